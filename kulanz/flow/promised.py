"""What a mail of ours promises, and which promises it keeps: shown while it is written, on record when it is sent."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kulanz.business import hours
from kulanz.business.models import Staff
from kulanz.conversations.models import Conversation, Message
from kulanz.followup import callbacks, promises, wishes
from kulanz.followup.models import Promise
from kulanz.followup.promises import Proof, Source
from kulanz.lib.refusal import Refusal
from kulanz.reading import dates, quotes
from kulanz.reading.promises import find
from kulanz.reply.models import Draft

from . import repeating
from .coaching import Reading
from .repeating import Standing

NOTED, UNNOTED, DAYS, KEPT, MOVED = "noted", "unnoted", "days", "kept", "moved"
GIVES = "gives"
# A copy that comes in later than this is history, not news.
FRESH = timedelta(days=2)
# What is older promises nothing any more for a day that is still to come.
REMEMBERED = timedelta(days=92)


@dataclass(frozen=True, slots=True)
class Commitment:
    """A promise as its words make it; `is_noted`: it goes on record when the mail is sent.

    `is_repeated`: it does not, as that is owed already.
    """

    words: str
    kind: str
    due: date | None
    is_noted: bool
    is_repeated: bool = False
    start: int = 0
    end: int = 0
    # Of a call, where its words name an hour: then it is planned.
    at: datetime | None = None

    @property
    def kind_display(self) -> str:
        return str(Promise.Kind(self.kind).label)


@dataclass(frozen=True, slots=True)
class Owed:
    """A promise on record in the conversation, and what the writer says this mail does to it.

    It moves only if the mail still names the day: `is_told`.
    """

    promise: Promise
    is_kept: bool
    moved_to: date | None
    is_told: bool = False


def of_draft(draft: Draft) -> list[Commitment]:
    """What the text promises, if it were sent now; what is passed on to others promises the customer nothing."""
    if draft.kind == Draft.Kind.FORWARD:
        return []
    text, today = Reading(draft).text, timezone.localdate()
    found = _read(text, today, draft.promised, _standing_after(draft, text, today))
    now = timezone.now()
    return [replace(one, at=_hour(one, now)) for one in found]


def on_record(draft: Draft) -> list[Owed]:
    """What is owed in its conversation already. An answer that was owed is kept by any mail, so it is not asked for."""
    if draft.conversation is None or draft.kind == Draft.Kind.FORWARD:
        return []
    kept, moved = set(draft.promised.get(KEPT, [])), _moves(draft)
    text, today = Reading(draft).text, timezone.localdate()
    return [
        Owed(one, one.pk in kept, day, is_told=day is not None and _names(text, day, today))
        for one in promises.still_open(conversation=draft.conversation)
        if (day := moved.get(one.pk)) or one.kind != Promise.Kind.REPLY
    ]


def say(
    draft: Draft,
    *,
    noted: str = "",
    unnoted: str = "",
    dated: str = "",
    day: date | None = None,
    kept: int | None = None,
    unkept: int | None = None,
    unmoved: int | None = None,
) -> None:
    """The writer says of a passage that it is a promise, is none, or by which day it is one; or that this mail keeps
    a promise on record, or does not, or that it tells of no later day after all.
    """
    if day and day < timezone.localdate():
        raise Refusal(_("Please choose a day that is still to come."))
    said = draft.promised
    said[NOTED] = _with(said.get(NOTED, []), noted, without=unnoted)
    said[UNNOTED] = _with(said.get(UNNOTED, []), unnoted, without=noted or dated)
    said[KEPT] = _with(said.get(KEPT, []), kept, without=unkept)
    said.get(MOVED, {}).pop(str(unmoved), None)
    if dated and day:
        said[DAYS] = said.get(DAYS, {}) | {dated: day.isoformat()}
    draft.save(update_fields=["promised"])


def write_with_gift(draft: Draft) -> None:
    """What it gives lies in it: unless its writer says so, no gift of which it speaks is owed besides."""
    draft.promised[GIVES] = True
    draft.save(update_fields=["promised"])


def announced(draft: Draft, promise: Promise) -> date | None:
    """The later day of which this mail tells them already."""
    day = draft.promised.get(MOVED, {}).get(str(promise.pk))
    return date.fromisoformat(day) if day else None


def announce_delay(draft: Draft, promise: Promise, day: date) -> None:
    """This mail tells them of a later day; the ledger follows when it is sent."""
    draft.promised[MOVED] = draft.promised.get(MOVED, {}) | {str(promise.pk): day.isoformat()}
    draft.save(update_fields=["promised"])


@transaction.atomic
def settle(draft: Draft, message: Message, *, by: Staff) -> None:
    """The mail is on its way: it keeps what it keeps, moves what it moves, and what it promises goes on record."""
    if draft.kind == Draft.Kind.FORWARD:
        return
    moved = _move(draft, message, by)
    _keep(message, set(draft.promised.get(KEPT, [])), by=by, but=moved)
    _note(message, draft.promised, by, moved)


@transaction.atomic
def note_copy(message: Message, *, is_history: bool = False) -> None:
    """A mail of ours from another program: what it promises goes on record, and an answer that was owed is kept.

    Of old mail that comes in only later, what is still to come counts; what is over is nobody's reproach.
    """
    if message.automatic or message.at < timezone.now() - REMEMBERED:
        return
    if is_history or message.at < timezone.now() - FRESH:
        _note_history(message)
        return
    _keep(message, set(), by=None, but={})
    _note(message, {}, message.conversation.assigned_to, {})


def _note_history(message: Message) -> None:
    """Old mail comes in any order."""
    conversation, today = message.conversation, timezone.localdate()
    before = promises.still_open(
        conversation=conversation, kind=Promise.Kind.REPLY, message__at__lt=message.at
    )
    for answer in before:
        promises.keep(answer, Proof(Promise.Evidence.MESSAGE, message.pk), by=None, at=message.at)
    ours = conversation.messages.filter(direction=Message.Direction.OUT, automatic="")
    is_last = not ours.filter(at__gt=message.at).exists()
    owed = [repeating.of(one) for one in _open_before(conversation, message)]
    for one in _read(message.text, _day_of(message), {}, owed):
        if one.is_noted and one.due and one.due >= today and (is_last or one.kind != Promise.Kind.REPLY):
            _make(message, one, conversation.assigned_to)


def _read(text: str, on: date, said: dict[str, Any], owed: list[Standing]) -> list[Commitment]:
    days, found = said.get(DAYS, {}), []
    for one in find(text, on):
        words = " ".join(text[one.start : one.end].split())
        due = one.due or _day(days.get(words))
        is_said = words in said.get(NOTED, []) or words in said.get(UNNOTED, [])
        repeats = not is_said and repeating.is_repeated(words, one.kind, due, on, owed)
        is_given = GIVES in said and one.kind == "gesture" and due is None
        is_none = is_given and words not in said.get(NOTED, [])
        is_noted = not is_none and words not in said.get(UNNOTED, []) and not repeats
        found.append(Commitment(words, one.kind, due, is_noted, repeats, one.start, one.end))
    return found


def _standing_after(draft: Draft, text: str, today: date) -> list[Standing]:
    """What would be owed besides, if it were sent now."""
    if draft.conversation is None:
        return []
    kept, told = set(draft.promised.get(KEPT, [])), _told(draft, text, today)
    return repeating.booked(draft.conversation) + [
        repeating.of(one, told.get(one.pk))
        for one in promises.still_open(conversation=draft.conversation)
        if one.pk in told or (one.pk not in kept and one.kind != Promise.Kind.REPLY)
    ]


def _note(message: Message, said: dict[str, Any], by: Staff | None, moved: dict[int, date]) -> None:
    """What it promises, save where it only repeats what is owed there already, as the call that is planned."""
    conversation = message.conversation
    owed = [repeating.of(one, moved.get(one.pk)) for one in _open_before(conversation, message)]
    owed += repeating.booked(conversation)
    for one in _read(message.text, _day_of(message), said, owed):
        hour = _hour(one, message.at)
        if not (one.is_noted or (hour and one.is_repeated)):
            continue
        if hour and callbacks.promise_at(message, _source(message, one), hour, by=by):
            continue
        if one.is_noted:
            _make(message, one, by)


def _hour(one: Commitment, said_at: datetime) -> datetime | None:
    return wishes.hour(one.words, said_at, hours.zone()) if one.kind == Promise.Kind.CALL else None


def _make(message: Message, one: Commitment, by: Staff | None) -> None:
    promises.make(
        message.conversation.customer,
        one.words,
        one.due,
        by=by,
        kind=one.kind,
        conversation=message.conversation,
        source=_source(message, one),
    )


def _source(message: Message, one: Commitment) -> Source:
    return Source(one.words, message=message, start=one.start, end=one.end)


def _keep(message: Message, ticked: Iterable[int], *, by: Staff | None, but: Iterable[int]) -> None:
    """A mail that leaves only after the day does not keep it before it has left."""
    wanted, now = set(ticked), timezone.now()
    for one in _open_before(message.conversation, message).exclude(pk__in=list(but)):
        if one.kind != Promise.Kind.REPLY and one.pk not in wanted:
            continue
        if one.due_at and one.due_at < message.at and message.at > now:
            promises.await_mail(one, message)
        else:
            promises.keep(one, Proof(Promise.Evidence.MESSAGE, message.pk), by=by, at=message.at)


def _open_before(conversation: Conversation, message: Message) -> Any:
    return promises.still_open(conversation=conversation).exclude(message=message)


def _move(draft: Draft, message: Message, by: Staff) -> dict[int, date]:
    """By number, the day to which each was moved."""
    wanted = _told(draft, message.text, _day_of(message))
    moved = {pk: day for pk, day in wanted.items() if day >= timezone.localdate()}
    found = list(promises.still_open(conversation=message.conversation, pk__in=moved))
    for one in found:
        promises.move(one, moved[one.pk], by=by, told=message)
    return {one.pk: moved[one.pk] for one in found}


def _told(draft: Draft, text: str, on: date) -> dict[int, date]:
    """Those of which the text still says the later day; the sentence may have been taken out."""
    return {pk: day for pk, day in _moves(draft).items() if _names(text, day, on)}


def _moves(draft: Draft) -> dict[int, date]:
    return {int(pk): date.fromisoformat(day) for pk, day in draft.promised.get(MOVED, {}).items()}


def _names(text: str, day: date, on: date) -> bool:
    new = (text[one.start : one.end] for one in quotes.split(text) if one.kind == "new")
    return any(one.on == day for said in new for one in dates.find(said, on))


def _day_of(message: Message) -> date:
    return message.at.astimezone(hours.zone()).date()


def _with(known: list[Any], added: Any, *, without: Any) -> list[Any]:
    kept = [one for one in known if one not in (added, without)]
    return [*kept, added] if added else kept


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None

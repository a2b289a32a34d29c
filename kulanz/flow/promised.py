"""What a mail of ours promises, and which promises it keeps: shown while it is written, on record when it is sent."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kulanz.business import hours
from kulanz.business.models import Staff
from kulanz.conversations.models import Conversation, Message
from kulanz.followup import promises
from kulanz.followup.models import Promise
from kulanz.followup.promises import Proof, Source
from kulanz.lib.refusal import Refusal
from kulanz.reading.promises import find
from kulanz.reply.models import Draft

from .coaching import Reading

UNNOTED, DAYS, KEPT, MOVED = "unnoted", "days", "kept", "moved"
# A copy that comes in later than this is history, not news.
FRESH = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Commitment:
    """A promise as its words make it; `is_noted`: it goes on record when the mail is sent."""

    words: str
    kind: str
    due: date | None
    is_noted: bool
    start: int = 0
    end: int = 0

    @property
    def kind_display(self) -> str:
        return str(Promise.Kind(self.kind).label)


@dataclass(frozen=True, slots=True)
class Owed:
    """A promise on record in the conversation, and what the writer says this mail does to it."""

    promise: Promise
    is_kept: bool
    moved_to: date | None


def of_draft(draft: Draft) -> list[Commitment]:
    """What the text promises, if it were sent now; what is passed on to others promises the customer nothing."""
    if draft.kind == Draft.Kind.FORWARD:
        return []
    return _read(Reading(draft).text, timezone.localdate(), draft.promised)


def on_record(draft: Draft) -> list[Owed]:
    """What is owed in its conversation already. An answer that was owed is kept by any mail, so it is not asked for."""
    if draft.conversation is None or draft.kind == Draft.Kind.FORWARD:
        return []
    kept, moved = set(draft.promised.get(KEPT, [])), draft.promised.get(MOVED, {})
    return [
        Owed(one, one.pk in kept, _day(moved.get(str(one.pk))))
        for one in promises.still_open(conversation=draft.conversation)
        if one.kind != Promise.Kind.REPLY or str(one.pk) in moved
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
) -> None:
    """The writer says of a passage that it is a promise, is none, or by which day it is one; or that this mail keeps
    a promise on record, or does not.
    """
    if day and day < timezone.localdate():
        raise Refusal(_("Please choose a day that is still to come."))
    said = draft.promised
    said[UNNOTED] = _with(said.get(UNNOTED, []), unnoted, without=noted or dated)
    said[KEPT] = _with(said.get(KEPT, []), kept, without=unkept)
    if dated and day:
        said[DAYS] = said.get(DAYS, {}) | {dated: day.isoformat()}
    draft.save(update_fields=["promised"])


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
    on = message.at.astimezone(hours.zone()).date()
    for one in _read(message.text, on, draft.promised):
        # The passage that tells of the later day is that promise, not another one.
        if one.is_noted and not (one.due and one.due in moved.values()):
            _make(message, one, by)


@transaction.atomic
def note_copy(message: Message) -> None:
    """A mail of ours from another program: what it promises goes on record, and an answer that was owed is kept."""
    if message.automatic or message.at < timezone.now() - FRESH:
        return
    _keep(message, set(), by=None, but={})
    owed_by = message.conversation.assigned_to
    for one in _read(message.text, message.at.astimezone(hours.zone()).date(), {}):
        _make(message, one, owed_by)


@transaction.atomic
def take_back(message: Message) -> None:
    """It was not sent after all, or came back: what it kept is owed again, and what it promised was not said."""
    settled = Promise.objects.filter(evidence=Promise.Evidence.MESSAGE, evidence_id=message.pk)
    for one in settled:
        promises.take_up_again(one, by=None)
    promises.forget(Promise.objects.filter(message=message))


def undelivered(message: Message) -> None:
    """It never reached them: the answer that was owed still is; what it promised may be kept all the same."""
    for one in Promise.objects.filter(evidence=Promise.Evidence.MESSAGE, evidence_id=message.pk):
        promises.take_up_again(one, by=None)


def _read(text: str, on: date, said: dict[str, Any]) -> list[Commitment]:
    unnoted, days = set(said.get(UNNOTED, [])), said.get(DAYS, {})
    found = []
    for one in find(text, on):
        words = " ".join(text[one.start : one.end].split())
        due = one.due or _day(days.get(words))
        found.append(Commitment(words, one.kind, due, words not in unnoted, one.start, one.end))
    return found


def _make(message: Message, one: Commitment, by: Staff | None) -> None:
    """Save where it only repeats what is owed there already, as the call that is planned."""
    conversation = message.conversation
    if one.due and _open_before(conversation, message).filter(kind=one.kind, due=one.due).exists():
        return
    promises.make(
        conversation.customer,
        one.words,
        one.due,
        by=by,
        kind=one.kind,
        conversation=conversation,
        source=Source(one.words, message=message, start=one.start, end=one.end),
    )


def _keep(message: Message, ticked: Iterable[int], *, by: Staff | None, but: Iterable[int]) -> None:
    wanted = set(ticked)
    for one in _open_before(message.conversation, message).exclude(pk__in=list(but)):
        if one.kind == Promise.Kind.REPLY or one.pk in wanted:
            promises.keep(one, Proof(Promise.Evidence.MESSAGE, message.pk), by=by, at=message.at)


def _open_before(conversation: Conversation, message: Message) -> Any:
    return promises.still_open(conversation=conversation).exclude(message=message)


def _move(draft: Draft, message: Message, by: Staff) -> dict[int, date]:
    """By number, the day to which each was moved."""
    moved = {}
    wanted = {int(pk): _day(on) for pk, on in draft.promised.get(MOVED, {}).items()}
    for one in promises.still_open(conversation=message.conversation, pk__in=wanted):
        day = wanted[one.pk]
        if day and day >= timezone.localdate():
            promises.move(one, day, by=by)
            moved[one.pk] = day
    return moved


def _with(known: list[Any], added: Any, *, without: Any) -> list[Any]:
    kept = [one for one in known if one not in (added, without)]
    return [*kept, added] if added else kept


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None

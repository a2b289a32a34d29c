"""Calls that we owe: asked for by the customer, promised or planned by hand, with the time agreed on."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kulanz.business import hours
from kulanz.business.models import Staff
from kulanz.conversations.models import Conversation, Message
from kulanz.journal.models import record
from kulanz.lib.refusal import Refusal

from . import numbers, promises, slots, wishes
from .models import Callback, Promise
from .promises import Source
from .wishes import Window

LONGEST_WISH = 200
# Who says "at ten" is not late at one minute past.
GRACE = timedelta(minutes=15)
LOOK_AHEAD_DAYS = 60
FURTHEST = timedelta(days=3660)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A call as it is asked for; `begins_at` is the time agreed on, `on` a day without one, `number` as written.

    A number that `is_known` as theirs is not doubted: new ones stand in no register yet.
    """

    number: str = ""
    wish: str = ""
    topic: str = ""
    preferred: Staff | None = None
    skill: str = ""
    begins_at: datetime | None = None
    on: date | None = None
    said_at: datetime | None = None
    is_known: bool = False


@transaction.atomic
def request(
    conversation: Conversation,
    wanted: Wanted,
    *,
    by: Staff | None,
    owed_by: Staff | None = None,
    source: Source | None = None,
) -> Callback:
    """One open call a conversation: who asks again changes it."""
    conversation = Conversation.objects.hold(conversation)
    number = wanted.number if wanted.is_known else numbers.checked(wanted.number)
    zone = numbers.zone_of(number)
    window = _window(wanted, zone)
    due, due_at = _due(wanted, window)
    topic = " ".join(wanted.topic.split()) or gettext("Call back")
    promise = find_promise(conversation)
    if promise is None:
        promise = promises.make(
            conversation.customer, topic, due, by=by, kind=Promise.Kind.CALL, conversation=conversation,
            owed_by=owed_by, due_at=due_at, source=source,
        )  # fmt: skip
    else:
        _change_promise(promise, topic, due, due_at, owed_by, by)
    callback = Callback.objects.filter(promise=promise).first() or Callback(promise=promise)
    _write(callback, wanted, number, zone, window)
    return callback


def find_promise(conversation: Conversation) -> Promise | None:
    """The call that is owed here, the most pressing first."""
    owed = promises.still_open(conversation=conversation, kind=Promise.Kind.CALL)
    return owed.select_related("callback", "customer", "owed_by").first()


def find(conversation: Conversation) -> Callback | None:
    promise = find_promise(conversation)
    return getattr(promise, "callback", None) if promise else None


@transaction.atomic
def set_time(
    callback: Callback,
    begins_at: datetime | None,
    *,
    by: Staff | None,
    answer: str = "",
    told: Message | None = None,
) -> None:
    """Another time; every one that was agreed on before is over, also in the customer's calendar."""
    if callback.promise.conversation:  # in the same order as everything else locks that touches both
        Conversation.objects.hold(callback.promise.conversation)
    callback.refresh_from_db(from_queryset=Callback.objects.select_for_update())
    wanted = Wanted(wish=callback.wish, begins_at=begins_at)
    if begins_at:
        slots.take_turn(callback.promise.owed_by)
    window = _window(wanted, numbers.zone_of(callback.number))
    due, due_at = _due(wanted, window)
    promises.move(callback.promise, due, by=by, due_at=due_at, told=told)
    callback.begins_at, callback.sequence = begins_at, callback.sequence + 1
    callback.answer, callback.answered_at = answer, timezone.now() if answer else None
    callback.save(update_fields=["begins_at", "sequence", "answer", "answered_at"])


@transaction.atomic
def promise_at(message: Message, source: Source, begins_at: datetime, *, by: Staff | None) -> bool:
    """This mail says when we call them: the call that is owed there gets its time, else one is owed from now on.

    False where a time still to come is agreed on already, or nobody could mean this one.
    """
    conversation, now = Conversation.objects.hold(message.conversation), timezone.now()
    owed = find_promise(conversation)
    callback: Callback | None = getattr(owed, "callback", None)
    agreed_on = agreed_at(callback) if callback else None
    if (agreed_on and agreed_on > now) or not now < begins_at < now + FURTHEST:
        return False
    if owed is None:
        request(conversation, Wanted(topic=source.words, begins_at=begins_at), by=by, source=source)
        return True
    callback = callback or Callback.objects.create(promise=owed, time_zone=hours.zone().key)
    set_time(callback, begins_at, by=by, told=message)
    return True


def forget_time(message: Message) -> None:
    """Nobody reads when we call them: the time of which this mail told is not agreed on."""
    rows = Callback.objects.filter(promise__moved_by=message, begins_at__isnull=False).select_related(
        "promise"
    )
    for callback in rows:
        if callback.begins_at and callback.promise.due_at == callback.begins_at + GRACE:
            callback.begins_at, callback.sequence = None, callback.sequence + 1
            callback.save(update_fields=["begins_at", "sequence"])


@transaction.atomic
def forget_number(conversation: Conversation, number: str, instead: str = "") -> None:
    """Somebody else answers there: the call is still owed, at another number or at one that is asked for."""
    Callback.objects.filter(
        promise__conversation=conversation, promise__state=Promise.State.OPEN, number=number
    ).update(number=instead)


def agreed_at(callback: Callback) -> datetime | None:
    """The time that was agreed on, unless the call was put off to another day since."""
    at = callback.begins_at
    return at if at and at.astimezone(hours.zone()).date() == callback.promise.due else None


def agreed(owed: Iterable[Promise]) -> dict[int, datetime]:
    """By promise the time of the call, where one is agreed on."""
    calls = [one.pk for one in owed if one.kind == Promise.Kind.CALL]
    found = Callback.objects.filter(promise__in=calls).select_related("promise") if calls else ()
    return {one.promise_id: at for one in found if (at := agreed_at(one))}


def is_at_wished_time(callback: Callback, at: datetime) -> bool:
    """By the clock alone: a wish for the afternoon also holds for the afternoon of another day."""
    if callback.wish_from is None or callback.wish_until is None:
        return False
    zone = ZoneInfo(callback.time_zone) if callback.time_zone else hours.zone()
    begins, ends = (moment.astimezone(zone).time() for moment in (callback.wish_from, callback.wish_until))
    return begins <= at.astimezone(zone).time() < ends


def note(kind: str, promise: Promise, by: Staff | None = None, **data: object) -> None:
    """Keep on record what became of the call."""
    record(kind, promise.conversation or promise.customer, by=by, promise=promise.pk, **data)


def _change_promise(
    promise: Promise, topic: str, due: date, due_at: datetime, owed_by: Staff | None, by: Staff | None
) -> None:
    Promise.objects.filter(pk=promise.pk).update(what=topic[: promises.LONGEST_WHAT])
    if owed_by and owed_by.pk != promise.owed_by_id:
        promises.hand_over(promise, owed_by, by=by or owed_by)
    if (promise.due, promise.due_at) != (due, due_at):
        promises.move(promise, due, by=by, due_at=due_at)
    promise.refresh_from_db()
    if promise.conversation:
        promises.tell_conversation(promise.conversation)
    note("call_changed", promise, by)


def _write(callback: Callback, wanted: Wanted, number: str, zone: ZoneInfo, window: Window | None) -> None:
    if callback.pk and callback.begins_at != wanted.begins_at:
        callback.sequence, callback.answer, callback.answered_at = callback.sequence + 1, "", None
    if wanted.begins_at:
        slots.take_turn(callback.promise.owed_by)
    callback.number, callback.time_zone = number, zone.key
    callback.wish = " ".join(wanted.wish.split())[:LONGEST_WISH]
    callback.wish_from, callback.wish_until = (window.begins, window.until) if window else (None, None)
    callback.preferred, callback.skill = wanted.preferred, wanted.skill[:50]
    callback.begins_at = wanted.begins_at
    callback.save()


def _window(wanted: Wanted, zone: ZoneInfo) -> Window | None:
    if not wanted.wish:
        return None
    now = timezone.now()
    return wishes.understand(wanted.wish, wanted.said_at or now, zone, now=now)


def _due(wanted: Wanted, window: Window | None) -> tuple[date, datetime]:
    """The day on which it is owed, and the moment after which it is late."""
    now, zone = timezone.now(), hours.zone()
    latest = now + FURTHEST
    if (wanted.begins_at and wanted.begins_at > latest) or (wanted.on and wanted.on > latest.date()):
        raise Refusal(_("Please choose a day within the next ten years."))
    if wanted.begins_at:
        if wanted.begins_at <= now:
            raise Refusal(_("This time is over. Please choose one that is still to come."))
        return wanted.begins_at.astimezone(zone).date(), wanted.begins_at + GRACE
    if wanted.on:
        if wanted.on < now.astimezone(zone).date():
            raise Refusal(_("Please choose a day that is still to come."))
        return wanted.on, _end_of(wanted.on, window)
    if window and window.until > now and hours.is_working_day(window.begins):
        return window.until.astimezone(zone).date(), window.until
    begun = max(now, window.begins) if window and window.is_day_named else now
    day = _working_day(begun)
    return day, _end_of(day, window)


def _working_day(since: datetime) -> date:
    """The first on which we are still open."""
    day = since.astimezone(hours.zone()).date()
    for _ahead in range(LOOK_AHEAD_DAYS):
        opens = hours.opening(day).astimezone(hours.zone()).date()
        if hours.closing(opens) > since:
            return opens
        day = opens + timedelta(days=1)
    return day


def _end_of(day: date, window: Window | None) -> datetime:
    """Closing time, or the end of the wished time where that is later."""
    closes = hours.closing(day)
    if window and window.until.astimezone(hours.zone()).date() == day:
        return max(closes, window.until)
    return closes

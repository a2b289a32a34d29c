"""The tries of a planned call, and when the next one is likeliest to reach somebody: by what worked."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kulanz.business import hours
from kulanz.business.models import Staff
from kulanz.conversations import calls
from kulanz.conversations.models import Call, Conversation
from kulanz.followup import callbacks, slots
from kulanz.followup.callbacks import Wanted
from kulanz.followup.models import Callback, Promise
from kulanz.lib.refusal import Refusal

# So many of the desk's last calls say at which hours people are reached.
MOST_CALLS = 400
# Of a single customer fewer are kept in mind, the newest.
MOST_OF_THEIRS = 20
PAUSE = timedelta(hours=2)
# Where each part of the day begins.
PARTS = (0, 11, 13, 17)
OWN, WISHED, TRIED, LATER, AROUND = 3.0, 2.0, 1.5, 0.4, 1

REASONS = {
    "own": _("they were reached at this time before"),
    "wished": _("the time they wish for"),
    "other_part": _("another part of the day than the tries so far"),
    "usual": _("most people are reached at this time"),
    "next": _("the next time at which you are open"),
}


@dataclass(frozen=True, slots=True)
class Try:
    at: datetime
    reason: str

    @property
    def why(self) -> str:
        return str(REASONS[self.reason])


@dataclass(slots=True)
class Worked:
    """By hour of our clock: in how many calls somebody was reached, of how many; and each customer's own hours."""

    reached: Counter[int] = field(default_factory=Counter)
    made: Counter[int] = field(default_factory=Counter)
    own: dict[int, list[int]] = field(default_factory=dict)

    def share(self, hour: int) -> float:
        """Of one in two where nothing is known yet (Laplace's rule of succession)."""
        return (self.reached[hour] + 1) / (self.made[hour] + 2)


def worked(customers: Iterable[int]) -> Worked:
    """Two queries, however many customers there are."""
    found, zone = Worked(), hours.zone()
    newest = Call.objects.order_by("-at").values_list("at", "outcome")[:MOST_CALLS]
    for at, outcome in newest:
        hour = at.astimezone(zone).hour
        found.made[hour] += 1
        found.reached[hour] += outcome in calls.SPOKEN
    spoken = Call.objects.filter(conversation__customer__in=list(customers), outcome__in=calls.SPOKEN)
    for customer, at in spoken.order_by("-at").values_list("conversation__customer", "at"):
        theirs = found.own.setdefault(customer, [])
        if len(theirs) < MOST_OF_THEIRS:
            theirs.append(at.astimezone(zone).hour)
    return found


def of(promises: Iterable[Promise]) -> dict[int, list[Call]]:
    """The tries of each since it was promised, the newest first; one query."""
    owed: dict[int, list[Promise]] = {}
    for one in promises:
        if one.conversation_id:
            owed.setdefault(one.conversation_id, []).append(one)
    found: dict[int, list[Call]] = {}
    for call in Call.objects.filter(conversation__in=list(owed)).select_related("by").order_by("-at"):
        for promise in owed[call.conversation_id]:
            if call.at >= promise.made_at:
                found.setdefault(promise.pk, []).append(call)
    return found


def next_try(
    promise: Promise, tries: list[Call], known: Worked, *, now: datetime | None = None
) -> Try | None:
    """After a try that reached nobody; None before the first one, and where a later time is agreed on."""
    now = now or timezone.now()
    missed = [call for call in tries if call.outcome in calls.TRIED]
    callback: Callback | None = getattr(promise, "callback", None)
    at = callbacks.agreed_at(callback) if callback else None
    if not missed or (at and at > now):
        return None
    zone = ZoneInfo(callback.time_zone) if callback and callback.time_zone else hours.zone()
    own, failed = known.own.get(promise.customer_id, []), Counter(_part(call.at) for call in missed)
    days = slots.working_days(now)
    best: tuple[float, Try] | None = None
    for ahead, day in enumerate(days):
        for at in slots.of_day(day):
            if at < max(now, missed[0].at + PAUSE) or slots.is_night(at, zone):
                continue
            signs = _signs(at, callback, own, failed)
            score = sum(signs.values()) + known.share(_hour(at)) - LATER * ahead
            if best is None or score > best[0]:
                best = score, Try(at, _reason(signs, known, at))
    return best[1] if best else None


@transaction.atomic
def take(conversation: Conversation, at: datetime, *, by: Staff) -> Callback:
    """The next try stands in the plan; who has agreed on nothing with the customer need not tell them."""
    promise = callbacks.find_promise(conversation)
    if promise is None:
        raise Refusal(_("No call is planned here any more."))
    callback: Callback | None = getattr(promise, "callback", None)
    if callback is None:  # promised in a mail, and not planned until now
        return callbacks.request(conversation, Wanted(topic=promise.what, begins_at=at), by=by)
    callbacks.set_time(callback, at, by=by)
    return callback


def _signs(at: datetime, callback: Callback | None, own: list[int], failed: Counter[int]) -> dict[str, float]:
    is_own = any(abs(hour - _hour(at)) <= AROUND - 1 for hour in own)
    is_wished = bool(callback and callbacks.is_at_wished_time(callback, at))
    return {
        "own": OWN * is_own,
        "wished": WISHED * is_wished,
        "other_part": -TRIED * min(failed[_part(at)], 2),
    }


def _reason(signs: dict[str, float], known: Worked, at: datetime) -> str:
    if signs["own"]:
        return "own"
    if signs["wished"]:
        return "wished"
    if known.share(_hour(at)) > 0.5 and known.reached[_hour(at)] > 1:
        return "usual"
    return "other_part" if not signs["other_part"] else "next"


def _part(at: datetime) -> int:
    return sum(_hour(at) >= begins for begins in PARTS)


def _hour(at: datetime) -> int:
    return at.astimezone(hours.zone()).hour

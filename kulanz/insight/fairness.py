"""Whether everybody is served alike: how long who waits for the first answer, group by group."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from math import ceil
from statistics import median
from typing import Any, NamedTuple

from django.db.models import CharField, OuterRef, Q, Subquery
from django.db.models.functions import Cast
from django.utils import timezone

from kulanz.business import hours
from kulanz.conversations import calls
from kulanz.conversations.models import Call, Conversation, Message
from kulanz.customers.models import Standing
from kulanz.triage.models import Dissatisfaction

WINDOWS = (30, 90)
# So long somebody without orders is new here.
NEW_FOR = timedelta(days=30)
# Fewer than that say nothing about a group.
FEWEST = 5
TOO_MUCH_LONGER = 2

SUPER, DISSATISFIED, NEW, EVERYONE_ELSE = "super_customer", "dissatisfied", "new", "everyone_else"
UNKNOWN = "unknown"


class Asked(NamedTuple):
    """A conversation that a customer began, or in which somebody waits now."""

    customer: int
    standing: str
    register: str
    language: str
    known_since: datetime
    since: datetime
    answered_at: datetime | None


@dataclass(slots=True)
class Group:
    """Waiting times are by the clock, nights and weekends included; the goal is that of the opening hours."""

    code: str
    number: int = 0
    waits: list[timedelta] = field(default_factory=list)
    in_time: int = 0
    # Answered or overdue: of the others nobody knows yet.
    decided: int = 0
    # How long those wait already who wait now.
    open_waits: list[timedelta] = field(default_factory=list)

    @property
    def waiting(self) -> int:
        return len(self.open_waits)

    @property
    def longest(self) -> timedelta | None:
        return max(self.open_waits, default=None)

    @property
    def so_far(self) -> list[timedelta]:
        """Each wait, as long as it was or is by now: a group whose answers are still missing waits as well."""
        return self.waits + self.open_waits

    @property
    def median(self) -> timedelta | None:
        return _middle(self.waits) if self.waits else None

    @property
    def nine_of_ten(self) -> timedelta | None:
        """Nine of ten had their answer in that time."""
        return sorted(self.waits)[ceil(0.9 * len(self.waits)) - 1] if self.waits else None

    @property
    def share_in_time(self) -> float | None:
        return self.in_time / self.decided if self.decided else None


@dataclass(frozen=True, slots=True)
class Comparison:
    """All conversations, told apart in one way."""

    code: str
    groups: list[Group]

    @property
    def unequal(self) -> list["Unequal"]:
        """The groups that wait more than twice as long as all the others together, those who wait now included."""
        return [one for group in self._known if (one := self._unequal(group))]

    @property
    def _known(self) -> list[Group]:
        return [one for one in self.groups if one.code != UNKNOWN]

    def _unequal(self, group: Group) -> "Unequal | None":
        theirs = group.so_far
        others = [wait for one in self._known if one is not group for wait in one.so_far]
        if min(len(theirs), len(others)) < FEWEST:
            return None
        slow, quick = _middle(theirs), _middle(others)
        return Unequal(group, slow, quick) if slow > TOO_MUCH_LONGER * quick else None


class Unequal(NamedTuple):
    group: Group
    median: timedelta
    of_the_others: timedelta


def compare(days: int, now: datetime | None = None) -> list[Comparison]:
    """By kind of customer, by form of address and by language, over the conversations of the last `days`."""
    now = now or timezone.now()
    states = _states(now - timedelta(days=days))
    asked, waiting = list(_asked(now - timedelta(days=days))), list(_waiting())
    ways: tuple[tuple[str, tuple[str, ...], Callable[[Asked], str]], ...] = (
        ("kind", (SUPER, DISSATISFIED, NEW, EVERYONE_ELSE), lambda one: _kind(one, states, now)),
        ("register", ("sie", "du", UNKNOWN), lambda one: one.register or UNKNOWN),
        ("language", ("de", "en", UNKNOWN), lambda one: one.language or UNKNOWN),
    )
    goals = _goals(sorted({one.since for one in asked}))
    return [Comparison(code, _groups(codes, told, asked, waiting, goals, now)) for code, codes, told in ways]


def _goals(moments: list[datetime]) -> dict[datetime, datetime]:
    """When what came at these moments (in order) was due: whatever came between two of the same goal has that goal."""
    if not moments:
        return {}
    first, last = hours.same_day_goal(moments[0]), hours.same_day_goal(moments[-1])
    if first == last or len(moments) < 3:
        return dict.fromkeys(moments, first) | {moments[-1]: last}
    middle = len(moments) // 2
    return _goals(moments[:middle]) | _goals(moments[middle:])


def _groups(
    codes: tuple[str, ...],
    told: Callable[[Asked], str],
    asked: Iterable[Asked],
    waiting: Iterable[Asked],
    goals: dict[datetime, datetime],
    now: datetime,
) -> list[Group]:
    groups = {code: Group(code) for code in codes}
    for one in asked:
        _count(groups.setdefault(told(one), Group(told(one))), one, goals[one.since], now)
    for one in waiting:
        groups.setdefault(told(one), Group(told(one))).open_waits.append(now - one.since)
    return [group for group in groups.values() if group.code != UNKNOWN or group.number or group.waiting]


def _count(group: Group, one: Asked, goal: datetime, now: datetime) -> None:
    group.number += 1
    if one.answered_at:
        group.waits.append(one.answered_at - one.since)
    if one.answered_at or goal < now:
        group.decided += 1
        group.in_time += bool(one.answered_at and one.answered_at <= goal)


def _middle(waits: list[timedelta]) -> timedelta:
    return timedelta(seconds=median(wait.total_seconds() for wait in waits))


def _kind(one: Asked, states: dict[int, list[tuple[datetime, datetime | None]]], now: datetime) -> str:
    until = one.answered_at or now
    for opened, closed in states.get(one.customer, ()):
        if opened <= until and (closed is None or closed >= one.since):
            return DISSATISFIED
    if one.standing == Standing.Kind.SUPER:
        return SUPER
    is_new = one.standing == Standing.Kind.NEW or (not one.standing and one.since - one.known_since < NEW_FOR)
    return NEW if is_new else EVERYONE_ELSE


def _states(since: datetime) -> dict[int, list[tuple[datetime, datetime | None]]]:
    """When whom we had made extremely dissatisfied, from when to when."""
    rows = Dissatisfaction.objects.filter(Q(closed_at=None) | Q(closed_at__gte=since))
    found: dict[int, list[tuple[datetime, datetime | None]]] = defaultdict(list)
    for customer, opened, closed in rows.values_list("customer", "opened_at", "closed_at"):
        found[customer].append((opened, closed))
    return found


def _as_text(moment: Any) -> Cast:
    """Django's way from a row to an instant takes longer than all else here; both databases write them in ISO 8601."""
    return Cast(moment, CharField())


def _instant(written: str) -> datetime:
    at = datetime.fromisoformat(written)
    return at if at.tzinfo else at.replace(tzinfo=UTC)


_MESSAGES = (
    Message.objects.filter(conversation=OuterRef("pk"), automatic="")
    .order_by("at")
    .values(told=_as_text("at"))
)
_WROTE = Subquery(_MESSAGES.filter(direction=Message.Direction.IN)[:1])
_ANSWERED = Subquery(_MESSAGES.filter(direction=Message.Direction.OUT)[:1])
_SPOKEN = Subquery(
    Call.objects.filter(conversation=OuterRef("pk"), outcome__in=calls.SPOKEN)
    .order_by("at")
    .values(told=_as_text("at"))[:1]
)
_FACTS = ("customer", "customer__standing__kind", "customer__register", "customer__language")


def _asked(since: datetime) -> Iterator[Asked]:
    """The conversations that customers began since then: when they wrote, and first had an answer or a call."""
    rows = Conversation.objects.present().filter(last_at__gte=since, created_at__gte=since).order_by()
    found = rows.values_list(*_FACTS, _as_text("customer__created_at"), _WROTE, _ANSWERED, _SPOKEN)
    for customer, standing, register, language, known, wrote, answered, spoken in found:
        if wrote and (answered is None or answered >= wrote):
            heard = min((_instant(at) for at in (answered, spoken) if at and at >= wrote), default=None)
            yield Asked(customer, standing or "", register, language, _instant(known), _instant(wrote), heard)


def _waiting() -> Iterator[Asked]:
    """Whoever waits now, however long already."""
    rows = Conversation.objects.present().filter(state=Conversation.State.OPEN, waiting_since__isnull=False)
    found = rows.order_by().values_list(*_FACTS, _as_text("customer__created_at"), _as_text("waiting_since"))
    for customer, standing, register, language, known, since in found:
        yield Asked(customer, standing or "", register, language, _instant(known), _instant(since), None)

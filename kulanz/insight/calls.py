"""Calls against mails: how many messages and days a matter took, and whether it came back."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from statistics import median

from django.db.models import QuerySet
from django.utils import timezone

from kulanz.conversations import calls
from kulanz.conversations.models import Call, Conversation, Message
from kulanz.journal.models import Event
from kulanz.triage.models import Assessment

# So long after it was done a matter may come back.
COMES_BACK_WITHIN = timedelta(days=14)
# Fewer than that say nothing.
FEWEST = 10
GRIEVANCES = ("furious", "unhappy")
CALLED, WRITTEN = "called", "written"


@dataclass(slots=True)
class Matter:
    """A conversation that was done: since when it ran, what it took until then, and whether it came back."""

    number: int
    customer: int
    began_at: datetime
    done_at: datetime
    messages: int = 0
    is_called: bool = False
    came_back: bool = False


@dataclass(slots=True)
class Group:
    """The matters in which somebody was spoken to by telephone, or those that were settled in writing alone."""

    code: str
    matters: list[Matter] = field(default_factory=list)

    @property
    def number(self) -> int:
        return len(self.matters)

    @property
    def messages(self) -> float | None:
        """In the middle one of them."""
        return median(one.messages for one in self.matters) if self.matters else None

    @property
    def lasted(self) -> timedelta | None:
        """Likewise."""
        spans = [(one.done_at - one.began_at).total_seconds() for one in self.matters]
        return timedelta(seconds=max(median(spans), 0)) if spans else None

    def came_back(self, now: datetime) -> float | None:
        """The share of those for which that can be said by now; None where it can be said of none."""
        old = [one for one in self.matters if now - one.done_at >= COMES_BACK_WITHIN]
        return sum(one.came_back for one in old) / len(old) if old else None


@dataclass(frozen=True, slots=True)
class Figures:
    called: Group
    written: Group
    # All calls in that time, by how they ended.
    outcomes: dict[str, int]
    now: datetime

    @property
    def is_enough(self) -> bool:
        return min(self.called.number, self.written.number) >= FEWEST


def compare(days: int, now: datetime | None = None) -> Figures:
    """Over what was done in the last `days`; six queries."""
    now = now or timezone.now()
    since = now - timedelta(days=days)
    matters = _done(since, now)
    _count_messages(matters, since)
    _mark_called(matters, since)
    _mark_returned(matters, since)
    groups = {code: Group(code) for code in (CALLED, WRITTEN)}
    for one in matters.values():
        groups[CALLED if one.is_called else WRITTEN].matters.append(one)
    return Figures(groups[CALLED], groups[WRITTEN], _outcomes(since, now), now)


def _done(since: datetime, now: datetime) -> dict[int, Matter]:
    """What we have answered and done in that time, by conversation; what was done twice counts from the first time."""
    done_at: dict[int, datetime] = {}
    for number, at in _events("closed", since).filter(at__lte=now).values_list("subject_id", "at"):
        done_at.setdefault(number, at)
    rows = Conversation.objects.present().filter(pk__in=_numbers("closed", since), last_out_at__isnull=False)
    facts = rows.order_by().values_list("pk", "customer", "created_at")
    return {pk: Matter(pk, who, began, done_at[pk]) for pk, who, began in facts if pk in done_at}


def _count_messages(matters: dict[int, Matter], since: datetime) -> None:
    rows = Message.objects.filter(conversation__in=_numbers("closed", since), automatic="")
    for number, at in rows.order_by().values_list("conversation", "at").iterator():
        matter = matters.get(number)
        if matter and at <= matter.done_at:
            matter.messages += 1


def _mark_called(matters: dict[int, Matter], since: datetime) -> None:
    spoken = Call.objects.filter(outcome__in=calls.SPOKEN, conversation__in=_numbers("closed", since))
    for number, at in spoken.order_by().values_list("conversation", "at"):
        matter = matters.get(number)
        if matter and at <= matter.done_at:
            matter.is_called = True


def _mark_returned(matters: dict[int, Matter], since: datetime) -> None:
    """Opened again by one of us, or they went on complaining, there or elsewhere."""
    for number, at in _events("reopened", since).values_list("subject_id", "at"):
        if number in matters and _is_soon(at, matters[number]):
            matters[number].came_back = True
    by_customer: dict[int, list[Matter]] = defaultdict(list)
    for one in matters.values():
        by_customer[one.customer].append(one)
    for customer, at in _grievances(since):
        for matter in by_customer.get(customer, ()):
            matter.came_back |= _is_soon(at, matter)


def _grievances(since: datetime) -> Iterator[tuple[int, datetime]]:
    rows = Assessment.objects.filter(
        message__at__gte=since, message__direction=Message.Direction.IN, mood__in=GRIEVANCES
    )
    yield from rows.order_by().values_list("message__conversation__customer", "message__at").iterator()


def _is_soon(at: datetime, matter: Matter) -> bool:
    return matter.done_at < at <= matter.done_at + COMES_BACK_WITHIN


def _outcomes(since: datetime, now: datetime) -> dict[str, int]:
    found: dict[str, int] = dict.fromkeys(Call.Outcome.values, 0)
    for outcome in (
        Call.objects.filter(at__gte=since, at__lte=now).order_by().values_list("outcome", flat=True)
    ):
        found[outcome] += 1
    return found


def _events(kind: str, since: datetime) -> QuerySet[Event]:
    return Event.objects.filter(subject_kind="conversation", kind=kind, at__gte=since).order_by("at")


def _numbers(kind: str, since: datetime) -> QuerySet[Event, int]:
    return _events(kind, since).order_by().values_list("subject_id", flat=True)

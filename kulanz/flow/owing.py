"""What is owed, as far as somebody may see it: the board, one customer's, and the few that stand on home."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from kulanz.business import hours
from kulanz.business.models import Staff
from kulanz.conversations import calls
from kulanz.conversations.models import Call, Conversation, Message
from kulanz.customers.models import Customer
from kulanz.followup import promises
from kulanz.followup.models import Promise

from . import delivering

PAGE = 50
MOST_UNDATED = 50
MOST_PROOFS = 3
State = Promise.State


@dataclass(frozen=True, slots=True)
class Board:
    """A page of what has a day, the most pressing first; at the end what has none."""

    dated: list[Promise]
    undated: list[Promise]
    next_cursor: str


@dataclass(frozen=True, slots=True)
class Count:
    """How many are broken, and how many are due today besides."""

    broken: int
    today: int


@dataclass(frozen=True, slots=True)
class Proofs:
    """What there is since it was made that may show that it was kept; the newest first."""

    messages: list[Message]
    calls: list[Call]


def visible_to(staff: Staff) -> QuerySet[Promise]:
    """Specialists see what they owe themselves and what is owed in conversations of theirs."""
    rows = Promise.objects.filter(promises.ALIVE)
    if not staff.is_specialist:
        return rows
    return rows.filter(
        Q(owed_by=staff) | Q(conversation__in=Conversation.objects.visible_to(staff).values("pk"))
    )


def board(staff: Staff, *, mine: bool = False, kind: str = "", cursor: str = "") -> Board:
    rows = _wanted(staff, mine, kind).filter(state=State.OPEN)
    told = rows.select_related("customer", "conversation", "owed_by", "message", "note")
    dated = told.filter(due_at__isnull=False).order_by("due_at", "pk")
    if after := read_cursor(cursor):
        at, pk = after
        dated = dated.filter(Q(due_at__gt=at) | Q(due_at=at, pk__gt=pk))
    page = list(dated[: PAGE + 1])
    is_last = len(page) <= PAGE
    last = page[PAGE - 1] if not is_last else None
    return Board(
        dated=page[:PAGE],
        undated=list(told.filter(due_at=None).order_by("pk")[:MOST_UNDATED]) if is_last else [],
        next_cursor=f"{last.due_at.isoformat()}_{last.pk}" if last and last.due_at else "",
    )


def settled(staff: Staff, *, mine: bool = False, kind: str = "") -> list[Promise]:
    """The last ones that were kept or are no longer owed."""
    rows = _wanted(staff, mine, kind).exclude(state=State.OPEN)
    told = rows.select_related("customer", "conversation", "owed_by", "settled_by")
    return list(told.order_by("-settled_at", "-pk")[:PAGE])


def count(staff: Staff, *, mine: bool = False) -> Count:
    now = timezone.now()
    rows = _wanted(staff, mine, "").filter(state=State.OPEN)
    tonight = hours.midnight(timezone.localdate(now) + timedelta(days=1))
    broken = rows.filter(due_at__lt=now).count()
    return Count(broken, rows.filter(due_at__gte=now, due_at__lt=tonight).count())


def to(customer: Customer, *, by: Staff) -> list[Promise]:
    """What is owed to them, the most pressing first."""
    rows = visible_to(by).filter(customer=customer)
    return list(promises.still_open(pk__in=rows.values("pk")))


def in_conversation(conversation: Conversation) -> list[Promise]:
    return list(promises.still_open(conversation=conversation))


def is_open_to(promise: Promise, staff: Staff) -> bool:
    """Whether they may read the conversation it stands in; who owes something need not be one of them."""
    if promise.conversation_id is None:
        return False
    return Conversation.objects.visible_to(staff).filter(pk=promise.conversation_id, deleted_at=None).exists()


def proofs(promise: Promise, *, by: Staff) -> Proofs:
    """Mails that have left and were not refused, and calls; nothing from a conversation that is closed to them."""
    if promise.conversation is None or not is_open_to(promise, by):
        return Proofs([], [])
    sent = Message.objects.filter(
        conversation=promise.conversation,
        direction=Message.Direction.OUT,
        automatic="",
        arrived_at__gt=promise.made_at,
        at__lte=timezone.now(),
    ).exclude(pk=promise.message_id or 0)
    newest = sent.order_by("-at").select_related("outbound").prefetch_related("outbound__recipients")
    there = [one for one in newest[: 2 * MOST_PROOFS] if not delivering.is_lost(one)]
    spoken = calls.of(promise.conversation).filter(at__gt=promise.made_at, outcome__in=calls.SPOKEN)
    return Proofs(there[:MOST_PROOFS], list(spoken.order_by("-at")[:MOST_PROOFS]))


def day_of(promise: Promise, today: date) -> str:
    """Under which heading of the board it stands."""
    if promise.due_at is None or promise.due is None:
        return "undated"
    if promise.is_late:
        return "broken"
    ahead = (promise.due - today).days
    return "today" if ahead <= 0 else "tomorrow" if ahead == 1 else "week" if ahead < 7 else "later"


def _wanted(staff: Staff, mine: bool, kind: str) -> QuerySet[Promise]:
    rows = visible_to(staff)
    if mine:
        rows = rows.filter(owed_by=staff)
    return rows.filter(kind=kind) if kind in Promise.Kind.values else rows


def read_cursor(cursor: str) -> tuple[datetime, int] | None:
    moment, _line, number = cursor.rpartition("_")
    try:
        at, pk = datetime.fromisoformat(moment), int(number)
    except ValueError:
        return None
    return (at, pk) if at.tzinfo and 0 < pk < 2**62 else None

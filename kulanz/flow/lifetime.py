"""All of a customer on one timeline: what was written, bought, promised, noted and decided, the newest first."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from heapq import merge
from itertools import islice
from typing import Any, Literal, NamedTuple, get_args

from django.db.models import Q, QuerySet, Subquery, Sum

from kulanz.business.models import Staff
from kulanz.conversations.models import Conversation, Message, Note
from kulanz.customers.models import Customer, Order, Refund
from kulanz.journal.models import Event
from kulanz.triage.models import Assessment, Dissatisfaction

Kind = Literal["message", "order", "promise", "note", "state"]
KINDS: tuple[Kind, ...] = get_args(Kind)
PAGE = 40
# What the curve of the mood shows at most.
MOODS_SHOWN = 40
ORDERS_SHOWN = 8
NOT_DONE_SHOWN = 20

PROMISES = (
    "promised",
    "promised_some_day",
    "promise_kept",
    "promise_moved",
    "promise_moved_back",
    "promise_dropped",
    "promise_reopened",
)
# What happened to the customer as such; a change of a telephone number is not part of anybody's story.
STATES = (
    "customer_merged",
    "customer_merge_undone",
    "crowned",
    "uncrowned",
    "crown_withdrawn",
    "silenced",
    "silenced_by_hand",
    "silence_lifted",
    "customer_exported",
    "consent_given",
    "consent_withdrawn",
    "consent_brought_back",
    "unsubscribed_by_link",
    "unsubscribed_by_mail",
)

Visible = QuerySet[Conversation]
Item = Message | Order | Refund | Event | Note | Dissatisfaction


class Place(NamedTuple):
    """Where an entry stands: two of the same moment are told apart by their source and number."""

    at: datetime
    source: int
    pk: int

    @property
    def cursor(self) -> str:
        return f"{self.at.isoformat()}_{self.source}_{self.pk}"


@dataclass(frozen=True, slots=True)
class Entry:
    kind: Kind
    place: Place
    item: Item
    # Of something that lasts, its end.
    is_end: bool = False

    @property
    def at(self) -> datetime:
        return self.place.at


@dataclass(frozen=True, slots=True)
class Page:
    entries: list[Entry]
    next_cursor: str | None


@dataclass(frozen=True, slots=True)
class Spending:
    """What somebody paid in one currency, what came back taken off; cancelled orders do not count."""

    currency: str
    cents: int


@dataclass(frozen=True, slots=True)
class _Source:
    """Where entries of a kind come from, and which of their moments counts."""

    kind: Kind
    rows: Callable[[Customer, Visible], QuerySet[Any]]
    moment: str = "at"
    is_end: bool = False


def page(customer: Customer, visible: Visible, *, kind: str = "", cursor: str = "", size: int = PAGE) -> Page:
    """One page; of conversations only what is `visible`, of `kind` alone where one is named."""
    before = _read(cursor)
    sources = [
        _newest(number, source, customer, visible, before, size)
        for number, source in enumerate(_SOURCES)
        if kind in ("", source.kind)
    ]
    found = list(islice(merge(*sources, key=lambda entry: entry.place, reverse=True), size + 1))
    shown = found[:size]
    return Page(shown, shown[-1].place.cursor if len(found) > size else None)


def moods(customer: Customer, visible: Visible) -> list[Assessment]:
    """The judgements of what they wrote lately, the oldest first."""
    rows = Assessment.objects.filter(message__conversation__in=_theirs(customer, visible)).exclude(mood="")
    written = rows.filter(message__direction=Message.Direction.IN, message__automatic="")
    found = written.select_related("message").defer("message__text", "message__passages", "found", "history")
    return list(found.order_by("-message__at")[:MOODS_SHOWN])[::-1]


def orders(customer: Customer) -> list[Order]:
    """The newest ones."""
    return list(customer.orders.select_related("shop")[:ORDERS_SHOWN])


def spending(customer: Customer) -> list[Spending]:
    """By currency, the most first; what is in different currencies is never added up."""
    rows = customer.orders.exclude(state=Order.State.CANCELLED).order_by().values("currency")
    sums = rows.annotate(all=Sum("total_cents"), back=Sum("refunded_cents"))
    found = [Spending(row["currency"], row["all"] - row["back"]) for row in sums]
    return sorted(found, key=lambda one: -one.cents)


def known_since(customer: Customer, visible: Visible) -> datetime:
    """When they first wrote or bought, whichever came first."""
    wrote = visible.filter(customer=customer).order_by("created_at").values("created_at")[:1]
    bought = customer.orders.order_by("placed_at").values("placed_at")[:1]
    firsts = Customer.objects.filter(pk=customer.pk).values_list(Subquery(wrote), Subquery(bought)).get()
    return min(filter(None, firsts), default=customer.created_at)


def not_done(customer: Customer, visible: Visible) -> list[Conversation]:
    """Their newest conversations of which something is left to do."""
    rows = _theirs(customer, visible).exclude(state=Conversation.State.DONE).order_by("-last_at")
    return list(rows.select_related("customer", "assigned_to")[:NOT_DONE_SHOWN])


def carers(customer: Customer, visible: Visible) -> list[Staff]:
    """Who has something of theirs that is not done."""
    left = _theirs(customer, visible).exclude(state=Conversation.State.DONE).exclude(assigned_to=None)
    return list(Staff.objects.filter(pk__in=left.values("assigned_to")))


def _theirs(customer: Customer, visible: Visible) -> QuerySet[Conversation]:
    present = visible.filter(deleted_at=None, quarantined_at=None, merged_into=None)
    return present.filter(customer=customer).order_by()


def _messages(customer: Customer, visible: Visible) -> QuerySet[Any]:
    rows = Message.objects.filter(conversation__in=_theirs(customer, visible).values("pk"))
    return rows.select_related("author", "channel", "assessment", "conversation")


def _notes(customer: Customer, visible: Visible) -> QuerySet[Any]:
    rows = Note.objects.filter(conversation__in=_theirs(customer, visible).values("pk"))
    return rows.select_related("author", "conversation", "call")


def _promises(customer: Customer, visible: Visible) -> QuerySet[Any]:
    theirs = _theirs(customer, visible).values("pk")
    rows = Event.objects.filter(subject_kind="conversation", subject_id__in=theirs, kind__in=PROMISES)
    return rows.select_related("actor")


def _states(customer: Customer, _visible: Visible) -> QuerySet[Any]:
    rows = Event.objects.filter(subject_kind="customer", subject_id=customer.pk, kind__in=STATES)
    return rows.select_related("actor")


def _orders(customer: Customer, _visible: Visible) -> QuerySet[Any]:
    return Order.objects.filter(customer=customer).select_related("shop")


def _refunds(customer: Customer, _visible: Visible) -> QuerySet[Any]:
    return Refund.objects.filter(order__customer=customer).select_related("order")


def _dissatisfied(customer: Customer, _visible: Visible) -> QuerySet[Any]:
    return Dissatisfaction.objects.filter(customer=customer).select_related("opened_by", "closed_by")


# Their order tells apart what has the same moment, so that new ones go to the end.
_SOURCES = (
    _Source("message", _messages),
    _Source("note", _notes),
    _Source("promise", _promises),
    _Source("state", _states),
    _Source("order", _orders, moment="placed_at"),
    _Source("order", _refunds),
    _Source("state", _dissatisfied, moment="opened_at"),
    _Source("state", _dissatisfied, moment="closed_at", is_end=True),
)


def _newest(
    number: int, source: _Source, customer: Customer, visible: Visible, before: Place | None, size: int
) -> Iterator[Entry]:
    rows = source.rows(customer, visible).filter(**{f"{source.moment}__isnull": False})
    if before:
        rows = rows.filter(_earlier(source.moment, number, before))
    for item in rows.order_by(f"-{source.moment}", "-pk")[: size + 1]:
        place = Place(getattr(item, source.moment), number, item.pk)
        yield Entry(source.kind, place, item, source.is_end)


def _earlier(moment: str, number: int, before: Place) -> Q:
    """Whatever stands below `before` in the order of places."""
    if number < before.source:
        return Q(**{f"{moment}__lte": before.at})
    earlier = Q(**{f"{moment}__lt": before.at})
    if number > before.source:
        return earlier
    # Said so that it is looked for once, not once for each side of the "or".
    return Q(**{f"{moment}__lte": before.at}) & (earlier | Q(pk__lt=before.pk))


def _read(cursor: str) -> Place | None:
    try:
        at, source, pk = cursor.split("_")
        moment = datetime.fromisoformat(at)
        return Place(moment, int(source), int(pk)) if moment.tzinfo and len(pk) < 19 else None
    except ValueError:
        return None

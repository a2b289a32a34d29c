"""What has gone back of an order, told by the shop or booked here, and how often somebody sends things back."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from kulanz.customers.models import Customer, Order, Refund

from .models import RefundCase

State, Way = RefundCase.State, RefundCase.Way
# What is on its way back, or may be.
RESERVED = (State.DECIDED, State.BOOKING, State.UNCLEAR)
MONTHS = 24
LOOK_BACK = timedelta(days=730)
# The shop may have been told by hand a little before it was decided here.
BEFORE = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Habit:
    """Of so many orders so many went back, whole or in part; cents by currency."""

    orders: int
    back: int
    cents: tuple[tuple[str, int], ...]


def left(order: Order, *, but: RefundCase | None = None) -> int:
    """Cents that were paid and neither went back nor are promised to; without what `but` asks for."""
    if order.state == Order.State.OPEN:
        return 0
    if order.state == Order.State.REFUNDED and not order.refunded_cents:
        return 0
    cases = [case for case in order.refund_cases.all() if but is None or case.pk != but.pk]
    reserved = sum(case.cents or 0 for case in cases if case.state in RESERVED)
    return max(order.total_cents - gone(order, cases) - reserved, 0)


def gone(order: Order, cases: Iterable[RefundCase]) -> int:
    """Cents that went back: what the shop tells, and what was booked here and the shop does not know."""
    told = list(order.refunds.all())
    untold = [case for case in _booked(cases) if not _is_told(case, told)]
    return order.refunded_cents + sum(case.cents or 0 for case in untold)


def unknown(order: Order) -> int:
    """Cents of which the shop tells that they went back, and no case here knows of them."""
    refunds = list(order.refunds.all())
    told = refunds.copy()
    for case in _booked(order.refund_cases.all()):
        _is_told(case, told)
    known = sum(one.cents for one in refunds) - sum(one.cents for one in told)
    return order.refunded_cents - known


def habit(customer: Customer, now: datetime | None = None) -> Habit:
    """Of the orders of the last two years."""
    since = (now or timezone.now()) - LOOK_BACK
    bought = (Order.State.PAID, Order.State.SENT, Order.State.REFUNDED)
    orders = Order.objects.filter(customer=customer, placed_at__gte=since, state__in=bought)
    cents: dict[str, int] = defaultdict(int)
    back = count = 0
    for order in orders.prefetch_related("refunds", "refund_cases"):
        count += 1
        went = gone(order, order.refund_cases.all())
        if order.state == Order.State.REFUNDED and not went:
            went = order.total_cents
        back += bool(went)
        cents[order.currency] += went
    return Habit(count, back, tuple((code, sum_) for code, sum_ in sorted(cents.items()) if sum_))


def _booked(cases: Iterable[RefundCase]) -> list[RefundCase]:
    """Those first of which the shop's own number is known."""
    return sorted((case for case in cases if case.state == State.BOOKED), key=lambda case: not case.remote_id)


def _is_told(case: RefundCase, told: list[Refund]) -> bool:
    """Whether the shop tells of it; what was booked by hand is known by its amount and its day, and counts once.

    It may be written down here long after it was paid, though hardly before it was decided.
    """
    since = case.told_shop_at or case.decided_at or case.booked_at
    for refund in told:
        is_it = refund.remote_id == case.remote_id
        if not case.remote_id and since:
            is_it = refund.cents == case.cents and refund.at > since - BEFORE
        if is_it:
            told.remove(refund)
            return True
    return False

"""Orders of a file that are there already: from an earlier file, or from further up in the same one."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from datetime import datetime

from kulanz.customers.models import Order, Shop
from kulanz.customers.orders import ToldLine, ToldOrder, ToldRefund

from .layout import Layout
from .reading import REFUND


class Settled:
    """What is to be written of a portion, and what is there just so."""

    def __init__(self) -> None:
        self.news: list[ToldOrder] = []
        self.known: list[Order] = []

    def add(self, one: ToldOrder, old: Order) -> None:
        if _is_same(one, old):
            self.known.append(old)
        else:
            self.news.append(one)


def settle(shop: Shop, told: Sequence[ToldOrder], layout: Layout, *, since: datetime) -> Settled:
    """`since`: when the file came; orders that were told from then on are of its own lines above.

    An order whose lines stand apart grows together; orders without a number that are alike are as many as there are
    lines; and one that says the same as before is left alone.
    """
    single = _numbered(told, layout)
    there = _there(shop, [one.remote_id for one in single])
    settled = Settled()
    for one in _alike(shop, single, there, since):
        old = there.get(one.remote_id)
        if old is None:
            settled.news.append(one)
        else:
            settled.add(_completed(one, old, layout, since), old)
    return settled


def merged(one: ToldOrder, later: ToldOrder, layout: Layout) -> ToldOrder:
    """Two parts of an order: the lines of both; the amounts added where each line has its own."""
    both = replace(later, lines=[*one.lines, *later.lines], name=one.name or later.name)
    if layout.amount_of == "order":
        return both
    cents = sum(refund.cents for refund in (*(one.refunds or ()), *(later.refunds or ())))
    return replace(
        both,
        placed_at=one.placed_at,
        total_cents=one.total_cents + later.total_cents,
        refunds=None
        if later.refunds is None
        else [ToldRefund(REFUND, one.placed_at, cents)]
        if cents
        else [],
    )


def _numbered(told: Sequence[ToldOrder], layout: Layout) -> list[ToldOrder]:
    """With those of the same number as one."""
    single: dict[str, ToldOrder] = {}
    unnumbered = []
    for one in told:
        if not one.number:
            unnumbered.append(one)
        elif one.remote_id in single:
            single[one.remote_id] = merged(single[one.remote_id], one, layout)
        else:
            single[one.remote_id] = one
    return [*single.values(), *unnumbered]


def _alike(
    shop: Shop, told: Sequence[ToldOrder], there: dict[str, Order], since: datetime
) -> list[ToldOrder]:
    """Each with an id of its own, in the order of the lines: the same file gives the same ids again."""
    often = Counter(one.remote_id for one in told if not one.number)
    next_free = {}
    for plain, times in often.items():
        above = there.get(plain)
        first = _first_free(shop, plain, since) if above and above.changed_at >= since else 1
        next_free[plain] = iter(range(first, first + times))
        if first + times > 2:
            there |= _there(shop, [_nth(plain, number) for number in range(first, first + times)])
    return [
        one if one.number else replace(one, remote_id=_nth(one.remote_id, next(next_free[one.remote_id])))
        for one in told
    ]


def _nth(plain: str, number: int) -> str:
    return plain if number == 1 else f"{plain}-{number}"


def _first_free(shop: Shop, plain: str, since: datetime) -> int:
    """The first number of an alike order that this file has not told yet; those before it have none left out."""

    def is_told(number: int) -> bool:
        return shop.orders.filter(remote_id=_nth(plain, number), changed_at__gte=since).exists()

    told, free = 1, 2
    while is_told(free):
        told, free = free, free * 2
    while free - told > 1:
        middle = (told + free) // 2
        told, free = (middle, free) if is_told(middle) else (told, middle)
    return free


def _there(shop: Shop, remote_ids: Sequence[str]) -> dict[str, Order]:
    return {order.remote_id: order for order in shop.orders.filter(remote_id__in=remote_ids)}


def _completed(one: ToldOrder, old: Order, layout: Layout, since: datetime) -> ToldOrder:
    """With its lines from further up in this file; what the file has no column for stays as it was told before."""
    if old.number and since <= old.changed_at < one.changed_at:
        one = merged(_as_told(old), one, layout)
    kept: dict[str, object] = {}
    if "status" not in layout.columns and "refunded" not in layout.columns:
        kept["state"] = old.state
    if "product" not in layout.columns:
        kept["lines"] = _lines(old.lines)
    return replace(one, **kept) if kept else one  # type: ignore[arg-type]  # the names are its own


def _is_same(one: ToldOrder, old: Order) -> bool:
    refunded = old.refunded_cents if one.refunds is None else sum(refund.cents for refund in one.refunds)
    return (
        (one.number[:100], one.email[:254], one.placed_at, one.state, one.total_cents, one.currency, refunded)
        == (
            old.number,
            one.email[:254] if old.is_nobodys else old.email,
            old.placed_at,
            old.state,
            old.total_cents,
            old.currency,
            old.refunded_cents,
        )
    ) and [asdict(line) for line in one.lines] == old.lines


def _as_told(old: Order) -> ToldOrder:
    refunds = [ToldRefund(REFUND, old.placed_at, old.refunded_cents)] if old.refunded_cents else []
    return ToldOrder(
        old.remote_id, old.number, old.placed_at, old.changed_at, old.state, old.total_cents, old.currency,
        lines=_lines(old.lines), refunds=refunds,
    )  # fmt: skip


def _lines(kept: Sequence[Mapping[str, object]]) -> list[ToldLine]:
    return [ToldLine(**line) for line in kept]  # type: ignore[arg-type]  # as they were kept from it

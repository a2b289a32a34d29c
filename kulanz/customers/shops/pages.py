"""Going through what a shop has, a page at a time, in the order in which it was last changed there.

The place where we are is a moment of the shop's clock, never of ours: the last change seen, and not later than the
shop itself says it is. Pages that begin at a moment, and are not merely numbered, neither miss nor repeat anything
when orders change while we read.
"""

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Generic, TypeVar

from kulanz.customers.models import Shop
from kulanz.customers.orders import ToldOrder, ToldProduct

from .trouble import Trouble

log = logging.getLogger(__name__)

T = TypeVar("T")
Thing = Mapping[str, Any]
Progress = dict[str, Any]

# So much is read again each time: several servers of one shop are rarely agreed on the time.
OVERLAP = timedelta(minutes=5)
# A clock that was put back since the last time: so much is read again.
PUT_BACK = timedelta(days=1)
# So many odd ones may come together; more, and nothing else beside them, is another language.
MOST_ODD = 5


@dataclass(frozen=True, slots=True)
class Page:
    """What one question brought, and the progress that is written when it is kept."""

    progress: Progress
    orders: Sequence[ToldOrder] = ()
    products: Sequence[ToldProduct] = ()
    # What could not be understood, by its number.
    odd: Sequence[str] = ()
    # The shop's own clock.
    at: datetime | None = None
    more: bool = True


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """One answer: each thing with the moment of its last change, whether more follow, and the shop's clock."""

    rows: Sequence[tuple[datetime, T]]
    more: bool
    at: datetime | None
    odd: Sequence[str] = ()

    @property
    def told(self) -> list[T]:
        return [row for _, row in self.rows]


Ask = Callable[[datetime | None, int], Found[T]]


def sort_out(
    things: Iterable[Thing],
    read: Callable[[Thing], tuple[datetime, T]],
    *,
    name: Callable[[Thing], object],
    more: bool,
    at: datetime | None,
) -> Found[T]:
    """Each thing as `read` understands it. One that is odd is named and left out; a whole page of them is Trouble."""
    rows, odd = [], []
    for thing in things:
        try:
            rows.append(read(thing))
        except (KeyError, TypeError, ValueError, AttributeError, ArithmeticError) as error:
            log.warning("%s could not be understood: %r", name(thing), error)
            odd.append(str(name(thing)))
    if len(odd) > MOST_ODD and not rows:
        raise Trouble("broken_answer", f"nothing on this page could be understood: {', '.join(odd[:3])} …")
    return Found(rows, more, at, odd)


Walk = Callable[[Progress], Iterator[tuple[Found[Any], Progress]]]


def products_and_orders(shop: Shop, products: Walk, orders: Walk) -> Iterator[Page]:
    """Products first, for not every order says whether its things are digital.

    Who was broken off amid the orders goes on there: else a slow shop would never come to its last order.
    """
    kept: Progress = dict(shop.progress)
    if not kept.get("is_amid_orders"):
        for seen, place in products(kept.get("products", {})):
            kept = kept | {"products": place, "is_amid_orders": not seen.more}
            yield Page(kept, products=seen.told, odd=seen.odd)
    for found, place in orders(kept.get("orders", {})):
        kept = kept | {"orders": place, "is_amid_orders": found.more}
        told = [order for order in found.told if order]
        yield Page(kept, orders=told, odd=found.odd, at=found.at, more=found.more)


def by_change(progress: Progress, ask: Ask[T]) -> Iterator[tuple[Found[T], Progress]]:
    """`ask(since, page)` gives what was changed at `since` or later, oldest first; `page` counts from 1 in that."""
    since, page = _moment(progress.get("since")), int(progress.get("page", 1))
    if since and page == 1:
        since -= OVERLAP
    found = ask(since, page)
    if since and found.at and found.at < since:
        since, page = found.at - PUT_BACK, 1
        found = ask(since, page)
    while True:
        newest = _newest(since, found)
        # A page full of one second is gone through by its number.
        page = page + 1 if found.more and newest == since else 1
        since = newest
        yield found, _written(since, found.at, page=page)
        if not found.more:
            return
        found = ask(since, page)


def by_number(progress: Progress, ask: Ask[T]) -> Iterator[tuple[Found[T], Progress]]:
    """The same for shops that cannot sort by change: numbered pages, in an order that never changes."""
    since, newest = _moment(progress.get("since")), _moment(progress.get("newest"))
    page = int(progress.get("page", 1))
    while True:
        found = ask(since - OVERLAP if since else None, page)
        newest, page = _newest(newest, found), page + 1
        if not found.more:
            yield found, _written(newest or since, found.at)
            return
        yield found, _written(since, None, page=page) | {"newest": newest.isoformat() if newest else None}


def _newest(until_now: datetime | None, found: Found[Any]) -> datetime | None:
    moments = [changed for changed, _ in found.rows]
    return max([*moments, until_now] if until_now else moments, default=None)


def _written(since: datetime | None, now: datetime | None, *, page: int = 1) -> Progress:
    if since and now and page == 1:
        since = min(since, now)
    return {"since": since.isoformat() if since else None, "page": page}


def _moment(text: Any) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def utc(text: str) -> datetime:
    """A moment as shops write it; one without a zone is UTC. Raises ValueError."""
    found = datetime.fromisoformat(text)
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found

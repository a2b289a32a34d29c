"""What each customer bought, in columns: a row a customer."""

from collections.abc import Iterator
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
WEEK = 7.0
# A rhythm is that of the latest purchases; what somebody did years ago says little of today.
LATEST = 3


@dataclass(frozen=True, slots=True)
class Buying:
    """One entry a customer in each column; days are numbers of days, money is in cents."""

    # Their places in whatever list of customers the orders came with.
    customer: Ints
    orders: Ints
    cents: Ints
    first: Ints
    last: Ints
    # Days on which they bought, without the first: two orders of one day are one decision.
    repeats: Ints
    # Days between the latest purchases; not a number where there was one alone.
    rhythm: Floats
    as_of: int

    @property
    def age(self) -> Floats:
        """Weeks since the first purchase."""
        weeks: Floats = (self.as_of - self.first) / WEEK
        return weeks

    @property
    def recency(self) -> Floats:
        """Weeks from the first purchase to the last."""
        weeks: Floats = (self.last - self.first) / WEEK
        return weeks

    @property
    def silence(self) -> Ints:
        """Days since the last purchase."""
        days: Ints = self.as_of - self.last
        return days

    @property
    def basket(self) -> Floats:
        """Mean cents a day of purchase."""
        mean: Floats = self.cents / (self.repeats + 1)
        return mean

    def __len__(self) -> int:
        return len(self.customer)

    def __iter__(self) -> Iterator[int]:
        return iter(range(len(self)))


def summed(customer: Ints, day: Ints, cents: Ints, as_of: int) -> Buying:
    """Columns of single orders, in any order, made into a row a customer; orders on or after `as_of` do not count.

    A negative amount is money given back: it lowers what was spent and is no purchase. Who has nothing but such rows
    is left out.
    """
    in_time = day < as_of
    customer, day, cents = customer[in_time], day[in_time], cents[in_time]
    is_purchase = cents >= 0
    known, place = np.unique(customer[is_purchase], return_inverse=True)
    order = np.lexsort((day[is_purchase], place))
    place, bought_on = place[order], day[is_purchase][order]
    is_new_day = np.ones(len(place), bool)
    is_new_day[1:] = (place[1:] != place[:-1]) | (bought_on[1:] != bought_on[:-1])
    at, on = place[is_new_day], bought_on[is_new_day]
    days = np.bincount(at, minlength=len(known))
    end = np.cumsum(days) - 1
    begin = end - days + 1
    lately = np.minimum(days - 1, LATEST)
    with np.errstate(invalid="ignore"):
        rhythm = (on[end] - on[end - lately]) / lately
    mine = np.searchsorted(known, customer).clip(0, max(len(known) - 1, 0))
    is_known = known[mine] == customer if len(known) else np.zeros(len(customer), bool)
    spent = np.bincount(mine[is_known], cents[is_known], minlength=len(known))
    return Buying(
        customer=known,
        orders=np.bincount(place, minlength=len(known)),
        cents=spent.astype(np.int64),
        first=on[begin],
        last=on[end],
        repeats=days - 1,
        rhythm=rhythm,
        as_of=as_of,
    )


def only(buying: Buying, chosen: NDArray[np.bool_]) -> Buying:
    """The rows that are chosen."""
    columns = {one.name: getattr(buying, one.name) for one in fields(buying) if one.name != "as_of"}
    return Buying(as_of=buying.as_of, **{name: column[chosen] for name, column in columns.items()})

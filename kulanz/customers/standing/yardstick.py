"""What is much in this shop: models fitted on all its orders, and how good the best are."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from . import forecast
from .buying import Buying, Floats

USUAL_RHYTHM = 90.0
STEPS = 1001
HORIZON = 270

Forecasts = Callable[[Buying], tuple[tuple[float, ...] | None, tuple[float, ...] | None]]


@dataclass(frozen=True, slots=True)
class Yardstick:
    """`rhythm` and `basket` are None where there are too few orders; then plain ranks decide (RFM)."""

    customers: int
    # So many days ahead.
    horizon: int
    # Days between two purchases, as usual here.
    usual_rhythm: float
    rhythm: tuple[float, ...] | None
    basket: tuple[float, ...] | None
    # Sorted worths of the customers, thinned out to at most STEPS.
    worths: tuple[float, ...] = ()
    # The same for silence, purchases and spending, for plain ranks.
    silences: tuple[float, ...] = ()
    repeats: tuple[float, ...] = ()
    spendings: tuple[float, ...] = ()

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Measured:
    """(customers,) each; the forecasts are None where there are too few orders."""

    # What the order of the best follows.
    worth: Floats
    # Share of customers who are better, 0 to 1.
    better: Floats
    p_alive: Floats | None
    purchases: Floats | None
    cents: Floats | None


def read(figures: dict[str, Any]) -> Yardstick:
    """What `as_json` wrote."""
    whole: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in figures.items()
    }
    return Yardstick(**whole)


def fit(buying: Buying, horizon: int = HORIZON, forecasts: Forecasts = forecast.fit) -> Yardstick:
    """Fitted on everybody's purchases; for no customers at all, too. `forecasts` may do its part elsewhere."""
    rhythm, basket = forecasts(forecast.sample(buying)) if forecast.is_enough(buying) else (None, None)
    came_back = buying.rhythm[buying.repeats > 0]
    yardstick = Yardstick(
        customers=len(buying),
        horizon=horizon,
        usual_rhythm=float(np.median(came_back)) if len(came_back) else USUAL_RHYTHM,
        rhythm=rhythm,
        basket=basket,
        silences=_thinned(buying.silence.astype(np.float64)),
        repeats=_thinned(buying.repeats.astype(np.float64)),
        spendings=_thinned(buying.cents.astype(np.float64)),
    )
    worths = _thinned(_worth(yardstick, buying)[0])
    return Yardstick(**(asdict(yardstick) | {"worths": worths}))


def measure(yardstick: Yardstick, buying: Buying) -> Measured:
    """What each customer is worth in the days ahead, and how many are worth more.

    Without enough orders worth is the sum of the ranks in silence, purchases and spending (RFM; Hughes 1994), 0 to 3.
    """
    worth, alive, purchases, cents = _worth(yardstick, buying)
    better = _share_above(yardstick.worths, worth)
    return Measured(worth, better, alive, purchases, cents)


def _worth(
    yardstick: Yardstick, buying: Buying
) -> tuple[Floats, Floats | None, Floats | None, Floats | None]:
    if yardstick.rhythm is None or yardstick.basket is None:
        below = (
            _share_above(yardstick.silences, buying.silence.astype(np.float64)),
            1 - _share_above(yardstick.repeats, buying.repeats.astype(np.float64)),
            1 - _share_above(yardstick.spendings, buying.cents.astype(np.float64)),
        )
        return np.sum(below, axis=0), None, None, None
    purchases = forecast.expected_purchases(yardstick.rhythm, buying, yardstick.horizon / 7)
    cents = purchases * forecast.expected_basket(yardstick.basket, buying)
    return cents, forecast.p_alive(yardstick.rhythm, buying), purchases, cents


def _thinned(values: Floats) -> tuple[float, ...]:
    if len(values) <= STEPS:
        return tuple(float(value) for value in np.sort(values))
    return tuple(float(value) for value in np.quantile(values, np.linspace(0, 1, STEPS)))


def _share_above(known: tuple[float, ...], values: Floats) -> Floats:
    """The share of the known values that are greater; equals count half."""
    if not known:
        return np.zeros(len(values))
    ladder = np.array(known)
    greater = len(ladder) - np.searchsorted(ladder, values, side="right")
    equal = np.searchsorted(ladder, values, side="right") - np.searchsorted(ladder, values, side="left")
    share: Floats = (greater + equal / 2) / len(ladder)
    return share

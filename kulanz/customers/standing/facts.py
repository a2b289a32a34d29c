"""What is known of one customer as a buyer and as somebody who writes; from it the kind of customer."""

from collections.abc import Iterator
from dataclasses import dataclass, field, fields, replace
from datetime import date
from math import isnan
from typing import Any

from .buying import Buying
from .yardstick import Measured, Yardstick

SUPER, LOYAL, NEW, AT_RISK, SLEEPING = "super_customer", "loyal", "new", "at_risk", "sleeping"
# Days: so long somebody is new, and so long nobody is given up whatever their rhythm.
NEW_FOR, PATIENCE, SLEEP_AT_LEAST = 90, 45, 180
# So many times the usual pause without a purchase.
LATE, GONE = 2.0, 4.0
# Among the best tenth; a recommendation makes up for as much again.
BEST, BEST_WHEN_RECOMMENDING = 0.1, 0.2
FEWEST_FOR_SUPER, FEWEST_WHEN_RECOMMENDING = 4, 3
# Easy to serve: at most so many complaints, orders given back, and letters, for each order.
MOST_COMPLAINTS, MOST_RETURNS, MOST_LETTERS = 0.25, 0.25, 4


@dataclass(frozen=True, slots=True)
class Voice:
    """What somebody wrote to us, as upper rooms know it."""

    letters: int = 0
    complaints: int = 0
    praise: int = 0
    # They recommended us; they came because somebody did.
    recommends: int = 0
    was_sent: int = 0


@dataclass(frozen=True, slots=True)
class Facts:
    orders: int
    # Days on which they bought.
    days: int
    first_on: date
    last_on: date
    as_of: date
    # Days between the latest purchases; None after the first.
    rhythm_days: int | None
    # What others usually pause.
    usual_days: int
    # Share of customers who are better.
    better: float
    worth: float
    p_alive: float | None = None
    expected_orders: float | None = None
    expected_cents: int | None = None
    # {currency: cents}, what came back taken off.
    spend: dict[str, int] = field(default_factory=dict)
    refunds: int = 0
    voice: Voice = Voice()

    @property
    def silence(self) -> int:
        return (self.as_of - self.last_on).days

    @property
    def pause(self) -> float:
        """How long a pause is nothing special with this customer."""
        if self.rhythm_days is None or self.days < 3:
            return max(self.usual_days, self.rhythm_days or 0)
        return self.rhythm_days

    def as_json(self) -> dict[str, Any]:
        """What `read` reads; written out because `asdict` would copy everything, 300,000 times a night."""
        figures = {name: getattr(self, name) for name in _FIGURES}
        days = {name: getattr(self, name).isoformat() for name in _DAYS}
        return figures | days | {"voice": plain(self.voice)}


_DAYS = ("first_on", "last_on", "as_of")
_FIGURES = tuple(one.name for one in fields(Facts) if one.name not in (*_DAYS, "voice"))
_SAID = tuple(one.name for one in fields(Voice))


def find(figures: dict[str, Any]) -> Facts | None:
    """What `as_json` wrote; None of somebody who never ordered."""
    return read(figures) if "first_on" in figures else None


def read(figures: dict[str, Any]) -> Facts:
    """What `as_json` wrote."""
    days = {name: date.fromisoformat(figures[name]) for name in _DAYS}
    return Facts(**(figures | days | {"voice": Voice(**figures["voice"])}))


def each(buying: Buying, yardstick: Yardstick, measured: Measured) -> Iterator[Facts]:
    """One after the other, in the order of `buying`."""
    as_of = date.fromordinal(buying.as_of)
    for at in buying:
        rhythm = float(buying.rhythm[at])
        yield Facts(
            orders=int(buying.orders[at]),
            days=int(buying.repeats[at]) + 1,
            first_on=date.fromordinal(int(buying.first[at])),
            last_on=date.fromordinal(int(buying.last[at])),
            as_of=as_of,
            rhythm_days=None if isnan(rhythm) else max(1, round(rhythm)),
            usual_days=max(1, round(yardstick.usual_rhythm)),
            better=float(measured.better[at]),
            worth=float(measured.worth[at]),
            p_alive=None if measured.p_alive is None else float(measured.p_alive[at]),
            expected_orders=None if measured.purchases is None else float(measured.purchases[at]),
            expected_cents=None if measured.cents is None else round(float(measured.cents[at])),
        )


def plain(voice: Voice) -> dict[str, int]:
    return {name: getattr(voice, name) for name in _SAID}


def kind(facts: Facts) -> str:
    """One of SUPER, LOYAL, NEW, AT_RISK, SLEEPING."""
    patience = max(PATIENCE, LATE * facts.pause)
    if facts.silence > max(SLEEP_AT_LEAST, GONE * facts.pause):
        return SLEEPING
    if facts.days == 1:
        return NEW if facts.silence <= NEW_FOR else AT_RISK
    if facts.silence > patience:
        return AT_RISK
    return SUPER if _is_super(facts) else LOYAL


def with_voice(facts: Facts, voice: Voice, *, spend: dict[str, int], refunds: int) -> Facts:
    return replace(facts, voice=voice, spend=spend, refunds=refunds)


def _is_super(facts: Facts) -> bool:
    """Buys again and again, is easy to serve, and best of all sends us others."""
    if facts.days < (FEWEST_WHEN_RECOMMENDING if facts.voice.recommends else FEWEST_FOR_SUPER):
        return False
    is_easy = (
        facts.voice.complaints <= MOST_COMPLAINTS * facts.orders
        and facts.refunds <= MOST_RETURNS * facts.orders
        and facts.voice.letters <= MOST_LETTERS * facts.orders
    )
    best = BEST_WHEN_RECOMMENDING if facts.voice.recommends else BEST
    return is_easy and facts.better <= best

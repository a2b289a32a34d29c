"""Standings in the database: all of them with a new yardstick, or the few whose facts have changed."""

import json
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import islice

import numpy as np
from django.db import connection, transaction
from django.db.models import CharField, QuerySet
from django.db.models.functions import Cast, Substr
from django.utils import timezone

from kulanz.customers.models import Order, Standing, Yardstick

from . import buying, facts, forecast, yardstick
from .buying import Floats, Ints
from .facts import Facts, Voice

AT_ONCE = 2000
_WRITE = (
    "INSERT INTO customers_standing"
    " (customer_id, kind, reckoned, facts, rank, reckoned_at, is_stale, crowned_note)"
    " VALUES (%s, %s, %s, %s, %s, %s, %s, %s) ON CONFLICT (customer_id) DO UPDATE SET kind = excluded.kind,"
    " reckoned = excluded.reckoned, facts = excluded.facts, rank = excluded.rank,"
    " reckoned_at = excluded.reckoned_at"
)
# Orders in another currency count as much as they usually do here, once there are so many.
FEWEST_TO_COMPARE = 20

# What upper rooms know of these customers; who is not in it has written nothing.
Voices = Callable[[Sequence[int]], Mapping[int, Voice]]


@dataclass(frozen=True, slots=True)
class Bought:
    """Orders in columns; `currency` holds places in `currencies`."""

    customer: Ints
    day: Ints
    kept_cents: Ints
    refunded: Ints
    currency: Ints
    currencies: Sequence[str]


def fit_anew() -> int:
    """Measure the shop again and reckon everybody; how many there are. What they wrote is taken as last known."""
    bought = _bought(Order.objects.all())
    as_of = timezone.localdate().toordinal()
    rates = _rates(bought)
    summed = _summed(bought, rates, as_of)
    stick = yardstick.fit(summed, forecasts=forecast.fit_apart)
    Yardstick.objects.update_or_create(
        pk=1, defaults={"figures": {**stick.as_json(), "rates": rates}, "fitted_at": timezone.now()}
    )
    measured = yardstick.measure(stick, summed)
    ranks = np.empty(len(summed), np.int64)
    ranks[np.argsort(-measured.worth, kind="stable")] = np.arange(1, len(summed) + 1)
    money = _money(bought)
    told = zip(summed.customer.tolist(), ranks.tolist(), facts.each(summed, stick, measured), strict=True)
    return sum(_keep(batch, money, None) for batch in _batches(told))


def catch_up(voices: Voices) -> int:
    """Reckon those with whom something happened since, by the yardstick that there is; how many it were."""
    row = Yardstick.objects.first()
    if row is None:
        fit_anew()
        row = Yardstick.objects.get()
    figures = dict(row.figures)
    rates = figures.pop("rates")
    stick = yardstick.read(figures)
    done = 0
    while stale := list(Standing.objects.filter(is_stale=True).values_list("customer", flat=True)[:AT_ONCE]):
        done += _reckon(stale, stick, rates, voices)
    return done


def is_outgrown() -> bool:
    """Whether a tenth more customers have ordered since the yardstick was made."""
    row = Yardstick.objects.first()
    if row is None:
        return True
    ranked = Standing.objects.exclude(reckoned="").count()
    return bool(ranked > max(row.figures["customers"] * 1.1, 10))


def _reckon(customers: list[int], stick: yardstick.Yardstick, rates: dict[str, float], voices: Voices) -> int:
    # First of all: what happens from now on makes them stale again.
    Standing.objects.filter(customer__in=customers).update(is_stale=False)
    bought = _bought(Order.objects.filter(customer__in=customers))
    summed = _summed(bought, rates, timezone.localdate().toordinal())
    measured = yardstick.measure(stick, summed)
    ranks = (measured.better * stick.customers).astype(np.int64) + 1
    told = {
        customer: (rank, known)
        for customer, rank, known in zip(
            summed.customer.tolist(), ranks.tolist(), facts.each(summed, stick, measured), strict=True
        )
    }
    said = voices(customers)
    rows = [(customer, *told.get(customer, (None, None))) for customer in customers]
    return _keep(rows, _money(bought), said)


Row = tuple[int, int | None, Facts | None]


@transaction.atomic
def _keep(rows: Sequence[Row], money: "_Money", said: Mapping[int, Voice] | None) -> int:
    """Write standings down; without `said` what they wrote stays as it was."""
    locked = Standing.objects.select_for_update().filter(customer__in=[row[0] for row in rows])
    there = {standing.customer_id: standing for standing in locked}
    standings = [_filled(there.get(row[0]) or Standing(customer_id=row[0]), row, money, said) for row in rows]
    _write(standings)
    return len(standings)


def _write(standings: Sequence[Standing]) -> None:
    """Past Django's statement builder: every night it would take half of the time for as many rows."""
    at = connection.ops.adapt_datetimefield_value(timezone.now())
    with connection.cursor() as cursor:
        cursor.executemany(
            _WRITE,
            [
                (
                    one.customer_id,
                    one.kind,
                    one.reckoned,
                    json.dumps(one.facts),
                    one.rank,
                    at,
                    one.is_stale,
                    "",
                )
                for one in standings
            ],
        )


def _filled(standing: Standing, row: Row, money: "_Money", said: Mapping[int, Voice] | None) -> Standing:
    customer, rank, known = row
    voice = Voice(**standing.facts.get("voice", {})) if said is None else said.get(customer, Voice())
    if known:
        known = facts.with_voice(known, voice, spend=money.spent[customer], refunds=money.refunds[customer])
    standing.facts = known.as_json() if known else {"voice": facts.plain(voice)}
    standing.rank, standing.reckoned = rank, facts.kind(known) if known else ""
    standing.settle()
    return standing


@dataclass(frozen=True, slots=True)
class _Money:
    # customer: {currency: cents}, what came back taken off; customer: orders of which something came back.
    spent: Mapping[int, dict[str, int]]
    refunds: Mapping[int, int]


def _money(bought: Bought) -> _Money:
    spent: dict[int, dict[str, int]] = defaultdict(dict)
    for place, currency in enumerate(bought.currencies):
        of_it = bought.currency == place
        customers, at = np.unique(bought.customer[of_it], return_inverse=True)
        sums = np.zeros(len(customers), np.int64)
        np.add.at(sums, at, bought.kept_cents[of_it])
        for customer, cents in zip(customers.tolist(), sums.tolist(), strict=True):
            spent[customer][currency] = cents
    back, counts = np.unique(bought.customer[bought.refunded > 0], return_counts=True)
    return _Money(spent, defaultdict(int, zip(back.tolist(), counts.tolist(), strict=True)))


def _bought(orders: QuerySet[Order]) -> Bought:
    """What was paid and not cancelled, by people we know, on the shop's own days."""
    rows = (
        orders.filter(customer__isnull=False)
        .exclude(state__in=(Order.State.CANCELLED, Order.State.OPEN))
        .annotate(
            hour=Substr(Cast("placed_at", CharField()), 1, 13)
        )  # the text of a moment begins with its day and its hour
        .order_by()
        .values_list("customer", "hour", "total_cents", "refunded_cents", "currency", "state")
    )
    days: dict[str, int] = {}
    places: dict[str, int] = {}
    columns = tuple(array("q") for _ in range(5))
    for who, hour, total, told_back, code, state in rows.iterator(chunk_size=10_000):
        # Some shops say that all went back, and not how much that was.
        back = total if state == Order.State.REFUNDED and not told_back else told_back
        if hour not in days:
            days[hour] = _day(hour)
        entry = (who, days[hour], max(total - back, 0), back, places.setdefault(code, len(places)))
        for column, value in zip(columns, entry, strict=True):
            column.append(value)
    customer, bought_on, kept, refunded, currency = (np.array(column, np.int64) for column in columns)
    return Bought(customer, bought_on, kept, refunded, currency, tuple(places))


def _day(hour: str) -> int:
    """Of an hour in Greenwich, the day it was here."""
    return timezone.localdate(datetime.fromisoformat(hour).replace(tzinfo=UTC)).toordinal()


def _rates(bought: Bought) -> dict[str, float]:
    """What one cent of each currency counts beside others: usual orders are taken to be worth the same."""
    usual: dict[str, float] = {}
    often: dict[str, int] = {}
    for place, currency in enumerate(bought.currencies):
        paid = bought.kept_cents[(bought.currency == place) & (bought.kept_cents > 0)]
        often[currency] = len(paid)
        usual[currency] = float(np.median(paid)) if len(paid) else 0.0
    main = max(often, key=lambda one: often[one], default="")
    return {
        currency: usual[main] / usual[currency]
        if often[currency] >= FEWEST_TO_COMPARE and usual[currency]
        else 1.0
        for currency in usual
    }


def _summed(bought: Bought, rates: Mapping[str, float], as_of: int) -> buying.Buying:
    rate: Floats = np.array([rates.get(currency, 1.0) for currency in bought.currencies] or [1.0])
    alike = np.rint(bought.kept_cents * rate[bought.currency]).astype(np.int64)
    # All until now counts, and today is no day ago.
    return replace(buying.summed(bought.customer, bought.day, alike, as_of + 1), as_of=as_of)


def _batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    entries = iter(rows)
    while batch := list(islice(entries, AT_ONCE)):
        yield batch

"""On which terms money goes back, and where an order stands on a day: withdrawal by law, guarantee, grace, outside.

Days are those of the business's time zone. The day on which the time begins to run counts as day 0, so that day 90 of
90 is the last one of the guarantee. The right of withdrawal ends as the law says: on the next working day where its
last one is a Saturday, a Sunday or a public holiday (BGB § 193; regulation 1182/71, article 3).
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from kulanz.business import hours
from kulanz.customers.models import Order, Product
from kulanz.lib import turns

from .models import Guarantee

Begins = Guarantee.Begins
WITHDRAWAL, GUARANTEE, GRACE, OUTSIDE, UNKNOWN = "withdrawal", "guarantee", "grace", "outside", "unknown"
# Within these the answer is yes.
COVERED = (WITHDRAWAL, GUARANTEE, GRACE)
# Where nobody told the day of delivery: so long after it was sent, or after it was paid.
UNDERWAY, UNSENT = timedelta(days=3), timedelta(days=5)
SATURDAY = 5
# How the first day is known.
SAID, BOUGHT, SENT, PAID, NO_ACCESS = "said", "bought", "sent", "paid", "no_access"


@dataclass(frozen=True, slots=True)
class Terms:
    days: int = 30
    begins: str = Begins.PURCHASE
    grace_days: int = 14
    withdrawal_days: int = 14


@dataclass(frozen=True, slots=True)
class Start:
    """The first day, and how it is known; `is_sure` where nothing had to be assumed."""

    on: date
    known_by: str

    @property
    def is_sure(self) -> bool:
        return self.known_by in (SAID, BOUGHT)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an order stands on the day `on`; without a `start` only that nothing is known of it."""

    code: str
    on: date
    terms: Terms
    start: Start | None = None
    # The last days on which each of them holds; None for no right of withdrawal.
    withdrawal_until: date | None = None
    guarantee_until: date | None = None
    grace_until: date | None = None

    @property
    def day(self) -> int:
        """The how manieth day of the guarantee it was."""
        return max((self.on - self.start.on).days, 0) if self.start else 0

    @property
    def until(self) -> date | None:
        """The last day of that on which they can rely, or on which they could."""
        last = {WITHDRAWAL: self.withdrawal_until, GUARANTEE: self.guarantee_until}
        return last.get(self.code, self.grace_until)

    @property
    def is_covered(self) -> bool:
        return self.code in COVERED

    @property
    def is_ours(self) -> bool:
        """Within what we promise ourselves, be it the law's as well."""
        return self.grace_until is not None and self.on <= self.grace_until


def standing(
    order: Order | None,
    on: date,
    *,
    lines: Iterable[int] = (),
    begun_on: date | None = None,
    book: "Book | None" = None,
) -> Standing:
    """Of those lines of it, or of all; where their terms differ, the latest of each of the three days counts.

    `begun_on` is the first day where somebody knows it better than the order.
    """
    book = book or Book()
    terms = book.of(order, lines) if order else [book.general]
    found = [_standing(order, on, one, begun_on) for one in terms]
    return _kindest(found)


def local_day(at: datetime) -> date:
    return at.astimezone(hours.zone()).date()


def noon(day: date) -> datetime:
    return datetime.combine(day, time(12), hours.zone())


def _standing(order: Order | None, on: date, terms: Terms, begun_on: date | None) -> Standing:
    start = _start(order, terms.begins, begun_on)
    if start is None:
        return Standing(UNKNOWN, on, terms)
    guaranteed = start.on + timedelta(days=terms.days)
    grace = guaranteed + timedelta(days=terms.grace_days)
    withdrawal = _withdrawal(order, terms, begun_on)
    code = _code(on, withdrawal, guaranteed, grace)
    return Standing(code, on, terms, start, withdrawal, guaranteed, grace)


def _code(on: date, withdrawal: date | None, guaranteed: date | None, grace: date | None) -> str:
    lasts = ((WITHDRAWAL, withdrawal), (GUARANTEE, guaranteed), (GRACE, grace))
    return next((name for name, last in lasts if last and on <= last), OUTSIDE)


def _kindest(found: list[Standing]) -> Standing:
    """The terms told with it are those of the line by which it holds."""
    withdrawal = max((one.withdrawal_until for one in found if one.withdrawal_until), default=None)
    guaranteed = max((one.guarantee_until for one in found if one.guarantee_until), default=None)
    grace = max((one.grace_until for one in found if one.grace_until), default=None)
    if grace is None:
        return found[0]
    code = _code(found[0].on, withdrawal, guaranteed, grace)
    by_guarantee = code in (WITHDRAWAL, GUARANTEE)
    best = max(found, key=lambda one: (one.guarantee_until if by_guarantee else one.grace_until) or date.min)
    return replace(
        best, code=code, withdrawal_until=withdrawal, guarantee_until=guaranteed, grace_until=grace
    )


def _withdrawal(order: Order | None, terms: Terms, begun_on: date | None) -> date | None:
    """For goods from their delivery on, for all else from the purchase, whatever our own terms count from."""
    if not terms.withdrawal_days:
        return None
    begins = Begins.PURCHASE if order and order.is_digital else Begins.DELIVERY
    start = _start(order, begins, begun_on)
    return _working_day(start.on + timedelta(days=terms.withdrawal_days)) if start else None


def _working_day(day: date) -> date:
    while day.weekday() >= SATURDAY or hours.is_public_holiday(day):
        day += timedelta(days=1)
    return day


def _start(order: Order | None, begins: str, begun_on: date | None) -> Start | None:
    if begun_on:
        return Start(begun_on, SAID)
    if order is None:
        return None
    bought = local_day(order.placed_at)
    if begins == Begins.PURCHASE:
        return Start(bought, BOUGHT)
    if begins == Begins.ACCESS:
        return Start(bought, NO_ACCESS)
    if sent := _sent_on(order):
        return Start(sent + UNDERWAY, SENT)
    return Start(bought + UNSENT, PAID)


def _sent_on(order: Order) -> date | None:
    """The last of its parcels; None where the shop tells of no day."""
    moments = [_moment(parcel.get("sent_at") or "") for parcel in order.parcels]
    return max((local_day(at) for at in moments if at), default=None)


def _moment(told: str) -> datetime | None:
    try:
        at = datetime.fromisoformat(told)
    except ValueError:
        return None
    return at if at.tzinfo else at.replace(tzinfo=hours.zone())


# The terms


def for_all() -> Terms:
    """Those of every product that has none of its own."""
    row = Guarantee.objects.filter(product=None).first()
    return _terms(row) if row else Terms()


def of_product(product: Product) -> Terms:
    """Its own, or those of all."""
    row = Guarantee.objects.filter(product=product).first()
    return _terms(row) if row else for_all()


def own() -> QuerySet[Guarantee]:
    """Those of single products."""
    return Guarantee.objects.filter(product__isnull=False).select_related("product__shop")


def products(query: str, *, most: int = 20) -> QuerySet[Product]:
    """Those without terms of their own whose title or number has this in it."""
    found = Product.objects.filter(guarantee=None).select_related("shop")
    if query:
        found = found.filter(Q(title__icontains=query) | Q(sku__icontains=query))
    return found[:most]


def write(product: Product | None, terms: Terms) -> Guarantee:
    with turns.alone("terms of the guarantee"):
        row, _ = Guarantee.objects.update_or_create(
            product=product,
            defaults={
                "days": terms.days,
                "begins": terms.begins,
                "grace_days": terms.grace_days,
                "withdrawal_days": terms.withdrawal_days,
                "changed_at": timezone.now(),
            },
        )
    return row


@transaction.atomic
def drop(product: Product) -> None:
    """From now on it has the terms of all others."""
    Guarantee.objects.filter(product=product).delete()


class Book:
    """All terms there are, read once for many orders."""

    def __init__(self) -> None:
        self.general = for_all()
        self._by_sku: dict[tuple[int, str], Terms] = {}
        self._by_title: dict[tuple[int, str], Terms] = {}
        for row in own():
            if row.product is None:
                continue
            self._by_title[row.product.shop_id, row.product.title] = _terms(row)
            if row.product.sku:
                self._by_sku[row.product.shop_id, row.product.sku] = _terms(row)

    def of(self, order: Order, lines: Iterable[int] = ()) -> list[Terms]:
        """The different terms of those of its lines, or of all of them."""
        chosen = set(lines)
        about = [line for place, line in enumerate(order.lines) if not chosen or place in chosen]
        found = [self._of_line(order.shop_id, line) for line in about]
        return list(dict.fromkeys(found)) or [self.general]

    def _of_line(self, shop: int, line: dict[str, Any]) -> Terms:
        by_sku = self._by_sku.get((shop, line.get("sku") or ""))
        return by_sku or self._by_title.get((shop, line.get("title") or ""), self.general)


def _terms(row: Guarantee) -> Terms:
    return Terms(row.days, row.begins, row.grace_days, row.withdrawal_days)

"""Orders as shops tell them become rows: once each, the newest telling wins, and its customer is found or made."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from . import match
from .models import Customer, Order, Product, Refund, Shop, Standing

# What may be the number of an order: letters and digits with hyphens, three digits or more.
_TOKEN = re.compile(r"(?<![\w-])#?\s?((?:[A-Za-z]{1,8}-?)?\d[\d-]{2,20}(?:-?[A-Za-z]{1,4})?)(?![\w])")
MOST_NAMED = 40


@dataclass(frozen=True, slots=True)
class ToldLine:
    title: str
    quantity: int
    cents: int
    sku: str = ""
    is_digital: bool = False


@dataclass(frozen=True, slots=True)
class ToldParcel:
    carrier: str
    code: str
    url: str = ""
    sent_at: str = ""


@dataclass(frozen=True, slots=True)
class ToldRefund:
    remote_id: str
    at: datetime
    cents: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ToldOrder:
    """Moments have a zone; cents are of `currency` (ISO 4217); `state` is one of Order.State."""

    remote_id: str
    number: str
    placed_at: datetime
    changed_at: datetime
    state: str
    total_cents: int
    currency: str
    email: str = ""
    name: str = ""
    language: str = ""
    lines: Sequence[ToldLine] = ()
    parcels: Sequence[ToldParcel] = ()
    # All there are; None where the shop did not tell of refunds this time.
    refunds: Sequence[ToldRefund] | None = None


@dataclass(frozen=True, slots=True)
class ToldProduct:
    remote_id: str
    title: str
    sku: str = ""
    url: str = ""
    is_digital: bool = False


@dataclass(frozen=True, slots=True)
class Kept:
    made: int
    changed: int
    # Told before, and as new as this or newer.
    known: int


def key(number: str) -> str:
    """How an order number is compared: "# 4711-a" and "4711-A" are the same."""
    return re.sub(r"[\s#]", "", number).upper()[:100]


def find(number: str) -> QuerySet[Order]:
    """Orders that a customer may mean by this number; two shops may have the same one."""
    return Order.objects.filter(number_key=key(number)).select_related("customer", "shop")


def named(text: str, customer: Customer, numbers: Sequence[str] = ()) -> list[Order]:
    """The orders whose numbers stand in `text`, in its order; bare digits only where the order is `customer`'s own.

    `numbers` were found by other means: what looks like a word is not looked for.
    """
    tokens = dict.fromkeys(key(token) for token in [*_TOKEN.findall(text), *numbers])
    keys = list(tokens)[:MOST_NAMED]
    if not keys:
        return []
    found = Order.objects.filter(number_key__in=keys).select_related("customer", "shop")
    own = [one for one in found if not one.number_key.isdecimal() or one.customer_id == customer.pk]
    return sorted(own, key=lambda one: (keys.index(one.number_key), one.pk))


@transaction.atomic
def keep(shop: Shop, told: Iterable[ToldOrder]) -> Kept:
    """Write down what a shop tells of some orders (a page of them); all or none."""
    newest: dict[str, ToldOrder] = {}
    for one in told:
        if one.remote_id not in newest or one.changed_at >= newest[one.remote_id].changed_at:
            newest[one.remote_id] = one
    known = {order.remote_id: order for order in shop.orders.filter(remote_id__in=newest).select_for_update()}
    fresh = [one for one in newest.values() if one.remote_id not in known]
    newer = [one for one in newest.values() if one.remote_id in known and _is_news(one, known[one.remote_id])]
    customers = _customers(one for one in [*fresh, *newer] if not _is_nobodys(known.get(one.remote_id)))
    made = Order.objects.bulk_create(_filled(Order(shop=shop), one, customers) for one in fresh)
    before = {known[one.remote_id].customer_id for one in newer}
    changed = [_filled(known[one.remote_id], one, customers) for one in newer]
    Order.objects.bulk_update(changed, _FIELDS) if changed else None
    orders = {order.remote_id: order for order in [*made, *changed]}
    _keep_refunds(orders, [*fresh, *newer])
    now = {order.customer_id for order in orders.values()}
    look_again({customer for customer in before | now if customer})
    return Kept(len(made), len(changed), len(newest) - len(made) - len(changed))


@transaction.atomic
def note_refund(order: Order, remote_id: str, at: datetime, cents: int) -> None:
    """What the desk itself had paid back, before the shop tells of it under the same number; twice is once."""
    row = Order.objects.select_for_update().get(pk=order.pk)
    _refund, is_new = Refund.objects.get_or_create(
        order=row, remote_id=remote_id, defaults={"at": at, "cents": cents}
    )
    if not is_new:
        return
    row.refunded_cents = sum(row.refunds.values_list("cents", flat=True))
    if row.refunded_cents >= row.total_cents:
        row.state = Order.State.REFUNDED
    row.save(update_fields=["refunded_cents", "state"])
    look_again({row.customer_id} if row.customer_id else set())


def keep_products(shop: Shop, told: Iterable[ToldProduct]) -> int:
    rows = [
        Product(
            shop=shop,
            **asdict(one) | {"title": one.title[:300], "sku": one.sku[:100], "url": one.url[:500]},
        )
        for one in told
    ]
    Product.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["shop", "remote_id"],
        update_fields=["title", "sku", "url", "is_digital"],
    )
    return len(rows)


def look_again(customers: Iterable[int]) -> None:
    """Something happened with these customers: their standing is reckoned again soon."""
    Standing.objects.bulk_create(
        [Standing(customer_id=pk) for pk in sorted(customers)],
        update_conflicts=True,
        unique_fields=["customer"],
        update_fields=["is_stale"],
    )


_FIELDS = (
    "number number_key customer email placed_at state total_cents refunded_cents currency lines parcels "
    "changed_at".split()
)


def _is_news(told: ToldOrder, order: Order) -> bool:
    """Shops count in seconds: what is as old as what we have is news when it says something else."""
    if told.changed_at != order.changed_at:
        return told.changed_at > order.changed_at
    lines, parcels = [asdict(line) for line in told.lines], [asdict(parcel) for parcel in told.parcels]
    returned = order.refunded_cents if told.refunds is None else sum(one.cents for one in told.refunds)
    says = (told.state, told.total_cents, told.currency, returned, lines)
    if says != (order.state, order.total_cents, order.currency, order.refunded_cents, order.lines):
        return True
    return not order.is_nobodys and (told.email[:254], parcels) != (order.email, order.parcels)


def _is_nobodys(order: Order | None) -> bool:
    return order is not None and order.is_nobodys


def _filled(order: Order, told: ToldOrder, customers: dict[str, Customer]) -> Order:
    order.remote_id = told.remote_id
    order.number, order.number_key = told.number[:100], key(told.number)
    order.placed_at, order.changed_at = told.placed_at, told.changed_at
    order.state, order.currency, order.total_cents = told.state, told.currency, told.total_cents
    order.lines = [asdict(line) for line in told.lines]
    if not order.is_nobodys:
        order.email = told.email[:254]
        order.customer = customers.get(_address(told), order.customer if order.pk else None)
        order.parcels = [asdict(parcel) for parcel in told.parcels]
    if told.refunds is not None:
        order.refunded_cents = sum(refund.cents for refund in told.refunds)
    return order


def _customers(told: Iterable[ToldOrder]) -> dict[str, Customer]:
    """Who ordered, by address; the unknown are made."""
    first: dict[str, ToldOrder] = {}
    for one in sorted(told, key=lambda one: one.placed_at):
        first.setdefault(_address(one), one)
    first.pop("", None)
    return match.customers_of(
        {
            address: Customer(
                name=" ".join(one.name.split())[:200],
                created_at=one.placed_at,
                language=one.language if one.language in {"de", "en"} else "",
            )
            for address, one in first.items()
        }
    )


def _address(told: ToldOrder) -> str:
    return told.email.strip().lower()[:254]


def _keep_refunds(orders: dict[str, Order], told: Sequence[ToldOrder]) -> None:
    _forget_refunds({orders[one.remote_id].pk: one.refunds for one in told if one.refunds is not None})
    rows = [
        Refund(
            order=orders[one.remote_id],
            remote_id=refund.remote_id,
            at=refund.at,
            cents=refund.cents,
            reason="" if orders[one.remote_id].is_nobodys else refund.reason[:300],
        )
        for one in told
        for refund in one.refunds or ()
    ]
    if rows:
        Refund.objects.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["order", "remote_id"],
            update_fields=["at", "cents", "reason"],
        )


def _forget_refunds(told: dict[int, Sequence[ToldRefund]]) -> None:
    """Those that the shop tells no more, by the key of their order."""
    still = {(order, refund.remote_id) for order, refunds in told.items() for refund in refunds}
    kept = Refund.objects.filter(order__in=told).values_list("pk", "order", "remote_id")
    Refund.objects.filter(pk__in=[pk for pk, *place in kept if tuple(place) not in still]).delete()

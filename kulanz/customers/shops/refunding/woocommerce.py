"""WooCommerce: POST /orders/<id>/refunds; `api_refund` has the payment's own service send the money.

The keys must be allowed to write.
"""

from collections.abc import Callable, Mapping
from typing import Any

from kulanz.customers.shops import woocommerce
from kulanz.customers.shops.pages import utc
from kulanz.lib import money

from .wish import Booked, Wish

# An order has rarely more than one.
AT_ONCE = 100


def find(wish: Wish) -> Booked | None:
    for refund in woocommerce.things(wish.shop, _path(wish), {"per_page": AT_ONCE}):
        if wish.mark in str(refund.get("reason") or ""):
            return _booked(refund, wish)
    return None


def ready(wish: Wish) -> Callable[[], Booked]:
    body = {
        "amount": str(money.amount(wish.cents, wish.currency)),
        "reason": wish.mark,
        "api_refund": True,
    }
    return lambda: _booked(woocommerce.tell(wish.shop, _path(wish), body).data, wish)


def _path(wish: Wish) -> str:
    return f"/orders/{wish.order}/refunds"


def _booked(refund: Mapping[str, Any], wish: Wish) -> Booked:
    return Booked(
        remote_id=str(refund["id"]),
        at=utc(refund["date_created_gmt"]),
        cents=abs(money.cents(refund["amount"], wish.currency)),
    )

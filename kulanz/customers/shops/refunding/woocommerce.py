"""WooCommerce: POST /orders/<id>/refunds; `api_refund` has the payment's own service send the money.

The keys must be allowed to write.
"""

from collections.abc import Callable, Mapping
from typing import Any

from kulanz.customers.shops import woocommerce
from kulanz.customers.shops.pages import utc
from kulanz.customers.shops.trouble import Trouble
from kulanz.lib import money

from .wish import STUMBLED, Booked, SaidNo, Wish

# An order has rarely more than one.
AT_ONCE = 100
# Before it turns to the payment's own service, or after that one said no.
_NO = {
    "rest_invalid_param",
    "rest_missing_callback_param",
    "rest_no_route",
    "woocommerce_rest_cannot_create",
    "woocommerce_rest_cannot_create_order_refund",
    "woocommerce_rest_invalid_order_id",
    "woocommerce_rest_invalid_order_refund",
}
# So WordPress tells of a service whose answer never came.
_NO_ANSWER = "cURL error"


def find(wish: Wish) -> Booked | None:
    for refund in woocommerce.things(wish.shop, _path(wish), {"per_page": AT_ONCE}):
        if wish.mark not in str(refund.get("reason") or ""):
            continue
        if refund.get("refunded_payment") is False:
            raise Trouble(STUMBLED, "the refund is written down there, and its money was not sent")
        return _booked(refund, wish)
    return None


def ready(wish: Wish) -> Callable[[], Booked]:
    body = {
        "amount": str(money.amount(wish.cents, wish.currency)),
        "reason": wish.mark,
        "api_refund": True,
    }
    return lambda: _booked(_told(wish, body), wish)


def _told(wish: Wish, body: Mapping[str, Any]) -> Mapping[str, Any]:
    try:
        said: Mapping[str, Any] = woocommerce.tell(wish.shop, _path(wish), body).data
    except Trouble as trouble:
        if trouble.word in _NO and _NO_ANSWER not in trouble.detail:
            raise SaidNo(trouble.code, trouble.detail) from None
        raise
    return said


def _path(wish: Wish) -> str:
    return f"/orders/{wish.order}/refunds"


def _booked(refund: Mapping[str, Any], wish: Wish) -> Booked:
    return Booked(
        remote_id=str(refund["id"]),
        at=utc(refund["date_created_gmt"]),
        cents=abs(money.cents(refund["amount"], wish.currency)),
    )

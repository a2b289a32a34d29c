"""WooCommerce, REST API version 3 (WooCommerce 3.5 and newer; from 5.8 on it can tell what was changed)."""

from base64 import b64encode
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

from django.utils import timezone

from kulanz.customers.models import Order, Product, Shop
from kulanz.customers.orders import ToldLine, ToldOrder, ToldParcel, ToldProduct, ToldRefund
from kulanz.lib.money import cents

from . import asking
from .pages import Found, Page, Progress, Thing, by_change, by_number, products_and_orders, sort_out, utc
from .trouble import Trouble

PAGE = 100
_PATH = "/wp-json/wc/v3"
State = Order.State
_STATES = {
    "pending": State.OPEN,
    "on-hold": State.OPEN,
    "processing": State.PAID,
    "completed": State.SENT,
    "refunded": State.REFUNDED,
    "cancelled": State.CANCELLED,
    "failed": State.CANCELLED,
    "trash": State.CANCELLED,
}
# Carts that somebody has not sent off.
_DRAFTS = {"auto-draft", "checkout-draft", "new"}
# Where the widespread extensions for shipments and languages write.
_SHIPMENTS, _LANGUAGES = "_wc_shipment_tracking_items", "wpml_language"


def pages(shop: Shop) -> Iterator[Page]:
    return products_and_orders(
        shop,
        lambda place: _walk(place, partial(_products, shop)),
        lambda place: _walk(place, partial(_orders, shop)),
    )


def look(shop: Shop) -> None:
    """Whether orders and products may be read; raises Trouble."""
    for what in ("orders", "products"):
        _things(_ask(shop, f"/{what}", {"per_page": 1}))


def things(shop: Shop, path: str, query: Mapping[str, Any]) -> list[Thing]:
    """One page of a list of the shop's. Raises Trouble and AskedToWait."""
    return _things(_ask(shop, path, query))


def tell(shop: Shop, path: str, body: Thing) -> asking.Said:
    """Make or change something there: the keys must be allowed to write. Raises Trouble and AskedToWait."""
    return asking.post(shop, _PATH + path, body, _signed(shop))


def gone_at(shop: Shop, remote_id: str) -> datetime | None:
    """When, by its own clock, the shop said that it has deleted this order; None where it has not.

    Raises Trouble and AskedToWait.
    """
    try:
        order = _ask(shop, f"/orders/{remote_id}", {}).data
    except Trouble as trouble:
        if trouble.code != "wrong_address":
            raise
    else:
        if not isinstance(order, dict) or order.get("status") != "trash":
            return None
    # Where the shop itself is not at this address any more, that says nothing of the order.
    said = _ask(shop, "/orders", {"per_page": 1})
    _things(said)
    return said.at or timezone.now()


def told_order(order: Thing, refunds: list[ToldRefund], digital: set[str]) -> ToldOrder | None:
    """One order as the shop writes it, in answers and in webhooks alike; None for a cart that was not sent off."""
    if order["status"] in _DRAFTS:
        return None
    billing, meta, currency = order.get("billing") or {}, _meta(order), order["currency"]
    return ToldOrder(
        remote_id=str(order["id"]),
        number=str(order["number"]),
        placed_at=utc(order["date_created_gmt"]),
        changed_at=utc(order["date_modified_gmt"]),
        state=_STATES.get(order["status"]) or (State.PAID if order.get("date_paid_gmt") else State.OPEN),
        total_cents=cents(order["total"], currency),
        currency=currency,
        email=billing.get("email") or "",
        name=f"{billing.get('first_name') or ''} {billing.get('last_name') or ''}".strip(),
        language=str(meta.get(_LANGUAGES) or "")[:2],
        lines=_lines(order["line_items"], currency, digital),
        parcels=_parcels(meta.get(_SHIPMENTS)),
        refunds=refunds,
    )


def digital_products(shop: Shop) -> set[str]:
    known = Product.objects.filter(shop=shop, is_digital=True)
    return set(known.values_list("remote_id", flat=True))


def _walk(place: Progress, ask: Any) -> Iterator[tuple[Found[Any], Progress]]:
    if place.get("by") != "number":
        try:
            yield from by_change(place, partial(ask, "modified"))
            return
        except Trouble as trouble:
            if trouble.code != "bad_question" or place:
                raise
    for found, mark in by_number(place, partial(ask, "id")):
        yield found, mark | {"by": "number"}


def _orders(shop: Shop, order_by: str, since: datetime | None, page: int) -> Found[ToldOrder | None]:
    said = _ask(shop, "/orders", _query(order_by, since, page))
    digital = digital_products(shop)

    def read(order: Thing) -> tuple[datetime, ToldOrder | None]:
        return utc(order["date_modified_gmt"]), told_order(order, _refunds(shop, order), digital)

    return sort_out(_things(said), read, name=_name, more=_more(said, page), at=said.at)


def _products(shop: Shop, order_by: str, since: datetime | None, page: int) -> Found[ToldProduct]:
    said = _ask(shop, "/products", _query(order_by, since, page))
    return sort_out(_things(said), _told_product, name=_name, more=_more(said, page), at=said.at)


def _told_product(product: Thing) -> tuple[datetime, ToldProduct]:
    told = ToldProduct(
        remote_id=str(product["id"]),
        title=product["name"],
        sku=product.get("sku") or "",
        url=product.get("permalink") or "",
        is_digital=bool(product.get("virtual") or product.get("downloadable")),
    )
    return utc(product["date_modified_gmt"] or product["date_created_gmt"]), told


def _refunds(shop: Shop, order: Thing) -> list[ToldRefund]:
    """The order names its refunds, and not when they were made."""
    if not order.get("refunds"):
        return []
    said = _ask(shop, f"/orders/{order['id']}/refunds", {"per_page": PAGE})
    return [
        ToldRefund(
            remote_id=str(refund["id"]),
            at=utc(refund["date_created_gmt"]),
            cents=abs(cents(refund["amount"], order["currency"])),
            reason=refund.get("reason") or "",
        )
        for refund in _things(said)
    ]


def _lines(items: list[Thing], currency: str, digital: set[str]) -> list[ToldLine]:
    return [
        ToldLine(
            title=item["name"],
            quantity=int(item["quantity"]),
            cents=cents(item["total"], currency) + cents(item.get("total_tax") or 0, currency),
            sku=item.get("sku") or "",
            is_digital=str(item.get("product_id")) in digital,
        )
        for item in items
    ]


def _parcels(shipments: Any) -> list[ToldParcel]:
    if not isinstance(shipments, list):
        return []
    return [
        ToldParcel(
            carrier=str(one.get("tracking_provider") or one.get("custom_tracking_provider") or ""),
            code=str(one.get("tracking_number") or ""),
            url=str(one.get("custom_tracking_link") or ""),
            sent_at=_day(one.get("date_shipped")),
        )
        for one in shipments
        if isinstance(one, dict)
    ]


def _day(stamp: Any) -> str:
    """Seconds since 1970, as the extension writes them."""
    return datetime.fromtimestamp(int(stamp), UTC).isoformat() if str(stamp or "").isdecimal() else ""


def _meta(order: Thing) -> dict[str, Any]:
    return {str(one["key"]): one.get("value") for one in order.get("meta_data") or []}


def _query(order_by: str, since: datetime | None, page: int) -> dict[str, Any]:
    query: dict[str, Any] = {"per_page": PAGE, "page": page, "orderby": order_by, "order": "asc"}
    if since:
        # The shop leaves out the moment itself.
        before = (since - timedelta(seconds=1)).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S")
        query |= {"modified_after": before, "dates_are_gmt": "true"}
    return query


def _ask(shop: Shop, path: str, query: Mapping[str, Any]) -> asking.Said:
    return asking.get(shop, _PATH + path, query, _signed(shop))


def _signed(shop: Shop) -> dict[str, str]:
    pair = f"{shop.secret.get('consumer_key', '')}:{shop.secret.get('consumer_secret', '')}"
    return {"Authorization": f"Basic {b64encode(pair.encode()).decode()}", "Accept": "application/json"}


def _things(said: asking.Said) -> list[Thing]:
    if not isinstance(said.data, list):
        raise Trouble("broken_answer", "the answer is not a list")
    return said.data


def _more(said: asking.Said, page: int) -> bool:
    """What the shop counts; where something on the way swallows its header, a full page is not the last."""
    total = said.headers.get("x-wp-totalpages", "")
    return page < int(total) if total.isdecimal() else len(said.data) >= PAGE


def _name(thing: Thing) -> object:
    return thing.get("number") or thing.get("id") if isinstance(thing, Mapping) else thing

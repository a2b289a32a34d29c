"""Magento 2 and Adobe Commerce, REST API V1, with the access token of an integration."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

from kulanz.customers.models import Order, Shop
from kulanz.customers.orders import ToldLine, ToldOrder, ToldParcel, ToldProduct, ToldRefund
from kulanz.lib.money import cents

from . import asking
from .pages import Found, Page, Thing, by_change, products_and_orders, sort_out, utc
from .trouble import Trouble

PAGE = 100
_PATH = "/rest/V1"
State = Order.State
_STATES = {
    "new": State.OPEN,
    "pending_payment": State.OPEN,
    "payment_review": State.OPEN,
    "holded": State.OPEN,
    "processing": State.PAID,
    "complete": State.SENT,
    "closed": State.REFUNDED,
    "canceled": State.CANCELLED,
}
_DIGITAL = {"virtual", "downloadable"}
# An order has rarely more credit memos or shipments than this, and a page of orders hardly.
_AT_ONCE = 1000


def pages(shop: Shop) -> Iterator[Page]:
    return products_and_orders(
        shop,
        lambda place: by_change(place, partial(_products, shop)),
        lambda place: by_change(place, partial(_orders, shop)),
    )


def look(shop: Shop) -> None:
    """Whether all that is read later may be read; raises Trouble."""
    for what in ("orders", "creditmemos", "shipments", "products"):
        _items(_ask(shop, what, {"searchCriteria[pageSize]": 1}))


def of_order(shop: Shop, what: str, remote_id: str) -> list[Thing]:
    """The invoices or credit memos of one order. Raises Trouble and AskedToWait."""
    query = _filter("order_id", "in", remote_id) | {"searchCriteria[pageSize]": _AT_ONCE}
    return _items(_ask(shop, what, query))


def tell(shop: Shop, what: str, body: Thing) -> asking.Said:
    """Make something there: the integration must be allowed to. Raises Trouble and AskedToWait."""
    return asking.post(shop, f"{_PATH}/{what}", body, _signed(shop))


def _orders(shop: Shop, since: datetime | None, page: int) -> Found[ToldOrder]:
    said = _ask(shop, "orders", _changed_since(since, page))
    orders = _items(said)
    refunds = _of(shop, "creditmemos", [one for one in orders if _is_refunded(one)])
    shipments = _of(shop, "shipments", [one for one in orders if _is_sent(one)])

    def read(order: Thing) -> tuple[datetime, ToldOrder]:
        told = _told_order(order, refunds[order["entity_id"]], shipments[order["entity_id"]])
        return told.changed_at, told

    return sort_out(orders, read, name=_name, more=_more(said, page), at=said.at)


def _products(shop: Shop, since: datetime | None, page: int) -> Found[ToldProduct]:
    said = _ask(shop, "products", _changed_since(since, page))
    return sort_out(_items(said), _told_product, name=_name, more=_more(said, page), at=said.at)


def _told_order(order: Thing, refunds: list[Thing], shipments: list[Thing]) -> ToldOrder:
    """In the currency in which the customer paid; moments are UTC and do not say so."""
    currency = order["order_currency_code"]
    billing = order.get("billing_address") or {}
    first = order.get("customer_firstname") or billing.get("firstname") or ""
    last = order.get("customer_lastname") or billing.get("lastname") or ""
    return ToldOrder(
        remote_id=str(order["entity_id"]),
        number=str(order["increment_id"]),
        placed_at=utc(order["created_at"]),
        changed_at=utc(order["updated_at"]),
        state=_state(order),
        total_cents=cents(order["grand_total"], currency),
        currency=currency,
        email=order.get("customer_email") or "",
        name=f"{first} {last}".strip(),
        # What a configurable product or a bundle is made of stands below it, without a price of its own.
        lines=[_line(item, currency) for item in order["items"] if not item.get("parent_item_id")],
        parcels=[parcel for shipment in shipments for parcel in _parcels(shipment)],
        refunds=[
            ToldRefund(
                remote_id=str(memo["entity_id"]),
                at=utc(memo["created_at"]),
                cents=cents(memo["grand_total"], currency),
                reason=memo.get("customer_note") or "",
            )
            for memo in refunds
        ],
    )


def _state(order: Thing) -> str:
    state = _STATES.get(str(order.get("state") or ""))
    return state or (State.PAID if float(order.get("total_paid") or 0) else State.OPEN)


def _line(item: Thing, currency: str) -> ToldLine:
    total = cents(item.get("row_total_incl_tax", item.get("row_total")) or 0, currency)
    return ToldLine(
        title=item["name"],
        quantity=round(float(item["qty_ordered"])),
        cents=total - cents(item.get("discount_amount") or 0, currency),
        sku=item.get("sku") or "",
        is_digital=item.get("product_type") in _DIGITAL or str(item.get("is_virtual")) in ("1", "True"),
    )


def _parcels(shipment: Thing) -> list[ToldParcel]:
    sent_at = utc(shipment["created_at"]).isoformat()
    return [
        ToldParcel(
            track.get("title") or track.get("carrier_code") or "", str(track["track_number"]), "", sent_at
        )
        for track in shipment.get("tracks") or []
        if track.get("track_number")
    ]


def _told_product(product: Thing) -> tuple[datetime, ToldProduct]:
    told = ToldProduct(
        remote_id=str(product["id"]),
        title=product["name"],
        sku=product["sku"],
        is_digital=product.get("type_id") in _DIGITAL,
    )
    return utc(product["updated_at"]), told


def _is_refunded(order: Thing) -> bool:
    return bool(float(order.get("total_refunded") or 0)) or order.get("state") == "closed"


def _is_sent(order: Thing) -> bool:
    return order.get("state") in ("processing", "complete", "closed") and not order.get("is_virtual")


def _of(shop: Shop, what: str, orders: Iterable[Thing]) -> dict[Any, list[Thing]]:
    """The credit memos or shipments of these orders, by the number of the order."""
    by_order: dict[Any, list[Thing]] = defaultdict(list)
    ids = [str(order["entity_id"]) for order in orders]
    if ids:
        query = _filter("order_id", "in", ",".join(ids)) | {"searchCriteria[pageSize]": _AT_ONCE}
        for one in _items(_ask(shop, what, query)):
            by_order[one["order_id"]].append(one)
    return by_order


def _changed_since(since: datetime | None, page: int) -> dict[str, Any]:
    query: dict[str, Any] = {
        "searchCriteria[pageSize]": PAGE,
        "searchCriteria[currentPage]": page,
        "searchCriteria[sortOrders][0][field]": "updated_at",
        "searchCriteria[sortOrders][0][direction]": "ASC",
        "searchCriteria[sortOrders][1][field]": "entity_id",
        "searchCriteria[sortOrders][1][direction]": "ASC",
    }
    if since:
        # Moments there have whole seconds.
        whole = since.astimezone(UTC) - timedelta(microseconds=since.microsecond)
        query |= _filter("updated_at", "gteq", whole.strftime("%Y-%m-%d %H:%M:%S"))
    return query


def _filter(field: str, condition: str, value: str) -> dict[str, Any]:
    name = "searchCriteria[filterGroups][0][filters][0]"
    return {f"{name}[field]": field, f"{name}[conditionType]": condition, f"{name}[value]": value}


def _ask(shop: Shop, what: str, query: Mapping[str, Any]) -> asking.Said:
    return asking.get(shop, f"{_PATH}/{what}", query, _signed(shop))


def _signed(shop: Shop) -> dict[str, str]:
    return {"Authorization": f"Bearer {shop.secret.get('access_token', '')}", "Accept": "application/json"}


def _items(said: asking.Said) -> list[Thing]:
    items = said.data.get("items", []) if isinstance(said.data, dict) else None
    if not isinstance(items, list | None) or not isinstance(said.data, dict):
        raise Trouble("broken_answer", "the answer holds no list")
    return items or []


def _more(said: asking.Said, page: int) -> bool:
    """By the count alone: past the end, Magento gives the last page again."""
    return page * PAGE < int(said.data.get("total_count") or 0)


def _name(thing: Thing) -> object:
    return thing.get("increment_id") or thing.get("entity_id") or thing.get("id")

"""Shopify, Admin API in GraphQL. Without the permission read_all_orders it tells of the last 60 days alone."""

import math
import time
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from functools import partial
from typing import Any

from django.db import transaction

from kulanz.customers.models import Order, Shop
from kulanz.customers.orders import ToldLine, ToldOrder, ToldParcel, ToldProduct, ToldRefund
from kulanz.lib.money import cents

from . import asking
from . import shopify_words as words
from .pages import Found, Page, Thing, by_change, products_and_orders, sort_out, utc
from .trouble import AskedToWait, Trouble

# What fits into one question depends on the shop; it is halved when Shopify says that it costs too much.
PAGE = 50
REFUNDS_AT_ONCE = 10
# A token is not used in its last minutes.
MARGIN = 300
State = Order.State
_STATES = {
    "REFUNDED": State.REFUNDED,
    "VOIDED": State.CANCELLED,
    "EXPIRED": State.CANCELLED,
    "PAID": State.PAID,
    "PARTIALLY_REFUNDED": State.PAID,
}


class TooDear(Exception):
    """The question costs more than Shopify answers at once."""


def pages(shop: Shop) -> Iterator[Page]:
    products, orders = _Listing(words.PRODUCTS, "products"), _Listing(words.ORDERS, "orders")
    return products_and_orders(
        shop,
        lambda place: by_change(place, partial(_found, shop, products, _told_product)),
        lambda place: by_change(place, partial(_found, shop, orders, partial(_told_order, shop))),
    )


def look(shop: Shop) -> None:
    """Whether orders and products may be read; raises Trouble."""
    _ask(shop, words.LOOK, {})


def ask(shop: Shop, query: str, variables: Mapping[str, Any], name: str, *, may_be_none: bool = False) -> Any:
    """What stands under `name` in the answer. Raises Trouble and AskedToWait."""
    try:
        data = _ask(shop, query, variables).data["data"]
        found = data[name]
    except TooDear:
        raise Trouble("refused", "MAX_COST_EXCEEDED") from None
    except (KeyError, TypeError):
        raise Trouble("broken_answer", f"the answer holds no {name}") from None
    if found is None and not may_be_none:
        raise Trouble("broken_answer", f"the answer holds no {name}")
    return found or {}


class _Listing:
    """One of Shopify's lists: how much is asked for at once, and where the last answer ended."""

    def __init__(self, query: str, name: str) -> None:
        self.query, self.name = query, name
        self.size = PAGE
        self.cursor: str | None = None

    def ask(self, shop: Shop, since: datetime | None, page: int) -> tuple[asking.Said, Thing]:
        moment = since.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if since else ""
        asked = {
            "query": f"updated_at:>='{moment}'" if since else None,
            "after": self.cursor if page > 1 else None,
        }
        while True:
            try:
                said = _ask(shop, self.query, asked | {"first": self.size})
                break
            except TooDear:
                if self.size == 1:
                    raise Trouble("refused", "MAX_COST_EXCEEDED") from None
                self.size //= 2
        try:
            listed: Thing = said.data["data"][self.name]
            self.cursor = listed["pageInfo"]["endCursor"]
            return said, {"nodes": listed["nodes"], "more": listed["pageInfo"]["hasNextPage"]}
        except (KeyError, TypeError):
            raise Trouble("broken_answer", f"the answer holds no {self.name}") from None


def _found(shop: Shop, listing: _Listing, read: Any, since: datetime | None, page: int) -> Found[Any]:
    said, listed = listing.ask(shop, since, page)
    return sort_out(listed["nodes"], read, name=_name, more=bool(listed["more"]), at=said.at)


def _told_order(shop: Shop, order: Thing) -> tuple[datetime, ToldOrder | None]:
    changed = utc(order["updatedAt"])
    if order["test"]:
        return changed, None
    total, currency = _money(order["totalPriceSet"])
    told = ToldOrder(
        remote_id=order["id"],
        number=order["name"],
        placed_at=utc(order["processedAt"] or order["createdAt"]),
        changed_at=changed,
        state=_state(order),
        total_cents=total,
        currency=currency,
        email=order["email"] or "",
        name=(order["billingAddress"] or {}).get("name") or "",
        language=(order["customerLocale"] or "")[:2],
        lines=[_line(item) for item in _all_lines(shop, order)],
        parcels=_parcels(order["fulfillments"]),
        refunds=[
            ToldRefund(refund["id"], utc(refund["createdAt"]), amount, refund["note"] or "")
            for refund in _all_refunds(shop, order)
            if (amount := _money(refund["totalRefundedSet"])[0])
        ],
    )
    return changed, told


def _state(order: Thing) -> str:
    paid = order["displayFinancialStatus"] or ""
    if paid == "REFUNDED":
        return State.REFUNDED
    if order["cancelledAt"]:
        return State.CANCELLED
    if order["displayFulfillmentStatus"] == "FULFILLED" and paid not in ("VOIDED", "EXPIRED"):
        return State.SENT
    return _STATES.get(paid, State.OPEN)


def _line(item: Thing) -> ToldLine:
    return ToldLine(
        title=item["title"],
        quantity=item["quantity"],
        cents=_money(item["discountedTotalSet"])[0],
        sku=item["sku"] or "",
        is_digital=not item["requiresShipping"],
    )


def _all_lines(shop: Shop, order: Thing) -> list[Thing]:
    lines = order["lineItems"]
    items = list(lines["nodes"])
    while lines["pageInfo"]["hasNextPage"]:
        asked = {"id": order["id"], "after": lines["pageInfo"]["endCursor"]}
        lines = _ask(shop, words.MORE_LINES, asked).data["data"]["order"]["lineItems"]
        items += lines["nodes"]
    return items


def _all_refunds(shop: Shop, order: Thing) -> list[Thing]:
    refunds: list[Thing] = order["refunds"]
    if len(refunds) < REFUNDS_AT_ONCE:
        return refunds
    more: list[Thing] = _ask(shop, words.MORE_REFUNDS, {"id": order["id"]}).data["data"]["order"]["refunds"]
    return more


def _parcels(fulfillments: list[Thing]) -> list[ToldParcel]:
    return [
        ToldParcel(one["company"] or "", one["number"] or "", one["url"] or "", fulfillment["createdAt"])
        for fulfillment in fulfillments
        for one in fulfillment["trackingInfo"]
    ]


def _told_product(product: Thing) -> tuple[datetime, ToldProduct]:
    first = next(iter(product["variants"]["nodes"]), None) or {}
    told = ToldProduct(
        remote_id=product["id"],
        title=product["title"],
        sku=first.get("sku") or "",
        url=product["onlineStoreUrl"] or "",
        is_digital=(first.get("inventoryItem") or {}).get("requiresShipping") is False,
    )
    return utc(product["updatedAt"]), told


def _money(bag: Thing) -> tuple[int, str]:
    """In the currency in which the customer paid."""
    money = bag["presentmentMoney"]
    return cents(money["amount"], money["currencyCode"]), money["currencyCode"]


def _name(thing: Thing) -> object:
    return thing.get("name") or thing.get("id")


# Signing in, and what Shopify lets us ask


def _ask(shop: Shop, query: str, variables: Mapping[str, Any]) -> asking.Said:
    """Raises Trouble, AskedToWait and TooDear."""
    for _ in range(asking.TRIES):
        said = _posted(shop, {"query": query, "variables": variables})
        codes = _codes(said.data)
        if "THROTTLED" not in codes:
            return _checked(said, codes)
        asking.pause(_until_affordable(said.data))
    raise AskedToWait(60)


def _posted(shop: Shop, body: Thing) -> asking.Said:
    path = f"/admin/api/{words.VERSION}/graphql.json"
    try:
        return asking.post(shop, path, body, {"X-Shopify-Access-Token": _token(shop)})
    except Trouble as trouble:
        if trouble.code != "sign_in_refused" or not shop.secret.get("client_id"):
            raise
    # It may have been taken back before its time.
    return asking.post(shop, path, body, {"X-Shopify-Access-Token": _token(shop, fresh=True)})


def _checked(said: asking.Said, codes: set[str]) -> asking.Said:
    if "MAX_COST_EXCEEDED" in codes:
        raise TooDear
    data = said.data.get("data")
    if isinstance(data, dict) and all(data.values()):
        return said  # a field that we may not see is missing, and the rest is there
    detail = "; ".join(str(error.get("message", "")) for error in _errors(said.data))
    if "ACCESS_DENIED" in codes:
        raise Trouble("sign_in_refused", detail)
    raise Trouble("refused" if detail else "broken_answer", detail)


def _errors(data: Any) -> list[Thing]:
    if not isinstance(data, dict):
        raise Trouble("broken_answer", "the answer is not an object")
    errors = data.get("errors") or []
    return [error for error in errors if isinstance(error, dict)] if isinstance(errors, list) else []


def _codes(data: Any) -> set[str]:
    return {str((error.get("extensions") or {}).get("code", "")) for error in _errors(data)}


def _until_affordable(data: Thing) -> float:
    """Seconds until the bucket holds what the question costs (extensions.cost)."""
    cost = (data.get("extensions") or {}).get("cost") or {}
    bucket = cost.get("throttleStatus") or {}
    missing = float(cost.get("requestedQueryCost") or 0) - float(bucket.get("currentlyAvailable") or 0)
    seconds = missing / float(bucket.get("restoreRate") or 50)
    return max(math.ceil(seconds), 1)


def _token(shop: Shop, *, fresh: bool = False) -> str:
    """The token that was entered, or one that the app gets for itself and that holds for a day."""
    secret = shop.secret
    if not secret.get("client_id"):
        return str(secret.get("access_token", ""))
    if (
        not fresh
        and secret.get("fetched_token")
        and float(secret.get("expires_at", 0)) > time.time() + MARGIN
    ):
        return str(secret["fetched_token"])
    form = {
        "grant_type": "client_credentials",
        "client_id": str(secret["client_id"]),
        "client_secret": str(secret.get("client_secret", "")),
    }
    try:
        said = asking.post_form(shop, "/admin/oauth/access_token", form)
    except Trouble as trouble:
        raise (
            Trouble("sign_in_refused", trouble.detail) if trouble.code == "bad_question" else trouble
        ) from None
    token = str(said.data["access_token"])
    _keep_token(shop, token, time.time() + float(said.data.get("expires_in") or 3600))
    return token


def _keep_token(shop: Shop, token: str, expires_at: float) -> None:
    """Into the row as it is now: the owner may have changed other parts of the secret meanwhile."""
    news = {"fetched_token": token, "expires_at": expires_at}
    shop.secret = {**shop.secret, **news}
    if shop.pk:
        with transaction.atomic():
            row = Shop.objects.select_for_update().get(pk=shop.pk)
            row.secret = {**row.secret, **news}
            row.save(update_fields=["secret"])

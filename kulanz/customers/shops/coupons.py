"""Coupons in shops that let us make them: WooCommerce and Shopify. Elsewhere a code is redeemed by hand.

WooCommerce: POST /wc/v3/coupons (the keys must be allowed to write). Shopify: discountCodeBasicCreate and
discountCodeFreeShippingCreate (the permissions read_discounts and write_discounts).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.utils import timezone

from kulanz.customers.models import Shop
from kulanz.lib.money import amount

from . import shopify, woocommerce
from . import shopify_words as words
from .trouble import Trouble

WHOLE = 100


@dataclass(frozen=True, slots=True)
class Coupon:
    """`worth` is amount, percent or shipping; good once, until the moment `ends_at`."""

    code: str
    worth: str
    cents: int
    percent: int
    currency: str
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class _Way:
    make: Callable[[Shop, Coupon], str]
    used: Callable[[Shop, list[str]], set[str]]
    end: Callable[[Shop, str], None]


def can(shop: Shop | None) -> bool:
    return shop is not None and shop.kind in _WAYS and shop.is_active


def make(shop: Shop, coupon: Coupon) -> str:
    """Its number in the shop; one that is there already is found again. Raises Trouble and AskedToWait."""
    return _way(shop).make(shop, coupon)


def used(shop: Shop, remote_ids: list[str]) -> set[str]:
    """Those of at most a hundred that were redeemed there. Raises Trouble and AskedToWait."""
    return _way(shop).used(shop, remote_ids) if remote_ids else set()


def end(shop: Shop, remote_id: str) -> None:
    """It is good for nothing there any more. Raises Trouble and AskedToWait."""
    _way(shop).end(shop, remote_id)


def _way(shop: Shop) -> _Way:
    if shop.kind not in _WAYS:
        raise Trouble("refused", "no coupons here")
    return _WAYS[shop.kind]


# WooCommerce


def _woo_make(shop: Shop, coupon: Coupon) -> str:
    if known := _woo_known(shop, coupon.code):  # an answer that was lost on its way
        return known
    body: dict[str, Any] = {
        "code": coupon.code,
        "discount_type": "percent" if coupon.worth == "percent" else "fixed_cart",
        "amount": _woo_amount(coupon),
        "free_shipping": coupon.worth == "shipping",
        "usage_limit": 1,
        "individual_use": False,
        "date_expires_gmt": _plain(coupon.ends_at),
    }
    made = woocommerce.tell(shop, "/coupons", body).data
    return _number(made)


def _woo_known(shop: Shop, code: str) -> str:
    found = woocommerce.things(shop, "/coupons", {"code": code.lower()})
    return _number(found[0]) if found else ""


def _woo_amount(coupon: Coupon) -> str:
    if coupon.worth == "percent":
        return str(coupon.percent)
    return str(amount(coupon.cents, coupon.currency)) if coupon.worth == "amount" else "0"


def _woo_used(shop: Shop, remote_ids: list[str]) -> set[str]:
    query = {"include": ",".join(remote_ids), "per_page": len(remote_ids)}
    found = woocommerce.things(shop, "/coupons", query)
    return {_number(one) for one in found if int(one.get("usage_count") or 0) > 0}


def _woo_end(shop: Shop, remote_id: str) -> None:
    past = _plain(timezone.now() - timedelta(days=1))
    try:
        woocommerce.tell(shop, f"/coupons/{remote_id}", {"date_expires_gmt": past})
    except Trouble as trouble:
        if trouble.code != "wrong_address":  # deleted there: as good as ended
            raise


def _number(thing: Any) -> str:
    if not isinstance(thing, dict) or not thing.get("id"):
        raise Trouble("broken_answer", "the answer holds no coupon")
    return str(thing["id"])


# Shopify


def _shopify_make(shop: Shop, coupon: Coupon) -> str:
    told: dict[str, Any] = {
        "title": coupon.code,
        "code": coupon.code,
        "startsAt": timezone.now().astimezone(UTC).isoformat(),
        "endsAt": coupon.ends_at.astimezone(UTC).isoformat(),
        "context": {"all": "ALL"},
        "usageLimit": 1,
        "appliesOncePerCustomer": True,
    }
    if coupon.worth == "shipping":
        said = shopify.ask(
            shop, words.FREE_SHIPPING, {"told": told | {"destination": {"all": True}}}, "discount"
        )
    else:
        gets = {"value": _shopify_value(coupon), "items": {"all": True}}
        said = shopify.ask(shop, words.DISCOUNT, {"told": told | {"customerGets": gets}}, "discount")
    if node := said.get("codeDiscountNode"):
        return str(node["id"])
    if known := _shopify_known(shop, coupon.code, said):
        return known
    raise Trouble("refused", "; ".join(str(one.get("message", "")) for one in said.get("userErrors") or []))


def _shopify_known(shop: Shop, code: str, said: dict[str, Any]) -> str:
    """Where it says that the code is taken: by ourselves, when an answer was lost on its way."""
    if not any(one.get("code") == "TAKEN" for one in said.get("userErrors") or []):
        return ""
    found = shopify.ask(shop, words.DISCOUNT_OF_CODE, {"code": code}, "known", may_be_none=True)
    return str(found.get("id") or "")


def _shopify_value(coupon: Coupon) -> dict[str, Any]:
    if coupon.worth == "percent":
        return {"percentage": coupon.percent / WHOLE}
    worth = str(amount(coupon.cents, coupon.currency))
    return {"discountAmount": {"amount": worth, "appliesOnEachItem": False}}


def _shopify_used(shop: Shop, remote_ids: list[str]) -> set[str]:
    nodes = shopify.ask(shop, words.DISCOUNTS_USED, {"ids": remote_ids}, "nodes")
    counts = {
        str(node["id"]): int((node.get("codeDiscount") or {}).get("asyncUsageCount") or 0)
        for node in nodes
        if node
    }
    return {number for number, count in counts.items() if count > 0}


def _shopify_end(shop: Shop, remote_id: str) -> None:
    shopify.ask(shop, words.DISCOUNT_END, {"id": remote_id}, "ended")


def _plain(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S")


_WAYS: dict[str, _Way] = {
    Shop.Kind.WOOCOMMERCE: _Way(_woo_make, _woo_used, _woo_end),
    Shop.Kind.SHOPIFY: _Way(_shopify_make, _shopify_used, _shopify_end),
}

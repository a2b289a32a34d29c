"""Webhooks: a shop knocks by itself. Nothing is believed that is not signed with the secret we share with it."""

import hmac
import json
import logging
import re
from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qsl

from django.utils import timezone

from kulanz.customers import orders
from kulanz.customers.models import Shop
from kulanz.lib import turns

from . import asking, digistore24, fetching, gone, woocommerce

log = logging.getLogger(__name__)

# Shopify finds what was changed a moment later than it tells of it.
INDEXED_AFTER = timedelta(seconds=10)
# What WooCommerce sends, unsigned, when a webhook is set up.
_PING = re.compile(rb"webhook_id=\d{1,18}")

# What Shopify tells of an order that it has deleted.
_OF_ONE_GONE = {"id", "admin_graphql_api_id"}


@dataclass(frozen=True, slots=True)
class Reply:
    status: int
    text: str


OK = Reply(HTTPStatus.OK, "OK")
NOT_SIGNED = Reply(HTTPStatus.FORBIDDEN, "The signature does not fit.")
UNKNOWN = Reply(HTTPStatus.NOT_FOUND, "There is no such address.")
NOT_UNDERSTOOD = Reply(HTTPStatus.UNPROCESSABLE_ENTITY, "This could not be understood.")


def receive(hook: str, headers: Mapping[str, str], body: bytes) -> Reply:
    """What a shop posts to the address with this `hook`."""
    shop = Shop.objects.filter(hook=hook, kind__in=_HEARD).first()
    if shop is None:
        return UNKNOWN
    return _HEARD[shop.kind](shop, headers, body)


def _woocommerce(shop: Shop, headers: Mapping[str, str], body: bytes) -> Reply:
    if _PING.fullmatch(body):
        return OK
    if not _is_signed(body, headers.get("X-WC-Webhook-Signature", ""), shop.secret.get("webhook_secret", "")):
        return NOT_SIGNED
    resource, _, event = headers.get("X-WC-Webhook-Topic", "").partition(".")
    if resource != "order" or not shop.is_active:
        return OK
    order = _json(body)
    if event == "deleted":
        gone.ask_soon(shop, str(order.get("id", "")))  # the topic is not signed
    elif order.get("refunds") or not _keep_order(shop, order):
        fetching.soon(shop)  # when money went back, the shop says only if asked
    return OK


def _keep_order(shop: Shop, order: dict[str, Any]) -> bool:
    try:
        told = woocommerce.told_order(order, [], woocommerce.digital_products(shop))
    except (KeyError, TypeError, ValueError, AttributeError, ArithmeticError) as error:
        log.warning("shop %s: a webhook could not be understood: %r", shop.pk, error)
        return False
    if told:
        with turns.alone(f"shop {shop.pk}"):
            orders.keep(shop, [told])
    return True


def _shopify(shop: Shop, headers: Mapping[str, str], body: bytes) -> Reply:
    """Only that something has changed is taken from it; what has, is asked for as always."""
    secret = shop.secret.get("webhook_secret") or shop.secret.get("client_secret") or ""
    if not _is_signed(body, headers.get("X-Shopify-Hmac-Sha256", ""), secret):
        return NOT_SIGNED
    topic, order = headers.get("X-Shopify-Topic", ""), _json(body)
    if not shop.is_active:
        return OK
    # The topic is not signed; but of an order that is there more is told than its number.
    if topic == "orders/delete" and order.keys() <= _OF_ONE_GONE:
        gone.cancel(shop, f"gid://shopify/Order/{order.get('id', '')}", timezone.now())
    else:
        fetching.soon(shop, at=timezone.now() + INDEXED_AFTER)
    return OK


def _digistore24(shop: Shop, _headers: Mapping[str, str], body: bytes) -> Reply:
    fields = dict(parse_qsl(body.decode(errors="replace"), keep_blank_values=True))
    if not digistore24.is_signed(fields, shop.secret.get("webhook_secret", "")):
        return NOT_SIGNED
    if not shop.is_active:
        return Reply(HTTPStatus.SERVICE_UNAVAILABLE, "This shop rests.")  # it is sent again later
    try:
        with turns.alone(f"shop {shop.pk}"):
            digistore24.keep(shop, asking.fit(fields))
    except (KeyError, ValueError) as error:
        log.warning("shop %s: a notification could not be understood: %r", shop.pk, error)
        return NOT_UNDERSTOOD
    fetching.note_success(shop)
    return OK


def _is_signed(body: bytes, given: str, secret: str) -> bool:
    """Whether `given` is the HMAC-SHA256 of the body as it came, in base64."""
    if not secret or not given:
        return False
    wanted = b64encode(hmac.digest(secret.encode(), body, "sha256"))
    return hmac.compare_digest(wanted, given.encode())


def _json(body: bytes) -> dict[str, Any]:
    try:
        found = json.loads(body)
    except ValueError:
        return {}
    return asking.fit(found) if isinstance(found, dict) else {}


_HEARD: dict[str, Callable[[Shop, Mapping[str, str], bytes], Reply]] = {
    Shop.Kind.WOOCOMMERCE: _woocommerce,
    Shop.Kind.SHOPIFY: _shopify,
    Shop.Kind.DIGISTORE24: _digistore24,
}

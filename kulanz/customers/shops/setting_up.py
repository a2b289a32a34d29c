"""Shops as an owner sets them up: what they need, whether they answer, how well it goes, and how they are left."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models, transaction
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kulanz.customers import orders
from kulanz.customers.models import Order, Product, Refund, Shop
from kulanz.jobs.tasks import task
from kulanz.lib import links
from kulanz.lib.refusal import Refusal
from kulanz.lib.secrets import token

from . import explain, fetching, registry
from .trouble import AskedToWait, Trouble

# What an owner types in, by kind; in Shopify either the two of an app or the one token of an old one.
SECRETS: dict[str, tuple[str, ...]] = {
    Shop.Kind.WOOCOMMERCE: ("consumer_key", "consumer_secret"),
    Shop.Kind.SHOPIFY: ("client_id", "client_secret", "access_token", "webhook_secret"),
    Shop.Kind.MAGENTO: ("access_token",),
    Shop.Kind.DIGISTORE24: (),
}
NEEDED: dict[str, tuple[tuple[str, ...], ...]] = {
    Shop.Kind.WOOCOMMERCE: (("consumer_key", "consumer_secret"),),
    Shop.Kind.SHOPIFY: (("client_id", "client_secret"), ("access_token",)),
    Shop.Kind.MAGENTO: (("access_token",),),
    Shop.Kind.DIGISTORE24: ((),),
}
# Kinds with webhooks, and those of them whose secret is ours to give.
KNOCKING = (Shop.Kind.WOOCOMMERCE, Shop.Kind.SHOPIFY, Shop.Kind.DIGISTORE24)
OUR_SECRET = (Shop.Kind.WOOCOMMERCE, Shop.Kind.DIGISTORE24)
PORTION = 500
# A server that stumbles once is nothing that anybody has to hear of.
PATIENCE = timedelta(minutes=10)
_LEAVING = "leaving"
_SHOPIFY = re.compile(
    r"(?:https?://)?(?:admin\.shopify\.com/store/(?P<there>[\w-]+)(?:[/?#].*)?|(?P<plain>[\w-]+))", re.ASCII
)
_BACK_OFFICE = re.compile(r"/(?:wp-admin|wp-json|wp-login\.php|index\.php|rest)(?:/.*)?$")


def connected() -> QuerySet[Shop]:
    """All but those of files, with the number of their orders and products; without those on their way out."""
    here = Shop.objects.filter(kind__in=SECRETS).exclude(progress__has_key=_LEAVING)
    return here.annotate(order_count=_count(Order), product_count=_count(Product))


def with_health() -> "list[tuple[Shop, Health]]":
    return [(shop, health(shop)) for shop in connected()]


def failing() -> list[Shop]:
    """Those of which no orders come in, and not only since a moment ago."""
    lasting = Q(failing_since__lt=timezone.now() - PATIENCE) | Q(failure__in=fetching.LASTING)
    return list(Shop.objects.filter(lasting, is_active=True, failing_since__isnull=False))


# Setting up


def address(kind: str, typed: str) -> str:
    """The address of a shop as it is asked, out of what people copy from their browser. Raises Refusal."""
    typed = typed.strip()
    if kind == Shop.Kind.SHOPIFY and (name := _SHOPIFY.fullmatch(typed)):
        return f"https://{(name['there'] or name['plain']).lower()}.myshopify.com"
    try:
        found = urlsplit(typed if "://" in typed else f"https://{typed}")
        url = f"{found.scheme}://{found.netloc.lower()}"
        URLValidator(schemes=["https", "http"])(url)
    except (ValueError, ValidationError):
        raise Refusal(_("This is not the address of a website.")) from None
    if kind == Shop.Kind.SHOPIFY:
        return url
    return f"{url}{_BACK_OFFICE.sub('', found.path).rstrip('/')}"


@transaction.atomic
def add(kind: str, name: str, url: str, typed: dict[str, str]) -> Shop:
    """A shop that is fetched from now on. Raises Refusal."""
    if kind not in SECRETS:
        raise Refusal(_("This kind of shop is not known here."))
    shop = Shop(kind=kind)
    keep(shop, name, url, typed)
    return shop


def keep(shop: Shop, name: str, url: str, typed: dict[str, str]) -> None:
    """Save name, address and those secrets that were typed; those left empty stay as they are. Raises Refusal."""
    url = address(shop.kind, url) if shop.kind in registry.ASKED else ""
    others = Shop.objects.exclude(pk=shop.pk)
    if others.filter(name=name).exists():
        raise Refusal(_("There is a shop of this name already."))
    if url and others.filter(url=url).exists():
        raise Refusal(_("This shop is here already."))
    changed = ["name", "url", "secret"]
    if url != shop.url:
        shop.progress = {}  # another shop has another past
        changed.append("progress")
    secret = {field: value for field in SECRETS[shop.kind] if (value := typed.get(field, "").strip())}
    shop.secret = _without_fetched(shop.secret, secret) | secret
    if not any(all(shop.secret.get(field) for field in way) for way in NEEDED[shop.kind]):
        raise Refusal(_("The keys are incomplete."))
    shop.name, shop.url = name, url
    shop.save(update_fields=changed if shop.pk else None)


def look(shop: Shop) -> bool:
    """Whether the shop lets us read; what is wrong is noted as its health. Where it does, fetching begins."""
    kind = registry.ASKED.get(shop.kind)
    if kind is None:
        return True
    try:
        kind.look(shop)
    except AskedToWait:
        fetching.soon(shop)
        return True
    except Trouble as trouble:
        fetching.note_failure(shop, trouble)
        return False
    Shop.objects.filter(pk=shop.pk).update(
        failing_since=None, failure="", failure_detail="", resting_until=None
    )
    fetching.soon(shop)
    return True


def hook_address(shop: Shop) -> str:
    """Where its webhooks are to knock; empty for kinds without."""
    return links.absolute("shop_hook", shop.hook) if shop.kind in KNOCKING else ""


def new_hook_secret(shop: Shop) -> str:
    """A fresh secret to sign webhooks with, to be shown this once; the one before is not believed any more."""
    if shop.kind not in OUR_SECRET:
        raise Refusal(_("The secret of this shop's webhooks comes from the shop."))
    secret = token()
    with transaction.atomic():
        row = Shop.objects.select_for_update().get(pk=shop.pk)
        row.secret = {**row.secret, "webhook_secret": secret}
        row.save(update_fields=["secret"])
    return secret


# Running


def pause(shop: Shop) -> None:
    Shop.objects.filter(pk=shop.pk).update(is_active=False)


def resume(shop: Shop) -> None:
    Shop.objects.filter(pk=shop.pk).update(is_active=True)
    if shop.kind in registry.ASKED:
        fetching.soon(shop)


def fetch_now(shop: Shop) -> None:
    if not shop.is_active:
        raise Refusal(_("This shop rests. Resume it first."))
    if shop.kind not in registry.ASKED:
        raise Refusal(_("This shop is not asked; it tells by itself."))
    fetching.soon(shop)


def remove(shop: Shop, *, is_sure: bool) -> None:
    """Forget a shop with its orders; where it has some, only whoever is sure may do it."""
    if not is_sure and shop.orders.exists():
        raise Refusal(_("The orders of this shop would be gone as well. Tick that this is what you want."))
    gone = f"{_LEAVING} {shop.pk}"
    with transaction.atomic():
        Shop.objects.filter(pk=shop.pk).update(
            name=gone, url="", is_active=False, secret={}, hook=token(), progress={_LEAVING: True}
        )
        forget.enqueue(key=f"forget shop:{shop.pk}", shop_id=shop.pk)


@task()
def forget(shop_id: int) -> None:
    """Delete what is left of a shop, in portions: others who write wait for one of them at most."""
    shop = Shop.objects.filter(pk=shop_id, progress__has_key=_LEAVING).first()
    while shop and (portion := list(shop.orders.order_by("pk").values_list("pk", "customer")[:PORTION])):
        numbers = [number for number, _customer in portion]
        with transaction.atomic():
            orders.look_again({customer for _number, customer in portion if customer})
            Refund.objects.filter(order__in=numbers).delete()
            Order.objects.filter(pk__in=numbers).delete()
    if shop:
        shop.delete()


@dataclass(frozen=True)
class Health:
    """How a shop fares: `state` is one of paused, failing, resting, deaf, waiting, reading, well."""

    state: str
    at: datetime | None = None
    explanation: Any = ""
    advice: Any = ""
    detail: str = ""


def health(shop: Shop) -> Health:
    if not shop.is_active:
        return Health("paused", shop.last_success_at)
    if shop.failing_since:
        said, advice = explain.explain(shop.failure, shop.kind)
        return Health("failing", shop.failing_since, said, advice, shop.failure_detail)
    if shop.resting_until and shop.resting_until > timezone.now():
        return Health("resting", shop.resting_until)
    if shop.last_success_at:
        return Health("well", shop.last_success_at)
    if shop.kind not in registry.ASKED:
        return Health("waiting" if shop.secret.get("webhook_secret") else "deaf")
    return Health("reading" if shop.progress else "waiting")


def _without_fetched(kept: dict[str, Any], typed: dict[str, str]) -> dict[str, Any]:
    """A token that was got with other keys is worthless."""
    if typed.get("client_id") or typed.get("client_secret"):
        return {name: value for name, value in kept.items() if name not in ("fetched_token", "expires_at")}
    return dict(kept)


def _count(model: type[Order] | type[Product]) -> Coalesce:
    rows: QuerySet[Any] = model._default_manager.filter(shop=OuterRef("pk")).order_by()
    counted = rows.values("shop").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, output_field=models.IntegerField()), 0)

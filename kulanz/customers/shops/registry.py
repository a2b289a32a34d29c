"""The kinds of shop: how each is read, and how it is looked into before that."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kulanz.customers.models import Shop

from . import magento, shopify, woocommerce
from .pages import Page


@dataclass(frozen=True, slots=True)
class Kind:
    pages: Callable[[Shop], Iterator[Page]]
    # Raises Trouble where it will not do.
    look: Callable[[Shop], None]


# Digistore24 is not here: it tells by itself.
ASKED: dict[str, Kind] = {
    Shop.Kind.WOOCOMMERCE: Kind(woocommerce.pages, woocommerce.look),
    Shop.Kind.SHOPIFY: Kind(shopify.pages, shopify.look),
    Shop.Kind.MAGENTO: Kind(magento.pages, magento.look),
}

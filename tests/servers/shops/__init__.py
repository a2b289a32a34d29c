"""Small shops on this machine that hold to what the vendors document."""

from collections.abc import Iterator
from typing import Any

import pytest

from .mage import Magento
from .server import Asked, Reply
from .shopi import Shopify, bag
from .woo import WooCommerce

__all__ = ["Asked", "Magento", "Reply", "Shopify", "WooCommerce", "bag"]


@pytest.fixture
def woocommerce() -> Iterator[WooCommerce]:
    yield from _running(WooCommerce())


@pytest.fixture
def magento() -> Iterator[Magento]:
    yield from _running(Magento())


@pytest.fixture
def shopify() -> Iterator[Shopify]:
    yield from _running(Shopify())


def _running(server: Any) -> Iterator[Any]:
    try:
        yield server
    finally:
        server.stop()

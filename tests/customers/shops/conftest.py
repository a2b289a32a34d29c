from typing import Any

import pytest

from kulanz.customers.models import Shop
from kulanz.customers.shops import asking
from tests.servers import shops


@pytest.fixture(autouse=True)
def this_machine_is_allowed(settings: Any) -> None:
    settings.ALLOWED_PRIVATE_HOSTS = ["127.0.0.1"]


@pytest.fixture(autouse=True)
def short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """A shop that does not say how long to wait is asked again soon."""
    monkeypatch.setattr(asking, "FIRST_PAUSE", 0.01)


@pytest.fixture
def woo(db: None, woocommerce: shops.WooCommerce) -> Shop:
    keys = {"consumer_key": woocommerce.key, "consumer_secret": woocommerce.secret}
    return Shop.objects.create(kind="woocommerce", name="Woo", url=woocommerce.url, secret=keys)


@pytest.fixture
def mage(db: None, magento: shops.Magento) -> Shop:
    return Shop.objects.create(
        kind="magento", name="Mage", url=magento.url, secret={"access_token": magento.token}
    )


@pytest.fixture
def shopi(db: None, shopify: shops.Shopify) -> Shop:
    return Shop.objects.create(
        kind="shopify", name="Shopi", url=shopify.url, secret={"access_token": shopify.token}
    )

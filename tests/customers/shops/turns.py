"""A turn of fetching from a shop with many orders."""

from datetime import timedelta

from kulanz.customers.models import Shop
from kulanz.customers.shops import fetching
from tests.servers.shops import WooCommerce


def fetched(shop: Shop) -> str:
    shop.refresh_from_db()
    outcome = fetching.take_turn(shop)
    shop.refresh_from_db()
    return outcome


def many(server: WooCommerce, number: int) -> None:
    begun = server.now - timedelta(days=9)
    for n in range(1, number + 1):
        server.order(n, at=begun + timedelta(minutes=n))

from datetime import UTC, datetime, timedelta

import pytest

from kulanz.customers.models import Customer, Order, Shop
from kulanz.customers.shops import fetching
from tests.servers.shops import WooCommerce

pytestmark = pytest.mark.django_db


def fetched(shop: Shop) -> None:
    shop.refresh_from_db()
    assert fetching.take_turn(shop) == "done"


def test_an_order_comes_with_its_customer_its_things_and_its_moment(
    woo: Shop, woocommerce: WooCommerce
) -> None:
    woocommerce.product(11, virtual=True)
    woocommerce.order(
        4711, at="2026-03-29T00:30:00", meta_data=[{"id": 1, "key": "wpml_language", "value": "de"}]
    )
    fetched(woo)
    order = Order.objects.get()
    assert (order.number, order.total_cents, order.currency, order.state) == ("4711", 2380, "EUR", "paid")
    assert order.placed_at == datetime(2026, 3, 29, 0, 30, tzinfo=UTC)
    assert order.lines == [
        {"title": "Gartenbuch", "quantity": 2, "cents": 2380, "sku": "GB-1", "is_digital": True}
    ]
    assert order.is_digital
    customer = Customer.objects.get()
    assert order.customer == customer
    assert (customer.name, customer.first_address, customer.language) == (
        "Anna Muster",
        "anna@kunde.example",
        "de",
    )
    assert woo.products.get().url == "https://laden.example/11"


def test_yen_have_no_cents_and_dinars_have_three_places(woo: Shop, woocommerce: WooCommerce) -> None:
    line = {"name": "Buch", "quantity": 1, "total": "1200", "total_tax": "", "product_id": 1}
    woocommerce.order(1, currency="JPY", total="1200", line_items=[line])
    woocommerce.order(2, currency="KWD", total="1.250", line_items=[])
    fetched(woo)
    assert sorted(Order.objects.values_list("currency", "total_cents")) == [("JPY", 1200), ("KWD", 1250)]
    assert Order.objects.get(currency="JPY").lines[0]["cents"] == 1200


def test_refunds_come_with_their_moment(woo: Shop, woocommerce: WooCommerce) -> None:
    order = woocommerce.order(1)
    woocommerce.refund(order, 90, "5.00", "2026-05-01T10:00:00")
    woocommerce.refund(order, 91, "2.50", "2026-05-02T10:00:00")
    fetched(woo)
    kept = Order.objects.get()
    assert (kept.refunded_cents, kept.kept_cents) == (750, 1630)
    first = kept.refunds.first()
    assert first
    assert (first.cents, first.reason, first.at) == (500, "Defekt", datetime(2026, 5, 1, 10, tzinfo=UTC))


@pytest.mark.parametrize(
    ("status", "state"),
    [("pending", "open"), ("on-hold", "open"), ("processing", "paid"), ("completed", "sent"),
     ("cancelled", "cancelled"), ("failed", "cancelled"), ("refunded", "refunded"), ("in-werkstatt", "paid")],
)  # fmt: skip
def test_states_are_ours(woo: Shop, woocommerce: WooCommerce, status: str, state: str) -> None:
    woocommerce.order(1, status=status)
    fetched(woo)
    assert Order.objects.get().state == state


def test_a_cart_that_was_not_sent_off_is_no_order(woo: Shop, woocommerce: WooCommerce) -> None:
    woocommerce.order(1, status="checkout-draft")
    fetched(woo)
    assert not Order.objects.exists()


def test_parcels_are_read_where_the_usual_extension_wrote_them(woo: Shop, woocommerce: WooCommerce) -> None:
    shipped = {"tracking_provider": "DHL", "tracking_number": "JJD1", "date_shipped": "1764547200"}
    woocommerce.order(1, meta_data=[{"id": 1, "key": "_wc_shipment_tracking_items", "value": [shipped]}])
    fetched(woo)
    assert Order.objects.get().parcels == [
        {"carrier": "DHL", "code": "JJD1", "url": "", "sent_at": "2025-12-01T00:00:00+00:00"}
    ]


def test_a_version_that_cannot_sort_by_change_is_read_by_number(woo: Shop, woocommerce: WooCommerce) -> None:
    woocommerce.is_old = True
    for n in range(1, 251):
        woocommerce.order(n, at=woocommerce.now - timedelta(minutes=n))
    fetched(woo)
    assert Order.objects.count() == 250
    woocommerce.order(7, status="completed")
    woocommerce.order(251)
    fetched(woo)
    assert Order.objects.count() == 251
    assert Order.objects.get(number="7").state == "sent"


def test_a_hidden_nought_in_a_name_breaks_nothing(woo: Shop, woocommerce: WooCommerce) -> None:
    billing = {"first_name": "An\x00na", "last_name": "", "email": "a@kunde.example"}
    woocommerce.order(1, billing=billing)
    fetched(woo)
    assert Customer.objects.get().name == "Anna"

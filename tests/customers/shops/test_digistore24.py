"""Notifications as Digistore24 documents them: form fields, signed, one for each product and each payment."""

import hashlib
from datetime import UTC, datetime
from urllib.parse import urlencode

import pytest

from kulanz.customers.models import Customer, Order, Shop
from kulanz.customers.shops import digistore24, hooks

pytestmark = pytest.mark.django_db
PASSPHRASE = "losung-4711"
PAYMENT = {
    "event": "on_payment",
    "api_mode": "live",
    "order_id": "A3NXHEHF",
    "product_id": "122343",
    "product_name": "Gärtnern für Anfänger & Eilige",
    "product_delivery_type": "digital",
    "quantity": "1",
    "transaction_id": "555001",
    "transaction_amount": "49.90",
    "transaction_currency": "EUR",
    "amount_brutto": "49.90",
    "currency": "EUR",
    "transaction_processed_at": "2026-07-01 00:30:00",
    "order_date_time": "2026-07-01 00:29:58",
    "billing_type": "single_payment",
    "pay_sequence_no": "0",
    "email": "Anna@kunde.example",
    "address_first_name": "Anna",
    "address_last_name": "Muster",
    "language": "de",
    "coupon_code": "",
}


@pytest.fixture
def shop(db: None) -> Shop:
    return Shop.objects.create(kind="digistore24", name="Kurse", secret={"webhook_secret": PASSPHRASE})


def told(shop: Shop, signed_with: str = PASSPHRASE, **changed: str) -> hooks.Reply:
    fields = PAYMENT | changed
    signed = fields | {"sha_sign": digistore24.signature(fields, signed_with)}
    return hooks.receive(shop.hook, {}, urlencode(signed).encode())


def test_the_signature_is_the_documented_one() -> None:
    fields = {"b": "2", "a": "1", "leer": "", "Z": "9", "sha_sign": "egal"}
    wanted = hashlib.sha512(b"Z=9xya=1xyb=2xy").hexdigest().upper()
    assert digistore24.signature(fields, "xy") == wanted


def test_a_payment_becomes_an_order(shop: Shop) -> None:
    assert told(shop) == hooks.OK
    order = Order.objects.get()
    assert (order.number, order.state, order.total_cents, order.currency) == ("A3NXHEHF", "paid", 4990, "EUR")
    assert order.placed_at == datetime(2026, 6, 30, 22, 29, 58, tzinfo=UTC)
    assert order.is_digital
    customer = Customer.objects.get()
    assert (customer.name, customer.language) == ("Anna Muster", "de")
    assert shop.products.get().title == "Gärtnern für Anfänger & Eilige"
    shop.refresh_from_db()
    assert shop.last_success_at


def test_the_same_again_changes_nothing(shop: Shop) -> None:
    for _ in range(3):
        assert told(shop) == hooks.OK
    order = Order.objects.get()
    assert (order.total_cents, len(order.lines), shop.products.count()) == (4990, 1, 1)


def test_another_product_of_the_order_joins_it(shop: Shop) -> None:
    told(shop)
    told(shop, product_id="9", product_name="Kalender", transaction_id="555002", transaction_amount="10.00")
    order = Order.objects.get()
    assert (order.total_cents, [line["title"] for line in order.lines]) == (
        5990,
        [PAYMENT["product_name"], "Kalender"],
    )


@pytest.mark.parametrize("event", ["on_refund", "on_chargeback"])
def test_money_that_goes_back_is_a_refund_once(shop: Shop, event: str) -> None:
    told(shop)
    for _ in range(2):
        back = {"transaction_id": "555003", "transaction_amount": "-49.90"}
        assert told(shop, event=event, transaction_processed_at="2026-07-05 12:00:00", **back) == hooks.OK
    order = Order.objects.get()
    assert (order.state, order.refunded_cents, order.refunds.count()) == ("refunded", 4990, 1)
    assert order.refunds.get().at == datetime(2026, 7, 5, 10, tzinfo=UTC)


def test_part_of_the_money_leaves_the_order_paid(shop: Shop) -> None:
    told(shop)
    told(shop, event="on_refund", transaction_id="7", transaction_amount="-10.00")
    assert (Order.objects.get().state, Order.objects.get().kept_cents) == ("paid", 3990)


def test_a_refund_that_comes_before_its_payment_is_not_lost(shop: Shop) -> None:
    told(shop, event="on_refund", transaction_id="7", transaction_amount="-49.90")
    assert Order.objects.get().state == "refunded"
    told(shop)
    order = Order.objects.get()
    assert (order.state, order.total_cents, order.refunded_cents) == ("refunded", 4990, 4990)


def test_a_subscription_buys_again_each_time_and_instalments_do_not(shop: Shop) -> None:
    for n in (1, 2, 3):
        at = f"2026-0{n}-01 12:00:00"
        told(shop, billing_type="subscription", pay_sequence_no=str(n), transaction_id=f"a{n}",
             transaction_processed_at=at)  # fmt: skip
        told(
            shop, order_id="RATEN", billing_type="installment", pay_sequence_no=str(n), transaction_id=f"r{n}"
        )
    assert Order.objects.filter(number="A3NXHEHF").count() == 3
    assert Order.objects.get(remote_id="A3NXHEHF/3").placed_at == datetime(2026, 3, 1, 11, tzinfo=UTC)
    instalments = Order.objects.get(number="RATEN")
    assert (instalments.total_cents, len(instalments.lines)) == (3 * 4990, 3)


def test_a_wrong_signature_is_refused_and_nothing_is_kept(shop: Shop) -> None:
    assert told(shop, signed_with="falsch") == hooks.NOT_SIGNED
    signed = PAYMENT | {"sha_sign": digistore24.signature(PAYMENT, PASSPHRASE)}
    forged = signed | {"transaction_amount": "1.00"}
    assert hooks.receive(shop.hook, {}, urlencode(forged).encode()) == hooks.NOT_SIGNED
    assert hooks.receive(shop.hook, {}, urlencode(PAYMENT).encode()) == hooks.NOT_SIGNED
    assert hooks.receive(shop.hook, {}, b"\xff\x00") == hooks.NOT_SIGNED
    assert not Order.objects.exists()


def test_without_a_passphrase_nobody_is_believed(shop: Shop) -> None:
    shop.secret = {}
    shop.save()
    assert told(shop, signed_with="") == hooks.NOT_SIGNED


def test_values_that_were_written_for_a_page_are_signed_as_they_were_meant(shop: Shop) -> None:
    signed = PAYMENT | {"sha_sign": digistore24.signature(PAYMENT, PASSPHRASE)}
    written = signed | {"product_name": PAYMENT["product_name"].replace("&", "&amp;")}
    assert hooks.receive(shop.hook, {}, urlencode(written).encode()) == hooks.OK


@pytest.mark.parametrize(
    "changed",
    [
        {"event": "connection_test"},
        {"event": "on_payment_missed"},
        {"event": "was_neues"},
        {"api_mode": "test"},
    ],
)
def test_what_tells_of_no_money_is_heard_and_not_kept(shop: Shop, changed: dict[str, str]) -> None:
    assert told(shop, **changed) == hooks.OK
    assert not Order.objects.exists()


@pytest.mark.parametrize(
    "changed", [{"order_id": ""}, {"transaction_amount": "viel"}, {"transaction_processed_at": "gestern"}]
)
def test_what_cannot_be_understood_is_said_to_be_so(shop: Shop, changed: dict[str, str]) -> None:
    assert told(shop, **changed) == hooks.NOT_UNDERSTOOD
    assert not Order.objects.exists()

"""Orders of somebody erased: the sums stay, and whose they were is not told again."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from kulanz.customers import orders
from kulanz.customers.models import Customer, Order, Shop
from kulanz.flow import erasing
from tests import a
from tests.customers.orderfiles.files import HEAD, taken

pytestmark = pytest.mark.django_db
AT = timezone.now() - timedelta(days=3)
TOLD = orders.ToldOrder(
    "1", "BG-1", AT, AT, Order.State.PAID, 1990, "EUR", email="anna@kunde.example", name="Anna Muster",
    lines=[orders.ToldLine("Das stille Beet", 1, 1990)], parcels=[orders.ToldParcel("DHL", "TRACK77")],
    refunds=[orders.ToldRefund("r1", AT, 500, "Anna bat darum")],
)  # fmt: skip


def erased() -> Shop:
    """A shop whose one order was that of somebody erased."""
    a.business()
    shop = Shop.objects.create(name="Laden", kind=Shop.Kind.CSV)
    orders.keep(shop, [TOLD])
    erasing.erase(Customer.objects.get(), "Anna Muster", by=a.staff())
    return shop


def test_the_order_of_somebody_erased_that_is_told_again_stays_nobodys() -> None:
    assert orders.keep(erased(), [TOLD]) == orders.Kept(made=0, changed=0, known=1)
    assert not Customer.objects.exists()


def test_what_changed_of_it_is_followed_without_name_address_parcels_and_reasons() -> None:
    later = replace(
        TOLD,
        changed_at=timezone.now(),
        state=Order.State.REFUNDED,
        refunds=[*(TOLD.refunds or ()), orders.ToldRefund("r2", AT, 1490, "Anna will nicht mehr")],
    )
    assert orders.keep(erased(), [later]).changed == 1
    order = Order.objects.get()
    assert (order.state, order.refunded_cents) == (Order.State.REFUNDED, 1990)
    assert (order.customer, order.email, order.parcels) == (None, "", [])
    assert [refund.reason for refund in order.refunds.all()] == ["", ""]
    assert not Customer.objects.exists()


def test_a_new_order_from_the_same_address_makes_them_a_customer_again() -> None:
    shop = erased()
    orders.keep(shop, [TOLD, replace(TOLD, remote_id="2", number="BG-2")])
    assert [order.number for order in Customer.objects.get().orders.all()] == ["BG-2"]


def test_a_file_that_is_uploaded_again_says_nothing_new_of_it_and_brings_nobody_back() -> None:
    a.business()
    row = HEAD + "4711;31.12.2025 14:05;19,90;anna@kunde.example;Buch;1;;bezahlt\n"
    taken(row)
    customer = Customer.objects.get()
    erasing.erase(customer, str(customer), by=a.staff())
    again = taken(row)
    assert (again.made, again.changed, Customer.objects.count(), Order.objects.get().email) == (0, 0, 0, "")

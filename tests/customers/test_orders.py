"""Orders as shops tell them, once each: whom they touch, and what of them goes again."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from kulanz.customers import orders
from kulanz.customers.models import Customer, Order, Refund, Shop, Standing
from kulanz.customers.orders import ToldOrder, ToldRefund

pytestmark = pytest.mark.django_db
AT = datetime(2026, 5, 1, 10, tzinfo=UTC)
TOLD = ToldOrder("1", "1", AT, AT, "paid", 2000, "EUR", email="a@kunde.example")


@pytest.fixture
def shop() -> Shop:
    return Shop.objects.create(kind="csv", name="Laden")


def later(**changed: object) -> ToldOrder:
    return replace(TOLD, changed_at=AT + timedelta(hours=1), **changed)  # type: ignore[arg-type]  # names are its own


def test_an_order_that_moves_to_another_address_has_both_customers_looked_at_again(shop: Shop) -> None:
    orders.keep(shop, [TOLD])
    before = Customer.objects.get()
    Standing.objects.update(is_stale=False)
    orders.keep(shop, [later(email="b@kunde.example")])
    now = Order.objects.get().customer
    assert now and now != before
    assert set(Standing.objects.filter(is_stale=True).values_list("customer", flat=True)) == {
        before.pk,
        now.pk,
    }


def test_a_refund_that_is_told_no_more_is_gone(shop: Shop) -> None:
    two = [ToldRefund("1", AT, 500), ToldRefund("2", AT, 300)]
    orders.keep(shop, [replace(TOLD, refunds=two), replace(TOLD, remote_id="2", refunds=two)])
    orders.keep(shop, [later(refunds=two[1:])])
    told = Refund.objects.values_list("order__remote_id", "remote_id", "cents")
    assert set(told) == {("1", "2", 300), ("2", "1", 500), ("2", "2", 300)}
    orders.keep(shop, [later(refunds=[], state="cancelled")])
    assert set(told.all()) == {("2", "1", 500), ("2", "2", 300)}


def test_refunds_stay_where_the_shop_does_not_tell_of_them(shop: Shop) -> None:
    orders.keep(shop, [replace(TOLD, refunds=[ToldRefund("1", AT, 500)])])
    orders.keep(shop, [later(state="sent")])
    assert Refund.objects.get().cents == 500

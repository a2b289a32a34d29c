"""All that a shop knows comes in, once, whatever its clock says; tried with WooCommerce."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from kulanz.customers.models import Order, Shop
from kulanz.customers.shops import fetching
from kulanz.customers.shops.fetching import Outcome
from kulanz.jobs import worker
from tests.servers.shops import Reply, WooCommerce

from .turns import fetched, many

pytestmark = pytest.mark.django_db


def test_all_pages_come_in(woo: Shop, woocommerce: WooCommerce) -> None:
    many(woocommerce, 230)
    assert fetched(woo) == Outcome.DONE
    assert woo.orders.count() == 230
    assert woo.last_success_at and not woo.failing_since


def test_the_second_time_only_what_is_new_is_asked_for(woo: Shop, woocommerce: WooCommerce) -> None:
    many(woocommerce, 120)
    fetched(woo)
    woocommerce.asked.clear()
    woocommerce.order(500, total="9.00")
    woocommerce.order(3, status="completed", changed=woocommerce.now.strftime("%Y-%m-%dT%H:%M:%S"))
    assert fetched(woo) == Outcome.DONE
    assert woo.orders.count() == 121
    assert woo.orders.get(number="3").state == Order.State.SENT
    pages = [asked for asked in woocommerce.asked if asked.path.endswith("/orders")]
    assert len(pages) == 1


def test_a_page_that_lies_within_one_second_is_gone_through_by_number(
    woo: Shop, woocommerce: WooCommerce
) -> None:
    at = woocommerce.now - timedelta(days=1)
    for n in range(1, 351):
        woocommerce.order(n, at=at)
    assert fetched(woo) == Outcome.DONE
    assert woo.orders.count() == 350


def test_an_order_that_changes_while_we_read_is_neither_missed_nor_doubled(
    woo: Shop, woocommerce: WooCommerce
) -> None:
    many(woocommerce, 250)
    truly = woocommerce.answer

    def changing(asked: Any) -> Reply:
        said = truly(asked)
        if asked.path.endswith("/orders") and len(woocommerce.asked) == 3:
            for n in range(1, 60):  # these move from the first page to the end
                woocommerce.order(n, status="completed")
        return said

    woocommerce.answer = changing  # type: ignore[method-assign]  # this shop lives while it is read
    fetched(woo)
    assert woo.orders.count() == 250
    assert woo.orders.filter(state=Order.State.SENT).count() == 59


@pytest.mark.parametrize("hours", [-30, -3, 3, 30])
def test_a_shop_with_a_wrong_clock_loses_nothing(woo: Shop, woocommerce: WooCommerce, hours: int) -> None:
    woocommerce.ahead = timedelta(hours=hours)
    woocommerce.order(1)
    fetched(woo)
    woocommerce.order(2)
    woocommerce.order(
        1, status="completed", changed=(woocommerce.now + timedelta(seconds=2)).isoformat()[:19]
    )
    assert fetched(woo) == Outcome.DONE
    assert woo.orders.get(number="1").state == Order.State.SENT
    assert woo.orders.filter(number="2").exists()


def test_a_change_dated_in_the_future_hides_no_later_one(woo: Shop, woocommerce: WooCommerce) -> None:
    tomorrow = (woocommerce.now + timedelta(days=1)).isoformat()[:19]
    woocommerce.order(1, changed=tomorrow)
    fetched(woo)
    assert woo.orders.get().changed_at <= timezone.now()
    woocommerce.order(2)
    fetched(woo)
    assert woo.orders.count() == 2
    later = (woocommerce.now + timedelta(seconds=3)).isoformat()[:19]
    woocommerce.ahead = timedelta(seconds=5)
    woocommerce.order(1, status="refunded", changed=later)
    fetched(woo)
    assert woo.orders.get(number="1").state == Order.State.REFUNDED


def test_a_clock_that_was_put_back_is_noticed(woo: Shop, woocommerce: WooCommerce) -> None:
    woocommerce.ahead = timedelta(hours=6)
    woocommerce.order(1)
    fetched(woo)
    woocommerce.ahead = timedelta(0)
    woocommerce.order(2)
    fetched(woo)
    assert woo.orders.filter(number="2").exists()


def test_an_order_that_cannot_be_understood_is_named_and_does_not_hold_up_the_others(
    woo: Shop, woocommerce: WooCommerce
) -> None:
    many(woocommerce, 3)
    woocommerce.order(4711, total="viel")
    assert fetched(woo) == Outcome.DONE
    assert woo.orders.count() == 3
    assert woo.progress["odd"] == ["4711"]


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("\\u0000", "\\u0000"),
        ("An\0na\0", "Anna"),
        ("\\\0\\", "\\\\"),
        ('"\\u0000"', '"\\u0000"'),
        ("Jo\ud83d", "Jo?"),
    ],
)
def test_a_name_with_signs_that_no_database_keeps_holds_up_nothing(
    woo: Shop, woocommerce: WooCommerce, said: str, kept: str
) -> None:
    billing = {"first_name": said, "last_name": "M", "email": "a@kunde.example"}
    line = {"name": said, "quantity": 1, "total": "1.00", "total_tax": "", "product_id": 1}
    woocommerce.order(1, billing=billing, line_items=[line])
    assert fetched(woo) == Outcome.DONE
    order = Order.objects.get()
    assert order.customer
    assert (order.customer.name, order.lines[0]["title"]) == (f"{kept} M", kept)


@pytest.mark.parametrize("total", ["1e999999", "1e30", "Infinity"])
def test_an_amount_beyond_all_measure_holds_up_nothing(
    woo: Shop, woocommerce: WooCommerce, total: str
) -> None:
    many(woocommerce, 3)
    woocommerce.order(4711, total=total)
    assert fetched(woo) == Outcome.DONE
    assert (woo.orders.count(), woo.progress["odd"]) == (3, ["4711"])


def test_a_long_fetch_gives_way_and_goes_on(woo: Shop, woocommerce: WooCommerce) -> None:
    many(woocommerce, 230)
    shop = Shop.objects.get()
    assert fetching.take_turn(shop, seconds=0) == Outcome.MORE
    assert woo.orders.count() < 230
    while fetching.take_turn(Shop.objects.get(), seconds=0) == Outcome.MORE:
        continue
    assert woo.orders.count() == 230


def test_a_shop_that_was_paused_meanwhile_is_left_alone(woo: Shop, woocommerce: WooCommerce) -> None:
    many(woocommerce, 3)
    shop = Shop.objects.get()
    Shop.objects.update(is_active=False)
    assert fetching.take_turn(shop) == Outcome.LEFT
    assert not woo.orders.exists()
    assert fetching.fetch_all() == 0


def test_every_shop_has_a_task_of_its_own(woo: Shop, mage: Shop, woocommerce: WooCommerce) -> None:
    many(woocommerce, 2)
    assert fetching.fetch_all() == fetching.fetch_all() == 2
    assert worker.run_waiting() == 2
    assert woo.orders.count() == 2

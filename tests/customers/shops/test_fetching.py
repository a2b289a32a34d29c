"""What goes wrong between us and a shop, and what becomes of it; tried with WooCommerce, where all of it is common."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from kulanz.customers.models import Order, Shop
from kulanz.customers.shops import asking, fetching
from kulanz.customers.shops.fetching import Outcome
from kulanz.jobs import worker
from kulanz.jobs.models import Job
from tests.servers.shops import Reply, WooCommerce

pytestmark = pytest.mark.django_db


def fetched(shop: Shop) -> str:
    shop.refresh_from_db()
    outcome = fetching.take_turn(shop)
    shop.refresh_from_db()
    return outcome


def many(server: WooCommerce, number: int) -> None:
    begun = server.now - timedelta(days=9)
    for n in range(1, number + 1):
        server.order(n, at=begun + timedelta(minutes=n))


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


@pytest.mark.parametrize(
    ("status", "code"),
    [(401, "sign_in_refused"), (403, "sign_in_refused"), (404, "wrong_address"), (500, "server_trouble"),
     (502, "server_trouble"), (402, "closed"), (418, "refused")],
)  # fmt: skip
def test_a_refusal_is_noted_in_one_word_and_nothing_is_kept(
    woo: Shop, woocommerce: WooCommerce, status: int, code: str
) -> None:
    many(woocommerce, 3)
    woocommerce.faults = [Reply({"message": f"nein, {woocommerce.secret}"}, status)]
    assert fetched(woo) == Outcome.FAILED
    assert (woo.failure, woo.orders.count()) == (code, 0)
    assert woo.failing_since
    assert "nein" in woo.failure_detail
    assert woocommerce.secret not in woo.failure_detail


def test_after_a_failure_the_next_turn_goes_on_where_it_stopped(woo: Shop, woocommerce: WooCommerce) -> None:
    many(woocommerce, 230)
    woocommerce.faults, woocommerce.faults_after = [Reply({}, 500)], 3
    assert fetched(woo) == Outcome.FAILED
    assert woo.orders.count() == 199  # two pages, the second of which begins with the last of the first
    woocommerce.asked.clear()
    assert fetched(woo) == Outcome.DONE
    assert woo.orders.count() == 230
    assert not woo.failing_since and not woo.failure
    pages = [asked for asked in woocommerce.asked if asked.path.endswith("/orders")]
    assert len(pages) == 1


@pytest.mark.parametrize(
    "reply",
    [
        Reply([{"id": 1}], share=0.5),
        Reply(b'[{"id": 1, "num'),
        Reply(b"<html>Wartung</html>"),
        Reply({"a": 1}),
    ],
)
def test_half_an_answer_is_none(woo: Shop, woocommerce: WooCommerce, reply: Reply) -> None:
    many(woocommerce, 230)
    woocommerce.faults, woocommerce.faults_after = [reply], 2
    assert fetched(woo) == Outcome.FAILED
    assert (woo.failure, woo.orders.count()) == ("broken_answer", 100)
    assert fetched(woo) == Outcome.DONE
    assert woo.orders.count() == 230


def test_a_short_wish_to_wait_is_waited_out(woo: Shop, woocommerce: WooCommerce) -> None:
    many(woocommerce, 3)
    woocommerce.faults = [
        Reply({}, 429, {"Retry-After": "0"}),
        Reply({}, 429),
        Reply({}, 503, {"Retry-After": "0"}),
    ]
    assert fetched(woo) == Outcome.DONE
    assert woo.orders.count() == 3


def test_a_long_one_lets_the_shop_rest_and_is_no_failure(woo: Shop, woocommerce: WooCommerce) -> None:
    many(woocommerce, 3)
    woocommerce.faults = [Reply({}, 429, {"Retry-After": "120"})]
    assert fetching.fetch(woo.pk) == Outcome.RESTING
    woo.refresh_from_db()
    assert not woo.failing_since and woo.resting_until
    assert 110 < (woo.resting_until - timezone.now()).total_seconds() <= 120
    assert Job.objects.get(key=f"shop:{woo.pk}").run_at == woo.resting_until
    asked = len(woocommerce.asked)
    assert fetching.fetch(woo.pk) == Outcome.LEFT
    assert fetching.fetch_all() == 0
    assert len(woocommerce.asked) == asked


def test_a_date_until_when_to_wait_is_read_by_the_clock_of_the_shop(
    woo: Shop, woocommerce: WooCommerce
) -> None:
    from email.utils import format_datetime

    woocommerce.ahead = timedelta(hours=5)
    until = format_datetime(woocommerce.now + timedelta(seconds=90), usegmt=True)
    woocommerce.faults = [Reply({}, 429, {"Retry-After": until})]
    assert fetched(woo) == Outcome.RESTING
    assert woo.resting_until
    assert 80 < (woo.resting_until - timezone.now()).total_seconds() <= 91


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


def test_a_page_of_what_cannot_be_understood_is_trouble(woo: Shop, woocommerce: WooCommerce) -> None:
    for n in range(30):
        woocommerce.order(n, total=None)
    assert fetched(woo) == Outcome.FAILED
    assert woo.failure == "broken_answer"


def test_a_redirect_is_not_followed_with_our_keys(woo: Shop, woocommerce: WooCommerce) -> None:
    woocommerce.faults = [Reply({}, 301, {"Location": f"{woocommerce.url}/woanders"})]
    assert fetched(woo) == Outcome.FAILED
    assert woo.failure == "wrong_address"
    assert "/woanders" in woo.failure_detail
    assert len(woocommerce.asked) == 1


def test_keys_are_not_sent_without_encryption(woo: Shop, woocommerce: WooCommerce, settings: Any) -> None:
    settings.ALLOWED_PRIVATE_HOSTS = []
    assert fetched(woo) == Outcome.FAILED
    assert woo.failure == "not_secure"
    Shop.objects.update(url=woocommerce.url.replace("http:", "https:"))
    assert fetched(woo) == Outcome.FAILED
    assert woo.failure == "private"
    assert not woocommerce.asked


def test_a_server_that_takes_too_long_has_trouble(
    woo: Shop, woocommerce: WooCommerce, monkeypatch: pytest.MonkeyPatch
) -> None:
    import time

    monkeypatch.setattr(asking, "SECONDS", 0.3)
    truly = woocommerce.answer

    def slow(asked: Any) -> Reply:
        time.sleep(1)
        return truly(asked)

    woocommerce.answer = slow  # type: ignore[method-assign]  # it is slow
    assert fetched(woo) == Outcome.FAILED
    assert woo.failure == "server_trouble"


def test_a_fault_of_our_own_is_seen_by_the_owner(
    woo: Shop, woocommerce: WooCommerce, monkeypatch: pytest.MonkeyPatch
) -> None:
    woocommerce.faults = [Reply([[]])]  # a product that is a list
    assert fetched(woo) == Outcome.DONE
    assert woo.progress["odd"] == ["[]"]
    monkeypatch.setattr(asking, "get", lambda *_: 1 / 0)
    assert fetched(woo) == Outcome.FAILED
    assert (woo.failure, woo.failure_detail) == ("fault", "ZeroDivisionError: division by zero")


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


def test_what_time_does_not_heal_is_tried_once_an_hour(woo: Shop, woocommerce: WooCommerce) -> None:
    woocommerce.faults = [Reply({}, 401)]
    fetched(woo)
    assert fetching.fetch_all() == 0
    Shop.objects.update(last_attempt_at=timezone.now() - timedelta(minutes=61))
    assert fetching.fetch_all() == 1

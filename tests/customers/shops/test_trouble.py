"""What goes wrong between us and a shop, and what becomes of it; tried with WooCommerce, where all of it is common."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from kulanz.customers.models import Shop
from kulanz.customers.shops import asking, fetching
from kulanz.customers.shops.fetching import Outcome
from kulanz.jobs.models import Job
from tests.servers.shops import Reply, WooCommerce

from .turns import fetched, many

pytestmark = pytest.mark.django_db


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


def test_what_time_does_not_heal_is_tried_once_an_hour(woo: Shop, woocommerce: WooCommerce) -> None:
    woocommerce.faults = [Reply({}, 401)]
    fetched(woo)
    assert fetching.fetch_all() == 0
    Shop.objects.update(last_attempt_at=timezone.now() - timedelta(minutes=61))
    assert fetching.fetch_all() == 1

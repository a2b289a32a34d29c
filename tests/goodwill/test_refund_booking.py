"""Money back through the shop: booked once, whatever happens on the way."""

import threading
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from kulanz.business.models import Staff
from kulanz.customers import orders
from kulanz.customers.models import Order, Shop
from kulanz.customers.shops import asking, fetching
from kulanz.goodwill import booking, refunds
from kulanz.goodwill.models import RefundCase
from kulanz.goodwill.refunds import Matter, Proof, Verdict
from kulanz.lib.refusal import Refusal
from tests import a
from tests.servers.shops import Reply, bag
from tests.servers.shops.paying_back import PayingMagento, PayingShopify, PayingWooCommerce

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def this_machine_is_allowed(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.ALLOWED_PRIVATE_HOSTS = ["127.0.0.1"]
    monkeypatch.setattr(asking, "FIRST_PAUSE", 0.01)


@pytest.fixture
def woo() -> Iterator[PayingWooCommerce]:
    server = PayingWooCommerce()
    yield server
    server.stop()


@pytest.fixture
def shopi() -> Iterator[PayingShopify]:
    server = PayingShopify()
    yield server
    server.stop()


@pytest.fixture
def mage() -> Iterator[PayingMagento]:
    server = PayingMagento()
    yield server
    server.stop()


@pytest.fixture
def owner(db: None) -> Staff:
    return a.staff()


def of_woo(woo: PayingWooCommerce, owner: Staff, cents: int = 2380, **order: Any) -> RefundCase:
    woo.order(4711)
    keys = {"consumer_key": woo.key, "consumer_secret": woo.secret}
    shop = Shop.objects.create(kind="woocommerce", name="Woo", url=woo.url, secret=keys)
    return decided(shop, "4711", owner, cents, 2380, **order)


def decided(shop: Shop, number: str, owner: Staff, cents: int, paid: int, **fields: Any) -> RefundCase:
    talk = a.conversation()
    order = a.order(talk.customer, shop=shop, number=number, total_cents=paid, **fields)
    case = refunds.open_case(talk, Matter(order), by=owner)
    wish = Verdict("whole") if cents == paid else Verdict("part", cents, words="So gewünscht")
    return refunds.decide(case, wish, by=owner)


def book(case: RefundCase, owner: Staff) -> RefundCase:
    booking.claim(case, by=owner)
    booking.run(case.pk)
    case.refresh_from_db()
    return case


def a_while_ago(case: RefundCase) -> None:
    RefundCase.objects.filter(pk=case.pk).update(told_shop_at=timezone.now() - timedelta(minutes=11))


def test_woocommerce_pays_the_money_back_and_both_sides_know_it(woo: PayingWooCommerce, owner: Staff) -> None:
    case = book(of_woo(woo, owner, 1000), owner)
    assert (case.state, case.way, case.cents, case.remote_id) == ("booked", "shop", 1000, "900")
    (told,) = [one.body for one in woo.asked if one.body]
    assert (told["amount"], told["api_refund"]) == ("10.00", True)
    order = Order.objects.get()
    assert (order.refunded_cents, order.refunds.get().remote_id) == (1000, "900")


def test_what_the_shop_tells_afterwards_counts_once(woo: PayingWooCommerce, owner: Staff) -> None:
    case = book(of_woo(woo, owner), owner)
    assert case.order
    row = woo.orders[0]
    row["refunds"], row["status"] = [{"id": 900}], "refunded"
    fetching.take_turn(case.order.shop)
    order = Order.objects.get()
    assert (order.refunded_cents, order.refunds.count(), order.state) == (2380, 1, "refunded")


def test_a_lost_answer_leaves_it_unclear_and_the_shop_is_asked_before_it_is_told_again(
    woo: PayingWooCommerce, owner: Staff
) -> None:
    woo.lost = Reply(b"<html>Gateway Timeout</html>", 504)
    case = book(of_woo(woo, owner), owner)
    assert case.state == "unclear" and case.told_shop_at
    booking.claim_again(case, by=owner)
    booking.run(case.pk)
    case.refresh_from_db()
    assert (case.state, case.remote_id) == ("booked", "900")
    assert len(woo.refunds[4711]) == 1


def test_an_answer_that_comes_too_late_is_a_refund_all_the_same(
    woo: PayingWooCommerce, owner: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "SECONDS", 0.4)
    woo.seconds = 1.0
    case = book(of_woo(woo, owner), owner)
    assert case.state == "unclear"
    booking.claim_again(case, by=owner)
    booking.run(case.pk)
    case.refresh_from_db()
    assert (case.state, len(woo.refunds[4711])) == ("booked", 1)


def test_where_the_shop_has_done_nothing_it_is_told_anew_after_a_while(
    woo: PayingWooCommerce, owner: Staff
) -> None:
    case = of_woo(woo, owner)
    woo.faults, woo.faults_after = (
        [Reply(b"", 502)],
        1,
    )  # it answers what it is asked, and not what it is told
    assert book(case, owner).state == "unclear"
    booking.claim_again(case, by=owner)
    booking.run(case.pk)
    case.refresh_from_db()
    assert (case.state, 4711 in woo.refunds) == ("unclear", False)
    a_while_ago(case)
    booking.claim_again(case, by=owner)
    booking.run(case.pk)
    case.refresh_from_db()
    assert (case.state, len(woo.refunds[4711])) == ("booked", 1)


def test_a_worker_that_died_while_telling_tells_nothing_twice(woo: PayingWooCommerce, owner: Staff) -> None:
    case = of_woo(woo, owner)
    booking.claim(case, by=owner)
    RefundCase.objects.filter(pk=case.pk).update(told_shop_at=timezone.now())
    booking.run(case.pk)
    case.refresh_from_db()
    assert case.state == "unclear"
    assert not [one for one in woo.asked if one.body]


def test_a_shop_that_says_no_says_why_and_nothing_is_unclear(woo: PayingWooCommerce, owner: Staff) -> None:
    woo.no = "The payment gateway for this order does not support automatic refunds."
    case = book(of_woo(woo, owner), owner)
    assert (case.state, case.told_shop_at) == ("decided", None)
    assert "does not support automatic refunds" in case.failure
    assert refunds.book_by_hand(case, Proof("Überwiesen"), by=owner).state == "booked"


@pytest.mark.parametrize(
    ("word", "status", "said"),
    [("internal_server_error", 500, "There has been a critical error on this website."), ("", 500, "nein"),
     ("woocommerce_rest_cannot_create_order_refund", 500, "cURL error 28: Operation timed out after 70000 ms"),
     ("", 400, "eine Firewall")],
)  # fmt: skip
def test_only_words_known_to_mean_it_are_a_no(
    woo: PayingWooCommerce, owner: Staff, word: str, status: int, said: str
) -> None:
    case = of_woo(woo, owner)
    woo.faults, woo.faults_after = [Reply({"code": word, "message": said}, status)], 1
    case = book(case, owner)
    assert (case.state, case.failure.split()[0]) == ("unclear", "stumbled:") and said in case.failure


def test_a_shop_that_broke_off_is_not_told_again_before_somebody_has_looked(
    woo: PayingWooCommerce, owner: Staff
) -> None:
    case = of_woo(woo, owner)
    woo.faults, woo.faults_after = [Reply({"message": "critical error"}, 500)], 1
    book(case, owner)
    a_while_ago(case)
    woo.faults = [Reply(b"", 404)]
    for _n in range(2):
        booking.claim_again(case, by=owner)
        booking.run(case.pk)
        case.refresh_from_db()
        assert case.state == "unclear" and "critical error" in case.failure
    assert 4711 not in woo.refunds
    booking.settle(case, Proof(""), is_booked=False, by=owner)
    assert book(case, owner).state == "booked"


def test_a_refund_that_is_only_written_down_in_the_shop_is_not_paid(
    woo: PayingWooCommerce, owner: Staff
) -> None:
    case = of_woo(woo, owner)
    woo.lost = Reply(b"", 504)
    book(case, owner)
    woo.refunds[4711][0]["refunded_payment"] = False
    a_while_ago(case)
    booking.claim_again(case, by=owner)
    booking.run(case.pk)
    case.refresh_from_db()
    assert (case.state, len(woo.refunds[4711])) == ("unclear", 1)
    assert "its money was not sent" in case.failure


def told_meanwhile(case: RefundCase, cents: int) -> None:
    """By the shop, of what somebody has paid back there."""
    assert case.order
    orders.note_refund(case.order, "by hand", timezone.now() - timedelta(hours=2), cents)


@pytest.mark.parametrize(("cents", "said"), [(2000, "no refund here"), (300, "no refund here")])
def test_what_went_back_in_the_shop_since_it_was_decided_is_looked_at_first(
    woo: PayingWooCommerce, owner: Staff, cents: int, said: str
) -> None:
    case = of_woo(woo, owner, 1000)
    told_meanwhile(case, cents)
    with pytest.raises(Refusal, match=said):
        booking.claim(case, by=owner)
    case.refresh_from_db()
    assert case.state == "decided"


def test_decided_anew_with_that_known_it_is_booked(woo: PayingWooCommerce, owner: Staff) -> None:
    case = of_woo(woo, owner, 1000)
    told_meanwhile(case, 300)
    refunds.decide(case, Verdict("part", 1000, words="So gewünscht"), by=owner)
    assert book(case, owner).state == "booked"


def test_what_went_back_after_it_was_claimed_stops_it_too(woo: PayingWooCommerce, owner: Staff) -> None:
    case = of_woo(woo, owner, 1000)
    booking.claim(case, by=owner)
    told_meanwhile(case, 2000)
    booking.run(case.pk)
    case.refresh_from_db()
    assert (case.state, case.failure, case.told_shop_at) == ("decided", "gone_meanwhile", None)
    assert 4711 not in woo.refunds


def test_more_than_is_left_of_an_order_that_became_smaller_is_not_paid(
    woo: PayingWooCommerce, owner: Staff
) -> None:
    case = of_woo(woo, owner)
    Order.objects.update(total_cents=2000)
    with pytest.raises(Refusal, match="not left any more"):
        booking.claim(case, by=owner)


def test_a_shop_that_cannot_be_reached_was_told_nothing(owner: Staff) -> None:
    keys = {"consumer_key": "ck", "consumer_secret": "cs"}
    shop = Shop.objects.create(kind="woocommerce", name="Woo", url="http://127.0.0.1:9", secret=keys)
    case = book(decided(shop, "1", owner, 2380, 2380), owner)
    assert (case.state, case.told_shop_at) == ("decided", None)


def test_the_second_who_books_is_told_so(woo: PayingWooCommerce, owner: Staff) -> None:
    case = of_woo(woo, owner)
    booking.claim(case, by=owner)
    with pytest.raises(Refusal, match="being booked"):
        booking.claim(case, by=owner)
    with pytest.raises(Refusal, match="being booked"):
        refunds.book_by_hand(case, Proof("Überwiesen"), by=owner)


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_the_same_case_pay_once(woo: PayingWooCommerce, owner: Staff) -> None:
    woo.seconds = 0.3
    case = of_woo(woo, owner)
    booking.claim(case, by=owner)
    gate = threading.Barrier(2)

    def work() -> None:
        try:
            gate.wait()
            booking.run(case.pk)
        finally:
            connection.close()

    workers = [threading.Thread(target=work) for _ in range(2)]
    for one in workers:
        one.start()
    for one in workers:
        one.join()
    case.refresh_from_db()
    assert (case.state, len(woo.refunds[4711])) == ("booked", 1)


def test_somebody_who_looked_in_the_shop_settles_it(woo: PayingWooCommerce, owner: Staff) -> None:
    woo.lost = Reply(b"", 504)
    case = book(of_woo(woo, owner), owner)
    with pytest.raises(Refusal, match="still be at it"):
        booking.settle(case, Proof(""), is_booked=False, by=owner)
    with pytest.raises(Refusal, match="how it went back"):
        booking.settle(case, Proof(""), is_booked=True, by=owner)
    assert booking.settle(case, Proof("Steht im Laden"), is_booked=True, by=owner).state == "booked"


def test_a_file_of_orders_pays_nothing_back(owner: Staff) -> None:
    shop = Shop.objects.create(kind="csv", name="Datei")
    with pytest.raises(Refusal, match="by hand"):
        booking.claim(decided(shop, "1", owner, 100, 100), by=owner)


def test_shopify_pays_to_where_it_came_from_and_knows_the_key(shopi: PayingShopify, owner: Staff) -> None:
    def payment(number: int, kind: str, amount: str, parent: int | None = None) -> dict[str, Any]:
        return {
            "id": f"gid://shopify/OrderTransaction/{number}", "kind": kind, "status": "SUCCESS",
            "gateway": "shopify_payments", "amountSet": bag(amount),
            "parentTransaction": {"id": f"gid://shopify/OrderTransaction/{parent}"} if parent else None,
        }  # fmt: skip

    paid = [payment(1, "SALE", "12.00"), payment(2, "SALE", "8.00"), payment(3, "REFUND", "3.00", 2)]
    shopi.order(1001, transactions=paid)
    shop = Shop.objects.create(
        kind="shopify", name="Shopi", url=shopi.url, secret={"access_token": shopi.token}
    )
    shopi.lost = Reply(b"", 502)
    case = decided(shop, "gid://shopify/Order/1001", owner, 1500, 2000)
    assert book(case, owner).state == "unclear"
    booking.claim_again(case, by=owner)
    booking.run(case.pk)
    case.refresh_from_db()
    assert (case.state, case.remote_id, case.cents) == ("booked", "gid://shopify/Refund/1", 1500)
    (told,) = [one.body["variables"] for one in shopi.asked if "refundCreate" in (one.body or {})["query"]]
    assert told["key"] == str(case.key)
    assert [one["amount"] for one in told["told"]["transactions"]] == ["5.00", "10.00"]


@pytest.mark.parametrize(("cents", "rest"), [(5535, None), (2000, "35.35")])
def test_magento_pays_online_from_its_invoice(
    mage: PayingMagento, owner: Staff, cents: int, rest: str | None
) -> None:
    mage.invoice(mage.order(7))
    shop = Shop.objects.create(kind="magento", name="M", url=mage.url, secret={"access_token": mage.token})
    case = book(decided(shop, "7", owner, cents, 5535, currency="CHF"), owner)
    assert (case.state, case.cents, case.remote_id) == ("booked", cents, "500")
    (told,) = [one.body for one in mage.asked if one.body]
    assert told.get("arguments", {}).get("adjustment_negative") == rest


def test_magento_without_a_payment_online_is_done_by_hand(mage: PayingMagento, owner: Staff) -> None:
    mage.invoice(mage.order(7), transaction_id=None)
    shop = Shop.objects.create(kind="magento", name="M", url=mage.url, secret={"access_token": mage.token})
    case = book(decided(shop, "7", owner, 5535, 5535, currency="CHF"), owner)
    assert (case.state, case.failure.split()[0]) == ("decided", "no_way_back")


@pytest.mark.parametrize(
    ("said", "state"),
    [("Creditmemo Document Validation Error(s):\nThe most money available to refund is 5.", "decided"),
     ("Could not save a Credit Memo, see error log for details", "unclear")],
)  # fmt: skip
def test_magento_may_have_paid_when_it_could_not_save_the_memo(
    mage: PayingMagento, owner: Staff, said: str, state: str
) -> None:
    mage.invoice(mage.order(7))
    shop = Shop.objects.create(kind="magento", name="M", url=mage.url, secret={"access_token": mage.token})
    mage.faults, mage.faults_after = [Reply({"message": said}, 400)], 3
    case = book(decided(shop, "7", owner, 5535, 5535, currency="CHF"), owner)
    assert case.state == state and said[:30] in case.failure

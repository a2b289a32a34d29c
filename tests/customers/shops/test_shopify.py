from datetime import UTC, datetime, timedelta

import pytest

from kulanz.customers.models import Order, Shop
from kulanz.customers.shops import fetching
from kulanz.customers.shops.fetching import Outcome
from tests.servers.shops import Reply, Shopify, bag

pytestmark = pytest.mark.django_db


def fetched(shop: Shop) -> str:
    shop.refresh_from_db()
    outcome = fetching.take_turn(shop)
    shop.refresh_from_db()
    return outcome


def test_an_order_comes_with_its_customer_its_things_and_its_parcels(shopi: Shop, shopify: Shopify) -> None:
    tracked = {"company": "DHL", "number": "JJD1", "url": "https://dhl.example/JJD1"}
    sent = {"createdAt": "2026-05-03T08:00:00Z", "trackingInfo": [tracked]}
    items = [shopify.item(), shopify.item("E-Book", "9.99", ships=False)]
    shopify.order(
        1001, items=items, fulfillments=[sent], displayFulfillmentStatus="FULFILLED",
        at="2026-05-01T10:00:00Z", totalPriceSet=bag("29.99"),
    )  # fmt: skip
    shopify.product(7, "E-Book", ships=False)
    assert fetched(shopi) == Outcome.DONE
    order = Order.objects.get()
    assert (order.number, order.number_key, order.state) == ("#1001", "1001", "sent")
    assert (order.total_cents, order.currency) == (2999, "EUR")
    assert order.placed_at == datetime(2026, 5, 1, 10, tzinfo=UTC)
    assert [(line["title"], line["cents"], line["is_digital"]) for line in order.lines] == [
        ("Gartenbuch", 2000, False),
        ("E-Book", 999, True),
    ]
    assert order.parcels == [
        {"carrier": "DHL", "code": "JJD1", "url": tracked["url"], "sent_at": "2026-05-03T08:00:00Z"}
    ]
    assert order.customer
    assert (order.customer.name, order.customer.language) == ("Anna Muster", "de")
    product = shopi.products.get()
    assert (product.title, product.is_digital) == ("E-Book", True)


def test_all_pages_come_in_and_then_only_what_is_new(shopi: Shop, shopify: Shopify) -> None:
    begun = shopify.now - timedelta(days=3)
    for n in range(1, 131):
        shopify.order(n, at=begun + timedelta(minutes=n))
    assert fetched(shopi) == Outcome.DONE
    assert Order.objects.count() == 130
    shopify.asked.clear()
    shopify.order(131)
    shopify.order(5, displayFinancialStatus="REFUNDED")
    assert fetched(shopi) == Outcome.DONE
    assert Order.objects.count() == 131
    assert Order.objects.get(number="#5").state == "refunded"
    assert len(shopify.asked) == 2  # products, orders


def test_many_within_one_second_are_gone_through_by_the_cursor(shopi: Shop, shopify: Shopify) -> None:
    for n in range(1, 131):
        shopify.order(n, at="2026-05-01T10:00:00Z")
    assert fetched(shopi) == Outcome.DONE
    assert Order.objects.count() == 130


def test_an_order_with_many_things_is_read_to_its_end(shopi: Shop, shopify: Shopify) -> None:
    shopify.order(1, items=[shopify.item(f"Buch {n}") for n in range(45)])
    fetched(shopi)
    assert [line["title"] for line in Order.objects.get().lines] == [f"Buch {n}" for n in range(45)]


def test_refunds_come_with_their_moment_and_those_without_money_do_not(shopi: Shop, shopify: Shopify) -> None:
    def refund(n: int, amount: str) -> dict[str, object]:
        at = f"2026-05-{n + 1:02}T10:00:00Z"
        return {"id": f"r{n}", "createdAt": at, "note": "Defekt", "totalRefundedSet": bag(amount)}

    shopify.order(1, refunds=[refund(n, "1.00" if n else "0.0") for n in range(14)])
    fetched(shopi)
    order = Order.objects.get()
    assert (order.refunded_cents, order.refunds.count()) == (1300, 13)
    assert order.refunds.earliest("at").at == datetime(2026, 5, 2, 10, tzinfo=UTC)


def test_amounts_are_in_the_currency_the_customer_paid_in(shopi: Shop, shopify: Shopify) -> None:
    both = {
        "presentmentMoney": {"amount": "3000.0", "currencyCode": "JPY"},
        "shopMoney": {"amount": "18.50", "currencyCode": "EUR"},
    }
    shopify.order(1, totalPriceSet=both, items=[])
    fetched(shopi)
    order = Order.objects.get()
    assert (order.total_cents, order.currency) == (3000, "JPY")


@pytest.mark.parametrize(
    ("fields", "state"),
    [
        ({"displayFinancialStatus": "PENDING"}, "open"),
        ({"displayFinancialStatus": "AUTHORIZED"}, "open"),
        ({"displayFinancialStatus": "PARTIALLY_REFUNDED"}, "paid"),
        ({"displayFinancialStatus": "PENDING", "displayFulfillmentStatus": "FULFILLED"}, "sent"),
        ({"displayFinancialStatus": "VOIDED"}, "cancelled"),
        ({"cancelledAt": "2026-05-01T10:00:00Z"}, "cancelled"),
        ({"cancelledAt": "2026-05-01T10:00:00Z", "displayFinancialStatus": "REFUNDED"}, "refunded"),
    ],
)
def test_states_are_ours(shopi: Shop, shopify: Shopify, fields: dict[str, str], state: str) -> None:
    shopify.order(1, **fields)
    fetched(shopi)
    assert Order.objects.get().state == state


def test_test_orders_are_none(shopi: Shop, shopify: Shopify) -> None:
    shopify.order(1, test=True)
    fetched(shopi)
    assert not Order.objects.exists()


def test_a_customer_whose_address_may_not_be_seen_stays_unknown(shopi: Shop, shopify: Shopify) -> None:
    shopify.order(1, email=None, billingAddress=None, customerLocale=None)
    fetched(shopi)
    assert Order.objects.get().customer is None


def test_what_costs_too_much_is_asked_in_smaller_pieces(shopi: Shop, shopify: Shopify) -> None:
    shopify.most_at_once = 7
    for n in range(1, 21):
        shopify.order(n, at=shopify.now - timedelta(minutes=90 - n))
    assert fetched(shopi) == Outcome.DONE
    assert Order.objects.count() == 20


def test_an_empty_bucket_is_waited_for_as_long_as_it_says(shopi: Shop, shopify: Shopify) -> None:
    shopify.points, shopify.restore_rate = 0.0, 1000.0
    shopify.order(1)
    assert fetched(shopi) == Outcome.DONE
    assert Order.objects.count() == 1


def test_a_bucket_that_fills_slowly_lets_the_shop_rest(shopi: Shop, shopify: Shopify) -> None:
    shopify.points, shopify.restore_rate = 0.0, 10.0
    assert fetched(shopi) == Outcome.RESTING
    assert shopi.resting_until and not shopi.failure


def test_an_app_gets_its_token_by_itself_and_keeps_it_for_a_day(shopi: Shop, shopify: Shopify) -> None:
    shopi.secret = {"client_id": shopify.client_id, "client_secret": shopify.client_secret}
    shopi.save()
    assert fetched(shopi) == fetched(shopi) == Outcome.DONE
    tokens = [asked for asked in shopify.asked if asked.path.endswith("access_token")]
    assert len(tokens) == 1
    shopify.tokens = {"anders"}  # taken back before its time
    assert fetched(shopi) == Outcome.DONE


@pytest.mark.parametrize(
    "reply",
    [
        Reply({"errors": "[API] Invalid API key or access token"}, 401),
        Reply({"errors": [{"message": "Access denied for orders", "extensions": {"code": "ACCESS_DENIED"}}],
               "data": {"products": None}}),
    ],
)  # fmt: skip
def test_a_token_without_the_permission_is_a_refused_sign_in(
    shopi: Shop, shopify: Shopify, reply: Reply
) -> None:
    shopify.faults = [reply]
    assert fetched(shopi) == Outcome.FAILED
    assert shopi.failure == "sign_in_refused"


def test_wrong_keys_of_an_app_are_too(shopi: Shop, shopify: Shopify) -> None:
    shopi.secret = {"client_id": shopify.client_id, "client_secret": "falsch"}
    shopi.save()
    assert fetched(shopi) == Outcome.FAILED
    assert shopi.failure == "sign_in_refused"


@pytest.mark.parametrize("content", [[], {}, {"data": None}, {"data": {}}, "ja"])
def test_an_answer_of_another_kind_is_broken(shopi: Shop, shopify: Shopify, content: object) -> None:
    shopify.faults = [Reply(content)]
    assert fetched(shopi) == Outcome.FAILED
    assert shopi.failure == "broken_answer"

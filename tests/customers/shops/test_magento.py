from datetime import UTC, datetime, timedelta

import pytest

from kulanz.customers.models import Order, Shop
from kulanz.customers.shops import fetching
from kulanz.customers.shops.fetching import Outcome
from tests.servers.shops import Magento, Reply

pytestmark = pytest.mark.django_db


def fetched(shop: Shop) -> str:
    shop.refresh_from_db()
    outcome = fetching.take_turn(shop)
    shop.refresh_from_db()
    return outcome


def test_an_order_comes_in_the_currency_paid_and_its_moments_are_utc(mage: Shop, magento: Magento) -> None:
    magento.order(12, at="2026-07-01 08:30:00")
    assert fetched(mage) == Outcome.DONE
    order = Order.objects.get()
    assert (order.number, order.total_cents, order.currency) == ("000000012", 5535, "CHF")
    assert order.placed_at == datetime(2026, 7, 1, 8, 30, tzinfo=UTC)
    assert [(line["title"], line["cents"], line["quantity"]) for line in order.lines] == [
        ("Rosenschere", 5535, 1)
    ]
    assert order.customer and order.customer.name == "Anna Muster"


def test_refunds_are_read_from_credit_memos_and_parcels_from_shipments(mage: Shop, magento: Magento) -> None:
    magento.order(1, state="closed", total_refunded=55.35)
    magento.order(2, state="complete")
    magento.order(3)
    magento.creditmemos.append(
        {"entity_id": 9, "order_id": 1, "created_at": "2026-07-03 10:00:00", "grand_total": 55.35,
         "order_currency_code": "CHF", "customer_note": "Gefällt nicht"}
    )  # fmt: skip
    track = {"track_number": "JJD1", "title": "DHL", "carrier_code": "dhl"}
    magento.shipments.append({"order_id": 2, "created_at": "2026-07-02 10:00:00", "tracks": [track]})
    fetched(mage)
    closed, complete = Order.objects.get(remote_id="1"), Order.objects.get(remote_id="2")
    assert (closed.state, closed.kept_cents) == ("refunded", 0)
    refund = closed.refunds.get()
    assert (refund.at, refund.reason) == (datetime(2026, 7, 3, 10, tzinfo=UTC), "Gefällt nicht")
    assert (complete.state, complete.parcels[0]["code"]) == ("sent", "JJD1")
    asked = [one.path.rpartition("/")[2] for one in magento.asked]
    assert asked == ["products", "orders", "creditmemos", "shipments"]


def test_all_pages_come_in_though_the_last_one_is_given_for_ever(mage: Shop, magento: Magento) -> None:
    begun = magento.now - timedelta(days=3)
    for n in range(1, 201):
        magento.order(n, at=begun + timedelta(minutes=n))
    assert fetched(mage) == Outcome.DONE
    assert Order.objects.count() == 200
    magento.asked.clear()
    magento.order(4, state="complete")
    assert fetched(mage) == Outcome.DONE
    assert Order.objects.get(remote_id="4").state == "sent"
    assert len([asked for asked in magento.asked if asked.path.endswith("/orders")]) == 1


def test_many_within_one_second_are_gone_through_by_number(mage: Shop, magento: Magento) -> None:
    for n in range(1, 251):
        magento.order(n, at="2026-07-01 08:30:00")
    assert fetched(mage) == Outcome.DONE
    assert Order.objects.count() == 250


def test_digital_goods_are_known(mage: Shop, magento: Magento) -> None:
    item = {
        "name": "E-Book",
        "sku": "E1",
        "product_type": "downloadable",
        "qty_ordered": 1,
        "row_total": 9.99,
    }
    magento.order(1, items=[item], order_currency_code="JPY", grand_total=1200)
    product = {"id": 5, "sku": "E1", "name": "E-Book", "type_id": "downloadable"}
    magento.products.append(product | {"updated_at": "2026-07-01 08:30:00"})
    fetched(mage)
    assert Order.objects.get().is_digital
    assert Order.objects.get().total_cents == 1200
    assert mage.products.get().is_digital


def test_a_token_that_may_not_is_a_refused_sign_in(mage: Shop, magento: Magento) -> None:
    mage.secret = {"access_token": "falsch"}
    mage.save()
    assert fetched(mage) == Outcome.FAILED
    assert mage.failure == "sign_in_refused"
    assert "isn't authorized" in mage.failure_detail


@pytest.mark.parametrize("content", [[], "ja", {"items": "ja"}])
def test_an_answer_of_another_kind_is_broken(mage: Shop, magento: Magento, content: object) -> None:
    magento.faults = [Reply(content)]
    assert fetched(mage) == Outcome.FAILED
    assert mage.failure == "broken_answer"

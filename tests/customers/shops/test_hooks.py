"""Webhooks of WooCommerce and Shopify: believed by their signature alone."""

import base64
import hashlib
import hmac
import json
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from kulanz.customers.models import Customer, Order, Shop, Standing
from kulanz.customers.shops import fetching, hooks
from kulanz.jobs import worker
from kulanz.jobs.models import Job
from tests.servers.shops import Reply, Shopify, WooCommerce

pytestmark = pytest.mark.django_db
SECRET = "haken-4711"


def signature(body: bytes, secret: str = SECRET) -> str:
    return base64.b64encode(hmac.new(secret.encode(), body, hashlib.sha256).digest()).decode()


@pytest.fixture(autouse=True)
def secrets_are_shared(woo: Shop, shopi: Shop) -> None:
    for shop in (woo, shopi):
        shop.secret = {**shop.secret, "webhook_secret": SECRET}
        shop.save()


def from_woo(shop: Shop, content: Any, topic: str = "order.updated", **headers: str) -> hooks.Reply:
    body = json.dumps(content).encode()
    told = {"X-WC-Webhook-Topic": topic, "X-WC-Webhook-Signature": signature(body)} | headers
    return hooks.receive(shop.hook, told, body)


def from_shopify(shop: Shop, content: Any, topic: str, **headers: str) -> hooks.Reply:
    body = json.dumps(content).encode()
    told = {"X-Shopify-Topic": topic, "X-Shopify-Hmac-Sha256": signature(body)} | headers
    return hooks.receive(shop.hook, told, body)


def test_an_order_is_here_at_once(woo: Shop, woocommerce: WooCommerce) -> None:
    assert from_woo(woo, woocommerce.order(1), "order.created") == hooks.OK
    assert Order.objects.get().state == "paid"
    assert from_woo(woo, woocommerce.order(1, status="completed")) == hooks.OK
    assert Order.objects.get().state == "sent"
    assert not woocommerce.asked


@pytest.mark.parametrize("wrong", ["", "falsch", "Zm9v", "ü", signature(b"anderes")])
def test_a_wrong_signature_is_refused_and_nothing_is_kept(
    woo: Shop, shopi: Shop, woocommerce: WooCommerce, wrong: str
) -> None:
    order = woocommerce.order(1)
    assert from_woo(woo, order, **{"X-WC-Webhook-Signature": wrong}) == hooks.NOT_SIGNED
    assert from_shopify(shopi, order, "orders/create", **{"X-Shopify-Hmac-Sha256": wrong}) == hooks.NOT_SIGNED
    assert not Order.objects.exists() and not Job.objects.exists()


def test_without_a_secret_nobody_is_believed(woo: Shop, woocommerce: WooCommerce) -> None:
    woo.secret = {}
    woo.save()
    order = woocommerce.order(1)
    body = json.dumps(order).encode()
    assert from_woo(woo, order, **{"X-WC-Webhook-Signature": signature(body, "")}) == hooks.NOT_SIGNED


def test_an_order_with_a_refund_is_asked_for_with_its_moment(woo: Shop, woocommerce: WooCommerce) -> None:
    order = woocommerce.order(1)
    woocommerce.refund(order, 9, "5.00", "2026-05-01T10:00:00")
    assert from_woo(woo, order) == hooks.OK
    worker.run_waiting()
    assert Order.objects.get().refunds.get().cents == 500


def test_what_cannot_be_understood_is_asked_for_too(woo: Shop, woocommerce: WooCommerce) -> None:
    assert from_woo(woo, {"id": 1}) == hooks.OK
    assert Job.objects.filter(key=f"shop:{woo.pk}").exists()


@pytest.mark.parametrize("becomes_trash", [True, False])
def test_a_deleted_order_stays_as_cancelled(woo: Shop, woocommerce: WooCommerce, becomes_trash: bool) -> None:
    order = woocommerce.order(1)
    from_woo(woo, order)
    customer = Order.objects.get().customer
    Standing.objects.update(is_stale=False)
    if becomes_trash:
        order["status"] = "trash"
    else:
        woocommerce.orders.clear()
    assert from_woo(woo, {"id": 1}, "order.deleted") == hooks.OK
    worker.run_waiting()
    assert Order.objects.get().state == "cancelled"
    assert Standing.objects.get(is_stale=True).customer == customer


def test_an_old_webhook_under_another_topic_cancels_nothing(
    woo: Shop, shopi: Shop, woocommerce: WooCommerce, shopify: Shopify
) -> None:
    """The topic is not signed: whoever caught a message may send it again as another one."""
    caught = woocommerce.order(1)
    from_woo(woo, caught)
    from_woo(woo, caught, "order.deleted")
    shopify.order(2)
    fetching.take_turn(shopi)
    full = {"id": 2, "admin_graphql_api_id": "gid://shopify/Order/2", "created_at": "2026-05-01T10:00:00Z"}
    from_shopify(shopi, full, "orders/delete")
    worker.run_waiting()
    assert set(Order.objects.values_list("state", flat=True)) == {"paid"}


@pytest.mark.parametrize("ahead", [-3, 0, 3])
def test_what_was_told_before_an_order_was_deleted_does_not_revive_it(
    woo: Shop, woocommerce: WooCommerce, ahead: int
) -> None:
    woocommerce.ahead = timedelta(hours=ahead)
    from_woo(woo, woocommerce.order(1, at=woocommerce.now - timedelta(hours=1)))
    late = woocommerce.order(1, status="completed", at=woocommerce.now - timedelta(minutes=1))
    woocommerce.orders.clear()
    from_woo(woo, {"id": 1}, "order.deleted")
    worker.run_waiting()
    from_woo(woo, late, "order.updated")
    assert Order.objects.get().state == "cancelled"


def test_an_order_that_comes_out_of_the_bin_again_is_as_the_shop_says(
    woo: Shop, woocommerce: WooCommerce
) -> None:
    order = woocommerce.order(1, status="trash")
    from_woo(woo, order | {"status": "processing"})
    from_woo(woo, {"id": 1}, "order.deleted")
    worker.run_waiting()
    later = (woocommerce.now + timedelta(seconds=5)).isoformat()[:19]
    from_woo(woo, woocommerce.order(1, changed=later), "order.restored")
    assert Order.objects.get().state == "paid"


@pytest.mark.parametrize("status", [401, 404, 500])
def test_a_shop_that_does_not_answer_properly_has_deleted_nothing(
    woo: Shop, woocommerce: WooCommerce, status: int
) -> None:
    from_woo(woo, woocommerce.order(1))
    woocommerce.faults = [Reply({}, status)] * 2
    from_woo(woo, {"id": 1}, "order.deleted")
    worker.run_waiting()
    assert Order.objects.get().state == "paid"
    woocommerce.faults, woocommerce.orders = [], []
    Job.objects.update(run_at=timezone.now())
    worker.run_waiting()
    assert Order.objects.get().state == "cancelled"


def test_a_shop_that_wants_to_be_left_alone_is_asked_later_whether_it_is_gone(
    woo: Shop, woocommerce: WooCommerce
) -> None:
    from_woo(woo, woocommerce.order(1))
    woocommerce.orders.clear()
    woocommerce.faults = [Reply({}, 429, {"Retry-After": "120"})]
    from_woo(woo, {"id": 1}, "order.deleted")
    worker.run_waiting()
    assert Order.objects.get().state == "paid"
    Job.objects.update(run_at=timezone.now())
    worker.run_waiting()
    assert Order.objects.get().state == "cancelled"


def test_signs_that_no_database_keeps_are_left_out(woo: Shop, woocommerce: WooCommerce) -> None:
    billing = {"first_name": "An\0na", "last_name": "\\u0000\ud83d", "email": "a@kunde.example"}
    assert from_woo(woo, woocommerce.order(1, billing=billing)) == hooks.OK
    assert Customer.objects.get().name == "Anna \\u0000?"


def test_the_greeting_of_a_new_webhook_is_answered(woo: Shop) -> None:
    assert hooks.receive(woo.hook, {}, b"webhook_id=42") == hooks.OK


def test_shopify_knocks_and_is_asked_a_moment_later(shopi: Shop, shopify: Shopify) -> None:
    shopify.order(1)
    assert from_shopify(shopi, {"id": 1}, "orders/create") == hooks.OK
    assert from_shopify(shopi, {"id": 1}, "orders/updated") == hooks.OK
    job = Job.objects.get()
    assert not Order.objects.exists()
    Job.objects.update(run_at=job.created_at)
    worker.run_waiting()
    order = Order.objects.get()
    assert from_shopify(shopi, {"id": 1}, "orders/delete") == hooks.OK
    order.refresh_from_db()
    assert order.state == "cancelled"


def test_a_shop_that_rests_keeps_nothing(woo: Shop, woocommerce: WooCommerce) -> None:
    Shop.objects.update(is_active=False)
    assert from_woo(woo, woocommerce.order(1)) == hooks.OK
    assert not Order.objects.exists() and not Job.objects.exists()


def test_nobody_else_has_an_address(mage: Shop) -> None:
    assert hooks.receive(mage.hook, {}, b"{}") == hooks.UNKNOWN
    assert hooks.receive("erfunden", {}, b"{}") == hooks.UNKNOWN

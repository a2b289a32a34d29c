"""The shops of the settings: connecting one, seeing how it fares, and the door at which shops knock."""

import base64
import hmac
import json
import re
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from kulanz.customers.models import Customer, Order, Shop
from kulanz.customers.shops import digistore24, setting_up
from kulanz.jobs import worker
from kulanz.lib.refusal import Refusal
from tests import a
from tests.servers.shops import Magento, Reply, Shopify, WooCommerce

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def this_machine_is_allowed(settings: Any) -> None:
    settings.ALLOWED_PRIVATE_HOSTS = ["127.0.0.1"]


def wish(server: Any, **fields: str) -> dict[str, str]:
    keys = {
        "woocommerce": {"consumer_key": WooCommerce.key, "consumer_secret": WooCommerce.secret},
        "shopify": {"client_id": Shopify.client_id, "client_secret": Shopify.client_secret},
        "magento": {"access_token": Magento.token},
    }[server.kind]
    return {"kind": server.kind, "name": "Gartenladen", "url": server.url} | keys | fields


def page(desk: Client, address: str = "/settings/shops") -> str:
    return desk.get(address).content.decode()


@pytest.mark.parametrize("kind", ["woocommerce", "shopify", "magento"])
def test_a_shop_is_connected_and_its_orders_come_in(
    desk: Client, kind: str, request: pytest.FixtureRequest
) -> None:
    server = request.getfixturevalue(kind)
    server.order(1)
    answer = desk.post("/settings/shops/new", wish(server))
    shop = Shop.objects.get()
    assert answer["Location"] == f"/settings/shops/{shop.pk}"
    assert "The first look at the server is still to come." in page(desk, answer["Location"])
    worker.run_waiting()
    assert "1 order" in page(desk) and "All is well." in page(desk)
    assert Order.objects.get().shop == shop


def test_keys_are_kept_encrypted_and_never_shown(desk: Client, woocommerce: WooCommerce) -> None:
    desk.post("/settings/shops/new", wish(woocommerce))
    shop = Shop.objects.get()
    assert shop.secret["consumer_secret"] == WooCommerce.secret
    with connection.cursor() as cursor:
        cursor.execute("SELECT secret FROM customers_shop")
        assert WooCommerce.secret not in cursor.fetchone()[0]
    refused = desk.post(f"/settings/shops/{shop.pk}", wish(woocommerce, name=""))
    assert refused.status_code == 422
    for shown in (page(desk), page(desk, f"/settings/shops/{shop.pk}"), refused.content.decode()):
        assert WooCommerce.secret not in shown and WooCommerce.key not in shown


def test_keys_that_are_left_empty_stay(desk: Client, woocommerce: WooCommerce) -> None:
    desk.post("/settings/shops/new", wish(woocommerce))
    shop = Shop.objects.get()
    changed = {"name": "Anders", "url": woocommerce.url}
    assert desk.post(f"/settings/shops/{shop.pk}", changed).status_code == 302
    shop.refresh_from_db()
    assert (shop.name, shop.secret["consumer_key"]) == ("Anders", WooCommerce.key)


@pytest.mark.parametrize(
    ("status", "said"),
    [(401, "The shop does not let the desk in."), (404, "At this address nobody answers for the shop."),
     (500, "The shop&#x27;s server has trouble or takes too long.")],
)  # fmt: skip
def test_what_is_wrong_is_said_at_once_in_words(
    desk: Client, woocommerce: WooCommerce, status: int, said: str
) -> None:
    woocommerce.faults = [Reply({"message": "Sorry"}, status)]
    answer = desk.post("/settings/shops/new", wish(woocommerce), follow=True)
    assert said in answer.content.decode()
    assert "Sorry" in answer.content.decode()
    checked = desk.post(f"/settings/shops/{Shop.objects.get().pk}/check", follow=True).content.decode()
    assert "The shop answers and lets the desk read." in checked
    assert said not in checked


@pytest.mark.parametrize(
    ("fields", "said"),
    [({"consumer_key": ""}, "This field is required."), ({"url": "kein laden"}, "This is not the address")],
)
def test_what_is_missing_is_asked_for(
    desk: Client, woocommerce: WooCommerce, fields: dict[str, str], said: str
) -> None:
    answer = desk.post("/settings/shops/new", wish(woocommerce, **fields))
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Shop.objects.exists() and not woocommerce.asked


def test_the_same_shop_is_not_connected_twice(desk: Client, woocommerce: WooCommerce) -> None:
    desk.post("/settings/shops/new", wish(woocommerce))
    assert desk.post("/settings/shops/new", wish(woocommerce, name="Zwei")).status_code == 422
    assert desk.post("/settings/shops/new", wish(woocommerce, url="https://b.example")).status_code == 422


@pytest.mark.parametrize(
    ("kind", "typed", "address"),
    [
        ("shopify", "mein-laden", "https://mein-laden.myshopify.com"),
        (
            "shopify",
            "https://admin.shopify.com/store/mein-laden/orders?x=1",
            "https://mein-laden.myshopify.com",
        ),
        ("shopify", "Mein-Laden.myshopify.com/", "https://mein-laden.myshopify.com"),
        ("woocommerce", "laden.example", "https://laden.example"),
        (
            "woocommerce",
            "https://laden.example/shop/wp-admin/admin.php?page=wc",
            "https://laden.example/shop",
        ),
        ("magento", "https://laden.example/index.php/", "https://laden.example"),
        ("magento", "http://laden.example", "http://laden.example"),
    ],
)
def test_an_address_is_taken_as_people_copy_it(kind: str, typed: str, address: str) -> None:
    assert setting_up.address(kind, typed) == address


@pytest.mark.parametrize(
    "typed", ["", "laden", "ftp://laden.example", "https://", "https://a b.example", "http://[::1"]
)
def test_what_is_no_address_is_refused(typed: str) -> None:
    with pytest.raises(Refusal):
        setting_up.address("woocommerce", typed)


def test_another_address_begins_anew(desk: Client, woocommerce: WooCommerce) -> None:
    desk.post("/settings/shops/new", wish(woocommerce))
    worker.run_waiting()
    shop = Shop.objects.get()
    assert shop.progress
    desk.post(f"/settings/shops/{shop.pk}", {"name": "Gartenladen", "url": woocommerce.url + "/neu"})
    shop.refresh_from_db()
    assert shop.progress == {}


def test_a_shop_rests_and_goes_on(desk: Client, woocommerce: WooCommerce) -> None:
    desk.post("/settings/shops/new", wish(woocommerce))
    worker.run_waiting()
    shop, address = Shop.objects.get(), f"/settings/shops/{Shop.objects.get().pk}"
    desk.post(f"{address}/pause")
    assert "It rests." in page(desk)
    assert desk.post(f"{address}/fetch").status_code == 422
    woocommerce.order(1)
    desk.post(f"{address}/start")
    worker.run_waiting()
    assert shop.orders.count() == 1
    woocommerce.order(2)
    assert "looking for new orders" in desk.post(f"{address}/fetch", follow=True).content.decode()
    worker.run_waiting()
    assert shop.orders.count() == 2


def test_a_shop_that_asked_for_rest_and_what_was_not_understood_are_named(desk: Client) -> None:
    Shop.objects.create(
        kind="magento", name="A", url="https://a.example", progress={"odd": ["4711", "4712"]},
        resting_until=timezone.now() + timedelta(minutes=5),
    )  # fmt: skip
    shown = page(desk)
    assert "The shop asked to be left alone until" in shown
    assert "These could not be understood and are missing: 4711, 4712." in shown


def test_a_shop_that_fails_for_long_stands_on_the_home_page(desk: Client) -> None:
    shop = Shop.objects.create(
        kind="magento", name="Werkzeug", failure="server_trouble", failing_since=timezone.now()
    )
    assert "No orders have come from" not in page(desk, "/")
    Shop.objects.filter(pk=shop.pk).update(failing_since=timezone.now() - timedelta(minutes=30))
    assert "No orders have come from <strong>Werkzeug</strong> for" in page(desk, "/")


def test_a_shop_with_orders_goes_only_if_one_is_sure_and_takes_them_along(
    desk: Client, woocommerce: WooCommerce
) -> None:
    woocommerce.order(1)
    woocommerce.refund(woocommerce.orders[0], 5, "1.00", "2026-05-01T10:00:00")
    desk.post("/settings/shops/new", wish(woocommerce))
    worker.run_waiting()
    address = f"/settings/shops/{Shop.objects.get().pk}"
    refused = desk.post(f"{address}/removal")
    assert refused.status_code == 422
    assert "The orders of this shop would be gone as well." in refused.content.decode()
    assert Order.objects.count() == 1
    desk.post(f"{address}/removal", {"is_sure": "on"})
    assert "No shop yet." in page(desk)
    assert desk.get(address).status_code == 404
    worker.run_waiting()
    assert not Order.objects.exists() and not Shop.objects.exists()
    assert Customer.objects.count() == 1


def test_digistore24_gets_an_address_and_a_passphrase_that_is_shown_once(desk: Client) -> None:
    answer = desk.post("/settings/shops/new", {"kind": "digistore24", "name": "Kurse"}, follow=True)
    shown = answer.content.decode()
    shop = Shop.objects.get()
    assert f"https://desk.shop.example/hooks/shops/{shop.hook}" in shown
    assert "One step is still missing" in shown
    made = desk.post(f"/settings/shops/{shop.pk}/hook-secret").content.decode()
    found = re.search(r'value="(\w+)" aria-label="Secret"', made)
    assert found
    assert found[1] not in page(desk, f"/settings/shops/{shop.pk}")
    fields = {
        "event": "on_payment", "order_id": "A1", "product_id": "7", "transaction_id": "1",
        "transaction_amount": "9.90", "currency": "EUR", "order_date": "2026-05-01",
    }  # fmt: skip
    fields |= {"sha_sign": digistore24.signature(fields, found[1])}
    knock = Client().post(
        f"/hooks/shops/{shop.hook}", urlencode(fields), content_type="application/x-www-form-urlencoded"
    )
    assert (knock.status_code, knock.content) == (200, b"OK")
    assert knock["Content-Type"].startswith("text/plain")
    assert Order.objects.get().total_cents == 990
    assert "It last told something" in page(desk)


# The door


def knock(shop: Shop, body: bytes, signed_with: str) -> Any:
    signature = base64.b64encode(hmac.digest(signed_with.encode(), body, "sha256")).decode()
    headers = {"X-WC-Webhook-Topic": "order.created", "X-WC-Webhook-Signature": signature}
    client = Client(enforce_csrf_checks=True)
    return client.post(f"/hooks/shops/{shop.hook}", body, content_type="application/json", headers=headers)


@pytest.fixture
def shop(db: None) -> Shop:
    a.staff()
    return Shop.objects.create(
        kind="woocommerce", name="A", url="https://a.example", secret={"webhook_secret": "haken"}
    )


def test_a_stranger_with_the_right_signature_is_heard(shop: Shop, woocommerce: WooCommerce) -> None:
    body = json.dumps(woocommerce.order(1)).encode()
    assert knock(shop, body, "haken").status_code == 200
    assert Order.objects.count() == 1


def test_one_with_a_wrong_signature_is_not(shop: Shop, woocommerce: WooCommerce) -> None:
    body = json.dumps(woocommerce.order(1)).encode()
    assert knock(shop, body, "falsch").status_code == 403
    assert not Order.objects.exists()


def test_at_an_unknown_address_nobody_opens(shop: Shop) -> None:
    assert Client().post("/hooks/shops/erfunden", {}).status_code == 404
    assert Client().get(f"/hooks/shops/{shop.hook}").status_code == 405


def test_what_is_too_large_is_not_read(shop: Shop) -> None:
    assert knock(shop, b"x" * 1_000_001, "haken").status_code == 413


def test_whoever_knocks_too_often_is_told_when_to_come_back(shop: Shop, settings: Any) -> None:
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"hook": "3/m/ip"}
    said = [knock(shop, b"{}", "haken").status_code for _ in range(5)]
    assert said == [200, 200, 200, 429, 429]

"""Vouchers as coupons of the shop: made there once, redeemed there, ended there, and its trouble in words."""

import json
from typing import Any

import pytest
from django.conf import settings as configured
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from kulanz.business.models import Staff
from kulanz.customers.models import Shop
from kulanz.customers.shops.trouble import Trouble
from kulanz.goodwill import codes, coupons, gestures, vouchers
from kulanz.goodwill.gestures import Wish
from kulanz.goodwill.models import Voucher
from kulanz.goodwill.vouchers import Use, Worth
from kulanz.jobs.models import Job
from kulanz.web import giving
from tests import a

pytestmark = pytest.mark.django_db
Row = dict[str, Any]


class Store:
    """The coupons of a WooCommerce shop, as its API tells of them."""

    def __init__(self) -> None:
        self.coupons: list[Row] = []
        self.may_write = True

    def answer(self, request: Request) -> Response:
        if request.method == "GET":
            return self._said(self._found(request))
        if not self.may_write:
            return self._said({"code": "woocommerce_rest_cannot_create", "message": "Sorry"}, 401)
        body = json.loads(request.data)
        number = request.path.rpartition("/")[2]
        if number.isdecimal():
            self.coupons[int(number) - 1] |= body
            return self._said(self.coupons[int(number) - 1])
        self.coupons.append(
            body | {"id": len(self.coupons) + 1, "usage_count": 0, "code": body["code"].lower()}
        )
        return self._said(self.coupons[-1], 201)

    def _found(self, request: Request) -> list[Row]:
        code, include = request.args.get("code"), request.args.get("include", "")
        if code:
            return [one for one in self.coupons if one["code"] == code]
        return [one for one in self.coupons if str(one["id"]) in include.split(",")]

    def _said(self, body: Any, status: int = 200) -> Response:
        return Response(json.dumps(body), status, content_type="application/json")


@pytest.fixture
def store(httpserver: HTTPServer) -> Store:
    found = Store()
    httpserver.expect_request("/wp-json/wc/v3/coupons").respond_with_handler(found.answer)
    for number in range(1, 4):
        httpserver.expect_request(f"/wp-json/wc/v3/coupons/{number}").respond_with_handler(found.answer)
    return found


@pytest.fixture
def shop(httpserver: HTTPServer, settings: Any) -> Shop:
    settings.ALLOWED_PRIVATE_HOSTS = {*configured.ALLOWED_PRIVATE_HOSTS, httpserver.host}
    keys = {"consumer_key": "ck_1", "consumer_secret": "cs_1"}
    url = httpserver.url_for("")
    return Shop.objects.create(kind="woocommerce", name="Laden", url=url, secret=keys)


@pytest.fixture
def owner(db: None) -> Staff:
    return a.staff()


def voucher(shop: Shop, owner: Staff, **worth: Any) -> Voucher:
    told = {"kind": "amount", "cents": 1250, **worth}
    worth = Worth(told.pop("kind"), vouchers.usual_end(), shop=shop, **told)
    wish = Wish("voucher", "late", cents=300, worth=worth)
    return gestures.propose(a.customer(), wish, by=owner).voucher


def test_it_is_made_once_even_if_the_answer_was_lost(shop: Shop, store: Store, owner: Staff) -> None:
    one = voucher(shop, owner)
    assert Job.objects.filter(key=f"coupon:{one.pk}").count() == 1
    coupons.make(one.pk)
    Voucher.objects.filter(pk=one.pk).update(remote_id="")
    coupons.make(one.pk)
    one.refresh_from_db()
    assert (len(store.coupons), one.remote_id) == (1, "1")
    made = store.coupons[0]
    assert (made["code"], made["amount"], made["usage_limit"]) == (codes.shown(one.code).lower(), "12.50", 1)


def test_what_was_redeemed_in_the_shop_is_learnt_from_it(shop: Shop, store: Store, owner: Staff) -> None:
    used, unused = voucher(shop, owner), voucher(shop, owner)
    for one in (used, unused):
        coupons.make(one.pk)
    store.coupons[0]["usage_count"] = 1
    assert coupons.ask_shops() == 1
    assert coupons.learn(shop.pk) == 1
    assert coupons.learn(shop.pk) == 0
    used.refresh_from_db()
    unused.refresh_from_db()
    assert (used.redeemed_way, unused.redeemed_at) == ("shop", None)
    assert vouchers.redeem(used.code, Use("hand")).code == "used"


def test_redeemed_by_hand_it_is_ended_in_the_shop(shop: Shop, store: Store, owner: Staff) -> None:
    one = voucher(shop, owner)
    coupons.make(one.pk)
    before = store.coupons[0]["date_expires_gmt"]
    vouchers.redeem(one.code, Use("hand"), by=owner)
    coupons.end(one.pk)
    assert store.coupons[0]["date_expires_gmt"] < before


def test_a_key_that_may_not_write_is_said_in_words(shop: Shop, store: Store, owner: Staff) -> None:
    store.may_write = False
    one = voucher(shop, owner)
    coupons.make(one.pk)
    one.refresh_from_db()
    assert one.failure == "sign_in_refused"
    assert "read and write" in giving.trouble(one)
    store.may_write = True
    coupons.make(one.pk)
    one.refresh_from_db()
    assert (one.failure, one.remote_id) == ("", "1")


def test_a_share_and_free_shipping_are_what_they_are_there(shop: Shop, store: Store, owner: Staff) -> None:
    coupons.make(voucher(shop, owner, kind="percent", cents=0, percent=15).pk)
    coupons.make(voucher(shop, owner, kind="shipping", cents=0).pk)
    assert (store.coupons[0]["discount_type"], store.coupons[0]["amount"]) == ("percent", "15")
    assert store.coupons[1]["free_shipping"] is True


def shopify(httpserver: HTTPServer, answers: list[Row]) -> Shop:
    def answer(request: Request) -> Response:
        said = json.loads(request.data)
        asked.append(said)
        return Response(json.dumps({"data": answers.pop(0)}), content_type="application/json")

    asked: list[Row] = []
    httpserver.expect_request("/admin/api/2026-10/graphql.json").respond_with_handler(answer)
    url = httpserver.url_for("")
    made = Shop.objects.create(kind="shopify", name="Laden", url=url, secret={"access_token": "shpat_1"})
    made.asked = asked  # type: ignore[attr-defined]  # for the test to look at
    return made


def test_shopify_makes_a_discount_code_and_tells_of_its_use(
    httpserver: HTTPServer, owner: Staff, settings: Any
) -> None:
    settings.ALLOWED_PRIVATE_HOSTS = {*configured.ALLOWED_PRIVATE_HOSTS, httpserver.host}
    node = "gid://shopify/DiscountCodeNode/1"
    answers = [
        {"discount": {"codeDiscountNode": {"id": node}, "userErrors": []}},
        {"nodes": [{"id": node, "codeDiscount": {"asyncUsageCount": 1}}, None]},
    ]
    shop = shopify(httpserver, answers)
    one = voucher(shop, owner)
    coupons.make(one.pk)
    assert coupons.learn(shop.pk) == 1
    told = shop.asked[0]["variables"]["told"]  # type: ignore[attr-defined]  # see above
    assert told["customerGets"]["value"] == {
        "discountAmount": {"amount": "12.50", "appliesOnEachItem": False}
    }
    assert (told["usageLimit"], told["context"]) == (1, {"all": "ALL"})


def test_shopify_finds_the_code_that_it_has_taken_before(
    httpserver: HTTPServer, owner: Staff, settings: Any
) -> None:
    settings.ALLOWED_PRIVATE_HOSTS = {*configured.ALLOWED_PRIVATE_HOSTS, httpserver.host}
    taken = {"codeDiscountNode": None, "userErrors": [{"code": "TAKEN", "message": "must be unique"}]}
    refused = {"codeDiscountNode": None, "userErrors": [{"code": "INVALID", "message": "no"}]}
    shop = shopify(httpserver, [{"discount": taken}, {"known": {"id": "gid://1"}}, {"discount": refused}])
    one, other = voucher(shop, owner), voucher(shop, owner)
    coupons.make(one.pk)
    one.refresh_from_db()
    assert one.remote_id == "gid://1"
    coupons.make(other.pk)
    other.refresh_from_db()
    assert other.failure == "refused"


def test_what_passes_by_itself_is_tried_again(shop: Shop, httpserver: HTTPServer, owner: Staff) -> None:
    httpserver.expect_request("/wp-json/wc/v3/coupons").respond_with_data("oops", status=500)
    one = voucher(shop, owner)
    with pytest.raises(Trouble):
        coupons.make(one.pk)
    one.refresh_from_db()
    assert one.failure == "server_trouble"

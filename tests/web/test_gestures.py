"""Gestures on the screens: chosen beside a conversation, allowed by somebody else, written, sent, redeemed."""

import json
import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kulanz.business.models import Staff
from kulanz.conversations.models import Conversation
from kulanz.flow import giving
from kulanz.goodwill import codes, keys, vouchers
from kulanz.goodwill.gestures import Wish
from kulanz.goodwill.models import Gesture, Voucher, VoucherKey
from kulanz.goodwill.vouchers import Worth
from kulanz.reply.models import Draft
from tests import a

SignIn = Callable[..., Client]


@pytest.fixture
def owner(db: None) -> Staff:
    a.business()
    return a.staff(language="en")


@pytest.fixture
def talk(db: None) -> Conversation:
    customer = a.customer("Anna Muster", about="Liebt alte Rosen\nHat drei Katzen")
    return a.conversation(customer=customer)


@pytest.fixture
def key(owner: Staff) -> str:
    cache.clear()
    return keys.make("Kasse", by=owner)


def given(talk: Conversation, by: Staff, cents: int = 1000) -> Voucher:
    worth = Worth("amount", vouchers.usual_end(), cents=cents)
    return giving.propose(talk, Wish("voucher", "our_fault", worth=worth), by=by).voucher


def asked(what: str, body: Any, key: str) -> tuple[int, dict[str, Any]]:
    answer = Client().post(
        f"/api/vouchers/{what}",
        body if isinstance(body, str) else json.dumps(body),
        content_type="application/json",
        headers={"Authorization": f"Bearer {key}"},
    )
    return answer.status_code, answer.json()


def test_the_page_shows_what_is_left_the_advice_with_its_source_and_what_matters_to_them(
    client: Client, owner: Staff, talk: Conversation
) -> None:
    client.force_login(owner)
    page = client.get(f"/conversations/{talk.pk}/gesture").content.decode()
    assert "€100.00 are left" in page
    assert "Halperin, Ho, List, Muir 2022" in page
    assert "Liebt alte Rosen" in page
    shown = client.get(f"/conversations/{talk.pk}/").content.decode()
    assert f"/conversations/{talk.pk}/gesture" in shown


def test_what_is_chosen_stands_in_the_answer_with_its_code(
    client: Client, owner: Staff, talk: Conversation
) -> None:
    client.force_login(owner)
    typed = {"kind": "voucher", "reason": "our_fault", "worth": "amount", "amount": "12,50"}
    client.post(f"/conversations/{talk.pk}/gesture", typed)
    voucher = Voucher.objects.get()
    assert voucher.cents == 1250
    text = Draft.objects.get().text
    assert codes.shown(voucher.code) in text
    assert "12,50" in text
    page = client.get(f"/conversations/{talk.pk}/").content.decode()
    assert "Put it into the answer" in page


def test_what_is_wrong_is_said_beside_the_form(client: Client, owner: Staff, talk: Conversation) -> None:
    client.force_login(owner)
    for typed in ({}, {"kind": "voucher", "reason": "late", "worth": "amount", "amount": "viel"}):
        answer = client.post(f"/conversations/{talk.pk}/gesture", typed)
        assert answer.status_code == 422
    assert "cannot be read as an amount" in answer.content.decode()
    assert not Gesture.objects.exists()


@pytest.mark.parametrize(
    "typed",
    [
        {"kind": "discount", "percent": "100"},
        {"kind": "voucher", "worth": "percent", "percent": "100"},
        {"kind": "free_shipping", "cost": " "},
        {"kind": "free_copy", "what": "Das stille Beet"},
        {"kind": "personal", "what": "Samen der alten Rose"},
    ],
)
def test_what_it_costs_is_said_before_the_budget_is_asked(
    client: Client, talk: Conversation, owner: Staff, typed: dict[str, str]
) -> None:
    client.force_login(a.staff("assistant", language="en"))
    answer = client.post(f"/conversations/{talk.pk}/gesture", {"reason": "goodwill"} | typed)
    assert (answer.status_code, Gesture.objects.count()) == (422, 0)
    assert "what it costs you at the most" in answer.content.decode()


def test_a_present_that_costs_nothing_may_be_given(client: Client, owner: Staff, talk: Conversation) -> None:
    client.force_login(owner)
    typed = {"kind": "free_copy", "reason": "thanks", "what": "Das stille Beet", "cost": "0"}
    assert client.post(f"/conversations/{talk.pk}/gesture", typed).status_code == 302
    assert Gesture.objects.get().cents == 0


@pytest.mark.parametrize("amount", ["nan", "inf", "-inf", "1e400", "sNaN"])
def test_no_amount_breaks_the_form(client: Client, owner: Staff, talk: Conversation, amount: str) -> None:
    client.force_login(owner)
    typed = {"kind": "voucher", "reason": "late", "worth": "amount", "amount": amount}
    assert client.post(f"/conversations/{talk.pk}/gesture", typed).status_code == 422


def test_an_owner_allows_what_an_assistant_proposed(client: Client, owner: Staff, talk: Conversation) -> None:
    made = given(talk, a.staff("assistant"), cents=1800).gesture
    client.force_login(owner)
    assert "Allow it" in client.get("/gestures/").content.decode()
    client.post(f"/gestures/{made.pk}/approval")
    made.refresh_from_db()
    assert (made.state, made.decided_by) == ("approved", owner)


def test_a_code_brought_by_telephone_is_looked_up_and_redeemed_by_hand(
    client: Client, owner: Staff, talk: Conversation
) -> None:
    voucher = given(talk, owner)
    client.force_login(owner)
    page = client.post("/vouchers/lookup", {"code": codes.shown(voucher.code).lower()}).content.decode()
    assert "This code is good." in page
    client.post(f"/vouchers/{voucher.pk}/redemption", {"about": "BG-7", "amount": "10"})
    voucher.refresh_from_db()
    assert (voucher.redeemed_way, voucher.redeemed_cents, voucher.redeemed_for) == ("hand", 1000, "BG-7")
    again = client.post(f"/vouchers/{voucher.pk}/redemption")
    assert again.status_code == 422
    assert client.post(f"/gestures/{voucher.gesture_id}/decline", {"why": "Doch nicht"}).status_code == 422
    assert "redeemed before" in client.post("/vouchers/lookup", {"code": voucher.code}).content.decode()


def test_the_customers_page_and_the_list_show_what_they_got(
    client: Client, owner: Staff, talk: Conversation
) -> None:
    voucher = given(talk, owner)
    client.force_login(owner)
    assert codes.shown(voucher.code) in client.get(f"/customers/{talk.customer_id}/").content.decode()
    assert codes.shown(voucher.code) in client.get("/vouchers/").content.decode()


def test_lists_take_the_same_queries_however_long(client: Client, owner: Staff) -> None:
    client.force_login(owner)
    for path in ("/gestures/", "/vouchers/"):
        counts = []
        client.get(path)  # what is remembered from then on
        for _round in range(2):
            for _count in range(3):
                given(a.conversation(), owner, cents=100)
            with CaptureQueriesContext(connection) as found:
                assert client.get(path).status_code == 200
            counts.append(len(found))
        assert counts[0] == counts[1], path


def test_what_came_of_it_is_silent_when_few(client: Client, owner: Staff) -> None:
    client.force_login(owner)
    long_ago = timezone.now() - timedelta(days=100)
    for number in range(6):
        talk = a.conversation(at=long_ago - timedelta(days=1))
        made = given(talk, owner, cents=100).gesture
        giving.give_by_hand(made, by=owner)
        Gesture.objects.filter(pk=made.pk).update(given_at=long_ago)
        if number < 2:
            a.order(talk.customer, placed_at=long_ago + timedelta(days=20))
        page = client.get("/gestures/").content.decode()
        assert ("too few to say anything" in page) == (number < 4)
    assert re.search(r'data-label="Bought again">2<', page)


# The API


def test_a_program_checks_and_redeems(key: str, owner: Staff, talk: Conversation) -> None:
    voucher = given(talk, owner)
    status, said = asked("check", {"code": voucher.code.lower()}, key)
    assert (status, said["state"], said["cents"], said["currency"]) == (200, "good", 1000, "EUR")
    assert (
        asked("redemption", {"code": voucher.code, "order": 4711, "cents": 900}, key)[1]["state"]
        == "redeemed"
    )
    status, said = asked("redemption", {"code": voucher.code, "order": "4712"}, key)
    assert (status, said["state"]) == (409, "used")
    assert said["redeemed_at"]
    voucher.refresh_from_db()
    assert (voucher.redeemed_way, voucher.redeemed_cents, voucher.redeemed_for) == ("api", 900, "4711")


@pytest.mark.parametrize(
    "body",
    [
        "", "[]", "{}", '{"code": 7}', '{"code": "a", "cents": -1}', '{"code": "a", "cents": true}', "[" * 9000,
        '{"code": "a", "order": "\\ud800"}', '{"code": "\\udfff"}', '{"code": "a", "order": "\\u0000"}',
    ],
)  # fmt: skip
def test_what_cannot_be_understood_is_said(key: str, body: str) -> None:
    assert asked("redemption", body, key) == (400, {"state": "not_understood"})


def test_a_program_cannot_redeem_more_than_a_voucher_is_worth(
    key: str, owner: Staff, talk: Conversation
) -> None:
    voucher = given(talk, owner)
    status, said = asked("redemption", {"code": voucher.code, "cents": 1001}, key)
    assert (status, said["state"], said["redeemed_at"]) == (422, "too_much", None)
    assert asked("redemption", {"code": voucher.code, "cents": 1000}, key)[0] == 200


def test_without_a_key_or_with_a_withdrawn_one_nothing_is_said(
    key: str, owner: Staff, talk: Conversation
) -> None:
    voucher = given(talk, owner)
    assert asked("check", {"code": voucher.code}, "kv_falsch") == (401, {"state": "key_unknown"})
    keys.withdraw(VoucherKey.objects.get().pk, by=owner)
    assert asked("check", {"code": voucher.code}, key)[0] == 401
    assert key not in str(list(VoucherKey.objects.values()))


def test_who_guesses_is_stopped_after_ten_wrong_codes_and_told_for_how_long(
    key: str, owner: Staff, talk: Conversation
) -> None:
    voucher = given(talk, owner)
    said = [asked("check", {"code": codes.new()}, key)[0] for _ in range(10)]
    assert said == [404] * 10
    answer = Client().post(
        "/api/vouchers/check",
        json.dumps({"code": voucher.code}),
        content_type="application/json",
        headers={"Authorization": f"Bearer {key}"},
    )
    assert (answer.status_code, answer["Retry-After"], answer.json()) == (429, "60", {"state": "too_often"})


def test_every_answer_costs_the_same_queries(key: str, owner: Staff, talk: Conversation) -> None:
    used, over = given(talk, owner, 100), given(talk, owner, 100)
    asked("redemption", {"code": used.code}, key)
    Voucher.objects.filter(pk=over.pk).update(valid_until=timezone.localdate() - timedelta(days=1))
    counts = set()
    for code in (used.code, over.code, codes.new(), "XXXX"):
        with CaptureQueriesContext(connection) as found:
            asked("redemption", {"code": code}, key)
        counts.add(len(found))
    assert len(counts) == 1


# The settings


def test_an_owner_sets_the_budget_and_makes_a_key_that_is_shown_once(client: Client, owner: Staff) -> None:
    client.force_login(owner)
    client.post("/settings/gestures", {"month": "50", "case": "", "four_eyes": "7,50"})
    page = client.get("/settings/gestures").content.decode()
    assert 'value="50.00"' in page
    assert 'value="7.50"' in page
    made = client.post("/settings/gestures/keys", {"name": "Kasse"}).content.decode()
    found = re.search(r"kv_[\w-]+", made)
    assert found and keys.find(f"Bearer {found[0]}")
    assert found[0] not in client.get("/settings/gestures").content.decode()

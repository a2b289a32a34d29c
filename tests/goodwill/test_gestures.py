"""Gestures: within the budget at once, above a sum by two people, beyond the budget by an owner with a reason."""

from concurrent.futures import ThreadPoolExecutor

import pytest
import time_machine
from django.db import connections

from kulanz.business.models import Notice, Staff
from kulanz.conversations.models import Conversation
from kulanz.goodwill import budgets, gestures, vouchers
from kulanz.goodwill.gestures import Wish
from kulanz.goodwill.models import Gesture
from kulanz.goodwill.vouchers import Worth
from kulanz.journal.models import Event
from kulanz.lib.refusal import Refusal
from tests import a

pytestmark = pytest.mark.django_db


def wish(cents: int, note: str = "") -> Wish:
    return Wish("voucher", "our_fault", worth=Worth("amount", vouchers.usual_end(), cents=cents), note=note)


def given(cents: int, by: Staff, talk: Conversation | None = None) -> Gesture:
    talk = talk or a.conversation()
    return gestures.propose(talk.customer, wish(cents), by=by, conversation=talk)


def test_a_small_one_is_allowed_at_once_and_noted() -> None:
    made = given(500, a.staff("assistant"))
    assert made.state == "approved"
    kinds = Event.objects.filter(subject_kind="conversation").values_list("kind", flat=True)
    assert {"gesture_proposed", "gesture_approved"} <= set(kinds)


def test_above_the_sum_an_owner_is_asked_and_the_proposer_told() -> None:
    owner, helper = a.staff(), a.staff("assistant")
    made = given(1600, helper)
    assert made.state == "proposed"
    assert Notice.objects.get(kind="gesture_asked").staff == owner
    with pytest.raises(Refusal):
        gestures.approve(made, by=helper)
    gestures.approve(made, by=owner)
    assert (made.state, made.decided_by) == ("approved", owner)
    assert Notice.objects.get(kind="gesture_decided").staff == helper
    with pytest.raises(Refusal):
        gestures.approve(made, by=owner)


def test_an_owner_needs_another_owner_where_there_is_one() -> None:
    owner, other = a.staff(), a.staff()
    made = given(1600, owner)
    assert made.state == "proposed"
    with pytest.raises(Refusal):
        gestures.approve(made, by=owner)
    gestures.approve(made, by=other)
    assert made.state == "approved"


def test_the_only_owner_decides_alone() -> None:
    assert given(1600, a.staff()).state == "approved"


def test_beyond_the_months_budget_only_an_owner_with_a_reason() -> None:
    owner, helper = a.staff(), a.staff("assistant")
    budgets.keep(month=2000, case=0, four_eyes=0, by=owner)
    given(1500, helper)
    assert given(600, helper).state == "proposed"
    with pytest.raises(Refusal):
        given(600, owner)
    talk = a.conversation()
    made = gestures.propose(talk.customer, wish(600, "Sie kauft seit Jahren"), by=owner, conversation=talk)
    assert (made.state, made.decided_note) == ("approved", "Sie kauft seit Jahren")


def test_a_case_has_a_budget_of_its_own() -> None:
    a.staff()
    helper, talk = a.staff("assistant"), a.conversation()
    assert given(1500, helper, talk).state == "approved"
    assert given(600, helper, talk).state == "proposed"
    assert given(600, helper).state == "approved"


def test_what_was_declined_is_in_the_purse_again_and_its_code_is_void() -> None:
    owner = a.staff()
    made = given(900, owner)
    assert budgets.purse().left == 9100
    gestures.decline(made, "Doch lieber ein Anruf", by=owner)
    assert budgets.purse().left == 10_000
    made.voucher.refresh_from_db()
    assert vouchers.state(made.voucher) == "void"


@pytest.mark.parametrize("kind", ["percent", "shipping"])
def test_a_code_without_a_price_passes_no_budget(kind: str) -> None:
    helper, talk = a.staff("assistant"), a.conversation()
    worth = Worth(kind, vouchers.usual_end(), percent=100 if kind == "percent" else 0)
    gift = "discount" if kind == "percent" else "free_shipping"
    with pytest.raises(Refusal, match="what it costs you"):
        gestures.propose(talk.customer, Wish(gift, "goodwill", worth=worth), by=helper, conversation=talk)
    assert not Gesture.objects.exists()


def test_what_was_redeemed_cannot_be_declined_and_stays_spent() -> None:
    owner = a.staff()
    made = given(900, owner)
    assert vouchers.redeem(made.voucher.code, vouchers.Use("api", 900)).code == "redeemed"
    with pytest.raises(Refusal, match="redeemed the code already"):
        gestures.decline(made, "Doch nicht", by=owner)
    made.refresh_from_db()
    assert (made.state, budgets.purse().spent) == ("approved", 900)


def test_a_month_begins_where_the_business_is() -> None:
    a.business(time_zone="Europe/Berlin")
    owner = a.staff()
    with time_machine.travel("2026-06-30T23:30:00+02:00"):
        given(700, owner)
        assert budgets.purse().spent == 700
    with time_machine.travel("2026-07-01T00:30:00+02:00"):
        assert budgets.purse().spent == 0


@pytest.mark.django_db(transaction=True)
def test_two_at_once_do_not_both_spend_what_is_left() -> None:
    owner, helper = a.staff(), a.staff("assistant")
    budgets.keep(month=1000, case=0, four_eyes=0, by=owner)
    talks = [a.conversation() for _ in range(4)]

    def spend(talk: Conversation) -> str:
        try:
            return given(600, helper, talk).state
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(spend, talks)) == ["approved", "proposed", "proposed", "proposed"]


def test_a_free_copy_needs_words_and_a_share_has_its_price() -> None:
    owner, customer = a.staff(), a.customer()
    with pytest.raises(Refusal):
        gestures.propose(customer, Wish("free_copy", "thanks"), by=owner)
    share = Worth("percent", vouchers.usual_end(), percent=15)
    made = gestures.propose(customer, Wish("discount", "thanks", cents=400, worth=share), by=owner)
    assert (made.cents, made.voucher.percent) == (400, 15)

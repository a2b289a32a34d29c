"""Deciding without a pretext: how much, why not, and what is written down."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from kulanz.business.models import Staff
from kulanz.customers import orders
from kulanz.customers.models import Order, Refund
from kulanz.goodwill import guarantee, refunds, returned
from kulanz.goodwill.guarantee import Terms
from kulanz.goodwill.models import RefundCase
from kulanz.goodwill.refunds import Matter, Proof, Verdict
from kulanz.journal.models import Event
from kulanz.lib import vault
from kulanz.lib.refusal import Refusal
from tests import a

pytestmark = pytest.mark.django_db
NINETY = Terms(days=90, grace_days=14, withdrawal_days=14)
HAND = Proof("Überwiesen am 3.")


@pytest.fixture(autouse=True)
def noon() -> Iterator[None]:
    """Late in the evening so many hours ago is not so many days ago, where the clocks have gone back between."""
    with time_machine.travel("2026-11-23T12:00:00+01:00"):
        yield


@pytest.fixture
def owner() -> Staff:
    guarantee.write(None, NINETY)
    return a.staff()


def case_of(owner: Staff, days: int, **fields: Any) -> RefundCase:
    """Asked so many days after the purchase."""
    talk = a.conversation()
    order = a.order(talk.customer, placed_at=timezone.now() - timedelta(days=days), **fields)
    return refunds.open_case(talk, Matter(order), by=owner)


def refuse(reason: str) -> Verdict:
    return Verdict("refused", refusal=reason, words="Wir tauschen es um.")


def test_who_presses_twice_has_one_case(owner: Staff) -> None:
    case = case_of(owner, 5)
    assert case.conversation and case.order
    assert refunds.open_case(case.conversation, Matter(case.order), by=owner) == case
    assert Event.objects.filter(kind="refund_opened").count() == 1


def test_the_order_of_somebody_else_is_refused(owner: Staff) -> None:
    with pytest.raises(Refusal, match="not theirs"):
        refunds.open_case(a.conversation(), Matter(a.order(a.customer())), by=owner)


@pytest.mark.parametrize("days", [5, 60, 92, 104])
@pytest.mark.parametrize("reason", ["outside", "not_ours", "already", "by_law"])
def test_within_law_guarantee_and_grace_no_pretext_holds(owner: Staff, days: int, reason: str) -> None:
    case = case_of(owner, days)
    with pytest.raises(Refusal):
        refunds.decide(case, refuse(reason), by=owner)
    case.refresh_from_db()
    assert case.state == "open"


def test_within_grace_being_outside_is_no_reason_and_well_after_it_is(owner: Staff) -> None:
    with pytest.raises(Refusal, match="within grace"):
        refunds.decide(case_of(owner, 92), refuse("outside"), by=owner)
    case = refunds.decide(case_of(owner, 105), refuse("outside"), by=owner)
    assert (case.state, case.standing, case.alternative) == ("refused", "outside", "Wir tauschen es um.")


def test_a_refusal_without_something_instead_is_none(owner: Staff) -> None:
    with pytest.raises(Refusal, match="instead"):
        refunds.decide(case_of(owner, 200), Verdict("refused", refusal="outside", words="  "), by=owner)


def test_a_download_is_never_used_up(owner: Staff) -> None:
    line = {"title": "E-Book", "sku": "", "quantity": 1, "cents": 1990, "is_digital": True}
    assert refunds.true_reasons(case_of(owner, 60, lines=[line])) == []
    assert refunds.true_reasons(case_of(owner, 60)) == ["used_up"]
    assert refunds.true_reasons(case_of(owner, 5)) == []


def test_what_the_law_excludes_may_be_refused_where_we_promised_nothing_ourselves(owner: Staff) -> None:
    guarantee.write(None, Terms(days=0, grace_days=0, withdrawal_days=14))
    assert refunds.true_reasons(case_of(owner, 5)) == ["by_law"]


def test_our_own_slowness_costs_them_nothing(owner: Staff) -> None:
    case = case_of(owner, 60)
    RefundCase.objects.filter(pk=case.pk).update(asked_at=timezone.now() - timedelta(days=-60))
    case.refresh_from_db()
    assert refunds.standing_of(case).day == 120
    RefundCase.objects.filter(pk=case.pk).update(asked_at=timezone.now() - timedelta(days=20))
    case.refresh_from_db()
    assert (refunds.standing_of(case).day, refunds.standing_of(case).code) == (40, "guarantee")


def test_the_whole_is_what_was_paid_and_has_not_gone_back(owner: Staff) -> None:
    case = case_of(owner, 20, refunded_cents=490)
    assert case.order
    Refund.objects.create(order=case.order, remote_id="1", at=timezone.now(), cents=490)
    decided = refunds.decide(case, Verdict("whole"), by=owner)
    assert (decided.state, decided.cents, decided.currency) == ("decided", 1500, "EUR")


def test_more_than_is_left_nothing_and_less_than_nothing_are_refused(owner: Staff) -> None:
    for cents in (1991, 0, -5):
        with pytest.raises(Refusal):
            refunds.decide(case_of(owner, 200), Verdict("part", cents), by=owner)
    assert refunds.decide(case_of(owner, 200), Verdict("part", 1990), by=owner).cents == 1990


def test_a_part_within_the_guarantee_needs_their_word(owner: Staff) -> None:
    with pytest.raises(Refusal, match="agreed to a part"):
        refunds.decide(case_of(owner, 60), Verdict("part", 500), by=owner)
    case = refunds.decide(
        case_of(owner, 60), Verdict("part", 500, words="Behält es für die Hälfte"), by=owner
    )
    assert (case.cents, case.alternative) == (500, "Behält es für die Hälfte")


def test_two_cases_of_one_order_give_back_no_more_than_was_paid(owner: Staff) -> None:
    first = case_of(owner, 60)
    assert first.order
    other = refunds.open_case(a.conversation(customer=first.customer), Matter(first.order), by=owner)
    refunds.decide(first, Verdict("part", 1500, words="So gewünscht"), by=owner)
    with pytest.raises(Refusal, match="more than was paid"):
        refunds.decide(other, Verdict("part", 500, words="So gewünscht"), by=owner)
    assert refunds.decide(other, Verdict("whole"), by=owner).cents == 490


def test_what_was_not_paid_cannot_go_back(owner: Staff) -> None:
    with pytest.raises(Refusal, match="Nothing of this order"):
        refunds.decide(case_of(owner, 5, state=Order.State.OPEN), Verdict("whole"), by=owner)


def test_by_hand_it_needs_something_that_shows_it(owner: Staff) -> None:
    case = refunds.decide(case_of(owner, 5), Verdict("whole"), by=owner)
    with pytest.raises(Refusal, match="how it went back"):
        refunds.book_by_hand(case, Proof(" "), by=owner)
    booked = refunds.book_by_hand(case, Proof("", "beleg.pdf", b"%PDF-1"), by=owner)
    assert (booked.state, booked.way, booked.proof_name) == ("booked", "hand", "beleg.pdf")
    assert vault.get(booked.proof_file) == b"%PDF-1"
    with pytest.raises(Refusal, match="changed meanwhile: booked"):
        refunds.book_by_hand(case, HAND, by=owner)


def test_what_was_booked_by_hand_is_gone_once_however_the_shop_tells_it_later(owner: Staff) -> None:
    case = refunds.decide(case_of(owner, 60), Verdict("part", 1000, words="So gewünscht"), by=owner)
    refunds.book_by_hand(case, HAND, by=owner)
    assert case.order
    order = Order.objects.get(pk=case.order.pk)
    assert returned.left(order) == 990
    orders.note_refund(order, "from the shop", timezone.now(), 1000)
    assert returned.left(Order.objects.get(pk=order.pk)) == 990


def test_noted_by_hand_a_week_after_the_shop_paid_it_counts_once(owner: Staff) -> None:
    with time_machine.travel("2026-11-23T12:00:00+01:00", tick=False) as clock:
        case = refunds.decide(case_of(owner, 60), Verdict("part", 1000, words="So gewünscht"), by=owner)
        assert case.order
        orders.note_refund(case.order, "from the shop", timezone.now(), 1000)
        clock.shift(timedelta(days=7))
        refunds.book_by_hand(case, HAND, by=owner)
    order = Order.objects.get(pk=case.order.pk)
    assert (returned.left(order), returned.unknown(order)) == (990, 0)


def test_what_the_shop_paid_long_before_it_was_decided_is_another_one(owner: Staff) -> None:
    case = case_of(owner, 60)
    assert case.order
    orders.note_refund(case.order, "earlier", timezone.now() - timedelta(days=20), 900)
    case = refunds.decide(case, Verdict("part", 900, words="So gewünscht"), by=owner)
    refunds.book_by_hand(case, HAND, by=owner)
    order = Order.objects.get(pk=case.order_id)
    assert (returned.left(order), returned.unknown(order)) == (190, 900)


def test_how_often_things_went_back_is_a_fact(owner: Staff) -> None:
    somebody = a.customer()
    for n in range(5):
        order = a.order(somebody)
        if n < 2:
            orders.note_refund(order, "1", timezone.now(), 1990)
    a.order(somebody, placed_at=timezone.now() - timedelta(days=800), refunded_cents=1990)
    a.order(somebody, state=Order.State.CANCELLED)
    assert returned.habit(somebody) == returned.Habit(5, 2, (("EUR", 3980),))


def test_what_is_known_better_is_decided_anew(owner: Staff) -> None:
    case = refunds.decide(case_of(owner, 200), refuse("outside"), by=owner)
    today = guarantee.local_day(timezone.now())
    refunds.describe(case, Matter(case.order, begun_on=today - timedelta(days=30)), None, by=owner)
    case.refresh_from_db()
    assert (case.state, case.refusal, refunds.standing_of(case).code) == ("open", "", "guarantee")
    with pytest.raises(Refusal, match="still to come"):
        refunds.describe(case, Matter(case.order, begun_on=today + timedelta(days=1)), None, by=owner)


def test_what_is_no_news_leaves_the_decision_as_it_is(owner: Staff) -> None:
    case = refunds.decide(case_of(owner, 5), Verdict("whole"), by=owner)
    asked_on = guarantee.local_day(case.asked_at)
    assert not refunds.describe(case, Matter(case.order, lines=(0,)), asked_on, by=a.staff("specialist"))
    case.refresh_from_db()
    assert case.state == "decided"


def test_specialists_take_up_nothing_that_was_decided(owner: Staff) -> None:
    mira, case = a.staff("specialist"), case_of(owner, 5)
    day = guarantee.local_day(timezone.now()) - timedelta(days=3)
    assert refunds.describe(case, Matter(case.order, begun_on=day), None, by=mira)
    case = refunds.decide(case, Verdict("whole"), by=owner)
    with pytest.raises(Refusal, match="This is decided"):
        refunds.describe(case, Matter(case.order, begun_on=day - timedelta(days=1)), None, by=mira)

"""What was picked in the owner's round and not done comes back."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from kulanz.business.models import Staff
from kulanz.conversations.models import Conversation
from kulanz.flow import returning
from kulanz.flow import round as owners_round
from kulanz.flow.clock import wake_snoozed
from kulanz.triage import cases, dissatisfied
from kulanz.triage.models import Case
from tests import a
from tests.flow.rounds import EVENING, answer, case, talks

pytestmark = pytest.mark.django_db


def test_a_call_that_was_answered_but_not_made_comes_back(owner: Staff, clock: Any) -> None:
    found = owners_round.decide(case("callback_request"), "call", by=owner)
    answer(talks(found)[0], owner)
    clock.move_to(EVENING)
    returning.look_after_cases()
    found.refresh_from_db()
    assert found.state == Case.State.WAITING and found.reasons[0]["code"] == "returned"


def test_what_was_given_away_and_answered_is_done(owner: Staff, clock: Any) -> None:
    berta = a.staff("assistant", name="Berta")
    found = owners_round.decide(case(), "assistant", by=owner, to=berta)
    answer(talks(found)[0], berta)
    clock.shift(300)
    returning.look_after_cases()
    found.refresh_from_db()
    assert found.state == Case.State.DONE


def test_what_was_given_away_and_not_answered_comes_back_on_the_same_day(owner: Staff, clock: Any) -> None:
    berta = a.staff("assistant", name="Berta")
    found = owners_round.decide(case("praise"), "assistant", by=owner, to=berta)
    clock.move_to(EVENING)
    other = case("complaint")
    returning.look_after_cases()
    assert list(cases.to_show()) == [found, other]


def test_what_came_back_and_was_picked_again_is_no_longer_on_top(owner: Staff, clock: Any) -> None:
    found = owners_round.decide(case("praise"), "mine", by=owner)
    clock.move_to(EVENING)
    returning.look_after_cases()
    found.refresh_from_db()
    again = owners_round.decide(found, "mine", by=owner)
    assert again.step == cases.STEPS["praise"]
    owners_round.undo(again, by=owner)
    found.refresh_from_db()
    assert found.reasons[0]["code"] == "returned" and found.step == cases.STEPS["returned"]


def test_what_nobody_has_picked_comes_back_on_top_once(clock: Any) -> None:
    found = case("praise")
    clock.move_to(EVENING)
    returning.look_after_cases()
    found.refresh_from_db()
    assert [reason["code"] for reason in found.reasons] == ["returned", "praise"] and found.back_at is None
    assert returning.look_after_cases() == 0


def test_what_somebody_lets_rest_comes_back_when_it_has_woken_up(owner: Staff, clock: Any) -> None:
    found = owners_round.decide(case(), "mine", by=owner)
    ends = EVENING + timedelta(days=2)
    talks(found)[0].snooze(ends, Conversation.Snooze.UNLESS_THEY_WRITE, by=owner)
    clock.move_to(EVENING)
    returning.look_after_cases()
    found.refresh_from_db()
    assert found.state == Case.State.PICKED and found.back_at and found.back_at > ends


def by_hand(owner: Staff) -> Case:
    customer = a.customer()
    dissatisfied.begin_by_hand(customer, "rief an", by=owner)
    return cases.add(customer, ["by_hand"], None)


def test_a_case_by_hand_that_was_put_off_comes_back(owner: Staff, clock: Any) -> None:
    found = owners_round.decide(by_hand(owner), "later", by=owner, until=timezone.now() + timedelta(hours=3))
    returning.look_after_cases()
    assert owners_round.first() is None
    clock.shift(3 * 3600 + 60)
    returning.look_after_cases()
    returning.look_after_cases()
    assert owners_round.first() == found


def test_a_call_without_a_conversation_comes_back_until_it_is_settled(owner: Staff, clock: Any) -> None:
    found = owners_round.decide(by_hand(owner), "call", by=owner)
    returning.look_after_cases()
    clock.move_to(EVENING)
    returning.look_after_cases()
    assert owners_round.first() == found
    state = dissatisfied.find(found.customer)
    assert state
    dissatisfied.close(state, "angerufen", by=owner)
    returning.look_after_cases()
    found.refresh_from_db()
    assert found.state == Case.State.DONE


def test_an_answer_that_did_not_arrive_and_was_put_off_comes_back(owner: Staff, clock: Any) -> None:
    found = case()
    talk = talks(found)[0]
    talk.answered(timezone.now() + timedelta(minutes=1), "Guten Tag", by=owner)
    talk.bounced(timezone.now() + timedelta(minutes=2))
    clock.shift(600)
    owners_round.decide(found, "later", by=owner, until=timezone.now() + timedelta(hours=3))
    returning.look_after_cases()
    clock.shift(3 * 3600 + 60)
    for _time in range(2):  # whichever of the two chores comes first
        returning.look_after_cases()
    wake_snoozed()
    returning.look_after_cases()
    assert owners_round.first() == found


def test_what_was_put_off_and_answered_since_is_done(owner: Staff, clock: Any) -> None:
    found = case()
    owners_round.decide(found, "later", by=owner, until=timezone.now() + timedelta(days=3))
    clock.shift(600)
    answer(talks(found)[0], owner)
    returning.look_after_cases()
    found.refresh_from_db()
    assert found.state == Case.State.DONE

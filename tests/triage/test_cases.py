"""One open case a customer: with all reasons, the most pressing first, and when it comes back to the owner."""

import threading
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from kulanz.business.models import Staff
from kulanz.conversations.models import Message
from kulanz.triage import cases
from kulanz.triage.models import Case
from tests import a

pytestmark = pytest.mark.django_db


def message(customer: object = None, **fields: object) -> Message:
    found = a.conversation(**({"customer": customer} if customer else {})).messages.get()
    return _changed(found, **fields)


def _changed(found: Message, **fields: object) -> Message:
    Message.objects.filter(pk=found.pk).update(**fields)
    found.refresh_from_db()
    return found


def picked(case: Case, by: Staff | None = None) -> Case:
    case.state, case.pick, case.picked_at = Case.State.PICKED, Case.Pick.ASSISTANT, timezone.now()
    case.picked_by, case.back_at = by or a.staff(), timezone.now() + timedelta(hours=3)
    case.save()
    return case


def codes(case: Case) -> list[str]:
    return [reason["code"] for reason in case.reasons]


@pytest.mark.parametrize(
    ("said", "is_super", "wanted"),
    [
        ({"intents": ["question"]}, False, []),
        ({"intents": ["complaint", "refund"]}, False, ["complaint"]),
        ({"intents": ["praise"]}, False, ["praise"]),
        ({"intents": ["question"]}, True, ["super_customer"]),
        (
            {"intents": ["special_request", "complaint"]},
            True,
            ["complaint", "special_request", "super_customer"],
        ),
        ({"intents": ["callback_request"], "legal": True}, False, ["legal", "callback_request"]),
        (
            {"intents": ["opt_out"], "extremely_dissatisfied": True, "goes_public": True},
            False,
            ["extremely_dissatisfied", "goes_public"],
        ),
        ({"intents": ["opt_out"]}, True, []),
        ({"intents": ["pitch", "praise"]}, False, []),
        ({"intents": ["spam"], "legal": True}, True, []),
        ({"intents": ["spam", "complaint"]}, False, ["complaint"]),
        ({}, True, []),
    ],
)
def test_what_a_message_says_makes_reasons_for_a_case(
    said: dict[str, object], is_super: bool, wanted: list[str]
) -> None:
    assert cases.codes_for(said, is_super) == wanted


def test_the_history_alone_can_make_a_case() -> None:
    found = cases.codes_for({"intents": ["question"]}, False, {"extremely_dissatisfied": True})
    assert found == ["history"]


def test_reasons_of_one_customer_are_one_case_and_the_most_pressing_stands_first() -> None:
    first = message()
    customer = first.conversation.customer
    cases.add(customer, ["praise"], first)
    case = cases.add(customer, ["complaint", "callback_request"], message(customer))

    assert Case.objects.get() == case and codes(case) == ["complaint", "callback_request", "praise"]
    assert case.step == cases.STEPS["complaint"] and case.reasons[2]["message"] == first.pk
    assert case.back_at


def test_the_same_reason_again_changes_nothing() -> None:
    said = message()
    cases.add(said.conversation.customer, ["complaint"], said)
    before = Case.objects.values().get()
    cases.add(said.conversation.customer, ["complaint"], said)
    assert Case.objects.values().get() == before


def test_a_case_wants_a_reason() -> None:
    with pytest.raises(ValueError, match="reason"):
        cases.add(a.customer(), [], None)


def test_a_picked_case_comes_back_for_a_graver_reason() -> None:
    said = message(arrived_at=timezone.now() - timedelta(hours=2))
    customer = said.conversation.customer
    picked(cases.add(customer, ["complaint"], said))

    assert cases.add(customer, ["special_request"], said).state == Case.State.PICKED
    assert cases.add(customer, ["legal"], said).state == Case.State.WAITING


def test_a_picked_case_comes_back_when_they_write_again() -> None:
    said = message(arrived_at=timezone.now() - timedelta(hours=2))
    customer = said.conversation.customer
    picked(cases.add(customer, ["complaint"], said))
    later = message(customer, arrived_at=timezone.now() + timedelta(seconds=1))
    assert cases.add(customer, ["complaint"], later).state == Case.State.WAITING


def test_after_a_case_is_done_the_next_reason_opens_another_one() -> None:
    customer = a.customer()
    first = cases.add(customer, ["by_hand"], None)
    cases.finish(first)
    assert cases.add(customer, ["by_hand"], None) != first
    assert Case.objects.exclude(state=Case.State.DONE).count() == 1


def test_the_order_of_need_is_the_step_and_then_the_time() -> None:
    second = cases.add(a.customer("Ben"), ["complaint"], None)
    last = cases.add(a.customer("Cleo"), ["praise"], None)
    first = cases.add(a.customer("Ada"), ["extremely_dissatisfied"], None)
    third = cases.add(a.customer("Dora"), ["complaint"], None)
    assert list(cases.waiting()) == [first, second, third, last]


@pytest.mark.django_db(transaction=True)
def test_reasons_that_come_at_the_same_time_are_one_case() -> None:
    customer, told = a.customer(), ["complaint", "praise", "legal", "special_request"]
    start = threading.Barrier(len(told))

    def come(code: str) -> None:
        start.wait()
        try:
            cases.add(customer, [code], None)
        finally:
            connection.close()

    hands = [threading.Thread(target=come, args=(code,)) for code in told]
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join()
    assert codes(Case.objects.get()) == ["legal", "complaint", "special_request", "praise"]


def test_two_cases_become_one_with_their_customers_and_two_again() -> None:
    ada, ben = a.customer("Ada"), a.customer("Ben")
    kept, gone = cases.add(ada, ["praise"], None), cases.add(ben, ["complaint"], None)

    moved = cases.reassign(ben, ada)
    kept.refresh_from_db()
    gone.refresh_from_db()
    assert codes(kept) == ["complaint", "praise"] and gone.state == Case.State.DONE
    cases.give_back(moved, ben)
    gone.refresh_from_db()
    assert gone.customer == ben and gone.state == Case.State.WAITING


def test_a_case_goes_with_a_customer_who_becomes_another_one() -> None:
    ada, ben = a.customer("Ada"), a.customer("Ben")
    case = cases.add(ben, ["complaint"], None)
    moved = cases.reassign(ben, ada)
    case.refresh_from_db()
    assert case.customer == ada
    cases.give_back(moved, ben)
    case.refresh_from_db()
    assert case.customer == ben and case.state == Case.State.WAITING

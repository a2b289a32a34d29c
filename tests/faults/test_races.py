"""Several processes take in what belongs together at the very same moment."""

import json

import pytest

from kulanz.channels.models import RawMessage
from kulanz.conversations.models import Message
from kulanz.flow import inbound
from tests import a
from tests.servers.own_database import run

from .rush import PROCESSES, ROUNDS


def test_mails_of_one_new_sender_and_thread_make_one_customer_and_one_conversation(
    desk: dict[str, str],
) -> None:
    seen = rush(desk, "one_thread")

    assert seen["states"] == ["read"]
    assert seen["messages"] == seen["read_as"] == PROCESSES * ROUNDS
    assert (seen["conversations"], seen["customers"], seen["handles"]) == (ROUNDS, ROUNDS, ROUNDS)
    assert seen["unanswered"] == [PROCESSES] * ROUNDS


def test_an_original_that_all_want_to_read_becomes_one_message(desk: dict[str, str]) -> None:
    seen = rush(desk, "same_originals")

    assert seen["states"] == ["read"]
    assert seen["messages"] == seen["read_as"] == seen["originals"] == 4 * ROUNDS
    assert (seen["conversations"], seen["merged"], seen["customers"]) == (ROUNDS, 0, ROUNDS)
    assert seen["unanswered"] == [4] * ROUNDS


def test_two_workers_leave_nothing_waiting_and_read_in_the_order_of_arrival(desk: dict[str, str]) -> None:
    seen = rush(desk, "two_workers")

    assert seen["messages"] == PROCESSES * ROUNDS
    assert (seen["conversations"], seen["merged"]) == (ROUNDS, 0)


def test_what_staff_do_at_the_same_moment_does_not_undo_that_a_mail_has_come(desk: dict[str, str]) -> None:
    seen = rush(desk, "staff_and_customer")

    assert seen["messages"] == PROCESSES
    assert seen["unanswered"] == [PROCESSES]


@pytest.mark.django_db
@pytest.mark.parametrize("known_here_as", ["stored", "unreadable", "read"])
def test_reading_again_what_somebody_has_read_meanwhile_changes_nothing(known_here_as: str) -> None:
    raw = a.original(a.channel(), a.mail())
    assert inbound.take_in(RawMessage.objects.get(pk=raw.pk))
    raw.state = known_here_as  # a page that was loaded some time ago

    assert inbound.retry(raw, by=a.staff()) is None

    assert RawMessage.objects.get().state == "read" and Message.objects.count() == 1


def rush(env: dict[str, str], scene: str) -> dict:
    found = json.loads(run(env, "-m", "tests.faults.rush", scene))
    assert isinstance(found, dict)
    return found

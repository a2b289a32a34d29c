"""What comes of a call."""

import threading
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from kulanz.business.models import Staff
from kulanz.conversations import calls, regroup
from kulanz.conversations.calls import Told
from kulanz.conversations.models import Call, Conversation, Note
from kulanz.flow import calling
from kulanz.flow.calling import Wish
from kulanz.journal.models import Event
from kulanz.lib.refusal import Refusal
from tests import a
from tests.flow.talking import asking, talk

pytestmark = pytest.mark.django_db
Outcome = Call.Outcome


def kept(found: Conversation, outcome: str, text: str = "", **wish: Any) -> calling.Kept:
    begun = wish.pop("begun", None)
    seen = wish.pop("seen", None)
    told = Told(outcome, text, begun=begun, seen=seen)
    return calling.keep(found, told, Wish(**wish), by=Staff.objects.first() or a.staff())


def test_spoken_and_solved_answers_them_and_closes_where_that_is_wished() -> None:
    found = asking()
    assert kept(found, Outcome.SOLVED, "Ersatz ist da.", is_done=True).is_closed
    found.refresh_from_db()
    assert (found.state, found.waiting_since, found.unanswered) == ("done", None, 0)
    call = Call.objects.get()
    assert call.note and call.note.text == "Ersatz ist da." and call.reasons == ["asked"]
    kinds = list(Event.objects.filter(subject_kind="conversation").values_list("kind", flat=True))
    assert kinds == ["called_solved", "closed"]


def test_spoken_and_still_open_waits_for_the_customer_or_for_the_promise() -> None:
    found = asking()
    kept(found, Outcome.SPOKEN, "Sie sieht nach.")
    found.refresh_from_db()
    assert (found.state, found.waiting_since) == ("waiting", None)
    kept(found, Outcome.SPOKEN, "Wir schicken Ersatz.", what="Ersatz", on=date(2030, 1, 4))
    found.refresh_from_db()
    assert (found.state, found.promised_what, found.due_reason) == ("open", "Ersatz", "promised")


def test_who_was_not_reached_still_waits() -> None:
    found = asking()
    for outcome in (Outcome.NO_ANSWER, Outcome.MAILBOX, Outcome.BUSY):
        kept(found, outcome, is_done=True)
    found.refresh_from_db()
    assert found.state == "open" and found.unanswered == 1
    assert [call.outcome for call in calls.tries(found)] == ["busy", "mailbox", "no_answer"]
    a.message(found, direction="out", text="Ich habe versucht …", at=timezone.now())
    assert calls.tries(found) == []


def test_what_came_while_one_telephoned_still_waits_and_keeps_it_open() -> None:
    found = asking()
    seen = timezone.now()
    a.message(found, text="Noch etwas.", at=seen + timedelta(seconds=1))
    result = kept(found, Outcome.SOLVED, "Gelöst.", seen=seen, is_done=True)
    found.refresh_from_db()
    assert not result.is_closed and "written meanwhile" in result.why_open
    assert (found.state, found.unanswered) == ("open", 1)


def test_the_promised_call_is_kept_and_a_new_promise_keeps_it_open() -> None:
    found = asking()
    a.promise(found, "Call back", date(2030, 1, 1), by=None, kind="call")
    result = kept(found, Outcome.SOLVED, "Gelöst.", what="Ersatz", on=date(2030, 1, 9), is_done=True)
    found.refresh_from_db()
    assert (found.promised_what, found.promised_for, found.state) == ("Ersatz", date(2030, 1, 9), "open")
    assert "promised" in result.why_open
    assert Event.objects.filter(kind="promise_kept").exists()


def test_an_older_promise_is_not_lost_beside_a_new_one() -> None:
    found = asking()
    a.promise(found, "Gutschein", date(2030, 1, 1), by=None)
    kept(found, Outcome.SPOKEN, "Ersatz zugesagt.", what="Ersatz", on=date(2030, 1, 9))
    found.refresh_from_db()
    assert (found.promised_what, found.promised_for) == ("Gutschein; Ersatz", date(2030, 1, 1))


def test_who_was_spoken_to_needs_words_and_a_promise_needs_a_day() -> None:
    found = asking()
    with pytest.raises(Refusal, match="in a few words"):
        kept(found, Outcome.SOLVED, "  ")
    with pytest.raises(Refusal, match="by when"):
        kept(found, Outcome.SPOKEN, "Zugesagt.", what="Ersatz")
    assert not Call.objects.exists() and not Note.objects.exists()


def test_pressed_twice_is_called_once_and_called_twice_is_two_calls() -> None:
    found = asking()
    begun = timezone.now()
    kept(found, Outcome.BUSY, begun=begun)
    kept(found, Outcome.BUSY, begun=begun)
    assert Call.objects.count() == Note.objects.count() == 1
    kept(found, Outcome.BUSY, begun=timezone.now())
    assert Call.objects.count() == 2


def test_the_promise_of_a_note_is_found() -> None:
    what, on = calling.promised_in("Sie ist sehr freundlich. Schicke ihr am 24.12.2030 ein neues Buch.")
    assert (what, on) == ("Schicke ihr am 24.12.2030 ein neues Buch", date(2030, 12, 24))
    assert calling.promised_in("Kundin schickt morgen ein Foto.") == ("", None)


@pytest.mark.django_db(transaction=True)
def test_two_at_once_lose_nothing() -> None:
    found = asking()
    people = [a.staff(), a.staff("assistant")]
    begun, barrier = timezone.now(), threading.Barrier(4)

    def press(person: Staff, outcome: str) -> None:
        barrier.wait()
        mine = Conversation.objects.get(pk=found.pk)
        calling.keep(mine, Told(outcome, "Gesprochen.", begun=begun), Wish(), by=person)
        connection.close()

    threads = [threading.Thread(target=press, args=(person, Outcome.SPOKEN)) for person in people * 2]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Call.objects.count() == Note.objects.count() == 2
    assert {call.by for call in Call.objects.all()} == set(people)


def test_the_note_of_a_call_lies_where_the_conversation_was_merged_meanwhile() -> None:
    into = talk("Wo ist mein Buch?")
    found = talk("Noch einmal: Wo ist es?", customer=into.customer)
    regroup.merge(into, Conversation.objects.get(pk=found.pk), by=None)
    call = kept(found, Outcome.SPOKEN, "Kommt morgen.").call
    assert (call.conversation, call.note and call.note.conversation) == (into, into)
    assert Conversation.objects.get(pk=into.pk).waiting_since is None

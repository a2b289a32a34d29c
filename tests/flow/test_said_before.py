"""What mails from before the desk promised: told to whoever decides, as far as nothing else tells it."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from kulanz.conversations.models import Conversation, Message
from kulanz.flow import promised, said_before
from kulanz.lib.refusal import Refusal
from tests import a
from tests.flow.answering import asked, send, written

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine("2026-11-23 10:00+01:00")]
REFUND = "Guten Tag,\n\nwir erstatten Ihnen 89,90 Euro noch diese Woche.\n\nViele Grüße"
REPLY = "Guten Tag,\n\nich melde mich bis Freitag bei Ihnen.\n\nViele Grüße"


@pytest.fixture
def talk() -> Conversation:
    return asked()


def ago(days: int) -> datetime:
    return timezone.now() - timedelta(days=days)


def ours(talk: Conversation, text: str, days: int, **fields: object) -> Message:
    return a.message(talk, direction="out", text=text, at=ago(days), **fields)


def said(talk: Conversation) -> list[str]:
    return [one.words for one in said_before.said(talk.messages.all())]


def test_what_an_old_mail_promised_is_told_with_the_mail(talk: Conversation) -> None:
    mail = ours(talk, REFUND, 9)
    (found,) = said_before.said(talk.messages.all())
    assert (found.words, found.message) == ("wir erstatten Ihnen 89,90 Euro noch diese Woche", mail)


def test_an_answer_that_was_promised_is_over_once_another_mail_went_out(talk: Conversation) -> None:
    ours(talk, REPLY, 9)
    assert said(talk) == ["ich melde mich bis Freitag bei Ihnen"]
    ours(talk, "Guten Tag,\n\nder Fehler ist gefunden.", 5)
    assert said(talk) == []


def test_what_is_on_record_is_not_told_twice(talk: Conversation) -> None:
    promised.note_copy(ours(talk, REFUND, 0))
    assert said(talk) == []


def test_what_the_desk_sent_was_decided_by_its_writer(talk: Conversation) -> None:
    owner = a.staff("owner")
    draft = written(talk, owner, REFUND)
    promised.say(draft, unnoted="wir erstatten Ihnen 89,90 Euro noch diese Woche")
    send(draft, owner)
    assert said(talk) == []


def test_automatic_answers_and_what_is_older_than_three_months_promise_nothing(talk: Conversation) -> None:
    ours(talk, REFUND, 5, automatic=Message.ACKNOWLEDGEMENT)
    ours(talk, REFUND, 93)
    assert said(talk) == []


def test_an_old_promise_goes_on_record_once_and_is_told_from_there(talk: Conversation) -> None:
    owner, mail = a.staff("owner"), ours(talk, REFUND, 9)
    (found,) = said_before.said([mail])
    promise = said_before.take_on(mail, found.promise.start, by=owner)
    assert (promise.what, promise.kind, promise.message) == (found.words, "refund", mail)
    assert promise.due == found.promise.due and promise.due and promise.due < timezone.localdate()
    assert said_before.take_on(mail, found.promise.start, by=owner) == promise
    assert said(talk) == []


def test_where_a_mail_promises_nothing_nothing_goes_on_record(talk: Conversation) -> None:
    owner, mail = a.staff("owner"), ours(talk, REFUND, 9)
    with pytest.raises(Refusal):
        said_before.take_on(mail, 3, by=owner)

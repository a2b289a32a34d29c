"""Calls against mails: what took how long, and what came back."""

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kulanz.conversations.models import Call, Conversation
from kulanz.insight import calls
from kulanz.journal.models import Event
from tests import a

pytestmark = pytest.mark.django_db


def done(days_ago: int, *, messages: int = 2, call: bool = False, lasted: int = 2) -> Conversation:
    """Settled that many days ago, in so many messages and days."""
    end = timezone.now() - timedelta(days=days_ago)
    began = end - timedelta(days=lasted)
    talk = a.conversation(at=began, created_at=began)
    for number in range(1, messages):
        direction = "out" if number % 2 else "in"
        a.message(talk, direction=direction, at=began + timedelta(minutes=number))
    if call:
        Call.objects.create(conversation=talk, outcome="solved", at=end - timedelta(minutes=5))
    happened("closed", talk, end)
    return talk


def happened(kind: str, talk: Conversation, at: datetime) -> None:
    Event.objects.create(kind=kind, subject_kind="conversation", subject_id=talk.pk, at=at)


def test_calls_and_mails_stand_beside_each_other() -> None:
    for _number in range(10):
        done(5, messages=2, call=True, lasted=1)
        done(5, messages=8, lasted=6)
    found = calls.compare(30)
    assert found.is_enough
    assert (found.called.number, found.called.messages, found.called.lasted) == (10, 2, timedelta(days=1))
    assert (found.written.number, found.written.messages, found.written.lasted) == (10, 8, timedelta(days=6))
    assert found.outcomes["solved"] == 10


def test_fewer_than_ten_of_each_are_too_few() -> None:
    for number in range(10):
        done(5, call=number > 0)
    assert not calls.compare(30).is_enough


def test_what_was_not_reached_is_no_call_and_what_was_never_answered_no_matter() -> None:
    tried = done(5)
    Call.objects.create(conversation=tried, outcome="no_answer", at=timezone.now() - timedelta(days=6))
    happened("closed", a.conversation(), timezone.now())
    found = calls.compare(30)
    assert (found.called.number, found.written.number) == (0, 1)


def test_what_came_back_is_opened_again_or_complained_of_within_a_fortnight() -> None:
    opened, complained, thanked, late, young = (done(days) for days in (20, 20, 20, 29, 3))
    now = timezone.now()
    happened("reopened", opened, now - timedelta(days=15))
    for talk, mood, days in ((complained, "unhappy", 10), (thanked, "delighted", 10), (late, "furious", 1)):
        elsewhere = a.conversation(customer=talk.customer, at=now - timedelta(days=days))
        a.judgement(elsewhere.messages.get(), mood=mood)
    happened("reopened", young, now)
    found = calls.compare(30).written
    back = {one.number for one in found.matters if one.came_back}
    assert back == {opened.pk, complained.pk, young.pk}
    assert found.came_back(now) == 0.5  # of the four that have been done for a fortnight


def test_a_longer_time_shows_what_is_older() -> None:
    done(60)
    assert calls.compare(30).written.number == 0
    assert calls.compare(90).written.number == 1


def test_many_matters_take_no_more_queries() -> None:
    done(5, call=True)
    with CaptureQueriesContext(connection) as one:
        calls.compare(30)
    for _number in range(5):
        done(5)
    with CaptureQueriesContext(connection) as many:
        calls.compare(30)
    assert len(one) == len(many)

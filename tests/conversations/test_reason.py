"""The reason that a row of the queue names, as a German reads it."""

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta

import pytest
import time_machine
from django.utils import translation

from kulanz.business.models import OpeningHours
from kulanz.conversations import queue
from kulanz.conversations.models import Conversation
from tests import a

pytestmark = pytest.mark.django_db
# A Wednesday, 10:00 in Berlin.
NOW = datetime(2026, 11, 18, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def a_german_shop() -> Iterator[None]:
    a.business()
    OpeningHours.objects.bulk_create(
        OpeningHours(weekday=day, opens=time(9), closes=time(17)) for day in range(5)
    )
    with time_machine.travel(NOW, tick=False), translation.override("de"):
        yield


@pytest.mark.parametrize(
    ("ago", "said"),
    [
        (timedelta(seconds=20), "Wartet seit einer Minute"),
        (timedelta(minutes=50), "Wartet seit 50 Minuten"),
        (timedelta(hours=1), "Wartet seit einer Stunde"),
        (timedelta(hours=22), "Wartet seit 22 Stunden, überfällig seit gestern 17:00"),
        (timedelta(days=5), "Wartet seit 5 Tagen, überfällig seit Fr., 13. Nov., 17:00"),
        (timedelta(days=200), "Wartet seit 200 Tagen, überfällig seit 04.05.2026 um 17:00"),
    ],
)
def test_how_long_somebody_waits(ago: timedelta, said: str) -> None:
    assert queue.reason(a.conversation(at=NOW - ago)) == said


@pytest.mark.parametrize(
    ("ahead", "said"),
    [
        (timedelta(hours=7), "Ruht bis heute 17:00, außer es kommt eine Nachricht"),
        (timedelta(hours=22), "Ruht bis morgen 08:00, außer es kommt eine Nachricht"),
        (timedelta(days=5), "Ruht bis Mo., 23. Nov., 10:00, außer es kommt eine Nachricht"),
    ],
)
def test_until_when_something_rests(ahead: timedelta, said: str) -> None:
    conversation = a.conversation()
    conversation.snooze(NOW + ahead, Conversation.Snooze.UNLESS_THEY_WRITE, by=None)
    assert queue.reason(conversation) == said


def test_a_second_message_and_a_broken_promise_are_named() -> None:
    conversation = a.conversation(at=NOW - timedelta(hours=2))
    a.message(conversation, at=NOW - timedelta(hours=1))
    assert queue.reason(conversation) == "Schon die 2. Nachricht ohne Antwort, wartet seit 2 Stunden"
    conversation.owe("Ersatz", NOW.date() - timedelta(days=1))
    assert queue.reason(conversation) == (
        "Zugesagt bis 17.11.2026 und noch nicht gehalten: Ersatz. "
        "Schon die 2. Nachricht ohne Antwort, wartet seit 2 Stunden"
    )


def test_what_we_answered() -> None:
    conversation = a.conversation(at=NOW - timedelta(days=3))
    a.message(conversation, direction="out", at=NOW - timedelta(days=2))
    assert queue.reason(conversation) == "Wir haben vor 2 Tagen geantwortet"

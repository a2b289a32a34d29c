from datetime import UTC, datetime, time, timedelta

import pytest
import time_machine
from django.utils import timezone, translation

from kulanz.business.models import OpeningHours
from kulanz.conversations import queue
from kulanz.conversations.models import Conversation
from kulanz.lib.refusal import Refusal
from tests import a

pytestmark = pytest.mark.django_db

# A Wednesday, 10:00 in Berlin.
NOW = datetime(2026, 11, 18, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def open_on_weekdays():
    a.business()
    OpeningHours.objects.bulk_create(
        OpeningHours(weekday=day, opens=time(9), closes=time(17)) for day in range(5)
    )
    with time_machine.travel(NOW, tick=False):
        yield


def subjects(staff, view="open", **how):
    return [row.subject for row in queue.page(staff, view, **how).rows]


def test_who_waits_longest_comes_first():
    owner = a.staff()
    a.conversation(subject="heute", at=NOW - timedelta(hours=1))
    a.conversation(subject="vorgestern", at=NOW - timedelta(days=2))
    a.conversation(subject="gestern", at=NOW - timedelta(days=1))
    assert subjects(owner) == ["vorgestern", "gestern", "heute"]


def test_who_wrote_again_moves_forward():
    owner = a.staff()
    a.conversation(subject="einmal", at=NOW - timedelta(hours=2))
    again = a.conversation(subject="dreimal", at=NOW - timedelta(hours=1))
    a.message(again, at=NOW - timedelta(minutes=50))
    a.message(again, at=NOW - timedelta(minutes=40))
    assert subjects(owner) == ["dreimal", "einmal"]


def test_but_never_ahead_of_somebody_who_waits_since_days():
    owner = a.staff()
    a.conversation(subject="seit Tagen", at=NOW - timedelta(days=4))
    loud = a.conversation(subject="zehnmal", at=NOW - timedelta(hours=3))
    for minute in range(10):
        a.message(loud, at=NOW - timedelta(minutes=60 - minute))
    assert subjects(owner) == ["seit Tagen", "zehnmal"]


def test_a_promise_for_today_comes_before_todays_mail():
    owner = a.staff()
    a.conversation(subject="heute gefragt", at=NOW)
    promised = a.conversation(subject="zugesagt", at=NOW - timedelta(days=9))
    a.message(promised, direction="out", at=NOW - timedelta(days=8))
    promised.reopen(by=owner)
    promised.owe("Rückruf", NOW.date())
    assert subjects(owner)[0] == "zugesagt"
    promised.refresh_from_db()
    assert promised.due_reason == "promised"


@pytest.mark.parametrize(
    ("written", "due"),
    [
        (
            datetime(2026, 11, 18, 9, 0, tzinfo=UTC),
            datetime(2026, 11, 18, 16, 0, tzinfo=UTC),
        ),  # Wednesday morning
        (
            datetime(2026, 11, 18, 18, 0, tzinfo=UTC),
            datetime(2026, 11, 19, 16, 0, tzinfo=UTC),
        ),  # evening: next day
        (
            datetime(2026, 11, 20, 19, 0, tzinfo=UTC),
            datetime(2026, 11, 23, 16, 0, tzinfo=UTC),
        ),  # Friday evening: Monday
        (
            datetime(2026, 12, 24, 20, 0, tzinfo=UTC),
            datetime(2026, 12, 28, 16, 0, tzinfo=UTC),
        ),  # Christmas: after it
    ],
)
def test_an_answer_is_due_on_the_day_it_came_in_opening_hours(written, due):
    conversation = a.conversation(at=written)
    assert conversation.due_at == due


def test_every_row_says_why_in_words():
    conversation = a.conversation(at=NOW - timedelta(days=2))
    a.message(conversation, at=NOW - timedelta(hours=3))
    with translation.override("en"):
        said = queue.reason(conversation, NOW)
    assert "Message no. 2 without an answer" in said
    assert "2 days" in said


def test_pages_follow_each_other_without_gap_or_double():
    owner = a.staff()
    for number in range(25):
        a.conversation(subject=str(number), at=NOW - timedelta(hours=1))
    seen, cursor = [], None
    while True:
        page = queue.page(owner, "open", cursor=cursor, size=7)
        seen += [row.subject for row in page.rows]
        if not (cursor := page.next_cursor):
            break
    assert sorted(seen, key=int) == [str(number) for number in range(25)]


def test_a_broken_cursor_shows_the_first_page():
    a.conversation()
    assert len(queue.page(a.staff(), "open", cursor="quatsch").rows) == 1


def test_a_specialist_sees_what_is_theirs_alone():
    specialist = a.staff("specialist", name="Mira Okafor")
    a.conversation(subject="fremd")
    mine = a.conversation(subject="meins")
    mine.assign(specialist, by=a.staff())
    assert subjects(specialist) == ["meins"]


def test_snoozed_until_then_stays_quiet_although_they_write():
    conversation = a.conversation(at=NOW - timedelta(days=1))
    conversation.snooze(NOW + timedelta(days=2), "until_then", by=None)
    a.message(conversation, at=NOW)
    assert Conversation.objects.get(pk=conversation.pk).state == "snoozed"


def test_snoozed_unless_they_write_wakes_when_they_do():
    conversation = a.conversation(at=NOW - timedelta(days=1))
    conversation.snooze(NOW + timedelta(days=2), "unless_they_write", by=None)
    a.message(conversation, at=NOW)
    assert Conversation.objects.get(pk=conversation.pk).state == "open"


def test_the_clock_wakes_what_was_snoozed():
    from kulanz.flow import clock

    conversation = a.conversation(at=NOW - timedelta(days=1))
    conversation.snooze(NOW + timedelta(hours=1), "until_then", by=None)
    with time_machine.travel(NOW + timedelta(hours=2)):
        assert clock.wake_snoozed() == 1
    assert Conversation.objects.get(pk=conversation.pk).state == "open"


def test_snoozing_into_the_past_is_refused():
    with pytest.raises(Refusal):
        a.conversation().snooze(timezone.now() - timedelta(minutes=1), "until_then", by=None)


def test_a_message_reopens_what_was_done():
    conversation = a.conversation(at=NOW - timedelta(days=3))
    conversation.close(by=None)
    a.message(conversation, at=NOW)
    conversation.refresh_from_db()
    assert (conversation.state, conversation.unanswered) == ("open", 1)


def test_an_old_message_that_arrives_late_does_not_reopen_what_was_answered():
    conversation = a.conversation(at=NOW - timedelta(days=3))
    a.message(conversation, direction="out", at=NOW - timedelta(days=1))
    a.message(conversation, at=NOW - timedelta(days=2))
    conversation.refresh_from_db()
    assert conversation.state == "waiting"
    assert conversation.waiting_since is None

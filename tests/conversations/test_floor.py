"""The floor for everyone: whoever is preferred comes sooner, and still everybody's turn comes."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from kulanz.business.models import OpeningHours, Staff
from kulanz.channels.models import Channel
from kulanz.conversations import pulling, queue
from kulanz.conversations.models import Conversation
from kulanz.customers.models import Customer
from tests import a

pytestmark = pytest.mark.django_db

# A Wednesday, 10:00 in Berlin; before it three weeks on each of whose days more is asked than can be answered.
NOW = datetime(2026, 11, 18, 9, 0, tzinfo=UTC)
FIRST_DAY, DAYS, HOURS = date(2026, 9, 7), 15, range(7, 15)
# Nine answers where ten people write.
ASKED, ANSWERED = 10, 9
PREFERRED = (Conversation.Pull.SUPER, Conversation.Pull.DISSATISFIED)


@pytest.fixture(autouse=True)
def open_on_weekdays() -> Iterator[None]:
    a.business()
    OpeningHours.objects.bulk_create(
        [OpeningHours(weekday=day, opens="09:00", closes="17:00") for day in range(5)]
    )
    with time_machine.travel(NOW, tick=False):
        yield


def subjects(staff: Staff) -> list[str]:
    return [row.subject for row in queue.page(staff, "open").rows]


def preferred(what: str, subject: str, at: datetime) -> None:
    pulling.pull(a.conversation(subject=subject, at=at).pk, what)


def test_who_is_preferred_comes_sooner_and_the_queue_says_why() -> None:
    owner = a.staff()
    a.conversation(subject="ordinary", at=NOW - timedelta(minutes=30))
    preferred("super_customer", "super", NOW - timedelta(minutes=20))
    preferred("dissatisfied", "dissatisfied", NOW - timedelta(minutes=10))
    assert subjects(owner) == ["dissatisfied", "super", "ordinary"]
    assert queue.reason(queue.page(owner, "open").rows[1]) == "Super-customer. Waiting for 20 minutes"


def test_nobody_is_overtaken_by_who_comes_after_their_goal() -> None:
    owner = a.staff()
    a.conversation(subject="since yesterday morning", at=NOW - timedelta(days=1, hours=1))
    preferred("dissatisfied", "since this morning", NOW - timedelta(hours=1))
    assert subjects(owner) == ["since yesterday morning", "since this morning"]


def test_writing_often_and_being_preferred_together_pull_by_no_more_than_a_day() -> None:
    loud = a.conversation(subject="both", at=NOW - timedelta(days=3))
    for hour in range(1, 9):
        a.message(loud, at=NOW - timedelta(days=3) + timedelta(minutes=hour))
    pulling.pull(loud.pk, "dissatisfied")
    loud.refresh_from_db()
    assert loud.due_at is not None
    assert loud.need_at is not None
    assert loud.due_at - loud.need_at <= timedelta(days=1)


def test_what_is_due_for_another_reason_keeps_its_day() -> None:
    back = a.conversation(at=NOW - timedelta(days=4))
    a.message(back, direction="out", at=NOW - timedelta(days=3))
    with time_machine.travel(NOW - timedelta(days=2), tick=False):
        back.bounced(NOW - timedelta(days=2))
    before = back.need_at
    pulling.pull(back.pk, "dissatisfied")
    back.refresh_from_db()
    assert (back.need_at, back.due_reason) == (before, "bounced")


def test_half_of_all_preferred_and_more_asked_than_answered_for_weeks_starves_nobody() -> None:
    owner, order = a.staff(), []
    waiting_at: dict[datetime, int] = {}
    done_by: dict[datetime, int] = {}
    desk = _Desk()
    for moment in _hours_of_work():
        desk.receive(moment)
        waiting_at[moment] = Conversation.objects.filter(state="open").count()
        done_by[moment] = len(order)
        order += desk.answer(owner, ANSWERED, moment)
    while rest := desk.answer(owner, 500, NOW):
        order += rest
    place = {row.pk: number for number, row in enumerate(order)}
    ordinary = [row for row in order if not row.pulled_by]
    assert len(ordinary) == len(order) / 2 == ASKED * DAYS * len(HOURS) / 2

    for one in ordinary:
        after = [other for other in order if other.waiting_since > one.due_at]
        assert all(place[one.pk] < place[other.pk] for other in after)
        # From the goal on, only those go first who were there already.
        if ahead := [moment for moment in waiting_at if moment >= one.due_at]:
            assert place[one.pk] - done_by[ahead[0]] <= waiting_at[ahead[0]]

    late = [one for one in ordinary if one.pk in desk.answered_at and desk.answered_at[one.pk] > one.due_at]
    longest = max(desk.answered_at[one.pk] - one.due_at for one in late)
    # What was left undone in three weeks is the work of less than two days, and no more than that anybody waits.
    assert ASKED * DAYS * len(HOURS) - ANSWERED * DAYS * len(HOURS) < 2 * ANSWERED * len(HOURS)
    assert longest <= timedelta(days=2 + 2)  # a weekend may lie between


class _Desk:
    def __init__(self) -> None:
        self.customer: Customer = a.customer()
        self.channel: Channel = a.channel()
        self.number = 0
        self.answered_at: dict[int, datetime] = {}

    def receive(self, moment: datetime) -> None:
        Conversation.objects.bulk_create([self._asked(moment, minute) for minute in range(ASKED)])

    def answer(self, owner: Staff, number: int, moment: datetime) -> list[Conversation]:
        rows = queue.page(owner, "open", size=number).rows
        Conversation.objects.filter(pk__in=[row.pk for row in rows]).update(state="done")
        if moment != NOW:
            self.answered_at |= {row.pk: moment for row in rows}
        return rows

    def _asked(self, moment: datetime, minute: int) -> Conversation:
        self.number += 1
        is_preferred = self.number % 2
        row = Conversation(
            customer=self.customer,
            channel=self.channel,
            waiting_since=moment - timedelta(minutes=minute + 1),
            unanswered=1,
            pulled_by=PREFERRED[self.number // 2 % 2] if is_preferred else "",
        )
        row.reckon()
        return row


def _hours_of_work() -> Iterator[datetime]:
    day = FIRST_DAY
    for _number in range(DAYS):
        for hour in HOURS:
            yield datetime(day.year, day.month, day.day, hour, 30, tzinfo=UTC)
        day += timedelta(days=3 if day.weekday() == 4 else 1)

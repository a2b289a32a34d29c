from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest
import time_machine

from kulanz.business.models import OpeningHours
from kulanz.conversations.models import Call, Conversation
from kulanz.customers.models import Customer, Standing
from kulanz.insight import fairness
from kulanz.triage.models import Dissatisfaction
from tests import a

pytestmark = pytest.mark.django_db
# A Wednesday, 10:00 in Berlin.
NOW = datetime(2026, 11, 18, 9, 0, tzinfo=UTC)
OLD = NOW - timedelta(days=400)


@pytest.fixture(autouse=True)
def open_on_weekdays() -> Any:
    a.business()
    OpeningHours.objects.bulk_create(
        OpeningHours(weekday=day, opens=time(9), closes=time(17)) for day in range(5)
    )
    with time_machine.travel(NOW, tick=False):
        yield


def asked(*, ago: timedelta, answered_after: timedelta | None = None, **customer: Any) -> Conversation:
    """Somebody known for long, or as `customer` says, has written."""
    who = a.customer(**{"created_at": OLD, **customer})
    return ask_again(who, ago=ago, answered_after=answered_after)


def ask_again(who: Customer, *, ago: timedelta, answered_after: timedelta | None = None) -> Conversation:
    conversation = a.conversation(customer=who, at=NOW - ago, created_at=NOW - ago)
    if answered_after is not None:
        a.message(conversation, direction="out", at=NOW - ago + answered_after)
    return conversation


def group(code: str, days: int = 30) -> fairness.Group:
    return next(one for way in fairness.compare(days) for one in way.groups if one.code == code)


def way(code: str) -> fairness.Comparison:
    return next(one for one in fairness.compare(30) if one.code == code)


def test_everybody_is_in_the_group_they_belong_to() -> None:
    hour = timedelta(hours=1)
    best, angry = (asked(ago=hour).customer for _number in range(2))
    Standing.objects.create(customer=best, kind="super_customer")
    Standing.objects.create(customer=angry, kind="super_customer")
    Dissatisfaction.objects.create(customer=angry, opened_at=NOW)
    asked(ago=hour, created_at=NOW - hour, register="du", language="en")
    asked(ago=hour, register="sie", language="de")
    kinds = {one.code: one.number for one in way("kind").groups}
    assert kinds == {"super_customer": 1, "dissatisfied": 1, "new": 1, "everyone_else": 1}
    assert {one.code: one.number for one in way("register").groups} == {"sie": 1, "du": 1, "unknown": 2}
    assert {one.code: one.number for one in way("language").groups} == {"de": 1, "en": 1, "unknown": 2}


def test_whose_dissatisfaction_was_settled_before_they_wrote_is_like_everyone_else() -> None:
    calm = asked(ago=timedelta(hours=1)).customer
    Dissatisfaction.objects.create(customer=calm, opened_at=OLD, closed_at=NOW - timedelta(days=2))
    assert group("everyone_else").number == 1


def test_waiting_is_counted_to_the_first_answer() -> None:
    for hours in (1, 2, 3, 4, 50):
        conversation = asked(ago=timedelta(days=9), answered_after=timedelta(hours=hours))
        a.message(conversation, direction="out", at=NOW - timedelta(hours=1))
    found = group("everyone_else")
    assert found.median == timedelta(hours=3)
    assert found.nine_of_ten == timedelta(hours=50)


def test_in_time_is_what_was_answered_by_the_days_goal_of_those_that_could_be() -> None:
    asked(ago=timedelta(days=7), answered_after=timedelta(hours=2))
    asked(ago=timedelta(days=7), answered_after=timedelta(days=2))
    asked(ago=timedelta(days=7))  # overdue
    asked(ago=timedelta(minutes=5))  # not yet
    assert group("everyone_else").share_in_time == pytest.approx(1 / 3)


def test_who_waits_now_counts_however_long_ago_they_wrote() -> None:
    asked(ago=timedelta(days=70))
    found = group("everyone_else")
    assert (found.number, found.waiting, found.longest) == (0, 1, timedelta(days=70))
    assert group("everyone_else", days=90).number == 1


def test_what_we_began_and_what_a_robot_wrote_is_nobodys_waiting() -> None:
    begun = a.conversation(customer=a.customer(created_at=OLD), at=NOW - timedelta(days=2))
    a.message(begun, direction="out", at=NOW - timedelta(days=3))
    robot = asked(ago=timedelta(days=2))
    robot.messages.update(automatic="auto-reply")
    assert group("everyone_else").number == 0


def test_who_waits_more_than_twice_as_long_is_named() -> None:
    for _number in range(fairness.FEWEST):
        asked(ago=timedelta(days=7), answered_after=timedelta(hours=2), register="sie")
        asked(ago=timedelta(days=7), answered_after=timedelta(hours=5), register="du")
        asked(ago=timedelta(days=7), answered_after=timedelta(hours=50))  # of whom nobody knows what they say
    unequal = way("register").unequal
    assert [(one.group.code, one.median, one.of_the_others) for one in unequal] == [
        ("du", timedelta(hours=5), timedelta(hours=2))
    ]
    assert not way("kind").unequal and not way("language").unequal


def test_every_group_that_waits_so_long_is_named_also_where_most_of_them_wait_still() -> None:
    for _number in range(2 * fairness.FEWEST):
        asked(ago=timedelta(days=7), answered_after=timedelta(hours=2))
    for _number in range(fairness.FEWEST - 1):
        angry = asked(ago=timedelta(days=2))
        Dissatisfaction.objects.create(customer=angry.customer, opened_at=NOW - timedelta(days=2))
        best = asked(ago=timedelta(days=7), answered_after=timedelta(hours=9))
        Standing.objects.create(customer=best.customer, kind="super_customer")
    angry = asked(ago=timedelta(days=7), answered_after=timedelta(hours=18))
    Dissatisfaction.objects.create(customer=angry.customer, opened_at=NOW - timedelta(days=7))
    assert [one.group.code for one in way("kind").unequal] == ["dissatisfied"]
    best = asked(ago=timedelta(days=1))
    Standing.objects.create(customer=best.customer, kind="super_customer")
    assert {one.group.code for one in way("kind").unequal} == {"dissatisfied", "super_customer"}


def test_it_takes_three_queries_however_many_wrote(django_assert_num_queries: Any) -> None:
    for days in range(1, 9):
        asked(ago=timedelta(days=days), answered_after=timedelta(hours=3))
    fairness.compare(30)
    with django_assert_num_queries(3):
        fairness.compare(30)


def test_who_was_called_has_had_an_answer() -> None:
    talk = asked(ago=timedelta(hours=20))
    Call.objects.create(conversation=talk, outcome="busy", at=NOW - timedelta(hours=19))
    assert group("everyone_else").median is None
    Call.objects.create(conversation=talk, outcome="solved", at=NOW - timedelta(hours=17))
    assert group("everyone_else").median == timedelta(hours=3)

"""Whoever writes first does not wake anybody."""

from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.utils import timezone

from kulanz.business import hours
from kulanz.business.models import Business, Holiday, OpeningHours, Staff
from kulanz.channels.models import Channel
from kulanz.customers import consents
from kulanz.flow import outbound
from kulanz.jobs import worker
from kulanz.journal.models import Event
from kulanz.reply import compose
from tests import a
from tests.flow.writing_first import begun, send

pytestmark = pytest.mark.django_db
BERLIN = ZoneInfo("Europe/Berlin")
NOON = datetime(2026, 11, 18, 12, 0, tzinfo=BERLIN)  # a Wednesday


@pytest.fixture
def owner() -> Staff:
    return a.staff("owner", name="Hanna Brandt")


@pytest.fixture
def shop() -> Channel:
    return a.channel(name="Buchgarten", address="hallo@shop.example")


def at(*moment: int) -> datetime:
    return datetime(*moment, tzinfo=BERLIN)  # type: ignore[arg-type,misc]  # year to minute


@pytest.mark.parametrize(
    ("now", "ends"),
    [
        ((2026, 11, 18, 19, 59), None),
        ((2026, 11, 18, 20, 0), (2026, 11, 19, 8, 0)),
        ((2026, 11, 19, 0, 30), (2026, 11, 19, 8, 0)),
        ((2026, 11, 19, 7, 59), (2026, 11, 19, 8, 0)),
        ((2026, 11, 19, 8, 0), None),
        ((2026, 12, 31, 23, 0), (2027, 1, 1, 8, 0)),
        ((2026, 3, 28, 22, 0), (2026, 3, 29, 8, 0)),
        ((2026, 10, 24, 22, 0), (2026, 10, 25, 8, 0)),
    ],
)
def test_the_quiet_hours_go_over_midnight_and_nights_that_lose_or_win_an_hour(
    now: tuple[int, ...], ends: tuple[int, ...] | None
) -> None:
    a.business(quiet_from=time(20), quiet_until=time(8))
    hours.forget_rules()
    assert hours.quiet_end(at(*now)) == (at(*ends) if ends else None)


def test_the_same_time_twice_means_never() -> None:
    a.business(quiet_from=time(8), quiet_until=time(8))
    hours.forget_rules()
    assert not any(hours.quiet_end(NOON + timedelta(hours=n)) for n in range(24))


def test_in_an_hour_that_comes_twice_the_end_lies_ahead() -> None:
    a.business(quiet_from=time(22), quiet_until=time(2, 30))
    hours.forget_rules()
    again = datetime(2026, 10, 25, 2, 10, tzinfo=BERLIN, fold=1)
    end = hours.quiet_end(again)
    assert end
    assert end - again.astimezone(ZoneInfo("UTC")) == timedelta(minutes=20)


def night(**fields: Any) -> Business:
    business = a.business(quiet_from=time(20), quiet_until=time(8), **fields)
    hours.forget_rules()
    return business


@pytest.mark.time_machine(at(2026, 11, 18, 22, 0), tick=False)
def test_at_night_a_new_mail_waits_for_the_morning_and_then_leaves(owner: Staff, shop: Channel) -> None:
    night()
    message = send(begun(shop, owner))
    assert message.outbound
    assert message.outbound.send_after == at(2026, 11, 19, 8, 0)
    assert Event.objects.get(kind="written_first").data["until"] == message.outbound.send_after.isoformat()
    assert worker.run_waiting() == 0
    with time_machine.travel(at(2026, 11, 19, 8, 1)):
        worker.run_waiting()
    assert [one.state for one in message.outbound.recipients.all()] == ["sent"]


@pytest.mark.time_machine(at(2026, 11, 18, 12, 0), tick=False)
def test_a_time_chosen_in_the_night_moves_to_its_end(owner: Staff, shop: Channel) -> None:
    night()
    message = send(begun(shop, owner), at=at(2026, 11, 18, 23, 0))
    assert message.outbound
    assert message.outbound.send_after == at(2026, 11, 19, 8, 0)


@pytest.mark.time_machine(at(2026, 11, 18, 22, 0), tick=False)
def test_what_they_must_know_may_go_at_once_and_nothing_else_may(owner: Staff, shop: Channel) -> None:
    night()
    urgent = send(begun(shop, owner, reason="duty"), at_once=True)
    other = send(begun(shop, owner, reason="order"), at_once=True)
    assert urgent.outbound and other.outbound
    assert urgent.outbound.send_after < timezone.now() + timedelta(minutes=1)
    assert other.outbound.send_after == at(2026, 11, 19, 8, 0)


@pytest.mark.time_machine(at(2026, 11, 18, 22, 0), tick=False)
def test_answers_are_not_held(owner: Staff, shop: Channel) -> None:
    night()
    question = a.arrival(shop, a.mail(text="Wo ist mein Buch?", at=timezone.now()))
    assert question
    draft = compose.start(question.conversation, "answer", by=owner)
    compose.save(draft, text="Guten Tag Frau Muster, es kommt morgen.")
    message = outbound.send(draft, by=owner, seen=timezone.now())
    assert message.outbound
    assert message.outbound.send_after < timezone.now() + timedelta(minutes=1)


@pytest.mark.time_machine(at(2026, 11, 20, 22, 0), tick=False)  # a Friday
def test_news_waits_for_a_working_day_and_everything_else_does_not(owner: Staff, shop: Channel) -> None:
    night()
    OpeningHours.objects.create(weekday=0, opens=time(10), closes=time(16))
    OpeningHours.objects.create(weekday=1, opens=time(7), closes=time(16))
    hours.forget_rules()
    anna = a.customer("Anna", "anna@kunde.example")
    consents.give(anna, "Newsletter", "Am Telefon", by=owner)
    news, order = send(begun(shop, owner, "anna@kunde.example", reason="news")), send(begun(shop, owner))
    assert news.outbound and order.outbound
    assert news.outbound.send_after == at(2026, 11, 23, 10, 0)
    assert order.outbound.send_after == at(2026, 11, 21, 8, 0)
    Holiday.objects.create(on=at(2026, 11, 23).date(), name="Inventur")
    hours.forget_rules()
    later = send(begun(shop, owner, "anna@kunde.example", reason="news"))
    assert later.outbound
    assert later.outbound.send_after == at(2026, 11, 24, 8, 0)  # open at seven, but quiet until eight

"""Who owes something hears of it in business time, before and after; once, and without a flood."""

from datetime import date
from typing import Any

import pytest
import time_machine

from kulanz.business.models import Notice, Staff
from kulanz.flow import reminding
from tests import a

pytestmark = pytest.mark.django_db
THURSDAY = date(2026, 11, 26)


@pytest.fixture
def jonas() -> Staff:
    return a.staff("assistant", name="Jonas Weil")


def at(moment: str) -> Any:
    return time_machine.travel(f"{moment}+01:00", tick=False)


def notices(kind: str) -> list[str]:
    return sorted(Notice.objects.filter(kind=kind).values_list("staff__name", flat=True))


@pytest.fixture
def owed(jonas: Staff) -> Any:
    with at("2026-11-20 10:00"):
        return a.promise(a.conversation(), "Ersatz", THURSDAY, by=jonas)


@pytest.mark.parametrize(
    ("moment", "is_told"),
    [
        ("2026-11-24 10:00", False),  # two working days before
        ("2026-11-25 03:00", False),  # at night
        ("2026-11-25 09:00", True),
        ("2026-11-26 16:00", True),
    ],
)
def test_a_reminder_comes_from_the_morning_of_the_working_day_before(
    owed: Any, moment: str, is_told: bool
) -> None:
    with at(moment):
        reminding.remind()
        reminding.remind()
    assert notices("promise_due") == (["Jonas Weil"] if is_told else [])


def test_over_the_weekend_the_working_day_before_is_friday(jonas: Staff) -> None:
    with at("2026-11-18 10:00"):
        a.promise(a.conversation(), on=date(2026, 11, 23), by=jonas)
    with at("2026-11-20 09:00"):
        assert reminding.remind() == 1


def test_what_was_promised_for_today_is_called_to_mind_before_closing_and_not_at_once(jonas: Staff) -> None:
    with at("2026-11-26 09:30"):
        a.promise(a.conversation(), on=THURSDAY, by=jonas)
        assert reminding.remind() == 0
    with at("2026-11-26 15:30"):
        assert reminding.remind() == 1


def test_a_broken_one_is_told_to_who_owes_it_and_to_the_owner_in_the_morning(owed: Any, jonas: Staff) -> None:
    a.staff("owner", name="Hanna Brandt")
    with at("2026-11-26 23:00"):
        assert reminding.tell_broken() == 0
    with at("2026-11-27 09:00"):
        reminding.tell_broken()
        reminding.tell_broken()
    assert notices("promise_broken") == ["Hanna Brandt", "Jonas Weil"]


def test_what_lies_in_the_trash_reminds_nobody(owed: Any) -> None:
    owed.conversation.bin(by=a.staff())
    with at("2026-11-25 09:00"):
        assert reminding.remind() == 0
    with at("2026-11-27 09:00"):
        assert reminding.tell_broken() == 0


def test_a_deputy_hears_of_what_somebody_absent_owes(owed: Any, jonas: Staff) -> None:
    emma = a.staff("assistant", name="Emma Lindqvist")
    Staff.objects.filter(pk=jonas.pk).update(absent_from=date(2026, 11, 23), deputy=emma)
    with at("2026-11-25 09:00"):
        reminding.remind()
    assert notices("promise_due") == ["Emma Lindqvist"]


def test_many_at_once_after_a_night_without_a_worker_are_one_notice(jonas: Staff) -> None:
    with at("2026-11-20 10:00"):
        for _number in range(8):
            a.promise(a.conversation(), on=date(2026, 11, 24), by=jonas)
    with at("2026-11-27 09:00"):
        reminding.tell_broken()
        reminding.tell_broken()
    (notice,) = Notice.objects.filter(staff=jonas, kind="promise_broken")
    assert notice.text.endswith("+ 7")

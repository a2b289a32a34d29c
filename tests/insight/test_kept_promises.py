"""How well promises are kept, honestly: whoever is told too late of another day was not told in time."""

from datetime import date
from typing import Any

import pytest
import time_machine

from kulanz.followup import promises
from kulanz.followup.promises import Proof
from kulanz.insight.promises import Figures, of_days
from tests import a

pytestmark = pytest.mark.django_db
TUESDAY, NEXT_TUESDAY = date(2026, 11, 24), date(2026, 12, 1)


@pytest.fixture(autouse=True)
def clock() -> Any:
    with time_machine.travel("2026-11-23 10:00+01:00", tick=False) as frozen:
        yield frozen


@pytest.mark.parametrize(
    ("moved_on", "figures"),
    [("2026-11-24 10:00", Figures(30, due=1, in_time=1, late=0)), ("2026-11-26 10:00", Figures(30, 1, 0, 1))],
)
def test_one_that_is_moved_in_time_is_kept_in_time_and_one_moved_too_late_is_late(
    clock: Any, moved_on: str, figures: Figures
) -> None:
    owed = a.promise(a.conversation(), on=TUESDAY)
    clock.move_to(f"{moved_on}+01:00")
    promises.move(owed, NEXT_TUESDAY, by=a.staff())
    promises.keep(owed, Proof("word", note="geschickt"), by=a.staff())
    clock.move_to("2026-12-05 10:00+01:00")
    assert of_days(30) == figures


def test_one_that_was_moved_too_late_counts_from_its_first_day_and_is_not_kept_yet(clock: Any) -> None:
    owed = a.promise(a.conversation(), on=TUESDAY)
    clock.move_to("2026-11-26 10:00+01:00")
    promises.move(owed, NEXT_TUESDAY, by=a.staff())
    promises.move(owed, date(2026, 12, 30), by=a.staff())
    assert of_days(30).broken == 1
    assert owed.is_broken and not owed.is_late
    assert not promises.broken().exists()


def test_what_is_no_longer_owed_is_left_out(clock: Any) -> None:
    promises.drop(a.promise(a.conversation(), on=TUESDAY), "doch nicht", by=a.staff())
    clock.move_to("2026-12-05 10:00+01:00")
    assert of_days(30) == Figures(30, 0, 0, 0)


def test_who_called_in_time_and_reached_nobody_has_broken_nothing_by_trying_again_later(clock: Any) -> None:
    talk = a.conversation()
    owed = a.promise(talk, "Rückruf", TUESDAY, kind="call")
    clock.move_to("2026-11-24 10:00+01:00")
    talk.calls.create(outcome="no_answer")
    clock.move_to("2026-11-25 10:00+01:00")
    promises.move(owed, NEXT_TUESDAY, by=a.staff())
    assert owed.missed_at is None

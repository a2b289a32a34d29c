from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.utils import timezone

from kulanz.jobs import claim, schedules, worker
from kulanz.jobs.models import Job, Schedule

pytestmark = pytest.mark.django_db
swept: list[int] = []


@pytest.fixture(autouse=True)
def _only_one_chore(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    swept.clear()
    monkeypatch.setattr(schedules, "CHORES", {})
    schedules.every("sweep", 60, lambda: swept.append(1))
    yield


def an_hour_passes() -> None:
    Schedule.objects.update(next_at=timezone.now() - timedelta(hours=1))


def test_a_new_chore_is_done_at_once_and_then_waits() -> None:
    schedules.run_due()
    schedules.run_due()
    worker.run_waiting()

    assert swept == [1]


def test_a_chore_comes_again_once_even_after_a_long_sleep() -> None:
    schedules.run_due()
    worker.run_waiting()
    an_hour_passes()

    assert schedules.run_due() == 1
    assert schedules.run_due() == 0
    worker.run_waiting()
    assert swept == [1, 1]


def test_a_turn_is_left_out_while_the_last_one_runs() -> None:
    schedules.run_due()
    claim.claim("slow")
    an_hour_passes()

    schedules.run_due()

    assert Job.objects.count() == 1


def test_a_chore_that_fails_comes_again_at_its_next_turn() -> None:
    schedules.every("break", 60, lambda: 1 / 0)
    schedules.run_due()
    worker.run_waiting()
    assert Job.objects.get(task="every.break").state == Job.State.DEAD

    an_hour_passes()
    schedules.run_due()

    assert Job.objects.filter(task="every.break", state=Job.State.READY).exists()

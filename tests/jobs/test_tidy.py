from datetime import timedelta

import pytest
from django.utils import timezone

from kulanz.jobs.models import Job
from kulanz.jobs.tidy import tidy

pytestmark = pytest.mark.django_db


def done_ago(key: str = "", **ago: int) -> None:
    Job.objects.create(
        task="x",
        key=key,
        run_at=timezone.now(),
        state=Job.State.DONE,
        finished_at=timezone.now() - timedelta(**ago),
    )


def test_old_done_jobs_are_tidied_and_dead_ones_kept() -> None:
    done_ago(days=8)
    done_ago(days=6)
    done_ago(key="every:look", hours=3)
    Job.objects.create(
        task="x", run_at=timezone.now(), state=Job.State.DEAD, finished_at=timezone.now() - timedelta(days=99)
    )

    assert tidy() == 2
    assert Job.objects.count() == 2

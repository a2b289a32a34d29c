"""Old finished jobs go; what was given up stays until somebody has looked at it."""

from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone

from .models import Job

DONE_DAYS = 7
CHORE_HOURS = 2
AT_ONCE = 1000


def tidy() -> int:
    """Remove jobs done some days ago, turns of chores after hours; the number removed."""
    now = timezone.now()
    done = Job.objects.filter(state=Job.State.DONE)
    return _remove(done.filter(finished_at__lt=now - timedelta(days=DONE_DAYS))) + _remove(
        done.filter(key__startswith="every:", finished_at__lt=now - timedelta(hours=CHORE_HOURS))
    )


def _remove(jobs: QuerySet[Job]) -> int:
    """In small portions, so that nobody waits for the write lock."""
    removed = 0
    while portion := list(jobs.values_list("pk", flat=True)[:AT_ONCE]):
        removed += Job.objects.filter(pk__in=portion).delete()[0]
    return removed

"""Jobs that failed too often and wait for a person."""

from django.db.models import QuerySet
from django.utils import timezone

from .models import Job


def given_up() -> "QuerySet[Job]":
    return Job.objects.filter(state=Job.State.DEAD).order_by("-finished_at", "-id")


def try_again(job: Job) -> bool:
    """Ready once more with its attempts forgotten; False when somebody was faster or an equal job waits."""
    if job.key and Job.objects.filter(key=job.key, state=Job.State.READY).exists():
        given_up().filter(pk=job.pk).delete()
        return False
    return bool(
        given_up()
        .filter(pk=job.pk)
        .update(state=Job.State.READY, run_at=timezone.now(), attempt=0, worker="", finished_at=None)
    )

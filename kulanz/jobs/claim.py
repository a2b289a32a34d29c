"""Who works on which job: claimed by compare-and-set, kept by a lease, finished only by its holder."""

import random
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.utils import IntegrityError
from django.utils import timezone

from .models import Job
from .tasks import LEASE_SECONDS, REGISTRY, RETRIES

FIRST_PAUSE = 5.0
LONGEST_PAUSE = 3600.0


def claim(worker: str) -> Job | None:
    """The next due job, now leased to `worker`; None when nothing is due.

    Where claiming takes the one write lock (SQLite), the first look does without it, so that idle workers
    do not stand in the way of those who write.
    """
    is_crowded = not connection.features.has_select_for_update_skip_locked
    if is_crowded and not any(due.exists() for due in _due(timezone.now())):
        return None
    with transaction.atomic():
        for due in _due(timezone.now()):
            job = due.select_for_update(skip_locked=True).first()
            if job:
                return _lease(job, worker)
    return None


def renew(job: Job) -> bool:
    """Show that the worker is alive; False when the job has been taken over."""
    return bool(_held(job).update(lease_until=_lease_end(job.task)))


def finish(job: Job) -> bool:
    """Note that the work is done; False when the job has been taken over in the meantime."""
    return bool(_held(job).update(state=Job.State.DONE, finished_at=timezone.now(), lease_until=None))


def fail(job: Job, traceback: str) -> bool:
    """Put the job back for a later try, or give it up; False when it has been taken over."""
    if job.attempt > _retries(job.task):
        return bool(_give_up(_held(job), traceback))
    later = timezone.now() + timedelta(seconds=pause(job.attempt))
    try:
        with transaction.atomic():
            changed = _held(job).update(
                state=Job.State.READY, run_at=later, traceback=traceback, lease_until=None
            )
            return bool(changed)
    except IntegrityError:
        # A ready job of the same key waits already and does this one's work.
        return bool(
            _held(job).update(
                state=Job.State.DONE, finished_at=timezone.now(), traceback=traceback, lease_until=None
            )
        )


def pause(attempt: int) -> float:
    """Seconds until the next try: threefold each time, up to an hour, spread so that not all come at once."""
    longest = min(LONGEST_PAUSE, FIRST_PAUSE * 3.0 ** min(attempt - 1, 20))
    return longest * random.uniform(0.7, 1.3)  # noqa: S311  (no secret, only spread)


def _due(now: datetime) -> tuple[QuerySet[Job], QuerySet[Job]]:
    """Jobs whose worker is gone, then those whose time has come and whose key is not at work."""
    same_key_at_work = Job.objects.filter(state=Job.State.RUNNING, key=OuterRef("key"))
    abandoned = Job.objects.filter(state=Job.State.RUNNING, lease_until__lt=now).order_by("lease_until")
    ready = (
        Job.objects.filter(state=Job.State.READY, run_at__lte=now)
        .filter(Q(key="") | ~Exists(same_key_at_work))
        .order_by("run_at", "id")
    )
    return abandoned, ready


def _lease(job: Job, worker: str) -> Job | None:
    if job.state == Job.State.RUNNING and job.attempt > _retries(job.task):
        _give_up(
            Job.objects.filter(pk=job.pk), f"{job.traceback}\nThe worker {job.worker} died of it.".strip()
        )
        return None
    job.state = Job.State.RUNNING
    job.worker = worker
    job.attempt += 1
    job.lease_until = _lease_end(job.task)
    job.save(update_fields=["state", "worker", "attempt", "lease_until"])
    return job


def _held(job: Job) -> QuerySet[Job]:
    return Job.objects.filter(pk=job.pk, state=Job.State.RUNNING, worker=job.worker, attempt=job.attempt)


def _give_up(jobs: QuerySet[Job], traceback: str) -> int:
    return jobs.update(
        state=Job.State.DEAD, traceback=traceback, finished_at=timezone.now(), lease_until=None
    )


def _lease_end(name: str) -> datetime:
    known = REGISTRY.get(name)
    return timezone.now() + timedelta(seconds=known.lease if known else LEASE_SECONDS)


def _retries(name: str) -> int:
    known = REGISTRY.get(name)
    return known.retries if known else RETRIES

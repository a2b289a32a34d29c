"""Tasks: functions that run behind the scenes, found by their name and never imported by a string."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Least
from django.db.utils import IntegrityError
from django.utils import timezone

from .models import Job

RETRIES = 5
LEASE_SECONDS = 60.0

REGISTRY: dict[str, "Task"] = {}


@dataclass(frozen=True, slots=True)
class Task:
    name: str
    function: Callable[..., Any]
    retries: int
    lease: float

    def __call__(self, *args: Any, **arguments: Any) -> Any:
        """Do it here and now."""
        return self.function(*args, **arguments)

    def enqueue(self, run_at: datetime | None = None, key: str = "", **arguments: Any) -> Job:
        """Have it done by a worker; part of the caller's transaction, so that both happen or neither.

        With a key there is at most one ready job; asking again brings that one forward if need be.
        """
        json.dumps(arguments)  # raises TypeError here, where the mistake is made
        job = Job(task=self.name, arguments=arguments, run_at=run_at or timezone.now(), key=key)
        if not key:
            job.save(force_insert=True)
            return job
        return _once(job)


def task(
    *, name: str = "", retries: int = RETRIES, lease: float = LEASE_SECONDS
) -> Callable[[Callable[..., Any]], Task]:
    """Make a function a task; after `retries` failures in addition to the first it is given up.

    `lease` is after how many seconds without a heartbeat its worker counts as gone.
    """

    def register(function: Callable[..., Any]) -> Task:
        known_as = name or f"{function.__module__.removeprefix('kulanz.')}.{function.__name__}"
        made = Task(known_as, function, retries, lease)
        if known_as in REGISTRY and REGISTRY[known_as].function.__module__ != function.__module__:
            raise ValueError(f"two tasks are called {known_as}")
        REGISTRY[known_as] = made
        return made

    return register


def _once(job: Job) -> Job:
    """Find the ready job of this key, or add it.

    The update comes first and always writes: it locks the row until the caller commits, so that no worker
    runs the ready job before it can see what the caller has just written.
    """
    with transaction.atomic():
        while True:
            ready = Job.objects.filter(key=job.key, state=Job.State.READY)
            if ready.update(run_at=Least(F("run_at"), job.run_at), arguments=job.arguments):
                found = ready.first()
                if found:
                    return found
            try:
                with transaction.atomic():
                    job.save(force_insert=True)
                return job
            except IntegrityError:
                continue  # somebody else added it in this moment

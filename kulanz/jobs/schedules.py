"""Periodic chores: one table of names and intervals; whoever moves a turn on is the one who has it done."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from .models import Job, Schedule
from .tasks import Task, task

LEASE_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Chore:
    name: str
    seconds: float
    task: Task

    @property
    def key(self) -> str:
        return f"every:{self.name}"


CHORES: dict[str, Chore] = {}


def every(name: str, seconds: float, function: Callable[[], Any]) -> None:
    """Have `function` done by a worker every so many seconds; a turn is left out while the last one runs.

    A turn that fails is not repeated: the next one comes anyway.
    """
    CHORES[name] = Chore(name, seconds, task(name=f"every.{name}", retries=0, lease=LEASE_SECONDS)(function))


def run_due() -> int:
    """Enqueue the chores whose time has come; the number of turns this worker took."""
    now = timezone.now()
    known = dict(Schedule.objects.values_list("name", "next_at"))
    due = [chore for chore in CHORES.values() if chore.name not in known or known[chore.name] <= now]
    return sum(_take_turn(chore) for chore in due)


def _take_turn(chore: Chore) -> bool:
    now = timezone.now()
    next_at = now + timedelta(seconds=chore.seconds)
    with transaction.atomic():
        schedule, is_new = Schedule.objects.get_or_create(name=chore.name, defaults={"next_at": next_at})
        if not is_new:
            due = Schedule.objects.filter(name=chore.name, next_at=schedule.next_at, next_at__lte=now)
            if not due.update(next_at=next_at):
                return False
        if not Job.objects.filter(key=chore.key, state=Job.State.RUNNING).exists():
            chore.task.enqueue(key=chore.key)
    return True

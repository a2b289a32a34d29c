"""Scenes of work, each run as a process of its own; what became of the jobs is printed as JSON."""

import json
import os
import random
import sys
import threading
import time
from pathlib import Path

import django

django.setup()

from django.db import transaction  # noqa: E402  (after the settings)

from kulanz.jobs import claim, worker  # noqa: E402
from kulanz.jobs.models import Job  # noqa: E402
from kulanz.jobs.tasks import Task, task  # noqa: E402
from tests.servers import siege  # noqa: E402

JOBS = 301
JOURNAL = Path(os.environ["KULANZ_DATA"], "finished.txt")
fenced_finish = claim.finish
gate = threading.Event()
entered: list[int] = []


@task(lease=1.0, retries=100)
def toil(number: int) -> None:
    time.sleep(random.uniform(0, 0.03))


@task(lease=0.9)
def wait_at_the_gate(number: int) -> None:
    entered.append(number)
    gate.wait(10)


@task()
def nothing(number: int) -> None:
    """Costs nothing, so that the queue itself is measured."""


def finish_and_note(job: Job) -> bool:
    held = fenced_finish(job)
    if held:
        with JOURNAL.open("ab", buffering=0) as journal:
            journal.write(f"{job.pk}\n".encode())
    return held


def besieged() -> dict[str, int]:
    claim.finish = finish_and_note
    enqueue(toil)
    killed = siege.withstand(is_done, workers=2, kills=25, pause=0.15, patience=60)
    finished = JOURNAL.read_text().split()
    return {
        "done": Job.objects.filter(state=Job.State.DONE).count(),
        "finished_twice": len(finished) - len(set(finished)),
        "killed": killed,
        "repeated": Job.objects.filter(attempt__gt=1).count(),
    }


def speed() -> dict[str, float]:
    enqueue(nothing)
    start, stop = time.perf_counter(), threading.Event()
    threading.Thread(target=wait, args=(stop,)).start()
    worker.run(stop, threads=2)
    return {"jobs_per_second": round(JOBS / (time.perf_counter() - start))}


def long_job() -> dict[str, int]:
    """A job of twice its lease, while a second thread looks for work all the time."""
    wait_at_the_gate.enqueue(number=1)
    threading.Timer(2, gate.set).start()
    stopped_after(2.5)
    job = Job.objects.get()
    return {"entered": len(entered), "attempts": job.attempt, "done": int(job.state == Job.State.DONE)}


def clean_stop() -> dict[str, int]:
    """Three jobs, two threads, stopped while both are at work."""
    for number in range(3):
        wait_at_the_gate.enqueue(number=number)
    threading.Timer(1.5, gate.set).start()
    stopped_after(1)
    return {state: Job.objects.filter(state=state).count() for state in ("done", "ready", "running")}


def stopped_after(seconds: float) -> None:
    stop = threading.Event()
    threading.Timer(seconds, stop.set).start()
    worker.run(stop, threads=2, look_every=0.02)


def enqueue(which: Task) -> None:
    with transaction.atomic():
        for number in range(JOBS):
            which.enqueue(number=number)


def wait(stop: threading.Event) -> None:
    while not is_done():
        time.sleep(0.1)
    stop.set()


def is_done() -> bool:
    return not Job.objects.exclude(state=Job.State.DONE).exists()


if __name__ == "__main__":
    scenes = {"besieged": besieged, "speed": speed, "long_job": long_job, "clean_stop": clean_stop}
    sys.stdout.write(json.dumps(scenes[sys.argv[1]]()))

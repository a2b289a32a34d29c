"""The worker: takes what is due, does it, and shows while it does that it is alive."""

import logging
import os
import secrets
import socket
import threading
import time
import traceback
from collections.abc import Callable
from functools import partial
from typing import TypeVar

from django.db import Error as DatabaseError
from django.db import close_old_connections, connections

from . import claim, schedules, tasks
from .models import Job

T = TypeVar("T")

log = logging.getLogger(__name__)

THREADS = 3
LOOK_EVERY = 0.4
SCHEDULES_EVERY = 1.0
TROUBLE_PAUSE = 5.0
SETTLE_TRIES = 5


class Heartbeat:
    """Renews the leases of the jobs at work in this process; one thread for all of them."""

    def __init__(self) -> None:
        self._jobs: dict[int, tuple[Job, float]] = {}
        self._lock = threading.Lock()

    def watch(self, job: Job) -> None:
        with self._lock:
            self._jobs[job.pk] = (job, time.monotonic())

    def forget(self, job: Job) -> None:
        with self._lock:
            self._jobs.pop(job.pk, None)

    def beat(self, stop: threading.Event) -> None:
        while not stop.wait(0.2):
            for job in self._tired():
                _guarded(partial(self._renew, job))
        connections.close_all()

    def _tired(self) -> list[Job]:
        """The jobs that have used up a third of their lease."""
        now = time.monotonic()
        with self._lock:
            return [job for job, since in self._jobs.values() if now - since > _lease(job) / 3]

    def _renew(self, job: Job) -> None:
        if not claim.renew(job):
            log.info("%s has ended or was taken over by another worker", job)
            self.forget(job)
            return
        with self._lock:
            if job.pk in self._jobs:
                self._jobs[job.pk] = (job, time.monotonic())


def run(stop: threading.Event, *, threads: int = THREADS, look_every: float = LOOK_EVERY) -> None:
    """Work until `stop` is set, then finish what is being done and return."""
    heartbeat, quiet = Heartbeat(), threading.Event()
    pulse = threading.Thread(target=heartbeat.beat, args=(quiet,), name="heartbeat", daemon=True)
    pulse.start()
    others = [
        threading.Thread(target=_loop, args=(stop, heartbeat, look_every, False), name=f"work-{number}")
        for number in range(1, threads)
    ]
    for thread in others:
        thread.start()
    _loop(stop, heartbeat, look_every, True)
    for thread in others:
        thread.join()
    quiet.set()
    pulse.join()


def run_waiting(limit: int = 10_000) -> int:
    """Do, here and now, what is due, up to `limit` jobs; the number of jobs done or tried."""
    name, heartbeat = _name(), Heartbeat()
    done = 0
    while done < limit and (job := claim.claim(name)):
        _work(job, heartbeat)
        done += 1
    return done


def _loop(stop: threading.Event, heartbeat: Heartbeat, look_every: float, keeps_schedules: bool) -> None:
    name = _name()
    looked_at_schedules = 0.0
    while not stop.is_set():
        if keeps_schedules and time.monotonic() - looked_at_schedules > SCHEDULES_EVERY:
            looked_at_schedules = time.monotonic()
            _guarded(schedules.run_due)
        found = _guarded(lambda: _turn(name, heartbeat))
        if found is None:
            stop.wait(TROUBLE_PAUSE)
        elif not found:
            stop.wait(look_every)
    if threading.current_thread() is not threading.main_thread():
        connections.close_all()


def _turn(name: str, heartbeat: Heartbeat) -> bool:
    """One look at the queue; True when there was something to do."""
    close_old_connections()
    job = claim.claim(name)
    if job:
        _work(job, heartbeat)
    return job is not None


def _work(job: Job, heartbeat: Heartbeat) -> None:
    heartbeat.watch(job)
    try:
        _settle(job, _do(job))
    finally:
        heartbeat.forget(job)


def _do(job: Job) -> str:
    """Do the work; empty when it went well, else the traceback."""
    known = tasks.REGISTRY.get(job.task)
    if not known:
        return f"No task is called {job.task} here; the job was made by another version of the desk."
    try:
        known(**job.arguments)
    except Exception:
        log.exception("%s failed (try %d)", job, job.attempt)
        return traceback.format_exc()
    return ""


def _settle(job: Job, failure: str) -> None:
    """Write down how it went; keeps trying for a while, for what is not written down is done again."""
    for patience in range(SETTLE_TRIES):
        held = _guarded(lambda: claim.fail(job, failure) if failure else claim.finish(job))
        if held is not None:
            break
        time.sleep(1 + patience)
    if not held:
        log.warning("%s was taken over before its end could be written down", job)


def _guarded(deed: Callable[[], T]) -> T | None:
    """None when the database was not to be had (locked, gone, disk full); logged, and connected anew."""
    try:
        return deed()
    except DatabaseError:
        log.exception("the database could not be used; trying again soon")
        connections.close_all()
        return None


def _lease(job: Job) -> float:
    known = tasks.REGISTRY.get(job.task)
    return known.lease if known else tasks.LEASE_SECONDS


def _name() -> str:
    return f"{socket.gethostname()[:50]}:{os.getpid()}:{secrets.token_hex(4)}"

"""Workers as processes that are killed at random moments until the work is done all the same."""

import os
import random
import signal
import threading
import time
from collections.abc import Callable

from django.db import connections

from kulanz.jobs import worker

# What one worker has in hand at once, and so what one kill can leave unclear.
THREADS = 2


def withstand(is_done: Callable[[], bool], *, workers: int, kills: int, pause: float, patience: float) -> int:
    """Keep so many workers alive, kill one after the other; the number killed when all was done."""
    children = {_worker() for _ in range(workers)}
    killed, end = 0, time.monotonic() + patience
    while time.monotonic() < end and not is_done():
        time.sleep(random.uniform(0.2, 1.8) * pause)
        if killed < kills:
            victim = random.choice(sorted(children))
            _kill(victim)
            children.remove(victim)
            children.add(_worker())
            killed += 1
    for child in children:
        _kill(child)
    return killed


def _worker() -> int:
    """Forked before any connection is open, so that each has its own."""
    connections.close_all()
    child = os.fork()
    if child:
        return child
    random.seed()
    worker.run(threading.Event(), threads=THREADS, look_every=0.02)
    os._exit(0)


def _kill(child: int) -> None:
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)

"""What each page costs inside: python bench/queries.py DATA [--profile PAGE].

Asks for the pages within this process and prints CPU milliseconds, statements and their milliseconds a request.
`--profile` shows where the CPU of one page goes. Waiting for other processes does not count here.
"""

import argparse
import cProfile
import itertools
import pstats
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

from bench import measure
from bench.arrival import Statements
from bench.pages import WORDS, session_and_conversations

REQUESTS = 100


def pages(data: Path) -> dict[str, Callable[[], object]]:
    """The pages by name, each a call."""
    measure.set_up_django(data)
    from django.conf import settings
    from django.test import Client

    settings.ALLOWED_HOSTS = ["testserver"]
    cookie, *numbers = session_and_conversations()
    client = Client()
    client.cookies["sessionid"] = str(cookie)
    return {
        "list (open)": _each(client, ["/conversations/"]),
        "list (all)": _each(client, ["/conversations/?view=all"]),
        "list, changes": _each(client, ["/conversations/changes"]),
        "conversation": _each(client, [f"/conversations/{number}/" for number in numbers]),
        "search": _each(client, [f"/search/?q={quote(word)}" for word in WORDS]),
        "home": _each(client, ["/"]),
    }


def show(name: str, call: Callable[[], object]) -> None:
    from django.db import connection

    for _ in range(10):
        call()
    statements, times = Statements(), []
    for _ in range(REQUESTS):
        begun = time.process_time()
        call()
        times.append((time.process_time() - begun) * 1000)
    with connection.execute_wrapper(statements):
        for _ in range(REQUESTS):
            call()
    number, seconds = sum(statements.count.values()) / REQUESTS, sum(statements.seconds.values()) / REQUESTS
    print(
        f"{name:16} {measure.median_and_p95(times):>16} CPU, {number:5.1f} statements, {seconds * 1000:6.2f} ms in them"
    )


def _each(client: Any, paths: list[str]) -> Callable[[], object]:
    circle = itertools.cycle(paths)

    def ask() -> None:
        path = next(circle)
        answer = client.get(path)
        if answer.status_code != 200:
            raise RuntimeError(f"GET {path}: {answer.status_code}")

    return ask


def main() -> None:
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("data", type=Path)
    arguments.add_argument("--profile", metavar="PAGE", help="the beginning of a page's name")
    chosen = arguments.parse_args()
    for name, call in pages(chosen.data).items():
        if chosen.profile is None:
            show(name, call)
        elif name.startswith(chosen.profile):
            _profile(call)


def _profile(call: Callable[[], object]) -> None:
    from django.db import connection

    statements, profiler = Statements(), cProfile.Profile()
    call()
    with connection.execute_wrapper(statements):
        profiler.enable()
        for _ in range(REQUESTS):
            call()
        profiler.disable()
    pstats.Stats(profiler).sort_stats("tottime").print_stats(25)
    pstats.Stats(profiler).sort_stats("cumtime").print_stats("kulanz", 40)
    statements.show(REQUESTS)


if __name__ == "__main__":
    main()

"""How fast and how rightly mail arrives: python bench/arrival.py [--mails FOLDER] [--big FOLDER] [--unjudged]
[--profile].

Imports the mails (bench/mails.py) with `kulanz import` into a fresh data folder and compares the database with the
truth. `--big` imports into a copy of a folder that bench/fill.py has filled. `--profile` imports within this
process and prints where the time goes and which statements ran.
"""

import argparse
import cProfile
import json
import pstats
import re
import shutil
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from bench import mails, measure, verdict

EXAMPLES = 8


# What arrival costs by itself: the same command in a process in which nobody judges.
UNJUDGED = """
import os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "kulanz.config.settings"
from kulanz.cli import django_ready, main
django_ready(migrate=True)
from kulanz.flow import judging
judging.look = lambda _arrival: None
sys.exit(main(sys.argv[1:]))
"""


def arrive(folder: Path, data: Path, truth: dict[str, Any], *, is_judged: bool) -> measure.Used:
    """`kulanz import` as a process of its own, start and migration included."""
    program = measure.KULANZ if is_judged else [measure.KULANZ[0], "-c", UNJUDGED]
    return measure.run([*program, "import", str(folder), "--address", truth["ours"]], data)


def report(title: str, used: measure.Used, number: int, facts: verdict.Verdict) -> None:
    print(f"{title}: {used.output.strip() or f'exit {used.exit_code}'}")
    print(
        f"  {used.seconds:.1f} s, {number / used.seconds:.0f} mails a second, {used.cpu_seconds:.2f} s CPU = "
        f"{used.cpu_seconds / number * 1000:.2f} ms a mail, peak {used.peak_mb:.0f} MB"
    )
    print(
        f"  stored {facts.stored} of {number}, read {facts.read}, unreadable {facts.unreadable}; replies split "
        f"{facts.replies_split} of {facts.replies} (all mails split {len(facts.split)}); "
        f"wrong joins {len(facts.joined)}; wrong direction {len(facts.turned)}"
    )
    for word, found in (
        ("lost", facts.lost),
        ("split", facts.split),
        ("joined", facts.joined),
        ("turned", facts.turned),
    ):
        for name, kind, what in found[:EXAMPLES]:
            print(f"    {word}: {name} ({kind}): {what}")


def profile(folder: Path, data: Path, truth: dict[str, Any]) -> None:
    """Where the time goes, function by function and statement by statement."""
    measure.set_up_django(data)
    from django.db import connection

    from kulanz.cli import main as kulanz

    statements = Statements()
    profiler = cProfile.Profile()
    begun = time.process_time()
    with connection.execute_wrapper(statements):
        profiler.runcall(kulanz, ["import", str(folder), "--address", truth["ours"]])
    number = len(truth["files"])
    print(f"{(time.process_time() - begun) / number * 1000:.2f} ms CPU a mail under the profiler")
    pstats.Stats(profiler).sort_stats("tottime").print_stats(45)
    pstats.Stats(profiler).sort_stats("cumtime").print_stats("kulanz", 70)
    statements.show(number)


class Statements:
    """Counts statements by their shape."""

    def __init__(self) -> None:
        self.count: Counter[str] = Counter()
        self.seconds: Counter[str] = Counter()

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        begun = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            shape = re.sub(r"\"s\d+_x\d+\"", "…", re.sub(r"(%s|\?)(, (%s|\?))+", "…", sql))[:150]
            self.count[shape] += 1
            self.seconds[shape] += time.perf_counter() - begun  # type: ignore[assignment]  # seconds are fractions

    def show(self, number: int) -> None:
        print(
            f"{self.count.total() / number:.1f} statements each, {self.seconds.total() / number * 1000:.2f} ms"
        )
        for shape, seconds in self.seconds.most_common(35):
            print(f"  {self.count[shape] / number:5.2f} times {seconds / number * 1000:6.3f} ms  {shape}")


def made(folder: Path | None, number: int) -> tuple[Path, dict[str, Any]]:
    """The mails and their truth, written now if they are not there."""
    folder = folder or Path(mkdtemp(prefix="kulanz-bench-")) / "mails"
    if not (folder / "truth.json").exists():
        mails.write(folder, number)
    return folder, json.loads((folder / "truth.json").read_text())


def measure_once(
    title: str,
    folder: Path,
    data: Path,
    truth: dict[str, Any],
    *,
    search: bool = True,
    is_judged: bool = True,
) -> None:
    used = arrive(folder, data, truth, is_judged=is_judged)
    measure.set_up_django(data)
    report(title, used, len(truth["files"]), verdict.judge(truth))
    if search:
        missing = verdict.missing_words(truth)
        sought = sum(len(names) for names in truth["words"].values())
        words = len(truth["words"]) - len({query for query, _name in missing})
        print(
            f"  search finds {words} of {len(truth['words'])} words ({sought - len(missing)} of {sought} mails)"
        )
        for query, name in missing:
            print(f"    not found: {query} in {name}")


def main() -> None:
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("--mails", type=Path, help="made if it is not there")
    arguments.add_argument("--number", type=int, default=2000)
    arguments.add_argument("--data", type=Path, help="a fresh data folder; by default a temporary one")
    arguments.add_argument("--big", type=Path, help="a filled data folder; it is copied")
    arguments.add_argument("--profile", action="store_true")
    arguments.add_argument("--unjudged", action="store_true", help="without the judgement of what was said")
    chosen = arguments.parse_args()
    folder, truth = made(chosen.mails, chosen.number)
    data = chosen.data or Path(mkdtemp(prefix="kulanz-bench-")) / "data"
    if chosen.big:
        shutil.copytree(chosen.big, data)
    data.mkdir(parents=True, exist_ok=True)
    if chosen.profile:
        profile(folder, data, truth)
        return
    measure_once(
        "into a full desk" if chosen.big else "into a fresh desk",
        folder,
        data,
        truth,
        search=not chosen.big,
        is_judged=not chosen.unjudged,
    )


if __name__ == "__main__":
    main()

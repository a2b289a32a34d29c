"""All measurements: python -m bench [--sizes 100,10000] [--big] [--quick].

Writes mails, imports them into a fresh desk and compares with the truth, asks for the pages at several sizes and at
the imported one, and times the first page. `--big` adds 100,000 conversations (some minutes to fill): pages there,
and the import into that desk. `--keep DIR` keeps the folders, so that a second call fills nothing again.
"""

import argparse
import shutil
import subprocess
import sys
import time
from pathlib import Path
from tempfile import mkdtemp

from bench import measure, pages

BIG = 100_000


def main() -> None:
    arguments = argparse.ArgumentParser(
        prog="python -m bench", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("--number", type=int, default=2000, help="mails")
    arguments.add_argument("--sizes", default="100,10000", help="conversations, separated by commas")
    arguments.add_argument("--big", action="store_true", help=f"also with {BIG} conversations")
    arguments.add_argument("--quick", action="store_true", help="300 mails, 100 conversations, 50 requests")
    arguments.add_argument("--keep", type=Path, metavar="DIR", help="where the folders stay")
    chosen = arguments.parse_args()
    folder = chosen.keep or Path(mkdtemp(prefix="kulanz-bench-"))
    folder.mkdir(parents=True, exist_ok=True)
    try:
        _all(folder.resolve(), chosen)
    finally:
        if not chosen.keep:
            shutil.rmtree(folder)


def _all(folder: Path, chosen: argparse.Namespace) -> None:
    number, requests = (300, 50) if chosen.quick else (chosen.number, 200)
    sizes = [100] if chosen.quick else [int(size) for size in chosen.sizes.split(",") if size]
    _say(f"Arrival of {number} mails")
    _arrival(folder, number)
    _say("First page (kulanz run --demo): on an empty folder, then again")
    print("  " + ", ".join(f"{pages.seconds_to_first_page(folder / 'demo'):.1f} s" for _ in range(2)))
    for size in [*sizes, *([BIG] if chosen.big else [])]:
        _filled(folder / str(size), size)
    columns = {"imported": folder / "imported", **{f"{size:,}": folder / str(size) for size in sizes}}
    if chosen.big:
        columns[f"{BIG:,}"] = folder / str(BIG)
    _say(f"Pages, {requests} requests each, p50/p95 at the client")
    print(pages.table({title: pages.measured(data, requests) for title, data in columns.items()}))
    if chosen.big:
        _say(f"Arrival where {BIG:,} conversations are")
        _child(
            "bench.arrival",
            "--mails",
            folder / "mails",
            "--big",
            folder / str(BIG),
            "--data",
            _fresh(folder / "full"),
        )


def _arrival(folder: Path, number: int) -> None:
    mails = folder / "mails"
    shutil.rmtree(mails, ignore_errors=True)
    _child("bench.mails", mails, "--number", number)
    _child("bench.arrival", "--mails", mails, "--data", _fresh(folder / "imported"))


def _filled(data: Path, size: int) -> None:
    if not (data / "kulanz.sqlite3").exists():
        _child("bench.fill", data, "--number", size)


def _fresh(data: Path) -> Path:
    shutil.rmtree(data, ignore_errors=True)
    return data


def _child(module: str, *arguments: object) -> None:
    """Each part in a process of its own: one process knows one data folder."""
    sys.stdout.flush()
    subprocess.run([sys.executable, "-m", module, *map(str, arguments)], cwd=measure.ROOT, check=True)


def _say(title: str) -> None:
    print(f"\n{title}  ({time.strftime('%H:%M:%S')})", flush=True)


if __name__ == "__main__":
    main()

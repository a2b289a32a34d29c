"""From the command to the first page: python -m bench.start [--runs 3].

`kulanz run --demo`, as `make run` calls it once everything is fetched: into an empty folder, where the demo shop is
loaded first, and again into the folder it left.
"""

import argparse
import signal
import socket
import statistics
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path
from tempfile import mkdtemp

from bench import measure

PATIENCE = 180.0


def first_page(data: Path) -> float:
    """Seconds until the page for signing in came."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        bind = f"127.0.0.1:{probe.getsockname()[1]}"
    begun = time.perf_counter()
    desk = subprocess.Popen(
        [*measure.KULANZ, "run", "--demo", "--bind", bind],
        env=measure.for_data(data),
        cwd=measure.ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        while time.perf_counter() - begun < PATIENCE:
            if _answers(bind):
                return time.perf_counter() - begun
            time.sleep(0.05)
        raise RuntimeError(f"no page within {PATIENCE} s")
    finally:
        desk.send_signal(signal.SIGTERM)
        desk.wait(30)


def _answers(bind: str) -> bool:
    try:
        with urllib.request.urlopen(f"http://{bind}/account/login/", timeout=5) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False


def main() -> None:
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("--runs", type=int, default=3)
    chosen = arguments.parse_args()
    empty, again = [], []
    for _run in range(chosen.runs):
        data = Path(mkdtemp(prefix="kulanz-bench-")) / "data"
        empty.append(first_page(data))
        again.append(first_page(data))
    print(f"into an empty folder, the demo shop loaded first  {statistics.median(empty):5.1f} s")
    print(f"again                                             {statistics.median(again):5.1f} s")


if __name__ == "__main__":
    main()

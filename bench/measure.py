"""What a process used, how long a call took, and tables of both."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

KULANZ = [sys.executable, "-m", "kulanz.cli"]
ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Used:
    """What one command used until its end."""

    seconds: float
    cpu_seconds: float
    peak_mb: float
    output: str
    exit_code: int


def run(command: Sequence[str], data: Path, **environment: str) -> Used:
    """Run a command against a data folder; the figures are the kernel's (wait4), its own children included."""
    begun = time.perf_counter()
    child = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT, env=for_data(data, **environment)
    )
    output, errors = child.stdout, child.stderr
    assert output is not None
    assert errors is not None
    with (data.parent / f"{data.name}.stderr").open("wb") as log:
        pump = subprocess.Popen(["cat"], stdin=errors, stdout=log)
        text = output.read().decode()
        _pid, status, used = os.wait4(child.pid, 0)
        pump.wait()
    return Used(
        seconds=time.perf_counter() - begun,
        cpu_seconds=used.ru_utime + used.ru_stime,
        peak_mb=used.ru_maxrss / 1024,
        output=text,
        exit_code=os.waitstatus_to_exitcode(status),
    )


def for_data(data: Path, **more: str) -> dict[str, str]:
    """The environment of a command that works on `data`."""
    return {**os.environ, "KULANZ_DATA": str(data), "KULANZ_LOG": "ERROR", "PYTHONPATH": str(ROOT), **more}


def set_up_django(data: Path) -> None:
    """Make this process work on `data`; what is missing there is created."""
    data.mkdir(parents=True, exist_ok=True)
    os.environ.update(for_data(data))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kulanz.config.settings")
    from kulanz.cli import django_ready

    django_ready(migrate=True)


def timed(call: Callable[[], object], times: int, warm_up: int = 10) -> list[float]:
    """Milliseconds of `times` calls, after some that do not count."""
    for _ in range(warm_up):
        call()
    return [_once(call) for _ in range(times)]


def percentile(values: Sequence[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)]


def median_and_p95(values: Sequence[float]) -> str:
    return f"{percentile(values, 0.5):.1f}/{percentile(values, 0.95):.1f} ms"


def resident_mb(pid: int) -> float:
    """Resident memory of a process and its children; pages they share count once (PSS)."""
    return sum(_pss_kb(one) for one in [pid, *_children(pid)]) / 1024


def cpu_seconds(pid: int) -> float:
    """User and system time of a process and its living children."""
    ticks = 0
    for one in [pid, *_children(pid)]:
        fields = Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def folder_mb(folder: Path) -> float:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6


def _once(call: Callable[[], object]) -> float:
    begun = time.perf_counter()
    call()
    return (time.perf_counter() - begun) * 1000


def _children(pid: int) -> list[int]:
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").iterdir():
        for child in (task / "children").read_text().split():
            found += [int(child), *_children(int(child))]
    return found


def _pss_kb(pid: int) -> int:
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))

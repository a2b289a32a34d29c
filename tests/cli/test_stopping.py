"""A desk that is stopped while it sets itself up leaves nothing behind, and starts again as if nothing had been."""

import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from .conftest import Command, line

PATIENCE = 60.0


def alive(data: Path) -> list[int]:
    """Every process that works on this data folder."""
    mark = f"KULANZ_DATA={data}".encode()
    found = []
    for entry in Path("/proc").iterdir():
        try:
            if entry.name.isdigit() and mark in (entry / "environ").read_bytes().split(b"\0"):
                found.append(int(entry.name))
        except OSError:  # it ended while we looked, or is another's
            continue
    return found


def ends(data: Path) -> bool:
    until = time.monotonic() + PATIENCE
    while alive(data) and time.monotonic() < until:
        time.sleep(0.05)
    return not alive(data)


def setting_up(kulanz: Command) -> "subprocess.Popen[bytes]":
    """`kulanz run`, in the middle of its first start."""
    started = subprocess.Popen(
        line("run", "--bind", "127.0.0.1:0"),
        env=kulanz.env,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    until = time.monotonic() + PATIENCE
    while not (kulanz.data / "migrating.lock").exists() and time.monotonic() < until:
        time.sleep(0.01)
    time.sleep(0.3)
    return started


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_stopped_amid_the_first_start_it_is_gone_and_starts_anew(fresh: Command, number: int) -> None:
    with setting_up(fresh) as first:
        os.killpg(first.pid, number)
        _out, said = first.communicate(timeout=PATIENCE)
    assert alive(fresh.data) == []
    assert (first.returncode, said) == (0, b"Stopped.\n")
    again = fresh("receive", input=b"Subject: first\n\nfirst\n")
    assert again.returncode == 0, again.stderr


def test_killed_amid_the_first_start_its_child_ends_by_itself(fresh: Command) -> None:
    with setting_up(fresh) as first:
        first.kill()
    assert ends(fresh.data)
    again = fresh("receive", input=b"Subject: first\n\nfirst\n")
    assert again.returncode == 0, again.stderr


def test_two_that_start_at_once_set_up_one_after_the_other(fresh: Command) -> None:
    both = [
        subprocess.Popen(
            line("receive"),
            env=fresh.env,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for _one in range(2)
    ]
    said = [
        one.communicate(f"Subject: {name}\n\n{name}\n".encode(), timeout=PATIENCE)[1]
        for name, one in zip(("first", "second"), both, strict=True)
    ]
    assert [one.returncode for one in both] == [0, 0], said

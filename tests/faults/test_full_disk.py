"""The disk is full: nothing half-written stays, whoever hands mail over hears of it, and afterwards it goes on."""

import contextlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection

from tests import a
from tests.servers.own_database import ROOT, run

KULANZ = [sys.executable, "-m", "kulanz.cli"]
SIZE = 6_000_000


@pytest.fixture
def small_disk(migrated: dict[str, str], tmp_path: Path) -> Iterator[dict[str, str]]:
    """A desk whose data folder is a file system of its own with little room."""
    if connection.vendor != "sqlite":
        pytest.skip("the server of PostgreSQL has a disk of its own")
    place = tmp_path / "disk"
    place.mkdir()
    if (
        os.geteuid()
        or subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "none", place], check=False
        ).returncode
    ):
        pytest.skip("only root may mount a small file system")
    try:
        shutil.copytree(migrated["KULANZ_DATA"], place / "data")
        yield migrated | {"KULANZ_DATA": str(place / "data")}
    finally:
        subprocess.run(["umount", "-l", place], check=True)


@pytest.mark.server
def test_receive_asks_to_try_again_while_the_disk_is_full_and_takes_it_later(
    small_disk: dict[str, str],
) -> None:
    mail = a.mail(text="Guten Tag", headers="X-Filling: " + os.urandom(150_000).hex() + "\n")
    assert _receive(small_disk, a.mail(text="vorher")).returncode == 0
    with _filled(small_disk):
        refused = _receive(small_disk, mail)

        assert refused.returncode == 75
        assert "not stored" in refused.stderr.decode()
        assert _drafts(small_disk) == []
    assert _originals(small_disk) == 1

    assert _receive(small_disk, mail).returncode == 0

    assert _originals(small_disk) == 2
    assert "gut" in run(small_disk, "-c", _LOOK_AT_ALL)


@pytest.mark.server
def test_an_import_says_that_the_disk_is_full_and_goes_on_when_it_is_not(
    small_disk: dict[str, str], tmp_path: Path
) -> None:
    archive = tmp_path / "archiv"
    archive.mkdir()
    for number in range(60):
        filling = os.urandom(10_000).hex()
        (archive / f"{number:02}.eml").write_bytes(
            a.mail(text=f"Mail {number}", headers=f"X-Filling: {filling}\n")
        )
    with _filled(small_disk, leave=500_000):
        broken_off = _import(small_disk, archive)

        assert broken_off.returncode == 75
        said = broken_off.stderr.decode()
        assert "broken off" in said and ("full" in said or "No space left" in said)
        assert "Traceback" not in said
        assert _drafts(small_disk) == []
    already = _originals(small_disk)
    assert already < 60

    again = _import(small_disk, archive)

    assert again.returncode == 0, again.stderr
    told = json.loads(again.stdout)
    assert (told["seen"], told["stored"], told["duplicates"]) == (60, 60 - already, already)
    assert told["unreadable"] == 0
    assert "gut" in run(small_disk, "-c", _LOOK_AT_ALL)


def test_a_mail_that_does_not_fit_leaves_no_trace_in_the_vault(tmp_path: Path) -> None:
    """The same for all users: a limit on the size of files refuses the write in its middle."""
    done = subprocess.run(
        [sys.executable, "-c", _PUT_UNDER_A_LIMIT],
        env=os.environ | {"KULANZ_DATA": str(tmp_path), "DJANGO_SETTINGS_MODULE": "kulanz.config.settings"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.stdout.strip() == "refused", done.stderr
    assert not [file for file in (tmp_path / "originals").rglob("*") if file.is_file()]


_PUT_UNDER_A_LIMIT = """
import os, resource, signal
import django
django.setup()
from kulanz.lib import vault
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
try:
    vault.put(os.urandom(3_000_000))
except OSError:
    print("refused")
"""
_LOOK_AT_ALL = """
import hashlib
import django
django.setup()
from django.db import connection
from kulanz.channels.models import RawMessage
from kulanz.conversations.models import Message
for raw in RawMessage.objects.all():
    assert raw.state == "read", raw.problem
    assert hashlib.sha256(raw.content()).hexdigest() == raw.sha256
assert Message.objects.count() == RawMessage.objects.count()
with connection.cursor() as cursor:
    cursor.execute("PRAGMA integrity_check")
    assert cursor.fetchone()[0] == "ok"
print("gut")
"""


@contextlib.contextmanager
def _filled(env: dict[str, str], leave: int = 0) -> Iterator[None]:
    """Nothing more fits, save for `leave` bytes."""
    ballast = Path(env["KULANZ_DATA"], "..", "ballast")
    free = shutil.disk_usage(env["KULANZ_DATA"]).free
    with contextlib.suppress(OSError), ballast.open("wb", buffering=0) as file:
        file.write(b"x" * (free - leave))
        while not leave:
            file.write(b"x" * 512)
    yield
    ballast.unlink()


def _receive(env: dict[str, str], content: bytes) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(
        [*KULANZ, "receive"], input=content, env=env, cwd=ROOT, capture_output=True, check=False
    )


def _import(env: dict[str, str], folder: Path) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(
        [*KULANZ, "import", str(folder)], env=env, cwd=ROOT, capture_output=True, check=False
    )


def _originals(env: dict[str, str]) -> int:
    look = "import django; django.setup()\nfrom kulanz.channels.models import RawMessage as R; print(R.objects.count())"
    return int(run(env, "-c", look))


def _drafts(env: dict[str, str]) -> list[Path]:
    return list(Path(env["KULANZ_DATA"], "originals").rglob("draft-*"))

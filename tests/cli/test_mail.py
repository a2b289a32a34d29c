"""`kulanz import` and `kulanz receive`: what they print, and with what they end."""

import json
import mailbox
import signal
import sqlite3
import subprocess
import time
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from tests import a

from .conftest import Command, line

FIELDS = {"seen", "stored", "read", "unreadable", "duplicates", "conversations", "customers", "seconds"}
BROKEN = b"\0\1\2 this is no mail at all"
MANY = 1200


@pytest.fixture
def old_mail(tmp_path: Path) -> Path:
    """A folder with two mails of one matter, an mbox with one more, and a file that is no mail."""
    folder = tmp_path / "mail"
    (folder / "below").mkdir(parents=True)
    (folder / "one.eml").write_bytes(a.mail(message_id="one@kunde.example"))
    answer = "In-Reply-To: <one@kunde.example>\n"
    (folder / "below" / "two.eml").write_bytes(a.mail(message_id="two@kunde.example", headers=answer))
    (folder / "broken.eml").write_bytes(BROKEN)
    box = mailbox.mbox(folder / "old.mbox")
    box.add(a.mail(sender="Bernd <bernd@kunde.example>", message_id="three@kunde.example"))
    box.close()
    return folder


def imported(kulanz: Command, *arguments: object) -> dict[str, Any]:
    done = kulanz("import", *arguments)
    assert done.returncode == 0, done.stderr
    (only,) = done.stdout.splitlines()
    found: dict[str, Any] = json.loads(only)
    return found


def test_an_import_prints_one_line_and_the_second_one_finds_all_done(kulanz: Command, old_mail: Path) -> None:
    first = imported(kulanz, old_mail)
    assert set(first) == FIELDS
    counted = {"seen": 4, "stored": 4, "read": 3, "unreadable": 1, "duplicates": 0}
    assert first == counted | {"conversations": 2, "customers": 2, "seconds": first["seconds"]}
    again = imported(kulanz, old_mail)
    counted = {"seen": 4, "stored": 0, "read": 0, "unreadable": 0, "duplicates": 4}
    assert again == counted | {"conversations": 0, "customers": 0, "seconds": again["seconds"]}


def test_what_could_not_be_read_is_named_on_standard_error(kulanz: Command, old_mail: Path) -> None:
    said = kulanz("import", old_mail / "broken.eml").stderr.decode()
    assert f"could not be read: {sha256(BROKEN).hexdigest()} " in said


def test_what_does_not_exist_is_wrong_usage(kulanz: Command) -> None:
    done = kulanz("import", "/nowhere/at/all")
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"there is no /nowhere/at/all" in done.stderr


def test_an_import_broken_off_by_ctrl_c_goes_on_where_it_was(kulanz: Command, tmp_path: Path) -> None:
    box = mailbox.mbox(tmp_path / "many.mbox")
    for number in range(MANY):
        box.add(a.mail(message_id=f"many{number}@kunde.example", text=f"Nummer {number}"))
    box.close()
    # Whoever starts the tests in the background has them ignore the signal.
    command = ["env", "--default-signal=INT", *line("import", tmp_path / "many.mbox")]
    running = subprocess.Popen(command, env=kulanz.env, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    until = time.monotonic() + 60
    while stored(kulanz) < 2 and time.monotonic() < until:
        time.sleep(0.01)
    running.send_signal(signal.SIGINT)
    out, _said = running.communicate(timeout=60)
    assert (running.returncode, out) == (130, b"")
    done = stored(kulanz) - 1
    assert 0 < done < MANY
    rest = imported(kulanz, tmp_path / "many.mbox")
    assert (rest["seen"], rest["duplicates"], rest["stored"]) == (MANY, done, MANY - done)
    assert stored(kulanz) - 1 == MANY


def test_a_mail_from_standard_input_is_taken_in_once(kulanz: Command) -> None:
    mail = a.mail(message_id="received@kunde.example")
    for _time in range(2):
        done = kulanz("receive", "--mailbox", "Shop", input=mail)
        assert (done.returncode, done.stdout) == (0, b"")
    assert stored(kulanz) == 2


def test_nothing_on_standard_input_is_wrong_usage(kulanz: Command) -> None:
    assert kulanz("receive", input=b"").returncode == 2


def test_what_cannot_be_stored_is_left_to_the_mail_server(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    done = Command(tmp_path / "file")("receive", input=a.mail())
    assert (done.returncode, done.stdout) == (75, b"")
    assert b"not stored, please try again" in done.stderr


def stored(kulanz: Command) -> int:
    """How many originals there are, read beside the running command."""
    with sqlite3.connect(f"file:{kulanz.data}/kulanz.sqlite3?mode=ro", uri=True) as database:
        (number,) = database.execute("SELECT count(*) FROM channels_rawmessage").fetchone()
    return int(number)

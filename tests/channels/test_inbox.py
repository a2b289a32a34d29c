"""Storing what comes in: first the bytes, then the row, once."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from django.db import connections

from kulanz.channels import inbox
from kulanz.channels.models import RawMessage
from kulanz.lib import vault
from tests import a
from tests.channels.email.fetched import mail
from tests.servers.dovecot import Dovecot
from tests.servers.own_database import ROOT, run

pytest_plugins = ["tests.servers.own_database"]


@pytest.mark.django_db
def test_what_is_stored_waits_in_the_order_in_which_it_came() -> None:
    channel = a.channel()
    first = inbox.store(channel, "r1", b"eins")
    second = inbox.store(channel, "r2", b"zwei", is_ours=True)
    assert first and second
    RawMessage.objects.create(channel=channel, remote_id="r3", sha256="0" * 64, size=1, state="read")

    assert list(inbox.waiting()) == [first, second]
    assert (second.content(), second.size, second.is_ours) == (b"zwei", 4, True)


@pytest.mark.django_db
def test_the_same_mail_is_stored_once_in_a_channel_and_again_in_another() -> None:
    channel, other = a.channel(), a.channel()
    assert inbox.store(channel, "r1", b"eins")

    assert inbox.store(channel, "r1", b"eins") is None
    assert inbox.store(channel, "r1", b"anders") is None
    assert inbox.store(channel, "r2", b"eins") is None
    assert inbox.store(other, "r1", b"eins")
    assert RawMessage.objects.count() == 2


@pytest.mark.django_db
def test_what_could_not_be_had_whole_waits_as_unreadable() -> None:
    noted = inbox.store_unreadable(
        a.channel(), "r1", b"Subject: x\n\n", size=200_000_000, problem="too_large"
    )

    assert noted and noted.state == "unreadable" and noted.problem == "too_large"
    assert noted.size == 200_000_000 and noted.content() == b"Subject: x\n\n"
    assert not inbox.waiting().exists()


@pytest.mark.django_db
def test_without_bytes_in_the_vault_there_is_no_row(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(vault, "put", full)
    with pytest.raises(OSError, match="No space"):
        inbox.store(a.channel(), "r1", b"eins")
    assert not RawMessage.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_two_threads_that_store_the_same_mail_store_it_once() -> None:
    channel = a.channel()
    stored: list[object] = []

    def store() -> None:
        try:
            stored.extend(inbox.store(channel, f"r{n}", b"Mail %d" % n) for n in range(20))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=store) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(stored) == 60 and sum(one is not None for one in stored) == 20
    assert RawMessage.objects.count() == 20


COLLECT = """
import django; django.setup()
from kulanz.channels import inbox
from kulanz.channels.email import collect
from kulanz.channels.models import Channel, Mailbox
collect.BATCH_MAILS = 7
channel, new = Channel.objects.get_or_create(name="Shop", kind="email")
if new:
    Mailbox.objects.create(channel=channel, imap_host="127.0.0.1", imap_port={port}, imap_security="plain",
                           imap_user="{user}", secret={{"password": "{password}"}})
inbox.collect(channel)
"""
COUNT = """
import django; django.setup()
from kulanz.channels.models import RawMessage
import hashlib
rows = list(RawMessage.objects.all())
assert all(hashlib.sha256(row.content()).hexdigest() == row.sha256 for row in rows)
print(len(rows), len({row.sha256 for row in rows}))
"""


@pytest.mark.django_db
def test_a_worker_killed_at_any_moment_loses_nothing_and_doubles_nothing(
    dovecot: Dovecot, own_database: dict[str, str], tmp_path: Path
) -> None:
    user = dovecot.new_user()
    user.append(*[mail(f"nummer {n}", text=f"{n}\n" * 200) for n in range(120)])
    script = COLLECT.format(port=dovecot.port, user=user.address, password=user.password)
    seen: set[int] = set()

    for attempt in range(3):
        process = subprocess.Popen([sys.executable, "-c", script], env=own_database, cwd=ROOT)
        wait_for_rows(own_database, seen, attempt)
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
    assert len(seen) > 1  # it was killed in the midst, not always before or after
    run(own_database, "-c", script)

    assert run(own_database, "-c", COUNT).split() == ["120", "120"]


def wait_for_rows(env: dict[str, str], seen: set[int], attempt: int) -> None:
    """Until some more mails lie in the vault than at the last murder."""
    folder = Path(env["KULANZ_DATA"], "originals")
    least = max(seen, default=0) + 1 + attempt * 10
    until = time.monotonic() + 5
    while (count := sum(1 for _ in folder.glob("*/*.z"))) < min(least, 120) and time.monotonic() < until:
        time.sleep(0.01)
    seen.add(count)

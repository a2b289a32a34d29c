"""Another process holds the database for some seconds while mail arrives and a page is asked for."""

import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection, connections
from django.test import Client

from kulanz.channels.models import RawMessage
from kulanz.conversations.models import Conversation
from kulanz.flow import inbound
from tests import a

pytestmark = pytest.mark.django_db(transaction=True)
SECONDS = 3.0
_HOLD = """
import sys, time
from kulanz.lib import sqlite
sqlite.use_bundled()
import sqlite3
held = sqlite3.connect(sys.argv[1], isolation_level=None)
held.execute("BEGIN IMMEDIATE")
print("held", flush=True)
time.sleep(float(sys.argv[2]))
held.execute("COMMIT")
"""


@pytest.fixture
def locked() -> Iterator[float]:
    """Until when nobody else can write."""
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL has no lock over everything")
    name = str(connection.settings_dict["NAME"])
    holder = subprocess.Popen([sys.executable, "-c", _HOLD, name, str(SECONDS)], stdout=subprocess.PIPE)
    assert holder.stdout and holder.stdout.readline() == b"held\n"
    yield time.monotonic() + SECONDS
    holder.wait()


@pytest.fixture
def before() -> tuple[Client, Conversation, RawMessage]:
    """A signed-in browser, a conversation, and a mail that waits to be read."""
    client, conversation = Client(), a.conversation()
    client.force_login(a.staff())
    return client, conversation, a.original(a.channel(), a.mail(text="kam, während gesperrt war"))


def test_mail_that_arrives_waits_for_the_lock_and_is_read(
    before: tuple[Client, Conversation, RawMessage], locked: float
) -> None:
    assert inbound.take_in_waiting() == 1

    assert time.monotonic() >= locked - 0.1
    raw = before[2]
    raw.refresh_from_db()
    assert (raw.state, raw.problem) == ("read", "")


def test_pages_are_shown_while_nobody_can_write_and_what_is_sent_in_is_kept(
    before: tuple[Client, Conversation, RawMessage], locked: float
) -> None:
    client, conversation, _ = before

    assert client.get("/conversations/").status_code == 200
    assert client.get(f"/conversations/{conversation.pk}/").status_code == 200
    answer = client.post(f"/conversations/{conversation.pk}/notes", {"text": "Bitte zurückrufen"})

    assert answer.status_code in (200, 204, 302)
    assert time.monotonic() >= locked - 0.1
    assert conversation.notes.get().text == "Bitte zurückrufen"


def test_a_lock_that_outlasts_all_patience_leaves_the_mail_waiting_and_not_unreadable(
    before: tuple[Client, Conversation, RawMessage], locked: float
) -> None:
    seen: list[Any] = []

    def read() -> None:
        with connections["default"].cursor() as cursor:
            cursor.execute("PRAGMA busy_timeout=200")
        seen.append(inbound.take_in_waiting())
        connections.close_all()

    reader = threading.Thread(target=read)
    reader.start()
    reader.join()

    assert seen == [0] and time.monotonic() < locked
    assert RawMessage.objects.get(pk=before[2].pk).state == "stored"
    time.sleep(max(0.0, locked - time.monotonic()) + 0.2)
    assert inbound.take_in_waiting() == 1

"""An import that dies at random moments and is begun again; larger with KULANZ_IMPORT_KILLS=30."""

import json
import os
import random
import subprocess
import sys
import time
from collections import Counter
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from django.utils import timezone

from kulanz.conversations.models import Conversation
from kulanz.flow import intake
from tests import a
from tests.servers.own_database import ROOT, _on_server, copied, run

KILLS = int(os.environ.get("KULANZ_IMPORT_KILLS", "6"))
MAILS = ROOT / "kulanz" / "demo" / "mail"
IMPORT = [sys.executable, "-m", "kulanz.cli", "import", str(MAILS), "--address", "hallo@buchgarten.example"]


@pytest.mark.timeout(180 + KILLS * 10)
def test_an_import_killed_and_begun_again_ends_as_one_that_was_not(
    migrated: dict[str, str], desk: dict[str, str], tmp_path: Path
) -> None:
    undisturbed, name = copied(migrated, tmp_path / "undisturbed")
    expected = json.loads(_imported(undisturbed))
    whole = _inventory(undisturbed)
    if name:
        _on_server(f'DROP DATABASE "{name}" WITH (FORCE)')

    killed = sum(
        _killed(desk, (number + random.random()) / KILLS * expected["stored"]) for number in range(KILLS)
    )
    last = json.loads(_imported(desk))

    sys.stderr.write(f"{killed} of {KILLS} killed; the last run found {last['duplicates']} done\n")
    assert killed >= KILLS // 2
    assert last["seen"] == expected["seen"] and last["unreadable"] + last["read"] == last["stored"]
    assert _inventory(desk) == whole


@pytest.mark.django_db
def test_an_archive_that_is_broken_off_leaves_nothing_open_and_what_comes_meanwhile_stays_open() -> None:
    old = [a.mail(text=f"Alte Frage {n}", at=timezone.now() - timedelta(days=400)) for n in range(30)]
    mails = [(sha256(mail).hexdigest(), mail) for mail in old]
    channel = intake.import_channel("Archiv")
    next(intake.Run(channel, archive=True).take_all(mails))  # dies after its first portion
    live = a.arrival(a.channel(), a.mail(text="Eine neue Frage"))

    outcomes = [outcome for _, outcome in intake.Run(channel, archive=True).take_all(mails)]

    assert Counter(outcomes) == {"duplicate": intake.MAILS_AT_ONCE, "read": 30 - intake.MAILS_AT_ONCE}
    assert live is not None
    assert list(Conversation.objects.filter(state="open")) == [live.conversation]
    assert Conversation.objects.filter(state="done", need_at=None, unanswered=0).count() == 30


def _killed(env: dict[str, str], mails: float) -> bool:
    """Whether it died in the middle: soon after it had stored the bytes of so many mails."""
    process = subprocess.Popen(
        IMPORT, env=env, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    while process.poll() is None and _stored(env) < mails:
        time.sleep(0.005)
    time.sleep(random.uniform(0, 0.1))
    process.kill()
    return process.wait() == -9


def _stored(env: dict[str, str]) -> int:
    return len(list(Path(env["KULANZ_DATA"]).glob("originals/*/*.z")))


def _imported(env: dict[str, str]) -> str:
    return run(env, *IMPORT[1:])


def _inventory(env: dict[str, str]) -> dict:
    found = json.loads(run(env, "-m", "tests.faults.inventory"))
    assert isinstance(found, dict)
    return found

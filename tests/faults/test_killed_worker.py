"""The worker dies at random moments, as when the power goes; larger with KULANZ_SIEGE="500 100 40"."""

import json
import os
import sys
from collections import Counter

import pytest

from tests.servers.dovecot import Dovecot, User
from tests.servers.own_database import run
from tests.servers.smtp import SmtpServer

MAILS, ANSWERS, KILLS = map(int, os.environ.get("KULANZ_SIEGE", "60 20 6").split())


@pytest.mark.server
@pytest.mark.timeout(220 + KILLS * 15)
def test_a_worker_that_is_killed_loses_no_mail_doubles_none_and_shows_what_is_unclear(
    desk: dict[str, str], dovecot: Dovecot, smtp_server_with_auth: SmtpServer
) -> None:
    smtp_server = smtp_server_with_auth
    smtp_server.delay = 0.01
    user = dovecot.new_user()

    seen = besiege(desk, user, smtp_server)

    fates = Counter(seen["fates"].values())
    sys.stderr.write(f"{seen | {'fates': fates, 'incoming': len(seen['incoming'])}}\n")
    assert seen["killed"] == KILLS
    # In: every mail once, each in the conversation of its customer.
    customers = MAILS // 4
    assert seen["originals"] == MAILS and seen["waiting"] == 0
    assert seen["incoming"] == sorted(
        f"k{who}-{turn}@kunde.example" for who in range(customers) for turn in range(4)
    )
    assert seen["mails_a_conversation"] == [4] == seen["unanswered"]
    # A mail that was being read when the worker died is read after the others; what it links grows together.
    assert seen["conversations"] - seen["merged"] == customers + ANSWERS
    assert seen["customers"] == customers + ANSWERS
    # Out: nothing twice, nothing lost, and nothing called sent that did not arrive.
    arrived = Counter(smtp_server.recipients())
    assert len(seen["fates"]) == ANSWERS == seen["outgoing"]
    assert max(arrived.values()) == 1
    for address, state in seen["fates"].items():
        assert state in ("sent", "unclear")
        assert state == "unclear" or arrived[address] == 1
    assert Counter(seen["fates"].values())["unclear"] <= KILLS * 3  # no more than were in somebody's hands
    assert seen["dead_jobs"] == 0
    # The copies in Sent: one for each that went, however often the laying down was begun.
    copies = len(user.flags("Sent"))
    assert copies == Counter(seen["fates"].values())["sent"]


def besiege(env: dict[str, str], user: User, smtp: SmtpServer) -> dict:
    arguments = [user.server.port, user.address, user.password, smtp.port, MAILS, ANSWERS, KILLS]
    said = run(env, "-m", "tests.faults.besieged_worker", *map(str, arguments), timeout=200 + KILLS * 15)
    return json.loads(said.splitlines()[-1])

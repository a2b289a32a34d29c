"""Run as a process: mail comes in and goes out while `kulanz work` is killed again and again; prints what is known.

Arguments: IMAP port, user, password, SMTP port, mails in, mails out, kills.
"""

import imaplib
import json
import random
import string
import subprocess
import sys
import threading
import time
from collections import Counter
from pathlib import Path

import django

django.setup()

from django.conf import settings  # noqa: E402  (after the settings)
from django.db import connections, transaction  # noqa: E402
from django.utils import timezone  # noqa: E402

from kulanz.business.models import Staff  # noqa: E402
from kulanz.channels.models import Channel, Outbound, RawMessage, Recipient  # noqa: E402
from kulanz.conversations.models import Conversation, Message  # noqa: E402
from kulanz.customers.models import Customer  # noqa: E402
from kulanz.flow import outbound  # noqa: E402
from kulanz.jobs.models import Job, Lease  # noqa: E402
from kulanz.reply import compose  # noqa: E402
from tests import a  # noqa: E402
from tests.servers import smtp  # noqa: E402

# Each customer who writes, writes so often, each time in answer to the mail before.
MAILS_A_CUSTOMER = 4
SECONDS_A_ROUND = 2.0
LOG = Path(settings.DATA, "worker.log")
PATIENCE = 150
_ENDS_WITH_US = ["setpriv", "--pdeathsig", "KILL"]


def main(
    imap_port: int, user: str, password: str, smtp_port: int, mails: int, answers: int, kills: int
) -> None:
    settings.UNDO_SECONDS = 0
    staff, mailbox = a.staff("owner"), _mailbox(imap_port, user, password, smtp_port)
    pace = kills * SECONDS_A_ROUND
    feeds = [
        threading.Thread(target=_feed_in, args=(imap_port, user, password, mails, pace)),
        threading.Thread(target=_feed_out, args=(mailbox.channel, staff, answers, pace)),
    ]
    for feed in feeds:
        feed.start()
    begun = time.monotonic()
    killed = _besiege(kills, lambda: _is_done(mails, answers) and not any(feed.is_alive() for feed in feeds))
    sys.stdout.write(json.dumps(_seen() | {"killed": killed, "seconds": round(time.monotonic() - begun)}))


def _mailbox(imap_port: int, user: str, password: str, smtp_port: int):
    servers = {"imap_host": "127.0.0.1", "imap_port": imap_port, "imap_security": "plain", "imap_user": user}
    servers |= {
        "smtp_host": "127.0.0.1",
        "smtp_port": smtp_port,
        "smtp_security": "plain",
        "smtp_user": smtp.USER,
    }
    secret = {"password": password, "smtp_password": smtp.PASSWORD}
    mailbox = a.mailbox(name="Laden", address=user, poll_seconds=2, secret=secret, **servers)
    for name, role in (("INBOX", "inbox"), ("Sent", "sent")):
        mailbox.folders.create(name=name, role=role)
    return mailbox


def _feed_in(port: int, user: str, password: str, mails: int, seconds: float) -> None:
    with imaplib.IMAP4("127.0.0.1", port) as client:
        client.login(user, password)
        for number in range(mails):
            kind, said = client.append("INBOX", "", "", _mail(number, mails, user))
            assert kind == "OK", said
            time.sleep(seconds / mails * random.uniform(0, 2))


def _mail(number: int, mails: int, to: str) -> bytes:
    customers = mails // MAILS_A_CUSTOMER
    which, turn = number % customers, number // customers
    before = f"In-Reply-To: <k{which}-{turn - 1}@kunde.example>\n" if turn else ""
    return a.mail(
        sender=f"Kunde {which} <kunde{which}@kunde.example>",
        to=to,
        subject=f"Bestellung {which}",
        text=f"Guten Tag, dies ist Nachricht {turn} von Kunde {which}.",
        message_id=f"k{which}-{turn}@kunde.example",
        headers=before,
    )


def _feed_out(channel: Channel, staff: Staff, answers: int, seconds: float) -> None:
    for number in range(answers):
        with transaction.atomic():
            draft = compose.start_new(channel, f"empfaenger{number}@andere.example", by=staff)
            letter = " ".join(random.choices(string.ascii_letters, k=60))  # none like another: no mass mail
            compose.save(draft, reason="order", subject=f"Ihr Buch {number}", text=f"{letter}\n")
        outbound.send(draft, by=staff, seen=timezone.now())
        time.sleep(seconds / answers * random.uniform(0, 2))
    connections.close_all()


def _besiege(kills: int, is_done) -> int:
    """Kill the worker at a random moment after it has begun, `kills` times, then let one work until the end."""
    for _ in range(kills):
        worker = _start_worker()
        time.sleep(random.uniform(0.0, 1.5))
        worker.kill()
        worker.wait()
        _let_a_minute_pass()
    worker, until = _start_worker(), time.monotonic() + PATIENCE
    while time.monotonic() < until and not is_done():
        time.sleep(0.3)
    worker.terminate()
    worker.wait(30)
    return kills


def _start_worker() -> "subprocess.Popen[bytes]":
    with LOG.open("ab") as log:
        worker = subprocess.Popen([*_ENDS_WITH_US, sys.executable, "-m", "kulanz.cli", "work"], stderr=log)
    until = time.monotonic() + 60
    while not Lease.objects.filter(name__startswith="mailbox-").exists():
        assert worker.poll() is None and time.monotonic() < until, "the worker does not begin"
        time.sleep(0.05)
    return worker


def _let_a_minute_pass() -> None:
    """What the dead worker held has run out: nobody wants to wait for it here."""
    Lease.objects.all().delete()
    Job.objects.filter(state=Job.State.RUNNING).update(lease_until=timezone.now())


def _is_done(mails: int, answers: int) -> bool:
    state = Recipient.State
    read = RawMessage.objects.filter(state=RawMessage.State.READ, is_ours=False).count()
    moving = Recipient.objects.filter(state__in=[state.QUEUED, state.IN_FLIGHT, state.RETRY]).exists()
    uncopied = Outbound.objects.filter(recipients__state=state.SENT, copied_to_sent_at=None).exists()
    return read >= mails and Recipient.objects.count() == answers and not moving and not uncopied


def _seen() -> dict[str, object]:
    incoming = Message.objects.filter(direction="in")
    of_each = Counter(incoming.values_list("conversation", flat=True))
    return {
        "fates": {recipient.address: recipient.state for recipient in Recipient.objects.all()},
        "incoming": sorted(incoming.values_list("message_id", flat=True)),
        "originals": RawMessage.objects.filter(is_ours=False).count(),
        "waiting": RawMessage.objects.exclude(state=RawMessage.State.READ).count(),
        "outgoing": Message.objects.filter(direction="out").count(),
        "conversations": Conversation.objects.count(),
        "merged": Conversation.objects.filter(merged_into__isnull=False).count(),
        "mails_a_conversation": sorted(set(of_each.values())),
        "unanswered": sorted(
            set(Conversation.objects.filter(pk__in=of_each).values_list("unanswered", flat=True))
        ),
        "customers": Customer.objects.count(),
        "dead_jobs": Job.objects.filter(state=Job.State.DEAD).exclude(task__startswith="every.").count(),
    }


if __name__ == "__main__":
    imap_port, user, password, *numbers = sys.argv[1:]
    main(int(imap_port), user, password, *map(int, numbers))

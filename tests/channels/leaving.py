"""Mail that waits to leave a mailbox, and its fate."""

from typing import Any

from django.utils import timezone

from kulanz.channels import outbox
from kulanz.channels.models import Channel, Mailbox, Outbound, Recipient
from kulanz.jobs.models import Job
from tests.servers.smtp import SmtpServer

MAIL = b"From: desk@example.test\r\nSubject: Hallo\r\n\r\nGuten Tag\r\n.Punkt\r\n"
ERIKA, MAX = "erika@example.test", "max@example.test"


def mailbox(server: SmtpServer, **fields: Any) -> Mailbox:
    channel = Channel.objects.create(name="Laden", address="desk@example.test")
    values = {"smtp_host": server.host, "smtp_port": server.port, "smtp_security": "plain"}
    return Mailbox.objects.create(channel=channel, **(values | fields))


def queued(box: Mailbox, *recipients: str, **fields: Any) -> Outbound:
    values: dict[str, Any] = {
        "message_id": "1@example.test",
        "envelope_from": "desk@example.test",
        "send_after": timezone.now(),
    }
    return outbox.queue(box.channel, MAIL, recipients=recipients or [ERIKA], **(values | fields))


def fate(address: str = ERIKA) -> Recipient:
    return Recipient.objects.get(address=address)


def time_for_the_next_try() -> None:
    now = timezone.now()
    Recipient.objects.filter(state="retry").update(next_try_at=now)
    Job.objects.filter(state="ready").update(run_at=now)

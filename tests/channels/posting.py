"""Run as a process: a hundred mails under workers that are killed; prints what is known of each."""

import json
import sys

import django

django.setup()

from django.db import transaction  # noqa: E402  (after the settings)
from django.utils import timezone  # noqa: E402

from kulanz.channels import outbox  # noqa: E402
from kulanz.channels.models import Channel, Mailbox, Recipient  # noqa: E402
from kulanz.flow import clock  # noqa: E402, F401  (a worker has all rooms in hand before it begins)
from kulanz.jobs.models import Job  # noqa: E402
from kulanz.jobs.tasks import REGISTRY, Task  # noqa: E402
from tests.servers import siege  # noqa: E402

MAILS = 100


def besieged(port: int) -> dict[str, object]:
    shorten_lease()
    channel = Channel.objects.create(name="Laden", address="desk@example.test")
    Mailbox.objects.create(channel=channel, smtp_host="127.0.0.1", smtp_port=port, smtp_security="plain")
    with transaction.atomic():
        for number in range(MAILS):
            post(channel, number)
    killed = siege.withstand(is_done, workers=2, kills=30, pause=0.12, patience=60)
    fates = {recipient.address: str(recipient.state) for recipient in Recipient.objects.all()}
    return {"fates": fates, "killed": killed}


def post(channel: Channel, number: int) -> None:
    outbox.queue(
        channel,
        f"Subject: {number}\r\n\r\nGuten Tag\r\n".encode(),
        message_id=f"{number}@example.test",
        envelope_from=channel.address,
        recipients=[f"kunde{number}@example.test"],
        send_after=timezone.now(),
    )


def shorten_lease() -> None:
    """A dead worker is noticed after a second, for nobody wants to wait for a minute here."""
    known = outbox.deliver
    REGISTRY[known.name] = Task(known.name, known.function, retries=100, lease=1.0)


def is_done() -> bool:
    return not Job.objects.filter(state__in=[Job.State.READY, Job.State.RUNNING]).exists()


if __name__ == "__main__":
    sys.stdout.write(json.dumps(besieged(int(sys.argv[1]))))

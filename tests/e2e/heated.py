"""Run beside the demo shop: somebody has insulted us, and time passes for a draft that cools.

`python -m tests.e2e.heated` prints where it lies, and when it runs again wakes what sleeps, as an hour later.
"""

import json
import sys
import time
from datetime import timedelta
from email.utils import format_datetime

import django

django.setup()

from django.utils import timezone  # noqa: E402  (Django must be ready)

from kulanz.channels import originals  # noqa: E402
from kulanz.channels.models import Channel  # noqa: E402
from kulanz.conversations.models import Message  # noqa: E402
from kulanz.flow import cooling, inbound  # noqa: E402
from kulanz.reply.models import Draft  # noqa: E402

SUBJECT = "Wo bleibt mein Buch"
MAIL = """From: Gerd Kolbe <gerd@kolbe.example>
To: {to}
Date: {at}
Subject: {subject}
Message-ID: <kolbe-eins@kolbe.example>
Content-Type: text/plain; charset=utf-8

Guten Tag,

ihr seid doch alle Idioten und Abzocker. Ich warte seit drei Wochen auf mein Buch "Das stille Beet" und höre nichts.

Schicken Sie es endlich ab oder geben Sie mir mein Geld zurück.

Gerd Kolbe
"""


def lay_out() -> int:
    held = Message.objects.filter(message_id="kolbe-eins@kolbe.example").first()
    if held:
        let_time_pass()
        return held.conversation_id
    channel = Channel.objects.filter(kind=Channel.Kind.FOLDER).earliest("pk")
    at = format_datetime(timezone.now() - timedelta(hours=1))
    written = MAIL.format(to=channel.address, at=at, subject=SUBJECT)
    original = originals.store(channel, "scenery/heated", written.encode())
    assert original
    inbound.take_in(original)
    for _turn in range(100):  # the desk's own worker may be faster
        if held := Message.objects.filter(message_id="kolbe-eins@kolbe.example").first():
            return held.conversation_id
        time.sleep(0.1)
    raise AssertionError("the insult did not arrive")


def let_time_pass() -> None:
    asleep = Draft.objects.filter(sleeps_until__isnull=False)
    asleep.update(sleeps_until=timezone.now() - timedelta(seconds=1))
    cooling.wake_due()


if __name__ == "__main__":
    json.dump({"heated": lay_out()}, sys.stdout)

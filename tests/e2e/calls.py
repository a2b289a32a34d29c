"""Run beside a desk: one customer who asks to be called, and one who has written back and forth without a number."""

import json
import sys
import uuid
from datetime import timedelta
from email.utils import format_datetime

import django

django.setup()

from django.utils import timezone  # noqa: E402  (Django must be ready)

from kulanz.channels import originals  # noqa: E402
from kulanz.channels.models import Channel  # noqa: E402
from kulanz.conversations.models import Message  # noqa: E402
from kulanz.flow import inbound  # noqa: E402

from .cases import taken_in_by_the_desk  # noqa: E402

MAIL = (
    "From: {name} <{address}>\nTo: {to}\nDate: {at}\nSubject: {subject}\nMIME-Version: 1.0\n"
    "Content-Type: text/plain; charset=utf-8\nMessage-ID: <{ident}@kunde.example>\n{head}\n{text}\n"
)
ASKS = (
    "Guten Tag,\n\nmein Gartenkalender kam zerrissen an, und das schon zum zweiten Mal. Ich möchte bitte bis Freitag"
    " ein heiles Exemplar haben. Rufen Sie mich am besten nach 17 Uhr an: 0171 2345678.\n\nFreundliche Grüße\n"
    "Renate Vogel\nTel. 030 5551234"
)


def lay_out() -> dict[str, int]:
    """Each test has one of its own: they run in any order."""
    first = arrive("Renate Vogel", "Kalender zerrissen", ASKS)
    second = arrive("Rosa Vogel", "Kalender zerrissen", ASKS.replace("Renate", "Rosa"))
    return {
        "asks": first.conversation_id,
        "asks_too": second.conversation_id,
        "silent": _back_and_forth().conversation_id,
    }


def _back_and_forth() -> Message:
    """Four times they have written, three times we have answered."""
    message = arrive("Theo Lang", "Zugang zum Kurs", "Guten Tag, mein Zugang zum Kurs geht nicht.", hours=40)
    for turn in range(1, 4):
        hours = 40 - turn * 10
        answered = timezone.now() - timedelta(hours=hours + 5)
        talk = message.conversation
        Message.objects.create(
            conversation=talk,
            channel=talk.channel,
            direction=Message.Direction.OUT,
            text=f"Guten Tag Herr Lang, das tut uns leid. Haben Sie Schritt {turn} versucht?",
            at=answered,
            arrived_at=answered,
            message_id=f"{uuid.uuid4().hex}@buchgarten.example",
        )
        talk.refresh_from_db()
        talk.answered(answered, "Guten Tag Herr Lang", by=None)
        head = f"In-Reply-To: <{message.message_id}>\n"
        message = arrive(
            "Theo Lang", "Re: Zugang zum Kurs", "Es geht immer noch nicht.", hours=hours, head=head
        )
    return message


def arrive(name: str, subject: str, text: str, *, hours: int = 0, head: str = "") -> Message:
    channel = Channel.objects.filter(kind=Channel.Kind.FOLDER).earliest("pk")
    ident = uuid.uuid4().hex
    mail = MAIL.format(
        name=name,
        address=f"{name.lower().replace(' ', '.')}@kunde.example",
        to=channel.address,
        at=format_datetime(timezone.now() - timedelta(hours=hours)),
        subject=subject,
        ident=ident,
        text=text,
        head=head,
    )
    original = originals.store(channel, f"calls/{ident}", mail.encode())
    assert original
    return inbound.take_in(original) or taken_in_by_the_desk(ident)


if __name__ == "__main__":
    sys.stdout.write(json.dumps(lay_out()))

"""Run beside a desk: six customers whom its owner should see, with mail that has just come."""

import json
import sys
import time
import uuid
from email.utils import format_datetime

import django

django.setup()

from django.utils import timezone  # noqa: E402  (Django must be ready)

from kulanz.channels import originals  # noqa: E402
from kulanz.channels.models import Channel  # noqa: E402
from kulanz.conversations.models import Message  # noqa: E402
from kulanz.flow import inbound  # noqa: E402
from kulanz.triage import cases  # noqa: E402

PEOPLE = (
    ("Thea Sommer", "complaint", "Die Lieferung kam zerbrochen an, das ist sehr ärgerlich."),
    ("Volker Hahn", "callback_request", "Bitte rufen Sie mich an: 0171 2345678."),
    ("Wanda Krug", "special_request", "Könnten Sie das Buch mit einer Widmung schicken?"),
    ("Xaver Lenz", "legal", "Ich schalte jetzt meinen Anwalt ein."),
    ("Yara Busch", "praise", "Ihr Kurs war wunderbar, vielen Dank dafür."),
    ("Zoe Frank", "complaint", "Zum zweiten Mal fehlt der Zugang zum Kurs."),
)
MAIL = (
    "From: {name} <{address}>\nTo: {to}\nDate: {at}\nSubject: {subject}\n"
    "Message-ID: <{ident}@kunde.example>\n\n{text}\n"
)


def lay_out() -> list[str]:
    channel = Channel.objects.filter(kind=Channel.Kind.FOLDER).earliest("pk")
    return [_write(channel, *person) for person in PEOPLE]


def _write(channel: Channel, name: str, code: str, text: str) -> str:
    ident = uuid.uuid4().hex
    mail = MAIL.format(
        name=name,
        address=f"{ident}@kunde.example",
        to=channel.address,
        at=format_datetime(timezone.now()),
        subject=f"Post von {name}",
        ident=ident,
        text=text,
    )
    original = originals.store(channel, f"cases/{ident}", mail.encode())
    assert original
    message = inbound.take_in(original) or taken_in_by_the_desk(ident)
    cases.add(message.conversation.customer, [code], message)
    return name


def taken_in_by_the_desk(ident: str) -> Message:
    """Its worker may have been faster."""
    for _turn in range(100):
        if found := Message.objects.filter(message_id=f"{ident}@kunde.example").first():
            return found
        time.sleep(0.1)
    raise AssertionError(f"{ident} did not arrive")


if __name__ == "__main__":
    sys.stdout.write(json.dumps(lay_out()))

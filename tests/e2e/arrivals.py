"""Mail that comes to the demo shop beside its own, so that every screen has something to show."""

import time
from datetime import timedelta
from email.utils import format_datetime

from django.utils import timezone

from kulanz.business.models import Staff
from kulanz.channels import originals
from kulanz.channels.models import Channel, RawMessage
from kulanz.conversations import search
from kulanz.conversations.models import Conversation, Message
from kulanz.customers.models import Customer
from kulanz.flow import inbound, second_look
from kulanz.reply import compose
from kulanz.reply.models import Draft, Snippet

from .staff import HANNA, JONAS

SHARP = "Guten Tag,\n\nschauen Sie erst mal, wo der Fehler liegt!!! Wie bereits mehrfach erwähnt, ist das Buch weg."
WRITTEN = """From: Rita Moos <rita@moos.example>
To: {to}
Date: {at}
Subject: Mein Geld, zum dritten Mal
Message-ID: <drittes-mal@moos.example>
Content-Type: text/plain; charset=utf-8

Guten Tag,

dies ist meine dritte Mail und niemand antwortet. Ich bin maßlos enttäuscht und schalte jetzt meinen Anwalt ein. \
Ich will mein Geld zurück, 89,90 Euro. Die Bestellung 20417 vom 14. Oktober 2026 ist nie angekommen.

Bitte überweisen Sie bis zum 30. November auf meine IBAN DE89 3704 0044 0532 0130 00. Mein Passwort: Moewe!1974 \
im Kundenkonto, falls Sie nachsehen wollen.

Grüße
Rita Moos
Tel. 0171 2345678

Am 3. November schrieb Buchgarten:
> Bitte senden Sie uns Ihre Bankverbindung.
> Gilt noch DE89 3704 0044 0532 0130 00?
"""
STILL_MISSING = """From: =?utf-8?Q?Sabine_Kr=C3=B6ger?= <sabine.kroeger@kroeger-garten.example>
To: {to}
Date: {at}
Subject: Noch einmal: mein E-Book
Message-ID: <noch-einmal@kroeger-garten.example>
Content-Type: text/plain; charset=utf-8

Guten Tag,

der Download ist noch immer nicht angekommen. Mögen Sie bitte nachsehen, woran es liegt?

Sabine Kröger
"""
HEATED = """From: {name} <{ident}@kunde.example>
To: {to}
Date: {at}
Subject: {subject}
Message-ID: <{ident}@kunde.example>
Content-Type: text/plain; charset=utf-8

Guten Tag,

ihr seid doch alle Idioten und Abzocker. Ich warte seit drei Wochen auf mein Buch und höre nichts.

Geben Sie mir mein Geld zurück.

{name}
"""
DAMAGED = """From: Karin Albers <karin.albers@kunde.example>
To: {to}
Date: {at}
Subject: Buch beschädigt angekommen
Message-ID: <beschaedigt@kunde.example>
Content-Type: text/plain; charset=utf-8

Guten Tag,

das Buch ist heute angekommen, aber der Umschlag ist geknickt und mehrere Seiten sind eingerissen. Können Sie mir ein \
neues Exemplar schicken? Und was soll ich mit dem alten machen?

Viele Grüße
Karin Albers
"""
BEFORE = "Hallo, das bestellte Buch ist da, nur ist der Umschlag geknickt und zwei Seiten sind eingerissen. Was nun?"
ANSWERED = (
    "Guten Tag Frau Nolte,\n\ndas tut mir leid. Ich schicke Ihnen heute ein neues Exemplar zu Bestellung 20311 an den"
    " Lindenweg 4, 16259 Oderfelde; am Freitag ist es bei Ihnen. Das beschädigte dürfen Sie behalten oder verschenken."
    "\n\nViele Grüße\nJonas Weil"
)


def arrived(name: str, written: str) -> int:
    """A mail of two hours ago: one gives the desk a lot to read, one misses what went to a mistyped address."""
    channel = Channel.objects.filter(kind=Channel.Kind.FOLDER).earliest("pk")
    mail = written.format(to=channel.address, at=format_datetime(timezone.now() - timedelta(hours=2)))
    original = originals.store(channel, f"scenery/{name}", mail.encode())
    assert original
    message = inbound.take_in(original) or _taken_in(original)
    return message.conversation_id


def _taken_in(original: RawMessage) -> Message:
    """The desk's own worker was faster."""
    for _turn in range(100):
        if found := Message.objects.filter(originals__raw=original).first():
            return found
        time.sleep(0.1)
    raise AssertionError(f"{original.remote_id} did not arrive")


def damaged() -> int:
    """Somebody asks what somebody else was answered in spring, and there is a snippet for it."""
    Snippet.objects.create(
        title="Buch beschädigt angekommen", shortcut="ersatz", uses=12,
        text="Das tut mir leid, {name}. Ich schicke Ihnen ein neues Exemplar; das alte Buch dürfen Sie gern behalten.",
    )  # fmt: skip
    then = timezone.now() - timedelta(days=240)
    nora = Customer.objects.create(name="Nora Nolte", language="de", register="sie")
    channel = Channel.objects.filter(kind=Channel.Kind.FOLDER).earliest("pk")
    talk = Conversation.objects.create(
        customer=nora,
        channel=channel,
        subject="Seiten eingerissen",
        state="done",
        created_at=then,
        last_at=then,
    )
    said = {"conversation": talk, "channel": channel, "subject": talk.subject}
    asked = Message.objects.create(direction="in", sender_name="Nora Nolte", text=BEFORE, at=then, **said)
    search.index_message(asked, [BEFORE])
    Message.objects.create(direction="out", author=JONAS, text=ANSWERED, at=then + timedelta(hours=2), **said)
    return arrived("damaged", DAMAGED)


def heated(emma: Staff) -> dict[str, object]:
    """Insults: one that waits, one whose answers cool, one whose have cooled and are read by somebody else."""
    hot, asleep, cooled = (
        arrived(ident, HEATED.replace("{ident}", ident).replace("{name}", name).replace("{subject}", subject))
        for ident, name, subject in (
            ("harms-eins", "Uwe Harms", "Unverschämt"),
            ("pauli-eins", "Gesine Pauli", "Drei Wochen"),
            ("thoma-eins", "Arno Thoma", "Wo bleibt mein Buch"),
        )
    )
    for talk, text in ((asleep, SHARP), (cooled, SHARP)):
        for writer in (HANNA, emma):
            compose.save(compose.start(Conversation.objects.get(pk=talk), "answer", by=writer), text=text)
    now = timezone.now()
    Draft.objects.filter(conversation=asleep).update(sleeps_until=now + timedelta(days=1))
    Draft.objects.filter(conversation=cooled).update(cooled_at=now)
    mine = Draft.objects.get(conversation=cooled, author=HANNA)
    look = second_look.ask(mine, emma, "Ist das zu scharf?", by=HANNA)
    return {"hot": hot, "asleep": asleep, "cooled": cooled, "look": look.pk}

"""Run beside the demo shop: lays out what a quiet shop lacks, so that every screen has something to show.

`python -m tests.e2e.scenery` prints where each of it is to be found, as JSON.
"""

import json
import sys
from datetime import timedelta
from email.utils import format_datetime

import django

django.setup()

from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret  # noqa: E402  (Django must be ready)
from django.utils import timezone  # noqa: E402  (before its models are loaded)

from kulanz.business import people  # noqa: E402
from kulanz.business.models import Holiday, Staff  # noqa: E402
from kulanz.channels import mailboxes, originals, unread  # noqa: E402
from kulanz.channels.models import Channel, Mailbox, Recipient, SenderRule  # noqa: E402
from kulanz.conversations import notes  # noqa: E402
from kulanz.conversations.models import Conversation, Message, Tag  # noqa: E402
from kulanz.customers.models import Customer, MergeSuggestion  # noqa: E402
from kulanz.flow import dismissing, inbound, outbound  # noqa: E402
from kulanz.jobs.models import Job  # noqa: E402
from kulanz.reply import compose  # noqa: E402
from kulanz.reply.models import Snippet  # noqa: E402

HANNA, JONAS = (Staff.objects.get(name=name) for name in ("Hanna Brandt", "Jonas Weil"))
EMMA_PASSWORD = "four quiet gardens"
SHOUTED = (
    "Hallo Frau Sandner,\n\nWIR HABEN IHNEN DAS SCHON ZWEIMAL ERKLÄRT!!\n\n"
    "Die Abrechnung für September geht heute raus, du kannst sie morgen im Konto sehen."
)
WRITTEN = """From: Rita Moos <rita@moos.example>
To: {to}
Date: {at}
Subject: Mein Geld, zum dritten Mal
Message-ID: <drittes-mal@moos.example>
Content-Type: text/plain; charset=utf-8

Guten Tag,

dies ist meine dritte Mail und niemand antwortet. Ich bin maßlos enttäuscht und schalte jetzt meinen Anwalt ein. \
Ich will mein Geld zurück, 89,90 Euro.

Bitte überweisen Sie bis zum 30. November auf meine IBAN DE89 3704 0044 0532 0130 00. Mein Passwort: Moewe!1974 \
im Kundenkonto, falls Sie nachsehen wollen.

Grüße
Rita Moos

Am 3. November schrieb Buchgarten:
> Bitte senden Sie uns Ihre Bankverbindung.
> Gilt noch DE89 3704 0044 0532 0130 00?
"""


def lay_out() -> dict[str, object]:
    emma = Staff.objects.create_user(
        "emma@buchgarten.example", EMMA_PASSWORD, name="Emma Lindqvist", role=Staff.Role.OWNER, language="en"
    )
    _with_second_step()
    busy = _about("Provision September")
    _, invitation = people.invite("nele@buchgarten.example", "Nele Vogt", Staff.Role.SPECIALIST, by=HANNA)
    places = {
        "conversation": _about("Download kommt nicht", "E-Book", "Ebook").pk,
        "busy": _busy(busy, emma).pk,
        "quarantined": _set_apart().pk,
        "binned": _binned().pk,
        "invitation": invitation,
        "rule": SenderRule.objects.get().pk,
        "snippet": Snippet.objects.earliest("pk").pk,
        "person": JONAS.pk,
        **_mailboxes(),
        **_people(),
    }
    _undelivered()
    _unreadable()
    _given_up()
    _calm(busy)
    Holiday.objects.create(on=timezone.localdate() + timedelta(days=40), name="Betriebsausflug")
    message = Message.objects.filter(direction="in", originals__isnull=False, has_html=True).earliest("pk")
    return places | {
        "found": _full_of_findings(),
        "message": message.pk,
        "designed": message.conversation_id,
        "tag": Tag.objects.earliest("pk").pk,
    }


def _with_second_step() -> None:
    otto = Staff.objects.create_user("otto@buchgarten.example", EMMA_PASSWORD, name="Otto Reiß")
    TOTP.activate(otto, generate_totp_secret())


def _about(*words: str) -> Conversation:
    for word in words:
        found = Conversation.objects.present().filter(subject__icontains=word).order_by("-last_at").first()
        if found:
            return found
    return Conversation.objects.present().filter(state="open").latest("last_at")


def _busy(busy: Conversation, emma: Staff) -> Conversation:
    """Promised, tagged, with a note, an answer begun that the coach dislikes, and somebody else looking at it."""
    busy.promise("Abrechnung für September", timezone.localdate() + timedelta(days=1), by=HANNA)
    for tag in ("provision", "rückruf", "buchhaltung"):
        busy.tag(tag, by=HANNA)
    notes.add(busy, "@Hanna Brandt @Emma Lindqvist die Buchhaltung hat erst am Montag wieder auf.", by=JONAS)
    busy.assign(emma, by=JONAS)
    busy.assign(HANNA, by=JONAS)
    for writer in (HANNA, emma):
        draft = compose.save(compose.start(busy, "answer", by=writer), text=SHOUTED)
        compose.attach(draft, "Abrechnung September – alle Empfehlungen.pdf", "application/pdf", b"%PDF-1.4")
    compose.save(
        compose.start_new(busy.channel, "verlag@weidenhof.example", by=HANNA), subject="Zweite Auflage"
    )
    return busy


def _full_of_findings() -> int:
    """A mail that gives the desk a lot to read, and what should not stand in one."""
    channel = Channel.objects.filter(kind=Channel.Kind.FOLDER).earliest("pk")
    mail = WRITTEN.format(to=channel.address, at=format_datetime(timezone.now() - timedelta(hours=2)))
    original = originals.store(channel, "scenery/found", mail.encode())
    assert original
    message = inbound.take_in(original)
    assert message
    return message.conversation_id


def _set_apart() -> Conversation:
    chosen = list(Conversation.objects.present().filter(state="done").order_by("pk")[:2])
    for one in chosen:
        one.quarantine("sender_rule")
    return chosen[0]


def _binned() -> Conversation:
    chosen = list(Conversation.objects.present().filter(state="done").order_by("-pk")[:2])
    for one in chosen:
        one.bin(by=JONAS)
    return chosen[0]


def _mailboxes() -> dict[str, object]:
    """One whose servers refuse us, one that is only begun, one that waits for the owner's permission."""
    failing = mailboxes.add("bestellung@buchgarten.example", "Buchgarten Bestellungen")
    Mailbox.objects.filter(pk=failing.pk).update(
        imap_host="127.0.0.1", imap_port=1, imap_security="plain", smtp_host="127.0.0.1", smtp_port=1,
        smtp_security="plain",
    )  # fmt: skip
    failing.refresh_from_db()
    mailboxes.keep_servers(failing, {"password": "geheim"})
    mailboxes.start(failing)
    Mailbox.objects.filter(pk=failing.pk).update(
        sending_failing_since=timezone.now() - timedelta(hours=2), sending_failure="password",
        sending_detail="535 5.7.8 Authentication failed", sending_tried_at=timezone.now(),
    )  # fmt: skip
    begun = mailboxes.add("presse@gmx.de", "")
    asking = mailboxes.add("buchgarten@outlook.de", "")
    mailboxes.keep_servers(asking, {"client_id": "3f0c1b7e-demo"})
    return {"mailbox": failing.pk, "new_mailbox": begun.pk, "asking_mailbox": asking.pk}


def _people() -> dict[str, object]:
    suggestion = MergeSuggestion.objects.earliest("pk")
    busiest = Customer.objects.get(name="Margaret Ashworth")
    busiest.about = "Grows dahlias, hates being called Maggie."
    busiest.save()
    return {"customer": busiest.pk, "kept": suggestion.one_id, "absorbed": suggestion.other_id}


def _undelivered() -> None:
    said = {
        Recipient.State.FAILED: (
            "550 5.1.1",
            "unknown_user",
            "550 5.1.1 User unknown in virtual mailbox table",
        ),
        Recipient.State.UNCLEAR: ("", "", ""),
        Recipient.State.BOUNCED: ("5.2.2", "mailbox_full", "552 5.2.2 Mailbox full"),
    }
    waiting = (
        Conversation.objects.present().filter(state="open", customer__language="de").order_by("-last_at")
    )
    for state, conversation in zip(said, waiting[10:13], strict=True):
        draft = compose.save(
            compose.start(conversation, "answer", by=JONAS), text="Guten Tag,\n\nheute noch."
        )
        message = outbound.send(draft, by=JONAS, seen=timezone.now())
        code, reason, answer = said[state]
        Recipient.objects.filter(outbound__message=message).update(
            state=state, code=code, reason=reason, answer=answer
        )


def _unreadable() -> None:
    channel = Channel.objects.filter(kind=Channel.Kind.FOLDER).earliest("pk")
    for number, problem in enumerate((unread.TOO_LARGE, "RecursionError: maximum recursion depth exceeded")):
        header = f"Subject: {number}\r\nFrom: somebody@example.org\r\n\r\n".encode()
        originals.store_unreadable(channel, f"scenery/{number}", header, size=61_000_000, problem=problem)
    gone = originals.store_unreadable(channel, "scenery/gone", b"Subject: x", size=9_000, problem=unread.GONE)
    assert gone
    dismissing.dismiss(gone, by=JONAS)


def _given_up() -> None:
    Job.objects.create(
        task="channels.outbox.file_in_sent", arguments={"outbound_id": 1}, state=Job.State.DEAD, attempt=12,
        run_at=timezone.now(), finished_at=timezone.now(),
        traceback='Traceback (most recent call last):\n  File "outbox.py", line 107, in file_in_sent\n'
        "imaplib.IMAP4.error: [OVERQUOTA] Mailbox is full",
    )  # fmt: skip


def _calm(busy: Conversation) -> None:
    """One rests until tomorrow, another waits for the customer."""
    first, second = (
        Conversation.objects.present().filter(state="open").exclude(pk=busy.pk).order_by("-pk")[:2]
    )
    first.snooze(timezone.now() + timedelta(hours=20), Conversation.Snooze.UNLESS_THEY_WRITE, by=HANNA)
    second.await_customer(by=HANNA)


if __name__ == "__main__":
    sys.stdout.write(json.dumps(lay_out()))

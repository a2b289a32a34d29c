"""Run beside the demo shop: lays out what a quiet shop lacks, so that every screen has something to show.

`python -m tests.e2e.scenery` prints where each of it is to be found, as JSON.
"""

import json
import sys
from datetime import timedelta

import django

django.setup()

from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret  # noqa: E402  (Django must be ready)
from django.utils import timezone  # noqa: E402  (before its models are loaded)

from kulanz.business import people  # noqa: E402
from kulanz.business.models import Holiday, Staff  # noqa: E402
from kulanz.channels import originals, unread  # noqa: E402
from kulanz.channels.models import Channel, Recipient, SenderRule  # noqa: E402
from kulanz.conversations import notes  # noqa: E402
from kulanz.conversations.models import Conversation, Message, Tag  # noqa: E402
from kulanz.customers import silence  # noqa: E402
from kulanz.customers.models import Customer, MergeSuggestion  # noqa: E402
from kulanz.flow import dismissing, outbound  # noqa: E402
from kulanz.followup import promises  # noqa: E402
from kulanz.followup.models import Promise  # noqa: E402
from kulanz.followup.promises import Proof  # noqa: E402
from kulanz.goodwill.models import Campaign, PaperLetter, RefundCase  # noqa: E402
from kulanz.jobs.models import Job  # noqa: E402
from kulanz.reply import aid, compose  # noqa: E402
from kulanz.reply.models import Snippet  # noqa: E402

from . import arrivals, furniture  # noqa: E402
from .staff import HANNA, JONAS  # noqa: E402

EMMA_PASSWORD = "four quiet gardens"
SHOUTED = (
    "Hallo Frau Sandner,\n\nWIR HABEN IHNEN DAS SCHON ZWEIMAL ERKLÄRT!!\n\n"
    "Die Abrechnung für September geht heute raus, du kannst sie morgen im Konto sehen."
)
GOES_OUT = (
    "Guten Tag,\n\nvielen Dank für Ihre Nachricht. Es tut mir leid, dass Sie warten mussten. Ich habe nachgesehen: "
    "Ihre Sendung geht heute noch an Sie hinaus, und morgen schreibe ich Ihnen, wann sie ankommt. Sie erreichen mich "
    "unter 030 55550142.\n\nViele Grüße\nJonas Weil"
)


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
        "routing": furniture.routing(emma),
        "snippet": Snippet.objects.earliest("pk").pk,
        "person": JONAS.pk,
        **furniture.unready_mailboxes(),
        **_people(),
        **furniture.order_files(),
        **furniture.shops(),
    }
    _undelivered()
    _unreadable()
    _given_up()
    _calm(busy)
    Holiday.objects.create(on=timezone.localdate() + timedelta(days=40), name="Betriebsausflug")
    found = arrivals.arrived("found", arrivals.WRITTEN)
    missing = arrivals.arrived("missing", arrivals.STILL_MISSING)
    heated = arrivals.heated(emma)
    # She wanted to hear nothing more, and has thought better of it.
    silence.lift(Conversation.objects.get(pk=missing).customer, "Hat es sich anders überlegt", by=HANNA)
    furniture.ways_of_alarm(HANNA, emma)
    message = Message.objects.filter(direction="in", originals__isnull=False, has_html=True).earliest("pk")
    return (
        places
        | heated
        | {
            "found": found,
            "missing": missing,
            "damaged": arrivals.damaged(),
            "message": message.pk,
            "designed": message.conversation_id,
            "silenced": Conversation.objects.present()
            .filter(messages__text__contains="nie wieder, weder an")[0]
            .pk,
            "tag": Tag.objects.earliest("pk").pk,
            "promise": _owed(),
            "campaign": Campaign.objects.earliest("pk").pk,
            "letter": PaperLetter.objects.earliest("pk").pk,
            "refund": RefundCase.objects.earliest("pk").pk,
        }
    )


def _with_second_step() -> None:
    otto = Staff.objects.create_user("otto@buchgarten.example", EMMA_PASSWORD, name="Otto Reiß")
    TOTP.activate(otto, generate_totp_secret())


def _about(*words: str) -> Conversation:
    for word in words:
        found = Conversation.objects.present().filter(subject__icontains=word).order_by("-last_at").first()
        if found:
            return found
    return Conversation.objects.present().filter(state="open").latest("last_at")


def _promise(talk: Conversation, what: str, days: int, **fields: str) -> Promise:
    on = timezone.localdate() + timedelta(days=days)
    return promises.make(talk.customer, what, on, by=HANNA, conversation=talk, **fields)


def _owed() -> int:
    """Something for each heading of the board, one kept, and one without a day; the number of the broken one."""
    talks = list(Conversation.objects.present().filter(state="open").order_by("-pk")[:6])
    broken = _promise(talks[0], "Ich schicke Ihnen den Ersatz bis Mittwoch zu", 3, kind="shipment")
    past = timezone.now() - timedelta(days=2)
    Promise.objects.filter(pk=broken.pk).update(
        due=past.date(), due_at=past, made_at=past - timedelta(days=4), words=broken.what
    )
    _promise(talks[1], "Rückruf wegen der Rechnung", 0, kind="call")
    _promise(talks[2], "Sie bekommen die 24,90 Euro bis Ende nächster Woche zurück", 6, kind="refund")
    _promise(talks[3], "Gutschein für den Gartenkalender", 12, kind="gesture")
    promises.make(
        talks[4].customer, "Den neuen Link schicken, sobald er da ist", None, by=JONAS, conversation=talks[4]
    )
    kept = _promise(talks[5], "Antwort vom Lager weitergeben", 2, kind="reply")
    promises.keep(kept, Proof("word", note="am Telefon gesagt"), by=JONAS)
    return broken.pk


def _busy(busy: Conversation, emma: Staff) -> Conversation:
    """Promised, tagged, with a note, an answer begun that the coach dislikes, and somebody else looking at it."""
    _promise(busy, "Abrechnung für September", 1, kind="payment")
    for tag in ("provision", "rückruf", "buchhaltung"):
        busy.tag(tag, by=HANNA)
    notes.add(busy, "@Hanna Brandt @Emma Lindqvist die Buchhaltung hat erst am Montag wieder auf.", by=JONAS)
    busy.assign(emma, by=JONAS)
    busy.assign(HANNA, by=JONAS)
    for writer in (HANNA, emma):
        draft = compose.save(compose.start(busy, "answer", by=writer), text=SHOUTED)
        compose.attach(draft, "Abrechnung September – alle Empfehlungen.pdf", "application/pdf", b"%PDF-1.4")
        first = compose.start_new(busy.channel, "verlag@weidenhof.example", by=writer)
        compose.save(first, subject="Zweite Auflage", reason="news")
    said = {"address": "https://models.example/v1", "model": "klein-24b", "secret": "", "is_active": True}
    aid.keep(said, by=HANNA)
    return busy


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
        Conversation.objects.present()
        .filter(state="open", customer__language="de")
        .exclude(customer__handles__silenced_at__isnull=False)
        .order_by("-last_at")
    )
    for state, conversation in zip(said, waiting[10:13], strict=True):
        draft = compose.save(compose.start(conversation, "answer", by=JONAS), text=GOES_OUT)
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

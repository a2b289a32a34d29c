"""Run beside the demo shop: lays out what a quiet shop lacks, so that every screen has something to show.

`python -m tests.e2e.scenery` prints where each of it is to be found, as JSON.
"""

import json
import sys
import time
from datetime import timedelta
from email.utils import format_datetime

import django

django.setup()

from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret  # noqa: E402  (Django must be ready)
from django.utils import timezone  # noqa: E402  (before its models are loaded)

from kulanz.business import people  # noqa: E402
from kulanz.business.models import AlarmTarget, Holiday, Staff  # noqa: E402
from kulanz.channels import mailboxes, originals, unread  # noqa: E402
from kulanz.channels.models import Channel, Mailbox, RawMessage, Recipient, SenderRule  # noqa: E402
from kulanz.conversations import notes, search  # noqa: E402
from kulanz.conversations.models import Conversation, Message, Tag  # noqa: E402
from kulanz.customers import silence  # noqa: E402
from kulanz.customers.models import Customer, MergeSuggestion, OrderFile, Shop  # noqa: E402
from kulanz.customers.orderfiles.survey import Wish  # noqa: E402
from kulanz.flow import dismissing, inbound, orderfiles, outbound, second_look  # noqa: E402
from kulanz.flow import routing as at_work  # noqa: E402
from kulanz.jobs.models import Job  # noqa: E402
from kulanz.reply import aid, compose  # noqa: E402
from kulanz.reply.models import Draft, Snippet  # noqa: E402
from kulanz.triage import rulebook  # noqa: E402
from kulanz.triage.models import Dissatisfaction  # noqa: E402

HANNA, JONAS = (Staff.objects.get(name=name) for name in ("Hanna Brandt", "Jonas Weil"))
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
        "routing": _routing(emma),
        "snippet": Snippet.objects.earliest("pk").pk,
        "person": JONAS.pk,
        **_mailboxes(),
        **_people(),
        **_order_files(),
        **_shops(),
    }
    _undelivered()
    _unreadable()
    _given_up()
    _calm(busy)
    Holiday.objects.create(on=timezone.localdate() + timedelta(days=40), name="Betriebsausflug")
    found, missing = _arrived("found", WRITTEN), _arrived("missing", STILL_MISSING)
    heated = _heated(emma)
    # She wanted to hear nothing more, and has thought better of it.
    silence.lift(Conversation.objects.get(pk=missing).customer, "Hat es sich anders überlegt", by=HANNA)
    _ways_of_alarm(HANNA, emma)
    message = Message.objects.filter(direction="in", originals__isnull=False, has_html=True).earliest("pk")
    return (
        places
        | heated
        | {
            "found": found,
            "missing": missing,
            "damaged": _damaged(),
            "message": message.pk,
            "designed": message.conversation_id,
            "silenced": Conversation.objects.present()
            .filter(messages__text__contains="nie wieder, weder an")[0]
            .pk,
            "tag": Tag.objects.earliest("pk").pk,
        }
    )


def _routing(owner: Staff) -> int:
    """Two rules, the first switched on."""
    first = rulebook.write(
        {"intents": ["access_problem", "delivery_problem"], "words": ["Download", "E-Book", "Fehlermeldung"]},
        {
            "pick": "specialist",
            "skill": at_work.known_skills()[0],
            "line": "bitte zuerst anrufen",
            "tag": "download",
        },
        by=owner,
    )
    rulebook.switch_on(first, rulebook.seal(first), by=owner)
    moods = ["neutral", "pleased", "delighted"]
    second = rulebook.write({"intents": ["question"], "moods": moods}, {"pick": "assistant"}, by=owner)
    return second.pk


def _order_files() -> dict[str, object]:
    """One that waits for its columns, one that is being read, and one of which some lines could not be read."""
    head = "Bestellnummer;Bestelldatum;Gesamtbetrag;E-Mail-Adresse;Käufer;Artikel;Menge;Status\n"
    rows = [
        f"{4700 + n};{1 + n % 28:02}.09.2026 14:{n:02};{n},90;kundin{n}@kunde.example;Kundin {n};Gartenbuch;1;bezahlt\n"
        for n in range(30)
    ]
    wrong = ["4801;31.02.2026;9,90;a@kunde.example;;;;\n", "4802;01.03.2026;neun;b@kunde.example;;;;\n"]
    waiting = _order_file("september.csv", head, [*rows, *wrong])
    running, done = (_order_file(name, head, [*rows, *wrong]) for name in ("archiv.csv", "august.csv"))
    for file in (running, done):  # not by a job: the shop's own worker would take it
        layout = orderfiles.look(file, Wish()).layout
        OrderFile.objects.filter(pk=file.pk).update(state="reading", columns=layout.kept())
    orderfiles.take(file=done.pk)
    OrderFile.objects.filter(pk=running.pk).update(
        line=410_300, lines=1_000_001, made=398_211, changed=12_004
    )
    return {"waiting_file": waiting.pk, "running_file": running.pk, "done_file": done.pk}


def _shops() -> dict[str, object]:
    """One that cannot be reached, and one that has to be told where to knock."""
    fields = {"url": "https://buchgarten.myshopify.com", "secret": {"access_token": "x"}}
    Shop.objects.create(
        kind="shopify", name="Buchgarten International", failing_since=timezone.now(), failure="sign_in_refused",
        failure_detail="HTTP 401: Invalid API key or access token", last_attempt_at=timezone.now(), **fields,
    )  # fmt: skip
    return {"shop": Shop.objects.create(kind="digistore24", name="Kurse im Garten").pk}


def _order_file(name: str, head: str, rows: list[str]) -> OrderFile:
    content = (head + "".join(rows)).encode("cp1252")
    return orderfiles.upload(name, len(content), lambda: [content], "Flohmarkt", by=HANNA)


def _ways_of_alarm(*owners: Staff) -> None:
    """Ways that are looked at, and never used: all that is extremely dissatisfied here has been told of."""
    now = timezone.now()
    Dissatisfaction.objects.update(alarmed_at=now)
    for owner in owners:
        ways = (
            AlarmTarget(
                kind="ntfy",
                address="https://ntfy.example/buchgarten-4711",
                at_night=True,
                secret={"token": "tk"},
                last_success_at=now,
            ),
            AlarmTarget(kind="mail", address="hanna.brandt@privat.example", is_active=False),
            AlarmTarget(
                kind="gotify",
                address="https://gotify.example",
                failing_since=now,
                failure="the server answered 401",
            ),
        )
        for way in ways:
            way.staff = owner
            way.save()


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
        first = compose.start_new(busy.channel, "verlag@weidenhof.example", by=writer)
        compose.save(first, subject="Zweite Auflage", reason="news")
    said = {"address": "https://models.example/v1", "model": "klein-24b", "secret": "", "is_active": True}
    aid.keep(said, by=HANNA)
    return busy


def _arrived(name: str, written: str) -> int:
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


def _damaged() -> int:
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
    return _arrived("damaged", DAMAGED)


def _heated(emma: Staff) -> dict[str, object]:
    """Insults: one that waits, one whose answers cool, one whose have cooled and are read by somebody else."""
    hot, asleep, cooled = (
        _arrived(
            ident, HEATED.replace("{ident}", ident).replace("{name}", name).replace("{subject}", subject)
        )
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

"""Settings of the demo shop that are looked at: rules, files of orders, shops, ways of alarm, mailboxes."""

from datetime import timedelta

from django.utils import timezone

from kulanz.business.models import AlarmTarget, Staff
from kulanz.channels import mailboxes
from kulanz.channels.models import Mailbox
from kulanz.customers.models import OrderFile, Shop
from kulanz.customers.orderfiles.survey import Wish
from kulanz.flow import orderfiles
from kulanz.flow import routing as at_work
from kulanz.triage import rulebook
from kulanz.triage.models import Dissatisfaction

from .staff import HANNA


def routing(owner: Staff) -> int:
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


def order_files() -> dict[str, object]:
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


def _order_file(name: str, head: str, rows: list[str]) -> OrderFile:
    content = (head + "".join(rows)).encode("cp1252")
    return orderfiles.upload(name, len(content), lambda: [content], "Flohmarkt", by=HANNA)


def shops() -> dict[str, object]:
    """One that cannot be reached, and one that has to be told where to knock."""
    fields = {"url": "https://buchgarten.myshopify.com", "secret": {"access_token": "x"}}
    Shop.objects.create(
        kind="shopify", name="Buchgarten International", failing_since=timezone.now(), failure="sign_in_refused",
        failure_detail="HTTP 401: Invalid API key or access token", last_attempt_at=timezone.now(), **fields,
    )  # fmt: skip
    return {"shop": Shop.objects.create(kind="digistore24", name="Kurse im Garten").pk}


def ways_of_alarm(*owners: Staff) -> None:
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


def unready_mailboxes() -> dict[str, object]:
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

"""The demo shop: a German seller of e-books and courses, with customers, mail and people who answer."""

import hashlib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from email.utils import format_datetime, parsedate_to_datetime
from importlib import resources

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from kulanz.business.models import Business, OpeningHours, Staff
from kulanz.channels.models import Channel, SenderRule
from kulanz.conversations import notes
from kulanz.conversations.models import Conversation, Message
from kulanz.flow import intake, refunding
from kulanz.goodwill.refunds import Matter
from kulanz.reply.models import Snippet

from . import calls, campaigns, commissions, letters, orders

PASSWORD = "kulanz-demo"  # noqa: S105  (public on purpose: the demo runs on this machine alone)
# The newest demo mail was written at this moment; loading moves all dates so that it came a while ago.
WRITTEN_UNTIL = datetime(2026, 11, 20, 16, 0, tzinfo=UTC)
OVER_TIME = "ute.paschke@elbnetz.example"
NEWEST_IS_OLD = timedelta(minutes=40)

PEOPLE = (
    ("hanna@buchgarten.example", "Hanna Brandt", Staff.Role.OWNER, ""),
    ("jonas@buchgarten.example", "Jonas Weil", Staff.Role.ASSISTANT, ""),
    ("mira@buchgarten.example", "Mira Okafor", Staff.Role.SPECIALIST, "Technik"),
)
MAILBOXES = (
    ("Buchgarten", "hallo@buchgarten.example"),
    ("Technik", "technik@buchgarten.example"),
    ("Kurse", "kurse@buchgarten.example"),
)


def sign_ins() -> list[str]:
    """The lines that tell a newcomer how to get in; none where this is not the demo."""
    known = Staff.objects.filter(email__in=[email for email, *_rest in PEOPLE], is_active=True)
    usable = [staff for staff in known if staff.check_password(PASSWORD)]
    lines = [f"{staff.email}  {PASSWORD}  ({staff.role})" for staff in usable]
    nothing_leaves = f"Nothing leaves this machine: answers are laid into {settings.DATA / 'outgoing'}"
    return [*lines, nothing_leaves] if lines else []


@transaction.atomic
def load_if_empty(*, progress: Callable[[str], None]) -> bool:
    """Fill an empty desk with the demo shop, wholly or not at all; False where there is somebody already."""
    if Staff.objects.exists():
        return False
    progress("Loading the demo shop …")
    channels = _open_shop()
    shift = timezone.now() - NEWEST_IS_OLD - WRITTEN_UNTIL
    orders.load(shift)
    orders.reckon()
    campaigns.agree(by=Staff.objects.get(name="Hanna Brandt"))
    runs = {channel.address: intake.Run(channel) for channel in channels}
    for address, run in runs.items():
        own = (_moved(content, shift) for _name, content in mails() if _address_of(content, runs) == address)
        list(run.take_all((hashlib.sha256(content).hexdigest(), content) for content in own))
    _as_of_today()
    commissions.load(shift, by=Staff.objects.earliest("pk"))
    letters.load(by=Staff.objects.get(name="Hanna Brandt"))
    calls.load(by=Staff.objects.get(name="Hanna Brandt"), helper=Staff.objects.get(name="Jonas Weil"))
    orders.reckon()
    campaigns.load(by=Staff.objects.get(name="Hanna Brandt"))
    progress(f"{Message.objects.count()} messages in {Conversation.objects.count()} conversations.")
    return True


def mails() -> list[tuple[str, bytes]]:
    """Name and bytes of every demo mail, by the day on which it was written."""
    folder = resources.files("kulanz.demo") / "mail"
    found = [(entry.name, entry.read_bytes()) for entry in folder.iterdir() if entry.name.endswith(".eml")]
    return sorted(found, key=lambda pair: (_date(pair[1]) or WRITTEN_UNTIL, pair[0]))


@transaction.atomic
def _open_shop() -> list[Channel]:
    Business.objects.create(
        name="Buchgarten",
        postal_address="Buchgarten, Hanna Brandt\nAm alten Speicher 4\n16259 Oderfelde",
        phone="+49 30 55550140",
        email="hallo@buchgarten.example",
        region="DE-BB",
        guarantee_terms="30 Tage Geld zurück, ohne Begründung.",
        known_for="warm, genau, für einen da",
    )
    OpeningHours.objects.bulk_create(
        OpeningHours(weekday=day, opens=time(9), closes=time(17)) for day in range(5)
    )
    for email, name, role, skills in PEOPLE:
        Staff.objects.create_user(email, PASSWORD, name=name, role=role, skills=skills)
    SenderRule.objects.create(pattern="seo-turbo.example", action=SenderRule.Action.QUARANTINE)
    Snippet.objects.bulk_create(Snippet(**snippet) for snippet in SNIPPETS)
    return [
        Channel.objects.create(
            kind=Channel.Kind.FOLDER,
            name=name,
            address=address,
            signature_de=f"{name} · Am alten Speicher 4 · 16259 Oderfelde\nTelefon 030 55550140 · Mo–Fr 9–17 Uhr",
            signature_en=f"{name} · Am alten Speicher 4 · 16259 Oderfelde\nPhone +49 30 55550140 · Mon–Fri 9–17",
        )
        for name, address in MAILBOXES
    ]


@dataclass(frozen=True, slots=True)
class _Header:
    value: bytes
    start: int
    end: int


def _header(content: bytes, name: bytes) -> _Header | None:
    head = re.split(rb"\r?\n\r?\n", content, maxsplit=1)[0]
    found = re.search(rb"^" + name + rb":[ \t]*([^\r\n]*(?:\r?\n[ \t][^\r\n]*)*)", head, re.I | re.M)
    return _Header(found.group(1), *found.span(1)) if found else None


def _date(content: bytes) -> datetime | None:
    header = _header(content, b"Date")
    try:
        said = parsedate_to_datetime(header.value.decode("ascii")) if header else None
    except (ValueError, UnicodeDecodeError):  # some demo mails have a bad date on purpose
        return None
    return said.replace(tzinfo=said.tzinfo or UTC) if said else None


def _moved(content: bytes, shift: timedelta) -> bytes:
    """The same mail, written as long before today as it was before the shop's last day."""
    header, said = _header(content, b"Date"), _date(content)
    if header is None or said is None:
        return content
    return content[: header.start] + format_datetime(said + shift).encode() + content[header.end :]


def _address_of(content: bytes, addresses: Iterable[str]) -> str:
    """The mailbox that the mail came to, or was sent from; the first one where that cannot be told."""
    for name in (b"To", b"Cc", b"From"):
        header = _header(content, name)
        for address in addresses:
            if header and address.encode() in header.value:
                return address
    return next(iter(addresses))


def _as_of_today() -> None:
    """What staff have done with all this so far: the old is done, some of it is in somebody's hands."""
    people = {staff.name.split()[0]: staff for staff in Staff.objects.all()}
    week_ago = timezone.now() - timedelta(days=7)
    for conversation in Conversation.objects.filter(state=Conversation.State.OPEN, last_in_at__lt=week_ago):
        conversation.close(by=people["Jonas"])
    quiet = Conversation.objects.filter(state=Conversation.State.WAITING, last_at__lt=week_ago)
    for conversation in quiet:
        conversation.close(by=people["Jonas"])
    for words, who, note in CASES:
        found = Conversation.objects.filter(messages__text__contains=words).order_by("-last_at").first()
        if found is None:
            continue
        found.assign(people[who], by=people["Hanna"])
        if note:
            notes.add(found, note, by=people["Hanna"])
    _open_refund(people["Jonas"])


def _open_refund(by: Staff) -> None:
    """Ute Paschke asks a few days after the guarantee, within grace; nobody has decided yet."""
    found = Conversation.objects.filter(customer__handles__value=OVER_TIME).order_by("created_at").first()
    theirs = refunding.orders_for(found) if found else []
    if found and theirs:
        refunding.open_case(found, Matter(theirs[0]), by=by)


SNIPPETS: tuple[dict[str, str], ...] = (
    {
        "title": "Begrüßung",
        "shortcut": "hallo",
        "language": "de",
        "register": "sie",
        "text": "Guten Tag {name},\n\nvielen Dank für Ihre Nachricht.",
    },
    {
        "title": "Begrüßung",
        "shortcut": "hallo",
        "language": "de",
        "register": "du",
        "text": "Hallo {first_name},\n\nschön, dass du schreibst.",
    },
    {
        "title": "Greeting",
        "shortcut": "hello",
        "language": "en",
        "register": "sie",
        "text": "Hello {name},\n\nthank you for your message.",
    },
    {
        "title": "Download kommt nicht an",
        "shortcut": "download",
        "language": "de",
        "register": "sie",
        "text": "Ich habe nachgesehen, was bei uns mit Ihrer Download-Mail geschehen ist, und schicke Ihnen die "
        "Datei heute selbst. Wenn etwas hakt, erreichen Sie mich unter {phone}.",
    },
    {
        "title": "Rückruf anbieten",
        "shortcut": "anruf",
        "language": "de",
        "register": "sie",
        "text": "Am Telefon klären wir das schneller als in drei Mails. Wann darf ich Sie anrufen, und unter welcher "
        "Nummer? Sie erreichen mich auch direkt: {phone}.",
    },
    {
        "title": "Offer a call",
        "shortcut": "call",
        "language": "en",
        "register": "sie",
        "text": "This is quicker on the phone than in three mails. When may I call you, and on which number? "
        "You can also reach me directly: {phone}.",
    },
)

# (words of the mail, who has it, the owner's note)
CASES: tuple[tuple[str, str, str], ...] = (
    ("Passwort", "Mira", "@Mira, kannst du bitte in den Zugang schauen?"),
    ("Provision", "Hanna", ""),
    ("webinar", "Jonas", "@Jonas bitte den Mitschnitt noch einmal freischalten."),
)

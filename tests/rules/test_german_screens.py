"""Nobody who works in German meets an English word: every page that a link leads to is read."""

import re
from datetime import timedelta
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import polib
import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from kulanz.business import notices
from kulanz.business.models import Holiday, Notice, Staff
from kulanz.channels.models import SenderRule
from kulanz.conversations import notes
from kulanz.customers.models import MergeSuggestion
from kulanz.jobs.models import Job
from kulanz.reply import compose
from kulanz.reply.models import Snippet
from tests import a

pytestmark = pytest.mark.django_db
CATALOG = Path(__file__).resolve().parents[2] / "kulanz/locale/de/LC_MESSAGES/django.po"
ENGLISH = re.compile(
    r"\b(?:the|and|with|your|you|are|this|from|for|of|to|is|has|have|been|not yet|no|one|by|it|new|old|all|settings"
    r"|queue|search|save|saved|delete|deleted|cancel|close|open|reply|answer|send|sent|customer|conversation|mailbox"
    r"|today|yesterday|tomorrow|minutes|hours?|days?|ago|please|enter|choose|sign|password is|done|unknown|error)\b",
    re.IGNORECASE,
)
# Names, and words that are German as well.
ALLOWED = re.compile(r"KULANZ_\w+|Europe/\w+|\S+@\S+|\S*://\S*|\{\w+\}|mailbox\.org|all-inkl")
SPOKEN = {"title", "placeholder", "aria-label", "alt"}
UNSPOKEN = {"script", "style", "code", "pre", "kbd", "svg"}
VIEWS = ["open", "mine", "unassigned", "waiting", "snoozed", "done", "all", "quarantine", "bin"]
SETTINGS = [
    *("profile", "people", "mailboxes", "mailboxes/new", "rules", "business", "hours", "holidays"),
    *("snippets", "tags", "jobs", "system"),
]
ENTRANCES = [
    *(
        "/",
        "/customers/",
        "/search/",
        "/search/?q=Buch",
        "/search/?q=fehlt",
        "/jump/?q=bu",
        "/notices/",
        "/keyboard/",
    ),
    *("/originals/", "/originals/dismissed", "/deliveries/", "/mails/new", "/settings", "/gibt-es-nicht/"),
    *("/account/2fa/", "/account/password/change/", "/account/reauthenticate/", "/account/logout/"),
    *(f"/conversations/?view={view}" for view in VIEWS),
    *(f"/settings/{page}" for page in SETTINGS),
]


class Reader(HTMLParser):
    """Collects what a page says, and where its links lead."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self.links: list[str] = []
        self.silent: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        # What says that it is English is meant to be.
        if tag in UNSPOKEN or self.silent[-1:] == [tag] or ("lang", "en") in attrs:
            self.silent.append(tag)
        for name, value in attrs:
            if value and (name in SPOKEN or (name.startswith(("data-", "hx-confirm")) and " " in value)):
                self.said.append(value)
            elif name == "href" and value:
                self.links.append(value)

    def handle_endtag(self, tag: str) -> None:
        if self.silent and self.silent[-1] == tag:
            self.silent.pop()

    def handle_data(self, data: str) -> None:
        if data.strip() and not self.silent:
            self.said.append(" ".join(data.split()))


@pytest.fixture
def owner(settings: Any) -> Staff:
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    cache.clear()
    return a.staff("owner", name="Hanna Brandt", email="hanna@shop.example", language="de")


@pytest.fixture
def desk(owner: Staff) -> Client:
    client = Client()
    client.force_login(owner)
    return client


@pytest.fixture
def shop(owner: Staff) -> None:
    """One of everything that a screen may have to speak of, with German contents."""
    a.business()
    jonas = a.staff("assistant", name="Jonas Weil", absent_from=timezone.localdate(), deputy=owner)
    a.staff("specialist", name="Mira Okafor", is_active=False)
    channel = a.channel(name="Laden")
    states(owner, jonas, channel)
    a.mailbox(
        name="Kurse",
        imap_host="imap.kurse.example",
        failing_since=timezone.now() - timedelta(hours=3),
        failure="refused",
    )
    a.mailbox(
        name="Büro",
        login="oauth",
        imap_host="outlook.office365.com",
        smtp_host="smtp.office365.com",
        secret={"client_id": "x", "refresh_token": "y"},
        sending_failing_since=timezone.now() - timedelta(hours=3),
        sending_failure="refused",
    )
    codes = ("too_large", "breaks_off", "withheld", "gone")
    for problem in ("Unreadable: not_a_mail, no_body", "Unreadable: empty", "ValueError: kaputt", *codes):
        a.original(channel, b"\0kaputt", state="unreadable", problem=problem)
    SenderRule.objects.create(pattern="laut.example", action="block", hits=2, last_hit_at=timezone.now())
    Snippet.objects.create(
        title="Dank", shortcut="dank", language="de", register="sie", text="Guten Tag {name}"
    )
    Holiday.objects.create(on=timezone.localdate() + timedelta(days=9), name="Betriebsferien", is_open=True)
    Job.objects.create(
        task="fetch", state="dead", run_at=timezone.now(), attempt=3, finished_at=timezone.now()
    )
    one, other = a.customer("Anna Muster"), a.customer("A. Muster")
    MergeSuggestion.objects.create(one=one, other=other, reason="phone", evidence="0151 5555")


def states(owner: Staff, jonas: Staff, channel: Any) -> None:
    """Conversations in every state, with notes, drafts, promises and what happened to them."""
    now = timezone.now()
    long_ago = a.conversation(channel=channel, at=now - timedelta(days=5))
    long_ago.assign(owner, by=jonas)
    a.promise(long_ago, "Ersatz geht hinaus", timezone.localdate() - timedelta(days=1), by=owner)
    long_ago.tag("Versand", by=owner)
    notes.add(long_ago, "Bitte ansehen, @Hanna", by=jonas)
    notices.tell(owner, Notice.Kind.ASSIGNED, long_ago, actor=jonas)
    compose.start(long_ago, "answer", by=owner)
    compose.start_new(channel, "neu@kunde.example", by=owner)
    a.message(a.conversation(channel=channel, at=now - timedelta(days=2)), at=now - timedelta(hours=3))
    a.message(a.conversation(channel=channel), direction="out")
    a.conversation(channel=channel).snooze(now + timedelta(days=1), "unless_they_write", by=owner)
    for deed in ("close", "bin"):
        getattr(a.conversation(channel=channel), deed)(by=owner)
    a.conversation(channel=channel).quarantine("sender_rule")


def english_of(page: str, msgids: set[str]) -> list[str]:
    reader = Reader()
    reader.feed(page)
    return [said for said in reader.said if said in msgids or ENGLISH.search(ALLOWED.sub("", said))]


def links_of(page: str) -> list[str]:
    reader = Reader()
    reader.feed(page)
    return [
        link.split("#")[0] for link in reader.links if link.startswith("/") and not link.startswith("/static")
    ]


@pytest.fixture(scope="module")
def msgids() -> set[str]:
    """Every English text that is another in German."""
    return {e.msgid for e in polib.pofile(str(CATALOG)) if e.msgstr and e.msgid != e.msgstr}


def test_no_page_of_the_desk_says_an_english_word(desk: Client, shop: None, msgids: set[str]) -> None:
    waiting, seen = list(ENTRANCES), set()
    found: dict[str, str] = {}
    while waiting:
        path = waiting.pop(0)
        kind = re.sub(r"\d+", "N", path.split("?")[0] if path not in ENTRANCES else path)
        if path in seen or [re.sub(r"\d+", "N", p.split("?")[0]) for p in seen].count(kind) > 8:
            continue
        seen.add(path)
        answer = desk.get(path, follow=True)
        assert answer.status_code in {200, 404}, path
        if answer.get("Content-Type", "").startswith("text/html"):
            page = answer.content.decode()
            found |= dict.fromkeys(english_of(page, msgids), path)
            waiting += links_of(page)
    assert len(seen) > 60
    assert not found, "".join(f"\n{path}: {said}" for said, path in found.items())


@pytest.mark.parametrize(
    ("path", "typed"),
    [
        ("/account/login/", {"login": "hanna@shop.example", "password": "falsch"}),
        ("/account/login/", {"login": "kein-name", "password": ""}),
        ("/account/password/reset/", {"email": "keine"}),
    ],
)
def test_the_door_speaks_german(owner: Staff, path: str, typed: dict[str, str], msgids: set[str]) -> None:
    answer = Client().post(path, typed, follow=True)
    assert not english_of(answer.content.decode(), msgids)


@pytest.mark.parametrize(
    ("path", "typed"),
    [
        ("/account/password/change/", {"oldpassword": "falsch", "password1": "kurz", "password2": "lang"}),
        (
            "/account/password/change/",
            {"oldpassword": a.PASSWORD, "password1": "password1234", "password2": "password1234"},
        ),
        ("/account/reauthenticate/", {"password": "falsch"}),
        ("/settings/rules", {"pattern": "gmail.com", "action": "block"}),
        ("/settings/rules", {"pattern": "", "action": "laut"}),
        ("/settings/business", {"name": "", "website": "keine", "email": "keine", "register": "ihr"}),
        ("/settings/hours", {"day0": "9-12, 11-14", "same_day_until": "spät"}),
        ("/settings/holidays/own", {"first": "31.2.2026", "name": "x" * 200}),
        ("/settings/snippets/new", {"shortcut": "mit leer"}),
        ("/settings/people", {"email": "keine", "role": "chef"}),
        ("/settings/mailboxes/new", {"address": "keine"}),
    ],
)
def test_complaints_about_what_was_typed_are_german(
    desk: Client, shop: None, path: str, typed: dict[str, str], msgids: set[str]
) -> None:
    answer = desk.post(path, typed, follow=True)
    assert answer.status_code in {200, 422}
    assert not english_of(answer.content.decode(), msgids)


def test_what_could_not_be_read_says_why_in_words(desk: Client, shop: None) -> None:
    page = desk.get("/originals/").content.decode()
    for said in ("Das ist keine E-Mail.", "Sie ist leer.", "Das Lesen brach ab", "ValueError: kaputt</pre>"):
        assert said in page


def test_the_reader_would_notice_english() -> None:
    assert english_of("<p>Nothing of the kind</p>", set()) == ["Nothing of the kind"]
    assert english_of(
        "<p title='Your profile'>Bitte wählen Sie eine Adresse für den Vorgang.</p>", set()
    ) == ["Your profile"]
    assert english_of("<p>Posteingang</p><code>the code</code>", {"Posteingang"}) == ["Posteingang"]

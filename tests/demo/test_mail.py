"""The demo shop's post: enough of it, in two languages, alive as threads, and nobody's words twice."""

import re
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message
from itertools import combinations
from pathlib import Path

import pytest

import kulanz.demo
from kulanz.channels.email.mime import read
from kulanz.channels.letter import Letter

FOLDER = Path(kulanz.demo.__file__).parent / "mail"
OWN = {"hallo@buchgarten.example", "technik@buchgarten.example", "kurse@buchgarten.example"}
GERMAN = re.compile(r"\b(?:der|die|das|und|ich|nicht|ist|ein|eine|sie|mit|für|auf|den|dem|mir|wir|es|zu)\b")
ENGLISH = re.compile(r"\b(?:the|and|i|you|is|not|a|to|of|it|that|for|with|in|on|my|your|we|have|be)\b")
HOST = re.compile(rb"(?:@|https?://|www\.)([A-Za-z0-9][A-Za-z0-9.-]*\.[A-Za-z]{2,})")
MENTIONED = re.compile(rb"\b[a-z0-9-]+\.(?:com|net|org|info|eu|de|at|ch|uk|io)\b(?!-)")
RESERVED = (b".example", b".test", b".invalid")
ALIKE = 0.2


@dataclass(frozen=True)
class Mail:
    name: str
    raw: bytes
    head: Message
    letter: Letter

    @property
    def ids(self) -> list[str]:
        return [value.strip() for value in self.head.get_all("Message-ID", [])]

    @property
    def is_ours(self) -> bool:
        return self.letter.sender is not None and self.letter.sender.address in OWN

    @property
    def words(self) -> list[str]:
        own = self.letter.new_text.split("\n-- \n")[0]
        return re.findall(r"\w+", own.lower())


def _open(path: Path) -> Mail:
    raw = path.read_bytes()
    return Mail(path.name, raw, message_from_bytes(raw), read(raw))


MAILS = [_open(path) for path in sorted(FOLDER.glob("*.eml"))]
HUMAN = [mail for mail in MAILS if mail.letter.automatic is None]


def _language(mail: Mail) -> str:
    said = " ".join([mail.letter.subject.lower(), *mail.words])
    return "de" if len(GERMAN.findall(said)) >= len(ENGLISH.findall(said)) else "en"


def _shingles(mail: Mail) -> frozenset[tuple[str, ...]]:
    return frozenset(zip(*(mail.words[i:] for i in range(4)), strict=False))


def _readable(head: Message) -> list[bytes]:
    """Every header and every decoded part, so that a host broken over two coded lines is seen whole."""
    found = [str(value).encode(errors="replace") for part in head.walk() for value in part.values()]
    parts = [part.get_payload(decode=True) for part in head.walk() if part.get_content_maintype() == "text"]
    return found + [part for part in parts if isinstance(part, bytes)]


def _parents(mail: Mail) -> list[str]:
    found = " ".join([*mail.head.get_all("In-Reply-To", []), *mail.head.get_all("References", [])])
    return re.findall(r"<[^>]+>", found)


def test_at_least_ninety_mails_came_in() -> None:
    assert len([mail for mail in MAILS if not mail.is_ours]) >= 90


def test_two_thirds_are_german_and_one_third_english() -> None:
    received = [mail for mail in HUMAN if not mail.is_ours]
    german = sum(_language(mail) == "de" for mail in received) / len(received)
    assert 0.58 <= german <= 0.75


def test_every_message_id_is_there_once_save_where_its_absence_is_the_trouble() -> None:
    without = [mail.name for mail in MAILS if not mail.ids]
    ids = [found for mail in MAILS for found in mail.ids]
    assert without == ["message-id-missing.eml"]
    assert len(ids) == len(set(ids))


def test_every_answered_message_is_in_the_set() -> None:
    known = {found for mail in MAILS for found in mail.ids}
    lost = [(mail.name, parent) for mail in MAILS for parent in _parents(mail) if parent not in known]
    assert lost == []


def test_a_reply_without_a_parent_says_so_in_its_name() -> None:
    loose = [
        mail.name
        for mail in HUMAN
        if re.match(r"(?i)(re|aw):", mail.letter.subject) and not _parents(mail) and "spam" not in mail.name
    ]
    assert loose == ["in-reply-to-lost-rump.eml"]


def test_answers_come_after_what_they_answer() -> None:
    sent_at = {mail.letter.message_id: mail.letter.sent_at for mail in MAILS if mail.letter.message_id}
    for mail in MAILS:
        before, after = sent_at.get(mail.letter.in_reply_to or ""), mail.letter.sent_at
        assert before is None or after is None or before < after, mail.name


@pytest.mark.parametrize("mail", MAILS, ids=lambda mail: mail.name)
def test_no_address_or_link_leads_to_a_real_host(mail: Mail) -> None:
    text = _readable(mail.head)
    hosts = {host.lower() for chunk in text for host in HOST.findall(chunk)}
    assert {host for host in hosts if not host.endswith(RESERVED)} == set()
    assert {host for chunk in text for host in MENTIONED.findall(chunk)} == set()


def test_nobody_says_what_another_said() -> None:
    told = [(mail.name, _shingles(mail)) for mail in HUMAN]
    alike = [
        (one, other)
        for (one, left), (other, right) in combinations(told, 2)
        if left and right and len(left & right) / min(len(left), len(right)) > ALIKE
    ]
    assert alike == []


@pytest.mark.parametrize("mail", MAILS, ids=lambda mail: mail.name)
def test_every_mail_reads_to_a_sender_or_a_named_problem(mail: Mail) -> None:
    assert mail.letter.sender is not None or mail.letter.problems
    assert mail.letter.text.strip() or "no_body" in mail.letter.problems


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("auto-reply-abwesenheitsnotiz", "auto_reply"),
        ("auto-reply-english-out-of-office", "auto_reply"),
        ("bounce-free-form-german-provider", "bounce"),
        ("bounce-hard-1-unknown-user", "bounce"),
        ("bounce-mailbox-full-1-delayed", "bounce"),
        ("ebook-never-arrived-1-bounce-nobody-saw", "bounce"),
        ("newsletter-of-a-wholesaler", "list"),
        ("mailing-list-discussion", "list"),
        ("read-receipt", "receipt"),
        ("ebook-never-arrived-2-network-message", None),
        ("web-form-german", None),
        ("voicemail-notice", None),
    ],
)
def test_machines_are_told_from_people(name: str, kind: str | None) -> None:
    assert next(mail for mail in MAILS if mail.name == f"{name}.eml").letter.automatic == kind


def test_the_buyer_whose_book_never_came_is_heard_in_every_channel() -> None:
    story = [mail for mail in MAILS if mail.name.startswith("ebook-never-arrived")]
    senders = [mail.letter.sender.address for mail in story if mail.letter.sender]
    assert len(story) == 9
    assert [bounce.reason for mail in story for bounce in mail.letter.bounces] == ["host_unknown"] * 2
    assert {"sabine.kroeger@kroeger-garten.example", "s.kroeger@buerowelt.example"} < set(senders)
    asked, angry = story[3].letter.sent_at, story[7].letter.sent_at
    sharp = story[4].letter.sent_at
    assert asked and sharp and angry
    assert asked < sharp < angry
    assert (angry - sharp).total_seconds() < 3600


def test_some_twenty_people_have_waited_since_the_last_two_days() -> None:
    answered = {parent for mail in MAILS if mail.is_ours for parent in _parents(mail)}
    waiting = {
        mail.letter.sender.address
        for mail in HUMAN
        if mail.letter.sender
        and not mail.is_ours
        and mail.letter.sent_at
        and (mail.letter.sent_at.month, mail.letter.sent_at.day) >= (11, 19)
        and not answered & set(mail.ids)
    }
    assert 18 <= len(waiting) <= 30


def test_every_mail_has_its_writer_in_the_cast() -> None:
    cast = (FOLDER.parent / "CAST.md").read_text("utf-8").lower()
    senders = {mail.letter.sender.address.lower() for mail in HUMAN if mail.letter.sender}
    assert {sender for sender in senders if sender not in cast} == set()


def test_pictures_sounds_and_documents_are_what_they_claim() -> None:
    begins = {"image/png": b"\x89PNG\r\n\x1a\n", "application/pdf": b"%PDF-1.", "audio/x-wav": b"RIFF"}
    whole = [mail.head for mail in MAILS if mail.name != "multipart-cut-off.eml"]
    files = [part for head in whole for part in head.walk() if part.get_content_type() in begins]
    assert len(files) >= 10
    for part in files:
        content = part.get_payload(decode=True)
        assert isinstance(content, bytes)
        assert content.startswith(begins[part.get_content_type()])


def test_line_ends_are_mixed_as_they_are_in_the_wild() -> None:
    assert any(b"\r\n" in mail.raw for mail in MAILS)
    assert any(b"\r\n" not in mail.raw for mail in MAILS)

"""A conversation as the screen shows it: bubbles, notes, and the events between them folded together."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from django.utils.safestring import SafeString

from kulanz.channels import outbox
from kulanz.channels.models import Recipient
from kulanz.conversations import timeline
from kulanz.conversations.models import Conversation, Message, Note
from kulanz.flow import overruling
from kulanz.journal.models import Event
from kulanz.triage import veiling
from kulanz.triage.covering import NONE, Secrets, Stretch
from kulanz.web import advice, happenings, lighting
from kulanz.web.finding_words import SENSITIVE_WORDS
from kulanz.web.lighting import DARK, Lights

ENTRIES_SHOWN = 30
QUIET_STATES = {Recipient.State.SENT}


@dataclass(slots=True)
class Part:
    """One piece of the thread; several events in a row are one piece."""

    kind: Literal["message", "note", "events"]
    item: Any = None
    events: list[tuple[datetime, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of a message, ready for the screen: new, quoted or a signature."""

    kind: str
    html: SafeString
    is_open: bool


@dataclass(frozen=True, slots=True)
class Bubble:
    """A message with all that its bubble says."""

    message: Message
    words: list[Words]
    # Only where something found rests on it, or is covered in it.
    subject: SafeString | None
    is_lit: bool
    # What of its data is covered, in words, and whether somebody has uncovered it.
    covered: str
    is_uncovered: bool
    # An insult or a threat in it is veiled until one wants to see it.
    is_veiled: bool
    files: list[Any]
    pictures: list[Any]
    deliveries: list[tuple[str, str, bool]]
    is_ours: bool
    can_be_taken_back: bool
    # Against what the coach had said it was sent, in words, and by whom.
    overruled: str = ""

    @property
    def has_all(self) -> bool:
        return self.is_uncovered or not self.covered


@dataclass(frozen=True, slots=True)
class Jotting:
    """A note with its words ready for the screen; the rest as of a message."""

    note: Note
    html: SafeString
    covered: str
    is_uncovered: bool
    is_veiled: bool


@dataclass(frozen=True, slots=True)
class Thread:
    parts: list[Part]
    earlier: datetime | None


def of(
    conversation: Conversation, secrets: Secrets, *, before: datetime | None = None, lights: Lights = DARK
) -> Thread:
    """The newest entries (before `before`), and from where on earlier ones are to be had."""
    entries = timeline.timeline(conversation, newest=ENTRIES_SHOWN + 1, before=before)
    shown = entries[-ENTRIES_SHOWN:]
    parts = _folded(shown, secrets, lights)
    return Thread(parts, shown[0].at if len(entries) > ENTRIES_SHOWN else None)


def since(conversation: Conversation, seen: datetime) -> list[Part]:
    """What has come after `seen`."""
    entries = timeline.arrived_since(conversation, seen)
    return _folded(entries, veiling.of_one(conversation), DARK) if entries else []


def bubble(
    message: Message,
    secrets: Secrets = NONE,
    lights: Lights = DARK,
    *,
    is_uncovered: bool = False,
    overruled: str = "",
) -> Bubble:
    recipients = list(message.outbound.recipients.all()) if message.outbound else []
    attached = list(message.attachments.all())
    mine = lights if lights.message == message.pk else DARK
    hidden = secrets.within(message.text, message.pk)
    in_subject = secrets.within(message.subject, message.pk, "subject")
    return Bubble(
        message=message,
        words=_words(message, _kept_back(hidden, is_uncovered=is_uncovered), mine),
        subject=_subject(message, in_subject, mine, is_uncovered=is_uncovered),
        is_lit=bool(mine.lights),
        covered=_kinds([*in_subject, *hidden]),
        is_uncovered=is_uncovered,
        is_veiled=any(veiling.is_veiled(one) for one in (*in_subject, *hidden)),
        files=[file for file in attached if not file.is_inline],
        pictures=[file for file in attached if file.is_inline],
        deliveries=[_delivery(recipient) for recipient in recipients if recipient.state not in QUIET_STATES],
        is_ours=message.direction == Message.Direction.OUT,
        can_be_taken_back=_can_be_taken_back(message, recipients),
        overruled=overruled,
    )


def _can_be_taken_back(message: Message, recipients: list[Recipient]) -> bool:
    if not recipients or message.automatic:  # what no person wrote becomes nobody's draft
        return False
    return all(recipient.state == Recipient.State.QUEUED for recipient in recipients)


def overruled(messages: Iterable[Message]) -> dict[int, str]:
    """Of those that were sent although the coach said stop: what it had said, in words."""
    ours = [message.pk for message in messages if message.direction == Message.Direction.OUT]
    return {pk: advice.overruled(row) for pk, row in overruling.of_messages(ours).items()} if ours else {}


def jotting(note: Note, secrets: Secrets = NONE, *, is_uncovered: bool = False) -> Jotting:
    hidden = secrets.within_note(note.text)
    kept_back = _kept_back(hidden, is_uncovered=is_uncovered)
    shown = lighting.words(note.text, 0, len(note.text), covered=kept_back)
    return Jotting(note, shown, _kinds(hidden), is_uncovered, any(map(veiling.is_veiled, hidden)))


def _kinds(hidden: list[Stretch]) -> str:
    """What is covered, in words."""
    kinds = (one.kind for one in hidden if not veiling.is_veiled(one))
    return ", ".join(dict.fromkeys(str(SENSITIVE_WORDS[kind]) for kind in kinds))


def _kept_back(hidden: list[Stretch], *, is_uncovered: bool) -> list[Stretch]:
    """Where data are shown, insults stay veiled all the same: those one opens by oneself."""
    return [one for one in hidden if veiling.is_veiled(one)] if is_uncovered else hidden


def _words(message: Message, hidden: list[Stretch], lights: Lights) -> list[Words]:
    """In reading order; the whole text as new where nothing was told apart."""
    stretches = message.passages or [("new", 0, len(message.text))]
    pieces = ((kind, *_without_empty_lines(message.text, start, end)) for kind, start, end in stretches)
    return [
        Words(
            kind,
            lighting.words(message.text, start, end, lights=lights, covered=hidden),
            lights.shine_within(start, end),
        )
        for kind, start, end in pieces
        if message.text[start:end].strip()
    ]


def _without_empty_lines(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip("\n")), end - len(piece) + len(piece.rstrip("\n"))


def _subject(
    message: Message, hidden: list[Stretch], lights: Lights, *, is_uncovered: bool
) -> SafeString | None:
    subject, covered = message.subject, _kept_back(hidden, is_uncovered=is_uncovered)
    if not lights.at("subject") and not hidden:
        return None
    return lighting.words(subject, 0, len(subject), lights=lights, covered=covered, place="subject")


def _folded(entries: Iterable[timeline.Entry], secrets: Secrets, lights: Lights) -> list[Part]:
    parts: list[Part] = []
    entries = list(entries)
    against = overruled(entry.item for entry in entries if isinstance(entry.item, Message))
    for entry in entries:
        match entry.item:
            case Message():
                said = against.get(entry.item.pk, "")
                parts.append(Part("message", bubble(entry.item, secrets, lights, overruled=said)))
            case Note():
                parts.append(Part("note", jotting(entry.item, secrets)))
            case Event() if parts and parts[-1].kind == "events":
                parts[-1].events.append((entry.at, happenings.sentence(entry.item, secrets)))
            case Event():
                parts.append(Part("events", events=[(entry.at, happenings.sentence(entry.item, secrets))]))
    return parts


def _delivery(recipient: Recipient) -> tuple[str, str, bool]:
    """(address, what became of it in words, whether that is bad news)."""
    bad = recipient.state in {Recipient.State.FAILED, Recipient.State.BOUNCED, Recipient.State.UNCLEAR}
    return recipient.address, str(outbox.explain(recipient)), bad

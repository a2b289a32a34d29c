"""A conversation as the screen shows it: bubbles, notes, and the events between them folded together."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from kulanz.channels import outbox
from kulanz.channels.models import Recipient
from kulanz.conversations import timeline
from kulanz.conversations.models import Conversation, Message, Note
from kulanz.journal.models import Event
from kulanz.web import happenings

ENTRIES_SHOWN = 30
QUIET_STATES = {Recipient.State.SENT}


@dataclass(slots=True)
class Part:
    """One piece of the thread; several events in a row are one piece."""

    kind: Literal["message", "note", "events"]
    item: Any = None
    events: list[tuple[datetime, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Bubble:
    """A message with all that its bubble says."""

    message: Message
    passages: list[tuple[str, str]]
    files: list[Any]
    pictures: list[Any]
    deliveries: list[tuple[str, str, bool]]
    is_ours: bool
    can_be_taken_back: bool


@dataclass(frozen=True, slots=True)
class Thread:
    parts: list[Part]
    earlier: datetime | None


def of(conversation: Conversation, *, before: datetime | None = None) -> Thread:
    """The newest entries (before `before`), and from where on earlier ones are to be had."""
    entries = timeline.timeline(conversation, newest=ENTRIES_SHOWN + 1, before=before)
    shown = entries[-ENTRIES_SHOWN:]
    return Thread(_folded(shown), shown[0].at if len(entries) > ENTRIES_SHOWN else None)


def since(conversation: Conversation, seen: datetime) -> list[Part]:
    """What has come after `seen`."""
    return _folded(timeline.arrived_since(conversation, seen))


def bubble(message: Message) -> Bubble:
    recipients = list(message.outbound.recipients.all()) if message.outbound else []
    attached = list(message.attachments.all())
    return Bubble(
        message=message,
        passages=[(kind, text.strip("\n")) for kind, text in message.passage_texts() if text.strip()],
        files=[file for file in attached if not file.is_inline],
        pictures=[file for file in attached if file.is_inline],
        deliveries=[_delivery(recipient) for recipient in recipients if recipient.state not in QUIET_STATES],
        is_ours=message.direction == Message.Direction.OUT,
        can_be_taken_back=bool(recipients) and all(r.state == Recipient.State.QUEUED for r in recipients),
    )


def _folded(entries: Iterable[timeline.Entry]) -> list[Part]:
    parts: list[Part] = []
    for entry in entries:
        match entry.item:
            case Message():
                parts.append(Part("message", bubble(entry.item)))
            case Note():
                parts.append(Part("note", entry.item))
            case Event() if parts and parts[-1].kind == "events":
                parts[-1].events.append((entry.at, happenings.sentence(entry.item)))
            case Event():
                parts.append(Part("events", events=[(entry.at, happenings.sentence(entry.item))]))
    return parts


def _delivery(recipient: Recipient) -> tuple[str, str, bool]:
    """(address, what became of it in words, whether that is bad news)."""
    bad = recipient.state in {Recipient.State.FAILED, Recipient.State.BOUNCED, Recipient.State.UNCLEAR}
    return recipient.address, str(outbox.explain(recipient)), bad

"""The one in-memory form in which every channel speaks: what a message says, free of how it travelled."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from kulanz.reading.passage import Passage, PassageKind

Automatic = Literal["auto_reply", "bounce", "list", "receipt", "feedback_report"]
BounceReason = Literal[
    "unknown_user",
    "mailbox_full",
    "suspended",
    "moved",
    "host_unknown",
    "blocked",
    "spam",
    "policy",
    "too_large",
    "system",
    "network",
    "expired",
    "other",
]


@dataclass(frozen=True, slots=True)
class Address:
    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file that came along; `path` finds its part in the original again ("2.1": first part of the second)."""

    name: str
    type: str
    size: int
    inline: bool
    content_id: str | None
    path: str


@dataclass(frozen=True, slots=True)
class Bounce:
    """One recipient whom a mail of ours did not reach (hard: for good; soft: for now)."""

    address: str
    kind: Literal["hard", "soft"]
    reason: BounceReason
    status: str | None
    diagnostic: str | None


@dataclass(frozen=True, slots=True)
class Letter:
    message_id: str | None = None
    in_reply_to: str | None = None
    references: tuple[str, ...] = ()
    sender: Address | None = None
    reply_to: Address | None = None
    to: tuple[Address, ...] = ()
    cc: tuple[Address, ...] = ()
    subject: str = ""
    sent_at: datetime | None = None
    text: str = ""
    passages: tuple[Passage, ...] = ()
    html: str | None = None
    enclosures: tuple[Enclosure, ...] = ()
    automatic: Automatic | None = None
    bounces: tuple[Bounce, ...] = ()
    # Message-IDs of ours that a bounce, receipt or report speaks of.
    concerns: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()

    @property
    def new_text(self) -> str:
        return self._joined("new")

    @property
    def quoted(self) -> str:
        return self._joined("quoted")

    @property
    def signature(self) -> str:
        return self._joined("signature")

    def _joined(self, kind: PassageKind) -> str:
        parts = (self.text[p.start : p.end].strip("\n") for p in self.passages if p.kind == kind)
        return "\n".join(part for part in parts if part.strip())

"""What nobody should read over a shoulder: account and card numbers, passwords and the like, covered on screens.

The original and the text that is kept stay as they came; only what a screen shows of them is covered.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple, get_args

from kulanz.conversations.models import Conversation, Message

from . import sensitive
from .labels import ABUSES
from .models import Assessment
from .sensitive import Kind

KINDS: tuple[str, ...] = get_args(Kind)
# Shown at the end, so that the customer and we know which one is meant.
LAST_SHOWN = {"bank": 4, "card": 4, "id_document": 2}
# As long for each of them: a length tells something, too.
DOTS = "••••••"
# For a passage that is veiled because of how it is said.
VEIL = "[…]"
# Found again in other messages however it is grouped there; words only as they were written.
NUMBERS = set(LAST_SHOWN)
# Staff write of illnesses and contracts so that others know; a number or a password nobody needs to see there.
IN_NOTES = {*LAST_SHOWN, "password"}
SHORTEST_SECRET = 4


class Stretch(NamedTuple):
    """A secret in a text, in code points."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Secrets:
    """What is known to be secret in one conversation."""

    messages: dict[int, Message] = field(default_factory=dict)
    # By message and place ("text" or "subject").
    stretches: dict[tuple[int, str], list[Stretch]] = field(default_factory=dict)
    # How each of them is found again elsewhere, by its kind and its words.
    spellings: dict[tuple[str, str], re.Pattern[str]] = field(default_factory=dict)

    def learn(self, text: str, stretches: Iterable[Stretch]) -> None:
        """Know these again wherever they stand."""
        for start, end, kind in stretches:
            words = text[start:end]
            if _is_telling(words) and (kind, words) not in self.spellings:
                self.spellings[kind, words] = _spelling(kind, words)

    def within(self, text: str, message_pk: int = 0, place: str = "text") -> list[Stretch]:
        """Where secrets stand in a text of the conversation, that of a message or any other, in order."""
        found = list(self.stretches.get((message_pk, place), ()))
        for (kind, _words), spelling in self.spellings.items():
            found += [Stretch(match.start(), match.end(), kind) for match in spelling.finditer(text)]
        return _apart(found)

    def covered(self, text: str) -> str:
        """The text as it may be shown to anybody."""
        return shown(text, 0, len(text), self.within(text))

    def within_note(self, text: str) -> list[Stretch]:
        """Where they stand in what staff write, and with them the numbers and passwords that stand nowhere else."""
        own = (Stretch(one.start, one.end, one.kind) for one in sensitive.find(text) if one.kind in IN_NOTES)
        return _apart([*self.within(text), *own])

    def covered_note(self, text: str) -> str:
        return shown(text, 0, len(text), self.within_note(text))


NONE = Secrets()


def of(conversations: Iterable[int]) -> dict[int, Secrets]:
    """The secrets of those conversations that have any."""
    rows = Assessment.objects.filter(has_sensitive=True, message__conversation__in=list(conversations))
    known: dict[int, Secrets] = {}
    for assessment in rows.select_related("message").order_by("pk"):
        message = assessment.message
        secrets = known.setdefault(message.conversation_id, Secrets())
        secrets.messages[message.pk] = message
        for place, text in (("text", message.text), ("subject", message.subject)):
            stretches = secrets.stretches[message.pk, place] = in_message(assessment, place)
            secrets.learn(text, stretches)
    return known


def of_one(conversation: Conversation) -> Secrets:
    return of([conversation.pk]).get(conversation.pk, NONE)


def in_message(assessment: Assessment, place: str = "text") -> list[Stretch]:
    """Where the data stand of which nobody has said that they are none."""
    kinds = set(assessment.said.get("sensitive", ())) & set(KINDS)
    return [
        Stretch(one["start"], one["end"], one["label"])
        for one in assessment.found.get("evidence", ())
        if one["label"] in kinds and one.get("in", "text") == place
    ]


def shown(text: str, start: int, end: int, stretches: Iterable[Stretch]) -> str:
    """A piece of the text with what is secret in it covered; a secret that it only touches, too."""
    pieces, at = [], start
    for one in stretches:
        if one.start < end and at < one.end:
            pieces += [text[at : max(at, one.start)], cover(text[one.start : one.end], one.kind)]
            at = min(one.end, end)
    return "".join([*pieces, text[at:end]])


def cover(words: str, kind: str) -> str:
    """Dots instead; of a number its last digits stay."""
    if kind in ABUSES:
        return VEIL
    last = LAST_SHOWN.get(kind, 0)
    told = [character for character in words if character.isalnum()]
    return DOTS + (" " + "".join(told[-last:]) if last and len(told) > 2 * last else "")


def _apart(found: list[Stretch]) -> list[Stretch]:
    """In order; those that touch or overlap become one."""
    apart: list[Stretch] = []
    for one in sorted(found, key=lambda stretch: (stretch.start, -stretch.end)):
        if apart and one.start < apart[-1].end:
            before = apart[-1]
            # What is secret in an insult stays covered when the insult is shown.
            kind = one.kind if before.kind in ABUSES else before.kind
            apart[-1] = Stretch(before.start, max(before.end, one.end), kind)
        else:
            apart.append(one)
    return apart


def _is_telling(said: str) -> bool:
    return sum(character.isalnum() for character in said) >= SHORTEST_SECRET


def _spelling(kind: str, said: str) -> re.Pattern[str]:
    """The same secret elsewhere: quoted, with its lines broken anew, a number also grouped otherwise."""
    if kind in NUMBERS:
        told = r"[\s.>-]*".join(re.escape(character) for character in said if character.isalnum())
    else:
        told = r"[\s>]+".join(re.escape(word) for word in said.split())
    return re.compile(rf"(?<!\w){told}(?!\w)", re.I if kind in NUMBERS else 0)

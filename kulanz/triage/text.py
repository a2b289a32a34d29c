"""A message as the models see it: what its writer says now, the counts of its words, its cues and its shape."""

import math
import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from kulanz.reading import grams, meaning, quotes, sentences
from kulanz.reading.passage import Passage

from . import cues
from .labels import CHANNELS

MOST_CHARACTERS = 20_000
CUE_AT_MOST = 2
# Of a long message the beginning, the end and what is loudest between: each sentence costs a millisecond.
FIRST_HEARD, LAST_HEARD, LOUD_HEARD = 16, 8, 4
# So many words out of so few different ones are no message.
MANY_WORDS, FEW_WORDS = 200, 20
_REPLY = re.compile(r"\s*(?:re|aw|antw|antwort|sv)(?:\[\d+\])?\s*:", re.I)
SHAPE = (*CHANNELS, "length", "!", "!!!", "?", "???", "CAPS", "small")


@dataclass(frozen=True)
class Text:
    """`body` and `subject` as they came; offsets of `written` are mapped back by `place`.

    `new` are the stretches of the body that were written now, where they are known (they may be none).
    """

    body: str
    subject: str = ""
    channel: str = "email"
    new: list[tuple[int, int]] | None = None

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """The stretches of the body that were written now: without quotation and signature."""
        if self.new is not None:
            return self.new
        return [(p.start, p.end) for p in self._passages if p.kind == "new"]

    @cached_property
    def unquoted(self) -> str:
        """The body with blanks for what is quoted: offsets stay, and the words of others are not theirs."""
        kept = list(self.body)
        for passage in self._passages:
            if passage.kind == "quoted":
                kept[passage.start : passage.end] = " " * (passage.end - passage.start)
        return "".join(kept)

    @cached_property
    def says_nothing(self) -> bool:
        """Nothing but signs, quotations and signatures, or the same few words again and again."""
        if self.body.strip() and not any(self.body[start:end].strip() for start, end in self.spans):
            return True
        if not any(character.isalnum() for character in self.written):
            return True
        return len(self.tokens) > MANY_WORDS and len(set(self.tokens)) < FEW_WORDS

    @cached_property
    def _passages(self) -> tuple[Passage, ...]:
        return quotes.split(self.body[:MOST_CHARACTERS])

    @cached_property
    def written(self) -> str:
        """The subject's line, then what was written now; of a reply the subject is that of an earlier day."""
        now = "".join(self.body[start:end] for start, end in self.spans)
        is_old = _REPLY.match(self.subject) and len(now.split()) >= FEW_WORDS
        subject = " " * len(self.subject) if is_old else self.subject
        return "\n".join([subject, now])[:MOST_CHARACTERS]

    @cached_property
    def tokens(self) -> list[str]:
        return grams.tokens(self.written)

    @cached_property
    def word_grams(self) -> Counter[str]:
        return grams.word_grams(self.tokens)

    @cached_property
    def letter_grams(self) -> Counter[str]:
        return grams.letter_grams(self.tokens)

    @cached_property
    def cues(self) -> list[cues.Hit]:
        return cues.find(self.written)

    @cached_property
    def cue_counts(self) -> dict[str, int]:
        counts = Counter(hit.name for hit in self.cues)
        return {name: min(number, CUE_AT_MOST) for name, number in counts.items()}

    @cached_property
    def shape(self) -> list[float]:
        """Channel, length and the marks of shouting, each from 0 to about 1 (see SHAPE)."""
        return self.shape_of(self.written)

    def shape_of(self, text: str) -> list[float]:
        """The shape of a part of what is written."""
        loud = sum(word.isupper() and len(word) > 3 for word in text.split())
        marks, asks = text.count("!"), text.count("?")
        return [
            *(float(self.channel == channel) for channel in CHANNELS),
            math.log1p(len(text)) / 7,
            float(marks > 0),
            float(marks > 2),
            float(asks > 0),
            float(asks > 2),
            float(loud > 1),
            float(not text.strip()[:1].isupper()),
        ]

    @cached_property
    def heard(self) -> list[tuple[int, int]]:
        """The sentences that are listened to one by one."""
        every = self.sentences
        if len(every) <= FIRST_HEARD + LAST_HEARD:
            return every
        between = every[FIRST_HEARD:-LAST_HEARD]
        loud = sorted(between, key=self._cues_within, reverse=True)[:LOUD_HEARD]
        return [*every[:FIRST_HEARD], *sorted(filter(self._cues_within, loud)), *every[-LAST_HEARD:]]

    def _cues_within(self, span: tuple[int, int]) -> int:
        return sum(span[0] <= hit.start < span[1] for hit in self.cues)

    @cached_property
    def said(self) -> list[str]:
        """Their words."""
        return [self.written[start:end].strip() for start, end in self.heard]

    @cached_property
    def directions(self) -> NDArray[np.float32]:
        """(sentences x 512): what each of them means."""
        return meaning.directions(self.said)

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """Of what is written: those of the subject, then those of the body; none is part of both, none is empty."""
        cut = len(self.subject) + 1
        inside = sentences.split(self.written[cut:])
        every = [
            *sentences.split(self.written[: cut - 1]),
            *((start + cut, end + cut) for start, end in inside),
        ]
        return [(start, end) for start, end in every if self.written[start:end].strip()]

    def passage(self, start: int, end: int) -> tuple[int, int, Literal["subject", "text"]]:
        """(start, end, where) of a stretch of `written`; what begins in the subject ends there."""
        where, first = self.place(start)
        if where == "subject":
            return first, min(end, len(self.subject)), "subject"
        return first, self.place(max(start, end - 1))[1] + 1, "text"

    def place(self, at: int) -> tuple[str, int]:
        """("subject" or "text", offset there) of an offset in `written`."""
        if at <= len(self.subject):
            return "subject", at
        at -= len(self.subject) + 1
        for start, end in self.spans:
            if at < end - start:
                return "text", start + at
            at -= end - start
        return "text", self.spans[-1][1] if self.spans else 0

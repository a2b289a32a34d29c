"""A draft as the rules read it, with what they know of the message it answers."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from kulanz.reading import sentences
from kulanz.reading.register import register_of

from . import quoted
from .situation import Situation

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_CLOSING = re.compile(
    r"(?:mit )?(?:\w+ )?(?:freundliche[nr]?|liebe[nr]?|herzliche[nr]?|beste[nr]?|viele|schöne|sonnige) gr(?:ü|ue)(?:ß|ss)e"
    r"|gr(?:ü|ue)(?:ß|ss)e|(?:kind|best|warm|many|with)\b.{0,16}\b(?:regards|wishes)|regards|sincerely|yours|cheers|lg|mfg|vg|herzlich(?:st)?|best|warmly"
)
_SAYS = re.compile(r"(?!::)[\W_]*[^\W_]")
SHORT = 6


@dataclass(frozen=True)
class Sentence:
    start: int
    end: int
    words: str


@dataclass(frozen=True)
class Written:
    text: str
    situation: Situation = field(default_factory=Situation)

    @property
    def language(self) -> str:
        return self.situation.language

    @property
    def register(self) -> str:
        return self.situation.register

    @cached_property
    def address(self) -> str:
        """Du or Sie as the draft itself says it, else as its reader does."""
        return register_of(self.text) or self.register

    @property
    def demands(self) -> Sequence[str]:
        return self.situation.demands

    @cached_property
    def plain(self) -> str:
        """The text in small letters on one line, blanks for what is quoted: offsets stay."""
        small = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in self.text)
        return re.sub(r"\s", " ", _without(small, self.text)).replace("’", "'")

    @cached_property
    def masked(self) -> str:
        """The text with blanks for what is quoted: offsets stay."""
        return _without(self.text, self.text)

    @cached_property
    def sentences(self) -> list[Sentence]:
        """Whatever says something: neither signs alone nor a snippet that is being looked for."""
        return [
            Sentence(start, end, self.plain[start:end])
            for start, end in sentences.split(self.text)
            if _SAYS.match(self.text, start, end)
        ]

    @cached_property
    def body(self) -> list[Sentence]:
        """The sentences between greeting and closing."""
        said = self.sentences
        if said and said[0].words.endswith(",") and len(_WORD.findall(said[0].words)) <= SHORT:
            said = said[1:]
        for number, sentence in enumerate(said):
            if _CLOSING.match(sentence.words) and len(_WORD.findall(sentence.words)) <= SHORT:
                return said[:number]
        return said

    def around(self, start: int, end: int) -> Sentence:
        """The sentence in which a passage lies; where it lies in none, the passage itself."""
        for sentence in self.sentences:
            if sentence.start <= start < sentence.end:
                return sentence
        return Sentence(start, end, self.plain[start:end])

    def neighbours(self, sentence: Sentence) -> Iterator[Sentence]:
        """The sentence with the one after it."""
        for other in self.sentences:
            if other.start < sentence.start or other.start >= sentence.end + 3:
                continue
            yield other


def words(text: str) -> list[str]:
    return _WORD.findall(text)


def _without(said: str, text: str) -> str:
    for start, end in quoted.spans(text):
        said = said[:start] + " " * (end - start) + said[end:]
    return said

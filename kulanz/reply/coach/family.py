"""What makes a family of flaws: phrases by language, those that are innocent, a reason and a better wording."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils import translation

from .finding import Finding, Severity
from .written import Sentence, Written

# Phrases are written in small letters; these signs keep them readable.
_SIGNS = {
    "…": r"[^.!?]{0,80}?",
    "~": r"\w*",
    "{you}": r"(?:sie|du|ihr)",
    "{to}": r"(?:ihnen|dir|euch)",
    "{your}": r"(?:ihr|dein|euer|eur)(?:e[mnrs]?)?",
}

_ENDS = (".", "!", "?", "…")
_CLOSING = "\"'“”‘’»«)]"
_POLITE = re.compile(r"(?:Sie|Ihr\w*|Ihnen)\b")


@dataclass(frozen=True)
class Phrases:
    """Phrases as regular expressions at the edges of words; one of `innocent` in a sentence clears it."""

    flaw: tuple[str, ...] = ()
    grave: tuple[str, ...] = ()
    innocent: tuple[str, ...] = ()

    @cached_property
    def patterns(self) -> list[tuple[Severity, re.Pattern[str]]]:
        grave: list[tuple[Severity, re.Pattern[str]]] = [("grave", compiled(one)) for one in self.grave]
        return [*grave, *(("flaw", compiled(one)) for one in self.flaw)]

    @cached_property
    def clears(self) -> re.Pattern[str]:
        return compiled("|".join(self.innocent)) if self.innocent else re.compile(r"(?!)")


@dataclass(frozen=True)
class Family:
    """`better` replaces the whole sentence, or `follows` it; `better_du` where German says du. All lazy translations."""

    flaw: str
    reason: Any
    german: Phrases
    english: Phrases
    better: Any = ""
    better_du: Any = ""
    follows: bool = False

    def look(self, draft: Written) -> Iterator[Finding]:
        """A finding for each sentence in which one of the phrases stands."""
        phrases = self.english if draft.language == "en" else self.german
        seen: set[int] = set()
        for severity, pattern in phrases.patterns:
            for match in pattern.finditer(draft.plain):
                sentence = draft.around(*match.span())
                if sentence.start in seen or phrases.clears.search(sentence.words):
                    continue
                seen.add(sentence.start)
                yield self.finding(draft, sentence, severity)

    def finding(self, draft: Written, sentence: Sentence, severity: Severity = "flaw") -> Finding:
        text = draft.text[sentence.start : sentence.end]
        better = self._in_words(draft)
        if self.follows:
            better = _after(text, better)
        elif draft.language == "de" and _goes_on(draft.text[: sentence.start], text):
            better = better if _POLITE.match(better) else better[:1].lower() + better[1:]
        return Finding(self.flaw, sentence.start, sentence.end, text, severity, self.reason, better)

    def _in_words(self, draft: Written) -> str:
        """The better wording in the language of the draft, whatever the writer's own is."""
        du = draft.language == "de" and draft.address == "du" and self.better_du
        with translation.override(draft.language):
            return str(self.better_du if du else self.better)


def _goes_on(before: str, text: str) -> bool:
    """In German a letter goes on in small letters after the comma of its greeting; "Sie" stays as it is."""
    return text[:1].islower() or before.rstrip().endswith(",")


def _after(text: str, better: str) -> str:
    """Nothing where the sentence goes on in what stands below it."""
    end = text.rstrip().rstrip(_CLOSING).rstrip()
    if end.endswith((":", ",", ";")):
        return ""
    return f"{text}{'' if end.endswith(_ENDS) else '.'} {better}"


def compiled(phrase: str) -> re.Pattern[str]:
    for sign, meant in _SIGNS.items():
        phrase = phrase.replace(sign, meant)
    return re.compile(rf"(?<!\w)(?:{phrase})(?!\w)")

"""The passage of a text in which something was found, with the words marked."""

import re

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from kulanz.reading import terms

BEFORE, AFTER = 60, 140
LONGEST_WORD = 40
_WORD = re.compile(r"[^\W_]+")


def highlight(text: str, words: list[str]) -> SafeString:
    """The stretch of `text` around the first word found, with every found word marked; safe HTML."""
    wanted = _Wanted(words)
    first = next((match for match in _WORD.finditer(text) if wanted.has(match.group())), None)
    start = _edge(text, first.start() - BEFORE, step=1) if first else 0
    end = _edge(text, (first.start() if first else 0) + AFTER, step=-1)
    pieces, at = [], start
    for match in _WORD.finditer(text, first.start() if first else end, end):
        if wanted.has(match.group()):
            pieces.append(f"{escape(text[at : match.start()])}<mark>{escape(match.group())}</mark>")
            at = match.end()
    shown = "".join([*pieces, escape(text[at:end])])
    return mark_safe(("…" if start else "") + shown + ("…" if end < len(text) else ""))  # noqa: S308  (escaped above)


def _edge(text: str, at: int, *, step: int) -> int:
    """The nearest place in that direction that cuts no word, of a word without end just there."""
    at = place = min(max(0, at), len(text))
    for _ in range(LONGEST_WORD):
        if place in (0, len(text)) or text[place - 1].isspace() or text[place].isspace():
            return place
        place += step
    return at


class _Wanted:
    """The words of a query, to be recognised in a text."""

    def __init__(self, words: list[str]) -> None:
        self.parts = [word for word in words if len(word) >= terms.PART_FROM]
        self.stems = {stem for word in words for stem in terms.stems(word)}
        self._seen: dict[str, bool] = {}

    def has(self, word: str) -> bool:
        if word not in self._seen:
            self._seen[word] = any(
                part in spelling for spelling in terms.spellings(word) for part in self.parts
            ) or any(self.stems.intersection(terms.stems(spelling)) for spelling in terms.spellings(word))
        return self._seen[word]

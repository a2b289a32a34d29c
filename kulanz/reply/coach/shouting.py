"""Capitals and rows of marks, which read as shouting."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from kulanz.reading.language import SMALL_WORDS

from .finding import Finding

_MARKS = re.compile(r"[!?]*(?:!{2,}|\?{2,}|!\?|\?!)[!?]*")
_WORD = re.compile(r"[^\W\d_]{2,}")
_QUOTED = re.compile(r"„[^“”]*[“”]|“[^”]*”|\"[^\"\n]*\"|»[^«]*«|^>.*$", re.MULTILINE)
# A capital word of this length is a word, not an abbreviation, unless it is a name with few vowels.
LONG_ENOUGH = 4
_VOWELS = set("AEIOUÄÖÜY")
_ABBREVIATIONS = {
    "IBAN", "SEPA", "DHL", "HTML", "EPUB", "MOBI", "HTTPS", "PDF", "PAYPAL", "ISBN", "DSGVO", "USA", "EORI",
    "VISA", "IMAP", "SMTP", "UTC", "FAQ", "AGB", "NATO", "NASA", "REWE", "ALDI",
    "EDEKA", "UNICEF", "UNESCO", "ELSTER", "URL", "ASAP", "AUTO", "IKEA", "ADAC", "WLAN",
}  # fmt: skip


def look(text: str) -> Iterator[Finding]:
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    for match in _MARKS.finditer(text):
        if not _is_within(match.start(), quoted):
            yield _finding(text, match.start(), match.end(), match.group()[0])
    for start, end in _capital_runs(text):
        if not _is_within(start, quoted):
            yield _finding(text, start, end, _calmer(text[start:end]))


def _capital_runs(text: str) -> Iterator[tuple[int, int]]:
    """Stretches of neighbouring words in capitals, where at least one is a real word."""
    run: list[re.Match[str]] = []
    for word in [*_WORD.finditer(text), None]:
        if (
            word is not None
            and word.group().isupper()
            and (not run or not text[run[-1].end() : word.start()].strip())
        ):
            run.append(word)
            continue
        if any(_is_shouted(found.group(), alone=len(run) == 1) for found in run):
            yield run[0].start(), run[-1].end()
        run = [word] if word is not None and word.group().isupper() else []


def _is_shouted(word: str, *, alone: bool) -> bool:
    if word in _ABBREVIATIONS or len(word) < LONG_ENOUGH:
        return False
    vowels = sum(letter in _VOWELS for letter in word)
    return vowels >= (2 if alone else 1)


def _finding(text: str, start: int, end: int, suggestion: str) -> Finding:
    return Finding(
        "shouting", start, end, text[start:end], "flaw",
        _("Capitals and rows of marks read as shouting."), suggestion,
    )  # fmt: skip


def _calmer(text: str) -> str:
    """In small letters; what is no small word may be a noun or a name and keeps its first capital."""
    words = text.split()
    return " ".join(word.lower() if word.lower() in SMALL_WORDS else word.capitalize() for word in words)


def _is_within(place: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)

"""Capitals and rows of marks, which read as shouting."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from . import quoted
from .finding import Finding

REASON = _("Capitals and rows of marks read as shouting.")
_MARKS = re.compile(r"[!?]*(?:!{2,}|\?{2,}|!\?|\?!)[!?]*")
_WORD = re.compile(r"[^\W\d_]{2,}")
# A capital word of this length is a word, not an abbreviation, unless it is a name with few vowels.
LONG_ENOUGH = 4
# One word of so many in capitals, and it is no name any more.
SHOUTS = 3
_BEFORE_NOUNS = set(
    "der die das den dem des ein eine einen einem einer eines kein keine keinen mein meine meinen dein deine"
    " ihr ihre ihren ihrem ihrer unser unsere unseren unserem unserer zum zur im am beim vom diese dieser".split()
)
_ALWAYS_CAPITAL = {"SIE", "IHNEN", "IHR", "IHRE", "IHREN", "IHREM", "IHRER", "I"}
_VOWELS = set("AEIOUÄÖÜY")
_ABBREVIATIONS = {
    "IBAN", "SEPA", "DHL", "HTML", "EPUB", "MOBI", "HTTPS", "PDF", "PAYPAL", "ISBN", "DSGVO", "USA", "EORI",
    "VISA", "IMAP", "SMTP", "UTC", "FAQ", "AGB", "NATO", "NASA", "REWE", "ALDI",
    "EDEKA", "UNICEF", "UNESCO", "ELSTER", "EULA", "AUSTRIA", "URL", "ASAP", "AUTO", "IKEA", "ADAC", "WLAN",
}  # fmt: skip


def look(text: str, incoming: str = "") -> Iterator[Finding]:
    said, named = quoted.spans(text), _named(incoming)
    for match in _MARKS.finditer(text):
        if not quoted.is_within(match.start(), said):
            yield _finding(text, match.start(), match.end(), match.group()[0])
    for start, end in _capital_runs(text, named):
        if not quoted.is_within(start, said):
            yield _finding(text, start, end, _calmer(text, start, end))


def _named(incoming: str) -> str:
    """Where the customer does not shout themselves, several words that they write in capitals as well are a name."""
    every = [found.group() for found in _WORD.finditer(incoming)]
    return incoming if sum(map(str.isupper, every)) * SHOUTS < len(every) else ""


def _capital_runs(text: str, named: str) -> Iterator[tuple[int, int]]:
    """Stretches of neighbouring words in capitals, where at least one is a real word; no names."""
    run: list[re.Match[str]] = []
    for word in [*_WORD.finditer(text), None]:
        if (
            word is not None
            and word.group().isupper()
            and (not run or not text[run[-1].end() : word.start()].strip())
        ):
            run.append(word)
            continue
        is_name = len(run) > 1 and text[run[0].start() : run[-1].end()] in named
        if not is_name and any(_is_shouted(one.group(), alone=len(run) == 1) for one in run):
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
        REASON, suggestion,
    )  # fmt: skip


def _calmer(text: str, start: int, end: int) -> str:
    """The stretch in small letters; nouns (they follow an article) and beginnings keep their capital."""
    before = text[:start].rstrip()
    last = before.split()[-1].lower() if before else ""
    begins = not before or before[-1] in ".!?:\n" or "\n\n" in text[len(before) : start]
    words = []
    for word in text[start:end].split():
        capital = begins or last in _BEFORE_NOUNS or word in _ALWAYS_CAPITAL
        words.append(word.capitalize() if capital else word.lower())
        begins, last = word[-1] in ".!?:", word.lower()
    return " ".join(words)

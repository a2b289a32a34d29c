"""A message cut into clauses."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kulanz.reading import sentences

MOST_CLAUSES = 400
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?|[?!:]+|[^\s\w]")
# A new clause: after a mark, or before a conjunction that joins whole clauses.
_CUT = re.compile(
    r"(?P<mark>[,;:–—]|\s-\s|\((?=\w)|\.\s|(?<![!?])[!?]+\s|\n)\s*|\s(?=(?P<joint>und|oder|sonst|and|or|otherwise|but|"
    r"aber|denn|weil|because|so that|then|dann|sondern|"
    r"damit|falls|if|wenn|als auch|plus)\s)",
    re.I,
)
_QUOTE_LINE = re.compile(r"(?m)^[ \t]*[>|].*$")
_QUOTED_BELOW = re.compile(
    r"(?m)^(?:-{2,}\s?(?:Original|Ursprüngliche|Weitergeleitete|Forwarded|Bestellbestätigung|Begin|Anfang|Ihre "
    r"Bestellung)[^\n]*|(?:Am|On|Le) .{4,80}(?:schrieb|wrote|a écrit).{0,60}:?\s*$|-{6,} ?\w[^\n]*)"
)
_FEWEST = 1


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause with the words it was cut by: where its sentence begins and ends, and what stood before it."""

    start: int
    end: int
    words: tuple[str, ...]
    opens: bool  # the first of its sentence
    closes: bool  # the last of its sentence
    mark: str  # what ends the sentence: "?", "!", "." or ""
    cut: str  # what it was cut off by: "", ",", "und", ":" …
    quoted: bool
    in_subject: bool = False
    asks: int | None = None  # in steps, how likely its sentence asks for something, by what it means


def cut(text: str, *, in_subject: bool = False) -> list[Clause]:
    """The clauses of a text, in order."""
    if not text.strip():
        return []
    quoted = [(match.start(), match.end()) for match in list(_QUOTE_LINE.finditer(text))[:300]]
    below = _QUOTED_BELOW.search(text)
    if below and below.start() > 0:
        quoted.append((below.start(), len(text)))
    found: list[Clause] = []
    for start, end in sentences.split(text):
        in_quotation = any(a <= start < b for a, b in quoted)
        found.extend(_clauses(text, start, end, in_quotation, in_subject))
        if len(found) >= MOST_CLAUSES:
            break
    return found[:MOST_CLAUSES]


def _clauses(text: str, start: int, end: int, quoted: bool, in_subject: bool) -> Iterable[Clause]:
    last = text[start:end].rstrip("\"'”“»«)’ ")[-1:]
    mark = last if last in ("?", "!", ".", ":", ",") else ""
    pieces: list[tuple[int, int, str]] = []
    since, cut_by = start, ""
    for match in _CUT.finditer(text, start, end):
        if match.end() >= end or _is_inside_number(text, match):
            continue
        if match.start() - since >= _FEWEST and text[since : match.start()].strip():
            pieces.append((since, match.start(), cut_by))
        since, cut_by = match.end(), (match["joint"] or match["mark"] or "").strip().lower() or "\n"
    pieces.append((since, end, cut_by))
    for number, (a, b, by) in enumerate(pieces):
        words = tuple(WORD.findall(text[a:b].lower()))[:60]
        if words:
            yield Clause(a, b, words, number == 0, number == len(pieces) - 1, mark, by, quoted, in_subject)


def _is_inside_number(text: str, match: re.Match[str]) -> bool:
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    if (
        match["mark"] in (",", ":")
        and before.isdigit()
        and after.isdigit()
        and match.end() - match.start() == 1
    ):
        return True
    return bool(match["mark"]) and match["mark"].startswith(".") and (before.isdigit() or len(before) == 0)

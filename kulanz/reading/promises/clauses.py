"""The clauses of a sentence, as far as they can each commit somebody."""

import re
from dataclasses import dataclass

from .verbs import COORDINATED

LONGEST = 600  # longer runs are lists and data, nobody's sentence
# "bis Freitag, 11. Dezember", "by Friday, December 11": one day, and no two clauses.
_DAY_GOES_ON = (
    r"(?<=day|tag|och|end),\s+(?:\d{1,2}\b|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\s+\d)"
)
_BREAK = re.compile(
    rf"(?<!\d)(?!{_DAY_GOES_ON})"
    r",\s+(?!(?:den|dem|the)\s+\d)(?:(?:und|and|aber|but)\s+)?|;\s+|\s[–—-]\s|(?<=[^\d\s]):\s+"
    r"|(?<!what)(?<!which)(?<!who)(?<!if)(?<!before)(?<!until)\s(?=(?:i|we)(?:['’]ll| will)\b)"
    rf"|\s(?:und|and|sowie|aber|but)\s+(?=(?:{COORDINATED})\b)",
    re.I,
)
_END = re.compile(r"(?:(?<!\d)\.|[\s!…])+$")  # "am 3." keeps its stop
_GREETING = re.compile(
    r"\s*(?:hallo|hello|hi|hey|moin|servus|grüezi|grüß\s+\w+|guten\s+\w+|good\s+\w+|"
    r"sehr\s+geehrte[rsn]?|liebe[rs]?|dear)\b"
    r"[^,.!?\n]{0,60}[,!\n]\s*",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Clause:
    """Where it stands, its words in lower case, and whether it leans on the clause before ("… und schicke")."""

    start: int
    end: int
    words: str
    leans: bool


def split(text: str, start: int, end: int) -> list[Clause]:
    """The clauses of the sentence from `start` to `end`, without the greeting before."""
    greeting = _GREETING.match(text, start, end)
    since = greeting.end() if greeting else start
    clauses: list[Clause] = []
    leans = False
    for match in _BREAK.finditer(text, since, end):
        if match.start() > since:
            _append(clauses, text, (since, match.start()), leans)
        since, leans = match.end(), bool(re.search(r"und|and|sowie|aber|but", match.group(), re.I))
    _append(clauses, text, (since, end), leans)
    return clauses


def _append(clauses: list[Clause], text: str, span: tuple[int, int], leans: bool) -> None:
    start, end = span
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    end = start + len(_END.sub("", text[start:end]))
    if start < end:
        clauses.append(Clause(start, end, _lowered(text[start:end]), leans))


def _lowered(piece: str) -> str:
    return re.sub(r"\s+", " ", piece.lower().replace("’", "'"))

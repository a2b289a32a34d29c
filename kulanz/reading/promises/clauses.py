"""The clauses of a sentence, as far as they can each commit somebody."""

import re
from dataclasses import dataclass

from .verbs import COORDINATED, FINITE

LONGEST = 600  # longer runs are lists and data, nobody's sentence
# "bis Freitag, 11. Dezember", "by Friday, December 11": one day, and no two clauses.
_DAY_GOES_ON = (
    r"(?<=day|tag|och|end),\s+(?:\d{1,2}\b|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\s+\d)"
)
_BREAK = re.compile(
    rf"(?<!\d)(?!{_DAY_GOES_ON})"
    r",\s+(?!(?:den|dem|the)\s+\d)(?:(?:und|and|aber|but)\s+)?|;\s+|\s[–—-]\s|(?<=[^\d\s]):\s+"
    r"|(?<!what)(?<!which)(?<!who)(?<!if)(?<!before)(?<!until)\s(?=(?:i|we)(?:['’]ll| will)\b)"
    rf"|\s(?:und|and|sowie|aber|but|&|\+)\s+(?=(?:{COORDINATED})\b)"
    r"|\s(?:und|and)\s+(?=(?:sobald|once|as soon as)\b)",
    re.I,
)
# Between two such words stand two clauses, if each has a verb of its own, and that of no subordinate clause.
_AND = re.compile(
    r"\s(?:und|and|[&+](?=\s+(?:ich|wir|sie|du|es|der|die|das|den|dann|i|we|you|it|the|then)\b))\s+", re.I
)
_BETWEEN = re.compile(r"\b(?:zwischen|between|both|sowohl)\b[^,]{0,25}$", re.I)
_FINITE = re.compile(rf"\b(?:{FINITE})\b", re.I)
_GOING = re.compile(r"\w['’]s (?:\w+ing|on|been)\b", re.I)
_SUBORDINATES = re.compile(
    r"\b(?:wenn|sobald|falls|ob|weil|dass|bis|wie|was|wann|wo|woran|welche\w*|once|if|as|who|which|that|when|whether|until|"
    r"because)\b",
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
            _append_each(clauses, text, (since, match.start()), leans)
        since, leans = match.end(), bool(re.search(r"und|and|sowie|aber|but|[&+]", match.group(), re.I))
    _append_each(clauses, text, (since, end), leans)
    return clauses


def _append_each(clauses: list[Clause], text: str, span: tuple[int, int], leans: bool) -> None:
    since, end = span
    for match in _AND.finditer(text, since, end):
        left, right = text[since : match.start()], text[match.end() : end]
        if _says(left) and _begins(right) and not _BETWEEN.search(left):
            _append(clauses, text, (since, match.start()), leans)
            since, leans = match.end(), True
    _append(clauses, text, (since, end), leans)


def has_verb(words: str) -> bool:
    """Whether they say something of themselves, as far as it shows."""
    return bool(_FINITE.search(words) or _GOING.search(words))


def _says(left: str) -> bool:
    """Whether its last clause, a subordinate one too, has a verb."""
    *_others, last = _SUBORDINATES.split(left)
    return bool(_FINITE.search(last))


def _begins(right: str) -> bool:
    """Whether it has a verb before any subordinate clause."""
    first, *_others = _SUBORDINATES.split(right, maxsplit=1)
    return bool(_FINITE.search(first))


def _append(clauses: list[Clause], text: str, span: tuple[int, int], leans: bool) -> None:
    start, end = span
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    end = start + len(_END.sub("", text[start:end]))
    if start < end:
        clauses.append(Clause(start, end, _lowered(text[start:end]), leans))


def _lowered(piece: str) -> str:
    return re.sub(r"\s+", " ", piece.lower().replace("’", "'"))

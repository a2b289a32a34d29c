"""Finds our commitments in what we send."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from kulanz.reading import dates, quotes, sentences
from kulanz.reading.dates import Dated

from . import vetoes
from .clauses import LONGEST, Clause, split
from .committing import FIRST, commits, leans_on
from .kinds import kind_of
from .promise import Promise

MOST_CHARACTERS = sentences.MOST_CHARACTERS
MERE_VERB = 1  # "… avisieren und verladen"
_FARTHEST = timedelta(days=3660)
# "Das ist bis Freitag erledigt" gives its day to the promise before.
_ADDS_DAY: Final = re.compile(
    r"^(?:(?:aller)?spätestens\b|das (?:ist|wird|passiert|geschieht|dauert|klappt|schaffe)|dies (?:ist|wird)|"
    r"(?:that|this|it) (?:will|should)|that'll|it'll|by\b|at the latest\b|und zwar\b|bis\b)"
)
_DONE_BY: Final = re.compile(
    r"\b(?:das|dies) (?:ist|wird|geschieht|passiert) .*\b(?:erledigt|fertig|geschehen|soweit)\b"
)
_OF_IT: Final = re.compile(r"\b(?:ist|sind|geht|kommt|haben sie|hast du) (?:es|sie|er|ihn|das)\b")
_QUOTATION: Final = re.compile(r"(?<!\w)[„“»«\"](?=\S)[^„“”»«\"\n]{12,400}(?<=\S)[“”»«\"]")
_SAYS_WHAT: Final = re.compile(r"(?:dass|that)\b")
_AGAIN: Final = re.compile(r"\b(?:dann|then|anschließend|danach)\b")


@dataclass(frozen=True, slots=True)
class _Read:
    """A clause with the day in it, and whether it commits us."""

    clause: Clause
    due: date | None
    is_promise: bool


def find(text: str, sent_on: date) -> list[Promise]:
    """Every commitment of ours in what was sent on that day, in order; what is quoted or signed is left out."""
    text = text[:MOST_CHARACTERS]
    new = [(one.start, one.end) for one in quotes.split(text) if one.kind == "new"]
    cited = [match.span() for match in _QUOTATION.finditer(text)]
    found: list[Promise] = []
    before: Promise | None = None  # of the sentence just before
    for start, end in sentences.split(text):
        if not any(since <= start < until for since, until in new):
            continue
        more = _of_sentence(text, (start, end), sent_on, cited)
        if before and (dated := _with_day(before, text[start:end], sent_on, more)):
            found[-1], before = dated, None
            continue
        found.extend(more)
        before = more[-1] if more else None
    return found


def _of_sentence(
    text: str, span: tuple[int, int], sent_on: date, cited: list[tuple[int, int]]
) -> list[Promise]:
    start, end = span
    words = _bare(text[start:end])
    if (
        end - start > LONGEST
        or words.endswith("?")
        or vetoes.OFFER.search(words)
        or vetoes.EVERYBODY.search(words)
    ):
        return []
    clauses = [one for one in split(text, start, end) if not _is_cited(one, cited)]
    return _promises([*_read(clauses, sent_on)])


def _bare(words: str) -> str:
    return re.sub(r"\s+", " ", words.lower().replace("’", "'")).strip()


def _is_cited(clause: Clause, cited: list[tuple[int, int]]) -> bool:
    return any(start <= clause.start and clause.end <= end for start, end in cited)


def _read(clauses: list[Clause], sent_on: date) -> list[_Read]:
    read: list[_Read] = []
    is_ours = False  # whether we were the subject last
    for number, clause in enumerate(clauses):
        due = _day(clause.words, sent_on)
        is_promise = _is_promise(clauses, number, is_ours=is_ours, is_dated=due is not None)
        if is_promise or FIRST.search(clause.words):
            is_ours = is_promise or not vetoes.is_vetoed(clause.words)
        elif vetoes.FOREIGN_SUBJECT.search(clause.words):
            is_ours = False
        read.append(_Read(clause, due, is_promise))
    return read


def _is_promise(clauses: list[Clause], number: int, *, is_ours: bool, is_dated: bool) -> bool:
    clause = clauses[number]
    words = clause.words
    given = number > 0 and vetoes.gives_word(clauses[number - 1].words)
    if given and _SAYS_WHAT.match(words):
        return not vetoes.NOT_SO.search(words)
    leans = clause.leans and is_ours
    if clause.leans and not FIRST.search(words) and vetoes.OTHERS.search(clauses[number - 1].words):
        return False
    if vetoes.SUBORDINATE.match(words) or vetoes.is_vetoed(words, is_ours=leans):
        return False
    if commits(words, is_dated=is_dated):
        return True
    return bool(_DONE_BY.search(words)) or (leans and leans_on(words))


def _day(words: str, sent_on: date) -> date | None:
    """The last day that the words name, not before the sending; of several limits the last."""
    coming = [one for one in dates.find(words, sent_on) if _is_coming(one, sent_on)]
    limits = [one for one in coming if one.limit] or coming
    return max((one.on for one in limits), default=None)


def _is_coming(one: Dated, sent_on: date) -> bool:
    return not one.past and sent_on <= one.on <= sent_on + _FARTHEST


def _promises(read: list[_Read]) -> list[Promise]:
    found: list[Promise] = []
    for number, one in enumerate(read):
        if not one.is_promise:
            continue
        if found and (longer := _longer(found[-1], read, number)):
            found[-1] = longer
            continue
        words = one.clause.words
        last_due = found[-1].due if found and _AGAIN.search(words) else None
        due = one.due or _borrowed(read, number) or last_due
        found.append(Promise(one.clause.start, one.clause.end, kind_of(words), due))
    return found


def _longer(before: Promise, read: list[_Read], number: int) -> Promise | None:
    """The promise before with this clause, where both say one thing ("…, das ist bis Freitag erledigt")."""
    one, earlier = read[number], read[number - 1]
    words, end = one.clause.words, one.clause.end
    if _SAYS_WHAT.match(words) and earlier.is_promise:
        whole = kind_of(f"{earlier.clause.words} {words}")
        return Promise(before.start, end, whole, before.due or one.due)
    if before.due is None and _DONE_BY.search(words):
        return replace(before, end=end, due=one.due)
    if one.due is None and one.clause.leans and words.count(" ") < MERE_VERB:
        return replace(before, end=end)
    return None


def _borrowed(read: list[_Read], number: int) -> date | None:
    """The day of a neighbouring clause that is nobody's own doing ("…, spätestens am 3. Jänner")."""
    for near in (number + 1, number - 1):
        if not 0 <= near < len(read) or read[near].is_promise or read[near].due is None:
            continue
        words = read[near].clause.words
        is_time = vetoes.GIVES_TIME.search(words) or _AGAIN.search(read[number].clause.words)
        if is_time or not (vetoes.is_vetoed(words) or vetoes.SUBORDINATE.match(words)):
            return read[near].due
    return None


def _with_day(before: Promise, sentence: str, sent_on: date, more: list[Promise]) -> Promise | None:
    """The promise of the sentence before with the day that this one adds to it."""
    words = _bare(sentence)
    if before.due or not _ADDS_DAY.match(words) or vetoes.NOT_SO.search(words):
        return None
    if (more and not (_DONE_BY.search(words) or _OF_IT.search(words))) or (not more and FIRST.search(words)):
        return None
    due = _day(words, sent_on)
    return replace(before, due=due) if due else None

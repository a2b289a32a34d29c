"""Finds our commitments in what we send."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import takewhile
from typing import Final, Protocol

from kulanz.reading import dates, quotes, sentences
from kulanz.reading.dates import Dated

from . import vetoes
from .clauses import LONGEST, Clause, has_verb, split
from .committing import FIRST, commits, leans_on
from .promise import Kind, Promise
from .sight import Floats, Sight
from .verbs import FIRST_PERSON
from .weights import likeliest_kind, shipped

MOST_CHARACTERS = sentences.MOST_CHARACTERS
MERE_VERB = 1  # "… avisieren und verladen"
MERE_TIME = 4  # "by next Tuesday, …"
_FARTHEST = timedelta(days=3660)
# What is sent, brought or heard of says by its name what is given.
_COMES_SOMEHOW = frozenset({"reply", "shipment", "other"})
_GIVEN = re.compile(r"\b(?:gutschein(?!\w*(?:nummer|problem|fehler))|rabattcode|voucher|gift card)", re.I)
# Only spoken of: "ohne den Gutschein", "about the gift card".
_SPOKEN_OF = re.compile(
    r"\b(?:about|into|regarding|without|for|wegen|ohne|zum|zur|zu|über|mit|nach|um|on)(?:\s+\w+){0,2}\s+$",
    re.I,
)
# "Das ist bis Freitag erledigt" gives its day to the promise before.
_ADDS_DAY: Final = re.compile(
    r"^(?:(?:aller)?spätestens\b|das (?:ist|wird|passiert|geschieht|dauert|klappt|schaffe)|dies (?:ist|wird)|"
    r"(?:that|this|it) (?:will|should)|that'll|it'll|by\b|at the latest\b|und zwar\b|bis\b)"
)
# "Beides haben Sie bis Freitag" gives it to all that were said without a day just before.
_OF_BOTH: Final = re.compile(r"(?:beides|both)\b")
_OF_ALL: Final = re.compile(
    r"(?:beides|das (?:ganze|alles)|alles (?:das|zusammen)|both|it all|all of (?:it|this|that))\b"
)
_DONE_BY: Final = re.compile(
    r"\b(?:das|dies) (?:ist|wird|geschieht|passiert) .*\b(?:erledigt|fertig|geschehen|soweit)\b|"
    r"^(?:bis|spätestens|am) .* (?:ist|wäre|wird) (?:das|dies|alles) (?:erledigt|fertig|geschehen|soweit)\b"
)
# "…, which goes out on Monday": the thing of the clause before, with its day.
_SAME_THING: Final = re.compile(
    r"^(?:which|that) (?:will|should|goes|is)\b|^(?:and )?it(?:'ll| will| should| goes)\b|"
    r"^you(?:'ll| will| should) (?:have|get) (?:it|them|that)\b|^das (?:\w+ (?:ich|wir)|haben sie|hast du|geht|kommt)\b"
)
# "…, also 31 Euro, bis zum 22. Mai"
_APPOSITION: Final = re.compile(
    r"^(?:also|nämlich|das heißt|d\. ?h\.|insgesamt|zusammen|i\.e\.|that is|namely|in total)\b(?: \S+){0,4}$|"
    r"^(?:€|£|chf|fr\.)? ?\d[\d.,]* ?(?:€|euro?|chf|franken|pfund|pounds?)?$"
)
# What somebody has the habit of is no promise, least of all theirs: "you keep coming back to us".
_HABIT: Final = re.compile(r"\b(?:you|we|they|i) (?:keep|kept) \w+ing\b")
# "… und melde mich bis Freitag": what somebody does, "ich" left out.
_DOES: Final = re.compile(rf"\b(?:{FIRST_PERSON})\b")
_OF_IT: Final = re.compile(r"\b(?:ist|sind|geht|kommt|haben sie|hast du) (?:es|sie|er|ihn|das)\b")
_QUOTATION: Final = re.compile(r"(?<!\w)[„“»«\"](?=\S)[^„“”»«\"\n]{12,400}(?<=\S)[“”»«\"]")
_SAYS_WHAT: Final = re.compile(r"(?:dass|that)\b")
_AGAIN: Final = re.compile(
    r"\b(?:dann|then|anschließend|danach|a[mn] (?:selben|gleichen) (?:tag|abend)|gleichzeitig|"
    r"(?:that|the) same (?:day|time|evening))\b"
)


class Scoring(Protocol):
    """What scores the clauses of a text, as Weights do."""

    @property
    def threshold(self) -> float: ...

    def scores(self, sights: list[Sight], /) -> Floats: ...


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of ours with its clauses."""

    start: int
    end: int
    sights: list[Sight]


@dataclass(frozen=True, slots=True)
class _Read:
    """A clause with the day in it, whether it commits us, and to what."""

    clause: Clause
    due: date | None
    is_promise: bool
    kind: Kind


def find(text: str, sent_on: date, weights: Scoring | None = None) -> list[Promise]:
    """Every commitment of ours in what was sent on that day, in order; what is quoted or signed is left out."""
    # Half a surrogate pair is no character; what stands for it is as long.
    text = text[:MOST_CHARACTERS].encode("utf-8", "replace").decode()
    weights = weights or shipped()
    seen = look(text, sent_on)
    scores = iter(weights.scores([one for sentence in seen for one in sentence.sights]))
    found: list[Promise] = []
    before: Promise | None = None  # of the sentence just before
    unbroken = 0  # promises of the sentences just before
    for sentence in seen:
        read = [_judged(one, next(scores), weights.threshold) for one in sentence.sights]
        more = _promises(read)
        words = _bare(text[sentence.start : sentence.end])
        if unbroken and read and (due := _day_of_all(read[0], words)):
            found = _with_day_for_all(found, due, 2 if _OF_BOTH.match(words) else unbroken)
            more = [one for one in more if one.start >= read[0].clause.end]
        elif before and (dated := _with_day(before, words, sent_on, more)):
            found[-1], before = dated, None
            continue
        found.extend(more)
        before = more[-1] if more else None
        unbroken = unbroken + len(more) if more else 0
    return found


def look(text: str, sent_on: date) -> list[Sentence]:
    """The sentences that are ours, by their clauses; longer ones are lists and data."""
    new = [(one.start, one.end) for one in quotes.split(text) if one.kind == "new"]
    cited = [match.span() for match in _QUOTATION.finditer(text)]
    seen = []
    for number, (start, end) in enumerate(sentences.split(text)):
        if end - start > LONGEST or not any(since <= start < until for since, until in new):
            continue
        clauses = [one for one in split(text, start, end) if not _is_cited(one, cited)]
        seen.append(
            Sentence(start, end, _sights(clauses, _bare(text[start:end]), sent_on, is_first=number == 0))
        )
    return seen


def _judged(sight: Sight, scores: Floats, threshold: float) -> _Read:
    is_promise = bool(scores[0] >= threshold) and not _HABIT.search(sight.clause.words)
    kind = likeliest_kind(scores)
    words = sight.clause.words
    if (
        kind in _COMES_SOMEHOW
        and (given := _GIVEN.search(words))
        and not _SPOKEN_OF.search(words[: given.start()])
    ):
        kind = "gesture"
    return _Read(sight.clause, sight.due, is_promise, kind)


def _bare(words: str) -> str:
    return re.sub(r"\s+", " ", words.lower().replace("’", "'")).strip()


def _is_cited(clause: Clause, cited: list[tuple[int, int]]) -> bool:
    return any(start <= clause.start and clause.end <= end for start, end in cited)


def _sights(clauses: list[Clause], sentence: str, sent_on: date, *, is_first: bool) -> list[Sight]:
    seen: list[Sight] = []
    is_ours = False  # whether we were the subject last
    for number, clause in enumerate(clauses):
        due = _day(clause.words, sent_on)
        is_dated = due is not None or dates.is_impossible(clause.words)
        by_rule = _is_promise(clauses, number, is_ours=is_ours, is_dated=is_dated)
        if by_rule or FIRST.search(clause.words):
            is_ours = by_rule or not vetoes.is_vetoed(clause.words)
        elif vetoes.FOREIGN_SUBJECT.search(clause.words):
            is_ours = False
        before = clauses[number - 1].words if number else ""
        after = clauses[number + 1].words if number + 1 < len(clauses) else ""
        seen.append(Sight(clause, before, after, sentence, number, is_first, due, is_dated, by_rule))
    return seen


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
    return not one.past and timedelta() <= one.on - sent_on <= _FARTHEST


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
        found.append(Promise(one.clause.start, one.clause.end, one.kind, due))
    return found


def _longer(before: Promise, read: list[_Read], number: int) -> Promise | None:
    """The promise before with this clause, where both say one thing ("…, das ist bis Freitag erledigt")."""
    one, earlier = read[number], read[number - 1]
    words, end = one.clause.words, one.clause.end
    if _SAYS_WHAT.match(words) and earlier.is_promise:
        return Promise(before.start, end, one.kind, before.due or one.due)
    if before.due is None and _DONE_BY.search(words):
        return replace(before, end=end, due=one.due)
    if one.due is None and one.clause.leans and words.count(" ") < MERE_VERB:
        return replace(before, end=end)
    return _told_on(before, earlier, one) if earlier.is_promise else None


def _told_on(before: Promise, earlier: _Read, one: _Read) -> Promise | None:
    """The promise of the clause just before, where this one only says when or how ("…, die schick ich morgen")."""
    if _is_mere_time(earlier) and not (earlier.due and one.due):
        return Promise(before.start, one.clause.end, one.kind, one.due or before.due)
    is_same = one.kind == before.kind and not (one.due and before.due)
    if before.due is None and one.due and _SAME_THING.search(one.clause.words):
        is_same = True
    if is_same or _is_mere_time(one):
        return replace(before, end=one.clause.end, due=before.due or one.due)
    return None


def _is_mere_time(one: _Read) -> bool:
    words = one.clause.words
    does = has_verb(words) or bool(_DOES.search(words))
    names_time = bool(_ADDS_DAY.match(words)) or (one.due is not None and not does)
    return names_time and len(words.split()) <= MERE_TIME and not commits(words, is_dated=True)


def _borrowed(read: list[_Read], number: int) -> date | None:
    """The day of a neighbouring clause that is nobody's own doing ("…, spätestens am 3. Jänner")."""
    after = number + 1
    while after < len(read) and _is_mere_thing(read[after]):
        after += 1
    for near in (after, number - 1):
        if not 0 <= near < len(read) or read[near].is_promise or read[near].due is None:
            continue
        words = read[near].clause.words
        if len(words.split()) <= MERE_TIME:
            return read[near].due
        is_time = vetoes.GIVES_TIME.search(words) or _AGAIN.search(read[number].clause.words)
        if is_time or not (vetoes.is_vetoed(words) or vetoes.SUBORDINATE.match(words)):
            return read[near].due
    return None


def _is_mere_thing(one: _Read) -> bool:
    """An apposition, of which nothing is said: it does not part a promise from its day."""
    return not one.is_promise and one.due is None and bool(_APPOSITION.search(one.clause.words))


def _day_of_all(first: _Read, words: str) -> date | None:
    """The day in "Beides bis Freitag": of all that was said just before."""
    return first.due if _OF_ALL.match(words) and not vetoes.NOT_SO.search(first.clause.words) else None


def _with_day_for_all(found: list[Promise], due: date, most: int) -> list[Promise]:
    """That day for the last `most`, as far as they have none."""
    undated = [*takewhile(lambda one: one.due is None, reversed(found[-most:]))]
    kept = len(found) - len(undated)
    return [*found[:kept], *(replace(one, due=due) for one in found[kept:])]


def _with_day(before: Promise, words: str, sent_on: date, more: list[Promise]) -> Promise | None:
    """The promise of the sentence before with the day that this one, in small letters, adds to it."""
    if before.due or not _ADDS_DAY.match(words) or vetoes.NOT_SO.search(words):
        return None
    if (more and not (_DONE_BY.search(words) or _OF_IT.search(words))) or (not more and FIRST.search(words)):
        return None
    due = _day(words, sent_on)
    return replace(before, due=due) if due else None

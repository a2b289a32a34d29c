"""Where a pattern can match at all, read off the pattern: looking there is far quicker than trying it everywhere."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from re import _constants as ops  # type: ignore[attr-defined]  # how Python itself reads patterns
from re import _parser  # type: ignore[attr-defined]
from typing import Any

# Stands where a word begins or ends: "ok" by itself is rare, within "Schokolade" it is not.
EDGE = "\0"
# Shorter runs stand in nearly every text, unless they hold a rare sign (an emoji, "?!").
SHORTEST = 3
_ORDINARY = re.compile(r"[\w\s.,'’\0-]*")
_EDGES = re.compile(r"\b")
# Of the beginning of a match no more letters than these are looked at.
BEGINNING = 6
# More spellings of one passage than this are not worth listing.
MOST_SPELLINGS, MOST_BEGINNINGS = 96, 3000
MOST_LETTERS_OF_A_SET = 64
DEEPEST = 12

Runs = set[str] | None
Tree = Iterable[tuple[Any, Any]]


@dataclass(frozen=True, slots=True)
class Trace:
    """Each match starts with one of `begins`, or holds one of `needs`; without `needs` (None) it may be anywhere.

    Both are lowered and have single blanks; EDGE stands where a word begins or ends.
    """

    begins: list[str]
    needs: list[str] | None


def trace(pattern: str) -> Trace:
    """Where `pattern` can match."""
    begins: set[str] = set()
    needs: set[str] = set()
    is_anywhere = False
    for own_begins, own_needs in _ways(list(_parser.parse(pattern, re.IGNORECASE | re.VERBOSE)), DEEPEST):
        begins |= own_begins
        needs |= own_needs or set()
        is_anywhere |= not own_begins and not own_needs
    return Trace(_without_longer(begins), None if is_anywhere else _without_longer(map(_with_edges, needs)))


def _ways(items: list[tuple[Any, Any]], deeper: int) -> Iterator[tuple[set[str], Runs]]:
    """Every way to match, as (its beginnings, None), or where those say too little as (none, what it needs)."""
    begins = {begin for begin, _is_whole in _beginnings(items)}
    if all(map(_is_telling, begins)):
        yield begins, None
        return
    place = next((n for n, (op, _) in enumerate(items) if op not in _OF_NO_WIDTH), None)
    if place is None or not deeper:
        yield set(), _needed(items)
        return
    op, value = items[place]
    before, after = items[:place], items[place + 1 :]
    if op is ops.SUBPATTERN:
        inner = [list(value[-1])]
    elif op is ops.BRANCH:
        inner = [list(way) for way in value[1]]
    elif op in _REPEATS and value[:2] == (0, 1):
        inner = [list(value[2]), []]
    else:
        yield set(), _needed(items)
        return
    for way in inner:
        yield from _ways([*before, *way, *after], deeper - 1)


_OF_NO_WIDTH = (ops.AT, ops.ASSERT, ops.ASSERT_NOT)
_REPEATS = (ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT)


def _is_telling(begin: str) -> bool:
    return len(begin) > 1 or not _ORDINARY.fullmatch(begin)


# --- how a match begins --------------------------------------------------------------------------------------------


def _beginnings(tree: Tree) -> set[tuple[str, bool]]:
    """(a beginning, whether it is all that has been matched so far)."""
    begins = {("", True)}
    for op, value in tree:
        unfinished = {begin for begin, is_whole in begins if is_whole}
        if not unfinished:
            break
        own = _beginnings_of(op, value)
        if len(unfinished) * len(own) > MOST_BEGINNINGS:
            return {(begin, False) for begin, _ in begins}
        begins = {one for one in begins if not one[1]}
        begins |= {_cut(before + after, is_whole) for before in unfinished for after, is_whole in own}
    return begins


def _cut(begin: str, is_whole: bool) -> tuple[str, bool]:
    edge = EDGE if begin.startswith(EDGE) else ""
    letters = begin.replace(EDGE, "")
    return edge + letters[:BEGINNING], is_whole and len(letters) < BEGINNING


def _beginnings_of(op: Any, value: Any) -> set[tuple[str, bool]]:
    if op in (ops.LITERAL, ops.IN):
        signs = _letters(op, value)
        return {("", False)} if signs is None else {(sign, True) for sign in signs}
    if op in _OF_NO_WIDTH:
        return {(EDGE if value is ops.AT_BOUNDARY else "", True)}
    if op is ops.SUBPATTERN:
        return _beginnings(value[-1])
    if op is ops.BRANCH:
        return set().union(*map(_beginnings, value[1]))
    if op in _REPEATS:
        least, most, inner = value
        own = {(begin, is_whole and most == 1) for begin, is_whole in _beginnings(inner)}
        return own if least else own | {("", True)}
    return {("", False)}


# --- what a match holds --------------------------------------------------------------------------------------------


def _needed(tree: Tree) -> Runs:
    spellings, needed = _held(tree)
    return _better(needed, spellings)


def _held(tree: Tree) -> tuple[Runs, Runs]:
    """(all spellings of what matches, if few; else runs of which each match has one)."""
    spellings: set[str] = {""}
    needed: Runs = None
    is_whole = True
    for op, value in tree:
        own, own_needed = _held_by(op, value)
        if own is not None and len(spellings) * len(own) <= MOST_SPELLINGS:
            spellings = {(before + after).replace("  ", " ") for before in spellings for after in own}
            continue
        is_whole = False
        needed = _better(_better(needed, spellings), own_needed)
        spellings = own if own is not None else {""}
    return (spellings, None) if is_whole else (None, _better(needed, spellings))


def _held_by(op: Any, value: Any) -> tuple[Runs, Runs]:
    if op in (ops.LITERAL, ops.IN):
        return _letters(op, value), None
    if op in _OF_NO_WIDTH:
        return {EDGE if value is ops.AT_BOUNDARY else ""}, None
    if op is ops.SUBPATTERN:
        return _held(value[-1])
    if op is ops.BRANCH:
        return _held_by_any([_held(way) for way in value[1]])
    if op in _REPEATS:
        return _held_again(*value)
    return None, None


def _held_by_any(ways: list[tuple[Runs, Runs]]) -> tuple[Runs, Runs]:
    spellings = [own for own, _needed in ways if own is not None]
    if len(spellings) == len(ways) and len(every := set().union(*spellings)) <= MOST_SPELLINGS:
        return every, None
    needed = [better for own, needed in ways if (better := _better(needed, own))]
    return None, set().union(*needed) if len(needed) == len(ways) else None


def _held_again(least: int, most: int, inner: Tree) -> tuple[Runs, Runs]:
    own, needed = _held(inner)
    if own == {" "}:
        return ({" "} if least else {"", " "}), None
    if least == 0:
        return (own | {""} if most == 1 and own is not None else None), None
    return (own, needed) if most == 1 else (None, _better(needed, own))


# --- letters and runs ----------------------------------------------------------------------------------------------


def _letters(kind: Any, items: Any) -> Runs:
    """The sign, or the signs a set like [sz] stands for; None for a large or a negated set."""
    signs: set[str] = set()
    for op, value in [(kind, items)] if kind is ops.LITERAL else items:
        if op is ops.LITERAL:
            signs.add(_sign(value))
        elif op is ops.CATEGORY and value is ops.CATEGORY_SPACE:
            signs.add(" ")
        elif op is ops.CATEGORY and value is ops.CATEGORY_DIGIT:
            signs.update("0123456789")  # those of other scripts do not stand in German or English letters
        elif op is ops.RANGE and value[1] - value[0] < MOST_LETTERS_OF_A_SET:
            signs.update(map(_sign, range(value[0], value[1] + 1)))
        else:
            return None
    return signs


def _sign(code: int) -> str:
    sign = chr(code).lower()
    return " " if sign.isspace() else sign


def _better(one: Runs, other: Runs) -> Runs:
    """The choice that rules out more: long runs first, then few; none if both have runs too short to look for."""
    usable = [runs for runs in (one, other) if runs and all(map(_is_rare, runs))]
    return max(usable, key=lambda runs: (min(map(len, runs)), -len(runs)), default=None)


def _is_rare(run: str) -> bool:
    return len(run) >= SHORTEST or not _ORDINARY.fullmatch(run)


def with_edges(text: str) -> str:
    """EDGE put in wherever a word begins or ends."""
    return _EDGES.sub(EDGE, text)


def _with_edges(run: str) -> str:
    """EDGE at each edge of a word within `run`; at its ends only where the pattern asks for one."""
    first, last = run.startswith(EDGE), run.endswith(EDGE)
    return EDGE * first + with_edges(run.replace(EDGE, "")).strip(EDGE) + EDGE * last


def _without_longer(runs: Iterable[str]) -> list[str]:
    """Without those that hold another one (beginnings: that begin with another one)."""
    kept: dict[str, None] = {}
    for run in sorted(runs, key=lambda run: (len(run), run)):
        if not any(run[:length] in kept for length in range(1, len(run))):
            kept[run] = None
    return list(kept)

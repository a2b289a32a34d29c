"""Tells apart what a person wrote now, what is quoted from earlier mails, and the signature."""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby

from kulanz.reading.attribution import find_attributions, inner_end, inner_start
from kulanz.reading.letterhead import find_letterheads, is_rule
from kulanz.reading.opening import Opening, next_filled
from kulanz.reading.passage import Passage, PassageKind
from kulanz.reading.signature import mark_signature

_INVISIBLE = (
    " \t\r\n\f\v\x1c\x1d\x1e\x1f\x85\xa0\u2000\u2007\u2009\u200b\u200c\u200d\u200e\u200f\u2028"
    "\u2029\u202f\u2060\u2061\u2062\u2063\u2064\ufeff"
)
# "> 50 Stück", ">= 20 Euro", ">:-(" and "> Konto > Passwort" are somebody's own words.
_OWN_SIGN = re.compile(r">\s?\d|>=|>[:;=8][-'^]?[()\[\]/|DdPpOo]+$|>\s?[^\s>][^>]{0,60}\s>\s[^\s>]")

# What is longer is a log or an attack; its rest is all words or all quotation.
_MOST_LINES = 40_000
_MOST_CITED = 3


def split(text: str) -> tuple[Passage, ...]:
    """Contiguous passages from 0 to len(text); in doubt words count as new, for a lost word is the worst."""
    whole = text.splitlines(keepends=True)
    lines, rest = _divide(whole[:_MOST_LINES]), whole[_MOST_LINES:]
    bare = [line.strip(_INVISIBLE) for line in lines]
    quoted = _mark_quoted(bare)
    kinds = _kinds(bare, quoted)
    if rest:
        is_open = quoted[-1] and bare[-1][:1] != ">"
        is_marked = quoted[-1] and all(line[0] == ">" for line in rest)
        kinds.extend(["quoted" if is_open or is_marked else "new"] * len(rest))
    return _passages(lines + rest, kinds)


def _divide(whole: Sequence[str]) -> list[str]:
    """Lines, cut once more where a program put an announcement and somebody's words on one."""
    lines: list[str] = []
    for line in whole:
        at = (inner_start(line) or inner_end(line)) if ":" in line else None
        lines.extend((line[:at], line[at:]) if at else (line,))
    return lines


def _mark_quoted(bare: Sequence[str]) -> list[bool]:
    marked = _mark_signed(bare)
    openings = _find_openings(bare)
    _mark_barred(openings, bare, marked)
    quoted = marked.copy()
    behind = 0
    worded = False
    for number, opening in enumerate(openings):
        if opening.start < behind or (marked[opening.start] and opening.kind != "attribution"):
            continue
        start = _start_with_rules(bare, max(opening.start, behind), behind)
        worded = worded or any(bare[index] and not marked[index] for index in range(behind, start))
        end = _end_of_quotation(openings, number, bare, marked, worded)
        quoted[start:end] = [True] * (end - start)
        behind = max(behind, end)
    _unmark_own(bare, quoted, openings)
    _mark_wrapped(bare, quoted)
    return quoted


def _mark_signed(bare: Sequence[str]) -> list[bool]:
    marked = [line[:1] == ">" and not _is_shout(line) for line in bare]
    if all(line.startswith(">>>") for line, mark in zip(bare, marked, strict=True) if mark):
        # Nobody quotes three letters deep and none less deep: these are a programmer's prompts.
        return [False] * len(bare)
    return marked


def _mark_barred(openings: Sequence[Opening], bare: Sequence[str], marked: list[bool]) -> None:
    """Some programs quote with "|"; without an attribution above, such lines are a table."""
    for opening in openings:
        index = next_filled(bare, opening.end)
        if opening.kind != "attribution" or index is None:
            continue
        while index < len(bare) and bare[index][:1] == "|" and not marked[index]:
            marked[index] = True
            index += 1


def _is_shout(line: str) -> bool:
    """ ">>> wichtig <<<" is somebody's emphasis."""
    return line.startswith(">>") and line.endswith("<<")


def _find_openings(bare: Sequence[str]) -> list[Opening]:
    found = [*find_attributions(bare), *find_letterheads(bare)]
    return sorted(found, key=lambda opening: (opening.start, -opening.end))


def _end_of_quotation(
    openings: Sequence[Opening], number: int, bare: Sequence[str], marked: Sequence[bool], worded: bool
) -> int:
    """The line behind the announcement and, where it has no marks of its own, the quotation below it."""
    opening = openings[number]
    end = _end_of_opening(openings, number, bare)
    follower = next_filled(bare, end)
    if follower is not None and marked[follower]:
        return follower
    if not opening.certain:
        return 0
    if worded or opening.kind in ("letterhead", "divider"):
        return len(bare)
    # Nothing above and no mark below: somebody deleted the quotation and wrote below its first line.
    return end


def _end_of_opening(openings: Sequence[Opening], number: int, bare: Sequence[str]) -> int:
    """The end of an announcement that consists of several, such as a divider with a header block."""
    end = openings[number].end
    for other in openings[number + 1 : number + 4]:
        if other.start >= end and next_filled(bare, end) == other.start:
            end = other.end
    return end


def _start_with_rules(bare: Sequence[str], start: int, floor: int) -> int:
    for index in range(start - 1, max(start - 5, floor - 1), -1):
        if bare[index] and not is_rule(bare[index]):
            break
        if bare[index]:
            start = index
    return start


def _unmark_own(bare: Sequence[str], quoted: list[bool], openings: Sequence[Opening]) -> None:
    """One or two marked lines among somebody's own words are no quotation where no program would put one."""
    if not any(quoted):
        return
    for index, line in enumerate(bare):
        if not quoted[index] or any(quoted[max(index - 2, 0) : index]):
            continue
        if _OWN_SIGN.match(line):
            quoted[index] = any(quoted[index + 1 : index + 3])
        elif not openings and _introduces(bare, index):
            _unmark_cited(quoted, index)


def _unmark_cited(quoted: list[bool], start: int) -> None:
    """A few lines that somebody marked by hand; more would be a quotation after all."""
    end = start
    while end < len(quoted) and quoted[end] and end - start <= _MOST_CITED:
        end += 1
    if end - start <= _MOST_CITED and not any(quoted[end : end + 2]):
        quoted[start:end] = [False] * (end - start)


def _introduces(bare: Sequence[str], index: int) -> bool:
    """Whether the words above this line end in a colon ("Auf der Karte soll stehen:")."""
    above = next((line for line in reversed(bare[max(index - 2, 0) : index]) if line), "")
    return above.endswith(":") and len(above.split()) > 3 and "@" not in above and not above[:1].isdigit()


def _mark_wrapped(bare: Sequence[str], quoted: list[bool]) -> None:
    """A mail program that wraps late leaves ends of quoted lines without their mark."""
    for index in range(1, len(bare) - 1):
        if quoted[index] or not bare[index] or not (quoted[index - 1] and quoted[index + 1]):
            continue
        quoted[index] = _continues(bare[index - 1], bare[index])


def _continues(line: str, following: str) -> bool:
    if following.endswith(" >") or line.rfind("(") > line.rfind(")"):
        return True
    return len(line) >= 60 and following[0].islower() and (line[-1].isalnum() or line[-1] == ",")


def _kinds(bare: Sequence[str], quoted: Sequence[bool]) -> list[PassageKind | None]:
    """The kind of each line; None for blank ones, which go with a neighbour."""
    kinds: list[PassageKind | None] = ["quoted" if mark else None for mark in quoted]
    worded = False
    for start, end in _stretches(quoted):
        stretch = bare[start:end]
        for index, is_signature in enumerate(mark_signature(stretch, worded), start):
            if bare[index]:
                kinds[index] = "signature" if is_signature else "new"
        worded = worded or "new" in kinds[start:end]
    return kinds


def _stretches(quoted: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Where unquoted lines begin and end."""
    end = 0
    for mark, group in groupby(quoted):
        start, end = end, end + sum(1 for _ in group)
        if not mark:
            yield start, end


def _passages(lines: Sequence[str], kinds: list[PassageKind | None]) -> tuple[Passage, ...]:
    _fill_blanks(kinds)
    ends = list(accumulate(map(len, lines)))
    passages: list[Passage] = []
    offset, at = 0, 0
    for kind, group in groupby(kinds):
        at += sum(1 for _ in group)
        passages.append(Passage(kind or "new", offset, ends[at - 1]))
        offset = ends[at - 1]
    return tuple(passages)


def _fill_blanks(kinds: list[PassageKind | None]) -> None:
    """Blank lines inside words are words; at their border they belong to the other passage."""
    at = 0
    before: PassageKind | None = None
    for kind, group in groupby(kinds.copy()):
        behind = at + sum(1 for _ in group)
        if kind is None:
            after = kinds[behind] if behind < len(kinds) else before
            filling = after if before in (None, "new") else before
            kinds[at:behind] = [filling] * (behind - at)
        before = kind
        at = behind

"""Tells apart what a person wrote now, what is quoted from earlier mails, and the signature."""

import re
from collections.abc import Sequence
from itertools import groupby, pairwise

from kulanz.channels.email.attribution import find_attributions, inner_start
from kulanz.channels.email.letterhead import find_letterheads, is_rule
from kulanz.channels.email.opening import Opening, next_filled
from kulanz.channels.email.signature import mark_signature
from kulanz.channels.letter import Passage, PassageKind

_INVISIBLE = (
    " \t\r\n\f\v\x1c\x1d\x1e\x1f\x85\xa0\u2000\u2007\u2009\u200b\u200c\u200d\u2028\u2029\u202f\u2060\ufeff"
)
_COMPARISON = re.compile(r">\s?\d")


def split(text: str) -> tuple[Passage, ...]:
    """Contiguous passages from 0 to len(text); in doubt words count as new, for a lost word is the worst."""
    lines = _lines(text)
    bare = [line.strip(_INVISIBLE) for line in lines]
    quoted = _mark_quoted(bare)
    kinds = _kinds(bare, quoted)
    return _passages(lines, kinds)


def _lines(text: str) -> list[str]:
    lines: list[str] = []
    for line in text.splitlines(keepends=True):
        at = inner_start(line) if ":" in line else None
        lines.extend((line[:at], line[at:]) if at else (line,))
    return lines


def _mark_quoted(bare: Sequence[str]) -> list[bool]:
    marked = [line[:1] == ">" and not _is_shout(line) for line in bare]
    quoted = marked.copy()
    openings = _find_openings(bare)
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
    _unmark_comparisons(bare, quoted)
    _mark_wrapped(bare, quoted)
    return quoted


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


def _unmark_comparisons(bare: Sequence[str], quoted: list[bool]) -> None:
    """A lone line such as "> 50 Stück" among somebody's own words is no quotation."""
    for index, line in enumerate(bare):
        if quoted[index] and _COMPARISON.match(line) and not any(quoted[max(index - 2, 0) : index]):
            quoted[index] = any(quoted[index + 1 : index + 3])


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
    for mark, group in groupby(range(len(bare)), key=quoted.__getitem__):
        if mark:
            continue
        indices = list(group)
        stretch = [bare[index] for index in indices]
        for index, is_signature in zip(indices, mark_signature(stretch, worded), strict=True):
            if bare[index]:
                kinds[index] = "signature" if is_signature else "new"
        worded = worded or any(kinds[index] == "new" for index in indices)
    return kinds


def _passages(lines: Sequence[str], kinds: list[PassageKind | None]) -> tuple[Passage, ...]:
    _fill_blanks(kinds)
    passages: list[Passage] = []
    offset = 0
    for kind, group in groupby(zip(lines, kinds, strict=True), key=lambda pair: pair[1]):
        end = offset + sum(len(line) for line, _ in group)
        passages.append(Passage(kind or "new", offset, end))
        offset = end
    return tuple(passages)


def _fill_blanks(kinds: list[PassageKind | None]) -> None:
    """Blank lines inside words are words; at their border they belong to the other passage."""
    filled = [index for index, kind in enumerate(kinds) if kind]
    for left, right in pairwise(filled):
        before, after = kinds[left], kinds[right]
        kinds[left + 1 : right] = [after if before == "new" else before] * (right - left - 1)
    if filled:
        kinds[: filled[0]] = [kinds[filled[0]]] * filled[0]
        kinds[filled[-1] :] = [kinds[filled[-1]]] * (len(kinds) - filled[-1])

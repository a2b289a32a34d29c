"""Who is quoted at a place of a mail: the words with which a mail program announced that passage."""

import re
from bisect import bisect_right
from itertools import accumulate

from kulanz.reading.attribution import find_attributions
from kulanz.reading.letterhead import find_letterheads
from kulanz.reading.opening import Opening, next_filled

_MARKS = re.compile(r"(?:\s{0,3}>)*\s*")
_FROM = re.compile(r"[*_ ]{0,3}(?:von|from|de|da|van)[*_ ]{0,3}:", re.IGNORECASE)


def announcement(text: str, at: int) -> str | None:
    """The line that names who speaks; "" for whom the quoted one quotes in turn, None where nobody is named."""
    lines = text.splitlines(keepends=True)
    starts = [0, *accumulate(len(line) for line in lines)]
    own = bisect_right(starts, at) - 1
    depths = [_depth(line) for line in lines[: own + 1]]
    if depths[own] > 1:
        return ""
    bare = [_MARKS.sub("", line, count=1).strip() for line in lines[: own + 1]]
    above = sorted([*find_attributions(bare), *find_letterheads(bare)], key=lambda found: found.start)
    for opening in reversed(above):
        if opening.kind in ("attribution", "letterhead") and _is_about(opening, own, bare, depths):
            return _who(bare[opening.start : opening.end])
    return None


def _is_about(opening: Opening, own: int, bare: list[str], depths: list[int]) -> bool:
    """Not one that stands within the same quotation and announces what is deeper still."""
    if opening.end > own or depths[opening.start] > depths[own]:
        return False
    below = next_filled(bare, opening.end)
    return below is None or depths[below] <= depths[own]


def _who(lines: list[str]) -> str:
    """Of a header block the line of its sender: it names the one who was written to as well."""
    return next((line for line in lines if _FROM.match(line)), " ".join(lines))


def _depth(line: str) -> int:
    marks = _MARKS.match(line)
    return marks.group().count(">") if marks else 0

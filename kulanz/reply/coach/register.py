"""Du or Sie: one form in one letter, and the customer's own."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from .finding import Finding

_DU = re.compile(r"\b(?:[Dd]u|[Dd]ich|[Dd]ir|[Dd]eine?[mnrs]?)\b")
# "Sie" and "Ihr…" inside a sentence are the form of address; at its beginning they may be "they".
_SIE = re.compile(r"(?<![.!?:\n\"„])(?<![.!?:] )\b(?:Sie|Ihnen|Ihre?[mnrs]?)\b")
_QUOTED = re.compile(r"„[^“”]*[“”]|\"[^\"\n]*\"|^>.*$", re.MULTILINE)


def look(text: str, wanted: str) -> Iterator[Finding]:
    """`wanted` is the customer's form ("du", "sie"), or "" where they gave no cue."""
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    du = [m for m in _DU.finditer(text) if not _is_within(m.start(), quoted)]
    sie = [m for m in _SIE.finditer(text) if not _is_within(m.start(), quoted)]
    if wanted == "sie" and du:
        yield _finding(du[0], _("This customer says Sie to us."))
    elif wanted == "du" and sie:
        yield _finding(sie[0], _("This customer says du to us."))
    elif du and sie:
        rarer = min(du, sie, key=len)
        yield _finding(rarer[0], _("Du and Sie are mixed in this text."))


def _finding(found: re.Match[str], reason: object) -> Finding:
    return Finding("register_mix", found.start(), found.end(), found.group(), "flaw", reason)


def _is_within(place: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)

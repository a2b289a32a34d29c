"""Du or Sie: one form in one letter, and the customer's own."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from . import quoted
from .finding import Finding

REASON = _("Du and Sie are mixed in this text.")
_DU = re.compile(r"\b(?:[Dd]u|[Dd]ich|[Dd]ir|[Dd]eine?[mnrs]?)\b")
# "Sie" and "Ihr…" inside a sentence are the form of address; at its beginning they may be "they".
_SIE = re.compile(r"(?<![.!?:\n\"„])(?<![.!?:] )\b(?:Sie|Ihnen|Ihre?[mnrs]?)\b")


def look(text: str, wanted: str) -> Iterator[Finding]:
    """`wanted` is the customer's form ("du", "sie"), or "" where they gave no cue."""
    said = quoted.spans(text)
    du = [m for m in _DU.finditer(text) if not quoted.is_within(m.start(), said)]
    sie = [m for m in _SIE.finditer(text) if not quoted.is_within(m.start(), said)]
    if wanted == "sie" and du:
        yield _finding(du[0], _("This customer says Sie to us."))
    elif wanted == "du" and sie:
        yield _finding(sie[0], _("This customer says du to us."))
    elif du and sie:
        rarer = min(du, sie, key=len)
        yield _finding(rarer[0], REASON)


def _finding(found: re.Match[str], reason: object) -> Finding:
    return Finding("register_mix", found.start(), found.end(), found.group(), "flaw", reason)

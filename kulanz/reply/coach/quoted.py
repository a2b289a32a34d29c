"""Quoted passages of a draft: who repeats another's words is not answerable for them."""

import re

_QUOTED = re.compile(r"„[^“”]*[“”]|“[^”]*”|\"[^\"\n]*\"|»[^«]*«|^>.*$", re.MULTILINE)

Spans = list[tuple[int, int]]


def spans(text: str) -> Spans:
    """From where to where, in code points, the end exclusive."""
    return [found.span() for found in _QUOTED.finditer(text)]


def is_within(place: int, quoted: Spans) -> bool:
    return any(start <= place < end for start, end in quoted)

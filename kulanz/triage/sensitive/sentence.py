"""The sentence around a place in a text."""

import re

_STOP = re.compile(r"[.!?]+(?=\s|$)(?<!\d\.)|\n+")


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    opened = max(
        (match.end() for match in _STOP.finditer(text, max(0, start - 200), start)),
        default=max(0, start - 200),
    )
    closing = _STOP.search(text, end, min(len(text), end + 200))
    closed = closing.start() + 1 if closing else min(len(text), end + 200)
    while opened < start and text[opened].isspace():
        opened += 1
    return opened, closed

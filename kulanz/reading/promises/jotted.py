"""What we promise, in a note that somebody jots down: "Schicke ihr bis Freitag Ersatz"."""

import re
from dataclasses import replace
from datetime import date
from typing import Final

from kulanz.reading import sentences

from .finding import find
from .promise import Promise
from .verbs import STEMS

# Who writes a note for colleagues leaves the "I" out.
_WITHOUT_I: Final = re.compile(
    rf"(?:{'|'.join(sorted(STEMS, key=len, reverse=True))})e\b|(?:will|'ll)\b", re.I
)
_I: Final = {True: "I ", False: "Ich "}


def find_in_note(text: str, sent_on: date) -> list[Promise]:
    """As in what is sent; a sentence that begins with what "I" do is read as if it said so."""
    found = find(text, sent_on)
    for start, end in sentences.split(text):
        if not _WITHOUT_I.match(text, start, end) or any(start <= one.start < end for one in found):
            continue
        said = _I[text[start:end].lower().startswith(("will", "'ll"))]
        whole = said + text[start].lower() + text[start + 1 : end]
        shift = start - len(said)
        found += [
            replace(one, start=max(one.start + shift, start), end=one.end + shift)
            for one in find(whole, sent_on)
        ]
    return sorted(found, key=lambda one: one.start)

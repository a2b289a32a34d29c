"""One conversation as a line of a list, in words."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    pk: int
    name: str
    subject: str
    preview: str
    reason: str
    is_late: bool
    holder: str
    face: str
    at: str
    iso: str
    has_attachment: bool
    cause: str
    # The customer is extremely dissatisfied.
    is_grave: bool = False
    # In quarantine: the words that it stands there for, and the day on which it goes.
    passage: str = ""
    until: str = ""
    # What the owner said to whoever has it.
    line: str = ""

"""An announcement of a quotation, whatever form a mail program gives it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Lines = Sequence[str]
# A mail with more lines that look like announcements is a log or an attack; its rest counts as words.
MOST_ATTEMPTS = 500


@dataclass(frozen=True, slots=True)
class Opening:
    """Lines `start` to `end` (exclusive) that announce a quotation.

    A certain one is followed by the quotation even where no line is marked with ">".
    """

    start: int
    end: int
    kind: Literal["attribution", "letterhead", "divider", "marker"]
    certain: bool


def next_filled(lines: Lines, start: int) -> int | None:
    """The first line from `start` on that is not blank."""
    return next((index for index in range(start, len(lines)) if lines[index]), None)

"""A day that a text names."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Dated:
    """A passage that names a day: `limit` where a last day is meant (bis, by, within), `past` for what was."""

    start: int
    end: int
    on: date
    limit: bool = False
    past: bool = False
    by_when: bool = False  # "before X": the day itself is too late
    event: bool = False  # a name of a day, not a count of days

"""A day that a text names."""

from dataclasses import dataclass
from datetime import date, timedelta


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
    written: bool = False  # a day of the calendar, with its month
    is_eve: bool = False  # `on` is the day before the one that is named

    @property
    def named(self) -> date:
        """The day that is named itself, also where the one before is meant."""
        return self.on + timedelta(days=1) if self.is_eve else self.on

"""What a message names with digits: orders, sums, telephone numbers, accounts and days, each with its place."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any, Literal

from kulanz.reading import numbers
from kulanz.reading.dates import Dated
from kulanz.reading.numbers import Number

from .text import Text


@dataclass(frozen=True, slots=True)
class Mention:
    """A number or a day, in code points of the text or of the subject."""

    number: Number
    place: Literal["text", "subject"] = "text"

    def as_json(self) -> dict[str, Any]:
        said = asdict(self.number)
        return said if self.place == "text" else said | {"in": "subject"}


def find(text: Text, dated: Iterable[Dated]) -> list[Mention]:
    """All of them in order, those of the subject first; `dated` are the days named in what is written now."""
    found = [
        *(Mention(number, "subject") for number in numbers.find(text.subject)),
        *(Mention(number) for number in numbers.find(text.body)),
    ]
    days = [day for day in _days(text, dated) if not any(_overlap(day, one) for one in found)]
    return sorted([*found, *days], key=lambda one: (one.place != "subject", one.number.start))


def _days(text: Text, dated: Iterable[Dated]) -> Iterator[Mention]:
    """Days of the calendar alone: what "on Friday" means only its day tells."""
    for one in dated:
        if one.written:
            start, end, place = text.passage(one.start, one.end)
            yield Mention(Number("date", start, end, one.named.isoformat()), place)


def _overlap(one: Mention, other: Mention) -> bool:
    first, second = one.number, other.number
    return one.place == other.place and first.start < second.end and second.start < first.end

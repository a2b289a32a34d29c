"""One number of a text."""

from dataclasses import dataclass
from typing import Literal

MOST_FOUND = 100
Kind = Literal["order", "amount", "phone", "iban", "date"]


@dataclass(frozen=True, slots=True)
class Number:
    """One number: `value` is bare: without spaces, a telephone number as E.164, a day as ISO; money in `cents`."""

    kind: Kind
    start: int
    end: int
    value: str
    cents: int | None = None
    currency: str | None = None

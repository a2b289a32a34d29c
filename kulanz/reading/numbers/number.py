"""One number of a text."""

from dataclasses import dataclass
from typing import Literal

MOST_FOUND = 100
Kind = Literal["order", "amount", "phone", "iban"]


@dataclass(frozen=True, slots=True)
class Number:
    """One number: `value` is the bare order number, the IBAN without spaces, or E.164; money in `cents`."""

    kind: Kind
    start: int
    end: int
    value: str
    cents: int | None = None
    currency: str | None = None

"""The numbers in a message: order numbers, amounts of money, telephone numbers, IBANs, each with its place."""

import re

from .amount import amounts
from .iban import ibans, mistyped_ibans
from .number import MOST_FOUND, Kind, Number
from .order import orders
from .phone import phones

__all__ = ["Kind", "Number", "amounts", "find", "ibans", "mistyped_ibans", "orders", "phones"]

MOST_CHARACTERS = 20_000
_DIGIT = re.compile(r"\d")


def find(text: str) -> list[Number]:
    """All of them in order; where two readings overlap, the surer one (IBAN, amount, order, phone)."""
    text = text[:MOST_CHARACTERS]
    if not _DIGIT.search(text):
        return []
    kept: list[Number] = []
    for number in [*ibans(text), *amounts(text), *orders(text), *phones(text)]:
        if all(number.end <= other.start or number.start >= other.end for other in kept):
            kept.append(number)
    return sorted(kept, key=lambda number: number.start)[:MOST_FOUND]

"""Feasts by name, from Easter to New Year's Eve."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from .rule import rule


def easter(year: int) -> date:
    """Easter Sunday (Gauss, Meeus)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)


def _second_sunday(year: int, month: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(6 - first.weekday()) % 7 + 7)


_FEASTS: dict[str, Callable[[int], date]] = {
    "weihnachten": lambda year: date(year, 12, 24),
    "heiligabend": lambda year: date(year, 12, 24),
    "heilig abend": lambda year: date(year, 12, 24),
    "christmas eve": lambda year: date(year, 12, 24),
    "christmas": lambda year: date(year, 12, 24),
    "xmas": lambda year: date(year, 12, 24),
    "silvester": lambda year: date(year, 12, 31),
    "new year's eve": lambda year: date(year, 12, 31),
    "neujahr": lambda year: date(year, 1, 1),
    "new year": lambda year: date(year, 1, 1),
    "nikolaus": lambda year: date(year, 12, 6),
    "valentinstag": lambda year: date(year, 2, 14),
    "valentine's day": lambda year: date(year, 2, 14),
    "halloween": lambda year: date(year, 10, 31),
    "ostern": easter,
    "easter": easter,
    "karfreitag": lambda year: easter(year) - timedelta(days=2),
    "good friday": lambda year: easter(year) - timedelta(days=2),
    "pfingsten": lambda year: easter(year) + timedelta(days=49),
    "muttertag": lambda year: _second_sunday(year, 5),
}


def _feast(match: re.Match[str], said_on: date) -> tuple[date, dict[str, bool]]:
    of = _FEASTS[match["feast"]]
    on = of(said_on.year)
    return (on if on >= said_on else of(said_on.year + 1)), {"limit": bool(match["limit"])}


RULES = (
    rule(
        "weihnachten heiligabend heilig christmas xmas silvester new neujahr nikolaus valentinstag valentine "
        "halloween ostern easter karfreitag good pfingsten muttertag",
        r"\b(?P<limit>bis|bis zu|vor|by|before|until|in time for|noch vor|rechtzeitig zu|entro)?\s*(?:the\s+)?\b"
        rf"(?P<feast>{'|'.join(sorted(_FEASTS, key=len, reverse=True))})\b",
        _feast,
    ),
)

"""Spans of time: so many hours, working days, weeks or months from now, or ago."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from .days import that_day
from .rule import rule
from .words import NUMBER, NUMBERS, UNIT, WITHIN


def _duration(match: re.Match[str], said_on: date) -> tuple[date, dict[str, bool]] | None:
    how = (match["how"] or "").strip()
    if match["n2"] is None and not how and not match["counted"]:
        return None
    count = max(_number(match["n"]), _number(match["n2"]) if match["n2"] else 0)
    if match["half"]:
        return said_on + timedelta(days=182), {"limit": True}
    limit = not re.fullmatch(r"in(?:\s.*)?|nach\s.*", how)
    return after(said_on, count, match["unit"]), {"limit": limit}


def _ago(match: re.Match[str], said_on: date) -> tuple[date, dict[str, bool]]:
    count, unit = _number(match["n2"] or match["n"]), match["unit"]
    return said_on - (after(said_on, count, unit) - said_on), {"past": True}


def _number(word: str) -> int:
    return int(word) if word.isdigit() else NUMBERS[word]


def after(said_on: date, count: int, unit: str) -> date:
    """The day `count` units (Tage, Werktage, weeks, hours …) after."""
    return next(add for start, add in _UNITS if unit.startswith(start))(said_on, count)


def _hours(said_on: date, count: int) -> date:
    return said_on + timedelta(days=(count + 12) // 24 if count >= 24 else 0)


def _business_days(said_on: date, count: int) -> date:
    count = min(count, 400)
    on = said_on
    while count > 0:
        on += timedelta(days=1)
        count -= on.weekday() < 5
    return on


def _add_months(said_on: date, months: int) -> date:
    year, month = divmod(said_on.month - 1 + months, 12)
    return that_day(said_on.year + year, month + 1, said_on.day)


_UNITS: tuple[tuple[tuple[str, ...], Callable[[date, int], date]], ...] = (
    (("werktag", "arbeitstag", "business", "working", "work"), _business_days),
    (("stunde", "std", "h"), _hours),
    (("fortnight",), lambda said_on, count: said_on + timedelta(days=14 * count)),
    (("woche", "week", "wk"), lambda said_on, count: said_on + timedelta(weeks=count)),
    (("monat", "month"), _add_months),
    (("jahr", "year"), lambda said_on, count: _add_months(said_on, 12 * count)),
    (("",), lambda said_on, count: said_on + timedelta(days=count)),
)
_UNITS_TRIGGER = (
    "werktag werktage werktagen werktages arbeitstag arbeitstage arbeitstagen tag tage tagen tages day days woche "
    "wochen week weeks wk monat monate monaten monats month months stunde stunden std hour hours hrs h fortnight "
    "kalendertage kalendertagen jahr jahre jahren jahres year years"
)
_HOW = (
    rf"(?:\b(?P<how>{WITHIN})\s+"
    r"(?:der\s+nächsten\s+|the\s+next\s+|(?<=within )the\s+|ca\.?\s+|etwa\s+|about\s+|max\.?\s+|maximal\s+)?)"
)
RULES = (
    rule(
        _UNITS_TRIGGER,
        rf"(?<![\w,.-])(?:{_HOW}|(?=\d|[a-zäöü]+(?:-|\s|"
        rf"–)))(?:an?\s+)?(?P<half>halben\s+)?(?P<n>{NUMBER})(?:(?:\s*(?:(?<=\d)-|(?<=\d\s)-|–)|\s+(?:bis|oder|to|"
        rf"or|bis zu|bis maximal))\s*"
        rf"(?P<n2>{NUMBER}))?\s*(?:of\s+|guten\s+|weiteren\s+|vollen\s+)?{UNIT}\b(?P<counted>\s+(?:ab|"
        rf"von)\s+heute|\s+from\s+(?:today|now|receipt))?(?!\s+(?:ago|alt|old|her|später|vorher|zuvor))",
        _duration,
    ),
    rule(
        _UNITS_TRIGGER,
        rf"\b(?:vor|seit|since|for|for the (?:past|last))\s+(?:über\s+|mehr als\s+|gut\s+|fast\s+|over\s+|more "
        rf"than\s+|about\s+|etwa\s+|ca\.?\s+|"
        rf"almost\s+|nearly\s+)?(?P<n>{NUMBER})(?:\s*(?:-|–|bis|to|or|oder)\s*(?P<n2>{NUMBER}))?\s*{UNIT}\b|\b(?!)",
        _ago,
    ),
    rule(
        "ago",
        rf"\b(?P<n>{NUMBER})(?:\s*(?:-|–|to|or)\s*(?P<n2>{NUMBER}))?\s+{UNIT}\s+ago\b",
        _ago,
    ),
)

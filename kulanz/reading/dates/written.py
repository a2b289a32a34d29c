"""Dates as they are written: "3.12.", "2025-12-03", "12/3/2025", "3 December", "the 14th"."""

import calendar
import re
from collections.abc import Iterable
from datetime import date

from .days import year_month
from .rule import rule
from .words import MONTH, MONTHS, MONTHS_TRIGGER


def is_day(match: re.Match[str]) -> bool:
    """Whether any calendar has the day and month that one of the rules has read."""
    try:
        return _calendar_day(match, date.min) is not None
    except ValueError:
        return False


def _calendar_day(match: re.Match[str], said_on: date) -> tuple[date, dict[str, bool]] | None:
    """A day and a month; without a year the next to come (today counts)."""
    day = int(match["d2"] or match["d"]) if "d2" in match.re.groupindex else int(match["d"])
    month = match["m"]
    number = int(month) if month.isdigit() else MONTHS[month]
    if not 1 <= number <= 12 or not 1 <= day <= 31:
        return None
    written = match["y"]
    if written:
        year = int(written)
        on = date(year + 2000 if year < 100 else year, number, day)
        return on, {"written": True, "event": True, "by_when": True, "past": on < said_on}
    for year in range(said_on.year, said_on.year + 9):  # 29 February comes every four, sometimes eight years
        if day <= calendar.monthrange(year, number)[1] and date(year, number, day) >= said_on:
            return date(year, number, day), {"written": True, "event": True, "by_when": True}
    return None


def _english_numbers(match: re.Match[str], said_on: date) -> tuple[date, dict[str, bool]] | None:
    first, second = int(match["d"]), int(match["m"])
    if first > 12 or second <= 12:
        return _calendar_day(match, said_on)
    year = int(match["y"])
    on = date(year + 2000 if year < 100 else year, first, second)
    return on, {"written": True, "event": True, "by_when": True, "past": on < said_on}


def _iso_day(match: re.Match[str], said_on: date) -> tuple[date, dict[str, bool]]:
    on = date(int(match["y"]), int(match["m"]), int(match["d"]))
    return on, {"written": True, "event": True, "by_when": True, "past": on < said_on}


def _day_of_month(match: re.Match[str], said_on: date) -> tuple[date, dict[str, bool]] | None:
    """ "am 3.", "the 14th": the next to come; after "vom", "seit" the last one."""
    day = int(match["d"] or match["e"])
    if not 1 <= day <= 31:
        return None
    if re.match(r"(?:vom|seit|since|from|of)\b", match.group()):
        offsets: Iterable[int] = range(0, -4, -1)
    else:
        offsets = range(0, 4)
    for offset in offsets:
        year, month = year_month(said_on, offset)
        if day > calendar.monthrange(year, month)[1]:
            continue
        on = date(year, month, day)
        if (on >= said_on) if offset > 0 or offsets == range(0, 4) else (on <= said_on):
            return on, {"event": True, "by_when": True, "past": on < said_on}
    return None


def _dated_before(match: re.Match[str]) -> bool:
    """ "3.12" without its last stop is a date only after a word that dates."""
    before = match.string[max(0, match.start() - 14) : match.start()]
    return bool(re.search(r"\b(?:am|bis|bis zum|zum|vom|den|dem|seit|ab|by|on|until|und)\s$", before))


RULES = (
    rule(
        "0",
        r"\b(?<![\d.,/])(?:(?P<d>\d{1,2})\.\s?(?:-|–|bis|und|/|oder)\s?)?"
        r"(?P<d2>\d{1,2})\.\s?(?P<m>\d{1,2})\.(?:\s?(?P<y>20\d\d|\d\d)\b(?!\s?(?:€|eur|uhr|:)))?(?![\d%])",
        _calendar_day,
    ),
    rule(
        "0",
        r"(?<![\d.,/+-])(?P<d>\d{1,2})\.(?P<m>0[1-9]|1[0-2])(?P<y>(?!))?(?=\s|$|,\s|[!?)])(?!\s?(?:uhr|h\b|€|"
        r"eur|chf|fr\b|euro|cm|mm|kg|gb|prozent|%|franken|sekunden|zoll|std))",
        lambda m, d: _calendar_day(m, d) if _dated_before(m) else None,
    ),
    rule("0", r"\b(?P<y>20\d\d)-(?P<m>\d\d)-(?P<d>\d\d)\b", _iso_day),
    rule("0", r"(?<![\d/])(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>20\d\d|\d\d)\b(?![/\d])", _english_numbers),
    rule(
        "0",
        r"\b(?:by|on|until|till|before)\s(?P<d>\d{1,2})/(?P<m>\d{1,2})(?P<y>(?!))?(?![/\d])",
        _calendar_day,
    ),
    rule(
        MONTHS_TRIGGER,
        rf"(?<![\d.,])(?:(?P<d>\d{{1,2}})(?:\.|st|nd|rd|th)?\s?(?:-|–|bis|bis zum|und|oder|to|and|"
        rf"or)\s?(?:dem\s|zum\s|the\s)?)?(?P<d2>\d{{1,2}})(?:\.|st|nd|rd|th)?\s*(?:of\s+|"
        rf"day\s+of\s+)?(?P<m>{MONTH})\b\.?,?"
        r"(?:\s*(?P<y>20\d\d))?",
        _calendar_day,
    ),
    rule(
        MONTHS_TRIGGER,
        rf"\b(?P<m>{MONTH})\.?\s+(?:the\s+)?(?:(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s?(?:-|–|to|and|"
        rf"or)\s?)?(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\b(?![\d:.,]*\d)(?:,?\s+(?P<y>20\d\d))?",
        _calendar_day,
    ),
    rule(
        "0",
        r"\b(?:(?:zwischen|vom|am|bis|bis zum|zum|dem|seit|seit dem|ab|ab dem|den|der|und|nach dem|vor dem|"
        r"spätestens|längstens)\s)(?<!\d und )(?<!\d bis )(?P<d>\d{1,2})\.(?=$|[\s,;:!?)]|\s?[-–])(?!\s?\d)"
        r"(?!\s*(?:uhr|mahnung|versuch|mal|tag|anruf|brief|mail|woche|nachricht|bestellung|stock|klasse|gang|"
        r"januar|februar)\b)"
        r"|\b(?:the|of|on|by|before|until|till?|since|from|between|and|to|after)\s(?P<e>\d{1,2})(?:st|nd|rd|"
        r"th)\b(?!\s+(?:time|email|message|call|floor|birthday|order|attempt|"
        r"letter|anniversary|century|mail|reminder|day|week|of|grade|try|one|year))(?!\s+\w+day\b)",
        _day_of_month,
    ),
)

"""Weekdays by name: this one, the next, the last."""

import re
from datetime import date, timedelta

from .days import weekday_of_week
from .rule import rule
from .words import COMING_WEEK, DAY, LONG_DAY, MODIFIER, SHORT_DAY, WEEKDAYS


def _weekday(match: re.Match[str], said_on: date) -> tuple[date, dict[str, bool]] | None:
    weekday = WEEKDAYS[match["day"]]
    modifier = match["mod"] or ""
    if modifier.startswith(("jede", "every", "each")):
        return None
    if modifier.startswith(("letzte", "vergangene", "vorige", "last", "past")):
        return said_on - timedelta(days=(said_on.weekday() - weekday - 1) % 7 + 1), {"past": True}
    if modifier.startswith(("nächste", "naechste", "next")):
        return weekday_of_week(said_on, 1, weekday), {"event": True}
    if modifier.startswith("übernächste"):
        return weekday_of_week(said_on, 2, weekday), {"event": True}
    if which := match["which"]:
        return weekday_of_week(said_on, 2 if which.startswith("übernächste") else 1, weekday), {"event": True}
    coming = _next_weekday(said_on, weekday)
    if match["week"]:
        coming += timedelta(days=7)
    return coming, {"event": True}


def _next_weekday(said_on: date, weekday: int) -> date:
    return said_on + timedelta(days=(weekday - said_on.weekday() - 1) % 7 + 1)


_DAYPARTS = ("", "abend", "mittag", "nachmittag", "vormittag", "morgen", "nacht", "früh")
_DAYS_TRIGGER = " ".join(day + part for day in WEEKDAYS if len(day) > 2 for part in _DAYPARTS)
_SHORT_TRIGGER = "mo di mi do fr sa so"
RULES = (
    rule(
        _DAYS_TRIGGER,
        rf"\b{MODIFIER}?(?P<day>{DAY})(?=\b|s?abend|s?mittag|s?nach|s?vormit|s?früh|s?morgen|s?nacht)"
        r"(?:abend|mittag|nachmittag|vormittag|morgen|nacht|früh)?(?<![ghn]s)(?<!abends)\b(?:\s+(?:dieser|der|diese)\s+woche)?"
        rf"(?P<week>\s+(?:in einer woche|week|in a week)\b)?(?:\s+(?:in der\s+|der\s+|of\s+)?{COMING_WEEK})?",
        _weekday,
    ),
    rule(
        _DAYS_TRIGGER + " " + _SHORT_TRIGGER,
        rf"\b{COMING_WEEK},?\s+(?:(?:am|on|gleich|schon|noch)\s+)*(?P<mod>(?!))?(?P<week>(?!))?"
        rf"(?P<day>{LONG_DAY}|(?<=am ){SHORT_DAY})\b",
        _weekday,
    ),
    rule(
        _DAYS_TRIGGER,
        rf"\ba week (?:on|from|this|next)\s+(?P<mod>(?!))?(?P<which>(?!))?(?P<day>{LONG_DAY})\b(?P<week>)",
        lambda match, said_on: (
            _next_weekday(said_on, WEEKDAYS[match["day"]]) + timedelta(days=7),
            {"event": True},
        ),
    ),
    rule(
        _SHORT_TRIGGER,
        rf"(?P<mod>(?!))?(?P<which>(?!))?"
        rf"(?:(?<=\bam )|(?<=\bbis )|(?<=spätestens )|(?<=\bund )|(?<=\boder )|(?<=\bab )|(?<=zwischen "
        rf"))"
        rf"(?P<day>{SHORT_DAY})(?:\.|\b)(?!\s*(?:\d|die|der|das|ich|wir|wie|viel|sehr|ist|was|ein|gut|schnell|"
        rf"nicht|lange|bald|weit|you|not|it|this|the|we|i|"
        r"and)\b)(?P<week>(?!))?(?=\s*(?:[,.!?/)\-–]|$|\s(?:ab|um|bis|oder|und|zw|früh|abend|mittag|vormittag|"
        r"nachmittag)))",
        _weekday,
    ),
    rule(
        _SHORT_TRIGGER,
        r"(?<!jeden )(?<!letzten )(?<!gestern )(?<!bis )\b(?P<day>mo|do|sa)\s"
        r"(?=(?:vormittag|nachmittag|mittag|abend|früh)\b)"
        r"(?P<mod>(?!))?(?P<week>(?!))?(?P<which>(?!))?",
        _weekday,
    ),
    rule(
        _SHORT_TRIGGER,
        rf"\b(?:bis\s+(?:spätestens\s+|am\s+)?|spätestens\s+(?:am\s+)?|am\s+|bis\s+zum\s+)?"
        rf"(?P<mod>nächste[nm]|kommende[nm]|diese[nm])\s+(?P<day>{SHORT_DAY})\b(?P<week>(?!))?(?P<which>(?!))?",
        _weekday,
    ),
    rule(
        _SHORT_TRIGGER,
        r"\b(?:bis|spätestens)\s+(?:am\s+)?(?P<day>mo|di|mi|do|fr|sa)(?:\.(?!\s*\d)|(?!\.)\b)(?!\s*\d)"
        r"(?P<mod>(?!))?(?P<week>(?!))?(?P<which>(?!))?",
        _weekday,
    ),
)

"""Weeks: this one, the next, their beginning, middle and end, weekends, and weeks by their number."""

import re
from datetime import date

from .days import weekday_of_week
from .rule import rule
from .words import MODIFIER


def _week(match: re.Match[str], said_on: date) -> tuple[date, dict[str, bool]]:
    part, which = match["part"] or "", match["which"] or ""
    if which.startswith(("letzte", "vergangene", "vorige", "last", "past")):
        return weekday_of_week(said_on, -1, 4), {"past": True}
    if which.startswith("übernächste") or "after next" in match.group():
        return _part_of_week(said_on, 2, part), {"event": True}
    if which.startswith(("nächste", "naechste", "kommende", "next", "coming", "the coming")):
        return _part_of_week(said_on, 1, part), {"event": True}
    if part.startswith(("anfang", "mitte", "mid", "early", "beginning", "start", "middle")):
        on = _part_of_week(said_on, 0, part)
        return on if on >= said_on else _part_of_week(said_on, 1, part), {"event": True}
    return _end_of_week(said_on), {"event": True}


def _part_of_week(said_on: date, weeks: int, part: str) -> date:
    if part.startswith(("anfang", "early", "beginning", "start")):
        return weekday_of_week(said_on, weeks, 1)
    if part.startswith(("mitte", "mid")):
        return weekday_of_week(said_on, weeks, 2)
    return weekday_of_week(said_on, weeks, 4)


def _end_of_week(said_on: date, weeks: int = 0) -> date:
    if said_on.weekday() > 4:
        weeks += weeks == 0
    return weekday_of_week(said_on, weeks, 4)


def _weekend(match: re.Match[str], said_on: date) -> tuple[date, dict[str, bool]]:
    weeks = 1 if match["mod"] and match["mod"].startswith(("nächste", "naechste", "next")) else 0
    if match["mod"] and match["mod"].startswith(("letzte", "vergangene", "vorige", "last", "past")):
        return weekday_of_week(said_on, -1, 6), {"past": True}
    until = re.match(r"(?:bis|vor|by|before|until)\b", match.group())
    return _end_of_week(said_on, weeks) if until else weekday_of_week(said_on, weeks, 6), {"event": True}


def _iso_week(match: re.Match[str], said_on: date) -> tuple[date, dict[str, bool]]:
    week = int(match["a"] or match["b"] or match["c"])
    for year in (said_on.isocalendar().year, said_on.isocalendar().year + 1):
        friday = date.fromisocalendar(year, week, 5)
        on = _part_of_week(friday, 0, match["part"] or "")
        if on >= said_on:
            return on, {"event": True, "by_when": True}
    raise ValueError("no such week")


RULES = (
    rule(
        "woche week wochenende",
        r"\b(?:(?:am\s+|zum\s+|by\s+the\s+|at\s+the\s+)?(?P<part>anfang|mitte|ende|early|mid|middle|late|end|"
        r"beginning|start|gegen ende|im laufe)[\s-]+(?:of\s+)?)?"
        r"(?:(?:in\s+)?der\s+)?(?:the\s+)?(?P<which>übernächste[nr]?|nächste[nr]?|naechste[nr]?|kommende[nr]?|"
        r"diese[rn]?|laufende[nr]?|letzte[nr]?|vergangene[nr]?|"
        r"vorige[nr]?|next|coming|this|last|past|(?<=ende )der|(?<=mitte )der|(?<=anfang )der|(?<=laufe )der|"
        r"(?<=end of )the|(?<=of the )|(?<=of )the)\s*"
        r"(?:woche|week)\b(?:\s+after\s+next)?",
        _week,
    ),
    rule(
        "wochenende weekend we",
        rf"\b(?:bis\s+(?:zum\s+|vor\s+dem\s+)?|vor\s+dem\s+|am\s+|übers\s+|by\s+(?:the\s+)?|before\s+the\s+|"
        rf"over\s+the\s+|at\s+the\s+)?{MODIFIER}?(?:wochenende|weekend)\b",
        _weekend,
    ),
    rule(
        "wochenende week",
        r"\b(?:bis\s+wochenende|by\s+week'?s?\s+end)\b",
        lambda _, d: (_end_of_week(d), {"limit": True}),
    ),
    rule(
        "woche",
        r"\b(?P<part>anfang|mitte|ende)\s+woche\b(?P<which>)|\b(?:noch\s+)?die\s+woche\s+noch\b|\bnoch\s+die\s+woche\b",
        _week,
    ),
    rule(
        "week",
        r"\b(?:(?P<part>early|late|by)\s+)?(?:in\s+)?the\s+(?P<which>week)\s+after\s+next\b"
        r"|\bbefore the (?:working )?week is (?:out|over)\b|\b(?:the\s+)?end of (?:the|this) working week\b",
        _week,
    ),
    rule(
        "midweek",
        r"\b(?P<part>mid)-?week(?:\s+(?:(?:of\s+)?(?P<which>next)\s+week|next))?\b",
        _week,
    ),
    rule(
        "kw kalenderwoche week wk woche",
        r"\b(?:(?P<part>anfang|mitte|ende|early|mid|middle|late|end|beginning|start)[\s-]+(?:of\s+|der\s+|in\s+der\s+)?)?"
        r"(?:\bkw\s?(?P<a>\d{1,2})\b|\b(?P<b>\d{1,2})\.?\s?(?:kw|kalenderwoche)\b|\b(?:kalenderwoche|calendar "
        r"week|week|(?<=der )woche)\s(?P<c>\d{1,2})\b)",
        _iso_week,
    ),
)

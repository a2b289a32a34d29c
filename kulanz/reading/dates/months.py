"""Months and years: named ones, this and the next, their beginning, middle and end."""

import re
from datetime import date

from .days import that_day, year_month
from .rule import rule
from .words import MONTH, MONTHS, MONTHS_TRIGGER


def _of_month(match: re.Match[str], said_on: date) -> tuple[date, dict[str, bool]]:
    """Anfang, Mitte, Ende of this, the next or a named month; a month alone ends with its last day."""
    part, which, name = match["part"] or "", match["which"] or "", match["name"] or ""
    day = _month_part(part)
    if name:
        return _named_month(said_on, MONTHS[name], day, match["year"])
    if which.startswith(("letzte", "vergangene", "vorige", "last", "past")):
        return that_day(*year_month(said_on, -1), day), {"past": True}
    if which.startswith("übernächste"):
        return that_day(*year_month(said_on, 2), day), {"event": True, "by_when": True}
    if which.startswith(("nächste", "naechste", "kommende", "next", "coming", "folgende")):
        return that_day(*year_month(said_on, 1), day), {"event": True, "by_when": True}
    on = that_day(said_on.year, said_on.month, day)
    return on if on >= said_on else that_day(*year_month(said_on, 1), day), {"event": True, "by_when": True}


def _month_part(part: str) -> int:
    if part.startswith(("anfang", "early", "beginning", "start")):
        return 5
    return 15 if part.startswith(("mitte", "mid")) else 31


def _named_month(said_on: date, month: int, day: int, year: str | None) -> tuple[date, dict[str, bool]]:
    if year:
        return that_day(int(year), month, day), {"event": True, "by_when": True}
    on = that_day(said_on.year, month, day)
    return on if on >= said_on else that_day(said_on.year + 1, month, day), {"event": True, "by_when": True}


def _end_of_month(_: re.Match[str], said_on: date) -> tuple[date, dict[str, bool]]:
    return that_day(said_on.year, said_on.month, 31), {"event": True, "by_when": True}


def _end_of_year(match: re.Match[str], said_on: date) -> tuple[date, dict[str, bool]]:
    following = re.search(r"nächst|naechst|kommend|next", match.group()) is not None
    return date(said_on.year + following, 12, 31), {"event": True, "by_when": True}


_MONTH_IN_FULL = MONTH.replace("|mar|", "|").replace("|dec|", "|")
RULES = (
    rule(
        "monat monats month months " + MONTHS_TRIGGER,
        rf"\b(?:(?:am\s+|zum\s+|the\s+)?(?P<part>anfang|mitte|ende|early|mid|middle|late|end|beginning|"
        rf"start)[\s-]+(?:of\s+|des\s+|vom\s+)?)"
        rf"(?:(?P<which>übernächste[nsrm]?|nächste[nsrm]?|naechste[nsrm]?|kommende[nsrm]?|diese[snrm]?|"
        rf"letzte[nsrm]?|vergangenen?|this|next|the|last|des)?\s*"
        rf"(?:monate?s?|month)|(?P<name>{MONTH})\.?(?:\s+(?P<year>20\d\d))?)\b",
        _of_month,
    ),
    rule(
        "monat monats month",
        r"\b(?:im\s+|in\s+|im\s+laufe\s+(?:des\s+)?)?(?P<part>(?!))?(?P<which>übernächste[nms]?|nächste[nms]|"
        r"naechste[nms]|kommende[nms]|diese[nms]|letzte[nms]|vergangenen|vorigen|this|next|last|gesetzlichen)\s+"
        r"(?:monate?s?|month)\b(?P<name>(?!))?(?P<year>(?!))?",
        _of_month,
    ),
    rule(
        MONTHS_TRIGGER,
        rf"\b(?:im|in|bis|by|until|till?|before|"
        rf"vor)\s+(?:zum\s+)?(?P<part>(?!))?(?P<which>(?!))?(?P<name>{_MONTH_IN_FULL})"
        rf"(?:\s+(?P<year>20\d\d))?\b(?!\.?\s*\d)",
        _of_month,
    ),
    rule(
        "monatsende monatsletzten ultimo monatsschluss month",
        r"\b(?:monatsende|monatsletzten|ultimo|monatsschluss|(?:the\s+)?month[\s-]?end|month's end)\b",
        _end_of_month,
    ),
    rule(
        "jahresende jahres jahr year kalenderjahr heuer silvester jahresschluss",
        r"\b(?:jahresende|ende\s+(?:des|dieses|nächsten|kommenden)\s+jahre?s|jahresschluss|"
        r"(?:in\s+)?diese[sm]\s+(?:kalender)?jahre?s?|heuer|(?:the\s+)?end of (?:the |this |next )?year|"
        r"(?:this|next)\s+year|year[\s-]end|the year is out|nächstes\s+jahr|nächsten\s+jahres)\b",
        _end_of_year,
    ),
)

"""Passages that name one day together: overlapping ones, ranges, a weekday with its date."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from .dated import Dated
from .words import DAY, SHORT_DAY


def apart(found: Iterable[Dated]) -> list[Dated]:
    """Where two overlap, the longer one (by what it says, an explicit date before a weekday)."""
    kept: list[Dated] = []
    for one in sorted(found, key=lambda d: (d.start, -d.end)):
        if kept and one.start < kept[-1].end:
            last = kept[-1]
            longer = one if one.end - one.start > last.end - last.start else last
            kept[-1] = replace(
                longer,
                start=min(one.start, last.start),
                end=max(one.end, last.end),
                limit=one.limit or last.limit,
                past=longer.past,
            )
        else:
            kept.append(one)
    return kept


_TO = re.compile(
    r"\s*(?:-|–|/|\b(?:und|bis|and|to|or|oder|through|until|till|bis\s+(?:zum|am|spätestens)|oder\s+(?:am|"
    r"spätestens))\b)\s*"
)
_RANGE_OPENS = re.compile(r"(?:zwischen|between|von|from)\s+(?:dem\s+|the\s+|am\s+)?$")


def ranges(lowered: str, found: list[Dated], said_on: date) -> list[Dated]:
    """ "zwischen Montag und Mittwoch", "Dienstag bis Donnerstag": one passage, the later end."""
    merged: list[Dated] = []
    for one in found:
        last = merged[-1] if merged else None
        if (
            last is not None
            and one.start - last.end <= 10
            and (joined := _added(lowered, last, one, said_on))
        ):
            merged[-1] = joined
        elif (
            last is not None
            and last.event
            and one.event
            and one.start - last.end <= 10
            and _joins(lowered, last, one)
        ):
            opening = _RANGE_OPENS.search(lowered, max(0, last.start - 16), last.start)
            start = opening.start() if opening else last.start
            later = max(last.on, one.on)
            if one.on < last.on and (last.on - one.on).days < 7:
                later = one.on + timedelta(days=7)  # "Freitag bis Montag"
            merged[-1] = replace(one, start=start, on=later, limit=last.limit, past=one.past)
        else:
            merged.append(one)
    return merged


def _added(lowered: str, last: Dated, one: Dated, said_on: date) -> Dated | None:
    """ "Freitag, den 5. Dezember" is that date; "Montag in einer Woche" a week after it."""
    between = lowered[last.end : one.start]
    if _WEEKDAY_ONLY.search(lowered[last.start : last.end]) and one.by_when and _THE.fullmatch(between):
        return replace(one, start=last.start, limit=last.limit or one.limit)
    if (
        not between.strip()
        and not one.event
        and re.match(r"in\s", lowered[one.start : one.end])
        and last.event
    ):
        return replace(last, end=one.end, on=last.on + (one.on - said_on))
    return None


_WEEKDAY_ONLY = re.compile(rf"(?:{DAY}|\b{SHORT_DAY}\.?)$")
_THE = re.compile(r"\s*,?\s*(?:(?:den|dem|the)\s*)?")


def _joins(lowered: str, last: Dated, one: Dated) -> bool:
    between = lowered[last.end : one.start]
    first = lowered[one.start : one.end].split(None, 1)[0]
    if _TO.fullmatch(between):
        return True
    return not between.strip() and first in ("bis", "until", "till", "to")

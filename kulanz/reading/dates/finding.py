"""Finds every day that a text names."""

import re
from datetime import date

from . import feasts, months, near, spans, weekdays, weeks, written
from .dated import Dated
from .joining import apart, ranges
from .rule import DIGIT, Resolver
from .widening import widened

MOST_CHARACTERS = 20_000
MOST_FOUND = 200
# So that no reckoning from a day leaves the calendar: broken clocks send mail from year 1, and jokers name 9999.
EARLIEST, LATEST = date(1000, 1, 1), date(9000, 12, 31)
# Of two that read the same words, the earlier wins.
_RULES = (
    *near.RULES,
    *weekdays.RULES,
    *spans.RULES,
    *weeks.RULES,
    *months.RULES,
    *written.RULES,
    *feasts.RULES,
)
_WORD = re.compile(r"[^\W\d_]+|\d+")


def find(text: str, said_on: date) -> list[Dated]:
    """Every passage that names a day, resolved from the day it was said; of a range, the later end."""
    text = text[:MOST_CHARACTERS]
    said_on = min(max(said_on, EARLIEST), LATEST)
    lowered = text.lower()
    if len(lowered) != len(text):  # a letter that grows when lowered would shift the offsets
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    words = set(_WORD.findall(lowered))
    found: list[Dated] = []
    for triggers, pattern, resolve in _RULES:
        if not triggers.isdisjoint(words) or (DIGIT in triggers and any(map(str.isdigit, words))):
            found.extend(_matches(pattern, resolve, lowered, said_on))
    return ranges(lowered, apart(widened(lowered, one, said_on) for one in found), said_on)[:MOST_FOUND]


def is_impossible(text: str) -> bool:
    """Whether it names a day of a month that no calendar has: "31 February"."""
    lowered = text[:MOST_CHARACTERS].lower()
    names = set(_WORD.findall(lowered)) - {DIGIT}
    with_month = (pattern for triggers, pattern, _resolve in written.RULES if not triggers.isdisjoint(names))
    days = (match for pattern in with_month for match in pattern.finditer(lowered))
    return any(not written.is_day(match) for match in days)


def _matches(pattern: re.Pattern[str], resolve: Resolver, lowered: str, said_on: date) -> list[Dated]:
    found = []
    for match in pattern.finditer(lowered):
        try:
            answer = resolve(match, said_on)
        except (ValueError, OverflowError, KeyError):
            continue
        if answer and EARLIEST <= answer[0] <= LATEST:
            found.append(Dated(match.start(), match.end(), answer[0], **answer[1]))
        if len(found) >= MOST_FOUND:
            break
    return found

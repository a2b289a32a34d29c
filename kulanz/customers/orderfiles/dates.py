"""Days and moments as files write them; the style (day first, month first) is guessed over a whole column."""

import re
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import Literal

Style = Literal["dmy", "mdy"]
STYLES: tuple[Style, ...] = ("dmy", "mdy")
EARLIEST, LATEST = 1970, 2100

_YEAR_FIRST = re.compile(r"(?P<y>\d{4})(?P<s>[-/.])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})")
_COMPACT = re.compile(r"(?P<y>\d{4})(?P<m>\d\d)(?P<d>\d\d)")
_YEAR_LAST = re.compile(r"(?P<a>\d{1,2})(?P<s>[-/.])\s?(?P<b>\d{1,2})(?P=s)\s?(?P<y>\d{4}|\d\d)")
_DAY_NAMED = re.compile(
    r"(?P<d>\d{1,2})(?:\.|st|nd|rd|th)?[\s-]*(?P<n>[a-zä]{3,9})\.?,?[\s-]*(?P<y>\d{4}|\d\d)"
)
_NAMED_DAY = re.compile(r"(?P<n>[a-zä]{3,9})\.?[\s-]*(?P<d>\d{1,2})(?:st|nd|rd|th)?[,\s-]+(?P<y>\d{4}|\d\d)")
_FORMS = (_YEAR_FIRST, _COMPACT, _YEAR_LAST, _DAY_NAMED, _NAMED_DAY)
_WEEKDAY = re.compile(r"(?:mo|di|mi|do|fr|sa|so|mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,\s*")
_CLOCK = re.compile(
    r"(?P<h>\d{1,2}):(?P<i>\d\d)(?::(?P<s>\d\d)(?:[.,]\d{1,9})?)?\s*(?P<half>am|pm|a\.m\.|p\.m\.)?(?:\s*uhr)?"
    r"\s*(?:\(?(?P<zone>z|utc|gmt|[+-]\d\d:?\d\d|[+-]\d\d)\)?)?"
)
_MONTHS = {
    word: number
    for number, words in enumerate(
        "jan jän,feb,mar mär mae mrz,apr,may mai,jun,jul,aug,sep,oct okt,nov,dec dez".split(","), start=1
    )
    for word in words.split()
}


def named(style: str | None) -> Style | None:
    """The style of this name; None for what is none."""
    return next((one for one in STYLES if one == style), None)


def parse(text: str, style: Style | None = None) -> date | None:
    """The day that a cell tells; None where it tells none.

    Without a style 31/12/2026 and 12/31/2026 are both understood, and 01/02/2026 is the first of February.
    """
    found = _read(text, style)
    return found[0] if found else None


def moment(text: str, style: Style | None, zone: tzinfo) -> datetime | None:
    """The instant that a cell tells, in `zone` where it names none itself; noon where it tells the day alone."""
    found = _read(text, style)
    if not found:
        return None
    day, clock, own = found
    return datetime.combine(day, clock or time(12), own or zone)


def guess(texts: Iterable[str]) -> tuple[Style | None, int, int]:
    """(style or None where nothing tells, how many cells only it can read, how many only the other one can).

    Cells that can be read both ways as different days count for neither; `is_open` tells whether there were any.
    """
    votes = dict.fromkeys(STYLES, 0)
    for text in texts:
        for style in _only(text):
            votes[style] += 1
    for_it, other = max(votes.values()), min(votes.values())
    if for_it == other:
        return None, 0, other
    return ("dmy" if votes["dmy"] > votes["mdy"] else "mdy"), for_it, other


def is_open(text: str) -> bool:
    """Whether this cell is another day when the month comes first."""
    one, other = parse(text, "dmy"), parse(text, "mdy")
    return one is not None and other is not None and one != other


def _only(text: str) -> tuple[Style, ...]:
    one, other = parse(text, "dmy"), parse(text, "mdy")
    if one is None and other is not None:
        return ("mdy",)
    return ("dmy",) if one is not None and other is None else ()


@lru_cache(maxsize=20_000)
def _read(text: str, style: Style | None) -> tuple[date, time | None, tzinfo | None] | None:
    said = _WEEKDAY.sub("", text.strip().lower(), count=1)
    for form in _FORMS:
        match = form.match(said)
        day = _day(match, style) if match else None
        if match and day:
            rest = said[match.end() :].lstrip("t, ").strip()
            return _with_clock(day, rest)
    return None


def _with_clock(day: date, rest: str) -> tuple[date, time | None, tzinfo | None] | None:
    if not rest:
        return day, None, None
    match = _CLOCK.fullmatch(rest.removeprefix("um ").strip())
    if not match:
        return None
    hour = int(match["h"])
    if match["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if match["half"].startswith("p") else 0)
    try:
        return day, time(hour, int(match["i"]), int(match["s"] or 0)), _zone(match["zone"] or "")
    except ValueError:
        return None


def _zone(said: str) -> tzinfo | None:
    """Raises ValueError for an offset that no place on earth has."""
    if not said:
        return None
    if said in {"z", "utc", "gmt"}:
        return timezone.utc  # noqa: UP017  (beside timezone(offset))
    digits = said[1:].replace(":", "").ljust(4, "0")
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(-offset if said[0] == "-" else offset)


def _day(match: re.Match[str], style: Style | None) -> date | None:
    parts = match.groupdict()
    year = (
        int(parts["y"])
        if len(parts["y"]) == 4
        else 2000 + int(parts["y"]) - (100 if int(parts["y"]) >= 70 else 0)
    )
    if not EARLIEST <= year <= LATEST:
        return None
    if "n" in parts:
        return _of(year, _MONTHS.get(parts["n"][:3], 0), int(parts["d"]))
    if "a" not in parts:
        return _of(year, int(parts["m"]), int(parts["d"]))
    first, second = int(parts["a"]), int(parts["b"])
    if parts["s"] == "." or style == "dmy":  # nobody writes the month first with dots
        return _of(year, second, first)
    if style == "mdy":
        return _of(year, first, second)
    return _of(year, second, first) or _of(year, first, second)


def _of(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None

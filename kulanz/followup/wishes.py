"""When a customer would like to be called: their words as a stretch of time, on their clock and in our hours."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

from kulanz.business import hours
from kulanz.reading import dates, daytimes
from kulanz.reading.dates import Dated
from kulanz.reading.daytimes import Span

LONGEST = timedelta(hours=3)
STEP = timedelta(minutes=30)
LOOK_AHEAD_DAYS = 30
# Nobody is called before it on their clock who has not asked for it.
AWAKE = time(8)
# The figures of a date, which are no time of the day.
_FIGURES = re.compile(
    r"\d{1,2}\.\s?\d{1,2}\.(?:\s?\d{2,4})?|\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2}(?:/\d{2,4})?|"
    r"\d{1,2}(?:st|nd|rd|th)\b|\d{1,2}\.?(?=\s*[^\W\d_]{3,})(?!\s*uhr)|\b\d{4}\b",
    re.I,
)
_OR = re.compile(r",?\s+(?:oder|or|od\.)\s+(?:auch\s+|else\s+)?", re.I)
# What holds for all that is named: "nicht Montag, aber Dienstag oder Mittwoch", "nächste Woche Di oder Do".
_AS_A_WHOLE = re.compile(r"\b(?:nicht|außer|ausser|not|except|woche|week)\b", re.I)
# "Spätestens um 10 Uhr" is no hour at which the telephone rings.
_NO_HOUR = re.compile(r"\b(?:spätestens|nicht|latest|not|by)\b", re.I)
# Whose clock they mean, where they say so.
_CLOCKS = (
    ("Europe/London", re.compile(r"\b(?:uk|british|london|gmt|bst)(?: time)?\b|\bbritische\w* zeit", re.I)),
    ("Europe/Berlin", re.compile(r"\b(?:cet|cest|mez|mesz|german time)\b|\bdeutsche\w* zeit", re.I)),
    ("America/New_York", re.compile(r"\b(?:new york|eastern)(?: time)?\b|\best\b", re.I)),
    ("America/Los_Angeles", re.compile(r"\b(?:pacific|california)(?: time)?\b|\bpst\b", re.I)),
)
_EXCEPT = re.compile(r"(?:nicht|außer|ausser|not|except|but)\s+(?:am\s+|on\s+)?$", re.I)


@dataclass(frozen=True, slots=True)
class Window:
    """`day`: whether a day was named; both ends are instants."""

    begins: datetime
    until: datetime
    is_day_named: bool = False


def understand(words: str, said_at: datetime, zone: tzinfo, *, now: datetime | None = None) -> Window | None:
    """Where they named a day or a time of day; where they named no day, it is on our next working day from now.

    Of "heute um 15 Uhr oder morgen vormittag" the earliest that is not over.
    """
    zone = _zone(words, zone)
    now = max(said_at, now or said_at)
    found = [one for part in _alternatives(words) if (one := _understood(part, said_at, zone, now))]
    coming = [one for one in found if one.until > now]
    return min(coming, key=lambda one: one.begins) if coming else found[-1] if found else None


def hour(words: str, said_at: datetime, zone: tzinfo) -> datetime | None:
    """The moment that a promise names, "morgen um 10 Uhr"; None where it names no day, or no hour."""
    zone = _zone(words, zone)
    said_on = said_at.astimezone(zone).date()
    found = [one for one in dates.find(words, said_on) if _is_meant(one, words, said_on)]
    at = None if _NO_HOUR.search(words) else daytimes.hour(_without_dates(words, found))
    is_one = len(found) == 1 and not _OR.search(words)
    moment = _instant(found[0].on, at, zone) if is_one and at else None
    return moment if moment and moment > said_at else None


def _zone(words: str, zone: tzinfo) -> tzinfo:
    return next((ZoneInfo(name) for name, clock in _CLOCKS if clock.search(words)), zone)


def _alternatives(words: str) -> list[str]:
    """What stands between "oder", each with the day, or the time of day, that it shares with its neighbours."""
    parts = _OR.split(words)
    read = [_read(part) for part in parts]
    if len(parts) == 1 or _AS_A_WHOLE.search(words) or not all(day or clock for day, clock in read):
        return [words]
    for place, (day, clock) in enumerate(read):
        others = [*reversed(read[:place]), *read[place + 1 :]]
        if not day:  # "morgen um 10 oder um 14 Uhr"
            parts[place] = f"{next((one for one, _clock in others if one), '')} {parts[place]}"
        elif not clock:  # "Montag oder Dienstag nach 17 Uhr"
            later = next((one for _day, one in read[place + 1 :] if one), "")
            parts[place] = f"{parts[place]} {later}"
    return parts


def _read(part: str) -> tuple[str, str]:
    """The words of the first day that it names, and those of its time of day; "" for none."""
    found = dates.find(part, dates.SOME_DAY)
    rest = _without_dates(part, found)
    for one in found:
        if daytimes.find(rest[one.start : one.end]) is None:
            rest = rest[: one.start] + " " * (one.end - one.start) + rest[one.end :]
    day = part[found[0].start : found[0].end] if found else ""
    return day, " ".join(rest.split()) if daytimes.find(rest) else ""


def _understood(words: str, said_at: datetime, zone: tzinfo, now: datetime) -> Window | None:
    said_on = said_at.astimezone(zone).date()
    found = [one for one in dates.find(words, said_on) if _is_meant(one, words, said_on)]
    span = daytimes.find(_without_dates(words, found))
    if not found and span is None:
        return None
    if found:
        named = found[0]
        window = _on(named.on, span, zone)
        is_until = named.limit and span is None and window.until > said_at
        return Window(said_at if is_until else window.begins, window.until, is_day_named=True)
    today = now.astimezone(zone).date()
    for ahead in range(LOOK_AHEAD_DAYS):
        window = _on(today + timedelta(days=ahead), span, zone)
        if hours.is_working_day(window.begins) and window.until > now:
            return window
    return None


def _is_meant(one: Dated, words: str, said_on: date) -> bool:
    is_denied = _EXCEPT.search(words[: one.start]) is not None
    return not one.past and one.on >= said_on and not is_denied


def _without_dates(words: str, found: list[Dated]) -> str:
    for one in (dated for dated in found if dated.written):
        blank = _FIGURES.sub(lambda match: " " * len(match.group()), words[one.start : one.end])
        words = words[: one.start] + blank + words[one.end :]
    return words


def _on(day: date, span: Span | None, zone: tzinfo) -> Window:
    opens, closes = max(_opens(day), _instant(day, AWAKE, zone)), hours.closing(day)
    begins, ends = (span.begins, span.ends) if span else (None, None)
    first = _instant(day, begins, zone) if begins else None
    last = _instant(day, ends, zone) if ends else None
    if first is None:
        first = opens if last is None or opens < last else last - LONGEST
    if last is None:
        last = closes if first < closes else _before_night(first)
    return Window(first, last)


def _opens(day: date) -> datetime:
    opens = hours.opening(day)
    same_day = opens.astimezone(hours.zone()).date() == day
    return opens if same_day else _instant(day, time(9), hours.zone())


def _before_night(begins: datetime) -> datetime:
    """Some hours on, but not into the quiet hours."""
    until = begins + LONGEST
    while until - STEP > begins and hours.quiet_end(until - timedelta(minutes=1)):
        until -= STEP
    return until


def _instant(day: date, at: time, zone: tzinfo) -> datetime:
    """An hour that does not exist in the night of the change is the one after it."""
    return datetime.combine(day, at, tzinfo=zone).astimezone(UTC)

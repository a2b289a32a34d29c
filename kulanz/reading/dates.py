"""Dates in words, German and English, as days: the table "words | due" of the label guide, and deadlines set for us."""

import calendar
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

MOST_CHARACTERS = 20_000
MOST_FOUND = 200
# A date named without a year that would lie so far ahead is a date of the past, if the sentence speaks of the past.
FAR_AHEAD = timedelta(days=240)


@dataclass(frozen=True, slots=True)
class Dated:
    """A passage that names a day: `limit` where a last day is meant (bis, by, within), `past` for what was."""

    start: int
    end: int
    on: date
    limit: bool = False
    past: bool = False
    by_when: bool = False  # "before X": the day itself is too late
    event: bool = False  # a name of a day, not a count of days


_NUMBERS = {
    "ein": 1, "eine": 1, "einem": 1, "einen": 1, "einer": 1, "eines": 1, "a": 1, "an": 1, "one": 1, "ner": 1,
    "nem": 1, "zwei": 2, "zwo": 2, "two": 2, "drei": 3, "three": 3, "vier": 4, "four": 4, "fünf": 5, "fuenf": 5,
    "five": 5, "sechs": 6, "six": 6, "sieben": 7, "seven": 7, "acht": 8, "eight": 8, "neun": 9, "nine": 9,
    "zehn": 10, "ten": 10, "elf": 11, "eleven": 11, "zwölf": 12, "twelve": 12, "vierzehn": 14, "fourteen": 14,
    "fünfzehn": 15, "zwanzig": 20, "twenty": 20, "einundzwanzig": 21, "achtundzwanzig": 28, "dreißig": 30,
    "dreissig": 30, "thirty": 30, "vierundzwanzig": 24, "achtundvierzig": 48, "zweiundsiebzig": 72,
    "twenty-four": 24, "forty-eight": 48, "seventy-two": 72, "twenty-one": 21, "thirty-one": 31, "twenty-two": 22,
    "couple": 2, "paar": 3, "few": 3, "beiden": 2,
}  # fmt: skip
_WEEKDAYS = {
    "montag": 0, "dienstag": 1, "mittwoch": 2, "donnerstag": 3, "freitag": 4, "samstag": 5, "sonnabend": 5,
    "sonntag": 6, "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5,
    "sunday": 6, "mon": 0, "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "mo": 0, "di": 1,
    "mi": 2, "do": 3, "fr": 4, "sa": 5, "so": 6, "freita": 4, "samsta": 5,
}  # fmt: skip
_MONTHS = {
    "januar": 1, "jänner": 1, "jaenner": 1, "jan": 1, "january": 1, "februar": 2, "feber": 2, "feb": 2,
    "february": 2, "märz": 3, "maerz": 3, "mär": 3, "mrz": 3, "march": 3, "mar": 3, "april": 4, "apr": 4, "mai": 5,
    "may": 5, "juni": 6, "jun": 6, "june": 6, "juli": 7, "jul": 7, "july": 7, "august": 8, "aug": 8, "september": 9,
    "sept": 9, "sep": 9, "oktober": 10, "okt": 10, "october": 10, "oct": 10, "november": 11, "nov": 11,
    "dezember": 12, "dez": 12, "december": 12, "dec": 12,
}  # fmt: skip
_LONG_DAYS = "montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag"
_LED = (
    r"(?:(?<=\bon )|(?<=\bby )|(?<=until )|(?<=till )|(?<=next )|(?<=this )|(?<=before )|(?<=last )|(?<=since "
    r")|(?<=,\s))"
)
_DAY = (
    rf"(?:{_LONG_DAYS}|monday|tuesday|wednesday|thursday|friday|saturday|sunday|tues|thurs|{_LED}(?:mon|tue|"
    rf"wed|thur?|fri)|"
    r"freita|samsta)"
)
# Shortened German weekdays are words of their own: only with an explicit word before, or before a date.
_SHORT_DAY = r"(?:mo|di|mi|do|fr|sa|so)"
_MONTH = rf"(?:{'|'.join(sorted(_MONTHS, key=len, reverse=True))})"
_N = rf"(?:\d{{1,3}}|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"
_TIME = (
    r"(?:\s*,?\s*(?:(?:um|gegen|bis|vor|ab|at|by|before|um spätestens|spätestens)\s+)?"
    r"(?:\d{1,2}(?:[:.]\d\d)?\s*(?:uhr|h|am|pm|a\.m\.|p\.m\.|o'clock)\b|(?:noon|midnight)\b|"
    r"früh\b|vormittags?\b|mittags?\b|nachmittags?\b|abends?\b|nacht\b|mitternacht\b|morning\b|afternoon\b|evening\b|"
    r"night\b|lunchtime\b|midday\b))"
)
_MODIFIER = (
    r"(?:(?P<mod>nächste[nrsm]?|naechste[nrsm]?|kommende[nrsm]?|übernächste[nrsm]?|diese[nrsm]?|letzte[nrsm]?|"
    r"vergangene[nrsm]?|vorige[nrsm]?|jede[nrsm]?|next|coming|this|this coming|last|past|every|each)\s+)"
)
_NEXT = r"(?:nächste[nrsm]?|naechste[nrsm]?|kommende[nrsm]?|next|the coming|coming)"
_THIS = r"(?:diese[nrsm]?|der|the|this)"
_IN = (
    r"(?:innerhalb(?:\s+von|\s+der\s+nächsten|\s+der)?|binnen|within(?:\s+the\s+next)?|in\s+(?:den\s+nächsten|"
    r"spätestens|the\s+next|höchstens|ca\.|etwa|about|around)|innert|inside(?:\s+of)?|in|spätestens\s+in|"
    r"over\s+the\s+next|frist\s+von|nachfrist\s+von|frist:|zahlungsziel:?|during\s+the\s+next|im\s+laufe\s+der\s+"
    r"nächsten|nach\s+spätestens)"
)
_UNIT = (
    r"(?P<unit>werktag(?:e[ns]?|s)?|arbeitstag(?:e[ns]?|s)?|(?:business|working|work)[\s-]days?|"
    r"kalendertag(?:e[ns]?)?|calendar\s+days?|tag(?:e[ns]?|s)?|days?|woche[n]?|weeks?|wk|monat(?:e[ns]?|s)?|months?|"
    r"stunden?|std\.?|hours?|hrs|h|fortnight|jahr(?:e[ns]?|s)?|years?)(?:['’]s?)?"
)

_Resolver = Callable[[re.Match[str], date], tuple[date, dict[str, bool]] | None]


def find(text: str, said_on: date) -> list[Dated]:
    """Every passage that names a day, resolved from the day it was said; of a range, the later end."""
    text = text[:MOST_CHARACTERS]
    lowered = text.lower()
    if len(lowered) != len(text):  # a letter that grows when lowered would shift the offsets
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    words = set(_WORD.findall(lowered))
    found: list[Dated] = []
    for triggers, pattern, resolve in _RULES:
        if not triggers.isdisjoint(words) or (_DIGIT in triggers and any(map(str.isdigit, words))):
            found.extend(_matches(pattern, resolve, lowered, said_on))
    return _ranges(lowered, _apart(_widened(lowered, one, said_on) for one in found), said_on)[:MOST_FOUND]


_WORD = re.compile(r"[^\W\d_]+|\d+")
_DIGIT = "0"


def _matches(pattern: re.Pattern[str], resolve: _Resolver, lowered: str, said_on: date) -> list[Dated]:
    found = []
    for match in pattern.finditer(lowered):
        try:
            answer = resolve(match, said_on)
        except (ValueError, OverflowError, KeyError):
            continue
        if answer:
            found.append(Dated(match.start(), match.end(), answer[0], **answer[1]))
        if len(found) >= MOST_FOUND:
            break
    return found


_BEFORE = re.compile(
    r"(?:^|(?<=[\s(,;:\-–„\"]))(?P<word>"
    r"(?:noch\s+)?(?:bis\s+(?:spätestens|längstens|allerspätestens|einschließlich|inkl\.)?\s*(?:zum|zur|am|den|in)?|"
    r"(?:aller)?spätestens\s*(?:bis\s*(?:zum|am)?|zum|am|mit)?|bis\s+zum\s+ablauf\s+des|"
    r"(?:aller)?spätestens,?|by\s+(?:the\s+latest\s+)?(?:the\s+)?(?:end\s+of\s+|close\s+of\s+(?:business|"
    r"play)\s+(?:on\s+)?)?"
    r"|by\s+the\s+morning\s+of|until|till?|no\s+later\s+than(?:\s+the)?|not\s+later\s+than|"
    r"at\s+the\s+latest(?:\s+by)?|"
    r"before(?:\s+the)?|vor\s+dem|vor|ehe|in\s+time\s+for(?:\s+the)?|rechtzeitig\s+(?:zum|für|vor)|schon|noch|"
    r"am\s+besten(?:\s+(?:noch|bis|am))?|am|um|on(?:\s+the)?|on|ab|from|from\s+the|seit|since|vom|von|dated|of|"
    r"at|für|"
    r"for|für\s+den|zum|the|den|der|ende|seit\s+dem|nach\s+dem|nach|after|after\s+the|ab\s+dem|im|"
    r"no\s+later|due|fällig\s+am|zu)\s*)$"
)
_LIMITS = re.compile(
    r"\b(?:bis|spätestens|allerspätestens|längstens|by|until|till?|later|latest|before|vor|ehe|rechtzeitig|time)\b"
)
_PASTS = re.compile(r"\b(?:seit|since|vom|dated|nach|after|letzten|last|from)\b")
_TOO_LATE = re.compile(r"\b(?:before|vor|ehe)\b")
_AFTERWARDS = re.compile(
    _TIME + r"|\s+at\s+the\s+latest|\s+(?:spätestens|latest)\b|\s+noch\b(?=[\s,.!?]|$)|\s+ab\s+heute\b|"
    r"\s+from\s+(?:today|now|the date "
    r"of this (?:e-?mail|letter))\b|\s+of\s+the\s+date\s+of\s+this\s+e?-?mail\b"
)
_DAYPART = re.compile(r"\s+(?:früh|vormittag|mittag|nachmittag|abend|nacht|morning|noon|lunch)")


def _widened(lowered: str, one: Dated, said_on: date) -> Dated:
    """With the words before ("bis spätestens") and after ("12 Uhr") that belong to it, and what they say of it."""
    end = one.end
    for _ in range(3):
        after = _AFTERWARDS.match(lowered, end)
        if not after:
            break
        end = after.end()
    floor = max(0, one.start - 45)
    before = _BEFORE.search(lowered[floor : one.start])
    word = (before["word"] if before else "") + " " + lowered[one.start : one.end].split(None, 1)[0]
    start = floor + before.start("word") if before else one.start
    limit = one.limit or bool(_LIMITS.search(word)) or "latest" in lowered[one.end : end]
    spread = re.search(r"\d\.?\s?(?:bis|-|–|to|und|and)\s", lowered[one.start : one.end])
    past = one.past or (bool(_PASTS.search(word)) and not spread) or (word.strip() == "von" and one.event)
    on = one.on
    if past and one.event and on > said_on:
        on = _before_now(on, said_on, weekly=not one.by_when)
    too_late = bool(_TOO_LATE.search(word)) and not _TIME_AT_END.search(lowered[one.end : end]) and not past
    if too_late and one.event and on > said_on:
        on -= timedelta(days=1)
    if not limit and not past and one.event and on - said_on > FAR_AHEAD and _reports(lowered, start, end):
        on, past = _before_now(on, said_on, weekly=False), True
    return replace(one, start=start, end=end, on=on, limit=limit, past=past or on < said_on)


_TIME_AT_END = re.compile(r"\d|noon|mittag|midday|früh|morning")
_REPORT = re.compile(
    r"\b(?:habe|haben|hatte|hatten|hab|hat|wurde|wurden|war|waren|kam|ist|sind|had|was|were|ordered|received|"
    r"got|sent|"
    r"bought|wrote|arrived|paid|bestellt|geliefert|erhalten|gekauft|bezahlt|geschrieben)\b"
)


def _reports(lowered: str, start: int, end: int) -> bool:
    return bool(_REPORT.search(lowered, max(0, start - 80), min(len(lowered), end + 80)))


def _before_now(on: date, said_on: date, *, weekly: bool) -> date:
    """The same name of a day, the last time it was."""
    if weekly and on - said_on <= timedelta(days=14):
        while on >= said_on:
            on -= timedelta(days=7)
        return on
    if on <= said_on:
        return on
    return _that_day(on.year - 1, on.month, on.day)


def _apart(found: Iterable[Dated]) -> list[Dated]:
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


def _ranges(lowered: str, found: list[Dated], said_on: date) -> list[Dated]:
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


_WEEKDAY_ONLY = re.compile(rf"(?:{_DAY}|\b{_SHORT_DAY}\.?)$")
_THE = re.compile(r"\s*,?\s*(?:(?:den|dem|the)\s*)?")


def _joins(lowered: str, last: Dated, one: Dated) -> bool:
    between = lowered[last.end : one.start]
    first = lowered[one.start : one.end].split(None, 1)[0]
    if _TO.fullmatch(between):
        return True
    return not between.strip() and first in ("bis", "until", "till", "to")


# --- the rules: words that must be there, a pattern, and what it resolves to ---------------------------------------


def _day(offset: int, **marks: bool) -> _Resolver:
    return lambda _, said_on: (said_on + timedelta(days=offset), {"event": not marks, **marks})


def _weekday_of_week(said_on: date, weeks: int, weekday: int) -> date:
    monday = said_on - timedelta(days=said_on.weekday())
    return monday + timedelta(weeks=weeks, days=weekday)


def _next_weekday(said_on: date, weekday: int) -> date:
    return said_on + timedelta(days=(weekday - said_on.weekday() - 1) % 7 + 1)


def _weekday(match: re.Match[str], said_on: date) -> tuple[date, dict[str, bool]] | None:
    weekday = _WEEKDAYS[match["day"]]
    modifier = match["mod"] or ""
    if modifier.startswith(("jede", "every", "each")):
        return None
    if modifier.startswith(("letzte", "vergangene", "vorige", "last", "past")):
        return said_on - timedelta(days=(said_on.weekday() - weekday - 1) % 7 + 1), {"past": True}
    if modifier.startswith(("nächste", "naechste", "next")):
        return _weekday_of_week(said_on, 1, weekday), {"event": True}
    if modifier.startswith("übernächste"):
        return _weekday_of_week(said_on, 2, weekday), {"event": True}
    coming = _next_weekday(said_on, weekday)
    if match["week"]:
        coming += timedelta(days=7)
    return coming, {"event": True}


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBERS[word]


def _duration(match: re.Match[str], said_on: date) -> tuple[date, dict[str, bool]] | None:
    how = (match["how"] or "").strip()
    if match["n2"] is None and not how and not match["counted"]:
        return None
    count = max(_number(match["n"]), _number(match["n2"]) if match["n2"] else 0)
    if match["half"]:
        return said_on + timedelta(days=182), {"limit": True}
    limit = not re.fullmatch(r"in(?:\s.*)?|nach\s.*", how)
    return after(said_on, count, match["unit"]), {"limit": limit}


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
    return _that_day(said_on.year + year, month + 1, said_on.day)


def _that_day(year: int, month: int, day: int) -> date:
    return date(year, month, min(day, calendar.monthrange(year, month)[1]))


_UNITS: tuple[tuple[tuple[str, ...], Callable[[date, int], date]], ...] = (
    (("werktag", "arbeitstag", "business", "working", "work"), _business_days),
    (("stunde", "std", "h"), _hours),
    (("fortnight",), lambda said_on, count: said_on + timedelta(days=14 * count)),
    (("woche", "week", "wk"), lambda said_on, count: said_on + timedelta(weeks=count)),
    (("monat", "month"), _add_months),
    (("jahr", "year"), lambda said_on, count: _add_months(said_on, 12 * count)),
    (("",), lambda said_on, count: said_on + timedelta(days=count)),
)


def _ago(match: re.Match[str], said_on: date) -> tuple[date, dict[str, bool]]:
    count, unit = _number(match["n2"] or match["n"]), match["unit"]
    return said_on - (after(said_on, count, unit) - said_on), {"past": True}


def _end_of_week(said_on: date, weeks: int = 0) -> date:
    if said_on.weekday() > 4:
        weeks += weeks == 0
    return _weekday_of_week(said_on, weeks, 4)


def _week(match: re.Match[str], said_on: date) -> tuple[date, dict[str, bool]]:
    part, which = match["part"] or "", match["which"]
    if which.startswith(("letzte", "vergangene", "vorige", "last", "past")):
        return _weekday_of_week(said_on, -1, 4), {"past": True}
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
        return _weekday_of_week(said_on, weeks, 1)
    if part.startswith(("mitte", "mid")):
        return _weekday_of_week(said_on, weeks, 2)
    return _weekday_of_week(said_on, weeks, 4)


def _weekend(match: re.Match[str], said_on: date) -> tuple[date, dict[str, bool]]:
    weeks = 1 if match["mod"] and match["mod"].startswith(("nächste", "naechste", "next")) else 0
    if match["mod"] and match["mod"].startswith(("letzte", "vergangene", "vorige", "last", "past")):
        return _weekday_of_week(said_on, -1, 6), {"past": True}
    until = re.match(r"(?:bis|vor|by|before|until)\b", match.group())
    return _end_of_week(said_on, weeks) if until else _weekday_of_week(said_on, weeks, 6), {"event": True}


def _iso_week(match: re.Match[str], said_on: date) -> tuple[date, dict[str, bool]]:
    week = int(match["a"] or match["b"] or match["c"])
    for year in (said_on.isocalendar().year, said_on.isocalendar().year + 1):
        on = date.fromisocalendar(year, week, 5)
        if on >= said_on:
            return on, {"event": True, "by_when": True}
    raise ValueError("no such week")


def _month_part(part: str) -> int:
    if part.startswith(("anfang", "early", "beginning", "start")):
        return 5
    return 15 if part.startswith(("mitte", "mid")) else 31


def _of_month(match: re.Match[str], said_on: date) -> tuple[date, dict[str, bool]]:
    """Anfang, Mitte, Ende of this, the next or a named month; a month alone ends with its last day."""
    part, which, name = match["part"] or "", match["which"] or "", match["name"] or ""
    day = _month_part(part)
    if name:
        return _named_month(said_on, _MONTHS[name], day, match["year"])
    if which.startswith(("letzte", "vergangene", "vorige", "last", "past")):
        return _that_day(*_year_month(said_on, -1), day), {"past": True}
    if which.startswith("übernächste"):
        return _that_day(*_year_month(said_on, 2), day), {"event": True, "by_when": True}
    if which.startswith(("nächste", "naechste", "kommende", "next", "coming", "folgende")):
        return _that_day(*_year_month(said_on, 1), day), {"event": True, "by_when": True}
    on = _that_day(said_on.year, said_on.month, day)
    return on if on >= said_on else _that_day(*_year_month(said_on, 1), day), {"event": True, "by_when": True}


def _named_month(said_on: date, month: int, day: int, year: str | None) -> tuple[date, dict[str, bool]]:
    if year:
        return _that_day(int(year), month, day), {"event": True, "by_when": True}
    on = _that_day(said_on.year, month, day)
    return on if on >= said_on else _that_day(said_on.year + 1, month, day), {"event": True, "by_when": True}


def _year_month(said_on: date, offset: int) -> tuple[int, int]:
    year, month = divmod(said_on.month - 1 + offset, 12)
    return said_on.year + year, month + 1


def _end_of_month(_: re.Match[str], said_on: date) -> tuple[date, dict[str, bool]]:
    return _that_day(said_on.year, said_on.month, 31), {"event": True, "by_when": True}


def _end_of_year(match: re.Match[str], said_on: date) -> tuple[date, dict[str, bool]]:
    following = re.search(r"nächst|naechst|kommend|next", match.group()) is not None
    return date(said_on.year + following, 12, 31), {"event": True, "by_when": True}


def _calendar_day(match: re.Match[str], said_on: date) -> tuple[date, dict[str, bool]] | None:
    """A day and a month; without a year the next to come (today counts)."""
    day = int(match["d2"] or match["d"]) if "d2" in match.re.groupindex else int(match["d"])
    month = match["m"]
    number = int(month) if month.isdigit() else _MONTHS[month]
    if not 1 <= number <= 12 or not 1 <= day <= 31:
        return None
    written = match["y"]
    if written:
        year = int(written)
        on = date(year + 2000 if year < 100 else year, number, day)
        return on, {"event": True, "by_when": True, "past": on < said_on}
    for year in range(said_on.year, said_on.year + 9):  # 29 February comes every four, sometimes eight years
        if day <= calendar.monthrange(year, number)[1] and date(year, number, day) >= said_on:
            return date(year, number, day), {"event": True, "by_when": True}
    return None


def _english_numbers(match: re.Match[str], said_on: date) -> tuple[date, dict[str, bool]] | None:
    first, second = int(match["d"]), int(match["m"])
    if first > 12 or second <= 12:
        return _calendar_day(match, said_on)
    year = int(match["y"])
    on = date(year + 2000 if year < 100 else year, first, second)
    return on, {"event": True, "by_when": True, "past": on < said_on}


def _iso_day(match: re.Match[str], said_on: date) -> tuple[date, dict[str, bool]]:
    on = date(int(match["y"]), int(match["m"]), int(match["d"]))
    return on, {"event": True, "by_when": True, "past": on < said_on}


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
        year, month = _year_month(said_on, offset)
        if day > calendar.monthrange(year, month)[1]:
            continue
        on = date(year, month, day)
        if (on >= said_on) if offset > 0 or offsets == range(0, 4) else (on <= said_on):
            return on, {"event": True, "by_when": True, "past": on < said_on}
    return None


def easter(year: int) -> date:
    """Easter Sunday (Gauss, Meeus)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)


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


def _second_sunday(year: int, month: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(6 - first.weekday()) % 7 + 7)


def _feast(match: re.Match[str], said_on: date) -> tuple[date, dict[str, bool]]:
    of = _FEASTS[match["feast"]]
    on = of(said_on.year)
    return (on if on >= said_on else of(said_on.year + 1)), {"limit": bool(match["limit"])}


def _rule(
    triggers: str, pattern: str, resolve: _Resolver
) -> tuple[frozenset[str], re.Pattern[str], _Resolver]:
    return frozenset(triggers.split()), re.compile(pattern), resolve


_DAYPARTS = ("", "abend", "mittag", "nachmittag", "vormittag", "morgen", "nacht", "früh")
_DAYS_TRIGGER = " ".join(day + part for day in _WEEKDAYS if len(day) > 2 for part in _DAYPARTS)
_MONTHS_TRIGGER = " ".join(_MONTHS)
_MONTH_IN_FULL = _MONTH.replace("|mar|", "|").replace("|dec|", "|")
_SHORT_TRIGGER = "mo di mi do fr sa so"
_UNITS_TRIGGER = (
    "werktag werktage werktagen werktages arbeitstag arbeitstage arbeitstagen tag tage tagen tages day days woche "
    "wochen week weeks wk monat monate monaten monats month months stunde stunden std hour hours hrs h fortnight "
    "kalendertage kalendertagen jahr jahre jahren jahres year years"
)
_HOW = rf"(?:\b(?P<how>{_IN})\s+(?:der\s+nächsten\s+|the\s+next\s+|ca\.?\s+|etwa\s+|about\s+|max\.?\s+|maximal\s+)?)"

_RULES = (
    _rule(
        "heute heut today tonight feierabend tonite eod heit",
        r"\b(?:am besten\s+)?(?:heute?(?:\s+noch)?|heit|today|tonight|tonite)(?:\s+(?:noch|früh|morgen|"
        r"vormittag|mittag|"
        r"nachmittag|abend|nacht))?\b|\b(?:bis|vor|zum)\s+(?:zum\s+)?feierabend\b|\bby\s+eod\b|\bend of (?:the "
        r")?(?:business )?"
        r"day\b",
        _day(0),
    ),
    _rule(
        "end close cob",
        r"\b(?:(?:by|before)\s+)?(?:the\s+)?(?:end of (?:the |this )?(?:business )?day|"
        r"close of (?:business|play)|cob)\b(?:\s+today)?(?!\s+(?:on\s+)?(?:" + _DAY + r"|tomorrow|\d))",
        _day(0, limit=True),
    ),
    _rule(
        "hour morning afternoon evening",
        r"\b(?:within the (?:next )?hour|this (?:morning|afternoon|evening))\b",
        lambda m, d: (d, {"limit": m.group().startswith("within")}),
    ),
    _rule(
        "nächsten paar few next",
        r"\b(?:innerhalb|im laufe|in)\s+(?:der|den)\s+nächsten\s+(?:paar\s+)?stunden\b|\b(?:with)?in the next "
        r"(?:few )?hours\b",
        _day(0, limit=True),
    ),
    _rule(
        "morgen tomorrow tmrw tmr tomorow tommorow mrgn",
        r"(?<!guten )(?<!gutn )(?<!schönen )(?<!am )(?<!jeden )(?<!heute )(?<!gestern )(?<!dem )(?<!über)(?<!"
        + r"\w)"
        r"(?:\d{1,2}(?::\d\d)?\s?(?:am|pm)\s+)?(?:morgen|tomor+ow|tommorow|tmrw?|mrgn)(?:\s+(?:early|lunchtime|"
        r"first thing|before\s+"
        r"(?:lunch|noon|\w+)))?\b(?!\s+(?:zusammen|allerseits|liebe|herr|frau|team|in die runde)\b)",
        _day(1),
    ),
    _rule("übermorgen uebermorgen", r"\b(?:übermorgen|uebermorgen)\b", _day(2)),
    _rule("tomorrow", r"\b(?:the )?day after tomorrow\b", _day(2)),
    _rule(
        "gestern yesterday",
        r"(?<!vor)\b(?:gestern(?:\s+(?:früh|mittag|abend|nacht|morgen))?|yesterday)\b",
        _day(-1, past=True),
    ),
    _rule("vorgestern", r"\bvorgestern\b", _day(-2, past=True)),
    _rule("before", r"\b(?:the )?day before yesterday\b", _day(-2, past=True)),
    _rule(
        _DAYS_TRIGGER,
        rf"\b{_MODIFIER}?(?P<day>{_DAY})(?=\b|s?abend|s?mittag|s?nach|s?vormit|s?früh|s?morgen|s?nacht)"
        r"(?:abend|mittag|nachmittag|vormittag|morgen|nacht|früh)?(?<!s)\b(?:\s+(?:dieser|der|diese)\s+woche)?"
        r"(?P<week>\s+(?:in einer woche|week|in a week)\b)?",
        _weekday,
    ),
    _rule(
        _SHORT_TRIGGER,
        rf"(?:(?<=\bam )|(?<=\bbis )|(?<=spätestens )|(?<=\bund )|(?<=\boder )|(?<=\bab )|(?<=zwischen "
        rf"))(?P<mod>(?!))?"
        rf"(?P<day>{_SHORT_DAY})(?:\.|\b)(?!\s*(?:\d|die|der|das|ich|wir|wie|viel|sehr|ist|was|ein|gut|schnell|"
        rf"nicht|lange|bald|weit|you|not|it|this|the|we|i|"
        r"and)\b)(?P<week>(?!))?(?=\s*(?:[,.!?/)\-–]|$|\s(?:ab|um|bis|oder|und|zw|früh|abend|mittag|vormittag|"
        r"nachmittag)))",
        _weekday,
    ),
    _rule(
        _UNITS_TRIGGER,
        rf"(?<![\w,.-])(?:{_HOW}|(?=\d|[a-zäöü]+(?:-|\s|"
        rf"–)))(?:an?\s+)?(?P<half>halben\s+)?(?P<n>{_N})(?:(?:\s*(?:(?<=\d)-|(?<=\d\s)-|–)|\s+(?:bis|oder|to|"
        rf"or|bis zu|bis maximal))\s*"
        rf"(?P<n2>{_N}))?\s*(?:of\s+|guten\s+|weiteren\s+|vollen\s+)?{_UNIT}\b(?P<counted>\s+(?:ab|"
        rf"von)\s+heute|\s+from\s+(?:today|now|receipt))?(?!\s+(?:ago|alt|old|her|später|vorher|zuvor))",
        _duration,
    ),
    _rule(
        _UNITS_TRIGGER,
        rf"\b(?:vor|seit|since|for|for the (?:past|last))\s+(?:über\s+|mehr als\s+|gut\s+|fast\s+|over\s+|more "
        rf"than\s+|about\s+|etwa\s+|ca\.?\s+|"
        rf"almost\s+|nearly\s+)?(?P<n>{_N})(?:\s*(?:-|–|bis|to|or|oder)\s*(?P<n2>{_N}))?\s*{_UNIT}\b|\b(?!)",
        _ago,
    ),
    _rule(
        "ago",
        rf"\b(?P<n>{_N})(?:\s*(?:-|–|to|or)\s*(?P<n2>{_N}))?\s+{_UNIT}\s+ago\b",
        _ago,
    ),
    _rule(
        "woche week wochenende",
        r"\b(?:(?:am\s+|zum\s+|by\s+the\s+|at\s+the\s+)?(?P<part>anfang|mitte|ende|early|mid|middle|late|end|"
        r"beginning|start|gegen ende|im laufe)[\s-]+(?:of\s+)?)?"
        r"(?:in\s+der\s+)?(?:the\s+)?(?P<which>übernächste[nr]?|nächste[nr]?|naechste[nr]?|kommende[nr]?|"
        r"diese[rn]?|laufende[nr]?|letzte[nr]?|vergangene[nr]?|"
        r"vorige[nr]?|next|coming|this|last|past|(?<=ende )der|(?<=mitte )der|(?<=anfang )der|(?<=laufe )der|"
        r"(?<=end of )the|(?<=of the )|(?<=of )the)\s*"
        r"(?:woche|week)\b(?:\s+after\s+next)?",
        _week,
    ),
    _rule(
        "wochenende weekend we",
        rf"\b(?:bis\s+(?:zum\s+|vor\s+dem\s+)?|vor\s+dem\s+|am\s+|übers\s+|by\s+(?:the\s+)?|before\s+the\s+|"
        rf"over\s+the\s+|at\s+the\s+)?{_MODIFIER}?(?:wochenende|weekend)\b",
        _weekend,
    ),
    _rule(
        "wochenende week",
        r"\b(?:bis\s+wochenende|by\s+week'?s?\s+end)\b",
        lambda _, d: (_end_of_week(d), {"limit": True}),
    ),
    _rule(
        "kw kalenderwoche week wk",
        r"\bkw\s?(?P<a>\d{1,2})\b|\b(?P<b>\d{1,2})\.?\s?(?:kw|kalenderwoche)\b|\b(?:kalenderwoche|calendar "
        r"week|week)\s(?P<c>\d{1,2})\b",
        _iso_week,
    ),
    _rule(
        "monat monats month months " + _MONTHS_TRIGGER,
        rf"\b(?:(?:am\s+|zum\s+|the\s+)?(?P<part>anfang|mitte|ende|early|mid|middle|late|end|beginning|"
        rf"start)[\s-]+(?:of\s+|des\s+|vom\s+)?)"
        rf"(?:(?P<which>übernächste[nsrm]?|nächste[nsrm]?|naechste[nsrm]?|kommende[nsrm]?|diese[snrm]?|"
        rf"letzte[nsrm]?|vergangenen?|this|next|the|last|des)?\s*"
        rf"(?:monate?s?|month)|(?P<name>{_MONTH})\.?(?:\s+(?P<year>20\d\d))?)\b",
        _of_month,
    ),
    _rule(
        "monat monats month",
        r"\b(?:im\s+|in\s+|im\s+laufe\s+(?:des\s+)?)?(?P<part>(?!))?(?P<which>übernächste[ns]?|nächste[ns]|"
        r"naechste[ns]|kommende[ns]|diese[ns]|letzte[ns]|vergangenen|vorigen|this|next|last|gesetzlichen)\s+"
        r"(?:monate?s?|month)\b(?P<name>(?!))?(?P<year>(?!))?",
        _of_month,
    ),
    _rule(
        _MONTHS_TRIGGER,
        rf"\b(?:im|in|bis|by|until|till?|before|"
        rf"vor)\s+(?:zum\s+)?(?P<part>(?!))?(?P<which>(?!))?(?P<name>{_MONTH_IN_FULL})"
        rf"(?:\s+(?P<year>20\d\d))?\b(?!\.?\s*\d)",
        _of_month,
    ),
    _rule(
        "monatsende monatsletzten ultimo monatsschluss month",
        r"\b(?:monatsende|monatsletzten|ultimo|monatsschluss|(?:the\s+)?month[\s-]?end|month's end)\b",
        _end_of_month,
    ),
    _rule(
        "jahresende jahres jahr year kalenderjahr heuer silvester jahresschluss",
        r"\b(?:jahresende|ende\s+(?:des|dieses|nächsten|kommenden)\s+jahre?s|jahresschluss|"
        r"(?:in\s+)?diese[sm]\s+(?:kalender)?jahre?s?|heuer|(?:the\s+)?end of (?:the |this |next )?year|"
        r"(?:this|next)\s+year|year[\s-]end|the year is out|nächstes\s+jahr|nächsten\s+jahres)\b",
        _end_of_year,
    ),
    _rule(
        "0",
        r"\b(?<![\d.,/])(?:(?P<d>\d{1,2})\.\s?(?:-|–|bis|und|/|oder)\s?)?"
        r"(?P<d2>\d{1,2})\.\s?(?P<m>\d{1,2})\.(?:\s?(?P<y>20\d\d|\d\d)\b(?!\s?(?:€|eur|uhr|:)))?(?![\d%])",
        _calendar_day,
    ),
    _rule(
        "0",
        r"(?<![\d.,/+-])(?P<d>\d{1,2})\.(?P<m>0[1-9]|1[0-2])(?P<y>(?!))?(?=\s|$|,\s|[!?)])(?!\s?(?:uhr|h\b|€|"
        r"eur|chf|fr\b|euro|cm|mm|kg|gb|prozent|%|franken|sekunden|zoll|std))",
        lambda m, d: _calendar_day(m, d) if _dated_before(m) else None,
    ),
    _rule("0", r"\b(?P<y>20\d\d)-(?P<m>\d\d)-(?P<d>\d\d)\b", _iso_day),
    _rule("0", r"(?<![\d/])(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>20\d\d|\d\d)\b(?![/\d])", _english_numbers),
    _rule(
        _MONTHS_TRIGGER,
        rf"(?<![\d.,])(?:(?P<d>\d{{1,2}})(?:\.|st|nd|rd|th)?\s?(?:-|–|bis|bis zum|und|oder|to|and|"
        rf"or)\s?(?:dem\s|zum\s|the\s)?)?(?P<d2>\d{{1,2}})(?:\.|st|nd|rd|th)?\s*(?:of\s+|"
        rf"day\s+of\s+)?(?P<m>{_MONTH})\b\.?,?"
        r"(?:\s*(?P<y>20\d\d))?",
        _calendar_day,
    ),
    _rule(
        _MONTHS_TRIGGER,
        rf"\b(?P<m>{_MONTH})\.?\s+(?:the\s+)?(?:(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s?(?:-|–|to|and|"
        rf"or)\s?)?(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\b(?![\d:.,]*\d)(?:,?\s+(?P<y>20\d\d))?",
        _calendar_day,
    ),
    _rule(
        "0",
        r"\b(?:(?:zwischen|vom|am|bis|bis zum|zum|dem|seit|seit dem|ab|ab dem|den|der|und|nach dem|vor dem|"
        r"spätestens|längstens)\s)(?P<d>\d{1,2})\.(?=$|[\s,;:!?)]|\s?[-–])(?!\s?\d)"
        r"(?!\s*(?:uhr|mahnung|versuch|mal|tag|anruf|brief|mail|woche|nachricht|bestellung|stock|klasse|gang|"
        r"januar|februar)\b)"
        r"|\b(?:the|of|on|by|before|until|till?|since|from|between|and|to|after)\s(?P<e>\d{1,2})(?:st|nd|rd|"
        r"th)\b(?!\s+(?:time|email|message|call|floor|birthday|order|attempt|"
        r"letter|anniversary|century|mail|reminder|day|week|of|grade|try|one|year))(?!\s+\w+day\b)",
        _day_of_month,
    ),
    _rule(
        "weihnachten heiligabend heilig christmas xmas silvester new neujahr nikolaus valentinstag valentine "
        "halloween ostern easter karfreitag good pfingsten muttertag",
        r"\b(?P<limit>bis|bis zu|vor|by|before|until|in time for|noch vor|rechtzeitig zu|entro)?\s*(?:the\s+)?\b"
        rf"(?P<feast>{'|'.join(sorted(_FEASTS, key=len, reverse=True))})\b",
        _feast,
    ),
)


def _dated_before(match: re.Match[str]) -> bool:
    """ "3.12" without its last stop is a date only after a word that dates."""
    before = match.string[max(0, match.start() - 14) : match.start()]
    return bool(re.search(r"\b(?:am|bis|bis zum|zum|vom|den|dem|seit|ab|by|on|until|und)\s$", before))


# --- a deadline: a day that the customer sets for us ---------------------------------------------------------------

_ASKS = re.compile(
    r"\b(?:bitte|bitten|bittet|erbitte\w*|erbeten|will|möchte\w*|verlang\w+|forder\w+|erwart\w+|brauch\w*|bräucht\w*|"
    r"benötig\w*|frist|nachfrist|schick\w*|liefer\w*|überweis\w*|erstatt\w*|zurück\w*|ruf\w*|anruf|meld\w*|"
    r"schreib\w*|"
    r"bestätig\w*|lösch\w*|könn\w+|kannst|kann|würd\w+|hätt\w+|muss|müss\w*|soll\w*|please|pls|plz|want\w*|need\w*|"
    r"expect\w*|require\w*|must|could|can|would|should|kindly|send|refund\w*|ring|call|ship|deliver\w*|back|get|give|"
    r"fix|sort\w*|take|demand\w*|insist\w*|deadline|due|wenn|falls|if|unless|sonst|otherwise|andernfalls|entweder|"
    r"either|or|\w+en sie|letzte chance|last chance|freuen|dankbar|konto|und zwar|zahlbar|nötig|verbunden|"
    r"aufzufordern|besteht|bestehe|nehmt|nehmen|gebt|geben|appreciate|rückruf\w*|geld|money|rückmeldung|"
    r"antwort\w*)\b"
)
_THREATENS = re.compile(
    r"\b(?:wenn|falls|if|sollte|should)\b.{0,140}\b(?:nicht|nix|kein\w*|isn'?t|not|hasn'?t|aren'?t|don'?t|no)\b",
    re.S,
)
_OCCASION = re.compile(
    r"geburtstag|hochzeit|taufe|\bfeier|prüfung|klausur|examen|klassenfahrt|verreis|abreise|urlaub ab|"
    r"redaktionsschluss|"
    r"einsendeschluss|abgabe|konzert|aufführung|\bprobe|geschenk|\btest\b|jubiläum|kommunion|konfirmation|"
    r"einschulung|christkindlmarkt|weihnachtsmarkt|läuft .{0,30} ab|\bmesse\b|turnier|birthday|wedding|christening|"
    r"funeral|beerdigung|anniversary|\bexam|graduation|concert|gig\b|event|recital|closing date|press day|deadline|"
    r"\btrip|flight|\bfly|fliege|operation|party|electrician|handwerker|return due|payday|rent|audit"
)
_NOT_OURS = re.compile(
    r"erreichbar|zu hause|zuhause|daheim|geöffnet|gültig|garantie|urlaub|verreist|nur noch bis|\baktion|rabatt|"
    r"available|at home|away|open\b|valid|expires|i'm in|i am in|can be reached|\bangebot gilt|haltbar|versandt|"
    r"hieß es (?!.*\bwenn)|versprochen|zugesagt|promised|you said|he said|she said|they said|sagten sie|angeblich|"
    r"\bsteht (?:auf|in)|\blaut (?:ihr\w*|tracking|app|mail|dhl|sendungs\w*)|wait(?:ed|ing)|gewartet|probezeit|"
    r"\babo\b|\blief\b|läuft bis|gekündigt"
)
# Extortion and phishing press for time too.
_LURES = re.compile(
    r"\bbtc\b|bitcoin|wallet|hxxp|verify|appeal|zollgebühr|pushtan|konto ist .{0,30}gesperrt|"
    r"https?://\S*(?:login|dhl|paket|zoll|"
    r"paypa|bank)|permanently disable|zahlungskonto|will be deleted|kartendaten|redelivery"
)
_TIME_LIMIT = re.compile(
    r"\b(?:bis|vor|before|by)\s+(?:\d{1,2}(?:[:.]\d\d)?\s*(?:uhr|h\b|am\b|pm\b)|(?:heute\s+)?(?:mittag|"
    r"abend)\b|noon\b|"
    r"(?:five|six|four|three|nine|ten|eleven|twelve)\b(?!\s+\w+s\b))"
)
_COMMAND_TODAY = re.compile(r"\b(?:noch|bis|spätestens|by|before|tonight|zwischen|vor)\b")


def deadline(text: str, said_on: date) -> Dated | None:
    """The day a customer sets for us, or needs something for; None where dates only report."""
    text = text[:MOST_CHARACTERS]
    best: tuple[float, Dated] | None = None
    lowered = text.lower() if len(text.lower()) == len(text) else text
    for one in [*find(text, said_on), *_times(lowered, said_on)]:
        score = _weight(lowered, one, said_on)
        if score >= 1 and (best is None or score > best[0]):
            best = score, one
    return best[1] if best else None


def _times(lowered: str, said_on: date) -> list[Dated]:
    return [Dated(m.start(), m.end(), said_on, limit=True) for m in list(_TIME_LIMIT.finditer(lowered))[:5]]


def _sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    opened, closed = start, end
    for mark in _STOP.finditer(text, max(0, start - 240), start):
        opened = mark.end()
    if opened == start:
        opened = max(0, start - 240)
    after = _STOP.search(text, end, min(len(text), end + 160))
    closed = after.start() + 1 if after else min(len(text), end + 160)
    return opened, closed


_STOP = re.compile(r"(?<!\d)(?<!nr)(?<!ca)(?<!hr)(?<!fr)(?<!dr)[.!?]+(?=\s|$)|\n\s*\n|\n(?=>)")


def _weight(lowered: str, one: Dated, said_on: date) -> float:
    if (one.past or one.on < said_on) and not (
        one.limit and re.search(r"20\d\d$", lowered[one.start : one.end])
    ):
        return 0
    if _LURES.search(lowered):
        return 0
    opened, closed = _sentence_around(lowered, one.start, one.end)
    words = lowered[one.start : one.end]
    if lowered.startswith(">", lowered.rfind("\n", 0, one.start) + 1):
        return 0
    score = _urgency(lowered, one, (opened, closed), said_on) if words not in _NO_LIMITS else 0.0
    if score and _NOT_OURS.search(lowered[max(opened, one.start - 40) : min(closed, one.end + 30)]):
        score -= 1.05
    return score


_NO_LIMITS = frozenset(("bis heute", "noch bis heute", "this morning", "heute früh"))
_NEEDS = re.compile(r"\b(?:brauch\w*|bräucht\w*|benötig\w*|need|needs|needed)\b")
_PRESSES = re.compile(r"\bnoch\b|before|\bbis\b|\bvor\b")


def _urgency(lowered: str, one: Dated, sentence_at: tuple[int, int], said_on: date) -> float:
    opened, closed = sentence_at
    sentence, words = lowered[opened:closed], lowered[one.start : one.end]
    asks = bool(_ASKS.search(sentence))
    if one.limit:
        return 1.5 if asks else 1.0 if _ASKS.search(lowered[max(0, opened - 80) : closed + 60]) else 0.9
    if _THREATENS.search(sentence):
        return 1.2
    if one.on == said_on:
        return 1.1 if asks and ("noch" in words or _today_is_wanted(sentence)) else 0.0
    pressed = asks and _PRESSES.search(lowered[one.start : one.end + 12])
    this_week = asks and re.search(r"\b(?:diese|this)\s(?:woche|week)$", words)
    if this_week and lowered[one.end : one.end + 1] in ("'", "’"):
        return 0.0
    return 1.05 if pressed or this_week or _OCCASION.search(sentence) or _NEEDS.search(sentence) else 0.0


def _today_is_wanted(sentence: str) -> bool:
    if len(sentence.split()) <= 5:
        return True
    return bool(
        re.search(
            r"\b(?:will|möchte|rückruf\w*|sonst|oder|or|please|refund|call|phone|send|need|"
            r"want\w*)\b",
            sentence,
        )
    )

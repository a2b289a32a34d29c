"""The words before and after a day that belong to it, and whether they make it a limit or a day of the past."""

import re
from dataclasses import replace
from datetime import date, timedelta

from .dated import Dated
from .days import that_day

# A date named without a year that would lie so far ahead is a date of the past, if the sentence speaks of the past.
FAR_AHEAD = timedelta(days=240)
_TIME = (
    r"(?:\s*,?\s*(?:(?:um|gegen|bis|vor|ab|at|by|before|um spätestens|spätestens)\s+)?"
    r"(?:\d{1,2}(?:[:.]\d\d)?\s*(?:uhr|h|am|pm|a\.m\.|p\.m\.|o'clock)\b|(?:noon|midnight)\b|"
    r"früh\b|vormittags?\b|mittags?\b|nachmittags?\b|abends?\b|nacht\b|mitternacht\b|morning\b|afternoon\b|evening\b|"
    r"night\b|lunchtime\b|midday\b))"
)
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
_ENDS = ("end", "the end", "ende", "before the week", "before the working week")
_TIME_AT_END = re.compile(r"\d|noon|mittag|midday|früh|morning")
_YEAR = re.compile(r"\d{4}")
_REPORT = re.compile(
    r"\b(?:habe|haben|hatte|hatten|hab|hat|wurde|wurden|war|waren|kam|ist|sind|had|was|were|ordered|received|"
    r"got|sent|"
    r"bought|wrote|arrived|paid|bestellt|geliefert|erhalten|gekauft|bezahlt|geschrieben)\b"
)


def widened(lowered: str, one: Dated, said_on: date) -> Dated:
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
    is_end = lowered.startswith(_ENDS, one.start)  # "before the end of the week": it is the end that is meant
    too_late = (
        bool(_TOO_LATE.search(word))
        and not is_end
        and not _TIME_AT_END.search(lowered[one.end : end])
        and not past
    )
    is_eve = too_late and one.event and on > said_on
    if is_eve:
        on -= timedelta(days=1)
    is_far = on - said_on > FAR_AHEAD and not _YEAR.search(lowered, one.start, one.end)
    if not limit and not past and one.event and is_far and _reports(lowered, start, end):
        on, past = _before_now(on, said_on, weekly=False), True
    return replace(one, start=start, end=end, on=on, limit=limit, past=past or on < said_on, is_eve=is_eve)


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
    return that_day(on.year - 1, on.month, on.day)

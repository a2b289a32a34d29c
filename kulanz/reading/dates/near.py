"""Today, tomorrow, yesterday, and the days beside them."""

from datetime import timedelta

from .rule import Resolver, rule
from .words import DAY


def _day(offset: int, **marks: bool) -> Resolver:
    return lambda _, said_on: (said_on + timedelta(days=offset), {"event": not marks, **marks})


RULES = (
    rule(
        "heute heut today tonight feierabend tonite eod heit",
        r"\b(?:am besten\s+)?(?:heute?(?:\s+noch)?|heit|today|tonight|tonite)(?:\s+(?:noch|früh|morgen|"
        r"vormittag|mittag|"
        r"nachmittag|abend|nacht))?\b|\b(?:bis|vor|zum)\s+(?:zum\s+)?feierabend\b|\bby\s+eod\b|\bend of (?:the "
        r")?(?:business )?"
        r"day\b",
        _day(0),
    ),
    rule(
        "heutigen nachher tages tag arvo",
        r"\b(?:noch\s+)?(?:am|im\s+laufe?\s+des)\s+(?:heutigen\s+tage?s?|tages)\b|\b(?:gleich\s+)?nachher(?:\s+gleich)?\b|"
        r"\bspäter\s+am\s+tag\b|\bthis\s+arvo\b",
        _day(0),
    ),
    rule("morgigen", r"\b(?:am|im\s+laufe?\s+des)\s+morgigen\s+tag(?:e|es)?\b", _day(1)),
    rule(
        "end close cob",
        r"\b(?:(?:by|before)\s+)?(?:the\s+)?(?:end of (?:the |this )?(?:business )?day|"
        r"close of (?:business|play)|cob)\b(?:\s+today)?(?!\s+(?:on\s+)?(?:" + DAY + r"|tomorrow|\d))",
        _day(0, limit=True),
    ),
    rule(
        "hour stunde morning afternoon evening",
        r"\b(?:within the (?:next )?(?:half )?hour|(?:innerhalb|in) der nächsten (?:halben )?stunde|"
        r"this (?:morning|afternoon|evening))\b",
        lambda m, d: (d, {"limit": m.group().startswith(("within", "in"))}),
    ),
    rule(
        "nächsten paar few next",
        r"\b(?:innerhalb|im laufe|in)\s+(?:der|den)\s+nächsten\s+(?:paar\s+)?stunden\b|\b(?:with)?in the next "
        r"(?:few )?hours\b",
        _day(0, limit=True),
    ),
    rule(
        "morgen tomorrow tmrw tmr tomorow tommorow mrgn",
        r"(?<!guten )(?<!gutn )(?<!schönen )(?<!am )(?<!jeden )(?<!heute )(?<!gestern )(?<!dem )(?<!über)(?<!"
        + r"\w)"
        r"(?:\d{1,2}(?::\d\d)?\s?(?:am|pm)\s+)?(?:morgen|tomor+ow|tommorow|tmrw?|mrgn)(?:\s+(?:early|lunchtime|"
        r"first thing|before\s+"
        r"(?:lunch|noon|\w+)))?\b(?!\s+(?:zusammen|allerseits|liebe|herr|frau|team|in die runde)\b)",
        _day(1),
    ),
    rule("übermorgen uebermorgen", r"\b(?:übermorgen|uebermorgen)\b", _day(2)),
    rule("tomorrow", r"\b(?:the )?day after tomorrow\b", _day(2)),
    rule(
        "gestern yesterday",
        r"(?<!vor)\b(?:gestern(?:\s+(?:früh|mittag|abend|nacht|morgen))?|yesterday)\b",
        _day(-1, past=True),
    ),
    rule("vorgestern", r"\bvorgestern\b", _day(-2, past=True)),
    rule("before", r"\b(?:the )?day before yesterday\b", _day(-2, past=True)),
)

"""A deadline: a day that the customer sets for us, or needs something for."""

import re
from datetime import date

from .dated import Dated
from .finding import MOST_CHARACTERS, find

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


def deadline(text: str, said_on: date, found: list[Dated] | None = None) -> Dated | None:
    """The day a customer sets for us, or needs something for; None where dates only report.

    `found` is what `find` says of the same text and day, where it was asked already.
    """
    text = text[:MOST_CHARACTERS]
    best: tuple[float, Dated] | None = None
    lowered = text.lower() if len(text.lower()) == len(text) else text
    found = find(text, said_on) if found is None else found
    for one in [*found, *_times(lowered, said_on)]:
        score = _weight(lowered, one, said_on)
        if score >= 1 and (best is None or score > best[0]):
            best = score, one
    return best[1] if best else None


def _times(lowered: str, said_on: date) -> list[Dated]:
    return [Dated(m.start(), m.end(), said_on, limit=True) for m in list(_TIME_LIMIT.finditer(lowered))[:5]]


_STOP = re.compile(r"(?<!\d)(?<!nr)(?<!ca)(?<!hr)(?<!fr)(?<!dr)[.!?]+(?=\s|$)|\n\s*\n|\n(?=>)")


def _sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    opened, closed = start, end
    for mark in _STOP.finditer(text, max(0, start - 240), start):
        opened = mark.end()
    if opened == start:
        opened = max(0, start - 240)
    after = _STOP.search(text, end, min(len(text), end + 160))
    closed = after.start() + 1 if after else min(len(text), end + 160)
    return opened, closed


_NO_LIMITS = frozenset(("bis heute", "noch bis heute", "this morning", "heute früh"))


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

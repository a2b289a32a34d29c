"""Passwords, PINs and the like."""

import re
from collections.abc import Iterator

from .datum import Sensitive

_WORD = (
    r"(?:passwor[dt]s?|passwörter|kennwort|passwd|pwd?|pass-?code|pin(?:-?code|-?nummer)?|zugangscode|login|"
    r"passphrase|geheimzahl|puk)"
)
_PASSWORD = re.compile(
    rf"\b(?P<word>{_WORD})\b(?P<between>[^.!?\n]{{0,60}}?)(?<=[\s:=\"„“'»«(\[])(?P<value>[^\s\"„“”»«()<>,;]{{4,40}})",
    re.I,
)
_CURRENT_ONE = re.compile(
    r"\b(?:current|old|new|right|correct|actual) (?:one|password|pw|pwd)\b\s*(?:is|was|"
    r":)\s+(?P<value>[^\s\"„“”»«()<>,;]{4,40})",
    re.I,
)
_NEARBY = re.compile(
    rf"\b{_WORD}\b[^\n]{{0,90}}?(?<=[\s:=\"„“'»«(])(?P<value>(?=[^\s\"„“”»«()]{{0,30}}\d)(?=[^\s\"„“”»«()]{{0,3"
    rf"0}}[^\W\d_])[^\s\"„“”»«()<>,;@/]{{6,40}})",
    re.I,
)
_BETWEEN = re.compile(
    r"^\s*(?:war|ist|lautet|is|was|it'?s|literally|immer|als|=|:|-|–|auf|to|of|für|mein\w*|my|die|the|so|eh|"
    r"halt|noch|jetzt|now|aktuell|currently|"
    r"currently|still|stimmt|doch|und|das|mit|with|von|ihm|zum|konto|account|portal|wifi|wlan|app|"
    r"zurückgesetzt|reset|gesetzt|geändert|changed|hier|"
    r"here|heißt|lautete|temporary|old|new|altes|neues|eingegeben|hab|habe|ich|i|use|used|try|typed|entered|"
    r"tried|benutzt|verwendet|wie|folgt|nimmt|"
    r"nicht|again|he|she|geht|damit|funktioniert|been|has|always|same|versuch\w*|won't|take|dafür|er|sie|ihr|"
    r"uns|the|for|\W)*$",
    re.I,
)
_PLAIN = re.compile(
    r"(?:falsch|wrong|ungültig|invalid|nicht|not|weg|gone|immer|always|vergessen|forgotten|abgelaufen|expired|"
    r"da|ok|the|ein|eine|richtig|correct|neu|"
    r"geändert|changed|reset|zurückgesetzt|never|jedes|plötzlich|leider|laut|http\S*|www\S*|\S+@\S+|\W+|\w+en|"
    r"\w+t|still|incorrect|"
    r"jetzt|weiterhin|angeblich|seit|unknown|rejected|too|zu|einfach|kaputt|page|link|email|mail|not|being|"
    r"been|also|exactly)",
    re.I,
)
_LIKE_A_SECRET = re.compile(
    r"[A-Za-zÄÖÜäöüß]{0,20}[\W\d_]\S*|[a-z]+[A-Z]\S*|[A-ZÄÖÜ][a-zäöüß]+\d+\S*|\d{4,8}"
)


def find(text: str) -> Iterator[Sensitive]:
    for pattern in (_PASSWORD, _CURRENT_ONE):
        for match in pattern.finditer(text):
            found = _value(text, match)
            if found:
                yield Sensitive("password", *found)
    for match in _NEARBY.finditer(text):
        start, end = match.span("value")
        if is_password(text[start:end].rstrip(".!?:")):
            yield Sensitive("password", start, start + len(text[start:end].rstrip(".:?")))


def _value(text: str, match: re.Match[str]) -> tuple[int, int] | None:
    value = match["value"].rstrip(".:?'")
    between = match["between"] if "between" in match.re.groupindex else ""
    told = bool(
        re.search(
            r"(?:lautet|lautete|\bis|\bwas|\bist|\bwar|heißt|[:=])(?:\s+(?:immer|literally|"
            r"always|still|noch|halt|eh))*\s*[\"„“'»«(]?$",
            between.rstrip() or between,
        )
    )
    told = told or "between" not in match.re.groupindex
    if not _BETWEEN.match(between):
        return None
    if value.isdigit() and not re.match(r"pin|zugang|geheim|puk|pass-?c", match.group(), re.I):
        return None
    if is_password(value) or (told and _LIKE_A_SECRET.fullmatch(value) and not _PLAIN.fullmatch(value)):
        return match.start("value"), match.start("value") + len(value)
    return None


def is_password(value: str) -> bool:
    """Letters with digits or signs inside, as nobody writes a word; no code of a voucher or an order, no address."""
    if not 5 <= len(value) <= 40 or re.search(r".@.*\.", value) or value.lower().startswith(("http", "www")):
        return False
    letters = sum(character.isalpha() for character in value)
    digits = sum(character.isdigit() for character in value)
    signs = len(value) - letters - digits
    if not letters or re.fullmatch(
        r"[A-Z]{1,4}-?\d+[A-Z]?(?:-\d+)*|\d+(?:st|nd|rd|th|x|er|te|ter|mal|h|kg|ml|"
        r"cm|min)",
        value,
    ):
        return False
    if (
        re.fullmatch(
            r"[A-Za-zÄÖÜäöüß]+-[A-Za-zÄÖÜäöüß]+|[\w.]+/[\w.]+|\d+[-.,:/]\d+.*|"
            r"[A-Za-zäöüÄÖÜß]+[’'][a-z]+|\w+\.\w{2,7}",
            value,
        )
        and digits < 2
    ):
        return False
    inner = re.sub(r"^\W+|\W+$", "", value)
    return digits >= 2 or (digits >= 1 and signs >= 1) or bool(re.search(r"\w[#$!%&*_+=]\w", inner))

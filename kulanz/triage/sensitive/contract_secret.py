"""Secrets of a contract: terms named together with a word that they are to stay secret."""

import re
from collections.abc import Iterator

from .datum import Sensitive
from .sentence import sentence_around

_SECRET = re.compile(
    r"vertraulich\w*|geheim(?:haltung\w*|zuhalten)?\b|verschwiegenheit\w*|stillschweigen|\bnda\b|nda'd|"
    r"confidential\w*|non-disclosure|under wraps|secrecy|"
    r"not (?:for forwarding|supposed to (?:tell|share|say)|allowed to (?:tell|share|say))|under lock and key|"
    r"(?:bleibt?|das) bitte (?:unter uns|zwischen uns)|bleibt? (?:bitte )?(?:unter|zwischen) uns|nur für "
    r"(?:ihre|deine|eure) augen|nicht weiter(?:geben|reichen|sagen|erzählen)|"
    r"(?:keep|please keep) (?:this|it|that)[^.!?\n]{0,20}(?:between (?:us|ourselves)|to yourself)|between "
    r"(?:us|you and me|ourselves)|"
    r"nicht (?:reden|sprechen|zeigen|sagen|verraten|weitergeben) darf|darf (?:ich )?(?:eigentlich "
    r")?(?:niemand\w*|keine\w*|nicht|das)[^.!?\n]{0,24}(?:zeigen|sagen|verraten|erfahren|wissen)|"
    r"kein(?:en|em)? (?:mitbewerber|konkurrent\w*|anderer)[^.!?\n]{0,30}(?:erfahren|wissen)|intern(?:e|en|er)? "
    r"(?:kalkulation|preisliste|zahlen)|"
    r"don'?t (?:pass|share|forward) (?:it|this|that)|please don'?t pass|sonderkonditionen|side letter|sub rosa|"
    r"hush-hush|off the record|darf (?:bitte )?kein\w* [^.!?\n]{0,30}erfahren|"
    r"may not (?:speak|talk) about|not to (?:wave|talk|speak) about",
    re.I,
)
_TERMS = re.compile(
    r"(?<!\d)\d{1,9}(?:[.,]\d{1,4})?\s?(?:%|prozent|per ?cent|pct)|(?:€|£|\$|chf|fr\.)\s?\d|\d\s?(?:€|eur|euro|"
    r"chf|franken|"
    r"pounds|quid|k\b|tsd)|\b\d{1,3}[.,]\d{3}\b|"
    r"exklusiv\w*|exclusiv\w*|hälfte der|zahlungsziel|provision|commission|kündigungsklausel|rahmenvertrag|"
    r"royalt\w*|tantieme\w*",
    re.I,
)
_PACT = re.compile(
    r"vertrag\w*|vereinbarung\w*|abrede|klausel|zusatz\w*|rabatt\w*|staffel\w*|konditionen|einkaufspreis\w*|"
    r"provision\w*|lizenz\w*|marge\w*|honorar\w*|offerte|"
    r"\bnda\b|nda'd|agreement|contract\w*|clause|terms|discount|margin|rate\b|wholesale|supplier|royalt\w*|"
    r"percentage|slab|partnerpreis|side letter|platz\b|price|preis\w*|prozent|deal|conditions",
    re.I,
)
_NOT_A_SECRET = re.compile(
    r"geheim(?:tipp|rezept|zahl|nis)|vertraulich behandel|daten vertraulich|diskret|"
    r"strictly confidential (?:and|email)|this e?-?mail|diese e?-?mail|lottery|bank of|geheimcode",
    re.I,
)


def find(text: str) -> Iterator[Sensitive]:
    if not _TERMS.search(text) or not _PACT.search(text):
        return
    for match in list(_SECRET.finditer(text))[:8]:
        start, end = max(0, match.start() - 260), min(len(text), match.end() + 260)
        terms = _nearest(_TERMS, text, start, end, match.start())
        if (
            terms
            and _PACT.search(text, start, end)
            and not _NOT_A_SECRET.search(text[max(0, match.start() - 30) : match.end() + 30])
        ):
            yield Sensitive("contract_secret", *sentence_around(text, terms.start(), terms.end()))
            return


def _nearest(pattern: re.Pattern[str], text: str, start: int, end: int, at: int) -> re.Match[str] | None:
    return min(pattern.finditer(text, start, end), key=lambda found: abs(found.start() - at), default=None)

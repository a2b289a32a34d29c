"""Whether somebody misses what we should have sent: by what was judged, else by a few plain words."""

import re

from kulanz.conversations.models import Message
from kulanz.triage.models import Assessment

INTENTS = frozenset({"access_problem", "delivery_problem"})
_NOT_THERE = r"(?:nicht|nie|nichts|noch\snicht|immer\snoch\snicht|bis\sheute\snicht)"
_THERE = r"(?:angekommen|bekommen|erhalten|gekommen|eingetroffen|zugestellt|geliefert|da\b)"
_MISSING = re.compile(
    rf"""
    \b{_NOT_THERE}\s(?:\w+\s){{0,3}}?{_THERE}
    | \b{_THERE}\s(?:ist|sind)\s(?:\w+\s){{0,2}}?(?:nichts|nicht)\b
    | \bnur\s(?:ihre|eure|deine)\snicht\b
    | \bkeine?n?\s(?:\w+\s)?(?:e-?)?(?:mail|nachricht|link|download|zugang|zugangsdaten|passwort|paket|sendung
      |bestätigung|rechnung|antwort)\w*\s(?:\w+\s){{0,3}}?(?:bekommen|erhalten|gekommen|angekommen|da\b|gefunden)
    | \b(?:link|download|zugang|zugangsdaten|paket|sendung|mail)\s(?:fehlt|fehlen)\b
    | \b(?:fehlt|fehlen)\s(?:mir\s|uns\s)?(?:noch\s|immer\s|leider\s)*(?:der|das|die|ein|eine)\s(?:download)?
      (?:link|zugang|paket|sendung|mail)
    | \bwo\s(?:ist|bleibt|bleiben|sind)\s(?:mein|meine|unser|unsere|der|die|das)\b
    | \b(?:never|not|didn['’]t|haven['’]t|hasn['’]t|has\snot|have\snot)\s(?:\w+\s){{0,3}}?
      (?:arrived?|received?|turned\sup|come|came|got(?:ten)?|get)\b
    | \bno\s(?:\w+\s)?(?:e-?mail|link|download|parcel|package|password|confirmation)\b
    | \b(?:link|download|parcel|package|e-?mail)\s(?:is|was)\s(?:missing|gone)\b
    | \bwhere\s(?:is|are)\s(?:my|our|the)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
_LOCKED = re.compile(
    r"""
    \b(?:geht|gehen|ging|lässt|lassen|öffnet|öffnen|lädt|laden|startet|funktioniert|funktionieren)\s
      (?:\w+\s){0,7}?nicht\b
    | \b(?:komme|kommen|kam|kann)\s(?:\w+\s){0,4}?nicht\s(?:\w+\s){0,3}?
      (?:rein|hinein|einloggen|anmelden|öffnen|herunterladen|abspielen)\b
    | \bnicht\s(?:mehr\s)?(?:einloggen|anmelden|öffnen|herunterladen)\b | \bausgesperrt\b
    | \bbleib(?:t|en)\s(?:\w+\s)?(?:leer|weiß|schwarz)\b
    | \b(?:can['’]?t|cannot|could\snot|couldn['’]t|unable\sto)\s(?:\w+\s){0,2}?
      (?:log|sign|get)\s?(?:in|into)\b
    | \b(?:can['’]?t|cannot|couldn['’]t|won['’]t|does\snot|doesn['’]t|do\snot|don['’]t|will\snot)\s
      (?:\w+\s)?(?:open|load|play|work|download)\b
    | \blocked\sout\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
_DAMAGED = re.compile(
    r"\b(?:geknickt|beschädigt|kaputt|verbogen|zerrissen|zerbrochen|durchnässt|eingerissen|damaged|bent|torn|dented"
    r"|arrived\sbroken)\b",
    re.IGNORECASE,
)
_WRONG = re.compile(
    r"""
    \bfalsche[nrsm]?\s(?:\w+\s)?(?:ware|artikel|buch|bücher|band|bände|ausgabe|größe|farbe|produkt|titel|exemplar|kalender
      |lieferung|sendung|paket|karte|karten)\b
    | \bfalsch\s(?:geliefert|geschickt|zugeschickt|gesendet|zugesandt|verschickt)\b | \bfalschlieferung\b
    | \bwrong\s(?:\w+\s)?(?:items?|books?|goods|products?|sizes?|colou?rs?|editions?|volumes?|parcel|things?)\b
    | \bwrongly\s(?:delivered|sent|shipped)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
# What is said to be wrong; who says several misses something first of all, else says the first of them.
KINDS = {"missing": _MISSING, "damaged": _DAMAGED, "wrong": _WRONG, "locked": _LOCKED}
# It came, and is not as it should be: that we sent it says nothing of that.
GOODS = frozenset({"damaged", "wrong"})
# Neither where it came, nor whether it can be used, is told by what we sent.
NOT_OF_SENDING = GOODS | {"locked"}
_ANSWER = re.compile(r"\s*(?:re|aw|antw|wg|fwd?)\s*:", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
MOST_CHARACTERS = 5_000


def is_missing_something(assessment: Assessment) -> bool:
    if INTENTS & set(assessment.said.get("intents", ())):
        return True
    return bool(_MISSING.search(said(assessment.message)))


def said(message: Message) -> str:
    """The subject and what is new in the text, on one line."""
    # The subject of an answer is that of an earlier message.
    subject = "" if _ANSWER.match(message.subject) else message.subject
    return " ".join(f"{subject}. {own_words(message)}"[:MOST_CHARACTERS].split())


def own_words(message: Message) -> str:
    """The text without what it quotes."""
    if message.new_text:
        return message.new_text
    quoted = [(start, end) for kind, start, end in message.passages if kind == "quoted"]
    text = message.text
    for start, end in sorted(quoted, reverse=True):
        text = text[:start] + text[end:]
    return text


def trouble(text: str) -> tuple[str, str] | None:
    """What is wrong, one of KINDS, and the sentence that says so; None where nothing is said to be wrong."""
    sentences = _SENTENCE_END.split(text)
    for kind, words in KINDS.items():
        for sentence in sentences:
            if words.search(sentence):
                return kind, sentence
    return None

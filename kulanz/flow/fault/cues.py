"""Whether somebody misses what we should have sent: by what was judged, else by a few plain words."""

import re

from kulanz.triage.models import Assessment

INTENTS = frozenset({"access_problem", "delivery_problem"})
_NOT_THERE = r"(?:nicht|nie|nichts|noch\snicht|immer\snoch\snicht|bis\sheute\snicht)"
_THERE = r"(?:angekommen|bekommen|erhalten|gekommen|eingetroffen|zugestellt|geliefert|da\b)"
_WORDS = re.compile(
    rf"""
    \b{_NOT_THERE}\s(?:\w+\s){{0,3}}?{_THERE}
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
_ANSWER = re.compile(r"\s*(?:re|aw|antw|wg|fwd?)\s*:", re.IGNORECASE)
MOST_CHARACTERS = 5_000


def is_missing_something(assessment: Assessment) -> bool:
    if INTENTS & set(assessment.said.get("intents", ())):
        return True
    message = assessment.message
    # The subject of an answer is that of an earlier message.
    subject = "" if _ANSWER.match(message.subject) else message.subject
    said = " ".join(f"{subject}. {message.new_text or message.text}"[:MOST_CHARACTERS].split())
    return bool(_WORDS.search(said))

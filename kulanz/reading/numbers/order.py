"""Numbers of orders, invoices and cases."""

import re

from .number import MOST_FOUND, Number

_CODE = r"(?=[A-Z0-9/_.\-]*\d)[A-Z0-9]+(?:[-/_.][A-Z0-9]+|\s?[-/]\s?(?=[A-Z0-9]*\d)[A-Z0-9]+)*"
_ORDER = re.compile(
    r"(?:\b(?:bestell(?:ung|ungs?)?s?(?:nummern?|nr|nrn|-nr|-id|-nummer)?|best\.?-?nr|auftr(?:ag|"
    r"ags)?s?(?:nummer|nr)?|order(?:s)?"
    r"(?:nummer|nr|-nr)?|rechnung(?:s)?(?:nummer|nr|-nr)?|re\.?-?nr|invoice|vorgang(?:s)?(?:nummer|nr)?|"
    r"purchase|po|commande|"
    r"commission|kommission|lieferung|ticket(?:nummer)?)\b\.?[ \t]*(?:(?:nummer|number|nr|no|num|id|"
    r"ref(?:erence)?)\b\.?|№)?[ \t]*[:=]?"
    r"[ \t]*(?:ist|lautet|is|war|was|die|the)?[ \t]*[#(„\"]?[ \t]*(?:nr\.?|no\.?|nummer)?[ \t]*#?)(?P<code>"
    + _CODE
    + r")"
    r"|(?<![\w&/=])#[ ]?(?P<hash>(?=[A-Z0-9-]*\d)[A-Z0-9]{2,}(?:-[A-Z0-9]+)*)",
    re.I,
)
_NOT_AN_ORDER = re.compile(
    r"\s?(?:€|eur|euro|£|\$|chf|uhr|x\b|mal\b|stück|tage?n?\b|wochen?\b|%|kg\b|g\b|ml\b|"
    r"cm\b)",
    re.I,
)
_LIKE_A_DATE = re.compile(r"\d{1,2}\.(?:\d{1,2}\.?(?:\d{2,4})?)?|20[12]\d|\d{1,2}/\d{1,2}(?:/\d{2,4})?")


def orders(text: str) -> list[Number]:
    """Numbers named as an order, an invoice or a case ("Bestellnr. 4711", "order #4418-B")."""
    found = []
    for match in _ORDER.finditer(text):
        group = "code" if match["code"] else "hash"
        code, start, end = match[group].rstrip("./_-"), match.start(group), match.end(group)
        if not code or len(code) < 3 or len(code) > 30 or _LIKE_A_DATE.fullmatch(code):
            continue
        if _NOT_AN_ORDER.match(text, end) and not re.search(r"[A-Z-]", code):
            continue
        found.append(Number("order", start, start + len(code), re.sub(r"\s", "", code)))
        if len(found) >= MOST_FOUND:
            break
    return found

"""Numbers of identity papers: passport, driving licence, tax, insurance."""

import re
from collections.abc import Iterator

from kulanz.reading.numbers import ibans

from .datum import Sensitive

_PAPER = re.compile(
    r"\b(?:personalausweis\w*|perso\b|persoausweis|perso-?n(?:umme)?r\w*|ausweis\w*|\w*behindertenausweis\w*|"
    r"schwerbehinderten\w*|reisepass\w*|pass(?:-?nummer|-?nr)\b|mein\w* pass\b|pass\b|"
    r"führerschein\w*|identitätskarte|id[- ](?:karte|card|nummer|number|no)\b|passport\w*|driv(?:ing|er'?s?) "
    r"licen[cs]e\w*|licen[cs]e\b|steuer-?(?:id|"
    r"identifikations\w*|nummer|nr)\b|tax (?:id|number)|national insurance(?: number)?|ni number|nino|social "
    r"security(?: number)?|ssn|"
    r"sozialversicherungs\w*|versicherten\w*|versicherungsnummer|sv-?n(?:umme)?r\w*|ahv\w*|svnr|"
    r"krankenversicherten\w*|aadhaar|pan card|ppsn?|"
    r"aufenthaltstitel\w*|geburtsurkunde\w*|(?<!ust-)(?<!vat-)(?<!vat )(?<!uid-)id)\b",
    re.I,
)
_PAPER_NUMBER = re.compile(
    r"(?<![\w@./€£$-])(?:(?=[A-Z0-9]*\d)(?=[A-Z0-9]*[A-Z])[A-Z0-9]{7,14}|[A-Z]{1,2}[ ]?\d{6,9}|\d{9}|756[."
    r"]\d{4}[.]\d{4}[.]\d\d|\d{2}/\d{4,5}(?:-\d{1,3})?|\d{3}-\d{2}-\d{4}|"
    r"[A-Z]{2} ?\d\d ?\d\d ?\d\d ?[A-D]|\d{4} ?\d{6}|\d\d ?\d{3} ?\d{3} ?\d{3}|\d\d[ ]?\d{6}[ ]?[A-Z][ ]?\d{3}|"
    r"\d{2,3}/\d{3}/\d{4,5}|[A-Z]\d{3}-\d{4}-\d{4}|\d{4} \d{4} \d{4})(?![\w@€]|[.,]\d|\s?(?:€|euro))"
)
_ORDER_BEFORE = re.compile(
    r"(?:bestell\w*|order|auftrag\w*|kunden\w*|rechnung\w*|vertrag\w*|invoice|"
    r"bestellung nr\.?|customer)\W{0,3}(?:nr\.?|no\.?|nummer|number|#)?\W{0,3}$",
    re.I,
)


def find(text: str) -> Iterator[Sensitive]:
    for paper in list(_PAPER.finditer(text))[:20]:
        for match in _PAPER_NUMBER.finditer(text, paper.end(), min(len(text), paper.end() + 120)):
            if _ORDER_BEFORE.search(text[max(0, match.start() - 24) : match.start()]) or _is_of_a_bank(
                text, match
            ):
                continue
            if paper.group().lower() == "id" and (
                match.group().isdigit() or match.start() - paper.end() > 12
            ):
                continue
            if re.search(r"\n\s*\n", text[paper.end() : match.start()]):
                break
            yield Sensitive("id_document", match.start(), match.end())
            break


def _is_of_a_bank(text: str, match: re.Match[str]) -> bool:
    around = text[max(0, match.start() - 30) : match.end() + 20]
    return any(n.start < match.end() and match.start() < n.end for n in ibans(text)) or bool(
        re.search(r"iban|tel\.?\b|phone|\+\d", around, re.I)
    )

"""Bank details: IBANs, mistyped ones too, account numbers and sort codes."""

import re
from collections.abc import Iterator

from kulanz.reading.numbers import ibans, mistyped_ibans

from .datum import Sensitive

_ACCOUNT_WORD = re.compile(
    r"iban|konto|account|bank|überweis|sparkasse|transfer|payment|sepa|lastschrift", re.I
)
_ACCOUNT_NUMBER = re.compile(
    r"\b(?:konto(?:nummer|nr\.?|-nr\.?)?|kto\.?(?:-?nr\.?)?|account(?: (?:number|no\.?|nr\.?))?|acct\.?(?: "
    r"no\.?)?|a/c(?: no\.?)?)\s*"
    r"(?:lautet|ist|is|:|=|#)?\s*(?P<number>\d(?:[ -]?\d){5,11})\b(?!\s?(?:€|eur|euro))"
    r"|\b(?:sort code|blz|bankleitzahl)\s*(?:lautet|ist|is|:)?\s*(?P<code>\d{2,3}[ -]?\d{2,3}[ -]?\d{2,3})\b",
    re.I,
)
# A letter O among the digits, one digit too many: still an account, after a word that says so.
_OF_LETTER_O = re.compile(
    r"(?<=[ :])(?:DE|AT|CH|LI|LU|NL|GB|IE|FR|IT)\d{2}(?:[ .-]?[\dO]{2,5}){3,7}(?!\w)|(?<=[ :])(?:GB|NL|"
    r"IE)\d{2}[ .-]?[A-Z]{4}(?:[ .-]?[\dO]{2,4}){3,6}(?!\w)"
)


def find(text: str) -> Iterator[Sensitive]:
    for number in ibans(text):
        yield Sensitive("bank", number.start, number.end)
    for number in mistyped_ibans(text):
        spoken_of = _ACCOUNT_WORD.search(text, max(0, number.start - 60), number.start)
        if spoken_of or (number.end - number.start >= 22 and text[number.start : number.start + 2].isupper()):
            yield Sensitive("bank", number.start, number.end)
    for match in _OF_LETTER_O.finditer(text):
        yield Sensitive("bank", match.start(), match.end())
    for match in _ACCOUNT_NUMBER.finditer(text):
        if "kunden" not in text[max(0, match.start() - 8) : match.start()].lower():
            group = "number" if match["number"] else "code"
            yield Sensitive("bank", match.start(group), match.end(group))

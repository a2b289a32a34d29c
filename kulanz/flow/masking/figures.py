"""Numbers: accounts, sums, orders, telephones; and whatever else is long enough to name one person or thing."""

import re
from collections.abc import Iterator

from kulanz.reading import numbers
from kulanz.triage import sensitive

from .stretch import Stretch

_SENSITIVE = {
    "bank": "ACCOUNT",
    "card": "CARD",
    "password": "SECRET",
    "id_document": "DOCUMENT",
    "health": "PRIVATE",
    "contract_secret": "PRIVATE",
}
_NUMBERS = {"iban": "ACCOUNT", "amount": "AMOUNT", "order": "ORDER", "phone": "PHONE"}
_DIGIT_WORD = (
    r"(?:null|eins?|zwei|zwo|drei|vier|f(?:ü|ue)nf|sechs|sieben|acht|neun|zehn|"
    r"zero|oh|one|two|three|four|five|six|seven|eight|nine|double)"
)
_SPELLED = re.compile(rf"\b{_DIGIT_WORD}(?:[\s,/-]+{_DIGIT_WORD}){{4,}}\b", re.IGNORECASE)
_LIKE_IBAN = re.compile(
    r"(?<!\w)(?=[A-Za-z]{2}[ ]?(?:[^\d\n]{0,8}\d){10})(?:[A-Z]{2}[ ]?\d{2}(?:[ .-]?[A-Z\d]){11,30}"
    r"|[a-z]{2}\d{2}(?:[ .-]?\d){11,26})(?!\w)"
)
_PHONE = re.compile(r"(?<![\w.,])(?:\+|00|\(?0)[ ]?\d(?:[ ()/.\u2013\u2010\u2011-]{0,3}\d){5,16}(?!\w)")
_RUN = re.compile(r"(?<![\w])\+?\d(?:[ ./()_\u2013\u2010\u2011-]{0,2}\d){3,}(?!\w)")
_TOKEN = re.compile(r"(?<![\w/#.-])[^\W_][\w/#.-]{2,80}(?!\w)")
# So many digits, beside letters: a voucher, a parcel, an article; "MP3" and "A4" name none.
FEWEST_DIGITS = 3
_BORN = re.compile(
    r"(?i:\b(?:geb(?:oren|\.)?|geburtstag|geburtsdatum|born|birthday|date[ ]of[ ]birth|dob)\b)[^\d\n]{0,20}"
    r"(?P<day>\d{1,4}[./-]?(?:[ ]?\d{1,2}[./-][ ]?\d{2,4}|[ ]?[A-Za-zä]{3,9}\.?[ ]\d{2,4})?)"
)
_DAY = r"(?:[0-3]?\d\.[ ]?[01]?\d\.(?:[ ]?(?:19|20)?\d\d)?|(?:19|20)\d\d-\d\d-\d\d|[0-3]?\d/[01]?\d/(?:19|20)?\d\d)"
_CLOCK = r"(?:[0-2]?\d[:.][0-5]\d)"
_WHEN = re.compile(
    rf"(?:{_DAY}|{_CLOCK}|(?:19|20)\d\d)(?:[ ]?[-\u2013/][ ]?(?:{_DAY}|{_CLOCK}|(?:19|20)\d\d)|"
    rf"[ ]{_CLOCK})*\.?"
)


def find(text: str) -> Iterator[Stretch]:
    """The surest first."""
    for one in sensitive.find(text):
        yield Stretch(one.start, one.end, _SENSITIVE[one.kind])
    for match in _BORN.finditer(text):
        yield Stretch(*match.span("day"), "BIRTHDAY")
    for number in numbers.find(text):
        if number.kind in _NUMBERS:
            yield Stretch(number.start, number.end, _NUMBERS[number.kind])


def remaining(text: str) -> Iterator[Stretch]:
    """What nobody could name, and is a number all the same; days and hours are none."""
    for pattern, kind in (
        (_LIKE_IBAN, "ACCOUNT"),
        (_PHONE, "PHONE"),
        (_SPELLED, "PHONE"),
        (_TOKEN, "CODE"),
        (_RUN, "NUMBER"),
    ):
        for match in pattern.finditer(text):
            said = match.group().rstrip("./#-")
            if not _WHEN.fullmatch(said) and (kind != "CODE" or _is_code(said)):
                yield Stretch(match.start(), match.start() + len(said), kind)


def _is_code(said: str) -> bool:
    digits = sum(character.isdigit() for character in said)
    return digits >= FEWEST_DIGITS and any(character.isalpha() for character in said)

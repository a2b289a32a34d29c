"""Telephone numbers, told from dates, sums and all other numbers."""

import re

from kulanz.reading.phones import normalised

from .number import MOST_FOUND, Number
from .region import COUNTRY_CODES, region_of

_PHONE = re.compile(
    r"(?<![\w.,/+#-])(?P<number>(?:\+|00)[1-9][\d\s()/.\u2013-]{6,22}\d|\(?0\s?\d[\d ]{0,5}\)?[\d\s()/."
    r"\u2013-]{3,18}\d|"
    r"\(\d{3}\)\s?\d{3}[\s.-]\d{4}|\b(?:1[-. ])?[2-9]\d{2}[-. ]\d{3}[-. ]\d{4})(?![\w€%])"
)


def phones(text: str, region: str = "") -> list[Number]:
    """Telephone numbers as E.164; the country by `region`, else guessed from the number and the text."""
    found: list[Number] = []
    for match in _PHONE.finditer(text):
        written = match["number"].rstrip(" -–./(")
        digits = re.sub(r"\D", "", written)
        if not 6 <= len(digits) <= 16 or _is_something_else(text, match.start("number"), written):
            continue
        number = _e164(_spoken_zero(written), region or region_of(text, written, digits))
        if number:
            start = match.start("number")
            found.append(Number("phone", start, start + len(written), number))
        if len(found) >= MOST_FOUND:
            break
    return found


def _e164(written: str, region: str) -> str | None:
    """By the rules of its country; one digit too many or few is still what they wrote."""
    number = normalised(written, region)
    if number or not written.startswith("0") or written.startswith("00") or region not in COUNTRY_CODES:
        return number
    digits = re.sub(r"\D", "", written)
    return f"+{COUNTRY_CODES[region]}{digits[1:]}" if 8 <= len(digits) <= 12 else None


def _spoken_zero(written: str) -> str:
    """ "0049 (0)30" and "+49 (0) 251": the zero in brackets is for callers at home."""
    return re.sub(r"\(0\)", "", written) if written.startswith(("+", "00")) else written


_DATE_OR_SUM = re.compile(
    r"\d{1,2}\.\d{1,2}\.(?:\d{2,4})?|\d+[.,]\d\d|\d{1,2}/\d{1,2}/\d{2,4}|0\d/\d\d|"
    r"\d{1,2}\.\d{2}\s?[-–]\s?\d{1,2}\.\d{2}"
)
_CALLS = re.compile(r"tel|ruf|fon|phone|mobil|handy|anruf|ring|call")
_OTHER_NUMBERS = re.compile(
    r"(?:bestell\w*|order|rechnung\w*|kunden\w*|nr\.?\s?#?|artikel\w*|invoice|tracking\w*|sendung\w*|iban|konto\w*|"
    r"blz|karte|card|visa|mastercard|ausweis\w*|pass\w*|no\.|steuer\w*)[\s:#]*$"
)


def _is_something_else(text: str, start: int, written: str) -> bool:
    before = text[max(0, start - 28) : start].lower()
    if written.startswith(("+", "00")):
        return False
    if _DATE_OR_SUM.fullmatch(written) or re.fullmatch(r"0+", re.sub(r"\D", "", written)):
        return True
    return bool(_OTHER_NUMBERS.search(before)) and not _CALLS.search(before)

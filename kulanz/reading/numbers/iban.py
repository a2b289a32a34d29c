"""IBANs, by the length of their country and their checksum."""

import re

from .number import MOST_FOUND, Number

_IBAN_LENGTHS = {
    "AT": 20, "BE": 16, "BG": 22, "CH": 21, "CY": 28, "CZ": 24, "DE": 22, "DK": 18, "EE": 20, "ES": 24, "FI": 18,
    "FR": 27, "GB": 22, "GR": 27, "HR": 21, "HU": 28, "IE": 22, "IT": 27, "LI": 21, "LT": 20, "LU": 20, "LV": 21,
    "MC": 27, "MT": 31, "NL": 18, "NO": 15, "PL": 28, "PT": 25, "RO": 24, "SE": 24, "SI": 19, "SK": 24, "TR": 26,
}  # fmt: skip
_IBAN = re.compile(
    r"(?<![A-Za-z0-9])([A-Za-z]{2})[ .\-]{0,2}(\d[ .\-]{0,2}\d)((?:[ \u00a0."
    r"\-]{0,2}[A-Za-z0-9]){11,30})"
)


def ibans(text: str) -> list[Number]:
    """IBANs whose checksum holds, however they are spaced."""
    return [number for number in _like_ibans(text) if is_iban(number.value)][:MOST_FOUND]


def mistyped_ibans(text: str) -> list[Number]:
    """What looks like an IBAN of the right length and country but fails its checksum."""
    return [number for number in _like_ibans(text) if not is_iban(number.value)][:MOST_FOUND]


def _like_ibans(text: str) -> list[Number]:
    found = []
    for match in _IBAN.finditer(text):
        length = _IBAN_LENGTHS.get(match[1].upper())
        if not length:
            continue
        end = _end_after(text, match.start(), match.end(), length)
        if not end:
            continue
        value = re.sub(r"[^A-Za-z0-9]", "", text[match.start() : end]).upper()
        letters = sum(character.isalpha() for character in value[4:])
        if letters <= 5 or length > 26:
            found.append(Number("iban", match.start(), end, value))
    return found


def _end_after(text: str, start: int, end: int, length: int) -> int | None:
    """Where `length` letters and digits from `start` end; None where there are fewer, or the word goes on."""
    count = 0
    for position in range(start, end):
        count += text[position].isascii() and text[position].isalnum()
        if count == length:
            following = text[position + 1 : position + 2]
            return None if following.isalnum() else position + 1
    return None


def is_iban(value: str) -> bool:
    """ISO 13616: length of its country, and 97 divides it with a rest of one."""
    if _IBAN_LENGTHS.get(value[:2]) != len(value) or not value.isascii() or not value.isalnum():
        return False
    turned = value[4:] + value[:4]
    return int("".join(str(int(character, 36)) for character in turned)) % 97 == 1

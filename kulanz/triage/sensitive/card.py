"""Numbers of credit and debit cards."""

import re
from collections.abc import Iterator

from .datum import Sensitive

_CARD = re.compile(r"(?<![\w+.,/-])[2-6]\d{3}(?:[ .\-–]{0,2}\d{2,6}){2,4}(?!\w|[.,]\d)")
_CARD_WORD = re.compile(
    r"karte|card|visa|master|amex|kreditk|cvc|cvv|exp\b|gültig|prüfziffer|debit|credit|"
    r"valid",
    re.I,
)


def find(text: str) -> Iterator[Sensitive]:
    for match in _CARD.finditer(text):
        digits = re.sub(r"\D", "", match.group())
        if not 13 <= len(digits) <= 19 or re.search(
            r"[A-Z]{2}\d{2}[ .]*$", text[max(0, match.start() - 8) : match.start()]
        ):
            continue
        near = _CARD_WORD.search(text, max(0, match.start() - 80), min(len(text), match.end() + 50))
        sure = is_luhn(digits) and (near or len(digits) in (15, 16))
        if sure or (near and len(digits) in (15, 16, 17) and _mistyped(match.group())):
            yield Sensitive("card", match.start(), match.end())


def _mistyped(written: str) -> bool:
    """Grouped as cards are; one wrong digit does not make it harmless."""
    return bool(re.fullmatch(r"\d{4}(?:[ .\-–]{1,2}\d{3,5}){3}|\d{16}", written))


def is_luhn(digits: str) -> bool:
    """The check of card numbers: every second digit from the right doubled, the sum a multiple of ten."""
    total = sum(int(d) for d in digits[-1::-2])
    return (total + sum(sum(divmod(2 * int(d), 10)) for d in digits[-2::-2])) % 10 == 0

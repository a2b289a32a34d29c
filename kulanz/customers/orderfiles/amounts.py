"""Amounts as files write them; the style (decimal comma or point) is guessed over a whole column."""

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from typing import Literal

Style = Literal["comma", "point"]
STYLES: tuple[Style, ...] = ("comma", "point")
# More than that no order costs, and no database column holds.
LARGEST = Decimal(10) ** 13

_SIGNS = {
    "€": "EUR",
    "$": "USD",
    "£": "GBP",
    "¥": "JPY",
    "zł": "PLN",
    "fr.": "CHF",
    "kč": "CZK",
    "eur": "EUR",
}
_CODE = re.compile(r"\b([A-Za-z]{3})\b")
_NUMBER = re.compile(r"[0-9][0-9.,'’\s]*|[.,][0-9]+")
# 10,- and 10.–
_NO_CENTS = re.compile(r"(?<=\d)[.,][-–—]+")
_SIGNED = re.compile(r"[-+()\s.]")
_CURRENCY = re.compile(r"[a-z]{3}|[a-z]{2}\$|fr")
_GAPS = re.compile(r"['’\s]")
_GROUPED = {
    "comma": re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?|,\d+"),
    "point": re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+"),
}
_MARKS = {"comma": (".", ","), "point": (",", ".")}


def named(style: str | None) -> Style | None:
    """The style of this name; None for what is none."""
    return next((one for one in STYLES if one == style), None)


@lru_cache(maxsize=20_000)
def parse(text: str, style: Style | None = None) -> Decimal | None:
    """The amount that a cell tells, without its currency; None where it tells none.

    Without a style both are understood, and 1,234 and 1.234 are read as with a decimal point.
    """
    bare, is_negative = _bare(text)
    if not bare:
        return None
    for one in (style,) if style else ("point", "comma"):
        if _GROUPED[one].fullmatch(bare):
            return _number(bare, one, is_negative)
    return None


def currency_of(text: str) -> str:
    """The currency that stands beside an amount, as its code; "" where none stands there."""
    low = text.lower()
    for sign, code in _SIGNS.items():
        if sign in low:
            return code
    match = _CODE.search(text)
    return match[1].upper() if match else ""


def guess(texts: Iterable[str]) -> tuple[Style | None, int, int]:
    """(style or None where nothing tells, how many cells only it can read, how many only the other one can)."""
    votes = dict.fromkeys(STYLES, 0)
    for text in texts:
        one, other = parse(text, "comma"), parse(text, "point")
        if one is None and other is not None:
            votes["point"] += 1
        elif one is not None and other is None:
            votes["comma"] += 1
    for_it, against = max(votes.values()), min(votes.values())
    if for_it == against:
        return None, 0, against
    return ("comma" if votes["comma"] > votes["point"] else "point"), for_it, against


def is_open(text: str) -> bool:
    """Whether this cell is another amount in the other style: 1.234."""
    one, other = parse(text, "comma"), parse(text, "point")
    return one is not None and other is not None and one != other


def _bare(text: str) -> tuple[str, bool]:
    """The number without currency, sign and gaps; "" where there is not exactly one."""
    said = _NO_CENTS.sub("", text.replace("\N{MINUS SIGN}", "-").strip())
    match = _NUMBER.search(said)
    if not match:
        return "", False
    around = said[: match.start()] + said[match.end() :]
    words = _SIGNED.sub("", around).lower()
    if words and words not in _SIGNS and not _CURRENCY.fullmatch(words):
        return "", False
    return _GAPS.sub("", match[0]).rstrip("."), "-" in around or ("(" in around and ")" in around)


def _number(bare: str, style: str, is_negative: bool) -> Decimal | None:
    thousands, decimal = _MARKS[style]
    number = Decimal(bare.replace(thousands, "").replace(decimal, "."))
    if number >= LARGEST:
        return None
    return -number if is_negative else number

"""Amounts as whole numbers of a currency's smallest unit."""

import re
from decimal import ROUND_HALF_UP, Decimal

from babel.numbers import NumberFormatError, get_currency_precision, get_currency_symbol, parse_decimal

# More than anything costs; thousands of them added up still fit into a column of a database.
_LARGEST = 10**15
_TYPED = re.compile(r"-?[0-9][0-9.,]*")
_PLAIN = re.compile(r"-?[0-9]+[.,][0-9]+")


def cents(amount: str | int | float | Decimal, currency: str) -> int:
    """`amount` with a decimal point ("12.50") in the smallest unit of `currency`: 1250 for EUR, 13 for JPY.

    Raises ValueError for what is no amount, and for one of 10^15 of that unit or more.
    """
    try:
        number = Decimal(str(amount).strip()) * 10 ** get_currency_precision(currency)
        if abs(number) < _LARGEST:
            return int(number.to_integral_value(ROUND_HALF_UP))
    except ArithmeticError as error:
        raise ValueError(f"no amount: {str(amount)[:40]!r}") from error
    raise ValueError(f"no amount: {str(amount)[:40]!r} is too large")


def typed(text: str, currency: str, language: str) -> int:
    """An amount as people write it in `language`, or with a plain point or comma, in the smallest unit of `currency`.

    Raises ValueError for what is no amount, and for what has more places than the currency: "1.000" is a thousand in
    German, and in English it may be meant as a thousand, too.
    """
    bare = (
        text.upper()
        .replace(currency, "")
        .replace(get_currency_symbol(currency, language).upper(), "")
        .strip()
    )
    if not _TYPED.fullmatch(bare):
        raise ValueError(f"no amount: {text[:40]!r}")
    try:
        number = parse_decimal(bare, locale=language, strict=True)
    except NumberFormatError:
        if not _PLAIN.fullmatch(bare):
            raise ValueError(f"no amount: {text[:40]!r}") from None
        number = Decimal(bare.replace(",", "."))
    exponent = number.as_tuple().exponent
    if not isinstance(exponent, int) or -exponent > get_currency_precision(currency):
        raise ValueError(f"no amount: {text[:40]!r}")
    return cents(number, currency)


def amount(number: int, currency: str) -> Decimal:
    """The other way: 1250 EUR is 12.50."""
    places = get_currency_precision(currency)
    return Decimal(number).scaleb(-places)

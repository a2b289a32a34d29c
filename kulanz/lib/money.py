"""Amounts as whole numbers of a currency's smallest unit."""

from decimal import ROUND_HALF_UP, Decimal

from babel.numbers import get_currency_precision

# More than anything costs; thousands of them added up still fit into a column of a database.
_LARGEST = 10**15


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


def amount(number: int, currency: str) -> Decimal:
    """The other way: 1250 EUR is 12.50."""
    places = get_currency_precision(currency)
    return Decimal(number).scaleb(-places)

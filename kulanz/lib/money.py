"""Amounts as whole numbers of a currency's smallest unit."""

from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from babel.numbers import get_currency_precision


def cents(amount: str | int | float | Decimal, currency: str) -> int:
    """`amount` with a decimal point ("12.50") in the smallest unit of `currency`: 1250 for EUR, 13 for JPY.

    Raises ValueError for what is no amount.
    """
    try:
        number = Decimal(str(amount).strip())
        return int((number * 10 ** get_currency_precision(currency)).to_integral_value(ROUND_HALF_UP))
    except (InvalidOperation, OverflowError, ValueError) as error:
        raise ValueError(f"no amount: {str(amount)[:40]!r}") from error


def amount(number: int, currency: str) -> Decimal:
    """The other way: 1250 EUR is 12.50."""
    places = get_currency_precision(currency)
    return Decimal(number).scaleb(-places)

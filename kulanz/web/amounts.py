"""Amounts of money as they are written in the language of who reads them."""

from babel.numbers import format_currency
from django.utils.translation import get_language

from kulanz.lib import money


def written(cents: int, currency: str) -> str:
    """1250 EUR is "12,50 €" in German and "€12.50" in English."""
    return format_currency(money.amount(cents, currency), currency, locale=get_language() or "en")

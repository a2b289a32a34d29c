"""Amounts of money as they are written in the language of who reads them."""

from babel.numbers import format_currency
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from kulanz.lib import money
from kulanz.lib.refusal import Refusal


def written(cents: int, currency: str) -> str:
    """1250 EUR is "12,50 €" in German and "€12.50" in English."""
    return format_currency(money.amount(cents, currency), currency, locale=get_language() or "en")


def read(typed: str, currency: str) -> int:
    """The other way round: what somebody typed, in the smallest unit. Raises Refusal."""
    try:
        return money.typed(typed, currency, get_language() or "en")
    except ValueError:
        raise Refusal(_("This cannot be read as an amount. Please write it like 1250 or 12.50.")) from None

"""What is put into the words of a campaign, for each customer in their language and form of address."""

from datetime import date
from typing import Any

from babel.dates import format_date
from babel.numbers import format_currency, format_percent
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy

from kulanz.business.models import Business
from kulanz.customers.models import Customer
from kulanz.goodwill import budgets, campaigns
from kulanz.goodwill.models import Campaign, Gesture
from kulanz.lib import money

from . import recognising_words
from .recognising import Occasion

Kind = Gesture.Kind
VOICES: dict[str, Any] = {
    "de-sie": gettext_lazy("German, Sie"),
    "de-du": gettext_lazy("German, du"),
    "en": gettext_lazy("English"),
}
# As it stands after "I give you"; an amount, a share, or nothing is put in.
_GIFTS: dict[str, dict[str, str]] = {
    Kind.VOUCHER: {"de": "einen Gutschein über {worth}", "en": "a voucher over {worth}"},
    Kind.DISCOUNT: {
        "de": "{worth} Nachlass auf die nächste Bestellung",
        "en": "{worth} off your next order",
    },
    Kind.FREE_SHIPPING: {
        "de": "eine Bestellung ohne Versandkosten",
        "en": "free shipping for one order",
    },
}


def voice(customer: Customer, usual: Business) -> str:
    """One of de-sie, de-du, en: theirs, else the usual one of the business."""
    if (customer.language or usual.language) == "en":
        return "en"
    return "de-du" if (customer.register or usual.register) == "du" else "de-sie"


def voice_name(code: str) -> str:
    return str(VOICES[code])


def of_all(campaign: Campaign, said_in: str) -> dict[str, str]:
    """What is the same for everybody, by placeholder; the code is made at the release."""
    language = said_in.partition("-")[0]
    known = {"gesture": gift(campaign, language)} if campaign.gesture else {}
    if campaigns.has_code(campaign):
        known["until"] = _day(campaigns.until(campaign), language)
    return known


def of_one(customer: Customer, occasion: Occasion, said_in: str) -> dict[str, str]:
    """What is not known is not in it, and stays as a gap to see."""
    known = {
        "name": customer.name.strip(),
        "first_name": recognising_words.first_name(customer),
        "occasion": recognising_words.for_them(occasion, said_in),
    }
    return {name: said for name, said in known.items() if said}


def fill(words: str, known: dict[str, str]) -> str:
    """A sentence put in after a comma goes on small, anywhere else it begins."""
    text, done = "", 0
    for found in campaigns.PLACEHOLDER.finditer(words):
        before = words[done : found.start()]
        text += before
        said = known.get(found[1], found[0])
        is_begun = found[1] != "occasion" or text.rstrip().endswith(",")
        text += said if is_begun else capfirst(said)
        done = found.end()
    return text + words[done:]


def gift(campaign: Campaign, language: str) -> str:
    terms = campaign.terms
    if campaign.gesture not in _GIFTS:
        return str(terms.get("what", "")).rstrip(".")
    worth = ""
    if campaign.gesture == Kind.VOUCHER:
        currency = budgets.kept().currency
        worth = format_currency(money.amount(terms["cents"], currency), currency, locale=language)
    elif campaign.gesture == Kind.DISCOUNT:
        worth = format_percent(terms["percent"] / 100, locale=language)
    return _GIFTS[campaign.gesture][language].format(worth=worth)


def _day(day: date, language: str) -> str:
    return format_date(day, "long", locale="de" if language == "de" else "en_GB")

"""An occasion in words: for us, and for them in their language and form of address."""

from datetime import date
from typing import Any

from babel.dates import format_date
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from kulanz.customers.models import Customer
from kulanz.goodwill.models import Campaign

from .recognising import Occasion

Group = Campaign.Group
_NUMBERS = (
    "einem",
    "zwei",
    "drei",
    "vier",
    "fünf",
    "sechs",
    "sieben",
    "acht",
    "neun",
    "zehn",
    "elf",
    "zwölf",
)
_ENGLISH = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip
_NTH_DE = {10: "zehnte", 25: "fünfundzwanzigste", 50: "fünfzigste", 100: "hundertste"}
_NTH_EN = {10: "tenth", 25: "twenty-fifth", 50: "fiftieth", 100: "hundredth"}
# A sentence for each group and voice; a space stands between it and what follows.
_SENTENCES: dict[str, dict[str, str]] = {
    Group.ANNIVERSARY: {
        "de-sie": "{began} haben Sie zum ersten Mal den Weg zu uns gefunden.",
        "de-du": "{began} hast du zum ersten Mal den Weg zu uns gefunden.",
        "en": "{began} you first found your way to us.",
    },
    Group.TENTH_ORDER: {
        "de-sie": "Sie haben gerade Ihre {nth} Bestellung bei uns gemacht.",
        "de-du": "du hast gerade deine {nth} Bestellung bei uns gemacht.",
        "en": "you have just placed your {nth} order with us.",
    },
    Group.AFTER_FAILURE: {
        "de-sie": "bei uns ist etwas schiefgegangen, und Sie haben danach wieder bei uns bestellt.",
        "de-du": "bei uns ist etwas schiefgegangen, und du hast danach wieder bei uns bestellt.",
        "en": "something went wrong on our side, and you came back to us all the same.",
    },
    Group.SUPER_CUSTOMERS: {
        "de-sie": "Sie kommen immer wieder zu uns.",
        "de-du": "du kommst immer wieder zu uns.",
        "en": "you keep coming back to us.",
    },
    Group.RECOMMENDED: {
        "de-sie": "Sie haben uns weiterempfohlen.",
        "de-du": "du hast uns weiterempfohlen.",
        "en": "you have recommended us to others.",
    },
}
_FOR_US: dict[str, Any] = {
    Group.AFTER_FAILURE: gettext_lazy("the first order after we had put something right"),
    Group.SUPER_CUSTOMERS: gettext_lazy("a super-customer"),
    Group.RECOMMENDED: gettext_lazy("has recommended us"),
}
_REASONS: dict[str, Any] = {
    "silenced": gettext_lazy("asked for silence"),
    "dissatisfied": gettext_lazy("is extremely dissatisfied at the moment: first repair, then thank"),
    "complaint": gettext_lazy("a complaint or a refund is still open: first repair, then thank"),
    "promise_broken": gettext_lazy("a promise to them is broken: first keep it, then thank"),
    "no_consent": gettext_lazy("has not agreed to news"),
    "thanked": gettext_lazy("was thanked within the last half year"),
    "bounced": gettext_lazy("mail to them comes back"),
    "no_address": gettext_lazy("no e-mail address is known"),
    "no_words": gettext_lazy("there are no words in their language and form of address"),
    "merged": gettext_lazy("is one with another customer now"),
    "taken_back": gettext_lazy("taken back before it left"),
    "ended": gettext_lazy("the campaign was ended"),
}


def for_them(occasion: Occasion, voice: str) -> str:
    """A sentence in one of the voices de-sie, de-du, en; it begins small, as after a greeting and its comma."""
    said = _SENTENCES[occasion.kind][voice]
    return said.format(began=_began(occasion, voice), nth=_nth(occasion.n, voice))


def for_us(occasion: Occasion) -> str:
    if occasion.kind == Group.ANNIVERSARY:
        told = ngettext("with us for a year on %(day)s", "with us for %(n)s years on %(day)s", occasion.n)
        return told % {"n": occasion.n, "day": _day(occasion.on)}
    if occasion.kind == Group.TENTH_ORDER:
        return _("order number %(n)s on %(day)s") % {"n": occasion.n, "day": _day(occasion.on)}
    said = str(_FOR_US[occasion.kind])
    return f"{said} ({_day(occasion.on)})" if occasion.on else said


def in_passing(occasion: Occasion) -> str:
    """A quiet line beside a customer with whom one is talking anyway."""
    if occasion.kind == Group.ANNIVERSARY:
        told = ngettext("With us for a year today", "With us for %(n)s years today", occasion.n)
        return told % {"n": occasion.n}
    if occasion.kind == Group.TENTH_ORDER:
        return _("That was order number %(n)s, on %(day)s") % {"n": occasion.n, "day": _day(occasion.on)}
    return _("Bought again on %(day)s, after we had put something right") % {"day": _day(occasion.on)}


def reason(code: str) -> str:
    """Why somebody was left out: a code, or the words of whoever did it."""
    return str(_REASONS.get(code, code))


def first_name(customer: Customer) -> str:
    words = customer.name.split()
    return words[0] if words else ""


def _began(occasion: Occasion, voice: str) -> str:
    """The month in which it was: true on whatever day around it they read it."""
    years = _years(occasion.n, voice)
    if occasion.on is None:
        return f"{years} ago" if voice == "en" else f"vor {years}"
    month = _month(occasion.on.replace(day=1, year=occasion.on.year - occasion.n), voice.partition("-")[0])
    return f"in {month}, {years} ago," if voice == "en" else f"im {month}, vor {years},"


def _month(day: date, language: str) -> str:
    return str(format_date(day, "LLLL y", locale=language))


def _years(n: int, voice: str) -> str:
    if voice == "en":
        said = _ENGLISH[n - 1] if 0 < n <= len(_ENGLISH) else str(n)
        return "one year" if n == 1 else f"{said} years"
    said = _NUMBERS[n - 1] if 0 < n <= len(_NUMBERS) else str(n)
    return "einem Jahr" if n == 1 else f"{said} Jahren"


def _nth(n: int, voice: str) -> str:
    return _NTH_EN.get(n, f"{n}th") if voice == "en" else _NTH_DE.get(n, f"{n}.")


def _day(day: date | None) -> str:
    return date_format(day, "SHORT_DATE_FORMAT") if day else "…"

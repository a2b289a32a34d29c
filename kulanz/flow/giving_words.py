"""The sentences that give a gesture, in the customer's language and form of address."""

from datetime import date

from babel.dates import format_date
from babel.numbers import format_currency, format_percent
from django.utils.translation import gettext as _
from django.utils.translation import override

from kulanz.business.models import Business
from kulanz.goodwill import codes
from kulanz.goodwill.models import Gesture, Voucher
from kulanz.lib import money

Kind = Gesture.Kind
_SORRY = {"our_fault", "late", "promise_broken", "damaged"}
_THANKS = {"thanks", "loyalty"}
Key = tuple[str, str]

# By language and form of address.
_OPENINGS: dict[str, dict[str, str]] = {
    "sorry": {"de": "Damit es nicht bei Worten bleibt:", "en": "So that it does not end with words:"},
    "thanks": {"de": "Als Dankeschön:", "en": "As a thank you:"},
    "gift": {"de": "Eine kleine Freude von uns:", "en": "A small thing from us:"},
}
_AMOUNT: dict[Key, str] = {
    ("de", "sie"): "Hier ist ein Gutschein über {worth} für Sie.",
    ("de", "du"): "Hier ist ein Gutschein über {worth} für dich.",
    ("en", ""): "Here is a voucher over {worth} for you.",
}
_PERCENT: dict[Key, str] = {
    ("de", "sie"): "Auf Ihre nächste Bestellung bekommen Sie {worth} Nachlass.",
    ("de", "du"): "Auf deine nächste Bestellung bekommst du {worth} Nachlass.",
    ("en", ""): "There is {worth} off your next order.",
}
_SHIPPING: dict[Key, str] = {
    ("de", "sie"): "Ihre nächste Bestellung kommt versandkostenfrei zu Ihnen.",
    ("de", "du"): "Deine nächste Bestellung kommt versandkostenfrei zu dir.",
    ("en", ""): "Your next order comes with free shipping.",
}
_CODE: dict[str, str] = {
    "de": "Der Code lautet {code}. Er gilt einmal, bis einschließlich {day}.",
    "en": "The code is {code}. It is good once, up to and including {day}.",
}
_COPY: dict[Key, str] = {
    ("de", "sie"): "Ich schenke Ihnen: {what}.",
    ("de", "du"): "Ich schenke dir: {what}.",
    ("en", ""): "This is for you, as a present: {what}.",
}
_PERSONAL: dict[Key, str] = {
    ("de", "sie"): "Ich habe an etwas gedacht, das zu Ihnen passt: {what}.",
    ("de", "du"): "Ich habe an etwas gedacht, das zu dir passt: {what}.",
    ("en", ""): "I thought of something that suits you: {what}.",
}
_BY_WORTH = {
    Voucher.Worth.AMOUNT: _AMOUNT,
    Voucher.Worth.PERCENT: _PERCENT,
    Voucher.Worth.SHIPPING: _SHIPPING,
}


def sentence(gesture: Gesture) -> str:
    """For the mail that gives it."""
    tongue = key(gesture)
    language = tongue[0]
    opening = _OPENINGS[_tone(gesture.reason)][language]
    voucher = getattr(gesture, "voucher", None)
    if voucher is None:
        return f"{opening} {_told(gesture)[tongue]}"
    gift = _BY_WORTH[voucher.worth][tongue].format(worth=worth(voucher, language))
    code = _CODE[language].format(code=codes.shown(voucher.code), day=_day(voucher.valid_until, language))
    return f"{opening} {gift} {code}"


def key(gesture: Gesture) -> Key:
    """Theirs, else the usual ones of the business."""
    business = Business.objects.only("language", "register").first()
    language = gesture.customer.language or (business.language if business else "de")
    if language == "en":
        return "en", ""
    register = gesture.customer.register or (business.register if business else "sie")
    return "de", "du" if register == "du" else "sie"


def ways(gesture: Gesture) -> list[str]:
    """Without a code: how a mail tells of it, in every language and form of address."""
    return list(_told(gesture).values()) if gesture.what else []


def title(gesture: Gesture) -> str:
    """What is owed, for colleagues."""
    said = str(gesture.get_kind_display())
    return _("%(gesture)s: %(what)s") % {"gesture": said, "what": gesture.what} if gesture.what else said


def title_for_all(gesture: Gesture) -> str:
    """The same in the language of the business, for what is kept and read by everybody."""
    business = Business.objects.only("language").first()
    with override(business.language if business else "de"):
        return title(gesture)


def worth(voucher: Voucher, language: str) -> str:
    """12,50 € or 15 %; empty for free shipping."""
    if voucher.worth == Voucher.Worth.AMOUNT:
        value = money.amount(voucher.cents, voucher.currency)
        return format_currency(value, voucher.currency, locale=language)
    return format_percent(voucher.percent / 100, locale=language) if voucher.percent else ""


def _told(gesture: Gesture) -> dict[Key, str]:
    table = _COPY if gesture.kind == Kind.FREE_COPY else _PERSONAL
    return {key: words.format(what=gesture.what.rstrip(".")) for key, words in table.items()}


def _tone(reason: str) -> str:
    if reason in _SORRY:
        return "sorry"
    return "thanks" if reason in _THANKS else "gift"


def _day(day: date, language: str) -> str:
    return format_date(day, "long", locale="de" if language == "de" else "en_GB")

"""The telephone numbers of calls that we owe: checked as they are typed, shown as they are dialled here."""

from zoneinfo import ZoneInfo

from django.utils.translation import gettext_lazy as _

from kulanz.business import hours
from kulanz.business.models import Business
from kulanz.lib.refusal import Refusal
from kulanz.reading import phones

FEWEST_DIGITS = 6


def checked(written: str) -> str:
    """As E.164, empty for none; nonsense and numbers that cost extra are refused in words."""
    typed = written.strip()
    if not typed:
        return ""
    number = phones.normalised(typed, region())
    if (
        "@" in typed
        or sum(map(str.isdigit, typed)) < FEWEST_DIGITS
        or not number
        or not phones.is_assigned(number)
    ):
        said = _(
            "No telephone has the number “%(typed)s”. Please look for a missing digit, and write it with its area"
            " code: 030 123456, +43 1 234567. The call can be planned without a number, too."
        )
        raise Refusal(said % {"typed": typed[:40]})
    if phones.is_dear(number):
        raise Refusal(_("Calling this number costs extra. Please ask for another one."))
    return number


def region() -> str:
    """The country whose numbers are written without their code."""
    business = Business.objects.only("region").first()
    return (business.region if business else "").partition("-")[0] or "DE"


def shown(number: str) -> str:
    return phones.shown(number, region()) if number else ""


def zone_of(number: str) -> ZoneInfo:
    """The customer's time: where their number rings, else ours."""
    return (phones.zone(number) if number else None) or hours.zone()

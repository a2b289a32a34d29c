"""Phone numbers as people write them, and as one number."""

import re
from functools import cache
from types import ModuleType
from zoneinfo import ZoneInfo, available_timezones

_LIKE_A_NUMBER = re.compile(r"(?<![\w.,/-])(?:\+|00|\(?0)[\d\s()/.\u2013-]{6,20}\d")


def normalised(written: str, region: str = "DE") -> str | None:
    """The number as E.164, None where it cannot be one."""
    phonenumbers = _library()
    try:
        number = phonenumbers.parse(written, region)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(number):
        return None
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


def shown(e164: str, region: str = "DE") -> str:
    """As it is written in our country; foreign ones with their country code."""
    phonenumbers = _library()
    number = phonenumbers.parse(e164, None)
    national = phonenumbers.region_code_for_number(number) == region
    form = phonenumbers.PhoneNumberFormat
    return str(phonenumbers.format_number(number, form.NATIONAL if national else form.INTERNATIONAL))


def found_in(text: str, region: str = "DE", *, most: int = 5) -> list[str]:
    """The phone numbers in a text, as E.164, in order."""
    found = (normalised(match.group(), region) for match in _LIKE_A_NUMBER.finditer(text))
    return list(dict.fromkeys(number for number in found if number))[:most]


def zone(e164: str) -> ZoneInfo | None:
    """What time it is where this number rings; None where that is more than one."""
    from phonenumbers import timezone  # noqa: PLC0415  (likewise slow, and only who telephones wants to know)

    names = timezone.time_zones_for_number(_library().parse(e164, None))
    known = names[0] in available_timezones() if len(names) == 1 else False
    return ZoneInfo(names[0]) if known else None


@cache
def _library() -> ModuleType:
    import phonenumbers  # noqa: PLC0415  (a slow import, and few mails hold a number)

    return phonenumbers

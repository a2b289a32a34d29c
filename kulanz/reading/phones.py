"""Phone numbers as people write them, and as one number."""

import re
from datetime import UTC, datetime
from functools import cache
from types import ModuleType
from zoneinfo import ZoneInfo, available_timezones

_ZONES = available_timezones()
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


def is_assigned(e164: str) -> bool:
    """Whether a telephone can have this number at all, by what its country says of it."""
    phonenumbers = _library()
    return bool(phonenumbers.is_valid_number(phonenumbers.parse(e164, None)))


def is_dear(e164: str) -> bool:
    """Whether dialling it costs extra, as those of 0900 do."""
    phonenumbers = _library()
    kind = phonenumbers.number_type(phonenumbers.parse(e164, None))
    return bool(kind == phonenumbers.PhoneNumberType.PREMIUM_RATE)


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
    """What time it is where this number rings; None where clocks there do not agree now."""
    from phonenumbers import timezone  # noqa: PLC0415  (likewise slow, and only who telephones wants to know)

    names = [name for name in timezone.time_zones_for_number(_library().parse(e164, None)) if name in _ZONES]
    now = datetime.now(UTC)
    offsets = {now.astimezone(ZoneInfo(name)).utcoffset() for name in names}
    # Those of one country are told by the alphabet; of Guernsey, Jersey and London the last is the best known.
    return ZoneInfo(max(names)) if len(offsets) == 1 else None


@cache
def _library() -> ModuleType:
    import phonenumbers  # noqa: PLC0415  (a slow import, and few mails hold a number)

    return phonenumbers

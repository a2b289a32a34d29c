"""The moment a mail says it was sent, from the many forms in which programs write it."""

import re
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_tz

_FIRST_YEAR, _LAST_YEAR = 1971, 2099
_MONTHS = {
    "mär": "mar", "mrz": "mar", "märz": "mar", "mai": "may", "okt": "oct", "dez": "dec",
    "januar": "jan", "februar": "feb", "juni": "jun", "juli": "jul", "oktober": "oct", "dezember": "dec",
    "janvier": "jan", "févr": "feb", "mars": "mar", "avr": "apr", "juin": "jun", "juil": "jul", "août": "aug",
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")
_COMMENT = re.compile(r"\([^()]*\)")
_ISO = re.compile(
    r"(\d{4})-(\d\d?)-(\d\d?)(?:[T ]+(\d\d?):(\d\d)(?::(\d\d))?(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d)?",
    re.I,
)
_DOTTED = re.compile(r"(\d\d?)\.(\d\d?)\.(\d{4}|\d\d)\D{0,5}(?:(\d\d?):(\d\d)(?::(\d\d))?)?\s*([+-]\d{4})?")
_WEEKDAY = re.compile(r"^\s*[^\W\d_]{2,12}\.?\s*,?\s*(?=\d)")
_ZONE = re.compile(r"(?:GMT|UTC|UT)\s*([+-]\d\d):?(\d\d)", re.I)


def read(value: str) -> datetime | None:
    """In UTC; a missing zone is taken as UTC; None for what is no date or lies outside 1971 to 2099."""
    value = _ZONE.sub(r"\1\2", _COMMENT.sub(" ", value[:200])).strip()
    if not value:
        return None
    moment = _usual(value) or _usual(_tidied(value)) or _iso(value) or _dotted(value)
    if not moment or not _FIRST_YEAR <= moment.year <= _LAST_YEAR:
        return None
    return moment


def _usual(value: str) -> datetime | None:
    try:
        parts = parsedate_tz(value)
        if not parts or abs(parts[9] or 0) > 15 * 3600:
            return None
        local = datetime(*parts[:5], min(parts[5], 59))
        return (local - timedelta(seconds=parts[9] or 0)).replace(tzinfo=UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        # The standard library trips over a few malformed dates; the other forms are tried then.
        return None


def _tidied(value: str) -> str:
    """Without weekday and with the English names of months and the plain form of a zone."""
    value = _WEEKDAY.sub("", value).replace(". ", " ")
    value = re.sub(r"(\d\d:\d\d:\d\d)[.,]\d+", r"\1", value)
    value = re.sub(r"(\d\d)\.(\d\d)\.(\d\d)(?=\s|$)", r"\1:\2:\3", value)
    value = re.sub(r"([+-]\d\d):(\d\d)\b", r"\1\2", value)
    return _WORD.sub(lambda match: _MONTHS.get(match[0].lower(), match[0]), value)


def _iso(value: str) -> datetime | None:
    match = _ISO.search(value)
    return _built(match[1], match[2], match[3], match.groups()[3:6], match[7]) if match else None


def _dotted(value: str) -> datetime | None:
    match = _DOTTED.search(value)
    if not match:
        return None
    year = match[3] if len(match[3]) == 4 else str(2000 + int(match[3]))
    return _built(year, match[2], match[1], match.groups()[3:6], match[7])


def _built(
    year: str, month: str, day: str, time: tuple[str | None, ...], zone: str | None
) -> datetime | None:
    hour, minute, second = (int(one or 0) for one in time)
    try:
        local = datetime(int(year), int(month), int(day), hour, minute, min(second, 59), tzinfo=_zone(zone))
        return local.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _zone(zone: str | None) -> timezone:
    digits = re.sub(r"\D", "", zone or "")
    if len(digits) != 4:
        return UTC
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(-offset if (zone or "").startswith("-") else offset)

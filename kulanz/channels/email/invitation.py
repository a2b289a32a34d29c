"""A calendar invitation that came without words, put into a few lines of text."""

from datetime import date, datetime

from icalendar import Calendar, Component

_LONGEST = 200_000


def summary(source: str) -> str:
    """What, when, where and who of each event (five at most); "" when nothing can be read."""
    try:
        calendar = Calendar.from_ical(source[:_LONGEST])
        events = calendar.walk("VEVENT")[:5]
        return "\n\n".join(_lines(event) for event in events).strip()
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError):
        # The file itself stays among the enclosures.
        return ""


def _lines(event: Component) -> str:
    where = str(event.get("LOCATION") or "").strip()
    who = str(event.get("ORGANIZER") or "").removeprefix("mailto:").removeprefix("MAILTO:")
    said = str(event.get("DESCRIPTION") or "").strip()
    lines = (str(event.get("SUMMARY") or "").strip(), _when(event), where, who, said)
    return "\n".join(line for line in lines if line)[:20_000]


def _when(event: Component) -> str:
    start, end = (getattr(event.get(name), "dt", None) for name in ("DTSTART", "DTEND"))
    if not isinstance(start, date):
        return ""
    if not isinstance(start, datetime):
        return start.isoformat()
    zone = f" {start.tzname()}" if start.tzinfo else ""
    if not isinstance(end, datetime):
        return f"{start:%Y-%m-%d %H:%M}{zone}"
    same_day = start.date() == end.date()
    return f"{start:%Y-%m-%d %H:%M}–{end.strftime('%H:%M' if same_day else '%Y-%m-%d %H:%M')}{zone}"

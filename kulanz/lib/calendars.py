"""Calendars as files and feeds (RFC 5545): entries of a moment in UTC, which no clock change moves, or of a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from icalendar import Alarm, Calendar, Event, vCalAddress, vText

PRODUCER = "-//Kulanz//Kulanz//EN"
TYPE = "text/calendar; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Person:
    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Entry:
    """`begins`: a moment, or a whole day. `stamped_at`: when it was last said so; `remind`: so long before."""

    ident: str
    title: str
    begins: datetime | date
    stamped_at: datetime
    lasts: timedelta = timedelta(0)
    text: str = ""
    link: str = ""
    sequence: int = 0
    is_cancelled: bool = False
    organizer: Person | None = None
    attendee: Person | None = None
    remind: timedelta | None = None


def write(
    entries: Iterable[Entry], *, name: str = "", method: str = "", refresh: timedelta | None = None
) -> bytes:
    """The bytes of a calendar; the same entries make the same bytes."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCER)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    if method:
        calendar.add("method", method)
    if name:
        calendar.add("x-wr-calname", name)
    if refresh:
        calendar.add("refresh-interval", refresh, parameters={"VALUE": "DURATION"})
    for entry in entries:
        calendar.add_component(_event(entry))
    written: bytes = calendar.to_ical()
    return written


def _event(entry: Entry) -> Event:
    event = Event()
    event.add("uid", f"{entry.ident}@{urlsplit(settings.PUBLIC_URL).hostname}")
    event.add("summary", _one_line(entry.title))
    event.add("dtstamp", entry.stamped_at.astimezone(UTC))
    event.add("sequence", entry.sequence)
    event.add("status", "CANCELLED" if entry.is_cancelled else "CONFIRMED")
    if isinstance(entry.begins, datetime):
        begins = entry.begins.astimezone(UTC)
        event.add("dtstart", begins)
        event.add("dtend", begins + entry.lasts)
    else:
        event.add("dtstart", entry.begins)
        event.add("dtend", entry.begins + timedelta(days=1))
        event.add("transp", "TRANSPARENT")
    if entry.text:
        event.add("description", entry.text)
    if entry.link:
        event.add("url", entry.link)
    for role, person in (("organizer", entry.organizer), ("attendee", entry.attendee)):
        if person:
            event.add(role, _address(person, is_asked=role == "attendee"))
    if entry.remind is not None:
        event.add_component(_alarm(entry, entry.remind))
    return event


def _address(person: Person, *, is_asked: bool) -> vCalAddress:
    address = vCalAddress(f"mailto:{person.address}")
    if person.name:
        address.params["cn"] = vText(_one_line(person.name).replace('"', "'"))
    if is_asked:
        address.params["role"] = vText("REQ-PARTICIPANT")
        address.params["partstat"] = vText("NEEDS-ACTION")
    return address


def _alarm(entry: Entry, before: timedelta) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _one_line(entry.title))
    alarm.add("trigger", -before)
    return alarm


def _one_line(words: str) -> str:
    return " ".join(words.split())

"""Times at which somebody here can still be booked for a call: in opening hours, out of the quiet ones there."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta, tzinfo

from django.utils import timezone

from kulanz.business import hours, people
from kulanz.business.models import Staff
from kulanz.lib import turns

from .models import Callback, Promise

STEP = timedelta(minutes=30)
# Nobody is asked to be ready within minutes.
NOTICE = timedelta(hours=1)
DAYS = 5
LOOK_AHEAD_DAYS = 30


def free(person: Staff | None, zone: tzinfo, *, now: datetime | None = None) -> list[datetime]:
    """In the next working days on which this person is here, without what they have promised already."""
    now = now or timezone.now()
    taken = _taken(person, now)
    return [
        at
        for day in working_days(now, person=person)
        for at in of_day(day)
        if at >= now + NOTICE and not is_night(at, zone) and not _collides(at, taken)
    ]


def take_turn(person: Staff | None) -> None:
    """Within a transaction: whoever books a time of this person waits, and then sees what was booked before."""
    turns.wait_for(f"calls of {person.pk if person else None}")


def working_days(now: datetime, most: int = DAYS, *, person: Staff | None = None) -> list[date]:
    """On which we are open and, if somebody is named, they are here."""
    today = now.astimezone(hours.zone()).date()
    coming = (today + timedelta(days=ahead) for ahead in range(LOOK_AHEAD_DAYS))
    there = (day for day in coming if not (person and people.is_absent(person, day)))
    return [day for day in there if hours.opening(day).astimezone(hours.zone()).date() == day][:most]


def of_day(day: date) -> Iterator[datetime]:
    """Every half hour in which we are open; counted in real time, so that no clock change doubles or skips one."""
    at, closes = hours.opening(day), hours.closing(day)
    while at < closes:
        if hours.is_open(at):
            yield at
        at += STEP


def is_night(at: datetime, zone: tzinfo) -> bool:
    """By our quiet hours on their clock."""
    return hours.quiet_end(at.astimezone(zone).replace(tzinfo=hours.zone())) is not None


def _taken(person: Staff | None, now: datetime) -> list[tuple[datetime, datetime]]:
    rows = Callback.objects.filter(begins_at__gte=now - STEP, promise__state=Promise.State.OPEN)
    rows = rows.filter(promise__owed_by=person)
    return [
        (at, at + timedelta(minutes=minutes))
        for at, minutes in rows.values_list("begins_at", "minutes")
        if at
    ]


def _collides(at: datetime, taken: list[tuple[datetime, datetime]]) -> bool:
    return any(begins < at + STEP and at < ends for begins, ends in taken)

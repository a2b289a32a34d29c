"""Calls that are owed, as the pages show them: the day plan, and the line on a conversation."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _

from kulanz.business import hours
from kulanz.business.models import Staff
from kulanz.conversations import calls
from kulanz.conversations.models import Conversation
from kulanz.flow.ringing_back import plan, planning
from kulanz.flow.ringing_back.inviting import Voice
from kulanz.flow.ringing_back.plan import Row
from kulanz.followup import callbacks, numbers
from kulanz.followup.models import Callback, Promise
from kulanz.triage import veiling
from kulanz.web.templatetags.desk import moment

ENOUGH_TRIES = 2


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the plan; `when` is a time, a window or nothing, `there` the clock of who is called."""

    row: Row
    when: str
    there: str
    shown: str
    tries: list[str]
    reached_nobody: int
    answer: str

    @property
    def register(self) -> str:
        """English knows no other than you."""
        return "" if self.row.promise.customer.language == "en" else self.row.register

    @property
    def offers_words(self) -> bool:
        return self.reached_nobody >= ENOUGH_TRIES


@dataclass(frozen=True, slots=True)
class Note:
    """What a conversation says of the call that is owed in it, or that its customer asks for."""

    conversation: int
    # The call in words; empty where none is planned.
    planned: str = ""
    is_agreed: bool = False
    # The wish of a customer who asks for one, as it may be shown; None where they do not.
    asked: str | None = None


def page(staff: Staff, *, mine: bool, cursor: str) -> dict[str, Any]:
    found = plan.of(staff, mine=mine, cursor=cursor)
    today = timezone.localdate()
    groups = groupby(found.rows, key=lambda row: plan.day_of(row, today))
    return {
        "groups": [(code, _heading(code, day, today), _lines(rows, today)) for (code, day), rows in groups],
        "next_cursor": found.next_cursor,
    }


def note(conversation: Conversation) -> Note:
    """One sentence; a call that is owed, one that is asked for, or neither."""
    promise = callbacks.find_promise(conversation)
    if promise is None:
        wanted = planning.asked(conversation)
        covered = veiling.of_one(conversation).covered
        return Note(conversation.pk, asked=covered(wanted.wish) if wanted else None)
    callback: Callback | None = getattr(promise, "callback", None)
    at = callbacks.agreed_at(callback) if callback else None
    return Note(conversation.pk, planned=_planned(promise, at), is_agreed=at is not None)


def days(slots: Iterable[datetime], voice: Voice) -> list[tuple[str, list[tuple[str, str]]]]:
    """Times to choose from on the customer's clock: by day, the value of each and how it is said."""
    by_day = groupby(slots, key=lambda at: at.astimezone(voice.zone).date())
    return [
        (
            date_format(day, _("l, j F")),
            [(at.isoformat(), time_format(at.astimezone(voice.zone), "H:i")) for at in times],
        )
        for day, times in by_day
    ]


def tried(row: Row) -> list[str]:
    """ "Heute 10:12, Jonas: Mailbox", the newest first."""
    return [
        _("{when}, {who}: {outcome}").format(
            when=moment(call.at), who=call.by or _("Somebody"), outcome=call.get_outcome_display()
        )
        for call in row.tries
    ]


def _planned(promise: Promise, at: datetime | None) -> str:
    who = promise.owed_by
    when = moment(at) if at else date_format(promise.due, "SHORT_DATE_FORMAT") if promise.due else ""
    if when and who:
        return _("A call is planned: {when}, {who}").format(when=when, who=who)
    return _("A call is planned: {when}").format(when=when or who or _("without a day"))


def _heading(code: str, day: date | None, today: date) -> str:
    if code == "late":
        return _("Late")
    if day is None:
        return _("Without a day")
    ahead = (day - today).days
    if ahead < 2:
        return _("Tomorrow") if ahead else _("Today")
    return date_format(day, _("l, j F"))


def _lines(rows: Iterable[Row], today: date) -> list[Line]:
    return [_line(row, today) for row in rows]


def _line(row: Row, today: date) -> Line:
    missed = sum(call.outcome in calls.TRIED for call in row.tries)
    answer = row.callback.get_answer_display() if row.callback and row.at else ""
    there = _there(row.callback, row.at or _wished_from(row))
    return Line(row, _when(row, today), there, numbers.shown(row.number), tried(row), missed, answer)


def _when(row: Row, today: date) -> str:
    if row.at:
        return moment(row.at) if row.is_late else _clock(row.at)
    begins, until = _wished_from(row), row.callback.wish_until if row.callback else None
    if begins and until:
        return _("{begins} to {until}").format(begins=_clock(begins), until=_clock(until))
    if row.is_late and row.promise.due:
        return _("today") if row.promise.due == today else date_format(row.promise.due, "SHORT_DATE_FORMAT")
    return _("at any time")


def _wished_from(row: Row) -> datetime | None:
    """When they wish for it, if that is on its day."""
    at = row.callback.wish_from if row.callback else None
    return at if at and at.astimezone(hours.zone()).date() == row.promise.due else None


def _there(callback: Callback | None, at: datetime | None) -> str:
    if callback is None or at is None or not callback.time_zone:
        return ""
    local = at.astimezone(ZoneInfo(callback.time_zone))
    is_same = local.utcoffset() == at.astimezone(hours.zone()).utcoffset()
    return "" if is_same else _("{time} there").format(time=time_format(local, "H:i"))


def _clock(at: datetime) -> str:
    return time_format(timezone.localtime(at), "H:i")

"""The mail in the morning: promises and calls of the day, what was not kept, who waits longest; once or not at all."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.core.mail import send_mail
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kulanz.business import hours, people
from kulanz.business.models import Staff
from kulanz.conversations import queue
from kulanz.conversations.models import Conversation
from kulanz.followup.models import Callback, Promise
from kulanz.lib import links
from kulanz.triage import veiling
from kulanz.triage.covering import NONE

from . import owing

log = logging.getLogger(__name__)
# Who could not be told by then has seen it on the page.
MORNING = timedelta(hours=4)
MOST_LINES, MOST_WAITING = 10, 5


@dataclass(frozen=True, slots=True)
class Section:
    """`number` may be more than there are lines."""

    title: str
    lines: list[str]
    number: int


def send_due() -> int:
    """On a working day from the opening on, or in the morning as soon as there is a worker; how many mails."""
    now = timezone.now()
    today = now.astimezone(hours.zone()).date()
    opening = hours.opening(today)
    if not hours.is_working_day(now) or not opening <= now < opening + MORNING:
        return 0
    wished = Staff.objects.filter(_not_yet(today), digest=True, is_active=True)
    return sum(_send(staff, today) for staff in wished if not people.is_absent(staff, today))


def _send(staff: Staff, today: date) -> bool:
    """Claimed and queued together: a second worker finds it claimed, and what failed is tried again."""
    try:
        with transaction.atomic():
            if not Staff.objects.filter(_not_yet(today), pk=staff.pk).update(digested_on=today):
                return False
            with translation.override(staff.language):
                told = [section for section in _sections(staff, today) if section.lines]
                if told:
                    send_mail(_subject(told), _body(staff, told), None, [staff.email])
            return bool(told)
    except Exception:
        log.exception("The mail in the morning could not be sent to %s; it is tried again", staff.email)
        return False


def _not_yet(today: date) -> Q:
    return Q(digested_on=None) | Q(digested_on__lt=today)


def _sections(staff: Staff, today: date) -> list[Section]:
    begins, ends = hours.midnight(today), hours.midnight(today + timedelta(days=1))
    mine = _mine(staff, today)
    calls = _calls(mine, begins, ends)
    planned = [one.promise_id for one in calls]
    owed = _owed(staff, mine).exclude(pk__in=planned)
    now = timezone.now()
    return [
        _promises(_("Promises that were not kept"), owed.filter(due_at__lt=now), now),
        _promises(_("Promises due today"), owed.filter(due_at__gte=now, due_at__lt=ends), now),
        Section(_("Calls today"), [_call(one) for one in calls[:MOST_LINES]], len(calls)),
        _waiting(staff),
    ]


def _mine(staff: Staff, today: date) -> list[int]:
    """Their own number, and those of colleagues for whom they stand in."""
    others = people.at_work().exclude(pk=staff.pk).select_related("deputy")
    return [staff.pk, *(one.pk for one in others if people.stand_in(one, today).pk == staff.pk)]


def _owed(staff: Staff, mine: list[int]) -> QuerySet[Promise]:
    who = Q(owed_by__in=mine) | (Q(owed_by=None) if staff.is_owner else Q())
    rows = owing.visible_to(staff).filter(who, state=Promise.State.OPEN)
    return rows.select_related("customer").order_by("due_at", "pk")


def _promises(title: str, rows: QuerySet[Promise], now: datetime) -> Section:
    found = list(rows[:MOST_LINES])
    known = veiling.of({one.conversation_id for one in found if one.conversation_id})
    lines = []
    for one in found:
        what = known.get(one.conversation_id or 0, NONE).covered(one.what)
        day = (
            f", {date_format(one.due, 'SHORT_DATE_FORMAT')}"
            if one.due and one.due_at and one.due_at < now
            else ""
        )
        lines.append(f"{one.customer}: {what}{day}\n  {links.absolute('promise', one.pk)}")
    return Section(title, lines, rows.count())


def _calls(mine: list[int], begins: datetime, ends: datetime) -> list[Callback]:
    who = Q(preferred__in=mine) | Q(preferred=None, promise__owed_by__in=mine)
    rows = Callback.objects.filter(who, promise__state=Promise.State.OPEN)
    planned = rows.filter(begins_at__gte=begins, begins_at__lt=ends).order_by("begins_at")
    return list(planned.select_related("promise__customer"))


def _call(one: Callback) -> str:
    at = date_format(timezone.localtime(one.begins_at), "TIME_FORMAT")
    return f"{at}  {one.promise.customer}\n  {links.absolute('promise', one.promise_id)}"


def _waiting(staff: Staff) -> Section:
    """Theirs and nobody's, whoever has waited longest first."""
    rows = Conversation.objects.visible_to(staff).present()
    rows = rows.filter(Q(assigned_to=staff) | Q(assigned_to=None), state=Conversation.State.OPEN)
    waiting = rows.filter(waiting_since__isnull=False).order_by("waiting_since", "pk")
    found = list(waiting.select_related("customer")[:MOST_WAITING])
    titles, now = veiling.titles(found), timezone.now()
    lines = [
        f"{one.customer}: {titles[one.pk]}, {queue.span(now - one.waiting_since)}\n"
        f"  {links.absolute('conversation', one.pk)}"
        for one in found
        if one.waiting_since
    ]
    return Section(_("Who waits longest"), lines, waiting.count())


def _subject(told: Iterable[Section]) -> str:
    return _("Today: %(what)s") % {"what": ", ".join(f"{one.title} ({one.number})" for one in told)}


def _body(staff: Staff, told: Iterable[Section]) -> str:
    parts = [_("Good morning, %(name)s,") % {"name": staff.name}]
    for one in told:
        lines = [f"{one.title} ({one.number})", *(f"- {line}" for line in one.lines)]
        if more := one.number - len(one.lines):
            lines.append(ngettext("and %(n)d more", "and %(n)d more", more) % {"n": more})
        parts.append("\n".join(lines))
    parts.append(
        _("You wished for this mail; your profile ends it: %(link)s") % {"link": links.absolute("profile")}
    )
    return "\n\n".join(parts) + "\n"

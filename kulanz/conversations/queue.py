"""Lists of conversations: the queue in the order of need, and the other views, paged by cursor."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, get_args

from django.db.models import Count, Min, Q, QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kulanz.business.models import Staff

from .models import Conversation

View = Literal["open", "mine", "unassigned", "waiting", "snoozed", "done", "all", "quarantine", "bin"]
VIEWS: tuple[View, ...] = get_args(View)
COUNT_AT_MOST = 999

State = Conversation.State


@dataclass(frozen=True, slots=True)
class Page:
    rows: list[Conversation]
    next_cursor: str | None


def page(
    staff: Staff,
    view: View,
    *,
    filters: Mapping[str, str] | None = None,
    cursor: str | None = None,
    size: int = 40,
) -> Page:
    """One page of a view; `cursor` is what the page before named as its next one."""
    field, newest_first = _order(view)
    rows = _narrowed(_view(staff, view), filters or {}, staff)
    if cursor:
        rows = rows.filter(_after(field, cursor, newest_first))
    sign = "-" if newest_first else ""
    rows = rows.select_related("customer", "assigned_to", "channel").order_by(f"{sign}{field}", f"{sign}pk")
    found = list(rows[: size + 1])
    shown = found[:size]
    more = len(found) > size
    return Page(rows=shown, next_cursor=_cursor(shown[-1], field) if more else None)


def following(
    staff: Staff, view: View, conversation: Conversation, filters: Mapping[str, str] | None = None
) -> Conversation | None:
    """The one below it in a list, else the first one; None where there is no other."""
    field, _newest_first = _order(view)
    place = _cursor(conversation, field) if getattr(conversation, field) else None
    for cursor in (place, None):
        rows = page(staff, view, filters=filters, cursor=cursor, size=2).rows
        if other := next((row for row in rows if row.pk != conversation.pk), None):
            return other
    return None


def counts(staff: Staff) -> dict[str, int]:
    """How many stand in the views that ask for something, each at most 999."""
    views: tuple[View, ...] = ("open", "mine", "unassigned", "quarantine")
    return {view: _view(staff, view).order_by()[:COUNT_AT_MOST].count() for view in views}


@dataclass(frozen=True, slots=True)
class Load:
    """What one member of staff (or nobody) has to do: conversations, and of these where somebody waits for an answer,
    the first since when.
    """

    staff: Staff | None
    number: int
    since: datetime | None
    waiting: int


def loads(staff: Staff) -> list[Load]:
    """Who has how much waiting, and since when; what nobody has comes first."""
    rows = (
        _view(staff, "open")
        .order_by()
        .values("assigned_to")
        .annotate(number=Count("pk"), since=Min("waiting_since"), waiting=Count("waiting_since"))
    )
    people = Staff.objects.in_bulk([row["assigned_to"] for row in rows if row["assigned_to"]])
    found = [
        Load(people.get(row["assigned_to"]), row["number"], row["since"], row["waiting"]) for row in rows
    ]
    return sorted(found, key=lambda load: (load.staff is not None, str(load.staff)))


def reason(conversation: Conversation, now: datetime | None = None, *, is_silent: bool = False) -> str:
    """Why a conversation stands where it stands, as a sentence; who `is_silent` asked never to be written to again."""
    now = now or timezone.now()
    if conversation.state == State.SNOOZED and conversation.snoozed_until:
        until = _moment(conversation.snoozed_until)
        if conversation.snooze_mode == Conversation.Snooze.UNLESS_THEY_WRITE:
            return _("Rests until %(when)s unless they write") % {"when": until}
        wrote = _(", they wrote meanwhile") if conversation.waiting_since else ""
        return _("Rests until %(when)s") % {"when": until} + wrote
    if conversation.last_out_at and conversation.last_out_at > now and conversation.state == State.WAITING:
        return _("Our answer goes out %(when)s") % {"when": _moment(conversation.last_out_at)}
    if conversation.state == State.WAITING and conversation.last_out_at:
        return _("We answered %(ago)s ago") % {"ago": span(now - conversation.last_out_at)}
    if conversation.state != State.OPEN:
        return capfirst(str(conversation.get_state_display()))
    return _why_due(conversation, now, is_silent)


def span(delta: Any) -> str:
    """A length of time in the largest sensible unit: "3 hours", "2 days"."""
    minutes = max(int(delta.total_seconds() // 60), 1)
    if minutes < 60:
        return ngettext("%(n)d minute", "%(n)d minutes", minutes) % {"n": minutes}
    hours = minutes // 60
    if hours < 36:
        return ngettext("%(n)d hour", "%(n)d hours", hours) % {"n": hours}
    days = round(hours / 24)
    return ngettext("%(n)d day", "%(n)d days", days) % {"n": days}


def _why_due(conversation: Conversation, now: datetime, is_silent: bool) -> str:
    sentences = [said for said in (_promise(conversation, now), _wait(conversation, now, is_silent)) if said]
    said = ". ".join(sentences) or capfirst(str(conversation.get_due_reason_display()))
    is_super = (
        conversation.pulled_by == Conversation.Pull.SUPER
    )  # of the dissatisfied the list says it by itself
    return f"{capfirst(conversation.get_pulled_by_display())}. {said}" if is_super else said


def _promise(conversation: Conversation, now: datetime) -> str:
    if conversation.due_reason != Conversation.Due.PROMISED or not conversation.promised_for:
        return ""
    is_late = bool(conversation.due_at and conversation.due_at < now)
    late = is_late or conversation.promised_for < timezone.localdate(now)
    text = _("Promised for %(day)s and not kept yet") if late else _("Promised for %(day)s")
    said = text % {"day": date_format(conversation.promised_for, "SHORT_DATE_FORMAT")}
    return f"{said}: {conversation.promised_what}" if conversation.promised_what else said


def _wait(conversation: Conversation, now: datetime, is_silent: bool) -> str:
    if not conversation.waiting_since:
        return ""
    if is_silent:
        return _("Asked never to be written to again: please look at it, and mark it as done")
    waited = span(now - conversation.waiting_since)
    said = _("Waiting for %(span)s") % {"span": waited}
    if conversation.unanswered > 1:
        text = _("Message no. %(n)d without an answer, waiting for %(span)s")
        said = text % {"n": conversation.unanswered, "span": waited}
    is_promise = conversation.due_reason == Conversation.Due.PROMISED
    if conversation.due_at and conversation.due_at < now and not is_promise:
        said += ", " + _("was due %(when)s") % {"when": _moment(conversation.due_at)}
    return said


def _moment(at: datetime) -> str:
    local = timezone.localtime(at)
    time = date_format(local, "TIME_FORMAT")
    near = {-1: _("yesterday %(time)s"), 0: _("today %(time)s"), 1: _("tomorrow %(time)s")}
    days = (local.date() - timezone.localdate()).days
    if days in near:
        return near[days] % {"time": time}
    if abs(days) < 100:
        return f"{date_format(local, _('D j M'))}, {time}"
    return date_format(local, "SHORT_DATETIME_FORMAT")


def _view(staff: Staff, view: View) -> QuerySet[Conversation]:
    rows = Conversation.objects.visible_to(staff).filter(merged_into=None)
    if view == "bin":
        return rows.filter(deleted_at__isnull=False)
    rows = rows.filter(deleted_at=None)
    if view == "quarantine":
        return rows.filter(quarantined_at__isnull=False)
    rows = rows.filter(quarantined_at=None)
    return rows.filter(_membership(staff)[view])


def _membership(staff: Staff) -> dict[View, Q]:
    is_open = Q(state=State.OPEN)
    return {
        "open": is_open,
        "mine": is_open & Q(assigned_to=staff),
        "unassigned": is_open & Q(assigned_to=None),
        "waiting": Q(state=State.WAITING),
        "snoozed": Q(state=State.SNOOZED),
        "done": Q(state=State.DONE),
        "all": Q(),
    }


def _order(view: View) -> tuple[str, bool]:
    if view in {"open", "mine", "unassigned"}:
        return "need_at", False
    return {"snoozed": ("snoozed_until", False), "quarantine": ("quarantined_at", True)}.get(
        view, ("last_at", True)
    )


def _after(field: str, cursor: str, newest_first: bool) -> Q:
    moment, _sep, number = cursor.partition("_")
    try:
        at, pk = datetime.fromisoformat(moment), int(number)
    except ValueError:
        return Q()
    side = "lt" if newest_first else "gt"
    return Q(**{f"{field}__{side}": at}) | Q(**{field: at, f"pk__{side}": pk})


def _cursor(last: Conversation, field: str) -> str:
    return f"{getattr(last, field).isoformat()}_{last.pk}"


def _narrowed(
    rows: QuerySet[Conversation], filters: Mapping[str, str], staff: Staff
) -> QuerySet[Conversation]:
    if tag := filters.get("tag"):
        rows = rows.filter(tags__name=tag)
    if channel := filters.get("channel"):
        rows = rows.filter(channel__name=channel)
    assigned = filters.get("assigned", "")
    if assigned == "me":
        return rows.filter(assigned_to=staff)
    if assigned == "nobody":
        return rows.filter(assigned_to=None)
    # By way of the staff: a number that is too large for the database is nobody's, and no error.
    return rows.filter(assigned_to__in=Staff.objects.filter(pk=assigned)) if assigned.isdecimal() else rows

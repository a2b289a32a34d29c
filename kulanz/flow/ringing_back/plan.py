"""The day plan: every call that is owed, the most pressing first, with what one needs to make it."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils import timezone

from kulanz.business import hours
from kulanz.business.models import Business, Staff
from kulanz.conversations.models import Call, Conversation
from kulanz.customers.models import Handle
from kulanz.flow import owing, voicemail
from kulanz.followup import callbacks
from kulanz.followup.models import Callback, Promise
from kulanz.triage import veiling
from kulanz.triage.covering import NONE

from . import trying
from .trying import Try

PAGE = 50
Kind, State = Promise.Kind, Promise.State


@dataclass(frozen=True, slots=True)
class Row:
    """`at`: the time agreed on; `topic`, `wish` and `words` as they may be shown.

    `conversation` only where this person may open it.
    """

    promise: Promise
    callback: Callback | None
    conversation: int | None
    at: datetime | None
    number: str
    topic: str
    wish: str
    # In which words they asked that nothing is said to their answering machine.
    voicemail: str
    words: str
    register: str
    tries: list[Call]
    next_try: Try | None
    is_late: bool


@dataclass(frozen=True, slots=True)
class Plan:
    rows: list[Row]
    next_cursor: str


def of(staff: Staff, *, mine: bool = False, cursor: str = "") -> Plan:
    """Those without a day stand last; as many queries for one as for a page full of them."""
    owed = _owed(staff, mine)
    found = list(_after(owed.filter(due_at__isnull=False), cursor)[: PAGE + 1])
    page = found[:PAGE]
    if len(found) > PAGE and (at := page[-1].due_at):
        return Plan(_rows(page, staff), f"{at.isoformat()}_{page[-1].pk}")
    undated = owed.filter(due_at=None)[:PAGE]
    return Plan(_rows([*page, *undated], staff), "")


def count_today(staff: Staff) -> int:
    """How many this person should make by tonight."""
    today = timezone.now().astimezone(hours.zone()).date()
    return _owed(staff, mine=True).filter(due__lte=today).count()


def day_of(row: Row, today: date) -> tuple[str, date | None]:
    """Under which heading it stands: what is late comes before its day."""
    if row.is_late:
        return "late", None
    due = row.promise.due
    return ("none", None) if due is None else ("day", max(due, today))


def _owed(staff: Staff, mine: bool) -> QuerySet[Promise]:
    rows = owing.visible_to(staff).filter(kind=Kind.CALL, state=State.OPEN)
    rows = rows.filter(owed_by=staff) if mine else rows
    told = rows.select_related("customer", "conversation", "owed_by", "callback__preferred")
    return told.order_by("due_at", "pk")


def _after(rows: QuerySet[Promise], cursor: str) -> QuerySet[Promise]:
    after = owing.read_cursor(cursor)
    if after is None:
        return rows
    at, pk = after
    return rows.filter(due_at__gte=at).exclude(due_at=at, pk__lte=pk)


def _rows(page: list[Promise], staff: Staff) -> list[Row]:
    now = timezone.now()
    here = [one.conversation_id for one in page if one.conversation_id]
    may_see = set(Conversation.objects.visible_to(staff).filter(pk__in=here).values_list("pk", flat=True))
    secrets, tries = veiling.of(here) if here else {}, trying.of(page)
    said = voicemail.of(may_see)
    known, numbers = trying.worked({one.customer_id for one in page}), _numbers(page)
    business = Business.objects.only("register").first()
    rows = []
    for one in page:
        callback: Callback | None = getattr(one, "callback", None)
        hidden = secrets.get(one.conversation_id or 0, NONE)
        covered, wish = hidden.covered, callback.wish if callback else ""
        attempts = tries.get(one.pk, [])
        rows.append(
            Row(
                promise=one,
                callback=callback,
                conversation=one.conversation_id if one.conversation_id in may_see else None,
                at=callbacks.agreed_at(callback) if callback else None,
                number=(callback.number if callback else "") or numbers.get(one.customer_id, ""),
                topic=covered(one.what),
                wish=covered(wish),
                voicemail=said.get(one.conversation_id or 0) or voicemail.in_wish(wish, hidden),
                words=covered(one.words),
                register=one.customer.register or (business.register if business else "sie"),
                tries=attempts,
                next_try=trying.next_try(one, attempts, known, now=now),
                is_late=bool(one.due_at and one.due_at < now),
            )
        )
    return rows


def _numbers(page: list[Promise]) -> dict[int, str]:
    """Of each customer one that is known and not wrong."""
    rows = Handle.objects.filter(
        customer__in=[one.customer_id for one in page], kind=Handle.Kind.PHONE, bounced_at=None
    )
    return dict(rows.order_by("-pk").values_list("customer", "value"))

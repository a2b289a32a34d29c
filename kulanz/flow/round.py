"""The owner's round: one case after the other, in the order of need, and what the owner makes of each."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Count, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kulanz.business import hours, notices, people
from kulanz.business.models import Notice, Staff
from kulanz.conversations import blocking, notes
from kulanz.conversations.models import Conversation
from kulanz.followup import promises
from kulanz.followup.models import Promise
from kulanz.journal.models import record
from kulanz.lib.refusal import Refusal
from kulanz.triage import cases, covering, veiling
from kulanz.triage.models import Case

from . import undoing

Pick = Case.Pick
# What the owner can make of a case by hand; the rest is done by rules.
PICKS = (Pick.MINE, Pick.ASSISTANT, Pick.SPECIALIST, Pick.LATER, Pick.CALL, Pick.BLOCK)
HAND_OVER = {Pick.ASSISTANT: Staff.Role.ASSISTANT, Pick.SPECIALIST: Staff.Role.SPECIALIST}
# Nobody reads an exact number beyond.
COUNT_AT_MOST = 200
IN_SOME_HOURS = timedelta(hours=3)
LONGEST_LINE = 300


@dataclass(frozen=True, slots=True)
class Place:
    """How many stand before a case and in all, and its neighbours in the order of need."""

    before: int
    total: int
    previous: int | None
    following: int | None


def count() -> int:
    """How many wait for the owner; beyond COUNT_AT_MOST it is only more than that."""
    return cases.to_show().order_by()[: COUNT_AT_MOST + 1].count()


def order() -> list[int]:
    """The numbers of the cases that wait, in the order of need; no more than count() tells of."""
    return list(cases.to_show().values_list("pk", flat=True)[: COUNT_AT_MOST + 1])


def first() -> Case | None:
    return cases.to_show().first()


def place(case: Case, ordered: list[int]) -> Place:
    """Where it stands in `order()`: at the end, if it does not wait or stands beyond."""
    at = ordered.index(case.pk) if case.pk in ordered else len(ordered)
    return Place(
        before=at,
        total=len(ordered),
        previous=ordered[at - 1] if at else None,
        following=ordered[at + 1] if at + 1 < len(ordered) else None,
    )


def hands(by: Staff) -> dict[str, list[Staff]]:
    """To whom a case can be handed over, by the pick: who is here first, then who has the least to do."""
    roles = {role: pick for pick, role in HAND_OVER.items()}
    found = list(
        Staff.objects.filter(is_active=True, role__in=roles).exclude(pk=by.pk).select_related("deputy")
    )
    loads = _loads(found) if len(found) > len(roles) else {}
    found.sort(key=lambda person: (people.is_absent(person), loads.get(person.pk, 0), str(person)))
    return {pick: [person for person in found if person.role == role] for role, pick in roles.items()}


def moments(now: datetime | None = None) -> dict[str, datetime]:
    """When a case can be put off to."""
    now = now or timezone.now()
    today = now.astimezone(hours.zone()).date()
    return {
        "tomorrow": hours.opening(today + timedelta(days=1)),
        "hours": now.replace(second=0, microsecond=0) + IN_SOME_HOURS,
        "monday": hours.opening(today + timedelta(days=7 - today.weekday())),
    }


@transaction.atomic
def decide(
    case: Case,
    pick: str,
    *,
    by: Staff,
    to: Staff | None = None,
    until: datetime | None = None,
    line: str = "",
) -> Case:
    """What the owner makes of it, for all that is open with this customer; `line` is for whoever takes it."""
    talks = _talks(case)
    held = Case.objects.select_for_update().select_related("customer").get(pk=case.pk)
    if held.state != Case.State.WAITING:
        raise Refusal(_("Somebody has seen to %(name)s already.") % {"name": held.customer})
    turn = _Turn(held, talks, by, " ".join(line.split())[:LONGEST_LINE], until, to)
    turn.changed = undoing.before(held, talks)
    DEEDS[Pick(pick)](turn)
    held.pick, held.picked_by, held.picked_at, held.line = pick, by, turn.now, turn.line
    held.picked_for = turn.taker
    cases.forget_return(held)
    held.state = Case.State.DONE if pick == Pick.BLOCK else Case.State.PICKED
    held.back_at = turn.back_at
    held.changed = undoing.after(turn.changed, talks)
    held.save()
    record("case_picked", held, by=by, pick=pick, to=str(turn.taker) if turn.taker else None)
    return held


@transaction.atomic
def undo(case: Case, *, by: Staff) -> Case:
    """Everything is as it was before the pick, save for what somebody has changed since."""
    list(_locked(case))
    held = Case.objects.select_for_update().get(pk=case.pk)
    other = cases.find_open(held.customer)
    if not held.changed or other not in (None, held):
        raise Refusal(_("This cannot be undone any more."))
    undoing.put_back(held, by=by)
    record("case_put_back", held, by=by)
    return held


@dataclass(slots=True)
class _Turn:
    """One pick while it is made."""

    case: Case
    talks: list[Conversation]
    by: Staff
    line: str
    until: datetime | None
    to: Staff | None
    now: datetime = field(default_factory=timezone.now)
    taker: Staff | None = None
    back_at: datetime | None = None
    changed: dict[str, Any] = field(default_factory=dict)


def _take(turn: _Turn) -> None:
    _give(turn, turn.by)
    turn.back_at = hours.same_day_goal(turn.now)
    _jot(turn)


def _hand_over(turn: _Turn) -> None:
    if turn.to is None:
        raise Refusal(gettext_lazy("Please choose who should take it."))
    _give(turn, people.stand_in(turn.to))
    turn.back_at = hours.same_day_goal(turn.now)
    if turn.talks and not _jot(turn) and turn.taker:
        told = turn.talks[0]
        notices.tell(
            turn.taker, Notice.Kind.HANDED_OVER, told, actor=turn.by, text=f"{told.customer}: {told.subject}"
        )


def _put_off(turn: _Turn) -> None:
    if turn.until is None or turn.until <= turn.now:
        raise Refusal(gettext_lazy("Please choose a time in the future."))
    for talk in turn.talks:
        if talk.state == Conversation.State.OPEN:
            talk.snooze(turn.until, Conversation.Snooze.UNLESS_THEY_WRITE, by=turn.by)
    turn.back_at = turn.until
    _jot(turn)


def _promise_a_call(turn: _Turn) -> None:
    """By me, today, or on the next day on which we are open."""
    _give(turn, turn.by)
    today = turn.now.astimezone(hours.zone()).date()
    closes = hours.closing(today)
    turn.back_at = closes if closes > turn.now else hours.same_day_goal(turn.now)
    if turn.talks:
        talk = next((talk for talk in turn.talks if not talk.promised_for), turn.talks[0])
        day = turn.back_at.astimezone(hours.zone()).date()
        made = promises.make(
            talk.customer, _("Call back"), day, by=turn.by, kind=Promise.Kind.CALL, conversation=talk
        )
        turn.changed["promise"] = made.pk
    _jot(turn)


def _block(turn: _Turn) -> None:
    if not turn.talks:
        raise Refusal(gettext_lazy("There is no message whose sender could be blocked."))
    for talk in turn.talks:
        turn.changed["rules"] |= undoing.rule_of(blocking.writer(talk))
    for talk in turn.talks:
        title = veiling.of_one(talk).covered(talk.subject)
        blocking.block(talk, by=turn.by, note=turn.line or title)


DEEDS: dict[Pick, Callable[[_Turn], None]] = {
    Pick.MINE: _take,
    Pick.ASSISTANT: _hand_over,
    Pick.SPECIALIST: _hand_over,
    Pick.LATER: _put_off,
    Pick.CALL: _promise_a_call,
    Pick.BLOCK: _block,
}


def _give(turn: _Turn, taker: Staff) -> None:
    for talk in turn.talks:
        talk.assign(taker, by=turn.by)
    turn.taker = taker


def _jot(turn: _Turn) -> bool:
    """The line as a note, which names who takes it; whether somebody was told by it."""
    if not turn.line or not turn.talks:
        return False
    talk = turn.talks[0]
    is_for_others = turn.taker is not None and turn.taker != turn.by and bool(turn.taker.name)
    note = notes.add(
        talk,
        f"@{turn.taker} {turn.line}" if is_for_others else turn.line,
        by=turn.by,
        told=f"{talk.customer}: {covering.of_one(talk).covered_note(turn.line)}",
        kind=Notice.Kind.HANDED_OVER,
    )
    turn.changed["note"] = note.pk
    return is_for_others


def _talks(case: Case) -> list[Conversation]:
    """All that is open with this customer, the most pressing first, locked."""
    found = [talk for talk in _locked(case) if talk.state in cases.NOT_OVER]
    return sorted(found, key=lambda talk: (talk.need_at is None, talk.need_at or talk.last_at))


def _locked(case: Case) -> QuerySet[Conversation]:
    """Conversations before the case: in the same order as mail locks them that arrives."""
    rows = Conversation.objects.filter(customer=case.customer_id).select_for_update().order_by("pk")
    return rows.filter(deleted_at=None, quarantined_at=None, merged_into=None)


def _loads(found: list[Staff]) -> dict[int, int]:
    rows = Conversation.objects.filter(assigned_to__in=found, state=Conversation.State.OPEN)
    return dict(rows.order_by().values_list("assigned_to").annotate(number=Count("pk")))

"""Who owes something hears of it before its day is over, and when it has gone by: once, and in business time."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import groupby

from django.db import transaction
from django.utils import timezone

from kulanz.business import hours, notices, people
from kulanz.business.models import Notice, Staff
from kulanz.followup import promises
from kulanz.followup.models import Promise
from kulanz.triage import veiling
from kulanz.triage.covering import NONE

# Before the closing of its day, what was promised for the same day is called to mind.
ON_THE_DAY = timedelta(hours=2)
# Who has just promised it need not be told.
JUST_NOW = timedelta(hours=4)
AT_ONCE = 500
# Of more than so many at once one notice tells, with the first of them.
FEW = 3


def remind() -> int:
    """From the opening of the working day before, or two hours before the end; how many were told of."""
    now = timezone.now()
    if not hours.is_open(now):
        return 0
    horizon = _end_of_next_working_day(now)
    soon = promises.still_open(due_at__gt=now, due_at__lte=horizon, reminded_at=None).filter(promises.ALIVE)
    due = [one for one in soon[:AT_ONCE] if _is_time(one, now)]
    return _tell(due, Notice.Kind.PROMISE_DUE, "reminded_at", now)


def tell_broken() -> int:
    """What was not kept is told to who owes it and to the owners; after a night without a worker, in the morning."""
    now = timezone.now()
    if not hours.is_open(now):
        return 0
    late = list(promises.broken(now).filter(broken_told_at=None)[:AT_ONCE])
    return _tell(late, Notice.Kind.PROMISE_BROKEN, "broken_told_at", now, owners=True)


def _is_time(promise: Promise, now: datetime) -> bool:
    if promise.due_at is None:
        return False
    if promise.made_at > now - JUST_NOW or promise.made_at > promise.due_at - timedelta(days=1):
        return promise.due_at - now <= ON_THE_DAY
    return True


def _end_of_next_working_day(now: datetime) -> datetime:
    today = now.astimezone(hours.zone()).date()
    following = hours.opening(today + timedelta(days=1)).astimezone(hours.zone()).date()
    return hours.midnight(following + timedelta(days=1))


def _tell(due: Iterable[Promise], kind: str, mark: str, now: datetime, *, owners: bool = False) -> int:
    told = 0
    for who, rows in _by_whom(due, owners):
        told += _tell_one(who, rows, kind)
    with transaction.atomic():
        Promise.objects.filter(pk__in=[one.pk for one in due]).update(**{mark: now})
    return told


def _by_whom(due: Iterable[Promise], owners: bool) -> list[tuple[Staff, list[Promise]]]:
    """Whoever owes it, or while they are away their deputy; what nobody owes concerns the owners."""
    bosses = list(Staff.objects.filter(role=Staff.Role.OWNER, is_active=True))
    pairs: dict[tuple[int, int], tuple[Staff, Promise]] = {}
    for one in due:
        holder = people.stand_in(one.owed_by) if one.owed_by else None
        for who in [*([holder] if holder else []), *(bosses if owners or not holder else [])]:
            pairs[who.pk, one.pk] = (who, one)
    ordered = sorted(pairs.values(), key=lambda pair: pair[0].pk)
    return [
        (rows[0][0], [promise for _who, promise in rows])
        for _pk, group in groupby(ordered, key=lambda pair: pair[0].pk)
        if (rows := list(group))
    ]


def _tell_one(who: Staff, owed: list[Promise], kind: str) -> int:
    known = veiling.of({one.conversation_id for one in owed if one.conversation_id})
    shown = owed if len(owed) <= FEW else owed[:1]
    more = len(owed) - len(shown)
    for one in shown:
        what = f"{known.get(one.conversation_id or 0, NONE).covered(one.what)} ({one.customer})"
        notices.tell(who, kind, one, text=f"{what} + {more}" if more else what)
    return len(owed)

"""Whom the owner should see first: one open case a customer, with all the reasons for it."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from kulanz.business import hours
from kulanz.conversations.models import Conversation, Message
from kulanz.customers.models import Customer
from kulanz.lib import turns

from .models import Assessment, Case, Dissatisfaction

State = Case.State
# Why somebody is shown to the owner; the smaller the step, the sooner.
STEPS = {
    "extremely_dissatisfied": 0,
    "history": 0,
    "by_hand": 0,
    "returned": 1,
    "legal": 1,
    "goes_public": 1,
    "complaint": 2,
    "callback_request": 3,
    "special_request": 4,
    "by_rule": 4,
    "super_customer": 5,
    "praise": 6,
}
RETURNED = "returned"
SUPER = "super_customer"
FLAGS = ("extremely_dissatisfied", "legal", "goes_public")
MATTERS = ("complaint", "callback_request", "special_request", "praise")
OFFERS = {"spam", "pitch"}
# Conversations in which something is to be done, now or later.
NOT_OVER = (Conversation.State.OPEN, Conversation.State.SNOOZED)
_OPEN, _WAITS = Q(state=Conversation.State.OPEN), Q(waiting_since__isnull=False)
UNANSWERED = _OPEN & (_WAITS | ~Q(due_reason=Conversation.Due.PROMISED))
RESTING = Q(state=Conversation.State.SNOOZED) & _WAITS
PROMISED = _OPEN & Q(promised_for__isnull=False)
_ANSWERED_SINCE = Q(last_out_at__gt=OuterRef("picked_at"), last_out_at__gte=F("last_at"))
# Rests until the case comes back, even if nobody waits for us there (an answer bounced, say).
PUT_OFF = Q(state=Conversation.State.SNOOZED) & (Q(last_out_at=None) | ~_ANSWERED_SINCE)
# What the owner still means to see to; anything else is somebody's from the pick on.
NOT_GIVEN = (Case.Pick.LATER, Case.Pick.CALL)


def codes_for(said: dict[str, Any], is_super: bool, history: dict[str, Any] | None = None) -> list[str]:
    """Why the writer of a message should be shown to the owner, the most pressing reason first; mostly not at all.

    `said` and `history` are those of the message's Assessment.
    """
    intents = set(said.get("intents", ()))
    is_offer = OFFERS & intents and "complaint" not in intents
    if not said or is_offer:
        return []
    codes = [flag for flag in FLAGS if said.get(flag)]
    if (history or {}).get("extremely_dissatisfied"):
        codes.append("history")
    codes += [matter for matter in MATTERS if matter in intents]
    if is_super and (codes or intents != {"opt_out"}):
        codes.append(SUPER)
    return sorted(codes, key=STEPS.__getitem__)


def add(customer: Customer, codes: Sequence[str], message: Message | None = None) -> Case:
    """These reasons join the customer's open case, or open one; `codes` are those of STEPS, at least one.

    What the owner has picked comes back only if a graver reason comes or they have written again since.
    """
    with turns.alone(f"case of {customer.pk}"):
        case = find_open(customer) or _begin(customer, message)
        if _join(case, codes, message):
            case.save()
        return case


@transaction.atomic
def withdraw(message: Message, codes: Collection[str]) -> None:
    """A person says that this message gives none of these reasons: the case ends where nothing else gives any."""
    case = find_open(message.conversation.customer)
    if case is None or not codes:
        return
    gone = [one for one in case.reasons if one["code"] in codes and one["message"] == message.pk]
    if not gone:
        return
    instead = _given_elsewhere(case, message, {one["code"] for one in gone})
    case.reasons = _without(case.reasons, gone) + instead
    if kept := case.changed.get("case"):  # an undo does not bring them back either
        kept["reasons"] = _without(kept["reasons"], gone) + instead
    if all(one["code"] == RETURNED for one in case.reasons):
        case.save(update_fields=["reasons"])
        finish(case)
        return
    sort(case)
    case.save(update_fields=["reasons", "step", "changed"])


def find_open(customer: Customer) -> Case | None:
    """The one case of this customer that is not done, locked within a transaction."""
    return Case.objects.select_for_update().filter(customer=customer).exclude(state=State.DONE).first()


def waiting() -> QuerySet[Case]:
    """The cases that wait for the owner, in the order of need."""
    return Case.objects.filter(state=State.WAITING).order_by("step", "opened_at", "pk")


def to_show() -> QuerySet[Case]:
    """Of those, the ones in which somebody still waits for us: the owner's round."""
    return waiting().filter(Exists(_talks(UNANSWERED)) | Exists(_opened_by_hand()))


def answered() -> QuerySet[Case]:
    """Those that are not done although nobody waits for us there any more."""
    is_open = Exists(_talks(UNANSWERED | RESTING))
    is_owed = Q(state=State.PICKED, pick=Case.Pick.CALL) & Exists(_talks(PROMISED))
    is_put_off = Q(pick=Case.Pick.LATER) & Exists(_talks(PUT_OFF))
    is_noted = (Q(state=State.WAITING) | Q(pick__in=NOT_GIVEN)) & Exists(_opened_by_hand())
    found = Case.objects.filter(state__in=[State.WAITING, State.PICKED])
    return found.exclude(is_open | is_owed | is_put_off | is_noted)


def due_back(now: datetime) -> QuerySet[Case]:
    """Those that were put off until now, or that nobody has taken or answered in time."""
    return Case.objects.filter(back_at__lte=now).order_by("back_at")


def lines_for(customers: Iterable[int]) -> dict[int, Case]:
    """By customer: the cases that the owner gave to somebody with a line."""
    given = Case.objects.filter(customer__in=set(customers), state=State.PICKED).exclude(line="")
    return {case.customer_id: case for case in given.select_related("picked_by")}


def come_back(case: Case, *, because: str = "", remind_at: datetime | None = None) -> None:
    """It is shown again, on top where it was forgotten; what was done of it cannot be undone any more."""
    if because:
        _put(case, because, None, _now())
    case.state, case.back_at, case.changed = State.WAITING, remind_at, {}
    case.save()


def forget_return(case: Case) -> None:
    """The owner has seen that it came back; the caller saves it."""
    left = [reason for reason in case.reasons if reason["code"] != RETURNED]
    if left:
        case.reasons, case.step = left, STEPS[left[0]["code"]]


def sort(case: Case) -> None:
    """The most pressing reason first; the caller saves it."""
    case.reasons = sorted(case.reasons, key=lambda reason: STEPS[reason["code"]])
    case.step = STEPS[case.reasons[0]["code"]]


def finish(case: Case) -> None:
    """Nobody waits for us there any more."""
    case.state, case.back_at, case.changed = State.DONE, None, {}
    case.save(update_fields=["state", "back_at", "changed"])


@transaction.atomic
def reassign(old: Customer, new: Customer) -> list[int]:
    """Two customers became one, and so do their open cases; the number of the one that moved."""
    moving, kept = find_open(old), find_open(new)
    if moving is None:
        return []
    if kept is None:
        moving.customer = new
        moving.save(update_fields=["customer"])
        return [moving.pk]
    for reason in moving.reasons:
        if _is_news(kept, reason["code"], reason["message"], datetime.fromisoformat(reason["at"])):
            _put(kept, reason["code"], reason["message"], datetime.fromisoformat(reason["at"]))
    kept.opened_at = min(kept.opened_at, moving.opened_at)
    if moving.state == State.WAITING:
        _wait(kept)
    kept.save()
    finish(moving)
    return [moving.pk]


@transaction.atomic
def give_back(cases: list[int], owner: Customer) -> None:
    """The merge was wrong: they go home and are looked at again, where no other one has been opened since."""
    for case in Case.objects.filter(pk__in=cases):
        if find_open(owner) in (None, case):
            case.customer = owner
            if case.state == State.DONE:
                _wait(case)
            case.save()


def _talks(which: Q) -> QuerySet[Conversation]:
    return Conversation.objects.present().filter(which, customer=OuterRef("customer"))


def _opened_by_hand() -> QuerySet[Dissatisfaction]:
    """Known from elsewhere: there need not be a conversation, and yet the owner should see it once."""
    return Dissatisfaction.objects.filter(customer=OuterRef("customer"), closed_at=None, message=None)


def _begin(customer: Customer, message: Message | None) -> Case:
    """Not kept yet; of equal need, who wrote first comes first."""
    wrote_at = min(message.at, _now()) if message else _now()
    return Case(customer=customer, step=max(STEPS.values()), opened_at=wrote_at)


def _join(case: Case, codes: Sequence[str], message: Message | None) -> bool:
    """Whether there was anything new in it."""
    if not codes:
        raise ValueError("a case wants a reason")
    number, at, step = (
        (message.pk if message else None),
        (message.arrived_at if message else _now()),
        case.step,
    )
    news = [code for code in codes if _is_news(case, code, number, at)]
    for code in news:
        _put(case, code, number, at)
    wrote_again = bool(message and case.picked_at and at > case.picked_at)
    if news and (case.state == State.WAITING or case.step < step or wrote_again):
        _wait(case)
    return bool(news)


def _is_news(case: Case, code: str, message: int | None, at: datetime) -> bool:
    known = next((reason for reason in case.reasons if reason["code"] == code), None)
    return known is None or (message is not None and at > datetime.fromisoformat(known["at"]))


def _put(case: Case, code: str, message: int | None, at: datetime) -> None:
    """Each reason once, with the newest message that gave it."""
    others = [reason for reason in case.reasons if reason["code"] != code]
    case.reasons = [*others, {"code": code, "message": message, "at": at.isoformat()}]
    sort(case)


def _without(reasons: list[dict[str, Any]], gone: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [one for one in reasons if one not in gone]


def _given_elsewhere(case: Case, besides: Message, codes: set[str]) -> list[dict[str, Any]]:
    """Those of the reasons that another message since the beginning of the case gives as well, the newest of each."""
    rows = Assessment.objects.filter(
        message__conversation__customer=case.customer_id, message__at__gte=case.opened_at
    ).exclude(message=besides)
    found: dict[str, dict[str, Any]] = {}
    for one in rows.select_related("message").order_by("message__arrived_at", "pk"):
        for code in codes.intersection(codes_for(one.said, SUPER in codes, one.history)):
            found[code] = {"code": code, "message": one.message_id, "at": one.message.arrived_at.isoformat()}
    return list(found.values())


def _wait(case: Case) -> None:
    """The owner is asked (again); who picks nothing until the same-day goal is reminded of it."""
    if case.state != State.WAITING or case.back_at is None:
        case.back_at = hours.same_day_goal(_now())
    case.state, case.changed = State.WAITING, {}


def _now() -> datetime:
    return timezone.now()

"""Extremely dissatisfied: a state of the customer, opened by what they wrote or by hand, closed by the owner."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kulanz.business.models import Staff
from kulanz.conversations.models import Message
from kulanz.customers.models import Customer
from kulanz.journal.models import record
from kulanz.lib import rows
from kulanz.lib.refusal import Refusal

from .models import Assessment, Dissatisfaction

BY_HAND = "by_hand"
# What is told besides, where the state is there anyway.
BESIDES = ("goes_public", "legal")
LONGEST_NOTE = 300


def reasons_of(said: dict[str, Any], history: dict[str, Any] | None = None) -> list[str]:
    """Why the writer of a message is extremely dissatisfied, in codes; mostly they are not."""
    codes = ["extremely_dissatisfied"] if said.get("extremely_dissatisfied") else []
    if history and history.get("extremely_dissatisfied"):
        codes.append("history")
    return [*codes, *(flag for flag in BESIDES if said.get(flag))] if codes else []


def find(customer: Customer) -> Dissatisfaction | None:
    """The state that is open for this customer."""
    return Dissatisfaction.objects.filter(customer=customer, closed_at=None).first()


def of(customers: Iterable[int]) -> dict[int, Dissatisfaction]:
    """The open states of those customers who have one."""
    found = Dissatisfaction.objects.filter(customer__in=set(customers), closed_at=None)
    return {state.customer_id: state for state in found}


def past(customer: Customer) -> QuerySet[Dissatisfaction]:
    """What there was before, with what was done; the newest first."""
    return Dissatisfaction.objects.filter(customer=customer, closed_at__isnull=False).select_related(
        "closed_by", "opened_by"
    )


def was_settled_since(customer: Customer, at: datetime) -> bool:
    """Whether somebody has closed such a state after that moment; one that was withdrawn was never settled."""
    settled = Dissatisfaction.objects.exclude(done="")
    return settled.filter(customer=customer, closed_at__gte=at).exists()


@transaction.atomic
def begin(
    customer: Customer,
    reasons: Sequence[str],
    *,
    message: Message | None = None,
    by: Staff | None = None,
    note: str = "",
) -> tuple[Dissatisfaction, bool]:
    """The open state of this customer, with these reasons among others; whether it was opened just now."""
    while True:
        fresh = Dissatisfaction(
            customer=customer,
            message=message,
            reasons=list(reasons),
            opened_at=min(message.at, timezone.now()) if message else timezone.now(),
            opened_by=by,
            opened_note=note[:LONGEST_NOTE],
        )
        if rows.insert(fresh, unless_there=True):
            record("dissatisfied_opened", customer, by=by)
            return fresh, True
        held = Dissatisfaction.objects.select_for_update().filter(customer=customer, closed_at=None).first()
        if held:  # else it was closed in this very moment
            return _joined(held, fresh), False


def begin_by_hand(customer: Customer, note: str, *, by: Staff) -> tuple[Dissatisfaction, bool]:
    if not note.strip():
        raise Refusal(_("Please write down why."))
    return begin(customer, [BY_HAND], by=by, note=note.strip())


@transaction.atomic
def close(state: Dissatisfaction, done: str, *, by: Staff) -> None:
    """It is settled, and this is what was done."""
    if not done.strip():
        raise Refusal(_("Please write down what was done."))
    mine = Dissatisfaction.objects.filter(pk=state.pk, closed_at=None)
    if not mine.update(closed_at=timezone.now(), closed_by=by, done=done.strip()):
        raise Refusal(_("Somebody else has closed this already."))
    record("dissatisfied_closed", state.customer, by=by)


@transaction.atomic
def withdraw(message: Message, *, by: Staff | None) -> None:
    """A person says that this message does not show it: the state ends where nothing else does."""
    customer = message.conversation.customer
    state = Dissatisfaction.objects.select_for_update().filter(customer=customer, closed_at=None).first()
    if state is None or BY_HAND in state.reasons:
        return
    others = list(_showing(state, message))
    if not others:
        state.closed_at, state.closed_by = timezone.now(), by
        state.save(update_fields=["closed_at", "closed_by"])
        record("dissatisfied_withdrawn", customer, by=by)
        return
    reasons = [code for one in others for code in reasons_of(one.said, one.history)]
    state.message, state.reasons = others[0].message, list(dict.fromkeys(reasons))
    state.save(update_fields=["message", "reasons"])


def _showing(state: Dissatisfaction, besides: Message) -> QuerySet[Assessment]:
    """What else shows it in what they have written since."""
    since = min(state.opened_at, state.message.arrived_at) if state.message else state.opened_at
    return (
        Assessment.objects.filter(
            Q(is_extremely_dissatisfied=True) | Q(history__extremely_dissatisfied=True),
            message__conversation__customer=state.customer_id,
            message__arrived_at__gte=since,
        )
        .exclude(message=besides)
        .select_related("message")
        .order_by("message__arrived_at", "pk")
    )


def _joined(held: Dissatisfaction, fresh: Dissatisfaction) -> Dissatisfaction:
    reasons = list(dict.fromkeys([*held.reasons, *fresh.reasons]))
    note = held.opened_note or fresh.opened_note
    if reasons != held.reasons or note != held.opened_note:
        held.reasons, held.opened_note = reasons, note
        held.save(update_fields=["reasons", "opened_note"])
    return held

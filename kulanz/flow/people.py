"""Merging two customers across all rooms, with a preview first and a way back."""

from dataclasses import dataclass

from django.db import transaction

from kulanz.business.models import Staff
from kulanz.conversations.models import Conversation
from kulanz.customers import consents, directory, silence
from kulanz.customers import merge as customers_merge
from kulanz.customers.models import Consent, Customer, Handle, Merge, Order

from . import joining, manners, retracting


@dataclass(frozen=True, slots=True)
class MergePreview:
    kept: Customer
    absorbed: Customer
    handles: list[Handle]
    conversations: list[Conversation]
    orders: list[Order]


def preview_merge(kept: Customer, absorbed: Customer) -> MergePreview:
    """What would move from `absorbed` to `kept`."""
    conversations = Conversation.objects.filter(customer=absorbed, merged_into=None).order_by("-last_at")
    orders = absorbed.orders.order_by("-placed_at")
    return MergePreview(
        kept, absorbed, list(absorbed.handles.all()), list(conversations[:50]), list(orders[:50])
    )


@transaction.atomic
def merge(kept: Customer, absorbed: Customer, *, by: Staff) -> Merge:
    row = customers_merge.merge(kept, absorbed, joining.REASSIGN, by=by)
    _leave_in_peace(kept)
    return row


@transaction.atomic
def undo_merge(row: Merge, *, by: Staff) -> None:
    customers_merge.undo(row, joining.GIVE_BACK, by=by)
    for customer in (row.kept, row.absorbed):
        silence.uncover(customer)


@transaction.atomic
def add_handle(customer: Customer, written: str, *, by: Staff) -> Handle:
    handle = directory.add_handle(customer, written, by=by)
    _leave_in_peace(customer)
    return handle


@transaction.atomic
def withdraw_consent(consent: Consent, *, by: Staff) -> None:
    """News that has not left is held back."""
    consents.withdraw(consent, by=by)
    if not consents.allowing_news([consent.customer_id]):
        reached_at = consent.customer.handles.values_list("value", flat=True)
        retracting.hold_back(reached_at, only=manners.rests_on_consent)


def _leave_in_peace(customer: Customer) -> None:
    """A wish for silence holds for addresses that have only now become theirs, and for what was to go there."""
    silence.cover(customer)
    known = silence.find(customer.handles.values_list("value", flat=True))
    retracting.hold_back([wish.address for wish in known])

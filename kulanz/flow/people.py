"""Merging two customers across all rooms, with a preview first and a way back."""

from dataclasses import dataclass

from kulanz.business.models import Staff
from kulanz.conversations.models import Conversation
from kulanz.customers import merge as customers_merge
from kulanz.customers.models import Customer, Handle, Merge

from . import joining


@dataclass(frozen=True, slots=True)
class MergePreview:
    kept: Customer
    absorbed: Customer
    handles: list[Handle]
    conversations: list[Conversation]


def preview_merge(kept: Customer, absorbed: Customer) -> MergePreview:
    """What would move from `absorbed` to `kept`."""
    conversations = Conversation.objects.filter(customer=absorbed, merged_into=None).order_by("-last_at")
    return MergePreview(kept, absorbed, list(absorbed.handles.all()), list(conversations[:50]))


def merge(kept: Customer, absorbed: Customer, *, by: Staff) -> Merge:
    return customers_merge.merge(kept, absorbed, joining.REASSIGN, by=by)


def undo_merge(row: Merge, *, by: Staff) -> None:
    customers_merge.undo(row, joining.GIVE_BACK, by=by)

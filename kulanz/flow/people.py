"""Merging two customers across all rooms, with a preview first and a way back."""

from dataclasses import dataclass

from kulanz.business.models import Staff
from kulanz.conversations.models import Conversation
from kulanz.customers import merge as customers_merge
from kulanz.customers.models import Customer, Handle, Merge


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
    rooms = {"handles": customers_merge.reassign, "conversations": _reassign_conversations}
    return customers_merge.merge(kept, absorbed, rooms, by=by)


def undo_merge(row: Merge, *, by: Staff) -> None:
    customers_merge.undo(
        row, {"handles": customers_merge.give_back, "conversations": _give_back_conversations}, by=by
    )


def _reassign_conversations(old: Customer, new: Customer) -> list[int]:
    moved = list(Conversation.objects.filter(customer=old).values_list("pk", flat=True))
    Conversation.objects.filter(pk__in=moved).update(customer=new)
    return moved


def _give_back_conversations(ids: list[int], owner: Customer) -> None:
    Conversation.objects.filter(pk__in=ids).update(customer=owner)

"""Two customers become one, and two again if that was wrong."""

from collections.abc import Callable, Mapping

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kulanz.business.models import Staff
from kulanz.journal.models import record
from kulanz.lib.refusal import Refusal

from .models import Customer, Handle, Merge

# Moves what a room keeps of one customer to another and returns the ids it moved.
Reassign = Callable[[Customer, Customer], list[int]]


def reassign(old: Customer, new: Customer) -> list[int]:
    """Move the handles; the ids of those moved."""
    moved = list(old.handles.values_list("pk", flat=True))
    Handle.objects.filter(pk__in=moved).update(customer=new)
    return moved


@transaction.atomic
def merge(kept: Customer, absorbed: Customer, rooms: Mapping[str, Reassign], *, by: Staff | None) -> Merge:
    """Everything of `absorbed` goes to `kept`; `rooms` says how each room moves what it has."""
    if kept.pk == absorbed.pk or kept.merged_into_id or absorbed.merged_into_id:
        raise Refusal(_("These two are one customer already."))
    moved = {name: move(absorbed, kept) for name, move in rooms.items()}
    before = {
        "language": kept.language,
        "register": kept.register,
        "register_fixed": kept.register_fixed,
        "about": kept.about,
        "name": kept.name,
    }
    kept.register_fixed = kept.register_fixed if kept.register else absorbed.register_fixed
    for field in ("language", "register", "name"):
        setattr(kept, field, getattr(kept, field) or getattr(absorbed, field))
    kept.about = "\n".join(filter(None, [kept.about, absorbed.about]))
    kept.save()
    after = {field: getattr(kept, field) for field in before}
    absorbed.merged_into = kept
    absorbed.save(update_fields=["merged_into"])
    row = Merge.objects.create(
        kept=kept, absorbed=absorbed, moved={**moved, "before": before, "after": after}, by=by
    )
    record("customer_merged", kept, by=by, absorbed=absorbed.pk, name=str(absorbed))
    return row


@transaction.atomic
def undo(
    row: Merge, put_back: Mapping[str, Callable[[list[int], Customer], None]], *, by: Staff | None
) -> None:
    """Take a merge back: what moved goes home; what came since stays with the one who was kept."""
    if row.undone_at or row.kept.merged_into_id:
        raise Refusal(_("This merge cannot be taken back any more."))
    for name, back in put_back.items():
        back(row.moved.get(name, []), row.absorbed)
    after = row.moved.get("after", {})
    for field, value in row.moved.get("before", {}).items():
        if getattr(row.kept, field) == after.get(field):  # what staff have changed since stays
            setattr(row.kept, field, value)
    row.kept.save()
    row.absorbed.merged_into = None
    row.absorbed.save(update_fields=["merged_into"])
    row.undone_at = timezone.now()
    row.save(update_fields=["undone_at"])
    record("customer_merge_undone", row.kept, by=by, absorbed=row.absorbed_id)


def give_back(handles: list[int], owner: Customer) -> None:
    Handle.objects.filter(pk__in=handles).update(customer=owner)

"""Work passes from one member of staff to another: for an absence, or for good."""

from datetime import date

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from kulanz.business import people
from kulanz.business.models import Staff
from kulanz.lib.refusal import Refusal

from .models import Conversation


def in_hand(staff: Staff) -> "QuerySet[Conversation]":
    """What `staff` has on the table and is not done."""
    return Conversation.objects.filter(assigned_to=staff, deleted_at=None, merged_into=None).exclude(
        state=Conversation.State.DONE
    )


def how_many(staff: Staff) -> int:
    return in_hand(staff).count()


@transaction.atomic
def pass_on(giver: Staff, taker: Staff | None, *, by: Staff) -> int:
    """Everything not done goes to `taker`, or to nobody in particular; how many it were."""
    if taker and not taker.is_active:
        raise Refusal(_("%(name)s no longer works here.") % {"name": taker})
    conversations = list(in_hand(giver))
    for conversation in conversations:
        conversation.assign(taker, by=by)
    return len(conversations)


@transaction.atomic
def let_go(staff: Staff, successor: Staff | None, *, by: Staff) -> int:
    """`staff` leaves; their work goes to `successor`."""
    people.deactivate(staff)
    return pass_on(staff, successor, by=by)


@transaction.atomic
def go_absent(
    staff: Staff,
    *,
    absent_from: date | None,
    absent_until: date | None,
    deputy: Staff | None,
    hand_over: bool = False,
    by: Staff,
) -> int:
    """Note the absence and, if wished, pass on what is open; how many conversations went."""
    people.be_absent(staff, absent_from, absent_until, deputy)
    return pass_on(staff, deputy, by=by) if hand_over else 0

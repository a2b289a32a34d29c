"""Gestures: proposed for a reason, allowed within a budget or by a second pair of eyes, and given."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kulanz.business import notices
from kulanz.business.models import Notice, Staff
from kulanz.conversations.models import Conversation, Message
from kulanz.customers.models import Customer
from kulanz.journal.models import record
from kulanz.lib.refusal import Refusal

from . import budgets, coupons, vouchers
from .budgets import Purse
from .models import Gesture, Voucher
from .vouchers import Worth

Kind, State = Gesture.Kind, Gesture.State
# What comes with a code, and what that is worth where nothing else was said.
WITH_CODE = {
    Kind.VOUCHER: Voucher.Worth.AMOUNT,
    Kind.DISCOUNT: Voucher.Worth.PERCENT,
    Kind.FREE_SHIPPING: Voucher.Worth.SHIPPING,
}
LONGEST_WHAT, LONGEST_NOTE = 300, 300


@dataclass(frozen=True, slots=True)
class Wish:
    """What shall be given, and why; `cents` is what it costs us at the most."""

    kind: str
    reason: str
    what: str = ""
    cents: int = 0
    worth: Worth | None = None
    # Why it may cost more than the budget allows.
    note: str = ""


@transaction.atomic
def propose(
    customer: Customer, wish: Wish, *, by: Staff, conversation: Conversation | None = None
) -> Gesture:
    """Allowed at once where it is within the budget and small, else it waits for an owner."""
    wish = _checked(wish)
    row = budgets.locked()
    money = budgets.reckon(row, customer, conversation)
    gesture = _made(customer, wish, row.currency, conversation, by)
    if _may_alone(gesture, money, by, wish.note):
        _allow(gesture, by, wish.note)
    else:
        notices.tell_owners(Notice.Kind.GESTURE_ASKED, gesture, text=str(customer)[:100], actor=by)
    return gesture


@transaction.atomic
def allow(customer: Customer, wish: Wish, *, by: Staff, conversation: Conversation) -> Gesture:
    """One of many that were decided on together; over the budget only with the reason given then."""
    wish = _checked(wish)
    row = budgets.locked()
    money = budgets.reckon(row, customer, conversation)
    gesture = _made(customer, wish, row.currency, conversation, by)
    _require_reason(gesture, money, wish.note)
    _allow(gesture, by, wish.note)
    return gesture


@transaction.atomic
def approve(gesture: Gesture, *, by: Staff, note: str = "") -> None:
    """By an owner who is not the proposer; over the budget with a reason."""
    row = budgets.locked()
    _hold(gesture, State.PROPOSED)
    money = budgets.reckon(row, gesture.customer, gesture.conversation)
    if not by.is_owner:
        raise Refusal(_("An owner decides on this."))
    if by.pk == gesture.proposed_by_id and money.wants_two(gesture.cents) and _others(by).exists():
        raise Refusal(
            _("You proposed this yourself. Somebody else looks at it first: that is what four eyes are for.")
        )
    _require_reason(gesture, money, note)
    _allow(gesture, by, note)
    _tell_proposer(gesture, by)


@transaction.atomic
def decline(gesture: Gesture, why: str, *, by: Staff) -> None:
    """Not given after all: an owner says so, or who proposed it takes it back."""
    _hold(gesture, State.PROPOSED, State.APPROVED)
    if not (by.is_owner or by.pk == gesture.proposed_by_id):
        raise Refusal(_("An owner decides on this."))
    if not why.strip():
        raise Refusal(_("Please write down why."))
    voucher = Voucher.objects.filter(gesture=gesture, voided_at=None).first()
    if voucher and voucher.redeemed_at:
        raise Refusal(
            _("They have redeemed the code already, so they have it. Please choose “Given already”.")
        )
    _change(gesture, State.DECLINED, decided_by=by, decided_at=timezone.now(), decided_note=why.strip())
    if voucher:
        vouchers.void(voucher, by=by)
    _record("gesture_declined", gesture, by, why=gesture.decided_note)
    _tell_proposer(gesture, by)


@transaction.atomic
def give(gesture: Gesture, *, by: Staff | None, message: Message | None = None) -> bool:
    """They have it now: with this mail, or by hand. Whether that is new."""
    rows = Gesture.objects.filter(pk=gesture.pk, state=State.APPROVED)
    if not rows.update(state=State.GIVEN, given_at=timezone.now(), message=message):
        return False
    gesture.refresh_from_db()
    _record("gesture_given", gesture, by)
    return True


@transaction.atomic
def take_back(message: Message) -> list[Gesture]:
    """The mail that told them did not reach them: what it gave is to be given again, save codes they have used."""
    used = Voucher.objects.filter(redeemed_at__isnull=False).values("gesture")
    given = Gesture.objects.filter(message=message, state=State.GIVEN).exclude(pk__in=used)
    found = list(given.select_for_update())
    for gesture in found:
        _change(gesture, State.APPROVED, given_at=None, message=None)
        _record("gesture_given_undone", gesture, None)
    return found


@transaction.atomic
def not_given(gesture: Gesture, *, by: Staff) -> None:
    """A letter that was not posted after all: it is to be given again."""
    _hold(gesture, State.GIVEN)
    _change(gesture, State.APPROVED, given_at=None)
    _record("letter_not_posted", gesture, by)


def price(worth: Worth, cents: int) -> int:
    """What a code costs at the most: its amount, whatever was typed; a share is never for nothing."""
    vouchers.check(worth)
    if worth.kind == Voucher.Worth.AMOUNT:
        return worth.cents
    if cents <= 0:
        raise Refusal(_("Please write down what it costs you at the most. The budget goes by that."))
    return cents


def waiting() -> QuerySet[Gesture]:
    """For a second pair of eyes, the oldest first."""
    return known().filter(state=State.PROPOSED).order_by("proposed_at", "pk")


def allowed() -> QuerySet[Gesture]:
    """To be given, the oldest first."""
    return known().filter(state=State.APPROVED).order_by("decided_at", "pk")


def known() -> QuerySet[Gesture]:
    return Gesture.objects.select_related(
        "customer", "conversation", "voucher__shop", "letter", "proposed_by", "decided_by"
    )


def of_customer(customer: Customer) -> QuerySet[Gesture]:
    return known().filter(customer=customer)


def reassign(old: Customer, new: Customer) -> list[int]:
    moved = list(Gesture.objects.filter(customer=old).values_list("pk", flat=True))
    Gesture.objects.filter(pk__in=moved).update(customer=new)
    return moved


def give_back(ids: list[int], owner: Customer) -> None:
    Gesture.objects.filter(pk__in=ids).update(customer=owner)


def _checked(wish: Wish) -> Wish:
    if wish.kind not in Kind.values or wish.reason not in Gesture.Reason.values:
        raise Refusal(_("Please choose what shall be given, and why."))
    if wish.kind in WITH_CODE:
        worth = wish.worth or Worth(WITH_CODE[Kind(wish.kind)], vouchers.usual_end())
        cents = price(worth, wish.cents)
        return Wish(wish.kind, wish.reason, wish.what[:LONGEST_WHAT], cents, worth, wish.note)
    if not wish.what.strip() and wish.kind != Kind.LETTER:
        raise Refusal(_("Please write down what they get."))
    return Wish(wish.kind, wish.reason, wish.what.strip()[:LONGEST_WHAT], wish.cents, None, wish.note)


def _made(
    customer: Customer, wish: Wish, currency: str, conversation: Conversation | None, by: Staff
) -> Gesture:
    gesture = Gesture.objects.create(
        customer=customer,
        conversation=conversation,
        kind=wish.kind,
        reason=wish.reason,
        what=wish.what,
        cents=wish.cents,
        currency=currency,
        state=State.PROPOSED,
        proposed_by=by,
    )
    if wish.worth:
        vouchers.make(gesture, wish.worth)
    _record("gesture_proposed", gesture, by)
    return gesture


def _may_alone(gesture: Gesture, money: Purse, by: Staff, note: str) -> bool:
    """Whether who proposes it may also allow it; raises Refusal where an owner has to say why first."""
    if money.wants_two(gesture.cents) and (not by.is_owner or _others(by).exists()):
        return False
    if money.is_beyond(gesture.cents) and not by.is_owner:
        return False
    _require_reason(gesture, money, note)
    return True


def _require_reason(gesture: Gesture, money: Purse, note: str) -> None:
    if money.is_beyond(gesture.cents) and not note.strip():
        raise Refusal(
            _("This is more than the budget allows. Please write down why it shall be given all the same.")
        )


def _others(owner: Staff) -> QuerySet[Staff]:
    return Staff.objects.filter(role=Staff.Role.OWNER, is_active=True).exclude(pk=owner.pk)


def _allow(gesture: Gesture, by: Staff, note: str) -> None:
    note = note.strip()[:LONGEST_NOTE]
    _change(gesture, State.APPROVED, decided_by=by, decided_at=timezone.now(), decided_note=note)
    if voucher := Voucher.objects.filter(gesture=gesture).select_related("shop").first():
        coupons.make_soon(voucher)
    _record("gesture_approved", gesture, by, note=note)


def _hold(gesture: Gesture, *states: str) -> None:
    rows = Gesture.objects.select_for_update(of=("self",)).select_related("customer", "conversation")
    gesture.refresh_from_db(from_queryset=rows)
    if gesture.state not in states:
        raise Refusal(_("This has been decided already."))


def _change(gesture: Gesture, state: str, **fields: object) -> None:
    gesture.state = state
    for name, value in fields.items():
        setattr(gesture, name, value)
    gesture.save(update_fields=["state", *fields])


def _tell_proposer(gesture: Gesture, by: Staff) -> None:
    if gesture.proposed_by and gesture.proposed_by.is_active:
        whom = str(gesture.customer)[:100]
        notices.tell(gesture.proposed_by, Notice.Kind.GESTURE_DECIDED, gesture, actor=by, text=whom)


def _record(kind: str, gesture: Gesture, by: Staff | None, **data: object) -> None:
    """On the conversation's timeline, or without one on the customer's."""
    about = gesture.conversation or gesture.customer
    record(kind, about, by=by, gesture=gesture.pk, gift=gesture.kind, cents=gesture.cents, **data)

"""What each room does when two customers become one, and when they become two again."""

from collections.abc import Callable

from kulanz.conversations.models import Conversation
from kulanz.customers import consents, merge, orders
from kulanz.customers.models import Customer, Order, Standing
from kulanz.followup import commissions, promises
from kulanz.goodwill import campaignmails, gestures, refund_cases
from kulanz.triage import cases
from kulanz.triage.models import Dissatisfaction

from . import ladder

_WORD = ("is_crowned", "crowned_by_id", "crowned_at", "crowned_note")


def _reassign_conversations(old: Customer, new: Customer) -> list[int]:
    moved = list(Conversation.objects.filter(customer=old).values_list("pk", flat=True))
    Conversation.objects.filter(pk__in=moved).update(customer=new)
    return moved


def _give_back_conversations(ids: list[int], owner: Customer) -> None:
    Conversation.objects.filter(pk__in=ids).update(customer=owner)


def _reassign_orders(old: Customer, new: Customer) -> list[int]:
    moved = list(Order.objects.filter(customer=old).values_list("pk", flat=True))
    Order.objects.filter(pk__in=moved).update(customer=new)
    return moved


def _give_back_orders(ids: list[int], owner: Customer) -> None:
    Order.objects.filter(pk__in=ids).update(customer=owner)


def _reassign_standing(old: Customer, new: Customer) -> list[int]:
    """It is reckoned anew for both; a person's word on one of them holds for the one they are now."""
    orders.look_again([old.pk, new.pk])
    said = Standing.objects.get(customer=old)
    if said.is_crowned is None:
        return []
    heirs = Standing.objects.filter(customer=new, is_crowned=None)
    moved = list(heirs.values_list("pk", flat=True))
    heirs.update(**{name: getattr(said, name) for name in _WORD})
    return moved


def _give_back_standing(ids: list[int], owner: Customer) -> None:
    """What was said of the one of them, and not of the other since, goes home."""
    said = Standing.objects.filter(customer=owner).first()
    if said:
        Standing.objects.filter(pk__in=ids, crowned_at=said.crowned_at).update(
            is_crowned=None, crowned_by=None, crowned_at=None, crowned_note=""
        )
    orders.look_again({owner.pk, owner.merged_into_id or owner.pk})


def _reassign_dissatisfactions(old: Customer, new: Customer) -> list[int]:
    """One open state a customer: where both have one, that of the other waits unseen for an undo."""
    mine = Dissatisfaction.objects.filter(customer=old)
    kept = Dissatisfaction.objects.select_for_update().filter(customer=new, closed_at=None).first()
    if kept:
        if other := mine.filter(closed_at=None).first():
            kept.reasons = list(dict.fromkeys([*kept.reasons, *other.reasons]))
            kept.save(update_fields=["reasons"])
        mine = mine.filter(closed_at__isnull=False)
    moved = list(mine.values_list("pk", flat=True))
    Dissatisfaction.objects.filter(pk__in=moved).update(customer=new)
    return moved


def _give_back_dissatisfactions(ids: list[int], owner: Customer) -> None:
    Dissatisfaction.objects.filter(pk__in=ids).update(customer=owner)


REASSIGN: dict[str, merge.Reassign] = {
    "handles": merge.reassign,
    "consents": consents.reassign,
    "conversations": _reassign_conversations,
    "orders": _reassign_orders,
    "standing": _reassign_standing,
    "dissatisfactions": _reassign_dissatisfactions,
    "cases": cases.reassign,
    "abuse_warnings": ladder.reassign,
    "refund_cases": refund_cases.reassign,
    "gestures": gestures.reassign,
    "campaign_mails": campaignmails.reassign,
    "promises": promises.reassign,
    "commissions": commissions.reassign,
}
GIVE_BACK: dict[str, Callable[[list[int], Customer], None]] = {
    "handles": merge.give_back,
    "consents": consents.give_back,
    "conversations": _give_back_conversations,
    "orders": _give_back_orders,
    "standing": _give_back_standing,
    "dissatisfactions": _give_back_dissatisfactions,
    "cases": cases.give_back,
    "abuse_warnings": ladder.give_back,
    "refund_cases": refund_cases.give_back,
    "gestures": gestures.give_back,
    "campaign_mails": campaignmails.give_back,
    "promises": promises.give_back,
    "commissions": commissions.give_back,
}

"""Erasing a person: everything we know of them goes; of their orders the amounts stay, which are nobody's."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from kulanz.business import profile
from kulanz.business.models import Notice, Staff
from kulanz.conversations.models import Conversation
from kulanz.customers import silence
from kulanz.customers.models import Customer, Order, Refund
from kulanz.goodwill import refund_cases
from kulanz.goodwill.models import Gesture
from kulanz.journal.models import Event, record
from kulanz.lib.refusal import Refusal

from . import privacy, remains, selves, unneeded


@dataclass(frozen=True, slots=True)
class Extent:
    """What would go, and what the owner has to think of as well."""

    conversations: int
    # In their conversations and, `elsewhere`, what they wrote into those of others.
    messages: int
    elsewhere: int
    # What others wrote into theirs, which goes with these.
    of_others: int
    orders: int
    # Rules that name an address of theirs stay: the owner made them.
    rules: list[str]
    # Mails to others and to them that have not arrived yet: whoever sends them still needs the address.
    on_their_way: int
    # They asked never to be written to again: that is remembered, without the address.
    is_silent: bool

    @property
    def inside(self) -> int:
        return self.messages - self.elsewhere


def preview(customer: Customer) -> Extent:
    ids = selves.of(customer)
    addresses = selves.addresses(ids)
    theirs = Conversation.objects.filter(customer__in=ids)
    waiting = remains.on_their_way(addresses).exclude(outbound__message__conversation__customer__in=ids)
    return Extent(
        conversations=theirs.filter(merged_into=None).count(),
        messages=selves.messages(ids).count(),
        elsewhere=selves.elsewhere(ids).count(),
        of_others=selves.count_of_others(ids),
        orders=Order.objects.filter(customer__in=ids).count(),
        rules=[rule.pattern for rule in remains.rules_of(addresses)],
        on_their_way=waiting.count(),
        is_silent=bool(silence.among(ids)),
    )


@transaction.atomic
def erase(customer: Customer, typed_name: str, *, by: Staff) -> None:
    """For good; the name typed out shows that somebody means this very person."""
    if customer.merged_into_id:
        raise Refusal(_("This customer was merged into another one; erase that one."))
    if _plain(typed_name) != _plain(str(customer)):
        raise Refusal(_("That is not the name of this customer. Nothing was erased."))
    ids, extent = selves.of(customer), preview(customer)
    addresses = selves.addresses(ids)
    silence.outlive(ids, addresses)
    privacy.delete_for_good(Conversation.objects.filter(customer__in=ids))
    remains.leave_conversations(selves.elsewhere(ids))
    remains.leave_drafts(addresses)
    remains.leave_mails(addresses)
    remains.leave_notes_of_rules(addresses)
    remains.leave_originals(addresses)
    _make_nobodys(Order.objects.filter(customer__in=ids))
    Event.objects.filter(subject_kind="customer", subject_id__in=ids).delete()
    Notice.objects.filter(subject_kind="refundcase", subject_id__in=refund_cases.numbers_of(ids)).delete()
    Notice.objects.filter(subject_kind="customer", subject_id__in=ids).delete()
    proofs = refund_cases.proofs_of(ids)
    numbers = list(Gesture.objects.filter(customer__in=ids).values_list("pk", flat=True))
    Notice.objects.filter(subject_kind="gesture", subject_id__in=numbers).delete()
    Customer.objects.filter(pk__in=ids).delete()
    transaction.on_commit(lambda: unneeded.forget(proofs))
    record(
        "customer_erased", profile.business(), by=by, conversations=extent.conversations, orders=extent.orders
    )


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()


def _make_nobodys(orders: QuerySet[Order]) -> None:
    Refund.objects.filter(order__in=orders.values("pk")).update(reason="")
    orders.update(customer=None, email="", parcels=[], is_nobodys=True)

"""Erasing a person: everything we know of them goes; of their orders the amounts stay, which are nobody's."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from kulanz.business import profile
from kulanz.business.models import Notice, Staff
from kulanz.channels.models import SenderRule
from kulanz.conversations import regroup
from kulanz.conversations.models import Conversation, Message
from kulanz.customers.models import Customer, Handle, Order, Refund
from kulanz.journal.models import Event, record
from kulanz.lib.refusal import Refusal
from kulanz.reply.models import Draft

from . import discarding, privacy, selves


@dataclass(frozen=True, slots=True)
class Extent:
    """What would go, and what the owner has to think of as well."""

    conversations: int
    messages: int
    orders: int
    # Rules that name an address of theirs stay: the owner made them.
    rules: list[str]


def preview(customer: Customer) -> Extent:
    ids = selves.of(customer)
    theirs = Conversation.objects.filter(customer__in=ids)
    return Extent(
        conversations=theirs.filter(merged_into=None).count(),
        messages=Message.objects.filter(conversation__in=theirs.values("pk")).count(),
        orders=Order.objects.filter(customer__in=ids).count(),
        rules=list(SenderRule.objects.filter(pattern__in=_addresses(ids)).values_list("pattern", flat=True)),
    )


@transaction.atomic
def erase(customer: Customer, typed_name: str, *, by: Staff) -> None:
    """For good; the name typed out shows that somebody means this very person."""
    if customer.merged_into_id:
        raise Refusal(_("This customer was merged into another one; erase that one."))
    if _plain(typed_name) != _plain(str(customer)):
        raise Refusal(_("That is not the name of this customer. Nothing was erased."))
    ids, extent = selves.of(customer), preview(customer)
    addresses = _addresses(ids)
    privacy.delete_for_good(Conversation.objects.filter(customer__in=ids))
    _leave_other_conversations(addresses)
    _discard_drafts(addresses)
    _make_nobodys(Order.objects.filter(customer__in=ids))
    Event.objects.filter(subject_kind="customer", subject_id__in=ids).delete()
    Notice.objects.filter(subject_kind="customer", subject_id__in=ids).delete()
    Customer.objects.filter(pk__in=ids).delete()
    record(
        "customer_erased", profile.business(), by=by, conversations=extent.conversations, orders=extent.orders
    )


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()


def _addresses(ids: Iterable[int]) -> list[str]:
    handles = Handle.objects.filter(customer__in=list(ids), kind=Handle.Kind.EMAIL)
    return list(handles.values_list("value", flat=True))


def _leave_other_conversations(addresses: list[str]) -> None:
    """What they wrote into the conversations of others goes; what those wrote stays theirs."""
    incoming = Message.objects.filter(direction=Message.Direction.IN)
    wrote = incoming.filter(_any("sender_address", "iexact", addresses))
    touched = list(Conversation.objects.filter(pk__in=wrote.values("conversation")).select_for_update())
    privacy.delete_messages(wrote)
    for conversation in touched:
        regroup.retell(conversation)
        conversation.reckon()
        conversation.save()


def _discard_drafts(addresses: list[str]) -> None:
    """New mails to them that were begun and belong to no conversation yet."""
    begun = Draft.objects.filter(conversation=None, sent_as=None)
    fields = ("to", "cc", "bcc")
    for draft in begun.filter(reduce(or_, (_any(field, "icontains", addresses) for field in fields))):
        discarding.discard(draft)


def _make_nobodys(orders: QuerySet[Order]) -> None:
    Refund.objects.filter(order__in=orders.values("pk")).update(reason="")
    orders.update(customer=None, email="", parcels=[])


def _any(field: str, lookup: str, addresses: list[str]) -> Q:
    """Never true without addresses."""
    return reduce(or_, (Q(**{f"{field}__{lookup}": address}) for address in addresses), Q(pk__in=[]))

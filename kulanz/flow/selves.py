"""A person as the rows have them: the customer, everybody who was merged into them, and all that they wrote."""

from collections.abc import Collection
from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet

from kulanz.channels import notifying, registry
from kulanz.conversations.models import Conversation, Message
from kulanz.customers.models import Customer, Handle


def of(customer: Customer) -> list[int]:
    """The numbers of all their rows, theirs first; merges of merges too."""
    found, latest = [customer.pk], [customer.pk]
    while latest:
        absorbed = Customer.objects.filter(merged_into__in=latest).exclude(pk__in=found)
        latest = list(absorbed.values_list("pk", flat=True))
        found += latest
    return found


def addresses(ids: Collection[int]) -> set[str]:
    """What tells them from others, in lower case: not our own addresses, nor one that writes for many."""
    found = {spelt for value in _handles(ids) for spelt in _spellings(value.lower())}
    return {value for value in found - registry.own_addresses() if not notifying.writes_for_many(value)}


def messages(ids: Collection[int]) -> QuerySet[Message]:
    """All in their conversations, whoever wrote it, and what they wrote into those of others."""
    conversations = Conversation.objects.filter(customer__in=ids)
    by_them = list(elsewhere(ids).values_list("pk", flat=True))
    return Message.objects.filter(Q(conversation__in=conversations.values("pk")) | Q(pk__in=by_them))


def elsewhere(ids: Collection[int]) -> QuerySet[Message]:
    """What they wrote into the conversations of others."""
    senders = (Q(sender_address__iexact=address) for address in addresses(ids))
    by_them = Message.objects.filter(reduce(or_, senders, Q(pk__in=[])), direction=Message.Direction.IN)
    return by_them.exclude(conversation__customer__in=ids)


def count_of_others(ids: Collection[int]) -> int:
    """How many messages others wrote into their conversations, as far as the address tells."""
    known = {value.lower() for value in _handles(ids)} | registry.own_addresses()
    inside = Message.objects.filter(conversation__customer__in=ids, direction=Message.Direction.IN)
    senders = inside.exclude(sender_address="").values_list("sender_address", flat=True)
    return sum(
        sender.lower() not in known and not notifying.writes_for_many(sender) for sender in senders.iterator()
    )


def _handles(ids: Collection[int]) -> QuerySet[Handle, str]:
    handles = Handle.objects.filter(customer__in=ids, kind=Handle.Kind.EMAIL)
    return handles.values_list("value", flat=True)


def _spellings(address: str) -> set[str]:
    """As servers take it, and as people write it (bücher.example)."""
    local, _at, domain = address.rpartition("@")
    try:
        ascii_domain = domain.encode("idna")
        return {address, f"{local}@{ascii_domain.decode('ascii')}", f"{local}@{ascii_domain.decode('idna')}"}
    except UnicodeError:
        return {address}

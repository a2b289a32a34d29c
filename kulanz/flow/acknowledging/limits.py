"""How many acknowledgements there may be: one a day for one person, and for all of one firm; few in an hour.

Whatever answers us by itself, from whatever address: after that many of ours it is quiet here.
"""

from datetime import timedelta

from django.utils import timezone

from kulanz.channels import registry
from kulanz.conversations.models import Message

ONCE_IN = timedelta(days=1)
MOST_IN_AN_HOUR = 30


def allow(message: Message) -> bool:
    """Whether one more may go out as the answer to this; to be asked where nobody else asks at the same time."""
    now = timezone.now()
    lately = Message.objects.filter(automatic=Message.ACKNOWLEDGEMENT, at__gt=now - ONCE_IN)
    told = list(lately.values_list("at", "conversation", "conversation__customer", "to"))
    if sum(at > now - timedelta(hours=1) for at, *_rest in told) >= MOST_IN_AN_HOUR:
        return False
    here, theirs = message.conversation, _place(message.sender_address)
    return not any(
        conversation == here.pk
        or customer == here.customer_id
        or any(_place(address) == theirs for _name, address in to)
        for _at, conversation, customer, to in told
    )


def _place(address: str) -> str:
    """The address where strangers share a domain, else the domain: one answers for the other there."""
    address = address.strip().lower()
    return address if registry.is_a_providers(address) else address.rpartition("@")[2]

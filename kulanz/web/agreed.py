"""What a customer agreed to, as their page shows it: each with the way to the words in which they said so."""

from dataclasses import dataclass
from typing import Any

from kulanz.conversations.models import Message
from kulanz.conversations.models.selection import ConversationQuerySet
from kulanz.customers.models import Consent, Customer
from kulanz.triage import veiling
from kulanz.triage.covering import NONE

# Of their messages, the newest that may hold a consent.
MOST_OFFERED = 20


@dataclass(frozen=True, slots=True)
class Line:
    """`place` is the conversation in which their words stand, where the one who looks may see it."""

    consent: Consent
    place: int | None


def of(customer: Customer, visible: ConversationQuerySet) -> dict[str, Any]:
    consents = list(customer.consents.all())
    theirs = Message.objects.filter(conversation__in=visible, direction=Message.Direction.IN)
    numbers = [consent.said_in for consent in consents if consent.said_in]
    places = dict(theirs.filter(pk__in=numbers).values_list("pk", "conversation"))
    newest = theirs.filter(conversation__customer=customer).order_by("-at", "-pk")
    offered = list(newest.only("at", "subject", "conversation")[:MOST_OFFERED])
    secrets = veiling.of({one.conversation_id for one in offered})
    return {
        "consents": [Line(consent, places.get(consent.said_in or 0)) for consent in consents],
        "purposes": Consent.Purpose.choices,
        "consent_messages": [
            (one, secrets.get(one.conversation_id, NONE).covered(one.subject)) for one in offered
        ],
    }

"""What the records know that a draft may get wrong: names, orders, promises, files, apologies so far."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.db.models import Q

from kulanz.business import people
from kulanz.channels import registry
from kulanz.conversations.models import Conversation, Message
from kulanz.customers.models import Handle, Order
from kulanz.followup import promises
from kulanz.reply import coach, compose
from kulanz.reply.models import Draft
from kulanz.triage.models import Assessment

from . import commissioned

# Matters that have a cause with us; an apology is for one of them.
CAUSES = frozenset("access_problem delivery_problem billing refund cancellation callback_request".split())
MOST_ORDERS = 200
MOST_LETTERS = 30
FEW = 3


def facts(draft: Draft, text: str, assessment: Assessment | None) -> dict[str, Any]:
    """For `Situation.facts`; what is costly to know is asked for only where the draft speaks of it."""
    told: dict[str, Any] = {
        "staff": [person.name for person in people.at_work()],
        "files": [file.name for file in draft.files.all()],
    }
    conversation = draft.conversation
    if conversation is None or draft.kind != Draft.Kind.ANSWER:
        return told
    customer = conversation.customer_id
    told |= {
        "customer_name": conversation.customer.name,
        "their_names": _their_names(draft),
        "signature": draft.channel.signature(compose.language(draft)),
        "addresses": _addresses(draft, customer) if "@" in text else [],
        "promises": _promises(customer),
    }
    if commissioned.PAYING.search(text):
        told["unpaid"] = commissioned.unpaid(conversation.customer)
    if any(letter.isdigit() for letter in text):
        told |= _orders(customer)
    if coach.apologises(text):
        theirs = set(assessment.said.get("intents") or ()) if assessment else set()
        told |= {"causes": sorted(theirs & CAUSES), "apologies": apologies(conversation)}
    return told


def _their_names(draft: Draft) -> list[str]:
    """How they sign, which is how they wish to be called."""
    theirs = draft.in_answer_to
    if theirs is None or theirs.direction != Message.Direction.IN:
        return []
    return [theirs.sender_name, theirs.signature]


def _addresses(draft: Draft, customer: int) -> list[str]:
    own = Handle.objects.filter(customer=customer, kind=Handle.Kind.EMAIL).values_list("value", flat=True)
    return [*own, *registry.own_addresses(), *compose.addresses(draft)]


def _promises(customer: int) -> list[dict[str, Any]]:
    told = promises.still_open(customer=customer, due__isnull=False).values_list("what", "due")
    return [{"what": what, "due": on.isoformat()} for what, on in told if on]


def _orders(customer: int) -> dict[str, list[str]]:
    """Theirs, and how numbers look in this shop."""
    own = list(Order.objects.filter(customer=customer).values_list("number", flat=True)[:MOST_ORDERS])
    latest = list(Order.objects.order_by("-pk").values_list("number", flat=True)[:FEW])
    return {"orders": own, "orders_like": latest}


def apologies(conversation: Conversation) -> dict[str, int]:
    """How often we have apologised to them so far, by the cause of what was answered."""
    sent = Message.objects.filter(
        conversation__customer=conversation.customer_id, direction=Message.Direction.OUT
    )
    words = Q(text__icontains="entschuldig") | Q(text__icontains="leid") | Q(text__icontains="verzeih")
    words |= Q(text__icontains="sorry") | Q(text__icontains="apolog")
    sorry = [
        one for one in sent.filter(words).order_by("-at")[:MOST_LETTERS] if coach.apologises(one.new_text)
    ]
    return dict(Counter(cause for causes in _causes(sorry) for cause in causes)) if sorry else {}


def _causes(sorry: list[Message]) -> Iterable[set[str]]:
    """Of each of these letters: the causes of the message before it."""
    rows = Assessment.objects.filter(
        message__conversation__in={one.conversation_id for one in sorry}, state=Assessment.State.JUDGED
    )
    told = list(rows.order_by("message__at").values_list("message__conversation", "message__at", "said"))
    for one in sorry:
        before = [said for talk, at, said in told if talk == one.conversation_id and at <= one.at]
        yield set(before[-1].get("intents") or ()) & CAUSES if before else set()

"""What was found on our side, as a page shows it: a sentence, its evidence with the way there, a ready passage."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from kulanz.business.models import Staff
from kulanz.conversations.models import Conversation, Message
from kulanz.flow import fault
from kulanz.flow.dossier import Dossier
from kulanz.flow.fault import Fault, Finding

# So many of their newest messages are looked through for a wish to be erased.
MOST_MESSAGES = 8


@dataclass(frozen=True, slots=True)
class Shown:
    sentence: str
    # Where the sentence is to be seen.
    address: str
    tone: str
    # Each further piece of evidence, and where it is to be seen; without an address where this person may not go.
    evidence: list[tuple[str, str]]
    looked_at: datetime
    passage: str
    language: str


def of(conversation: Conversation, *, by: Staff) -> Shown | None:
    """None where nobody misses anything."""
    complaint = fault.complaint_in(conversation)
    found = fault.look(complaint, conversation) if complaint else fault.look_after_answer(conversation)
    return _shown(found, conversation, by) if found else None


def erasure(conversation: Conversation, *, by: Staff) -> str:
    """Where an owner erases everything about the customer, if they ask for that here; else empty."""
    if not by.is_owner:
        return ""
    theirs = conversation.messages.filter(direction=Message.Direction.IN, automatic="")
    return _erasure(theirs.only("text", "passages").order_by("-at")[:MOST_MESSAGES], conversation)


def erasure_of_case(dossier: Dossier, *, by: Staff) -> str:
    asking = (talk for talk in dossier.talks if talk.message and by.is_owner)
    found = (_erasure([talk.message], talk.conversation) for talk in asking if talk.message)
    return next(filter(None, found), "")


def of_case(dossier: Dossier, *, by: Staff) -> Shown | None:
    """For the most pressing conversation in which something is missing."""
    for talk in dossier.talks:
        if complaint := fault.first_complaint(talk.assessments):
            return _shown(fault.look(complaint, talk.conversation), talk.conversation, by)
    return None


def _erasure(messages: Iterable[Message], conversation: Conversation) -> str:
    is_asked = fault.asks_for_erasure(messages)
    return reverse("customer_erasure", args=[conversation.customer_id]) if is_asked else ""


def _shown(found: Fault, conversation: Conversation, by: Staff) -> Shown:
    pairs = zip(found.evidence, found.findings, strict=True)
    evidence = [(said, _address(one, conversation, by)) for said, one in pairs]
    # What the sentence says already is not said again.
    first, further = (evidence[0][1], evidence[1:]) if found.is_ours else ("", evidence)
    return Shown(
        sentence=found.sentence,
        address=first,
        tone="grave" if found.is_grave else "notable" if found.is_ours else "plain",
        evidence=further,
        looked_at=found.looked_at,
        passage=found.passage,
        language=found.language,
    )


def _address(finding: Finding, conversation: Conversation, by: Staff) -> str:
    if finding.about is None:
        return ""
    kind, number, message = finding.about
    own = conversation.pk if kind == "message" else conversation.customer_id
    if by.is_specialist and number != own:
        return ""
    if kind == "message":
        return f"{reverse('conversation', args=[number])}#message-{message}"
    return reverse("customer", args=[number]) + ("?kind=order" if kind == "orders" else "")

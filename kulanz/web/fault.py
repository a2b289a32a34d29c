"""What was found on our side, as a page shows it: a sentence, its evidence with the way there, a ready passage."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from kulanz.business.models import Staff
from kulanz.conversations.models import Conversation
from kulanz.flow import fault
from kulanz.flow.dossier import Dossier
from kulanz.flow.fault import Fault, Finding


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
    return _shown(fault.look(complaint, conversation), conversation, by) if complaint else None


def of_case(dossier: Dossier, *, by: Staff) -> Shown | None:
    """For the most pressing conversation in which something is missing."""
    for talk in dossier.talks:
        if complaint := fault.first_complaint(talk.assessments):
            return _shown(fault.look(complaint, talk.conversation), talk.conversation, by)
    return None


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

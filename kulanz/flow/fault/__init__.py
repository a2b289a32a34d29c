"""The fault at home first: before anybody answers "I never got it", the desk has looked on our side."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from kulanz.channels import domains
from kulanz.conversations.models import Conversation, Message
from kulanz.customers import silence
from kulanz.reading import erasure
from kulanz.triage.models import Assessment

from . import cues, mails, orders, others, passages, words
from .finding import Finding, Severity
from .person import Person

__all__ = [
    "Fault",
    "Finding",
    "Severity",
    "asks_for_erasure",
    "complaint_in",
    "first_complaint",
    "look",
    "look_after_answer",
]

# So many unanswered messages are looked through.
MOST_MESSAGES = 8


@dataclass(frozen=True, slots=True)
class Fault:
    """What was found, the most telling first: one sentence, its evidence, and what can be said to the customer."""

    sentence: str
    is_ours: bool
    findings: list[Finding]
    # The findings in words.
    evidence: list[str]
    looked_at: datetime
    # Empty as well where they want to hear nothing.
    passage: str
    language: str

    @property
    def is_grave(self) -> bool:
        return self.is_ours and self.findings[0].severity == Severity.GRAVE

    def is_grave_since(self, moment: datetime) -> bool:
        """Whether the most telling one happened after that moment."""
        at = self.findings[0].facts.get("at") if self.findings else None
        return self.is_grave and at is not None and at >= moment


def complaint_in(conversation: Conversation) -> Assessment | None:
    """The newest message without an answer, or whose answer came back, that says something has not arrived."""
    rows = Assessment.objects.filter(message__conversation=conversation)
    if conversation.waiting_since:
        rows = rows.filter(message__at__gte=conversation.waiting_since)
    elif conversation.due_reason != Conversation.Due.BOUNCED:
        return None
    newest = rows.select_related("message").order_by("-message__at", "-pk")[:MOST_MESSAGES]
    return first_complaint(newest)


def look_after_answer(conversation: Conversation) -> Fault | None:
    """What has gone wrong since we answered a complaint that is not done yet: nobody would look there again."""
    if conversation.waiting_since or conversation.state == Conversation.State.DONE:
        return None
    rows = Assessment.objects.filter(message__conversation=conversation)
    newest = rows.select_related("message").order_by("-message__at", "-pk")[:MOST_MESSAGES]
    complaint = first_complaint(newest)
    if complaint is None:
        return None
    ours = conversation.messages.filter(direction=Message.Direction.OUT)
    answers = ours.exclude(automatic=Message.ACKNOWLEDGEMENT).order_by("-at")
    answered_at = answers.values_list("at", flat=True).first()
    found = look(complaint, conversation)
    return found if found.is_grave_since(answered_at or complaint.message.at) else None


def asks_for_erasure(messages: Iterable[Message]) -> bool:
    """Whether one of these messages asks us to erase everything about who wrote it."""
    return any(erasure.is_wanted(cues.own_words(one)) for one in messages)


def first_complaint(assessments: Iterable[Assessment]) -> Assessment | None:
    return next((one for one in assessments if cues.is_missing_something(one)), None)


def look(complaint: Assessment, conversation: Conversation) -> Fault:
    """Look through our mails, the addresses, the orders, our domains and what others say; some dozen queries."""
    person = Person.of(complaint.message, conversation.customer)
    bought = orders.of(person, complaint)
    person.meet(order.email for order in bought)
    found = [
        *mails.look(person),
        *orders.look(bought, person),
        *(Finding("domain", Severity.NOTABLE, {"domain": name, "wrong": w}) for name, w in domains.wrong()),
        *others.look(complaint, person, bought),
    ]
    found.sort(key=lambda one: one.rank)
    is_silent = asks_for_erasure([complaint.message]) or silence.since(person.customer) is not None
    now, is_ours = timezone.now(), bool(found) and found[0].severity != Severity.PLAIN
    kind, _said = cues.trouble(cues.said(complaint.message)) or ("", "")
    language = person.customer.language or "de"
    return Fault(
        sentence=words.sentence(found, now, str(person.customer), kind),
        is_ours=is_ours,
        findings=found,
        evidence=[words.evidence(one, str(person.customer)) for one in found],
        looked_at=now,
        passage=""
        if is_silent
        else passages.of(
            _telling(found, kind), language, person.customer.register or "sie", person.is_certain
        ),
        language=language,
    )


def _telling(found: list[Finding], kind: str) -> list[Finding]:
    """Without what explains nothing to whoever has it and cannot use it: that it was sent, they know."""
    if kind not in cues.NOT_OF_SENDING:
        return found
    return [one for one in found if one.severity != Severity.PLAIN or _helps(one, kind)]


def _helps(one: Finding, kind: str) -> bool:
    return kind == "locked" and one.code == "order_digital"

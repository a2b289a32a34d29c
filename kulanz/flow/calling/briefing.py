"""What to know before dialling: who it is, what they want, what we promised, what not to say or ask again."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone

from kulanz.business import hours
from kulanz.business.models import Business, Staff
from kulanz.conversations import calls
from kulanz.conversations.models import Call, Conversation, Message
from kulanz.customers.models import Customer
from kulanz.flow import dossier, lifetime, owing, said_before, voicemail
from kulanz.flow.said_before import Said
from kulanz.followup import callbacks
from kulanz.followup.models import Promise
from kulanz.reading import apologies, questions
from kulanz.triage import veiling
from kulanz.triage.models import Assessment

from .numbers import Number

MOST_CALLS = 4
# So many of our newest answers are looked through.
MOST_ANSWERS = 12
MOST_QUESTIONS = 4


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of ours; `is_answered`: they have written since."""

    words: str
    is_answered: bool


@dataclass(frozen=True, slots=True)
class Briefing:
    standing: str
    standing_kind: str
    known_since: datetime
    # In which language and form of address; both are never empty.
    language: str
    register: str
    # What was found in what has no answer, or else in what they wrote last; the newest first.
    heard: list[Assessment]
    promised: list[Promise]
    said_before: list[Said]
    our_last: Message | None
    asked: list[Asked]
    # When we said that we are sorry, the newest first.
    sorry_at: list[datetime]
    calls: list[Call]
    # In which words they asked that nothing is said to their answering machine.
    voicemail: str


def brief(conversation: Conversation, *, by: Staff) -> Briefing:
    """What is promised elsewhere only as far as this person may see it."""
    customer = conversation.customer
    standing = dossier.find_standing(customer)
    ours = _ours(conversation)
    business = Business.objects.only("language", "register").first()
    return Briefing(
        standing=dossier.in_words(standing),
        standing_kind=str(standing.get_kind_display()) if standing and standing.kind else "",
        known_since=lifetime.known_since(customer, Conversation.objects.all()),
        language=customer.language or (business.language if business else "de"),
        register=customer.register or (business.register if business else "sie"),
        heard=_heard(conversation),
        promised=owing.to(customer, by=by),
        said_before=said_before.said(_ours_to(customer, by)),
        our_last=ours[0] if ours else None,
        asked=_asked(ours, conversation.last_in_at),
        sorry_at=[one.at for one in ours if apologies.is_said(one.new_text or one.text)],
        calls=list(calls.of(conversation)[:MOST_CALLS]),
        voicemail=voicemail.of([conversation.pk]).get(conversation.pk) or _wished(conversation),
    )


def rests_until(number: Number | None, now: datetime | None = None) -> datetime | None:
    """Until when it is too early or too late to telephone, by the clock that hangs there; None where it is not."""
    now = now or timezone.now()
    there = number.clock(now) if number else None
    if there is None:
        return hours.quiet_end(now)
    as_here = there.replace(tzinfo=hours.zone())
    ends = hours.quiet_end(as_here)
    return now + (ends - as_here) if ends else None


def _wished(conversation: Conversation) -> str:
    callback = callbacks.find(conversation)
    return voicemail.in_wish(callback.wish, veiling.of_one(conversation)) if callback else ""


def _heard(conversation: Conversation) -> list[Assessment]:
    rows = Assessment.objects.filter(
        message__conversation=conversation, message__direction=Message.Direction.IN, message__automatic=""
    )
    newest = rows.select_related("message__channel").order_by("-message__at", "-pk")
    if conversation.waiting_since:
        newest = newest.filter(message__at__gte=conversation.waiting_since)
        return list(newest)
    return list(newest[:1])


def _ours_to(customer: Customer, by: Staff) -> QuerySet[Message]:
    """In all their conversations, as far as this person may see them."""
    seen = Conversation.objects.visible_to(by).of(customer)
    rows = Message.objects.filter(conversation__in=seen.values("pk"), direction=Message.Direction.OUT)
    return rows.filter(automatic="").order_by("-at", "-pk")[:MOST_ANSWERS]


def _ours(conversation: Conversation) -> list[Message]:
    rows = Message.objects.filter(
        conversation=conversation, direction=Message.Direction.OUT, automatic=""
    ).select_related("author")
    return list(rows.order_by("-at", "-pk")[:MOST_ANSWERS])


def _asked(ours: Iterable[Message], last_in_at: datetime | None) -> list[Asked]:
    """Each once, the newest first."""
    found: dict[str, Asked] = {}
    for message in ours:
        is_answered = bool(last_in_at and last_in_at > message.at)
        for words in questions.find(message.new_text or message.text):
            found.setdefault(words, Asked(words, is_answered))
    return list(found.values())[:MOST_QUESTIONS]

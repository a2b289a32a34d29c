"""All that the owner wants to know of a case before deciding: what they want, who they are, what we did."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import OuterRef, Q, Subquery

from kulanz.conversations.models import Conversation, Message
from kulanz.customers.models import Customer, Handle, Standing
from kulanz.customers.standing import facts, words
from kulanz.followup import promises
from kulanz.followup.models import Promise
from kulanz.journal.models import Event
from kulanz.triage import cases, veiling
from kulanz.triage.covering import Secrets
from kulanz.triage.models import Assessment, Case

from . import lifetime

# More than that nobody reads in a minute.
MOST_TALKS = 12
MOST_CONVERSATIONS = 30
MOST_ANSWERS = 3
MOST_EVENTS = 6
# What is told elsewhere on the page, or concerns nobody but the desk.
QUIET_EVENTS = ("secrets_shown", "note_secrets_shown", "judged_anew", "pick_undone", "answer_bounced")


@dataclass(frozen=True, slots=True)
class Talk:
    """One open conversation with the newest message of the customer, and what was found in those without an answer."""

    conversation: Conversation
    message: Message | None
    assessments: list[Assessment]


@dataclass(frozen=True, slots=True)
class Dossier:
    case: Case
    customer: Customer
    handles: list[Handle]
    known_since: datetime
    # In a sentence; empty where nothing is known of their orders.
    standing: str
    standing_kind: str
    talks: list[Talk]
    promised: list[Promise]
    answers: list[Message]
    events: list[Event]
    secrets: dict[int, Secrets]


def of(case: Case) -> Dossier:
    """`case` comes with its customer and the customer's standing."""
    customer = case.customer
    pending = _pending(customer)
    opened = [one for one in pending if one.state in cases.NOT_OVER][:MOST_TALKS]
    recent = Conversation.objects.of(customer).values_list("pk", flat=True)[:MOST_CONVERSATIONS]
    numbers = list({*recent, *(one.pk for one in pending)})
    standing = find_standing(customer)
    return Dossier(
        case=case,
        customer=customer,
        handles=list(customer.handles.all()),
        known_since=lifetime.known_since(customer, Conversation.objects.all()),
        standing=in_words(standing),
        standing_kind=standing.get_kind_display() if standing and standing.kind else "",
        talks=_talks(opened),
        promised=list(promises.still_open(customer=customer)),
        answers=_answers(numbers),
        events=_events(numbers),
        secrets=veiling.of(numbers),
    )


def find_standing(customer: Customer) -> Standing | None:
    try:
        return customer.standing
    except Standing.DoesNotExist:
        return None


def in_words(standing: Standing | None) -> str:
    """What kind of customer that is, in a sentence; empty where nothing is known of their orders."""
    return words.sentence(known) if standing and (known := facts.find(standing.facts)) else ""


def _pending(customer: Customer) -> list[Conversation]:
    """What is open or promised, the most pressing first, each with the number of what they wrote last."""
    newest = Message.objects.filter(conversation=OuterRef("pk"), direction=Message.Direction.IN)
    is_pending = Q(state__in=cases.NOT_OVER) | Q(promised_for__isnull=False)
    found = (
        Conversation.objects.of(customer)
        .filter(is_pending)
        .annotate(newest_in=Subquery(newest.order_by("-at", "-pk").values("pk")[:1]))
        .select_related("customer", "channel", "assigned_to")
    )
    return sorted(found[: 2 * MOST_TALKS], key=lambda one: (one.need_at is None, one.need_at or one.last_at))


def _talks(opened: list[Conversation]) -> list[Talk]:
    numbers = [one.newest_in for one in opened if one.newest_in]  # type: ignore[attr-defined]  # annotated above
    messages = (
        Message.objects.filter(pk__in=numbers)
        .select_related("channel", "outbound", "author", "assessment")
        .prefetch_related("attachments")
    )
    by_conversation = {message.conversation_id: message for message in messages}
    found = _assessments(opened)
    return [Talk(one, by_conversation.get(one.pk), found.get(one.pk, [])) for one in opened]


def _assessments(opened: Iterable[Conversation]) -> dict[int, list[Assessment]]:
    """Those of the messages that have no answer, by conversation, the newest first."""
    since = {one.pk: one.waiting_since for one in opened if one.waiting_since}
    if not since:
        return {}
    rows = Assessment.objects.filter(message__conversation__in=since, message__at__gte=min(since.values()))
    found: dict[int, list[Assessment]] = {}
    for one in rows.select_related("message__channel").order_by("-message__at", "-pk"):
        waiting_since = since[one.message.conversation_id]
        if waiting_since and one.message.at >= waiting_since:
            found.setdefault(one.message.conversation_id, []).append(one)
    return found


def _answers(conversations: list[int]) -> list[Message]:
    ours = Message.objects.filter(conversation__in=conversations, direction=Message.Direction.OUT)
    rows = ours.exclude(automatic=Message.ACKNOWLEDGEMENT)
    return list(rows.select_related("author").order_by("-at", "-pk")[:MOST_ANSWERS])


def _events(conversations: list[int]) -> list[Event]:
    rows = Event.objects.filter(subject_kind="conversation", subject_id__in=conversations)
    return list(
        rows.exclude(kind__in=QUIET_EVENTS).select_related("actor").order_by("-at", "-pk")[:MOST_EVENTS]
    )

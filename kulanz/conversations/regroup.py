"""Putting conversations together and taking them apart again."""

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kulanz.business.models import Staff
from kulanz.journal.models import Event, record
from kulanz.lib.refusal import Refusal

from . import calls
from .models import Call, Conversation, Message, Note, Strand


@transaction.atomic
def merge(into: Conversation, other: Conversation, *, by: Staff | None) -> None:
    """Everything of `other` moves into `into`; the empty one leads there from then on."""
    _lock(into, other)
    into, other = into.merged_into or into, other.merged_into or other
    if into.pk == other.pk:
        raise Refusal(_("A conversation cannot be merged with itself."))
    _move(other, into)
    _take_over(into, other)
    retell(into)
    if other.state == Conversation.State.OPEN:
        into.state = Conversation.State.OPEN
    into.reckon()
    into.save()
    record("merged", into, by=by, other=other.pk, title=other.subject)


def _lock(*conversations: Conversation) -> None:
    """Seen as they are now: mail may have come since they were read."""
    for conversation in sorted(conversations, key=lambda each: each.pk):
        conversation.refresh_from_db(from_queryset=Conversation.objects.select_for_update())


def _move(other: Conversation, into: Conversation) -> None:
    Message.objects.filter(conversation=other).update(conversation=into)
    Note.objects.filter(conversation=other).update(conversation=into)
    Call.objects.filter(conversation=other).update(conversation=into)
    known = into.strands.values("ident")
    Strand.objects.filter(conversation=other).exclude(ident__in=known).update(conversation=into)
    into.tags.add(*other.tags.all())
    Conversation.objects.filter(Q(pk=other.pk) | Q(merged_into=other)).update(
        merged_into=into, quarantined_at=None, quarantine_cause=""
    )
    other.merged_into = into


def _take_over(into: Conversation, other: Conversation) -> None:
    """Who has it and whether somebody waits."""
    into.assigned_to = into.assigned_to or other.assigned_to
    if other.state == Conversation.State.OPEN:
        into.state, into.snoozed_until, into.snooze_mode = Conversation.State.OPEN, None, ""
    if into.quarantined_at and other.quarantined_at:
        into.quarantined_at = max(into.quarantined_at, other.quarantined_at)
    else:  # half of it was in sight
        into.quarantined_at, into.quarantine_cause = None, ""


@transaction.atomic
def split(conversation: Conversation, first: Message, *, by: Staff | None) -> Conversation:
    """Move `first` and all later messages into a conversation of their own."""
    _lock(conversation)
    moving = Message.objects.filter(conversation=conversation, at__gte=first.at)
    if first.conversation_id != conversation.pk or moving.count() == conversation.messages.count():
        raise Refusal(_("There must be an earlier message that stays behind."))
    fresh = Conversation.objects.create(
        customer=conversation.customer,
        channel=first.channel,
        subject=first.subject or conversation.subject,
        created_at=first.at,
        last_at=first.at,
    )
    ids = list(moving.values_list("pk", flat=True))
    idents = list(moving.exclude(message_id="").values_list("message_id", flat=True))
    Message.objects.filter(pk__in=ids).update(conversation=fresh)
    Strand.objects.filter(conversation=conversation, ident__in=idents).update(conversation=fresh)
    for part in (conversation, fresh):
        retell(part)
        part.reckon()
        part.save()
    record("split", conversation, by=by, into=fresh.pk)
    record("split_off", fresh, by=by, of=conversation.pk)
    return fresh


def retell(conversation: Conversation) -> None:
    """Work out from its messages again what a conversation says of itself (not saved)."""
    messages = list(conversation.messages.exclude(automatic=Message.ACKNOWLEDGEMENT).order_by("at", "pk"))
    incoming = [m for m in messages if m.direction == Message.Direction.IN and not m.automatic]
    outgoing = [m for m in messages if m.direction == Message.Direction.OUT]
    conversation.last_in_at = incoming[-1].at if incoming else None
    spoken_at = calls.spoken_since([conversation.pk]).get(conversation.pk)
    conversation.last_out_at = max(
        filter(None, [outgoing[-1].at if outgoing else None, spoken_at]), default=None
    )
    unanswered = [m for m in incoming if not any(_answers(out, m) for out in outgoing)]
    open_ones = [m for m in unanswered if spoken_at is None or m.arrived_at > spoken_at]
    is_open = conversation.state in {Conversation.State.OPEN, Conversation.State.SNOOZED}
    conversation.waiting_since = open_ones[0].at if open_ones and is_open else None
    conversation.unanswered = len(open_ones) if is_open else 0
    is_owed = open_ones or conversation.promised_for
    if conversation.state == Conversation.State.OPEN and messages and not is_owed:
        conversation.state = Conversation.State.WAITING
    if messages:
        conversation.last_at = messages[-1].at
        conversation.preview = preview(messages[-1].new_text or messages[-1].text)
    conversation.has_attachment = any(m.attachments.filter(is_inline=False).exists() for m in messages)


def _answers(out: Message, incoming: Message) -> bool:
    """Written here after it had come; for what was written in another program only the dates can tell."""
    return out.at >= (incoming.arrived_at if out.outbound_id else incoming.at)


def preview(text: str) -> str:
    return " ".join(text[:400].split())[:200]


def events(conversation: Conversation) -> list[Event]:
    return list(
        Event.objects.filter(subject_kind="conversation", subject_id=conversation.pk).select_related("actor")
    )

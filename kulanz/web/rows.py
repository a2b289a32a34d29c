"""Conversations as lines of a list: worked out once, so that the template only writes them down."""

from collections.abc import Iterable
from datetime import datetime
from zlib import crc32

from django.utils import timezone

from kulanz.conversations import queue
from kulanz.conversations.models import Conversation
from kulanz.web.row import Row
from kulanz.web.templatetags.desk import cause, day, initials


def of(conversations: Iterable[Conversation], now: datetime | None = None) -> list[Row]:
    now = now or timezone.now()
    return [_row(conversation, now) for conversation in conversations]


def mark(conversations: Iterable[Conversation]) -> str:
    """Changes when the list would look different: whether to draw it again is seen without drawing it."""
    facts = [(c.pk, c.last_at, c.assigned_to_id, c.state, c.need_at, c.subject) for c in conversations]
    # Waiting times are written in words, so that they are worth a fresh look four times an hour.
    return f"{crc32(repr((facts, timezone.now().timestamp() // 900)).encode()):x}"


def _row(conversation: Conversation, now: datetime) -> Row:
    holder = str(conversation.assigned_to) if conversation.assigned_to else ""
    return Row(
        pk=conversation.pk,
        name=conversation.customer.name or str(conversation.customer),
        subject=str(conversation),
        preview=conversation.preview,
        reason=_reason(conversation, now),
        is_late=bool(conversation.due_at and conversation.due_at < now),
        holder=holder,
        face=initials(holder) if holder else "",
        at=day(conversation.last_at),
        iso=conversation.last_at.isoformat(timespec="seconds"),
        has_attachment=conversation.has_attachment,
        cause=conversation.quarantine_cause,
    )


def _reason(conversation: Conversation, now: datetime) -> str:
    """Why it stands here; in quarantine, why it was set apart."""
    if conversation.quarantined_at:
        return cause(conversation.quarantine_cause)
    return queue.reason(conversation, now)

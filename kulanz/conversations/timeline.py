"""A conversation as it is read: messages, notes and events in the order of time."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from django.db.models import QuerySet

from kulanz.business.models import Staff
from kulanz.journal.models import Event
from kulanz.lib import rows

from . import calls
from .models import Conversation, Message, Note

_NEWEST = (
    "SELECT MAX(came) FROM (SELECT MAX(arrived_at) AS came FROM conversations_message WHERE conversation_id = %s"
    " UNION ALL SELECT MAX(at) FROM conversations_note WHERE conversation_id = %s) AS entries"
)


@dataclass(frozen=True, slots=True)
class Entry:
    kind: Literal["message", "note", "event"]
    at: datetime
    item: Message | Note | Event


def timeline(
    conversation: Conversation, *, newest: int | None = None, before: datetime | None = None
) -> list[Entry]:
    """The entries, oldest first; with `newest` only that many of the last ones (before `before`)."""
    entries = [
        *(Entry("message", message.at, message) for message in _cut(_messages(conversation), newest, before)),
        *(Entry("note", note.at, note) for note in _cut(_notes(conversation), newest, before)),
        *(Entry("event", event.at, event) for event in _cut(_events(conversation), newest, before)),
    ]
    entries.sort(key=lambda entry: entry.at)
    return entries[-newest:] if newest else entries


def arrived_since(conversation: Conversation, seen: datetime) -> list[Entry]:
    """Messages and notes that came in after `seen`, oldest first (whatever their own date says)."""
    entries = [
        *(Entry("message", m.at, m) for m in _messages(conversation).filter(arrived_at__gt=seen)),
        *(Entry("note", n.at, n) for n in _notes(conversation).filter(at__gt=seen)),
    ]
    return sorted(entries, key=lambda entry: entry.at)


def seen_up_to(conversation: Conversation) -> datetime:
    """What a page that is made now can show at most; ask before the page is read from the database."""
    return rows.moment(_NEWEST, [conversation.pk, conversation.pk]) or conversation.created_at


def newest_from_others(conversation: Conversation, staff: Staff) -> datetime | None:
    """When the last message or note of somebody else came in; who has not seen it must not send yet."""
    moments = [
        conversation.messages.exclude(author=staff)
        .exclude(automatic=Message.ACKNOWLEDGEMENT)
        .order_by("-arrived_at")
        .values_list("arrived_at", flat=True)
        .first(),
        conversation.notes.exclude(author=staff).order_by("-at").values_list("at", flat=True).first(),
    ]
    return max((moment for moment in moments if moment), default=None)


def _messages(conversation: Conversation) -> QuerySet[Any]:
    return (
        Message.objects.filter(conversation=conversation)
        .select_related("author", "outbound", "channel")
        .prefetch_related("attachments", "outbound__recipients", "originals")
    )


def _notes(conversation: Conversation) -> QuerySet[Any]:
    return Note.objects.filter(conversation=conversation).select_related("author", "call")


def _events(conversation: Conversation) -> QuerySet[Any]:
    found = Event.objects.filter(subject_kind="conversation", subject_id=conversation.pk)
    # Of a call its note tells.
    return found.exclude(kind__startswith=calls.EVENT).select_related("actor")


def _cut(found: QuerySet[Any], newest: int | None, before: datetime | None) -> QuerySet[Any]:
    found = found.order_by("-at", "-pk")
    if before:
        found = found.filter(at__lt=before)
    return found[:newest] if newest else found

"""Conversations as lines of a list: worked out once, so that the template only writes them down."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from zlib import crc32

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format

from kulanz.conversations import queue, regroup
from kulanz.conversations.models import Conversation
from kulanz.customers import silence
from kulanz.triage import assessing, cases, dissatisfied, veiling
from kulanz.triage.covering import NONE, Secrets
from kulanz.web import findings
from kulanz.web.row import Row
from kulanz.web.templatetags.desk import cause, day, initials


def of(
    conversations: Iterable[Conversation], now: datetime | None = None, *, grave: set[int] | None = None
) -> list[Row]:
    """`grave` are the customers who are extremely dissatisfied, where that is known already."""
    now, found = now or timezone.now(), list(conversations)
    secrets = veiling.of(conversation.pk for conversation in found)
    passages, lines = _passages(found, secrets), _lines(found, secrets)
    grave = who_is_grave(found) if grave is None else grave
    silent = silence.among(one.customer_id for one in found) if found else set()
    return [
        replace(
            _row(one, secrets.get(one.pk, NONE), passages.get(one.pk, ""), now, one.customer_id in silent),
            is_grave=one.customer_id in grave,
            line=lines.get(one.pk, ""),
        )
        for one in found
    ]


def titled(conversations: Iterable[Conversation]) -> list[tuple[Conversation, str]]:
    """Each with what it is called, as that may be shown."""
    found = list(conversations)
    titles = veiling.titles(found)
    return [(one, titles[one.pk]) for one in found]


def who_is_grave(conversations: Iterable[Conversation]) -> set[int]:
    """The customers among them who are extremely dissatisfied."""
    return set(dissatisfied.of(conversation.customer_id for conversation in conversations))


def mark(conversations: Iterable[Conversation], grave: set[int]) -> str:
    """Changes when the list would look different: whether to draw it again is seen without drawing it."""
    facts = [(c.pk, c.last_at, c.assigned_to_id, c.state, c.need_at, c.subject) for c in conversations]
    # Waiting times are written in words, so that they are worth a fresh look four times an hour.
    return f"{crc32(repr((facts, sorted(grave), timezone.now().timestamp() // 900)).encode()):x}"


def _row(conversation: Conversation, secrets: Secrets, passage: str, now: datetime, is_silent: bool) -> Row:
    holder = str(conversation.assigned_to) if conversation.assigned_to else ""
    return Row(
        pk=conversation.pk,
        name=conversation.customer.name or str(conversation.customer),
        subject=secrets.covered(str(conversation)),
        preview=_preview(conversation, secrets),
        reason=secrets.covered(_reason(conversation, now, is_silent)),
        is_late=bool(conversation.due_at and conversation.due_at < now and not conversation.quarantined_at),
        holder=holder,
        face=initials(holder) if holder else "",
        at=day(conversation.last_at),
        iso=conversation.last_at.isoformat(timespec="seconds"),
        has_attachment=conversation.has_attachment,
        cause=conversation.quarantine_cause,
        passage=passage,
        until=_until(conversation),
    )


def _passages(found: list[Conversation], secrets: dict[int, Secrets]) -> dict[int, str]:
    """Of those in quarantine: the words for which they were set apart."""
    causes = {one.pk: one.quarantine_cause for one in found if one.quarantined_at}
    if not causes:
        return {}
    return {
        assessment.message.conversation_id: findings.cause(
            assessment,
            causes[assessment.message.conversation_id],
            secrets.get(assessment.message.conversation_id, NONE),
        )
        for assessment in assessing.of(causes)
    }


def _lines(found: list[Conversation], secrets: dict[int, Secrets]) -> dict[int, str]:
    """What the owner said to whoever was given it, where they still have it."""
    given = cases.lines_for({one.customer_id for one in found if one.assigned_to_id})
    said = {}
    for one in found:
        case = given.get(one.customer_id)
        if case and case.picked_for_id == one.assigned_to_id:
            said[one.pk] = f"{case.picked_by}: {secrets.get(one.pk, NONE).covered_note(case.line)}"
    return said


def _until(conversation: Conversation) -> str:
    if not conversation.quarantined_at or conversation.deleted_at:
        return ""
    goes_at = conversation.quarantined_at + timedelta(days=settings.QUARANTINE_DAYS)
    return date_format(timezone.localdate(goes_at), "SHORT_DATE_FORMAT")


def _preview(conversation: Conversation, secrets: Secrets) -> str:
    """Covered before it is cut off, so that the beginning of a secret is not left over."""
    for message in secrets.messages.values():
        told = message.new_text or message.text
        if regroup.preview(told) == conversation.preview:
            return regroup.preview(secrets.covered(told))
    return secrets.covered(conversation.preview)


def _reason(conversation: Conversation, now: datetime, is_silent: bool) -> str:
    """Why it stands here; in quarantine, why it was set apart."""
    if conversation.quarantined_at:
        return cause(conversation.quarantine_cause)
    return queue.reason(conversation, now, is_silent=is_silent)

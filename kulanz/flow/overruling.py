"""The stop: what would make things worse leaves only if its writer says in words that it shall; owners see it."""

from collections.abc import Iterable, Sequence

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kulanz.business import notices
from kulanz.business.models import Notice, Staff
from kulanz.conversations.models import Message
from kulanz.journal.models import record
from kulanz.lib.refusal import Refusal
from kulanz.reading import terms
from kulanz.reply.coach import Finding
from kulanz.reply.models import Draft, Overruling
from kulanz.triage import veiling

from .coaching import Reading

# In both languages, whatever the writer's own is.
WORDS = ("trotzdem senden", "send anyway")
MOST_SHOWN = 20


class Stopped(Refusal):
    """The coach says stop."""


def require_calm(draft: Draft, typed: str) -> list[Finding]:
    """Nothing, or what of the draft is overruled by what was typed; raises Stopped where that is something else."""
    reading = Reading(draft)
    if reading.verdict != "stop":
        return []
    if not is_meant(typed):
        raise Stopped(
            _(
                "The coach says stop: as it stands, this would make things worse. Please change what is marked."
                " Your draft is kept."
            )
        )
    return [one for one in reading.findings if one.severity != "note"]


def is_meant(typed: str) -> bool:
    return " ".join(terms.words(typed)) in WORDS


def keep(message: Message, found: Sequence[Finding], *, by: Staff) -> None:
    """It goes out all the same: with what the coach said, and told to the other owners."""
    if not found:
        return
    Overruling.objects.create(
        message=message,
        by=by,
        findings=[{"flaw": one.flaw, "text": one.text, "severity": one.severity} for one in found],
    )
    conversation = message.conversation
    record("sent_anyway", conversation, by=by, message=message.pk, flaws=_flaws(found))
    title = veiling.titles([conversation])[conversation.pk]
    notices.tell_owners(Notice.Kind.SENT_ANYWAY, conversation, text=title, actor=by)


def forget(message: Message) -> None:
    """It was taken back before it left: nobody has to hear of it. The row goes with the message."""
    row = Overruling.objects.filter(message=message).first()
    if row is None:
        return
    about = Notice.objects.filter(subject_kind="conversation", subject_id=message.conversation_id)
    about.filter(kind=Notice.Kind.SENT_ANYWAY, actor=row.by_id, at__gte=row.at).delete()


def of_messages(messages: Iterable[int]) -> dict[int, Overruling]:
    """Those among these messages that were sent against the coach's advice."""
    rows = Overruling.objects.filter(message__in=list(messages)).select_related("by")
    return {row.message_id: row for row in rows}


def unseen(owner: Staff) -> QuerySet[Overruling]:
    """What others sent against the coach's advice and no owner has looked at yet."""
    rows = Overruling.objects.filter(seen_at=None, message__conversation__deleted_at=None).exclude(by=owner)
    return rows.select_related("by", "message__conversation__customer")[:MOST_SHOWN]


def see(row: Overruling, *, by: Staff) -> None:
    Overruling.objects.filter(pk=row.pk, seen_at=None).update(seen_by=by, seen_at=timezone.now())


def _flaws(found: Iterable[Finding]) -> list[str]:
    return list(dict.fromkeys(one.flaw for one in found))

"""What mails of ours promised that is on nobody's record: those from before the desk, or from another program.

Whether it was kept nobody wrote down; whoever decides, or calls, should know that it was said, and may note it.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kulanz.business import hours
from kulanz.business.models import Staff
from kulanz.conversations.models import Message
from kulanz.followup import promises
from kulanz.followup.models import Promise
from kulanz.followup.promises import Source
from kulanz.lib.refusal import Refusal
from kulanz.reading.promises import Promise as Promised
from kulanz.reading.promises import find

from .promised import REMEMBERED


@dataclass(frozen=True, slots=True)
class Said:
    """The words of a promise, the mail that made it, and what its words say."""

    words: str
    message: Message
    promise: Promised


def said(messages: Iterable[Message]) -> list[Said]:
    """In these mails of ours, the newest first; of an answer that was promised another mail has come since.

    Of what the desk sent itself, the writer saw each promise and may have said that it is none.
    """
    since = timezone.now() - REMEMBERED
    told = [one for one in messages if one.direction == Message.Direction.OUT and not one.automatic]
    told = sorted((one for one in told if one.at >= since), key=lambda one: one.at, reverse=True)
    on_record = set(
        Promise.objects.filter(message__in=[one.pk for one in told]).values_list("message_id", "start")
    )
    answered: set[int] = set()
    found: list[Said] = []
    for one in told:
        if one.outbound_id is None:
            for promise in find(one.text, one.at.astimezone(hours.zone()).date()):
                is_over = promise.kind == "reply" and one.conversation_id in answered
                if not is_over and (one.pk, promise.start) not in on_record:
                    words = " ".join(one.text[promise.start : promise.end].split())
                    found.append(Said(words, one, promise))
        answered.add(one.conversation_id)
    return found


@transaction.atomic
def take_on(message: Message, start: int, *, by: Staff) -> Promise:
    """What that mail promised there goes on record, as owed until somebody says what became of it; once only."""
    if known := Promise.objects.filter(message=message, start=start).first():
        return known
    told = next((one for one in said([message]) if one.promise.start == start), None)
    if told is None:
        raise Refusal(_("This mail promises nothing there."))
    return promises.make(
        message.conversation.customer,
        told.words,
        told.promise.due,
        by=by,
        kind=told.promise.kind,
        conversation=message.conversation,
        owed_by=message.conversation.assigned_to,
        source=Source(told.words, message=message, start=start, end=told.promise.end),
    )

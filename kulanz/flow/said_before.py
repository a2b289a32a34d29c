"""What mails of ours promised that is on nobody's record: those from before the desk, or from another program.

Whether it was kept nobody wrote down; whoever decides, or calls, should know that it was said.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone

from kulanz.business import hours
from kulanz.conversations.models import Message
from kulanz.followup.models import Promise
from kulanz.reading.promises import find

from .promised import REMEMBERED


@dataclass(frozen=True, slots=True)
class Said:
    """The words of a promise, and the mail that made it."""

    words: str
    message: Message


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
                    found.append(Said(" ".join(one.text[promise.start : promise.end].split()), one))
        answered.add(one.conversation_id)
    return found

"""The desk's own mail (invitations, new passwords, notices), sent through the first mailbox that can send."""

import logging
from collections.abc import Sequence
from email.utils import parseaddr
from typing import Any

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language

from . import outbox
from .email import outgoing
from .letter import Address
from .models import Channel

log = logging.getLogger(__name__)


class OwnMailbox(BaseEmailBackend):
    """Queues like any mail, so that it is tried again and survives a crash."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        channel = self._channel()
        if channel is None:
            for message in email_messages:
                log.warning("No mailbox can send; not sent: %s", message.subject)
            return 0
        return sum(self._queue(channel, message) for message in email_messages)

    @property
    def is_able(self) -> bool:
        """Whether there is a mailbox to send with."""
        return self._channel() is not None

    def _channel(self) -> Channel | None:
        usable = Channel.objects.filter(kind=Channel.Kind.EMAIL, is_active=True, mailbox__smtp_host__gt="")
        return usable.exclude(address="").select_related("mailbox").order_by("pk").first()

    @transaction.atomic
    def _queue(self, channel: Channel, message: EmailMessage) -> bool:
        if not message.recipients():
            return False
        ident = outgoing.new_message_id(channel.address.rpartition("@")[2])
        now = timezone.now()
        content = outgoing.write(
            sender=Address(channel.sender_name, channel.address),
            to=_people(message.to),
            cc=_people(message.cc),
            bcc=_people(message.bcc),
            subject=str(message.subject),
            text=str(message.body),
            message_id=ident,
            in_reply_to=None,
            references=(),
            date=now,
            attachments=[_attachment(each) for each in message.attachments],
            language=(get_language() or "de")[:2],
            automatic="auto-generated",
        )
        outbox.queue(
            channel,
            content,
            message_id=ident,
            envelope_from=channel.address,
            recipients=[address.address for address in _people(message.recipients())],
            send_after=now,
            wants_copy=False,
        )
        return True


def _people(written: Sequence[str]) -> list[Address]:
    return [Address(*parseaddr(str(each))) for each in written]


def _attachment(attachment: Any) -> tuple[str, str, bytes]:
    name, content, kind = attachment
    raw = content.encode() if isinstance(content, str) else content
    return name or "", kind or "application/octet-stream", raw

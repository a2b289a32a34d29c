"""Mail that somebody hands to the desk: an archive, or one mail from their own mail server."""

import hashlib
import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal

from django.conf import settings
from django.db import InterfaceError, OperationalError, transaction
from django.utils import timezone

from kulanz.channels import originals
from kulanz.channels.models import Channel, RawMessage
from kulanz.conversations.models import Conversation, Message
from kulanz.customers.models import Customer

from . import inbound

logger = logging.getLogger(__name__)

# How much is written in one transaction: others who write wait that long at most, about a tenth of a second.
MAILS_AT_ONCE = 25
BYTES_AT_ONCE = 4_000_000
# Everything in an archive is history, whatever its dates say.
ALL_TIMES = datetime.max.replace(tzinfo=UTC)

Mail = tuple[str, bytes]  # remote id, content
Outcome = Literal["read", "duplicate", "unreadable"]


@dataclass(frozen=True, slots=True)
class Census:
    conversations: int
    customers: int


def census() -> Census:
    return Census(Conversation.objects.count(), Customer.objects.count())


def import_channel(name: str, address: str = "") -> Channel:
    """The channel of that name; made for imports if there is none."""
    channel, _made = Channel.objects.get_or_create(
        name=name, defaults={"kind": Channel.Kind.IMPORT, "address": address}
    )
    if address and not channel.address:
        channel.address = address
        channel.save(update_fields=["address"])
    return channel


class Run:
    """One import: the same bytes in the same mailbox are taken once, however often it is begun again."""

    def __init__(self, channel: Channel, *, archive: bool = False) -> None:
        self.channel, self.archive = channel, archive
        since = timezone.now() - timedelta(days=settings.QUARANTINE_DAYS)
        self.known = inbound.look_up_known(history_until=ALL_TIMES if archive else since)
        self.taken: list[Message] = []

    def take_all(self, mails: Iterable[Mail]) -> Iterator[tuple[str, Outcome]]:
        """Take (remote id, bytes) after another; yields what became of each once that is certain.

        Some are written in one transaction: what was begun when the power went is simply taken again.
        """
        for portion in _portions(mails):
            yield from self._take_together(portion) or map(self._take_alone, portion)

    def _take_together(self, portion: list[Mail]) -> list[tuple[str, Outcome]]:
        """All of them in one transaction; nothing when one of them cannot be filed."""
        try:
            with transaction.atomic():
                outcomes = [(remote_id, self._take(remote_id, content)) for remote_id, content in portion]
                if self.archive:
                    self._close()
        except Exception:  # whatever it is, the mail that causes it will name it when it is taken by itself
            logger.warning("a portion could not be written at once; one after another", exc_info=True)
            self.taken.clear()
            return []
        return outcomes

    def _take_alone(self, mail: Mail) -> tuple[str, Outcome]:
        with transaction.atomic():
            outcome = self._take(*mail, together=False)
            if self.archive:
                self._close()
        return mail[0], outcome

    def _take(self, remote_id: str, content: bytes, *, together: bool = True) -> Outcome:
        # What is taken alone may be put off; what is taken together is read when the transaction ends, or not there.
        state = RawMessage.State.READ if together else RawMessage.State.STORED
        raw = originals.store(self.channel, remote_id, content, durable=False, state=state)
        if raw is None:
            raw = RawMessage.objects.get(channel=self.channel, remote_id=remote_id)
            if raw.state != RawMessage.State.STORED:
                return "duplicate"
        message = inbound.take_in(raw, known=self.known, content=content, together=together)
        if message is not None:
            self.taken.append(message)
        return "unreadable" if raw.state == RawMessage.State.UNREADABLE else "read"

    def _close(self) -> None:
        """An archive is history: nobody waits for an answer to it, except where newer mail says so."""
        newest = {message.conversation_id: message.at for message in self.taken}
        for message in self.taken:
            newest[message.conversation_id] = max(message.at, newest[message.conversation_id])
        self.taken.clear()
        for pk, at in newest.items():
            opened = Conversation.objects.filter(pk=pk, state=Conversation.State.OPEN, last_in_at__lte=at)
            opened.update(
                state=Conversation.State.DONE,
                waiting_since=None,
                unanswered=0,
                need_at=None,
                due_at=None,
                due_reason="",
            )


def receive(channel: Channel, content: bytes) -> None:
    """Store one mail for good, then read it; a failure to read leaves it waiting visibly."""
    remote_id = hashlib.sha256(content).hexdigest()
    raw = originals.store(channel, remote_id, content)
    try:
        if raw is not None:
            inbound.take_in(raw, content=content)
    except (OperationalError, InterfaceError):
        logger.warning("stored, and to be read by the worker: %s", remote_id, exc_info=True)


def _portions(mails: Iterable[Mail]) -> Iterator[list[Mail]]:
    portion: list[Mail] = []
    size = 0
    for remote_id, content in mails:
        portion.append((remote_id, content))
        size += len(content)
        if len(portion) == MAILS_AT_ONCE or size > BYTES_AT_ONCE:
            yield portion
            portion, size = [], 0
    if portion:
        yield portion

"""Mail that somebody hands to the desk: an archive, or one mail from their own mail server."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from django.db import transaction

from kulanz.channels import originals
from kulanz.channels.models import Channel, RawMessage
from kulanz.conversations.models import Conversation
from kulanz.customers.models import Customer

from . import inbound

# How much is written in one transaction: others who write wait that long at most, about a tenth of a second.
MAILS_AT_ONCE = 25
BYTES_AT_ONCE = 4_000_000

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
        self.known = inbound.look_up_known()
        self.first_new = _newest_conversation()

    def take_all(self, mails: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, Outcome]]:
        """Take (remote id, bytes) after another; yields what became of each once that is certain.

        Some are written in one transaction: what was begun when the power went is simply taken again.
        """
        for portion in _portions(mails):
            with transaction.atomic():
                outcomes = [(remote_id, self._take(remote_id, content)) for remote_id, content in portion]
            yield from outcomes

    def _take(self, remote_id: str, content: bytes) -> Outcome:
        raw = originals.store(self.channel, remote_id, content, durable=False)
        if raw is None:
            raw = RawMessage.objects.get(channel=self.channel, remote_id=remote_id)
            if raw.state != RawMessage.State.STORED:
                return "duplicate"
        inbound.take_in(raw, known=self.known, content=content)
        return "unreadable" if raw.state == RawMessage.State.UNREADABLE else "read"

    def finish(self) -> None:
        """An archive is history: what it opened is closed."""
        if not self.archive:
            return
        for conversation in Conversation.objects.filter(pk__gt=self.first_new, state=Conversation.State.OPEN):
            conversation.close(by=None)


def receive(channel: Channel, content: bytes) -> None:
    """Store one mail for good, then read it; a failure to read leaves it waiting visibly."""
    remote_id = hashlib.sha256(content).hexdigest()
    raw = originals.store(channel, remote_id, content)
    if raw is not None:
        inbound.take_in(raw, content=content)


def _portions(mails: Iterable[tuple[str, bytes]]) -> Iterator[list[tuple[str, bytes]]]:
    portion: list[tuple[str, bytes]] = []
    size = 0
    for remote_id, content in mails:
        portion.append((remote_id, content))
        size += len(content)
        if len(portion) == MAILS_AT_ONCE or size > BYTES_AT_ONCE:
            yield portion
            portion, size = [], 0
    if portion:
        yield portion


def _newest_conversation() -> int:
    return Conversation.objects.order_by("-pk").values_list("pk", flat=True).first() or 0

"""The kinds of channel there are, and what each can do; nothing else knows their names.

Mail is the one kind so far that also carries our answers, so what writes them is named here as well.
"""

from collections.abc import Callable

from django.db.models import Q, QuerySet

from .email import answerable, mime
from .email.mistyped import is_a_providers, is_slip, slips, suggest
from .email.outgoing import new_message_id, write
from .email.tokens import plus_address, token_in
from .letter import Letter
from .models import Channel, RawMessage

__all__ = [
    "is_a_providers",
    "is_slip",
    "may_be_answered_by_itself",
    "new_message_id",
    "own_addresses",
    "part",
    "plus_address",
    "read",
    "slips",
    "suggest",
    "token_in",
    "write",
]

# What turns the bytes of an original into a letter, by kind of channel.
READERS: dict[str, Callable[[bytes], Letter]] = {
    Channel.Kind.EMAIL: mime.read,
    Channel.Kind.IMPORT: mime.read,
    Channel.Kind.FOLDER: mime.read,
}


def read(raw: RawMessage, content: bytes | None = None) -> Letter:
    """The letter that an original holds; `content` spares reading it from the vault again."""
    return READERS[raw.channel.kind](raw.content() if content is None else content)


def may_be_answered_by_itself(raw: RawMessage) -> bool:
    """Whether a program may answer this original, as far as its head tells."""
    return answerable.by_itself(raw.content())


def part(raw: RawMessage, path: str) -> tuple[str, str, bytes]:
    """(name, type, content) of one enclosure of an original."""
    return mime.part(raw.content(), path)


def own_addresses() -> set[str]:
    """Every address that is ours, in lower case."""
    ours: set[str] = set()
    for channel in Channel.objects.select_related("mailbox"):
        aliases = channel.servers.aliases.split() if channel.servers else []
        ours.update(address.lower() for address in [channel.address, *aliases] if address)
    return ours


def channels() -> QuerySet[Channel]:
    return Channel.objects.filter(is_active=True)


def senders() -> QuerySet[Channel]:
    """The channels that can send."""
    able = Q(mailbox__smtp_host__gt="") | Q(kind=Channel.Kind.FOLDER)
    return channels().filter(able).select_related("mailbox")

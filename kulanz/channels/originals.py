"""Bytes as they came: first into the vault, then a row that says so, once per channel."""

from typing import Any

from django.db import connection
from django.db.models import QuerySet

from kulanz.lib import rows, vault

from .models import Channel, Outbound, RawMessage

_SETTLE = "UPDATE channels_rawmessage SET state = %s, problem = '', traceback = '' WHERE id = %s AND state IN (%s, %s)"

# What nobody has settled yet.
WAITING = [RawMessage.State.STORED, RawMessage.State.UNREADABLE]


def store(
    channel: Channel,
    remote_id: str,
    content: bytes,
    *,
    is_ours: bool = False,
    durable: bool = True,
    state: RawMessage.State = RawMessage.State.STORED,
) -> RawMessage | None:
    """The new original; None where this channel holds it already, by its remote id or byte for byte.

    Whoever reads it in the same transaction may say at once that it is read.
    """
    with vault.naming(content, durable=durable) as digest:
        return _row(channel, remote_id, sha256=digest, size=len(content), is_ours=is_ours, state=state)


def store_unreadable(
    channel: Channel, remote_id: str, header: bytes, *, size: int, problem: str, is_ours: bool = False
) -> RawMessage | None:
    """Note a message that could not be had whole, with a code of `unread`; what there is of it is kept."""
    with vault.naming(header) as digest:
        return _row(
            channel,
            remote_id,
            sha256=digest,
            size=size,
            is_ours=is_ours,
            is_partial=True,
            state=RawMessage.State.UNREADABLE,
            problem=problem,
        )


def names(digest: str) -> bool:
    """Whether mail that came or goes has these bytes."""
    came = RawMessage.objects.filter(sha256=digest).exclude(state=RawMessage.State.DELETED)
    return came.exists() or Outbound.objects.filter(sha256=digest).exists()


def settle(raw: RawMessage, state: RawMessage.State) -> bool:
    """Its time of waiting is over; False when somebody else has read, blocked or deleted it meanwhile."""
    with connection.cursor() as cursor:
        cursor.execute(_SETTLE, [state, raw.pk, *WAITING])
        if not cursor.rowcount:
            return False
    raw.state = state
    return True


def waiting() -> QuerySet[RawMessage]:
    """What has been stored and not been read, in the order in which it came."""
    stored = RawMessage.objects.filter(state=RawMessage.State.STORED)
    return stored.select_related("channel").order_by("id")


def _row(channel: Channel, remote_id: str, *, sha256: str, **facts: Any) -> RawMessage | None:
    # The same bytes under another name: the server has numbered its mails anew.
    if remote_id != sha256 and RawMessage.objects.filter(channel=channel, sha256=sha256).exists():
        return None
    raw = RawMessage(channel=channel, remote_id=remote_id, sha256=sha256, **facts)
    return rows.insert(raw, unless_there=True)

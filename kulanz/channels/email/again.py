"""Mail of which the server gave no more than the header is asked for again, ever more rarely, and for a person."""

import logging
from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone

from kulanz.channels import originals, unread
from kulanz.channels.models import Folder, Mailbox, RawMessage
from kulanz.jobs.tasks import task
from kulanz.lib import vault

from . import place, trouble
from .imap import LARGEST, connect, secrets_of
from .trouble import Trouble

log = logging.getLogger(__name__)

# Over a month in all; then only a person asks.
PAUSES = [
    timedelta(hours=1),
    timedelta(hours=6),
    timedelta(days=1),
    timedelta(days=3),
    *[timedelta(days=7)] * 4,
]


def plan(raw: RawMessage) -> None:
    """Have it asked for again after a while; not once that was done often enough, nor where it is too large."""
    if raw.size <= LARGEST and raw.attempts < len(PAUSES):
        ask_again.enqueue(
            run_at=timezone.now() + PAUSES[raw.attempts], key=f"ask again:{raw.pk}", raw_id=raw.pk
        )


@task()
def ask_again(raw_id: int) -> None:
    raw = _missing(raw_id).select_related("channel__mailbox").first()
    if raw is not None and not fetch(raw):
        plan(raw)


def fetch(raw: RawMessage) -> bool:
    """Whether it is here whole now, and waits to be read; else `problem` names why not."""
    if raw.size > LARGEST:
        return False
    try:
        content = _asked_for(raw)
    except Trouble as error:
        log.info("original %s could not be fetched this time either: %s", raw.pk, error)
        _note(raw, raw.attempts + 1, raw.problem)
        return False
    if content is None:
        _note(raw, len(PAUSES), unread.GONE)
        return False
    return _complete(raw, content)


def _missing(raw_id: int) -> "QuerySet[RawMessage]":
    return RawMessage.objects.filter(pk=raw_id, state=RawMessage.State.UNREADABLE, is_partial=True)


def _asked_for(raw: RawMessage) -> bytes | None:
    """The bytes; None where the server has no such mail any more. Raises Trouble."""
    mailbox = raw.channel.servers
    found = place.find(mailbox, raw.remote_id) if mailbox else None
    return _handed_out(mailbox, *found) if mailbox and found else None


def _handed_out(mailbox: Mailbox, folder: Folder, uid: int) -> bytes | None:
    with trouble.named(secrets_of(mailbox)):
        connection = connect(mailbox)
        try:
            selected = connection.select_folder(folder.name, readonly=True)
            if int(selected.get(b"UIDVALIDITY", 0)) != folder.uid_validity or not connection.lists(uid):
                return None
            content = connection.contents([uid]).get(uid)
            if content is None:
                raise Trouble("odd", "listed, but not handed out")
            return content
        finally:
            connection.leave()


def _note(raw: RawMessage, attempts: int, problem: str) -> None:
    raw.attempts, raw.problem = attempts, problem
    _missing(raw.pk).update(attempts=attempts, problem=problem)


def _complete(raw: RawMessage, content: bytes) -> bool:
    header = raw.sha256
    with vault.naming(content) as digest:
        completed = _missing(raw.pk).update(
            sha256=digest,
            size=len(content),
            is_partial=False,
            state=RawMessage.State.STORED,
            problem="",
            attempts=0,
            dismissed_at=None,
        )
    raw.refresh_from_db()
    if completed:
        vault.forget(header, originals.names)
    return bool(completed)

"""Everything new in the chosen folders of one mailbox, fetched and stored; the server's flags stay as they are."""

import imaplib
import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime, time
from typing import Any

from django.db import transaction
from django.utils import timezone

from kulanz.channels import originals, unread
from kulanz.channels.models import Folder, Mailbox

from . import again, listing, sent, trouble
from .imap import LARGEST, Connection, Listed, secrets_of
from .place import remote_id
from .trouble import Trouble

log = logging.getLogger(__name__)

# A batch ends at either bound, so that memory holds a few small mails or one big one.
BATCH_BYTES = 4_000_000
BATCH_MAILS = 50
# When the connection breaks off so often at the same mail, it is that mail's doing.
MOST_BREAKS = 3


def collect(mailbox: Mailbox, connection: Connection, progress: Callable[[int], None] | None = None) -> int:
    """How many were stored. `progress` hears of every batch. A folder that is gone does not stop the others."""
    with trouble.named(secrets_of(mailbox)):
        folders = sorted(mailbox.folders.all(), key=_rank) or _chosen(mailbox, connection)
        visits = listing.in_turn(folders)
        return sum(_folder(mailbox, connection, folder, progress) for folder in visits)


def note_health(mailbox: Mailbox) -> None:
    """After a round that worked: all is well, unless a folder is gone or cannot be listed."""
    for code, which in (
        ("folder_missing", mailbox.folders.filter(missing_since__isnull=False)),
        ("folder_breaks", mailbox.folders.filter(list_breaks__gt=0)),
    ):
        if names := list(which.values_list("name", flat=True)):
            mailbox.note_failure(code, ", ".join(names))
            Mailbox.objects.filter(pk=mailbox.pk).update(last_success_at=timezone.now())
            return
    mailbox.note_success()


def _rank(folder: Folder) -> tuple[str, bool, str]:
    return folder.role, folder.name.upper() != "INBOX", folder.name


def _chosen(mailbox: Mailbox, connection: Connection) -> list[Folder]:
    """The usual choice, where the owner made none: the inbox, and Sent if the server tells which it is."""
    names = [("INBOX", Folder.Role.INBOX)]
    if sent_folder := sent.find(connection):
        names.append((sent_folder, Folder.Role.SENT))
    return [
        Folder.objects.get_or_create(mailbox=mailbox, name=name, defaults={"role": role})[0]
        for name, role in names
    ]


def _folder(
    mailbox: Mailbox, connection: Connection, folder: Folder, progress: Callable[[int], None] | None
) -> int:
    with listing.counting_breaks(folder):
        selected = _selected(mailbox, connection, folder)
    if selected is None:
        return 0
    stored, uid_next = 0, int(selected.get(b"UIDNEXT", 0))
    if selected.get(b"EXISTS") and uid_next != folder.last_uid + 1:
        for listed, up_to in listing.listings(connection, folder, uid_next):
            stored += _fetched(mailbox, connection, folder, listed, progress)
            if up_to > folder.last_uid:
                _advance(folder, up_to)
    listing.note_end(folder)
    return stored


def _fetched(
    mailbox: Mailbox,
    connection: Connection,
    folder: Folder,
    listed: list[Listed],
    progress: Callable[[int], None] | None,
) -> int:
    stored = 0
    for batch in _batches(listed, _since(mailbox), careful=folder.breaks > 0):
        with _counting_breaks(folder, batch[0]):
            took = _take(mailbox, connection, folder, batch)
        _advance(folder, batch[-1].uid)
        stored += took
        if progress:
            progress(took)
    return stored


def _selected(mailbox: Mailbox, connection: Connection, folder: Folder) -> dict[bytes, Any] | None:
    try:
        answer: dict[bytes, Any] = connection.select_folder(folder.name, readonly=not mailbox.mark_seen)
    except imaplib.IMAP4.abort:
        raise
    except imaplib.IMAP4.error as error:
        if folder.name.upper() == "INBOX":
            raise Trouble("odd", str(error)) from None
        _note_missing(folder, error)
        return None
    if folder.missing_since:
        folder.missing_since = None
        folder.save(update_fields=["missing_since"])
    _start_over_if_renumbered(folder, answer)
    return answer


def _note_missing(folder: Folder, error: Exception) -> None:
    if folder.missing_since:
        return
    log.warning("folder %s of mailbox %s cannot be opened: %s", folder.name, folder.mailbox_id, error)
    folder.missing_since = timezone.now()
    folder.save(update_fields=["missing_since"])


def _start_over_if_renumbered(folder: Folder, selected: dict[bytes, Any]) -> None:
    """The server has given new numbers (or counts from below again): look at everything, store what is new."""
    validity = int(selected.get(b"UIDVALIDITY", 0))
    went_back = 0 < int(selected.get(b"UIDNEXT", 0)) <= folder.last_uid
    if folder.uid_validity == validity and not went_back:
        return
    if folder.uid_validity is not None:
        log.warning("folder %s of mailbox %s was renumbered", folder.name, folder.mailbox_id)
    folder.uid_validity = validity
    folder.last_uid = folder.breaks = 0
    folder.save(update_fields=["uid_validity", "last_uid", "breaks"])


def _since(mailbox: Mailbox) -> datetime | None:
    if mailbox.fetch_since is None:
        return None
    return timezone.make_aware(datetime.combine(mailbox.fetch_since, time.min))


def _batches(listed: Iterable[Listed], since: datetime | None, *, careful: bool) -> Iterator[list[Listed]]:
    """Portions to be fetched at once; with `careful` those of the first portion come one by one."""
    batch: list[Listed] = []
    size = given = 0
    for mail in listed:
        if since and mail.arrived_at and mail.arrived_at < since:
            continue
        most = 1 if careful and given < BATCH_MAILS else BATCH_MAILS
        if batch and (size + mail.size > BATCH_BYTES or len(batch) >= most):
            yield batch
            given += len(batch)
            batch, size = [], 0
        batch.append(mail)
        size += mail.size
    if batch:
        yield batch


@contextmanager
def _counting_breaks(folder: Folder, first: Listed) -> Iterator[None]:
    """How often in a row the connection broke off at the same mail; a full disk is not the mail's doing."""
    try:
        yield
    except listing.BREAKS:
        folder.breaks = _breaks_at(folder, first) + 1
        folder.breaks_at_uid = first.uid
        folder.save(update_fields=["breaks", "breaks_at_uid"])
        raise


def _breaks_at(folder: Folder, mail: Listed) -> int:
    return folder.breaks if folder.breaks_at_uid == mail.uid else 0


def _take(mailbox: Mailbox, connection: Connection, folder: Folder, batch: list[Listed]) -> int:
    """Fetch and store a portion; a mail at which the server hangs up each time is noted and passed by."""
    if _breaks_at(folder, batch[0]) >= MOST_BREAKS:
        return _store_partial(mailbox, connection, folder, batch[0])
    small = [mail.uid for mail in batch if mail.size <= LARGEST]
    contents = _contents(connection, small)
    took = 0
    for mail in batch:
        content = contents.pop(mail.uid, None)
        if content is not None:
            took += _store(mailbox, folder, mail, content)
        # What was listed a moment ago may have been deleted since; then nothing is missing.
        elif mail.uid not in small or connection.lists(mail.uid):
            took += _store_partial(mailbox, connection, folder, mail)
    if mailbox.mark_seen and folder.role == Folder.Role.INBOX:
        connection.mark_seen([mail.uid for mail in batch])
    return took


def _contents(connection: Connection, uids: list[int]) -> dict[int, bytes]:
    try:
        return connection.contents(uids) if uids else {}
    except imaplib.IMAP4.abort:
        raise
    except imaplib.IMAP4.error as error:
        log.warning("the server refused %s mails at once: %s", len(uids), error)
    return {uid: content for uid in uids if (content := _content(connection, uid)) is not None}


def _content(connection: Connection, uid: int) -> bytes | None:
    try:
        return connection.contents([uid]).get(uid)
    except imaplib.IMAP4.abort:
        raise
    except imaplib.IMAP4.error as error:
        log.warning("the server refused mail %s: %s", uid, error)
        return None


def _store(mailbox: Mailbox, folder: Folder, mail: Listed, content: bytes) -> int:
    is_ours = folder.role == Folder.Role.SENT
    return bool(originals.store(mailbox.channel, remote_id(folder, mail.uid), content, is_ours=is_ours))


def _store_partial(mailbox: Mailbox, connection: Connection, folder: Folder, mail: Listed) -> int:
    """Note what cannot be had whole, so that a person sees it; it is asked for again."""
    name, breaks = remote_id(folder, mail.uid), _breaks_at(folder, mail)
    if mailbox.channel.originals.filter(remote_id=name).exists():
        return 0  # here already: the connection breaks off at what comes after
    header = b"" if breaks > MOST_BREAKS else _header(connection, mail.uid)
    with transaction.atomic():
        original = originals.store_unreadable(
            mailbox.channel,
            name,
            header,
            size=mail.size,
            problem=_problem(mail, breaks),
            is_ours=folder.role == Folder.Role.SENT,
        )
        if original:
            again.plan(original)
    return bool(original)


def _problem(mail: Listed, breaks: int) -> str:
    if mail.size > LARGEST:
        return unread.TOO_LARGE
    return unread.BREAKS_OFF if breaks else unread.WITHHELD


def _header(connection: Connection, uid: int) -> bytes:
    try:
        return connection.header(uid)
    except imaplib.IMAP4.abort:
        raise
    except imaplib.IMAP4.error as error:
        log.warning("the server refused even the header of mail %s: %s", uid, error)
        return b""


def _advance(folder: Folder, uid: int) -> None:
    folder.last_uid = max(folder.last_uid, uid)
    folder.breaks = 0
    folder.save(update_fields=["last_uid", "breaks"])

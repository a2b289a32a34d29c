"""Everything new in the chosen folders of one mailbox, fetched and stored; the server's flags stay as they are."""

import hashlib
import imaplib
import logging
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, time
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from kulanz.channels import originals
from kulanz.channels.models import Folder, Mailbox

from . import trouble
from .imap import Connection, Listed, secrets_of, sent_folder
from .trouble import Trouble

log = logging.getLogger(__name__)

LARGEST = 100_000_000
# A batch ends at either bound, so that memory holds a few small mails or one big one.
BATCH_BYTES = 4_000_000
BATCH_MAILS = 50
_LONGEST_NAME = 200


def collect(mailbox: Mailbox, connection: Connection, progress: Callable[[int], None] | None = None) -> int:
    """How many were stored. `progress` hears of every batch. A folder that is gone does not stop the others."""
    with trouble.named(secrets_of(mailbox)):
        folders = sorted(mailbox.folders.all(), key=_rank) or _chosen(mailbox, connection)
        # The inbox once more at the end: it must be the selected one when we wait for news (IDLE).
        again = folders[:1] if len(folders) > 1 else []
        return sum(_folder(mailbox, connection, folder, progress) for folder in [*folders, *again])


def note_health(mailbox: Mailbox) -> None:
    """After a round that worked: all is well, unless a folder is gone."""
    missing = mailbox.folders.filter(missing_since__isnull=False).values_list("name", flat=True)
    if missing:
        mailbox.note_failure("folder_missing", ", ".join(missing))
        Mailbox.objects.filter(pk=mailbox.pk).update(last_success_at=timezone.now())
    else:
        mailbox.note_success()


def _rank(folder: Folder) -> tuple[str, bool, str]:
    return folder.role, folder.name.upper() != "INBOX", folder.name


def _chosen(mailbox: Mailbox, connection: Connection) -> list[Folder]:
    """The usual choice, where the owner made none: the inbox, and Sent if the server tells which it is."""
    names = [("INBOX", Folder.Role.INBOX)]
    if sent := sent_folder(connection):
        names.append((sent, Folder.Role.SENT))
    return [
        Folder.objects.get_or_create(mailbox=mailbox, name=name, defaults={"role": role})[0]
        for name, role in names
    ]


def _folder(
    mailbox: Mailbox, connection: Connection, folder: Folder, progress: Callable[[int], None] | None
) -> int:
    selected = _selected(mailbox, connection, folder)
    if selected is None or not selected.get(b"EXISTS"):
        return 0
    if int(selected.get(b"UIDNEXT", 0)) == folder.last_uid + 1:
        return 0
    stored = 0
    listed = connection.listing(folder.last_uid + 1)
    for batch in _batches(listed, _since(mailbox)):
        took = _take(mailbox, connection, folder, batch)
        _advance(folder, batch[-1].uid)
        stored += took
        if progress:
            progress(took)
    if listed:
        _advance(folder, listed[-1].uid)
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
    folder.last_uid = 0
    folder.save(update_fields=["uid_validity", "last_uid"])


def _since(mailbox: Mailbox) -> datetime | None:
    if mailbox.fetch_since is None:
        return None
    return timezone.make_aware(datetime.combine(mailbox.fetch_since, time.min))


def _batches(listed: Iterable[Listed], since: datetime | None) -> Iterator[list[Listed]]:
    batch: list[Listed] = []
    size = 0
    for mail in listed:
        if since and mail.arrived_at and mail.arrived_at < since:
            continue
        if batch and (size + mail.size > BATCH_BYTES or len(batch) == BATCH_MAILS):
            yield batch
            batch, size = [], 0
        batch.append(mail)
        size += mail.size
    if batch:
        yield batch


def _take(mailbox: Mailbox, connection: Connection, folder: Folder, batch: list[Listed]) -> int:
    small = [mail.uid for mail in batch if mail.size <= LARGEST]
    contents = _contents(connection, small)
    took = 0
    for mail in batch:
        content = contents.pop(mail.uid, None)
        if content is not None:
            took += _store(mailbox, folder, mail, content)
        elif mail.uid not in small or _is_there(connection, mail.uid):
            took += _store_unreadable(mailbox, connection, folder, mail)
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


def _is_there(connection: Connection, uid: int) -> bool:
    """A mail listed a moment ago may have been deleted since; then nothing is missing."""
    return any(mail.uid == uid for mail in connection.listing(uid)[:1])


def _store(mailbox: Mailbox, folder: Folder, mail: Listed, content: bytes) -> int:
    is_ours = folder.role == Folder.Role.SENT
    return bool(originals.store(mailbox.channel, _remote_id(folder, mail.uid), content, is_ours=is_ours))


def _store_unreadable(mailbox: Mailbox, connection: Connection, folder: Folder, mail: Listed) -> int:
    if mail.size > LARGEST:
        problem = _("The mail has %(size)d MB. It was left on the server; only its header was fetched.")
        problem %= {"size": mail.size // 1_000_000}
    else:
        problem = _("The server does not hand out this mail. It is still there.")
    original = originals.store_unreadable(
        mailbox.channel,
        _remote_id(folder, mail.uid),
        _header(connection, mail.uid),
        size=mail.size,
        problem=problem,
        is_ours=folder.role == Folder.Role.SENT,
    )
    return bool(original)


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
    folder.save(update_fields=["last_uid"])


def _remote_id(folder: Folder, uid: int) -> str:
    name = folder.name
    if len(name) > _LONGEST_NAME:
        name = hashlib.sha256(name.encode()).hexdigest()
    return f"{name}/{folder.uid_validity}/{uid}"

"""What is new in a folder; a server that breaks off while saying so keeps neither the other folders nor the place."""

import imaplib
import ssl
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.db.models import F
from django.utils import timezone

from kulanz.channels.models import Folder

from .imap import Connection, Listed
from .trouble import Trouble

# How a connection breaks off; a full disk is none of these.
BREAKS = (imaplib.IMAP4.abort, ConnectionError, TimeoutError, ssl.SSLError)
# How many numbers are asked about at once, after the first, second … time that it broke off.
PORTIONS = (1000, 200, 50, 10)
LONGEST_REST = timedelta(minutes=5)


def in_turn(folders: Iterable[Folder]) -> list[Folder]:
    """Which folders to look into now, and in which order: those at which it broke off come last, or rest a while."""
    due = [folder for folder in folders if not _rests(folder, timezone.now())]
    visits = sorted(due, key=lambda folder: folder.list_breaks)
    # The first once more at the end: it must be the selected one when we wait for news (IDLE).
    return [*visits, due[0]] if due and visits[-1] is not due[0] else visits


def listings(connection: Connection, folder: Folder, uid_next: int) -> Iterator[tuple[list[Listed], int]]:
    """What is new, with the number up to which it was looked at: at once, or in ever smaller portions."""
    first = folder.last_uid + 1
    if not folder.list_breaks or uid_next <= first:
        with counting_breaks(folder):
            listed = connection.listing(first)
        yield listed, listed[-1].uid if listed else folder.last_uid
        return
    size = PORTIONS[min(folder.list_breaks, len(PORTIONS)) - 1]
    for begin in range(first, uid_next, size):
        end = min(begin + size, uid_next) - 1
        with counting_breaks(folder):
            listed = connection.listing(begin, end)
        yield listed, end


@contextmanager
def counting_breaks(folder: Folder) -> Iterator[None]:
    """How often in a row it broke off at this folder; from the second time on, that is what is said to be wrong."""
    try:
        yield
    except BREAKS:
        Folder.objects.filter(pk=folder.pk).update(
            list_breaks=F("list_breaks") + 1, list_broke_at=timezone.now()
        )
        if folder.list_breaks:
            raise Trouble("folder_breaks", folder.name) from None
        raise


def note_end(folder: Folder) -> None:
    """All of it was listed."""
    if folder.list_breaks:
        folder.list_breaks = 0
        folder.save(update_fields=["list_breaks"])


def _rests(folder: Folder, now: datetime) -> bool:
    """After the first break it is tried again at once, then later and later."""
    if folder.list_breaks < 2 or folder.list_broke_at is None:
        return False
    rest = min(LONGEST_REST, timedelta(seconds=2 ** min(folder.list_breaks, 10)))
    return now - folder.list_broke_at < rest

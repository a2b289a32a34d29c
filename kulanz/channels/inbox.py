"""What comes in: stored as it is, once, and then waiting to be read."""

import socket
import threading
import uuid
from collections.abc import Callable

from .email import collect as email_collect
from .email import imap
from .email import watch as email_watch
from .email.again import fetch as fetch_again
from .email.trouble import Trouble
from .models import Channel
from .originals import store, store_unreadable, waiting

__all__ = ["Trouble", "collect", "fetch_again", "store", "store_unreadable", "waiting", "watch"]


def collect(channel: Channel) -> int:
    """Fetch everything new of one mailbox and say how many were stored; its health is noted. Raises Trouble."""
    mailbox = channel.mailbox
    try:
        connection = imap.connect(mailbox)
        try:
            stored = email_collect.collect(mailbox, connection)
        finally:
            connection.leave()
    except Trouble as error:
        mailbox.note_failure(error.code, error.detail)
        raise
    email_collect.note_health(mailbox)
    return stored


def watch(on_stored: Callable[[], object], stop: threading.Event, holder: str = "") -> None:
    """Watch all mailboxes until `stop` is set; `on_stored` is called, from many threads, after each batch."""
    email_watch.watch(on_stored, stop, holder or f"{socket.gethostname()}-{uuid.uuid4().hex[:8]}")

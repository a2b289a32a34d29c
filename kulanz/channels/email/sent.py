"""The Sent folder of a mailbox: which one it is, and a copy of what was sent laid into it, once."""

import contextlib
import imaplib

from imapclient import SEEN

from kulanz.channels.models import Folder, Mailbox

from . import trouble
from .imap import Connection, connect, secrets_of
from .trouble import Trouble

_MARK = b"\\sent"
_HOLDS_NO_MAIL = {b"\\noselect", b"\\nonexistent"}
# For servers that do not mark it (RFC 6154), as mail programs and providers call it; the likelier first.
_NAMES = (
    "sent",
    "sent items",
    "sent messages",
    "sent mail",
    "gesendet",
    "gesendete objekte",
    "gesendete elemente",
    "gesendete nachrichten",
    "gesendete mails",
    "gesendete e-mails",
)
_NEW = "Sent"
_LOOKED_AT = 50


def find(connection: Connection) -> str | None:
    """The name of the folder for sent mail; None where there is none that can be recognised."""
    listed = [
        ({flag.lower() for flag in flags}, (delimiter or b"/").decode(), name)
        for flags, delimiter, name in connection.list_folders()
    ]
    usable = [(flags, delimiter, name) for flags, delimiter, name in listed if not flags & _HOLDS_NO_MAIL]
    marked = next((name for flags, _delimiter, name in usable if _MARK in flags), None)
    return marked or _by_name([(delimiter, name) for _flags, delimiter, name in usable], _prefix(connection))


def append(mailbox: Mailbox, content: bytes, message_id: str) -> bool:
    """Put a copy there; False where it lies there already (some providers do it themselves). Raises Trouble."""
    with trouble.named(secrets_of(mailbox)):
        connection = connect(mailbox)
        try:
            name, count = _opened(connection, mailbox)
            if _holds(connection, count, message_id):
                return False
            connection.append(name, content, flags=[SEEN])
            return True
        finally:
            connection.leave()


def _by_name(folders: list[tuple[str, str]], prefix: str) -> str | None:
    """Of (delimiter, name)s, the one that is called like a Sent folder, at the top or below the inbox."""
    bare = {
        name.removeprefix(prefix).casefold().removeprefix(f"inbox{delimiter}"): name
        for delimiter, name in folders
    }
    return next((bare[known] for known in _NAMES if known in bare), None)


def _opened(connection: Connection, mailbox: Mailbox) -> tuple[str, int]:
    """The folder that the owner chose, else the one that is there, else a new one; its name and how much it holds."""
    chosen = mailbox.folders.filter(role=Folder.Role.SENT, missing_since=None).first()
    if chosen:
        # It may be gone; then the next round of fetching says so.
        with contextlib.suppress(Trouble):
            return chosen.name, _select(connection, chosen.name)
    name = find(connection) or _made(connection, mailbox)
    return name, _select(connection, name)


def _select(connection: Connection, name: str) -> int:
    try:
        return int(connection.select_folder(name, readonly=True).get(b"EXISTS", 0))
    except imaplib.IMAP4.abort:
        raise
    except imaplib.IMAP4.error as error:
        raise Trouble("no_sent_folder", trouble.words_of(error)) from None


def _made(connection: Connection, mailbox: Mailbox) -> str:
    """A new one, as any mail program makes it with the first mail sent; it is looked into from now on."""
    name = _prefix(connection) + _NEW
    try:
        connection.create_folder(name)
    except imaplib.IMAP4.abort:
        raise
    except imaplib.IMAP4.error as error:
        raise Trouble("no_sent_folder", trouble.words_of(error)) from None
    connection.subscribe_folder(name)
    if not mailbox.folders.filter(role=Folder.Role.SENT).exists():
        Folder.objects.get_or_create(mailbox=mailbox, name=name, defaults={"role": Folder.Role.SENT})
    return name


def _prefix(connection: Connection) -> str:
    """What the names of one's own folders begin with at this server."""
    if not connection.has_capability("NAMESPACE"):
        return ""
    personal = connection.namespace().personal
    return str(personal[0][0]) if personal else ""


def _holds(connection: Connection, count: int, message_id: str) -> bool:
    """Whether the selected folder, with so many mails, holds that one."""
    wanted = message_id.strip("<> ")
    if not count:
        return False
    # Some servers refuse this search and some answer it late; the newest are looked at in any case.
    with contextlib.suppress(imaplib.IMAP4.error):
        if connection.search(["HEADER", "Message-ID", wanted]):
            return True
    newest = f"{max(1, count - _LOOKED_AT + 1)}:{count}"
    _, data = connection._imap.fetch(newest, "(BODY.PEEK[HEADER.FIELDS (MESSAGE-ID)])")
    return any(wanted.encode() in piece[1] for piece in data if isinstance(piece, tuple))

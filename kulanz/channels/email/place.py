"""Where a mail lies on the server: the name under which it is known here, and the way back from the name."""

import hashlib

from kulanz.channels.models import Folder, Mailbox

_LONGEST_NAME = 200


def remote_id(folder: Folder, uid: int) -> str:
    """What the mail is called here: the folder, the numbering of the server, the number."""
    return f"{_numbering(folder)}{uid}"


def find(mailbox: Mailbox, remote_id: str) -> tuple[Folder, int] | None:
    """Folder and UID; None where that folder is no longer watched or has been numbered anew."""
    for folder in mailbox.folders.all():
        uid = remote_id.removeprefix(_numbering(folder))
        if uid != remote_id and uid.isdecimal():
            return folder, int(uid)
    return None


def _numbering(folder: Folder) -> str:
    name = folder.name
    if len(name) > _LONGEST_NAME:
        name = hashlib.sha256(name.encode()).hexdigest()
    return f"{name}/{folder.uid_validity}/"

"""Mailboxes on a real Dovecot, and mail for them."""

from kulanz.channels.models import Mailbox
from tests import a
from tests.servers.dovecot import User


def mailbox_of(user: User, **fields: object) -> Mailbox:
    values = {
        "imap_host": "127.0.0.1",
        "imap_port": user.server.port,
        "imap_security": "plain",
        "imap_user": user.address,
        "secret": {"password": user.password},
        "poll_seconds": 5,
    }
    return a.mailbox(**{**values, **fields})


def mail(subject: str, *, text: str = "Guten Tag", message_id: str = "") -> bytes:
    return a.mail(subject=subject, text=text, message_id=message_id).replace(b"\n", b"\r\n")

"""A connection to an IMAP server: to a checked address only, with the certificate of the name that was asked for."""

import contextlib
import imaplib
import select
import socket
import ssl
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from imapclient import SEEN, IMAPClient, SocketTimeout
from imapclient.exceptions import LoginError
from imapclient.response_parser import parse_fetch_response

from kulanz.channels.models import Mailbox
from kulanz.lib import tls
from kulanz.lib.hosts import is_loopback, resolve_allowed

from . import oauth, trouble
from .trouble import Trouble

CONNECT_SECONDS = 20
READ_SECONDS = 60
# Larger mails are left on the server.
LARGEST = 100_000_000
_BODY = b"BODY[]"
_HEADER = b"BODY[HEADER]"


@dataclass(frozen=True, slots=True)
class Listed:
    """A mail on the server, before it is fetched."""

    uid: int
    size: int
    arrived_at: datetime | None


class Connection(IMAPClient):  # type: ignore[misc]  # imapclient has no types
    def __init__(self, host: str, port: int, security: str) -> None:
        self._addresses = reachable(host, security)
        super().__init__(
            host,
            port,
            ssl=security == Mailbox.Security.TLS,
            ssl_context=tls.context() if security == Mailbox.Security.TLS else None,
            timeout=SocketTimeout(CONNECT_SECONDS, READ_SECONDS),
        )
        # imaplib would write every line into a log, those with passwords too.
        self._imap.debug = 0

    def _create_IMAP4(self) -> imaplib.IMAP4:  # noqa: N802  (imapclient's name)
        return _Wire(self.host, self.port, self._addresses, self.ssl_context if self.ssl else None)

    @property
    def has_selected(self) -> bool:
        return bool(self._imap.state == "SELECTED")

    def listing(self, first_uid: int, last_uid: int | None = None) -> list[Listed]:
        """The mails from a UID on, in their order; by FETCH, for SEARCH is unreliable at some providers."""
        kind, data = self._imap.uid(
            "FETCH", f"{first_uid}:{last_uid or '*'}", "(UID RFC822.SIZE INTERNALDATE)"
        )
        self._checkok("fetch", kind, data)
        found = parse_fetch_response(data, False, True)
        listed = (
            Listed(uid, int(facts.get(b"RFC822.SIZE", 0)), facts.get(b"INTERNALDATE"))
            for uid, facts in found.items()
            # "n:*" also names the last mail when it is older than n (RFC 3501, 6.4.8).
            if uid >= first_uid
        )
        return sorted(listed, key=lambda mail: mail.uid)

    def lists(self, uid: int) -> bool:
        return any(mail.uid == uid for mail in self.listing(uid)[:1])

    def contents(self, uids: Sequence[int]) -> dict[int, bytes]:
        """The mails' bytes, leaving their flags alone; a mail the server does not give is missing."""
        return self._parts(uids, _BODY)

    def header(self, uid: int) -> bytes:
        return self._parts([uid], _HEADER).get(uid, b"")

    def mark_seen(self, uids: Sequence[int]) -> None:
        self.add_flags(list(uids), [SEEN], silent=True)

    def stirs(self, seconds: float) -> bool:
        """While in IDLE: whether the server says anything within that time (or hangs up)."""
        sock = self.socket()
        sock.setblocking(False)
        try:
            # What came in one piece with the answer to IDLE lies read in the buffer, where poll cannot see it.
            if cast(Any, self._imap.file).peek(1):
                return True
        except (ssl.SSLWantReadError, BlockingIOError):
            pass  # nothing there yet
        finally:
            sock.settimeout(READ_SECONDS)
        poll = select.poll()
        poll.register(sock, select.POLLIN)
        return bool(poll.poll(seconds * 1000))

    def leave(self) -> None:
        """Say goodbye, but do not wait for a server that no longer answers."""
        with contextlib.suppress(OSError, imaplib.IMAP4.error):
            self.socket().settimeout(1)
            self.logout()
        with contextlib.suppress(OSError, imaplib.IMAP4.error):
            self.shutdown()

    def cut(self) -> None:
        """From another thread: end whatever this connection is waiting for."""
        with contextlib.suppress(OSError):
            self.socket().shutdown(socket.SHUT_RDWR)

    def _parts(self, uids: Sequence[int], part: bytes) -> dict[int, bytes]:
        answer = self.fetch(list(uids), [part.replace(b"BODY", b"BODY.PEEK")])
        return {uid: facts[part] for uid, facts in answer.items() if facts.get(part) is not None}


class _Wire(imaplib.IMAP4):
    def __init__(self, host: str, port: int, addresses: list[str], context: ssl.SSLContext | None) -> None:
        self._addresses = addresses
        self._context = context
        super().__init__(host, port, CONNECT_SECONDS)

    def _create_socket(self, timeout: float | None) -> socket.socket:
        sock = reach(self._addresses, self.port, timeout)
        return self._context.wrap_socket(sock, server_hostname=self.host) if self._context else sock


def reachable(host: str, security: str) -> list[str]:
    """The addresses of a host that we may go to; without encryption only those of this machine."""
    addresses = resolve_allowed(host)
    if security == Mailbox.Security.PLAIN and not all(map(is_loopback, addresses)):
        raise Trouble("plain")
    return addresses


def reach(addresses: Sequence[str], port: int, timeout: float | None = CONNECT_SECONDS) -> socket.socket:
    """The first of the addresses that answers."""
    for address in addresses[:-1]:
        with contextlib.suppress(OSError):
            return socket.create_connection((address, port), timeout)
    return socket.create_connection((addresses[-1], port), timeout)


def connect(mailbox: Mailbox) -> Connection:
    """Connected and signed in; an OAuth token that is refused is renewed once. Raises Trouble."""
    return oauth.renewing(mailbox, lambda fresh: _signed_in(mailbox, fresh=fresh))


def opened(mailbox: Mailbox) -> Connection:
    """Connected and encrypted as the mailbox wants it, not yet signed in."""
    connection = Connection(mailbox.imap_host, mailbox.imap_port, mailbox.imap_security)
    if mailbox.imap_security == Mailbox.Security.STARTTLS:
        if not connection.has_capability("STARTTLS"):
            connection.leave()
            raise Trouble("no_starttls")
        connection.starttls(tls.context())
    return connection


def sign_in(connection: Connection, mailbox: Mailbox, *, fresh: bool = False) -> None:
    try:
        if mailbox.login == Mailbox.Login.OAUTH:
            _by_token(connection, mailbox, oauth.access_token(mailbox, fresh=fresh))
        else:
            _by_password(connection, mailbox.imap_user, str(mailbox.secret.get("password", "")))
    except LoginError as error:
        said = str(error).removeprefix("b'").removesuffix("'")  # imapclient prints the bytes
        said = trouble.without(secrets_of(mailbox), said)
        raise Trouble(trouble.refused_sign_in(said), said) from None


def secrets_of(mailbox: Mailbox) -> list[str]:
    return [value for value in mailbox.secret.values() if isinstance(value, str)]


def _signed_in(mailbox: Mailbox, *, fresh: bool) -> Connection:
    with trouble.named(secrets_of(mailbox)):
        connection = opened(mailbox)
        try:
            sign_in(connection, mailbox, fresh=fresh)
        except BaseException:
            connection.leave()
            raise
        return connection


def _by_password(connection: Connection, user: str, password: str) -> None:
    if connection.has_capability("LOGINDISABLED"):
        raise Trouble("oauth_needed" if connection.has_capability("AUTH=XOAUTH2") else "password_refused")
    # LOGIN has no way to say which letters are meant; PLAIN is UTF-8 (RFC 4616).
    if (user + password).isascii() or not connection.has_capability("AUTH=PLAIN"):
        connection.login(user, password)
    else:
        connection.plain_login(user, password)


def _by_token(connection: Connection, mailbox: Mailbox, token: str) -> None:
    if not connection.has_capability("AUTH=XOAUTH2"):
        raise Trouble("no_oauth")
    connection.sasl_login("XOAUTH2", _once(f"user={mailbox.imap_user}\1auth=Bearer {token}\1\1"))


def _once(answer: str) -> Callable[[bytes], str]:
    """The token is the first answer; to the refusal that may follow, the answer is empty."""
    answers = [answer]
    return lambda challenge: answers.pop() if answers else ""

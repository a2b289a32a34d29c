"""One mail to one SMTP server: who was refused, and what is known when the connection breaks (RFC 5321)."""

import base64
import contextlib
import re
import smtplib
import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from kulanz.channels.email import oauth, reasons, trouble
from kulanz.channels.email.imap import reach, reachable, secrets_of
from kulanz.channels.email.trouble import Trouble
from kulanz.channels.letter import BounceReason
from kulanz.channels.models import Mailbox
from kulanz.lib import tls

COMMAND_SECONDS = 60
# RFC 5321 section 4.5.3.2.6: after the text, a server may take ten minutes before it answers.
FINAL_ANSWER_SECONDS = 600
CHUNK = 1 << 16
# A name of this machine would tell strangers about the network; an address literal is always valid.
OWN_NAME = "[127.0.0.1]"
# RFC 5321 section 4.5.3.1.4, for the command with its name and line end.
_LONGEST_COMMAND = 512
# The server wants us to sign in (otherwise): nothing that is wrong with the recipient.
_SIGN_IN_CODES = (530, 534, 535, 538)
_BY_CODE: dict[int, BounceReason] = {551: "moved", 552: "too_large", 521: "host_unknown", 556: "host_unknown"}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of the mail for one recipient, with what the server said."""

    outcome: Literal["sent", "retry", "failed", "unclear"]
    code: str = ""
    answer: str = ""
    reason: str = ""


def deliver(
    mailbox: Mailbox,
    envelope_from: str,
    recipients: Sequence[str],
    content: bytes,
    *,
    may_begin: Callable[[Sequence[str]], bool],
) -> dict[str, Verdict]:
    """One attempt for all recipients in one transaction; those without a verdict were not begun.

    `may_begin` is asked with the accepted recipients just before the first byte of the text leaves.
    """
    try:
        connection = connected(mailbox)
    except Trouble as error:
        return dict.fromkeys(recipients, Verdict("retry", error.code, error.detail))
    try:
        return _transaction(connection, envelope_from, recipients, content, may_begin)
    finally:
        leave(connection)


def connected(mailbox: Mailbox, *, seconds: float = COMMAND_SECONDS) -> smtplib.SMTP:
    """Connected and signed in; an OAuth token that is refused is renewed once. Raises Trouble."""
    return oauth.renewing(mailbox, lambda fresh: _signed_in(mailbox, seconds, fresh=fresh))


def opened(mailbox: Mailbox, *, seconds: float = COMMAND_SECONDS) -> smtplib.SMTP:
    """Connected and encrypted as the mailbox wants it, not yet signed in."""
    connection = _Connection(mailbox, seconds)
    try:
        connection.ehlo_or_helo_if_needed()
        if mailbox.smtp_security == Mailbox.Security.STARTTLS:
            connection.starttls(context=tls.context())
            connection.ehlo_or_helo_if_needed()
    except BaseException:
        connection.close()
        raise
    return connection


def leave(connection: smtplib.SMTP) -> None:
    """Say goodbye where somebody still listens; the mail's fate is decided already."""
    with contextlib.suppress(OSError, smtplib.SMTPException):
        if connection.sock is not None:
            connection.sock.settimeout(5)
            connection.quit()
    connection.close()


class _Connection(smtplib.SMTP):
    """To one of the addresses that were checked, with the certificate of the name that was asked for."""

    def __init__(self, mailbox: Mailbox, seconds: float) -> None:
        self._addresses = reachable(mailbox.smtp_host, mailbox.smtp_security)
        self._context = tls.context() if mailbox.smtp_security == Mailbox.Security.TLS else None
        super().__init__(mailbox.smtp_host, mailbox.smtp_port, OWN_NAME, seconds)

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
        plain = reach(self._addresses, port, timeout)
        if self._context is None:
            return plain
        try:
            return self._context.wrap_socket(plain, server_hostname=host)
        except BaseException:
            plain.close()
            raise


def _signed_in(mailbox: Mailbox, seconds: float, *, fresh: bool) -> smtplib.SMTP:
    with trouble.named(secrets_of(mailbox)):
        connection = opened(mailbox, seconds=seconds)
        try:
            _sign_in(connection, mailbox, fresh=fresh)
        except BaseException:
            connection.close()
            raise
        return connection


def _sign_in(connection: smtplib.SMTP, mailbox: Mailbox, *, fresh: bool) -> None:
    """By password or OAuth 2; not at all where nobody asks for it (a relay on this machine)."""
    offered = connection.esmtp_features.get("auth", "").upper().split()
    user = mailbox.smtp_user or mailbox.imap_user
    if mailbox.login == Mailbox.Login.OAUTH:
        if "XOAUTH2" not in offered:
            raise Trouble("no_oauth")
        token = oauth.access_token(mailbox, fresh=fresh)
        _say(connection, "XOAUTH2", f"user={user}\1auth=Bearer {token}\1\1", [token])
        return
    password = str(mailbox.secret.get("smtp_password") or mailbox.secret.get("password") or "")
    if password and (offered or mailbox.smtp_user):
        _by_password(connection, offered, user, password)


def _by_password(connection: smtplib.SMTP, offered: list[str], user: str, password: str) -> None:
    """PLAIN and LOGIN in UTF-8, for the library's own takes only ASCII passwords."""
    if "PLAIN" in offered:
        _say(connection, "PLAIN", "\0".join(["", user, password]), [password])
    elif "LOGIN" in offered:
        _say(connection, "LOGIN", user, [password], then=password)
    else:
        raise Trouble("oauth_needed" if "XOAUTH2" in offered else "password_refused")


def _say(
    connection: smtplib.SMTP, mechanism: str, answer: str, secrets: Sequence[str], *, then: str = ""
) -> None:
    """Sign in; an answer that is too long for the command goes on a line of its own (RFC 4954 section 4)."""
    command = f"{mechanism} {_packed(answer)}"
    if len(f"AUTH {command}\r\n") > _LONGEST_COMMAND:
        code, said = connection.docmd("AUTH", mechanism)
        if code == 334:
            code, said = connection.docmd(_packed(answer))
    else:
        code, said = connection.docmd("AUTH", command)
    if code == 334:  # it asks on: LOGIN for the password, XOAUTH2 for an empty line before it refuses
        code, said = connection.docmd(_packed(then))
    if code not in (235, 503):  # 503: signed in already
        words = f"{code} {said.decode(errors='replace')}"
        words = trouble.without([_packed(answer), *([_packed(then)] if then else []), *secrets], words)
        raise Trouble("wait" if 400 <= code < 500 else trouble.refused_sign_in(words), words)


def _packed(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


def _transaction(
    connection: smtplib.SMTP,
    envelope_from: str,
    recipients: Sequence[str],
    content: bytes,
    may_begin: Callable[[Sequence[str]], bool],
) -> dict[str, Verdict]:
    verdicts: dict[str, Verdict] = {}
    try:
        accepted = _envelope(connection, envelope_from, recipients, len(content), verdicts)
        if not accepted:
            return verdicts
        code, said = connection.docmd("DATA")
    except (OSError, smtplib.SMTPException) as error:
        broken = Verdict("retry", "dropped", trouble.words_of(error))
        return dict.fromkeys(recipients, broken) | verdicts
    if code != 354:
        return verdicts | dict.fromkeys(accepted, _judged(code, said, "data"))
    if may_begin(accepted):
        verdicts |= dict.fromkeys(accepted, _text(connection, content))
    else:
        connection.close()  # without the final dot: the server throws away what it has
    return verdicts


def _envelope(
    connection: smtplib.SMTP,
    envelope_from: str,
    recipients: Sequence[str],
    size: int,
    verdicts: dict[str, Verdict],
) -> list[str]:
    """The recipients whom the server takes; the others get their verdict."""
    options = [f"SIZE={size}"] if "size" in connection.esmtp_features else []
    code, said = connection.mail(envelope_from, options)
    if code != 250:
        verdicts |= dict.fromkeys(recipients, _judged(code, said, "mail"))
        return []
    accepted: list[str] = []
    for number, recipient in enumerate(recipients):
        code, said = connection.rcpt(recipient)
        if code == 421:  # the server is closing: those accepted so far are not served either
            verdicts |= dict.fromkeys([*accepted, *recipients[number:]], _judged(code, said, "rcpt"))
            return []
        if code in (250, 251):
            accepted.append(recipient)
        else:
            verdicts[recipient] = _judged(code, said, "rcpt")
    return accepted


def _text(connection: smtplib.SMTP, content: bytes) -> Verdict:
    """Send the text; nobody knows what became of it once the final dot has left without an answer."""
    is_complete = False
    try:
        wire = connection.sock
        if wire is None:
            return Verdict("retry", "dropped")
        stuffed = memoryview(_stuffed(content))
        for start in range(0, len(stuffed), CHUNK):
            wire.sendall(stuffed[start : start + CHUNK])
        wire.settimeout(FINAL_ANSWER_SECONDS)
        is_complete = True
        wire.sendall(b".\r\n")
        code, said = connection.getreply()
    except (OSError, smtplib.SMTPException) as error:
        return Verdict("unclear" if is_complete else "retry", "dropped", trouble.words_of(error))
    return _judged(code, said, "text")


def _stuffed(content: bytes) -> bytes:
    """Transparent for dots (RFC 5321 section 4.5.2) and ending with a line end."""
    ended = content if content.endswith(b"\r\n") else content + b"\r\n"
    return re.sub(rb"(?m)^\.", b"..", ended)


def _judged(code: int, said: bytes, command: str) -> Verdict:
    words = said.decode(errors="replace")
    status = reasons.status_of("", words)
    named = f"{code} {status}" if status else str(code)
    answer = reasons.cleaned(f"{code} {words}") or ""
    if code == 250 and command == "text":
        return Verdict("sent", named, answer)
    if 500 <= code < 600 and code not in _SIGN_IN_CODES:
        return Verdict("failed", named, answer, _reason(code, status, words, command))
    if 400 <= code < 500 or code in _SIGN_IN_CODES:
        return Verdict("retry", named, answer, _reason(code, status, words, command))
    return Verdict("unclear" if command == "text" else "retry", named, answer)


def _reason(code: int, status: str | None, words: str, command: str) -> str:
    found = reasons.reason_of(status, words, "", "data" if command == "text" else command)
    return _BY_CODE.get(code, found) if found == "other" else found

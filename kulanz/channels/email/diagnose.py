"""The connection test of a mailbox: step by step, until one fails, for receiving and for sending."""

import base64
import contextlib
import smtplib
import socket
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kulanz.channels.models import Mailbox
from kulanz.lib import tls

from . import imap, oauth, trouble
from .explain import explain, refined
from .trouble import Trouble

LABELS: dict[str, str | Promise] = {
    "found": _("Server name found"),
    "reached": _("Server reached"),
    "secure": _("Connection encrypted, certificate valid"),
    "signed_in": _("Signed in"),
    "folders": _("Folders seen"),
}


DOING: dict[str, str | Promise] = {
    "found": _("Looking up the server …"),
    "reached": _("Connecting …"),
    "secure": _("Checking encryption and certificate …"),
    "signed_in": _("Signing in …"),
    "folders": _("Looking for the folders …"),
}


@dataclass(frozen=True, slots=True)
class Ahead:
    """A step that is still to be taken."""

    server: str
    name: str

    @property
    def key(self) -> str:
        return f"{self.server}-{self.name}"

    @property
    def doing(self) -> str | Promise:
        return DOING[self.name]


@dataclass(frozen=True, slots=True)
class Step:
    """`said` says in plain words how it went, `advice` what to do, `detail` what the server answered."""

    server: str
    name: str
    ok: bool
    code: str = ""
    said: str | Promise = ""
    advice: str | Promise = ""
    detail: str = ""

    @property
    def label(self) -> str | Promise:
        return LABELS[self.name]

    @property
    def is_first(self) -> bool:
        return self.name == "found"


def check(mailbox: Mailbox) -> list[Step]:
    """Receiving and sending, each up to its first failure; a server that is not named is left out."""
    steps: list[Step] = []
    ahead = first(mailbox)
    while ahead:
        step = take(mailbox, ahead)
        steps.append(step)
        ahead = following(mailbox, step)
    return steps


def first(mailbox: Mailbox) -> Ahead | None:
    return next(iter(plan(mailbox)), None)


def following(mailbox: Mailbox, step: Step) -> Ahead | None:
    """What comes after a step: after a failure, the other server."""
    ahead = plan(mailbox)
    rest = ahead[ahead.index(Ahead(step.server, step.name)) + 1 :]
    return next((one for one in rest if step.ok or one.server != step.server), None)


def plan(mailbox: Mailbox) -> list[Ahead]:
    """Every step there is for this mailbox, in order."""
    return [Ahead(server, name) for server, (_host, steps) in _servers(mailbox).items() for name in steps]


def take(mailbox: Mailbox, ahead: Ahead) -> Step:
    host, steps = _servers(mailbox)[ahead.server]
    try:
        with trouble.named(imap.secrets_of(mailbox)):
            steps[ahead.name]()
    except Trouble as error:
        code = refined(error.code, host)
        return Step(ahead.server, ahead.name, False, code, *explain(code, host), detail=error.detail)
    return Step(ahead.server, ahead.name, True, said=LABELS[ahead.name])


_Steps = dict[str, Callable[[], object]]


def _servers(mailbox: Mailbox) -> dict[str, tuple[str, _Steps]]:
    servers = {
        "imap": (mailbox.imap_host, _imap_steps(mailbox)),
        "smtp": (mailbox.smtp_host, _smtp_steps(mailbox)),
    }
    return {server: (host, steps) for server, (host, steps) in servers.items() if host}


def _imap_steps(mailbox: Mailbox) -> _Steps:
    host, port, security = mailbox.imap_host, mailbox.imap_port, mailbox.imap_security
    return {
        "found": lambda: imap.reachable(host, security),
        "reached": lambda: imap.reach(imap.reachable(host, security), port).close(),
        "secure": lambda: imap.opened(mailbox).leave(),
        "signed_in": lambda: imap.connect(mailbox).leave(),
        "folders": lambda: _see_folders(mailbox),
    }


def _see_folders(mailbox: Mailbox) -> None:
    connection = imap.connect(mailbox)
    try:
        if not connection.list_folders():
            raise Trouble("no_folders")
        connection.select_folder("INBOX", readonly=True)
    finally:
        connection.leave()


def _smtp_steps(mailbox: Mailbox) -> _Steps:
    host, port, security = mailbox.smtp_host, mailbox.smtp_port, mailbox.smtp_security
    return {
        "found": lambda: imap.reachable(host, security),
        "reached": lambda: imap.reach(imap.reachable(host, security), port).close(),
        "secure": lambda: _smtp_opened(mailbox).close(),
        "signed_in": lambda: _smtp_sign_in(mailbox),
    }


class _Smtp(smtplib.SMTP):
    def __init__(self, host: str, port: int, addresses: list[str], context: ssl.SSLContext | None) -> None:
        self._addresses = addresses
        self._context = context
        super().__init__(host, port, timeout=imap.CONNECT_SECONDS)

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
        sock = imap.reach(self._addresses, port, timeout)
        return self._context.wrap_socket(sock, server_hostname=host) if self._context else sock


def _smtp_opened(mailbox: Mailbox) -> smtplib.SMTP:
    security = mailbox.smtp_security
    context = tls.context() if security == Mailbox.Security.TLS else None
    addresses = imap.reachable(mailbox.smtp_host, security)
    smtp = _Smtp(mailbox.smtp_host, mailbox.smtp_port, addresses, context)
    try:
        smtp.ehlo_or_helo_if_needed()
        if security == Mailbox.Security.STARTTLS:
            smtp.starttls(context=tls.context())
            smtp.ehlo()
    except BaseException:
        smtp.close()
        raise
    return smtp


def _smtp_sign_in(mailbox: Mailbox) -> None:
    if not mailbox.smtp_user:
        return  # a server of one's own may want no sign-in
    if mailbox.login != Mailbox.Login.OAUTH:
        _smtp_try(mailbox, _plain(mailbox))
        return
    try:
        _smtp_try(mailbox, ("XOAUTH2", _bearer(mailbox, fresh=False)))
    except Trouble as refused:
        if refused.code != "password":
            raise
        _smtp_try(mailbox, ("XOAUTH2", _bearer(mailbox, fresh=True)))


def _smtp_try(mailbox: Mailbox, way: tuple[str, str]) -> None:
    mechanism, answer = way
    smtp = _smtp_opened(mailbox)
    try:
        offered = smtp.esmtp_features.get("auth", "").upper().split()
        if mechanism not in offered and (mechanism == "XOAUTH2" or "LOGIN" not in offered):
            raise Trouble("no_oauth" if mechanism == "XOAUTH2" else _without_passwords(offered))
        code, said = _authenticated(smtp, mechanism if mechanism in offered else "LOGIN", answer)
        if code != 235:
            words = trouble.without(imap.secrets_of(mailbox), f"{code} {said.decode(errors='replace')}")
            raise Trouble(trouble.refused_sign_in(words), words)
    finally:
        with contextlib.suppress(smtplib.SMTPException, OSError):
            smtp.quit()
        smtp.close()


def _authenticated(smtp: smtplib.SMTP, mechanism: str, answer: str) -> tuple[int, bytes]:
    if mechanism == "LOGIN":
        user, password = answer.split("\0")[1:]
        smtp.docmd("AUTH", "LOGIN")
        smtp.docmd(_base64(user))
        return smtp.docmd(_base64(password))
    code, said = smtp.docmd("AUTH", f"{mechanism} {_base64(answer)}")
    return smtp.docmd("") if code == 334 else (code, said)  # XOAUTH2 tells of a refusal in a challenge first


def _without_passwords(offered: list[str]) -> str:
    return "oauth_needed" if "XOAUTH2" in offered else "password_refused"


def _plain(mailbox: Mailbox) -> tuple[str, str]:
    secret: dict[str, Any] = mailbox.secret
    password = secret.get("smtp_password") or secret.get("password", "")
    return "PLAIN", f"\0{mailbox.smtp_user}\0{password}"


def _bearer(mailbox: Mailbox, *, fresh: bool) -> str:
    token = oauth.access_token(mailbox, fresh=fresh)
    return f"user={mailbox.smtp_user}\1auth=Bearer {token}\1\1"


def _base64(text: str) -> str:
    return base64.b64encode(text.encode()).decode()

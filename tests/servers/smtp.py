"""A real SMTP server that can be told to refuse, to put off, and to die before or after the text."""

import asyncio
import base64
import socket
import ssl
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

USER, PASSWORD = "desk@example.test", "geheim-ß"


@dataclass
class SmtpServer:
    """`mails` is what arrived; `answers` what it says instead of yes: by address, or at "MAIL", "DATA", "text".

    An answer of "drop" closes the connection: at "DATA" before the text is taken, at "text" after it was.
    """

    mails: list[Envelope] = field(default_factory=list)
    answers: dict[str, str] = field(default_factory=dict)
    attempts: int = 0
    # Seconds it thinks about each text before it says that it has it.
    delay: float = 0.0
    port: int = 0
    host: str = "127.0.0.1"
    certificate: Path | None = None

    def recipients(self) -> list[str]:
        return [address for mail in self.mails for address in mail.rcpt_tos]

    async def handle_MAIL(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: Any
    ) -> str:
        self.attempts += 1
        envelope.mail_from = address
        return self.answers.get("MAIL", "250 OK")

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: Any
    ) -> str:
        answer = self.answers.get(address, "250 OK")
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        answer = self.answers.get("text", "250 OK queued as 1")
        if answer.startswith(("250", "drop")):
            await asyncio.sleep(self.delay)
            self.mails.append(envelope)
            await asyncio.sleep(self.delay)
        if answer == "drop":
            _hang_up(server)
        return answer


@dataclass
class OAuthServer(SmtpServer):
    """Lets in by XOAUTH2 alone, with one of `tokens`; `refusal` is how it says no, as the providers differ."""

    tokens: set[str] = field(default_factory=set)
    refusal: Literal["challenge", "at once", "and hang up"] = "challenge"
    # The tokens that were offered, in order.
    offered: list[str] = field(default_factory=list)

    async def auth_XOAUTH2(self, server: SMTP, args: list[str]) -> AuthResult:
        said = base64.b64decode(args[1]) if len(args) > 1 else await server.challenge_auth(b"")
        assert isinstance(said, bytes)
        user, bearer, *_end = said.decode().split("\1")
        token = bearer.removeprefix("auth=Bearer ")
        self.offered.append(token)
        if user == f"user={USER}" and token in self.tokens:
            return AuthResult(success=True, auth_data=user)
        if self.refusal == "challenge":
            await server.challenge_auth(b'{"status":"400","schemes":"Bearer"}')
        if self.refusal == "and hang up":
            await server.push("535 5.7.3 Authentication unsuccessful")
            _hang_up(server)
            return AuthResult(success=False, handled=True)
        return AuthResult(success=False, handled=False, message=f"535 5.7.8 no {args[-1]} {token}")


class _Server(SMTP):
    """Refuses DATA itself, or closes, when told so."""

    # RFC 4954: a command has 512 octets at most, a line within the sign-in many more.
    line_length_limit = 12_288

    async def smtp_DATA(self, arg: str) -> None:
        answer = self.event_handler.answers.get("DATA", "")
        if answer == "drop":
            _hang_up(self)
        elif answer == "drop-inside":
            await self.push("354 go on")
            await self._reader.readline()
            _hang_up(self)
        elif answer:
            await self.push(answer)
        else:
            await super().smtp_DATA(arg)


def _hang_up(server: SMTP) -> None:
    assert isinstance(server.transport, asyncio.Transport)
    server.transport.abort()


class _Controller(Controller):
    def factory(self) -> SMTP:
        return _Server(self.handler, **self.SMTP_kwargs)


def _let_in(server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: Any) -> AuthResult:
    known = isinstance(data, LoginPassword) and (data.login, data.password) == (
        USER.encode(),
        PASSWORD.encode(),
    )
    return AuthResult(success=known, handled=False)


@pytest.fixture
def smtp_server() -> Iterator[SmtpServer]:
    """Plain, on loopback, without sign-in."""
    yield from _running(SmtpServer())


@pytest.fixture
def smtp_server_with_auth() -> Iterator[SmtpServer]:
    """Plain, but only for those who sign in."""
    yield from _running(SmtpServer(), **_SIGN_IN)


@pytest.fixture
def smtp_server_with_starttls(tmp_path: Path) -> Iterator[SmtpServer]:
    """With STARTTLS, under a certificate of its own for "localhost"."""
    with_starttls = {"tls_context": _context(tmp_path), "require_starttls": True}
    yield from _running(SmtpServer(host="localhost", certificate=tmp_path / "smtp.crt"), **with_starttls)


@pytest.fixture
def smtp_server_with_starttls_and_auth(tmp_path: Path) -> Iterator[SmtpServer]:
    """Offers the sign-in only once the connection is encrypted, as most providers do at port 587."""
    options = {"tls_context": _context(tmp_path), "authenticator": _let_in, "auth_required": True}
    yield from _running(SmtpServer(host="localhost", certificate=tmp_path / "smtp.crt"), **options)


@pytest.fixture
def smtp_server_with_tls(tmp_path: Path) -> Iterator[SmtpServer]:
    """Encrypted from the first byte, as at port 465, and only for those who sign in."""
    options = {"ssl_context": _context(tmp_path), **_SIGN_IN}
    yield from _running(SmtpServer(host="localhost", certificate=tmp_path / "smtp.crt"), **options)


@pytest.fixture
def smtp_server_with_oauth(tmp_path: Path) -> Iterator[OAuthServer]:
    """As at port 465, for those who sign in by XOAUTH2."""
    options = {"ssl_context": _context(tmp_path), **_SIGN_IN, "auth_exclude_mechanism": ["PLAIN", "LOGIN"]}
    yield from _running(OAuthServer(host="localhost", certificate=tmp_path / "smtp.crt"), **options)


_SIGN_IN: dict[str, Any] = {"authenticator": _let_in, "auth_required": True, "auth_require_tls": False}


def _context(folder: Path) -> ssl.SSLContext:
    certificate, key = folder / "smtp.crt", folder / "smtp.key"
    subprocess.run(
        "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost"
        f" -addext subjectAltName=DNS:localhost -keyout {key} -out {certificate}".split(),
        check=True,
        capture_output=True,
    )
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate, key)
    return context


def _running(server: SmtpServer, **options: Any) -> Iterator[Any]:
    controller = _Controller(
        server, hostname="127.0.0.1", port=_free_port(), data_size_limit=60_000_000, **options
    )
    controller.start()
    server.port = controller.port
    yield server
    controller.stop()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])

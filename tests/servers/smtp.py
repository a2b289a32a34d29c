"""A real SMTP server that can be told to refuse, to put off, and to die before or after the text."""

import asyncio
import socket
import ssl
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

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


class _Server(SMTP):
    """Refuses DATA itself, or closes, when told so."""

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
    yield from _running()


@pytest.fixture
def smtp_server_with_auth() -> Iterator[SmtpServer]:
    """Plain, but only for those who sign in."""
    yield from _running(authenticator=_let_in, auth_required=True, auth_require_tls=False)


@pytest.fixture
def smtp_server_with_starttls(tmp_path: Path) -> Iterator[SmtpServer]:
    """With STARTTLS, under a certificate of its own for "localhost"."""
    certificate, key = tmp_path / "smtp.crt", tmp_path / "smtp.key"
    subprocess.run(
        "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost"
        f" -addext subjectAltName=DNS:localhost -keyout {key} -out {certificate}".split(),
        check=True,
        capture_output=True,
    )
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate, key)
    for server in _running(tls_context=context, require_starttls=True):
        server.certificate, server.host = certificate, "localhost"
        yield server


def _running(**options: Any) -> Iterator[SmtpServer]:
    server = SmtpServer()
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

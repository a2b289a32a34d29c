"""The connection test, against real servers, and what it says."""

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword
from django.utils import translation

from kulanz.channels.connecting import check
from kulanz.channels.email import imap, trouble
from kulanz.channels.email.diagnose import Step
from kulanz.channels.models import Mailbox
from tests import a
from tests.channels.email.fetched import mailbox_of
from tests.servers.dovecot import Dovecot

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def this_machine_is_allowed(settings: object) -> None:
    settings.ALLOWED_PRIVATE_HOSTS = ["127.0.0.1", "localhost"]  # type: ignore[attr-defined]  # takes any name


def test_a_mailbox_that_works_passes_every_step(dovecot: Dovecot) -> None:
    with smtp_server() as port:
        steps = check(whole(dovecot, smtp_port=port))

    assert [(step.server, step.name) for step in steps if step.ok] == [
        ("imap", "found"),
        ("imap", "reached"),
        ("imap", "open"),
        ("imap", "signed_in"),
        ("imap", "folders"),
        ("smtp", "found"),
        ("smtp", "reached"),
        ("smtp", "open"),
        ("smtp", "signed_in"),
    ]
    assert len(steps) == 9


@pytest.mark.parametrize(
    ("fields", "name", "code"),
    [
        ({"imap_host": "gibt-es-nicht.invalid", "imap_security": "tls"}, "found", "not_found"),
        ({"imap_host": "10.1.2.3", "imap_security": "tls"}, "found", "private"),
        ({"imap_host": "1.1.1.1"}, "found", "plain"),
        ({"imap_port": 9}, "reached", "refused"),
        ({"imap_security": "tls"}, "secure", "not_tls"),
        ({"secret": {"password": "falsch"}}, "signed_in", "password"),
        ({"login": "oauth"}, "signed_in", "oauth_missing"),
    ],
)
def test_the_first_step_that_fails_is_named_and_explained(
    dovecot: Dovecot, fields: dict[str, object], name: str, code: str
) -> None:
    steps = check(mailbox_of(dovecot.new_user(), **fields))

    assert [step.ok for step in steps] == [True] * (len(steps) - 1) + [False]
    assert (steps[-1].name, steps[-1].code) == (name, code)
    assert str(steps[-1].said) and str(steps[-1].advice)


def test_a_certificate_of_another_name_and_one_of_its_own_making_are_told_apart(
    dovecot: Dovecot, monkeypatch: pytest.MonkeyPatch
) -> None:
    tls = {"imap_security": "tls", "imap_port": dovecot.imaps_port}
    mailbox = mailbox_of(dovecot.new_user(), imap_host="localhost", **tls)
    assert failed(check(mailbox)).code == "certificate_self_signed"

    monkeypatch.setenv("SSL_CERT_FILE", str(dovecot.certificate))
    assert all(step.ok for step in check(mailbox))
    monkeypatch.setattr(imap, "resolve_allowed", lambda host: ["127.0.0.1"])
    mailbox.imap_host = "imap.buchgarten.example"
    assert failed(check(mailbox)).code == "certificate_name"


def test_a_server_that_never_answers_is_given_up(monkeypatch: pytest.MonkeyPatch, settings: object) -> None:
    settings.ALLOWED_PRIVATE_HOSTS = ["127.0.0.1"]  # type: ignore[attr-defined]  # takes any name
    monkeypatch.setattr(imap, "CONNECT_SECONDS", 0.5)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        steps = check(a.mailbox(imap_host="127.0.0.1", imap_port=port, imap_security="plain"))

    assert failed(steps).code == "timed_out"


@pytest.mark.parametrize(
    ("greeting", "answer", "code"),
    [
        (b"* OK [CAPABILITY IMAP4rev1 LOGINDISABLED STARTTLS] hier", b"", "password_refused"),
        (b"* OK [CAPABILITY IMAP4rev1 LOGINDISABLED AUTH=XOAUTH2] hier", b"", "oauth_needed"),
        (
            b"* OK [CAPABILITY IMAP4rev1] hier",
            b"NO [ALERT] Application-specific password required: https://support.example",
            "app_password",
        ),
        (
            b"* OK [CAPABILITY IMAP4rev1] hier",
            b"NO [ALERT] Your account is not enabled for IMAP use. Please visit your settings",
            "imap_disabled",
        ),
        (
            b"* OK [CAPABILITY IMAP4rev1] hier",
            b"BAD User is authenticated but not connected.",
            "imap_disabled",
        ),
        (b"* OK [CAPABILITY IMAP4rev1] hier", b"NO [UNAVAILABLE] Temporary authentication failure", "wait"),
        (b"* OK [CAPABILITY IMAP4rev1] hier", b"NO what is this: x hunter2-hunter2", "password"),
        (b"* BYE overloaded", b"", "dropped"),
    ],
)
def test_what_providers_answer_is_understood(greeting: bytes, answer: bytes, code: str) -> None:
    with imap_answering(greeting, answer) as port:
        mailbox = a.mailbox(imap_host="127.0.0.1", imap_port=port, imap_security="plain", imap_user="x")
        mailbox.secret = {"password": "hunter2-hunter2"}
        step = failed(check(mailbox))

    assert step.code == code
    assert "hunter2" not in step.detail


def test_the_smtp_sign_in_is_tried(dovecot: Dovecot) -> None:
    with smtp_server() as port:
        mailbox = whole(dovecot, smtp_port=port)
        mailbox.secret = {**mailbox.secret, "smtp_password": "falsch"}
        step = failed(check(mailbox))

    assert (step.server, step.name, step.code) == ("smtp", "signed_in", "password")
    assert "535" in step.detail


def test_smtp_with_starttls_wants_a_certificate_that_holds(
    dovecot: Dovecot, monkeypatch: pytest.MonkeyPatch
) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(dovecot.certificate, dovecot.folder / "k.pem")
    with smtp_server(context) as port:
        mailbox = whole(dovecot, smtp_port=port, smtp_host="localhost", smtp_security="starttls")
        assert failed(check(mailbox)).code == "certificate_self_signed"
        monkeypatch.setenv("SSL_CERT_FILE", str(dovecot.certificate))
        assert all(step.ok for step in check(mailbox))


def test_smtp_without_starttls_is_said_to_have_none(dovecot: Dovecot) -> None:
    with smtp_server() as port:
        steps = check(whole(dovecot, smtp_port=port, smtp_security="starttls"))

    assert failed(steps).code == "no_starttls"


def test_every_code_has_words_of_its_own() -> None:
    from kulanz.channels.email.explain import _ODD, _TEXTS

    codes = {code for _, code in (*trouble._KINDS, *trouble._SIGN_IN_WORDS)} | set(
        trouble._CERTIFICATES.values()
    )
    assert codes <= set(_TEXTS)
    with translation.override("en"):
        assert len({str(said) for said, _ in [*_TEXTS.values(), _ODD]}) == len(_TEXTS) + 1


def whole(dovecot: Dovecot, **fields: object) -> Mailbox:
    values = {"smtp_host": "127.0.0.1", "smtp_security": "plain", "smtp_user": "shop"}
    return mailbox_of(dovecot.new_user(), **{**values, **fields})


def failed(steps: list[Step]) -> Step:
    assert not steps[-1].ok or steps[-1].server == "smtp", steps
    return next(step for step in steps if not step.ok)


@contextmanager
def smtp_server(context: ssl.SSLContext | None = None) -> Iterator[int]:
    def authenticate(
        server: SMTP, session: object, envelope: object, mechanism: str, data: object
    ) -> AuthResult:
        known = isinstance(data, LoginPassword) and (data.login, data.password) == (b"shop", b"secret")
        return AuthResult(success=known, handled=False)

    controller = Controller(
        object(),
        hostname="127.0.0.1",
        port=free_port(),
        authenticator=authenticate,
        auth_require_tls=False,
        tls_context=context,
    )
    controller.start()
    try:
        yield controller.port
    finally:
        controller.stop()


@contextmanager
def imap_answering(greeting: bytes, answer: bytes) -> Iterator[int]:
    """A few words of IMAP, for what no Dovecot would say."""
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        while True:
            try:
                client, _ = listener.accept()
            except OSError:
                return
            with suppress(ConnectionError), client, client.makefile("rwb") as talk:
                talk.write(greeting + b"\r\n")
                talk.flush()
                for line in talk:
                    tag, command = line.split()[:2]
                    said = answer if command.upper() == b"LOGIN" else b"OK done"
                    if command.upper() == b"CAPABILITY":
                        talk.write(
                            b"* CAPABILITY " + greeting.partition(b"CAPABILITY ")[2].split(b"]")[0] + b"\r\n"
                        )
                    talk.write(tag + b" " + said + b"\r\n")
                    talk.flush()

    threading.Thread(target=serve, daemon=True).start()
    try:
        yield listener.getsockname()[1]
    finally:
        listener.close()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as held:
        return int(held.getsockname()[1])

"""To whom a mailbox connects when it sends: signed in, encrypted, allowed."""

from collections.abc import Iterator
from typing import Any

import pytest

from kulanz.channels import outbox
from kulanz.jobs import worker
from tests.channels.leaving import fate, mailbox, queued, time_for_the_next_try
from tests.servers.smtp import PASSWORD, USER, SmtpServer

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _loopback_is_allowed(settings: Any) -> Iterator[None]:
    settings.ALLOWED_PRIVATE_HOSTS = ["127.0.0.1", "localhost"]
    yield


def test_only_who_signs_in_may_send_and_umlauts_in_passwords_work(smtp_server_with_auth: SmtpServer) -> None:
    box = mailbox(smtp_server_with_auth, smtp_user=USER, secret={"password": "wrong"})
    queued(box)
    worker.run_waiting()
    assert (fate().state, fate().code) == ("retry", "password")
    assert "user name and password" in str(outbox.explain(fate()))

    box.secret = {"password": "for IMAP", "smtp_password": PASSWORD}
    box.save()
    time_for_the_next_try()
    worker.run_waiting()
    assert fate().state == "sent"


def test_starttls_needs_a_certificate_that_somebody_vouches_for(
    smtp_server_with_starttls: SmtpServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    queued(mailbox(smtp_server_with_starttls, smtp_security="starttls"))
    worker.run_waiting()
    assert (fate().state, fate().code) == ("retry", "certificate_self_signed")
    assert not smtp_server_with_starttls.mails

    monkeypatch.setenv("SSL_CERT_FILE", str(smtp_server_with_starttls.certificate))
    time_for_the_next_try()
    worker.run_waiting()
    assert fate().state == "sent"


def test_without_starttls_nothing_is_sent_in_the_clear(smtp_server: SmtpServer) -> None:
    queued(mailbox(smtp_server, smtp_security="starttls"))

    worker.run_waiting()

    assert (fate().state, fate().code) == ("retry", "no_starttls")
    assert smtp_server.attempts == 0


def test_private_addresses_are_not_connected_to_unless_the_owner_allows(
    smtp_server: SmtpServer, settings: Any
) -> None:
    settings.ALLOWED_PRIVATE_HOSTS = []
    queued(mailbox(smtp_server))

    worker.run_waiting()

    assert (fate().state, fate().code) == ("retry", "private")
    assert smtp_server.attempts == 0

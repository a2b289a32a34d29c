"""The desk's own mail."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core import mail
from django.core.mail import EmailMessage

from kulanz.jobs import worker
from kulanz.jobs.models import Job
from tests.channels.leaving import MAX, mailbox
from tests.servers.smtp import SmtpServer

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _loopback_is_allowed(settings: Any) -> Iterator[None]:
    settings.ALLOWED_PRIVATE_HOSTS = ["127.0.0.1", "localhost"]
    yield


def test_the_desks_own_mail_goes_through_the_first_mailbox_that_can_send(
    smtp_server: SmtpServer, settings: Any
) -> None:
    settings.EMAIL_BACKEND = "kulanz.channels.mail_backend.OwnMailbox"
    mailbox(smtp_server, display_name="Kräuterhof", imap_host="localhost")

    mail.get_connection().send_messages(
        [EmailMessage("Einladung", "Bitte hier klicken", "", ["Max <max@example.test>"])]
    )
    worker.run_waiting()

    [arrived] = smtp_server.mails
    assert arrived.rcpt_tos == [MAX]
    assert isinstance(arrived.content, bytes)
    assert b"Subject: Einladung\r\n" in arrived.content
    assert b"Auto-Submitted: auto-generated" in arrived.content
    assert not Job.objects.filter(task__contains="file_in_sent").exists()


def test_without_a_mailbox_the_desks_own_mail_is_named_in_the_log_by_its_subject(
    settings: Any, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("WARNING", logger="kulanz")
    settings.EMAIL_BACKEND = "kulanz.channels.mail_backend.OwnMailbox"

    sent = mail.get_connection().send_messages([EmailMessage("Neues Passwort", "geheimer Link", "", [MAX])])

    assert sent == 0
    assert "Neues Passwort" in caplog.text and "geheimer Link" not in caplog.text

"""Mail on its way out: delivered once, tried again, or said to have failed."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from kulanz.channels import outbox
from kulanz.channels.models import Channel, Outbound, Recipient
from kulanz.jobs import worker
from kulanz.jobs.models import Job
from kulanz.lib import vault
from kulanz.lib.refusal import Refusal
from tests.channels.leaving import ERIKA, MAIL, MAX, fate, mailbox, queued, time_for_the_next_try
from tests.servers.smtp import SmtpServer

pytestmark = pytest.mark.django_db
pytest_plugins = ["tests.servers.smtp"]


@pytest.fixture(autouse=True)
def _loopback_is_allowed(settings: Any) -> Iterator[None]:
    settings.ALLOWED_PRIVATE_HOSTS = ["127.0.0.1", "localhost"]
    yield


def test_a_queued_mail_is_delivered_with_its_bytes_once(smtp_server: SmtpServer) -> None:
    queued(mailbox(smtp_server), ERIKA, MAX)

    worker.run_waiting()
    worker.run_waiting()

    [arrived] = smtp_server.mails
    assert arrived.content == MAIL
    assert (arrived.mail_from, arrived.rcpt_tos) == ("desk@example.test", [ERIKA, MAX])
    assert fate().state == fate(MAX).state == "sent"
    assert fate().code == "250"


def test_a_mail_waits_for_its_time_and_can_be_taken_back_until_then(smtp_server: SmtpServer) -> None:
    outbound = queued(mailbox(smtp_server), send_after=timezone.now() + timedelta(seconds=10))
    worker.run_waiting()

    outbox.take_back(outbound)

    assert not smtp_server.mails
    assert not Recipient.objects.exists() and not Job.objects.exists()


def test_what_has_left_or_is_due_cannot_be_taken_back(smtp_server: SmtpServer) -> None:
    outbound = queued(mailbox(smtp_server))
    with pytest.raises(Refusal):
        outbox.take_back(outbound)

    worker.run_waiting()
    outbound.send_after = timezone.now() + timedelta(hours=1)
    with pytest.raises(Refusal):
        outbox.take_back(outbound)
    assert fate().state == "sent"


@pytest.mark.parametrize("recipients", [["nobody"], [" "], ["a@b.de\r\nRCPT TO:<c@d.de>"]])
def test_nothing_is_queued_for_an_address_that_is_none(
    smtp_server: SmtpServer, recipients: list[str]
) -> None:
    with pytest.raises(Refusal):
        queued(mailbox(smtp_server), *recipients)
    assert not Outbound.objects.exists()


def test_each_recipient_has_a_fate_of_its_own(smtp_server: SmtpServer) -> None:
    smtp_server.answers = {
        "gone@example.test": "550 5.1.1 User unknown",
        "full@example.test": "452 4.2.2 Mailbox full",
    }
    queued(mailbox(smtp_server), ERIKA, "gone@example.test", "full@example.test")

    worker.run_waiting()

    assert smtp_server.recipients() == [ERIKA]
    assert fate().state == "sent"
    gone, full = fate("gone@example.test"), fate("full@example.test")
    assert (gone.state, gone.code, gone.reason) == ("failed", "550 5.1.1", "unknown_user")
    assert "User unknown" in gone.answer
    assert "no such mailbox" in str(outbox.explain(gone))
    assert (full.state, full.reason) == ("retry", "mailbox_full")
    assert full.next_try_at and full.next_try_at > timezone.now() + timedelta(seconds=50)

    smtp_server.answers.clear()
    time_for_the_next_try()
    worker.run_waiting()
    assert smtp_server.recipients() == [ERIKA, "full@example.test"]


@pytest.mark.parametrize(
    ("where", "answer", "state"),
    [
        ("MAIL", "450 4.7.1 greylisted", "retry"),
        ("MAIL", "550 5.7.1 sender blocked", "failed"),
        (ERIKA, "421 4.3.2 closing", "retry"),
        (ERIKA, "450 4.2.0 greylisted", "retry"),
        ("DATA", "451 4.3.0 not now", "retry"),
        ("DATA", "554 5.6.0 no", "failed"),
        ("DATA", "drop", "retry"),
        ("text", "421 4.3.2 closing", "retry"),
        ("text", "452 4.3.1 disk full", "retry"),
        ("text", "554 5.7.1 spam", "failed"),
        ("text", "drop", "unclear"),
    ],
)
def test_what_the_server_does_decides_what_is_known(
    smtp_server: SmtpServer, where: str, answer: str, state: str
) -> None:
    smtp_server.answers[where] = answer
    queued(mailbox(smtp_server), ERIKA, MAX)

    worker.run_waiting()

    assert fate().state == state
    assert str(outbox.explain(fate()))
    assert (fate(MAX).state == "sent") == (answer.startswith("450 4.2.0"))


def test_what_is_unclear_is_never_sent_again_by_itself_but_by_a_person(smtp_server: SmtpServer) -> None:
    smtp_server.answers["text"] = "drop"
    queued(mailbox(smtp_server))
    worker.run_waiting()
    smtp_server.answers.clear()

    Recipient.objects.update(changed_at=timezone.now() - timedelta(days=1))
    outbox.sweep_stale()
    worker.run_waiting()
    assert len(smtp_server.mails) == 1

    outbox.send_again(fate())
    worker.run_waiting()
    assert len(smtp_server.mails) == 2
    assert fate().state == "sent"
    with pytest.raises(Refusal):
        outbox.send_again(fate())


def test_a_server_that_is_not_there_is_tried_for_two_days_and_then_reported(smtp_server: SmtpServer) -> None:
    queued(mailbox(smtp_server, smtp_port=1))
    waited = timedelta()

    for _ in range(100):
        worker.run_waiting()
        if fate().state != "retry":
            break
        assert fate().code == "refused"
        waited += fate().next_try_at - timezone.now()  # type: ignore[operator]  # it is set in this state
        time_for_the_next_try()

    assert fate().state == "failed" and fate().reason == "expired"
    assert timedelta(hours=40) < waited < timedelta(hours=54)


def test_the_folder_for_trying_out_sends_nothing_anywhere(settings: Any) -> None:
    channel = Channel.objects.create(kind="folder", name="Demo", address="desk@example.test")
    outbox.queue(
        channel,
        MAIL,
        message_id="1@x",
        envelope_from=channel.address,
        recipients=[ERIKA],
        send_after=timezone.now(),
    )

    worker.run_waiting()

    assert fate().state == "sent"
    [file] = (settings.DATA / "outgoing").iterdir()
    assert file.read_bytes() == MAIL


def test_bytes_of_a_mail_taken_back_are_forgotten(
    smtp_server: SmtpServer, django_capture_on_commit_callbacks: Any
) -> None:
    outbound = queued(mailbox(smtp_server), send_after=timezone.now() + timedelta(hours=1))
    assert vault.path(outbound.sha256).exists()

    with django_capture_on_commit_callbacks(execute=True):
        outbox.take_back(outbound)

    assert not vault.path(outbound.sha256).exists()

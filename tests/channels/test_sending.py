"""The outgoing side of a mailbox: noted where it fails, looked at again, and said to be well when it is."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from kulanz.business.models import Notice
from kulanz.channels import outbox
from kulanz.channels.models import Mailbox, Recipient
from kulanz.flow import alarms, health
from kulanz.jobs import worker
from kulanz.jobs.models import Job
from tests import a
from tests.channels.leaving import ERIKA, fate, mailbox, queued
from tests.servers.smtp import PASSWORD, USER, SmtpServer

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _loopback_is_allowed(settings: Any) -> Iterator[None]:
    settings.ALLOWED_PRIVATE_HOSTS = ["127.0.0.1", "localhost"]
    yield


@pytest.fixture
def desk() -> Client:
    browser = Client()
    browser.force_login(a.staff("owner", language="en"))
    return browser


def with_password(server: SmtpServer, password: str) -> Mailbox:
    """Its receiving side is well."""
    return mailbox(
        server, smtp_user=USER, secret={"password": password}, imap_host="imap.shop.example",
        last_success_at=timezone.now(),
    )  # fmt: skip


def try_again_later() -> None:
    """A quarter of an hour has passed."""
    Mailbox.objects.update(sending_tried_at=timezone.now() - timedelta(minutes=16))
    outbox.look_after_sending()
    worker.run_waiting()


def test_a_refused_sign_in_stands_on_the_home_page_although_mail_comes_in(
    smtp_server_with_auth: SmtpServer, desk: Client
) -> None:
    queued(with_password(smtp_server_with_auth, "falsch"))

    worker.run_waiting()

    assert [box.channel.name for box in health.look().not_sending] == ["Laden"]
    assert not health.look().is_well and not health.look().failing
    assert "has not been able to send for" in desk.get("/").content.decode()
    page = desk.get("/settings/mailboxes").content.decode()
    assert "Sending does not work." in page
    assert "does not accept this user name and password" in page
    assert "falsch" not in page


def test_when_it_works_again_that_is_said_and_what_waited_goes_out(
    smtp_server_with_auth: SmtpServer, desk: Client
) -> None:
    box = with_password(smtp_server_with_auth, "falsch")
    queued(box)
    worker.run_waiting()
    assert fate().state == "retry"

    Mailbox.objects.filter(pk=box.pk).update(secret={"password": PASSWORD})
    try_again_later()
    worker.run_waiting()

    assert smtp_server_with_auth.recipients() == [ERIKA] and fate().state == "sent"
    assert health.look().is_well
    assert "able to send" not in desk.get("/").content.decode()
    assert "Sending works again" in desk.get("/settings/mailboxes").content.decode()


def test_as_long_as_it_fails_it_is_asked_now_and_then_and_not_all_the_time(
    smtp_server_with_auth: SmtpServer,
) -> None:
    queued(with_password(smtp_server_with_auth, "falsch"))
    worker.run_waiting()

    assert outbox.look_after_sending() == 0
    since = Mailbox.objects.get().sending_failing_since
    try_again_later()
    assert outbox.look_after_sending() == 0
    assert Mailbox.objects.get().sending_failing_since == since


def test_a_server_that_is_down_is_noted_and_a_mail_that_gets_through_ends_it(smtp_server: SmtpServer) -> None:
    box = mailbox(smtp_server, smtp_port=1)
    queued(box)
    worker.run_waiting()
    assert Mailbox.objects.get().sending_failure == "refused"

    Mailbox.objects.update(smtp_port=smtp_server.port)
    queued(Mailbox.objects.get(), "max@example.test", message_id="2@example.test")
    worker.run_waiting()
    worker.run_waiting()

    kept = Mailbox.objects.get()
    assert (kept.sending_failing_since, kept.sending_failure) == (None, "") and kept.sending_recovered_at
    assert {recipient.state for recipient in Recipient.objects.all()} == {"sent"}


@pytest.mark.parametrize("answer", ["550 5.1.1 User unknown", "452 4.2.2 Mailbox full"])
def test_what_is_wrong_with_a_recipient_is_nothing_against_the_mailbox(
    smtp_server: SmtpServer, answer: str
) -> None:
    smtp_server.answers = {ERIKA: answer}
    queued(mailbox(smtp_server))
    worker.run_waiting()
    assert health.look().not_sending == []


def test_a_server_that_wants_a_sign_in_although_none_was_set_up_is_noted(smtp_server: SmtpServer) -> None:
    smtp_server.answers = {"MAIL": "530 5.7.0 Authentication required"}
    queued(mailbox(smtp_server))
    worker.run_waiting()
    assert Mailbox.objects.get().sending_failure == "password"


def test_a_mailbox_that_rests_is_left_alone(smtp_server: SmtpServer) -> None:
    box = mailbox(smtp_server, smtp_port=1)
    queued(box)
    worker.run_waiting()
    box.channel.is_active = False
    box.channel.save()
    assert health.look().not_sending == []


def test_owners_hear_of_it_once_and_once_when_it_is_over(smtp_server: SmtpServer) -> None:
    owner = a.staff("owner")
    queued(mailbox(smtp_server, smtp_port=1))
    worker.run_waiting()
    assert alarms.ring() == 0  # a few minutes are nothing
    Mailbox.objects.update(sending_failing_since=timezone.now() - timedelta(minutes=11))

    assert [alarms.ring(), alarms.ring()] == [1, 0]
    Mailbox.objects.update(smtp_port=smtp_server.port)
    try_again_later()
    assert [alarms.ring(), alarms.ring()] == [1, 0]
    told = Notice.objects.filter(staff=owner).order_by("at")
    assert [notice.kind for notice in told] == ["sending_failing", "sending_recovered"]


def test_new_settings_are_tried_at_once(smtp_server: SmtpServer, desk: Client) -> None:
    box = mailbox(smtp_server, smtp_port=1, imap_host="127.0.0.1", imap_port=1, imap_security="plain")
    queued(box)
    worker.run_waiting()
    wish = {
        "login": "password", "password": PASSWORD, "imap_host": "127.0.0.1", "imap_port": "1",
        "imap_security": "plain", "imap_user": "x", "smtp_host": "127.0.0.1",
        "smtp_port": str(smtp_server.port), "smtp_security": "plain", "smtp_user": "",
    }  # fmt: skip
    assert desk.post(f"/settings/mailboxes/{box.pk}/servers", wish).status_code == 302

    worker.run_waiting()
    worker.run_waiting()

    assert health.look().not_sending == []
    assert fate().state == "sent"
    assert not Job.objects.filter(state="dead").exists()

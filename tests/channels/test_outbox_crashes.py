"""Mail on its way out when a worker dies."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from kulanz.channels import attempt, outbox
from kulanz.channels.models import Recipient
from kulanz.jobs import claim, worker
from kulanz.jobs.models import Job
from tests.channels.leaving import fate, mailbox, queued
from tests.servers.smtp import SmtpServer

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _loopback_is_allowed(settings: Any) -> Iterator[None]:
    settings.ALLOWED_PRIVATE_HOSTS = ["127.0.0.1", "localhost"]
    yield


def a_claim_whose_worker_died(has_begun: bool) -> None:
    """As a crash leaves it: in flight, the job running, the lease over."""
    job = claim.claim("dead")
    assert job
    now = timezone.now() - timedelta(minutes=5)
    Recipient.objects.update(
        state="in_flight", attempts=1, changed_at=now, data_begun_at=now if has_begun else None
    )
    Job.objects.filter(pk=job.pk).update(lease_until=now)


def test_a_crash_before_the_text_is_made_good(smtp_server: SmtpServer) -> None:
    queued(mailbox(smtp_server))
    a_claim_whose_worker_died(has_begun=False)

    worker.run_waiting()

    assert fate().state == "sent" and len(smtp_server.mails) == 1


def test_a_crash_during_the_text_is_shown_and_not_repeated(smtp_server: SmtpServer) -> None:
    queued(mailbox(smtp_server))
    a_claim_whose_worker_died(has_begun=True)

    worker.run_waiting()

    assert fate().state == "unclear" and not smtp_server.mails
    assert "Unclear" in str(outbox.explain(fate()))


def test_a_mail_without_a_job_is_found_and_sent(smtp_server: SmtpServer) -> None:
    queued(mailbox(smtp_server))
    Job.objects.all().delete()
    assert outbox.sweep_stale() == 0  # it may just be being queued

    Recipient.objects.update(changed_at=timezone.now() - timedelta(minutes=2))
    assert outbox.sweep_stale() == 1
    worker.run_waiting()

    assert fate().state == "sent"


def test_a_mail_whose_job_was_given_up_is_shown_as_failed(smtp_server: SmtpServer) -> None:
    queued(mailbox(smtp_server))
    Job.objects.update(state="dead")
    Recipient.objects.update(changed_at=timezone.now() - timedelta(minutes=2))

    outbox.sweep_stale()

    assert (fate().state, fate().code) == ("failed", "internal")
    outbox.send_again(fate())
    worker.run_waiting()
    assert fate().state == "sent"


def test_a_worker_that_was_asleep_too_long_does_not_begin_the_text(smtp_server: SmtpServer) -> None:
    outbound = queued(mailbox(smtp_server))
    claimed_at = timezone.now()
    assert attempt.claim(outbound, claimed_at)
    Recipient.objects.update(state="retry", changed_at=timezone.now())

    attempt.carry(outbound, [fate()], claimed_at)

    assert smtp_server.attempts == 1 and not smtp_server.mails

"""Watching mailboxes on a real Dovecot, with threads and leases as in a worker."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.utils import timezone

from kulanz.channels import inbox
from kulanz.channels.email import imap
from kulanz.channels.email import watch as watching
from kulanz.channels.models import Mailbox, RawMessage
from kulanz.jobs.models import Lease
from tests.channels.email.fetched import mail, mailbox_of
from tests.servers.dovecot import Dovecot, Proxy

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "LOOK_SECONDS", 0.2)
    monkeypatch.setattr(watching, "RENEW_SECONDS", 1)


def test_a_new_mail_is_heard_of_at_once_and_the_stop_is_quick(dovecot: Dovecot) -> None:
    user = dovecot.new_user()
    mailbox = mailbox_of(user, poll_seconds=600)

    with watched() as told:
        wait_until(lambda: health(mailbox).last_success_at)
        time.sleep(0.3)
        user.append(mail("eilig"))
        appended = time.monotonic()
        wait_until(lambda: told)
        assert time.monotonic() - appended < 2
        assert RawMessage.objects.count() == 1
        stopping = time.monotonic()
    assert time.monotonic() - stopping < 2


def test_a_server_that_hangs_does_not_hold_up_the_stop(dovecot: Dovecot) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        mailbox_of(dovecot.new_user(), imap_port=listener.getsockname()[1])
        with watched():
            hanging, _ = listener.accept()
            with hanging:
                hanging.sendall(b"* OK [CAPABILITY IMAP4rev1] hier\r\n")
                hanging.recv(100)  # the sign-in, never answered
                stopping = time.monotonic()
    assert time.monotonic() - stopping < 2.5


def test_what_staff_send_from_a_phone_is_seen_in_sent_within_the_polling_time(dovecot: Dovecot) -> None:
    user = dovecot.new_user()
    mailbox = mailbox_of(user, poll_seconds=1)

    with watched():
        wait_until(lambda: health(mailbox).last_success_at)
        user.append(mail("vom telefon"), folder="Sent")
        wait_until(lambda: RawMessage.objects.filter(is_ours=True).exists())


def test_a_server_without_idle_is_asked_again_and_again(
    dovecot: Dovecot, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered = imap.Connection.has_capability
    monkeypatch.setattr(
        imap.Connection, "has_capability", lambda self, name: name != "IDLE" and offered(self, name)
    )
    user = dovecot.new_user()
    mailbox = mailbox_of(user, poll_seconds=1)

    with watched():
        wait_until(lambda: health(mailbox).last_success_at)
        user.append(mail("eins"))
        wait_until(RawMessage.objects.exists)


def test_several_mailboxes_are_watched_at_once(dovecot: Dovecot) -> None:
    users = [dovecot.new_user() for _ in range(3)]
    for number, user in enumerate(users):
        user.append(mail(f"nummer {number}"))
        mailbox_of(user)

    with watched():
        wait_until(lambda: RawMessage.objects.values("channel").distinct().count() == 3)


def test_a_connection_that_breaks_is_made_again_and_the_health_shows_it(
    dovecot: Dovecot, proxy: Proxy
) -> None:
    user = dovecot.new_user()
    sent = [mail(f"nummer {n}", text="zeile\n" * 500) for n in range(8)]
    user.append(*sent)
    mailbox = mailbox_of(user, imap_port=proxy.port)
    proxy.drop(after=9_000, times=2)

    with watched():
        wait_until(lambda: health(mailbox).failing_since)
        assert health(mailbox).failure == "dropped"
        wait_until(lambda: RawMessage.objects.count() == 8 and health(mailbox).recovered_at, seconds=15)

    assert health(mailbox).failing_since is None
    assert sorted(original.content() for original in RawMessage.objects.all()) == sorted(sent)


def test_a_corrected_password_is_used_at_once(dovecot: Dovecot) -> None:
    user = dovecot.new_user()
    mailbox = mailbox_of(user, secret={"password": "falsch"})

    with watched():
        wait_until(lambda: health(mailbox).failure == "password")
        mailbox.secret = {"password": user.password}
        mailbox.save(update_fields=["secret"])
        wait_until(lambda: health(mailbox).recovered_at)


def test_two_workers_share_the_mailboxes_and_one_takes_over_from_the_other(dovecot: Dovecot) -> None:
    user = dovecot.new_user()
    mailbox = mailbox_of(user)

    with watched("erster"):
        wait_until(lambda: health(mailbox).last_success_at)
        with watched("zweiter"):
            time.sleep(0.6)
            assert Lease.objects.get().holder == "erster"
    assert not Lease.objects.exists()
    Lease.objects.create(
        name=watching.lease_name(mailbox.pk), holder="abgestürzt", until=timezone.now() + timedelta(seconds=1)
    )
    user.append(mail("eins"))
    with watched("zweiter"):
        wait_until(RawMessage.objects.exists)


def test_a_mailbox_that_is_switched_off_is_left_alone(dovecot: Dovecot) -> None:
    user = dovecot.new_user()
    mailbox = mailbox_of(user)

    with watched():
        wait_until(Lease.objects.exists)
        mailbox.channel.is_active = False
        mailbox.channel.save()
        wait_until(lambda: not Lease.objects.exists())


def test_the_wait_after_failures_grows_and_has_a_limit() -> None:
    assert watching.delay(1, "dropped") <= 1
    assert 4 <= watching.delay(4, "dropped") <= 8
    assert watching.delay(1, "password") >= 30
    assert all(watching.delay(n, code) <= 300 for n in range(1, 2000, 99) for code in ("dropped", "password"))


def health(mailbox: Mailbox) -> Mailbox:
    return Mailbox.objects.get(pk=mailbox.pk)


@contextmanager
def watched(holder: str = "test") -> Iterator[list[bool]]:
    """While inside, a worker watches; what it yields grows with every call of `on_stored`."""
    told: list[bool] = []
    stop = threading.Event()
    thread = threading.Thread(target=inbox.watch, args=(lambda: told.append(True), stop, holder))
    thread.start()
    try:
        yield told
    finally:
        stop.set()
        thread.join(5)
        assert not thread.is_alive()


def wait_until(happened: Callable[[], object], seconds: float = 8) -> None:
    until = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < until, "it did not happen in time"
        time.sleep(0.03)

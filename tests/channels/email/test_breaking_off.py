"""Mail that the server does not hand out: the others come in, and it is seen."""

import contextlib

import pytest

from kulanz.channels import inbox, unread
from kulanz.channels.email import collect as collecting
from kulanz.channels.email import watch as watching
from kulanz.channels.email.trouble import Trouble
from kulanz.channels.models import RawMessage
from kulanz.flow import health, inbound
from kulanz.lib import vault
from tests.channels.email.fetched import mail, mailbox_of
from tests.channels.email.holding_back import collect_until_it_works, subject, subjects
from tests.channels.email.test_watch import wait_until, watched
from tests.servers.dovecot import Dovecot, Proxy

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_mail_at_which_the_server_hangs_up_each_time_holds_up_nobody(
    dovecot: Dovecot, proxy: Proxy
) -> None:
    user = dovecot.new_user()
    user.append(mail("eins"), mail("zwei"), mail("drei", text="giftig"), mail("vier"), mail("fünf"))
    mailbox = mailbox_of(user, imap_port=proxy.port)
    proxy.drop_at(b"giftig")

    rounds = collect_until_it_works(mailbox)

    assert sorted(subjects(state="stored")) == ["eins", "fünf", "vier", "zwei"]
    [missing] = health.unreadable()
    assert "breaks off" in unread.explain(missing) and missing.size > 100
    assert b"Subject: drei" in missing.content() and b"giftig" not in missing.content()
    assert health.look().unreadable == 1
    assert rounds <= 6
    mailbox.refresh_from_db()
    assert not mailbox.failing_since

    user.append(mail("sechs"))
    assert inbox.collect(mailbox.channel) == 1
    assert inbound.take_in_waiting() == 5
    assert proxy.hung_up <= 5


def test_even_its_header_may_break_off_the_connection(dovecot: Dovecot, proxy: Proxy) -> None:
    user = dovecot.new_user()
    user.append(mail("giftig"), mail("heil"))
    mailbox = mailbox_of(user, imap_port=proxy.port)
    proxy.drop_at(b"Subject: giftig")

    collect_until_it_works(mailbox)

    assert subjects(state="stored") == ["heil"]
    assert health.unreadable().get().content() == b""


def test_several_such_mails_among_many_are_all_noted(
    dovecot: Dovecot, proxy: Proxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(collecting, "BATCH_MAILS", 5)
    user = dovecot.new_user()
    user.append(*[mail(f"nr {n}", text="giftig" if n in (3, 4, 11) else "gut") for n in range(14)])
    mailbox = mailbox_of(user, imap_port=proxy.port)
    proxy.drop_at(b"giftig")

    collect_until_it_works(mailbox, most=20)

    assert sorted(RawMessage.objects.values_list("state", flat=True)) == ["stored"] * 11 + ["unreadable"] * 3
    assert {subject(raw) for raw in health.unreadable()} == {"nr 3", "nr 4", "nr 11"}


def test_a_line_that_breaks_now_and_then_sets_no_mail_aside(
    dovecot: Dovecot, proxy: Proxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(collecting, "BATCH_MAILS", 3)
    user = dovecot.new_user()
    user.append(*[mail(f"nummer {n}", text="zeile\n" * 400) for n in range(12)])
    mailbox = mailbox_of(user, imap_port=proxy.port)
    # Each connection carries some more mails and then breaks.
    proxy.drop(after=15_000, times=8)

    collect_until_it_works(mailbox, most=12)

    assert RawMessage.objects.filter(state="stored").count() == 12
    assert not health.unreadable().exists()


def test_a_full_disk_is_not_blamed_on_the_mail(dovecot: Dovecot, monkeypatch: pytest.MonkeyPatch) -> None:
    user = dovecot.new_user()
    user.append(mail("eins"))
    mailbox = mailbox_of(user)

    def full(*_: object, **__: object) -> str:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(vault, "put", full)
        for _ in range(6):
            with contextlib.suppress(Trouble, OSError):
                inbox.collect(mailbox.channel)

    assert inbox.collect(mailbox.channel) == 1
    assert RawMessage.objects.get().state == "stored"


def test_a_server_that_hangs_up_when_a_mail_is_marked_as_read_holds_up_nobody(
    dovecot: Dovecot, proxy: Proxy
) -> None:
    user = dovecot.new_user()
    user.append(mail("eins"), mail("zwei"))
    mailbox = mailbox_of(user, imap_port=proxy.port, mark_seen=True)
    proxy.drop_at(b"STORE 1")

    collect_until_it_works(mailbox, most=12)

    assert sorted(subjects(state="stored")) == ["eins", "zwei"]
    assert not health.unreadable().exists()


def test_the_watch_goes_on_past_such_a_mail_by_itself(
    dovecot: Dovecot, proxy: Proxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "LOOK_SECONDS", 0.2)
    monkeypatch.setattr(watching, "delay", lambda failures, code: 0.05)
    user = dovecot.new_user()
    user.append(mail("giftig", text="giftig"), mail("heil"))
    mailbox = mailbox_of(user, imap_port=proxy.port, poll_seconds=600)
    proxy.drop_at(b"\r\ngiftig")

    with watched():
        wait_until(lambda: RawMessage.objects.filter(state="stored").exists())
        user.append(mail("noch eine"))
        wait_until(lambda: RawMessage.objects.filter(state="stored").count() == 2)

    assert sorted(subjects(state="stored")) == ["heil", "noch eine"]
    mailbox.refresh_from_db()
    assert mailbox.failing_since is None

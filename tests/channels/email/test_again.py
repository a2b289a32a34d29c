"""Mail that the server does not hand out is asked for again."""

import time
from datetime import date, timedelta

import pytest
from django.utils import timezone

from kulanz.channels import inbox, unread
from kulanz.channels.email import again
from kulanz.channels.email import collect as collecting
from kulanz.channels.models import Mailbox, RawMessage
from kulanz.conversations.models import Message
from kulanz.flow import health, inbound
from kulanz.jobs import worker
from kulanz.jobs.models import Job
from kulanz.lib import vault
from tests import a
from tests.channels.email.fetched import mail, mailbox_of
from tests.channels.email.holding_back import collect_until_it_works, subjects
from tests.servers.dovecot import Dovecot, Proxy

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_person_asks_for_it_again_and_gets_the_whole_mail(dovecot: Dovecot, proxy: Proxy) -> None:
    user = dovecot.new_user()
    user.append(mail("Wo ist mein Buch?", text="giftig, und noch viel mehr"))
    mailbox = mailbox_of(user, imap_port=proxy.port)
    proxy.drop_at(b"giftig")
    collect_until_it_works(mailbox)
    missing, staff = health.unreadable().get(), a.staff()
    header = missing.sha256

    assert inbound.retry(missing, by=staff) is None
    missing.refresh_from_db()
    assert missing.state == "unreadable" and missing.problem == "breaks_off"

    proxy.drop_at()
    message = inbound.retry(missing, by=staff)

    assert message is not None and message.text.strip() == "giftig, und noch viel mehr"
    missing.refresh_from_db()
    assert (missing.state, missing.problem, missing.is_partial) == ("read", "", False)
    assert missing.size == len(missing.content()) and b"giftig" in missing.content()
    assert not vault.path(header).exists()
    assert not health.unreadable().exists()
    assert inbox.collect(mailbox.channel) == 0


def test_by_itself_it_is_asked_for_again_more_and_more_rarely(dovecot: Dovecot, proxy: Proxy) -> None:
    user = dovecot.new_user()
    user.append(mail("eins", text="giftig"))
    mailbox = mailbox_of(user, imap_port=proxy.port)
    proxy.drop_at(b"giftig")
    collect_until_it_works(mailbox)
    pauses = []

    while (job := Job.objects.filter(state="ready").first()) and len(pauses) < 100:
        pauses.append(round((job.run_at - timezone.now()) / timedelta(minutes=1)))
        Job.objects.filter(pk=job.pk).update(run_at=timezone.now())
        worker.run_waiting()

    assert 55 < pauses[0] < 120
    assert pauses == sorted(pauses)
    assert pauses[-1] > 2 * 24 * 60 and 4 < len(pauses) < 20
    assert health.unreadable().count() == 1
    assert not Job.objects.filter(state="dead").exists()
    mailbox.refresh_from_db()
    assert not mailbox.failing_since  # the other mails come in all the while


def test_what_is_handed_out_in_the_end_is_read_like_any_other(dovecot: Dovecot, proxy: Proxy) -> None:
    user = dovecot.new_user()
    user.append(mail("eins", text="giftig"))
    mailbox = mailbox_of(user, imap_port=proxy.port)
    proxy.drop_at(b"giftig")
    collect_until_it_works(mailbox)

    proxy.drop_at()
    Job.objects.update(run_at=timezone.now())
    worker.run_waiting()

    assert inbound.take_in_waiting() == 1
    assert Message.objects.get().text.strip() == "giftig"
    assert not Job.objects.exclude(state="done").exists()


def test_a_server_that_is_away_when_it_is_asked_again_changes_nothing(dovecot: Dovecot, proxy: Proxy) -> None:
    user = dovecot.new_user()
    user.append(mail("eins", text="giftig"))
    mailbox = mailbox_of(user, imap_port=proxy.port)
    proxy.drop_at(b"giftig")
    collect_until_it_works(mailbox)
    problem = health.unreadable().get().problem
    Mailbox.objects.update(imap_port=1)

    assert inbound.retry(health.unreadable().get(), by=a.staff()) is None

    assert health.unreadable().get().problem == problem
    assert Job.objects.filter(state="ready").exists()


@pytest.mark.parametrize("how", ["deleted", "renumbered", "no longer watched"])
def test_a_mail_that_is_no_longer_where_it_was_is_said_to_be_so(
    dovecot: Dovecot, proxy: Proxy, how: str
) -> None:
    user = dovecot.new_user()
    user.command("create", "Anfragen")
    user.append(mail("eins", text="giftig"), folder="Anfragen")
    mailbox = mailbox_of(user, imap_port=proxy.port)
    mailbox.folders.create(name="INBOX")
    folder = mailbox.folders.create(name="Anfragen")
    proxy.drop_at(b"giftig")
    collect_until_it_works(mailbox)
    proxy.drop_at()
    missing = health.unreadable().get()

    if how == "no longer watched":
        folder.delete()
    elif how == "deleted":
        user.expunge(folder="Anfragen")
    else:
        user.command("delete", "Anfragen")
        time.sleep(1.1)  # Dovecot numbers folders by the second
        user.command("create", "Anfragen")
        user.append(mail("ganz etwas anderes"), folder="Anfragen")

    assert inbound.retry(missing, by=a.staff()) is None
    missing.refresh_from_db()
    assert missing.state == "unreadable" and "no longer" in unread.explain(missing)
    assert b"Subject: eins" in missing.content()
    Job.objects.update(run_at=timezone.now())
    worker.run_waiting()
    assert not Job.objects.filter(state="ready").exists()


def test_the_header_of_a_mail_that_is_too_large_never_passes_for_the_mail(
    dovecot: Dovecot, monkeypatch: pytest.MonkeyPatch
) -> None:
    user = dovecot.new_user()
    user.append(mail("riesig", text="x" * 70 + "\n" + "y" * 6000))
    with monkeypatch.context() as small:
        small.setattr(collecting, "LARGEST", 5000)
        small.setattr(again, "LARGEST", 5000)
        inbox.collect(mailbox_of(user).channel)
    huge = health.unreadable().get()
    RawMessage.objects.update(size=200_000_000)

    assert inbound.retry(RawMessage.objects.get(), by=a.staff()) is None
    assert not Message.objects.exists()
    huge.refresh_from_db()
    assert huge.state == "unreadable" and "MB" in unread.explain(huge)
    assert not Job.objects.exists()

    # A later version may take larger ones.
    RawMessage.objects.update(size=6_400)
    message = inbound.retry(RawMessage.objects.get(), by=a.staff())
    assert message is not None and "yyy" in message.text


def test_a_day_before_which_nothing_is_fetched_stays_a_border(dovecot: Dovecot, proxy: Proxy) -> None:
    user = dovecot.new_user()
    user.append(mail("alt", text="giftig"), at=time.time() - 20 * 86400)
    user.append(mail("neu"))
    mailbox = mailbox_of(user, imap_port=proxy.port, fetch_since=date.today() - timedelta(days=7))
    proxy.drop_at(b"giftig")

    assert collect_until_it_works(mailbox) == 1
    assert subjects(state="stored") == ["neu"] and not health.unreadable().exists()

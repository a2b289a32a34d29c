"""Fetching from a real Dovecot."""

import time
from datetime import timedelta

import pytest
from django.utils import timezone

from kulanz.channels import inbox
from kulanz.channels.email import collect as collecting
from kulanz.channels.email.trouble import Trouble
from kulanz.channels.models import RawMessage
from tests.channels.email.fetched import mail, mailbox_of
from tests.servers.dovecot import Dovecot, Proxy

pytestmark = pytest.mark.django_db


def test_a_mail_on_the_server_becomes_an_original_with_the_same_bytes(dovecot: Dovecot) -> None:
    user = dovecot.new_user()
    content = mail("eins")
    user.append(content)
    mailbox = mailbox_of(user)

    assert inbox.collect(mailbox.channel) == 1

    original = RawMessage.objects.get()
    assert original.content() == content
    assert original.remote_id.startswith("INBOX/") and original.remote_id.endswith("/1")
    assert original.state == "stored" and not original.is_ours
    assert list(inbox.waiting()) == [original]


def test_what_was_fetched_is_not_fetched_again(dovecot: Dovecot) -> None:
    user = dovecot.new_user()
    user.append(mail("eins"), mail("zwei"))
    mailbox = mailbox_of(user)

    assert [inbox.collect(mailbox.channel) for _ in range(2)] == [2, 0]
    user.append(mail("drei"))
    assert inbox.collect(mailbox.channel) == 1


def test_flags_on_the_server_stay_as_they_are(dovecot: Dovecot) -> None:
    user = dovecot.new_user()
    user.append(mail("ungelesen"))
    user.append(mail("wichtig"), flags=r"(\Flagged)")
    before = user.flags()

    inbox.collect(mailbox_of(user).channel)

    assert user.flags() == before
    assert not any("Seen" in line for line in before)


def test_fetched_mail_is_marked_as_read_where_the_owner_wants_it(dovecot: Dovecot) -> None:
    user = dovecot.new_user()
    user.append(mail("eins"), mail("zwei"))

    inbox.collect(mailbox_of(user, mark_seen=True).channel)

    assert all("Seen" in line for line in user.flags())


def test_mail_in_the_sent_folder_is_ours(dovecot: Dovecot) -> None:
    user = dovecot.new_user()
    user.append(mail("frage"))
    user.append(mail("antwort"), folder="Sent", flags=r"(\Seen)")
    mailbox = mailbox_of(user)

    assert inbox.collect(mailbox.channel) == 2

    assert [original.is_ours for original in inbox.waiting()] == [False, True]
    assert set(mailbox.folders.values_list("name", "role")) == {("INBOX", "inbox"), ("Sent", "sent")}


def test_only_chosen_folders_are_fetched(dovecot: Dovecot) -> None:
    user = dovecot.new_user()
    user.command("create", "Anfragen")
    user.append(mail("hier"), folder="Anfragen")
    user.append(mail("dort"))
    mailbox = mailbox_of(user)
    mailbox.folders.create(name="Anfragen")

    assert inbox.collect(mailbox.channel) == 1
    assert b"hier" in RawMessage.objects.get().content()


def test_a_folder_name_with_umlauts_is_found(dovecot: Dovecot) -> None:
    user = dovecot.new_user()
    user.command("create", "R&APw-ckfragen")
    user.append(mail("hier"), folder="R&APw-ckfragen")
    mailbox = mailbox_of(user)
    mailbox.folders.create(name="Rückfragen")

    assert inbox.collect(mailbox.channel) == 1


def test_a_renumbered_folder_is_looked_at_again_and_nothing_is_taken_twice(dovecot: Dovecot) -> None:
    user = dovecot.new_user()
    user.command("create", "Anfragen")
    old = [mail("eins"), mail("zwei")]
    user.append(*old, folder="Anfragen")
    mailbox = mailbox_of(user)
    folder = mailbox.folders.create(name="Anfragen")
    inbox.collect(mailbox.channel)
    folder.refresh_from_db()
    first_validity = folder.uid_validity

    user.command("delete", "Anfragen")
    time.sleep(1.1)  # Dovecot numbers folders by the second
    user.command("create", "Anfragen")
    user.append(*old, mail("drei"), folder="Anfragen")

    assert inbox.collect(mailbox.channel) == 1
    assert RawMessage.objects.count() == 3
    folder.refresh_from_db()
    assert folder.uid_validity != first_validity


def test_a_renamed_folder_is_reported_and_the_others_go_on(dovecot: Dovecot) -> None:
    user = dovecot.new_user()
    user.command("create", "Anfragen")
    mailbox = mailbox_of(user)
    mailbox.folders.create(name="Anfragen")
    mailbox.folders.create(name="INBOX")
    inbox.collect(mailbox.channel)
    user.command("rename", "Anfragen", "Archiv")
    user.append(mail("eins"))

    assert inbox.collect(mailbox.channel) == 1

    mailbox.refresh_from_db()
    assert (mailbox.failure, mailbox.failure_detail) == ("folder_missing", "Anfragen")
    assert mailbox.failing_since and mailbox.last_success_at
    assert mailbox.folders.get(name="Anfragen").missing_since

    user.command("rename", "Archiv", "Anfragen")
    inbox.collect(mailbox.channel)
    mailbox.refresh_from_db()
    assert not mailbox.failing_since and mailbox.recovered_at
    assert not mailbox.folders.get(name="Anfragen").missing_since


def test_mail_from_before_the_chosen_day_is_left_alone(dovecot: Dovecot) -> None:
    user = dovecot.new_user()
    user.append(mail("alt"), at=time.time() - 20 * 86400)
    user.append(mail("neu"))
    since = timezone.localdate() - timedelta(days=7)

    assert inbox.collect(mailbox_of(user, fetch_since=since).channel) == 1
    assert b"neu" in RawMessage.objects.get().content()


def test_a_huge_mail_is_noted_with_its_header_and_the_rest_is_fetched(
    dovecot: Dovecot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(collecting, "LARGEST", 5000)
    user = dovecot.new_user()
    user.append(mail("klein"), mail("riesig", text="x" * 70 + "\n" + "y" * 6000), mail("auch klein"))

    assert inbox.collect(mailbox_of(user).channel) == 3

    noted = RawMessage.objects.get(state="unreadable")
    assert noted.size > 6000 and noted.problem == "too_large"
    assert b"riesig" in noted.content() and b"yyy" not in noted.content()


def test_many_mails_come_in_several_batches_and_in_order(
    dovecot: Dovecot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(collecting, "BATCH_MAILS", 3)
    user = dovecot.new_user()
    user.append(*[mail(f"nummer {n}") for n in range(10)])

    assert inbox.collect(mailbox_of(user).channel) == 10
    uids = [int(original.remote_id.rpartition("/")[2]) for original in inbox.waiting()]
    assert uids == list(range(1, 11))


def test_a_server_gone_in_the_midst_loses_nothing_and_doubles_nothing(
    dovecot: Dovecot, proxy: Proxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(collecting, "BATCH_MAILS", 2)
    user = dovecot.new_user()
    sent = [mail(f"nummer {n}", text="zeile\n" * 400) for n in range(12)]
    user.append(*sent)
    mailbox = mailbox_of(user, imap_port=proxy.port)
    proxy.drop(after=15_000)

    with pytest.raises(Trouble, match="dropped"):
        inbox.collect(mailbox.channel)
    mailbox.refresh_from_db()
    assert mailbox.failure == "dropped" and mailbox.failing_since
    assert 0 < RawMessage.objects.count() < 12

    inbox.collect(mailbox.channel)
    mailbox.refresh_from_db()
    assert mailbox.recovered_at and not mailbox.failing_since and not mailbox.failure
    assert sorted(original.content() for original in RawMessage.objects.all()) == sorted(sent)


def test_mail_stored_before_a_crash_that_kept_the_place_from_being_noted_is_not_taken_twice(
    dovecot: Dovecot,
) -> None:
    user = dovecot.new_user()
    user.append(mail("eins"), mail("zwei"))
    mailbox = mailbox_of(user)
    inbox.collect(mailbox.channel)
    mailbox.folders.update(last_uid=0)

    assert inbox.collect(mailbox.channel) == 0
    assert RawMessage.objects.count() == 2

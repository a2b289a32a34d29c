"""The copy of what was sent, laid into the Sent folder of a real Dovecot, and what becomes of it there."""

from typing import Any

import pytest
from django.utils import timezone

from kulanz.channels import inbox
from kulanz.channels.models import Mailbox, Outbound, RawMessage
from kulanz.conversations.models import Conversation, Message
from kulanz.flow import inbound, outbound
from kulanz.jobs import worker
from kulanz.jobs.models import Job
from kulanz.reply import compose
from tests import a
from tests.channels.email.fetched import mailbox_of
from tests.servers.dovecot import Dovecot, User
from tests.servers.smtp import SmtpServer

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_waits_to_be_taken_back(settings: Any) -> None:
    settings.UNDO_SECONDS = 0


def test_a_copy_lies_in_sent_with_the_same_bytes_and_does_not_come_in_as_a_second_message(
    dovecot: Dovecot, smtp_server: SmtpServer
) -> None:
    user = dovecot.new_user()
    mailbox = whole(user, smtp_server)
    customer = a.mail(message_id="frage@kunde.example", to=user.address)
    user.append(customer.replace(b"\n", b"\r\n"))
    come_in(mailbox)
    conversation = Conversation.objects.get()

    answer(conversation)

    [copy] = user.contents("Sent")
    assert copy == smtp_server.mails[0].content
    assert "Seen" in user.flags("Sent")[0]
    assert Outbound.objects.get().copied_to_sent_at
    before = list(Conversation.objects.values())
    come_in(mailbox)
    come_in(mailbox)
    assert sorted(RawMessage.objects.values_list("is_ours", "state")) == [(False, "read"), (True, "read")]
    assert list(Message.objects.order_by("pk").values_list("direction", flat=True)) == ["in", "out"]
    assert list(Conversation.objects.values()) == before
    Job.objects.update(state="ready")
    worker.run_waiting()
    assert len(user.contents("Sent")) == 1 and len(smtp_server.mails) == 1


def test_one_copy_is_made_of_a_mail_to_two_of_whom_one_is_reached_later(
    dovecot: Dovecot, smtp_server: SmtpServer
) -> None:
    user = dovecot.new_user()
    smtp_server.answers["bert@kunde.example"] = "450 4.2.0 greylisted"
    start_new(whole(user, smtp_server), "anna@kunde.example, bert@kunde.example")
    assert len(user.contents("Sent")) == 1

    smtp_server.answers.clear()
    outbound.try_again(Outbound.objects.get().recipients.get(state="retry"), by=a.staff())
    worker.run_waiting()
    assert len(smtp_server.mails) == 2 and len(user.contents("Sent")) == 1


@pytest.mark.parametrize("prefix", ["", "INBOX/"])
def test_a_mailbox_without_a_sent_folder_gets_one_like_from_any_mail_program(
    dovecot: Dovecot, smtp_server: SmtpServer, prefix: str
) -> None:
    user = dovecot.new_user(sent="", prefix=prefix)
    mailbox = whole(user, smtp_server)
    inbox.collect(mailbox.channel)

    start_new(mailbox, "anna@kunde.example")
    start_new(mailbox, "bert@kunde.example")

    assert len(user.contents(f"{prefix}Sent")) == 2
    assert f"{prefix}Sent" in user.folders("lsub")
    # What is sent from a telephone will lie there, too.
    assert mailbox.folders.get(name=f"{prefix}Sent").role == "sent"
    come_in(mailbox)
    assert Message.objects.count() == 2
    assert not Job.objects.exclude(state="done").exists()


@pytest.mark.parametrize(
    ("sent", "prefix"),
    [
        ("Gesendet", ""),
        ("Gesendete Objekte", ""),
        ("Gesendete Elemente", "INBOX/"),
        ("Sent Items", "INBOX/"),
        ("sent", ""),
    ],
)
def test_a_sent_folder_that_the_server_does_not_mark_is_known_by_its_name(
    dovecot: Dovecot, smtp_server: SmtpServer, sent: str, prefix: str
) -> None:
    user = dovecot.new_user(sent=sent, prefix=prefix)
    before = user.folders()

    start_new(whole(user, smtp_server), "anna@kunde.example")

    assert len(user.contents(prefix + sent)) == 1
    assert user.folders() == before


def test_a_name_that_only_holds_other_folders_is_no_sent_folder(
    dovecot: Dovecot, smtp_server: SmtpServer
) -> None:
    user = dovecot.new_user(sent="")
    user.command("create", "Sent/2025")

    start_new(whole(user, smtp_server), "anna@kunde.example")

    assert len(user.contents("Sent")) == 1


def test_the_folder_that_the_owner_chose_is_used_and_another_while_it_is_gone(
    dovecot: Dovecot, smtp_server: SmtpServer
) -> None:
    user = dovecot.new_user()
    user.command("create", "Versand")
    mailbox = whole(user, smtp_server)
    mailbox.folders.create(name="INBOX")
    mailbox.folders.create(name="Versand", role="sent")
    start_new(mailbox, "anna@kunde.example")
    assert (len(user.contents("Versand")), len(user.contents("Sent"))) == (1, 0)

    user.command("delete", "Versand")
    start_new(mailbox, "bert@kunde.example")
    assert len(user.contents("Sent")) == 1
    assert not Job.objects.exclude(state="done").exists()


def test_no_copy_is_made_where_the_owner_does_not_want_one(dovecot: Dovecot, smtp_server: SmtpServer) -> None:
    user = dovecot.new_user()

    start_new(whole(user, smtp_server, copy_to_sent=False), "anna@kunde.example")

    assert len(smtp_server.mails) == 1
    assert user.contents("Sent") == []


def test_a_server_that_is_away_gets_the_copy_later_and_the_mail_is_not_sent_again(
    dovecot: Dovecot, smtp_server: SmtpServer
) -> None:
    user = dovecot.new_user()
    mailbox = whole(user, smtp_server, imap_port=1)
    start_new(mailbox, "anna@kunde.example")
    assert Job.objects.get(state="ready").task.endswith("file_in_sent")

    Mailbox.objects.update(imap_port=user.server.port)
    Job.objects.update(run_at=timezone.now())
    worker.run_waiting()
    assert len(user.contents("Sent")) == 1 and len(smtp_server.mails) == 1


def whole(user: User, smtp: SmtpServer, **fields: Any) -> Mailbox:
    servers = {"smtp_host": smtp.host, "smtp_port": smtp.port, "smtp_security": "plain"}
    secret = {"password": user.password}
    return mailbox_of(user, address=user.address, secret=secret, **(servers | fields))


def come_in(mailbox: Mailbox) -> None:
    inbox.collect(mailbox.channel)
    inbound.take_in_waiting()


def answer(conversation: Conversation) -> None:
    staff = a.staff()
    draft = compose.start(conversation, "answer", by=staff)
    compose.save(draft, text="Guten Tag, es ist unterwegs.\n")
    outbound.send(draft, by=staff, seen=timezone.now())
    worker.run_waiting()


def start_new(mailbox: Mailbox, to: str) -> None:
    staff = a.staff()
    draft = compose.start_new(mailbox.channel, to, by=staff)
    compose.save(draft, reason="order", subject="Ihr Buch", text="Guten Tag, es ist unterwegs.\n")
    outbound.send(draft, by=staff, seen=timezone.now())
    worker.run_waiting()

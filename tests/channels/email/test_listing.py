"""A server that breaks off while a folder is listed, on a real Dovecot behind a line that hangs up."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from kulanz.channels import inbox
from kulanz.channels.email import listing
from kulanz.channels.email import watch as watching
from kulanz.channels.email.trouble import Trouble
from kulanz.channels.models import Folder, Mailbox, RawMessage
from tests import a
from tests.channels.email.fetched import mail, mailbox_of
from tests.channels.email.test_watch import wait_until, watched
from tests.servers.dovecot import Dovecot, Proxy

pytestmark = pytest.mark.django_db(transaction=True)
# What the desk asks when it wants to know of everything new at once.
EVERYTHING = b":* (UID RFC822.SIZE"


def two_folders(dovecot: Dovecot, proxy: Proxy) -> Mailbox:
    """Anfragen, which is looked into after the inbox and before Sent, and Sent."""
    user = dovecot.new_user()
    user.command("create", "Anfragen")
    user.append(mail("anfrage"), folder="Anfragen")
    user.append(mail("eingang"))
    user.append(mail("gesendet"), folder="Sent")
    mailbox = mailbox_of(user, imap_port=proxy.port)
    for name, role in (("INBOX", "inbox"), ("Anfragen", "inbox"), ("Sent", "sent")):
        mailbox.folders.create(name=name, role=role)
    return mailbox


def look(mailbox: Mailbox) -> str:
    """One round; what it broke off with, if it did."""
    try:
        inbox.collect(mailbox.channel)
    except Trouble as error:
        return error.code
    return ""


def stored() -> set[str]:
    return {raw.remote_id.partition("/")[0] for raw in RawMessage.objects.filter(state="stored")}


def test_a_folder_that_breaks_the_connection_keeps_no_other_waiting(dovecot: Dovecot, proxy: Proxy) -> None:
    mailbox = two_folders(dovecot, proxy)
    proxy.drop_at(b'EXAMINE "Anfragen"')

    assert look(mailbox) == "dropped"
    assert stored() == {"INBOX"}
    assert look(mailbox) == "folder_breaks"
    assert stored() == {"INBOX", "Sent"}


def test_while_it_rests_all_else_is_well_and_the_home_page_names_it(dovecot: Dovecot, proxy: Proxy) -> None:
    mailbox = two_folders(dovecot, proxy)
    proxy.drop_at(b'EXAMINE "Anfragen"')
    for _ in range(2):
        look(mailbox)
    hung_up = proxy.hung_up

    assert look(mailbox) == ""
    assert proxy.hung_up == hung_up
    mailbox.refresh_from_db()
    assert (mailbox.failure, mailbox.failure_detail) == ("folder_breaks", "Anfragen")
    assert mailbox.failing_since and mailbox.last_success_at
    browser = Client()
    browser.force_login(a.staff("owner", language="en"))
    assert "“Anfragen” has not been fetched for" in browser.get("/").content.decode()
    page = browser.get("/settings/mailboxes").content.decode()
    assert "whenever it is asked what is in one of the folders" in page
    assert "“Anfragen” has not been fetched since" in page


def test_when_the_server_thinks_better_of_it_the_place_is_still_known(dovecot: Dovecot, proxy: Proxy) -> None:
    mailbox = two_folders(dovecot, proxy)
    proxy.drop_at(b'EXAMINE "Anfragen"')
    for _ in range(3):
        look(mailbox)
    proxy.drop_at()
    Folder.objects.update(list_broke_at=timezone.now() - timedelta(minutes=6))

    assert look(mailbox) == ""

    assert stored() == {"INBOX", "Anfragen", "Sent"} and RawMessage.objects.count() == 3
    mailbox.refresh_from_db()
    assert not mailbox.failing_since and mailbox.recovered_at
    assert not Folder.objects.filter(list_breaks__gt=0)


def test_a_server_that_hangs_up_at_a_long_answer_is_asked_in_portions(
    dovecot: Dovecot, proxy: Proxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "PORTIONS", (4, 2))
    user = dovecot.new_user()
    user.append(*[mail(f"nr {n}") for n in range(10)])
    mailbox = mailbox_of(user, imap_port=proxy.port)
    proxy.drop_at(EVERYTHING)

    assert [look(mailbox), look(mailbox)] == ["dropped", ""]

    assert RawMessage.objects.filter(state="stored").count() == 10
    assert mailbox.folders.get(name="INBOX").last_uid == 10


def test_a_line_that_breaks_amid_a_long_folder_goes_on_where_it_was(
    dovecot: Dovecot, proxy: Proxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "PORTIONS", (3,))
    user = dovecot.new_user()
    user.append(*[mail(f"nr {n}", text="x" * (70 + n)) for n in range(9)])
    mailbox = mailbox_of(user, imap_port=proxy.port)
    mailbox.folders.create(name="INBOX")
    proxy.drop_at(EVERYTHING, b"FETCH 7:9 ")
    reached = []
    for _ in range(3):
        look(mailbox)
        reached.append(mailbox.folders.get().last_uid)

    assert reached == [0, 6, 6]
    proxy.drop_at()
    Folder.objects.update(list_broke_at=timezone.now() - timedelta(minutes=6))
    look(mailbox)
    assert RawMessage.objects.filter(state="stored").count() == 9


def test_the_watch_fetches_all_else_meanwhile_and_does_not_stop(
    dovecot: Dovecot, proxy: Proxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "LOOK_SECONDS", 0.2)
    monkeypatch.setattr(watching, "delay", lambda failures, code: 0.05)
    mailbox = two_folders(dovecot, proxy)
    Mailbox.objects.update(poll_seconds=1)
    proxy.drop_at(b'EXAMINE "Anfragen"')

    with watched():
        wait_until(lambda: stored() == {"INBOX", "Sent"})
        wait_until(
            lambda: Mailbox.objects.get().failure == "folder_breaks" and Mailbox.objects.get().last_success_at
        )
    mailbox.refresh_from_db()
    assert mailbox.failure_detail == "Anfragen"


def test_a_watch_whose_only_folder_rests_waits_without_a_selected_one(
    dovecot: Dovecot, proxy: Proxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "LOOK_SECONDS", 0.2)
    monkeypatch.setattr(watching, "delay", lambda failures, code: 0.05)
    user = dovecot.new_user()
    user.append(mail("eins"))
    mailbox_of(user, imap_port=proxy.port, poll_seconds=1).folders.create(name="INBOX")
    proxy.drop_at(b"EXAMINE")

    with watched():
        wait_until(lambda: Mailbox.objects.get().last_success_at)
        assert Mailbox.objects.get().failure == "folder_breaks"
        proxy.drop_at()
        Folder.objects.update(list_broke_at=timezone.now() - timedelta(minutes=6))
        wait_until(lambda: RawMessage.objects.count() == 1)

import re

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from kulanz.channels.models import Channel, Mailbox
from kulanz.jobs.models import Job
from tests import a

pytestmark = pytest.mark.django_db
SECRET = "sehr-geheim-4711"
SERVERS = {
    "login": "password",
    "imap_host": "127.0.0.1",
    "imap_port": "1",
    "imap_security": "plain",
    "imap_user": "hallo@gmx.de",
    "smtp_host": "127.0.0.1",
    "smtp_port": "1",
    "smtp_security": "plain",
    "smtp_user": "hallo@gmx.de",
    "password": SECRET,
}


@pytest.fixture
def mailbox(desk: Client) -> Mailbox:
    desk.post("/settings/mailboxes/new", {"address": "Hallo@gmx.de", "display_name": "Buchgarten"})
    return Mailbox.objects.get()


def test_the_wizard_fills_in_the_servers_of_a_known_provider(desk: Client, mailbox: Mailbox) -> None:
    assert mailbox.imap_host == "imap.gmx.net"
    page = desk.get(f"/settings/mailboxes/{mailbox.pk}/servers").content.decode()
    assert "imap.gmx.net" in page
    assert "At GMX, access by other programs is off at first" in page


def test_a_mailbox_fetches_nothing_before_it_is_finished(desk: Client, mailbox: Mailbox) -> None:
    assert not mailbox.channel.is_active
    assert "Continue setting up" in desk.get("/settings/mailboxes").content.decode()
    assert desk.post(f"/settings/mailboxes/{mailbox.pk}/start").status_code == 422


def test_the_same_mailbox_is_not_connected_twice(desk: Client, mailbox: Mailbox) -> None:
    again = desk.post("/settings/mailboxes/new", {"address": "hallo@gmx.de"})
    assert again.status_code == 422
    assert Channel.objects.count() == 1


def test_the_password_is_kept_encrypted_and_never_shown(desk: Client, mailbox: Mailbox) -> None:
    assert desk.post(f"/settings/mailboxes/{mailbox.pk}/servers", SERVERS).status_code == 302
    mailbox.refresh_from_db()
    assert mailbox.secret == {"password": SECRET}
    with connection.cursor() as cursor:
        cursor.execute("SELECT secret FROM channels_mailbox")
        assert SECRET not in cursor.fetchone()[0]
    for page in ("", "/servers", "/check", "/folders", "/writing"):
        assert SECRET not in desk.get(f"/settings/mailboxes/{mailbox.pk}{page}").content.decode()
    refused = desk.post(f"/settings/mailboxes/{mailbox.pk}/servers", SERVERS | {"imap_host": ""})
    assert refused.status_code == 422
    assert SECRET not in refused.content.decode()


def test_an_empty_password_leaves_the_kept_one(desk: Client, mailbox: Mailbox) -> None:
    desk.post(f"/settings/mailboxes/{mailbox.pk}/servers", SERVERS)
    desk.post(f"/settings/mailboxes/{mailbox.pk}/servers", SERVERS | {"password": "", "imap_port": "143"})
    mailbox.refresh_from_db()
    assert (mailbox.secret, mailbox.imap_port) == ({"password": SECRET}, 143)


def test_without_a_password_one_does_not_get_on(desk: Client, mailbox: Mailbox) -> None:
    answer = desk.post(f"/settings/mailboxes/{mailbox.pk}/servers", SERVERS | {"password": ""})
    assert answer.status_code == 422


def test_oauth_keeps_its_tokens_encrypted_too(desk: Client, mailbox: Mailbox) -> None:
    tokens = {"client_id": "id-1", "client_secret": SECRET, "refresh_token": f"r-{SECRET}"}
    wish = (
        SERVERS
        | tokens
        | {"login": "oauth", "password": "", "oauth_token_url": "https://login.example/token"}
    )
    assert desk.post(f"/settings/mailboxes/{mailbox.pk}/servers", wish).status_code == 302
    mailbox.refresh_from_db()
    assert mailbox.secret == tokens
    assert SECRET not in desk.get(f"/settings/mailboxes/{mailbox.pk}/servers").content.decode()


def test_the_test_of_the_connection_says_in_words_what_is_wrong(desk: Client, mailbox: Mailbox) -> None:
    desk.post(f"/settings/mailboxes/{mailbox.pk}/servers", SERVERS)
    page = desk.post(f"/settings/mailboxes/{mailbox.pk}/check").content.decode()
    assert "takes no connection at this port" in page
    assert "Server name found" in page
    assert "Everything works" not in page


def test_the_test_of_the_connection_shows_each_step_as_it_is_taken(desk: Client, mailbox: Mailbox) -> None:
    desk.post(f"/settings/mailboxes/{mailbox.pk}/servers", SERVERS)
    address = f"/settings/mailboxes/{mailbox.pk}/check"
    page, said = desk.get(address).content.decode(), []
    while step := re.search(r'"step": "([a-z_-]+)", "trouble": "(1?)"', page):
        wish = {"step": step[1], "trouble": step[2]}
        page = desk.post(address, wish, headers={"HX-Request": "true"}).content.decode()
        assert "<html" not in page
        said.append((step[1], "is-fine" in page))
    assert said == [
        ("imap-found", True),
        ("imap-reached", False),
        ("smtp-found", True),
        ("smtp-reached", False),
    ]
    assert "takes no connection at this port" in page
    assert "Change servers or password" in page


def test_folders_that_cannot_be_read_do_not_stop_the_setting_up(desk: Client, mailbox: Mailbox) -> None:
    desk.post(f"/settings/mailboxes/{mailbox.pk}/servers", SERVERS)
    page = desk.get(f"/settings/mailboxes/{mailbox.pk}/folders").content.decode()
    assert "could not be read" in page
    desk.post(f"/settings/mailboxes/{mailbox.pk}/folders", {"incoming": ["INBOX"], "sent": ""})
    assert [folder.name for folder in mailbox.folders.all()] == ["INBOX"]
    assert desk.post(f"/settings/mailboxes/{mailbox.pk}/folders", {"sent": ""}).status_code == 422


def test_signatures_and_habits_are_kept(desk: Client, mailbox: Mailbox) -> None:
    wish = {
        "name": "Buchgarten",
        "signature_de": "Herzlich\nAnna",
        "signature_en": "Kind regards\nAnna",
        "aliases": "info@gmx.de, INFO@gmx.de",
        "plus_addresses": "on",
        "poll_seconds": "3",
    }
    assert desk.post(f"/settings/mailboxes/{mailbox.pk}/writing", wish).status_code == 302
    mailbox = Mailbox.objects.select_related("channel").get()
    assert mailbox.channel.signature_en.splitlines() == ["Kind regards", "Anna"]
    assert (mailbox.aliases, mailbox.plus_addresses, mailbox.copy_to_sent) == ("info@gmx.de", True, False)
    assert mailbox.poll_seconds == 15


def test_start_pause_fetch_and_resume(desk: Client, mailbox: Mailbox) -> None:
    desk.post(f"/settings/mailboxes/{mailbox.pk}/servers", SERVERS)
    desk.post(f"/settings/mailboxes/{mailbox.pk}/start")
    assert Channel.objects.get().is_active
    desk.post(f"/settings/mailboxes/{mailbox.pk}/fetch")
    desk.post(f"/settings/mailboxes/{mailbox.pk}/fetch")
    assert Job.objects.get().arguments == {"channel_id": mailbox.channel_id}
    desk.post(f"/settings/mailboxes/{mailbox.pk}/pause")
    assert not Channel.objects.get().is_active
    assert desk.post(f"/settings/mailboxes/{mailbox.pk}/fetch").status_code == 422


def test_a_failing_mailbox_says_since_when_and_why_and_a_recovered_one_that_it_works(desk: Client) -> None:
    box = a.mailbox(secret={"password": "x"}, imap_host="imap.shop.example")
    Mailbox.objects.update(
        failing_since=timezone.now(), failure="password", failure_detail="NO [AUTHENTICATIONFAILED]"
    )
    page = desk.get("/settings/mailboxes").content.decode()
    assert "does not accept this user name and password" in page
    assert "Not reached since" in page
    assert "AUTHENTICATIONFAILED" in page
    Mailbox.objects.update(failing_since=None, failure="", recovered_at=timezone.now())
    assert "It works again" in desk.get("/settings/mailboxes").content.decode()
    Mailbox.objects.update(recovered_at=None, last_success_at=timezone.now())
    assert "All is well" in desk.get(f"/settings/mailboxes/{box.pk}").content.decode()


def test_a_mailbox_with_mail_is_forgotten_but_its_mail_stays(desk: Client) -> None:
    box = a.mailbox(secret={"password": "x"})
    box.channel.originals.create(remote_id="INBOX/1/1", sha256="0" * 64, size=1)
    desk.post(f"/settings/mailboxes/{box.pk}/removal")
    assert not Mailbox.objects.exists()
    assert not Channel.objects.get().is_active

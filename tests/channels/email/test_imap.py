"""Fetching from a real Dovecot."""

import time
from datetime import timedelta

import pytest
from django.utils import timezone
from imapclient import IMAPClient  # type: ignore[import-untyped]  # has no types
from pytest_httpserver import HTTPServer

from kulanz.channels import inbox
from kulanz.channels.email import collect as collecting
from kulanz.channels.email.trouble import Trouble
from kulanz.channels.models import Mailbox, RawMessage
from tests import a
from tests.servers.dovecot import Dovecot, Proxy, User

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


def test_a_password_that_no_longer_holds_shows_in_the_mailbox_until_it_is_put_right(dovecot: Dovecot) -> None:
    user = dovecot.new_user(password="geheimnis-eins")
    mailbox = mailbox_of(user)
    inbox.collect(mailbox.channel)
    user.change_password("ein-anderes-wort")

    with pytest.raises(Trouble) as caught:
        inbox.collect(mailbox.channel)

    assert caught.value.code == "password"
    mailbox.refresh_from_db()
    assert mailbox.failure == "password" and mailbox.failing_since and mailbox.failure_detail
    assert "geheimnis-eins" not in mailbox.failure_detail + str(caught.value)

    mailbox.secret = {"password": "ein-anderes-wort"}
    mailbox.save()
    inbox.collect(mailbox.channel)
    mailbox.refresh_from_db()
    assert mailbox.recovered_at and not mailbox.failing_since


def test_a_password_with_umlauts_signs_in(dovecot: Dovecot) -> None:
    user = dovecot.new_user(password="grüße-aus-köln")
    with IMAPClient("127.0.0.1", dovecot.port, ssl=False) as client:
        client.plain_login(user.address, user.password)
        client.append("INBOX", mail("eins"))

    assert inbox.collect(mailbox_of(user).channel) == 1


def test_an_expired_token_is_renewed_once_and_the_fetch_goes_on(
    dovecot: Dovecot, httpserver: HTTPServer
) -> None:
    user = dovecot.new_user()
    user.append(mail("eins"))
    new = dovecot.token(user)
    httpserver.expect_ordered_request("/token", method="POST").respond_with_json(
        {"access_token": new, "expires_in": 3600, "refresh_token": "zweites"}
    )
    secret = {"refresh_token": "erstes", "client_id": "desk"}
    # The clock says it is valid, the server says it is not.
    secret |= {"access_token": dovecot.token(user, seconds=-60), "expires_at": str(int(time.time()) + 3000)}
    mailbox = mailbox_of(user, login="oauth", secret=secret, oauth_token_url=httpserver.url_for("/token"))

    assert inbox.collect(mailbox.channel) == 1

    mailbox.refresh_from_db()
    assert mailbox.secret["access_token"] == new
    assert mailbox.secret["refresh_token"] == "zweites"
    asked = httpserver.log[0][0]
    assert dict(asked.form) == {"grant_type": "refresh_token", "refresh_token": "erstes", "client_id": "desk"}
    assert inbox.collect(mailbox.channel) == 0 and len(httpserver.log) == 1


def test_a_permission_that_was_withdrawn_shows_in_the_mailbox(
    dovecot: Dovecot, httpserver: HTTPServer
) -> None:
    user = dovecot.new_user()
    httpserver.expect_request("/token").respond_with_json({"error": "invalid_grant"}, status=400)
    mailbox = mailbox_of(
        user, login="oauth", secret={"refresh_token": "alt"}, oauth_token_url=httpserver.url_for("/token")
    )

    with pytest.raises(Trouble, match="oauth_expired: invalid_grant"):
        inbox.collect(mailbox.channel)
    mailbox.refresh_from_db()
    assert mailbox.failure == "oauth_expired"


@pytest.mark.parametrize("security", ["tls", "starttls"])
def test_a_self_made_certificate_is_refused_until_the_owner_names_it(
    dovecot: Dovecot, security: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    user = dovecot.new_user()
    user.append(mail("eins"))
    port = dovecot.imaps_port if security == "tls" else dovecot.port
    mailbox = mailbox_of(user, imap_security=security, imap_port=port, imap_host="localhost")

    with pytest.raises(Trouble, match="certificate_self_signed"):
        inbox.collect(mailbox.channel)
    monkeypatch.setenv("SSL_CERT_FILE", str(dovecot.certificate))
    assert inbox.collect(mailbox.channel) == 1


def test_without_encryption_only_this_machine_is_reached(settings: object) -> None:
    mailbox = a.mailbox(imap_host="192.0.2.1", imap_port=143, imap_security="plain")
    settings.ALLOWED_PRIVATE_HOSTS = ["192.0.2.1"]  # type: ignore[attr-defined]  # takes any name

    with pytest.raises(Trouble, match="plain"):
        inbox.collect(mailbox.channel)


def test_a_private_address_is_not_reached_unless_the_owner_allows_it(
    dovecot: Dovecot, settings: object
) -> None:
    settings.ALLOWED_PRIVATE_HOSTS = []  # type: ignore[attr-defined]  # takes any name

    with pytest.raises(Trouble, match="private"):
        inbox.collect(mailbox_of(dovecot.new_user()).channel)


def mailbox_of(user: User, **fields: object) -> Mailbox:
    values = {
        "imap_host": "127.0.0.1",
        "imap_port": user.server.port,
        "imap_security": "plain",
        "imap_user": user.address,
        "secret": {"password": user.password},
        "poll_seconds": 5,
    }
    return a.mailbox(**{**values, **fields})


def mail(subject: str, *, text: str = "Guten Tag", message_id: str = "") -> bytes:
    return a.mail(subject=subject, text=text, message_id=message_id).replace(b"\n", b"\r\n")

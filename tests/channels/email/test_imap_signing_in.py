"""Signing in at a real Dovecot, and the line to it."""

import time

import pytest
from imapclient import IMAPClient  # type: ignore[import-untyped]  # has no types
from pytest_httpserver import HTTPServer

from kulanz.channels import inbox
from kulanz.channels.email.trouble import Trouble
from tests import a
from tests.channels.email.fetched import mail, mailbox_of
from tests.servers.dovecot import Dovecot

pytestmark = pytest.mark.django_db


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

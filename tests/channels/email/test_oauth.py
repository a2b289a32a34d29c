"""Access tokens from a token server on this machine."""

import time

import pytest
from pytest_httpserver import HTTPServer

from kulanz.channels.email import oauth
from kulanz.channels.email.trouble import Trouble
from kulanz.channels.models import Mailbox
from tests import a

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def this_machine_is_allowed(settings: object) -> None:
    settings.ALLOWED_PRIVATE_HOSTS = ["127.0.0.1", "localhost"]  # type: ignore[attr-defined]  # takes any name


def test_a_token_is_fetched_once_and_kept_encrypted(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/token", method="POST").respond_with_json(
        {"access_token": "frisch", "expires_in": 3600}
    )
    mailbox = with_oauth(httpserver.url_for("/token"))

    assert [oauth.access_token(mailbox), oauth.access_token(mailbox)] == ["frisch", "frisch"]

    assert len(httpserver.log) == 1
    kept = Mailbox.objects.get(pk=mailbox.pk).secret
    assert kept["access_token"] == "frisch" and kept["refresh_token"] == "dauer"
    assert 3500 < kept["expires_at"] - time.time() <= 3600
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT secret FROM channels_mailbox")
        assert "frisch" not in cursor.fetchone()[0]


def test_a_token_that_has_run_out_is_replaced(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/token").respond_with_json({"access_token": "neu", "expires_in": "3599"})
    mailbox = with_oauth(httpserver.url_for("/token"), access_token="alt", expires_at=time.time() + 30)

    assert oauth.access_token(mailbox) == "neu"


def test_a_token_that_still_holds_is_used(httpserver: HTTPServer) -> None:
    mailbox = with_oauth(httpserver.url_for("/token"), access_token="gut", expires_at=time.time() + 300)

    assert oauth.access_token(mailbox) == "gut"
    assert not httpserver.log


def test_what_the_owner_changed_meanwhile_is_not_overwritten(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/token").respond_with_json({"access_token": "neu", "expires_in": 3600})
    mailbox = with_oauth(httpserver.url_for("/token"))
    other = Mailbox.objects.get(pk=mailbox.pk)
    other.secret = {**other.secret, "smtp_password": "von Hand"}
    other.save()

    oauth.access_token(mailbox)

    assert Mailbox.objects.get(pk=mailbox.pk).secret["smtp_password"] == "von Hand"


@pytest.mark.parametrize(
    ("status", "content", "code"),
    [
        (400, '{"error": "invalid_grant", "error_description": "Token has been revoked"}', "oauth_expired"),
        (200, '{"token_type": "bearer"}', "oauth_expired"),
        (200, "[]", "oauth_expired"),
        (502, "<html>Bad Gateway</html>", "oauth_unreachable"),
        (302, "", "oauth_unreachable"),
    ],
)
def test_an_answer_without_a_token_is_named(
    httpserver: HTTPServer, status: int, content: str, code: str
) -> None:
    httpserver.expect_request("/token").respond_with_data(content, status=status)

    with pytest.raises(Trouble) as caught:
        oauth.access_token(with_oauth(httpserver.url_for("/token")))
    assert caught.value.code == code
    assert "dauer" not in str(caught.value)


def test_a_token_server_that_is_down_is_named() -> None:
    with pytest.raises(Trouble, match="oauth_unreachable"):
        oauth.access_token(with_oauth("http://127.0.0.1:9/token"))


def test_a_mailbox_without_permission_or_token_address_says_so() -> None:
    with pytest.raises(Trouble, match="oauth_missing"):
        oauth.access_token(a.mailbox(login="oauth", oauth_token_url="http://127.0.0.1:9/"))
    with pytest.raises(Trouble, match="oauth_missing"):
        oauth.access_token(with_oauth("", imap_host="imap.buchgarten.example"))


def with_oauth(url: str, imap_host: str = "imap.gmail.com", **secret: object) -> Mailbox:
    known = {"client_id": "desk", "client_secret": "geheim", "refresh_token": "dauer"}
    return a.mailbox(login="oauth", oauth_token_url=url, imap_host=imap_host, secret={**known, **secret})

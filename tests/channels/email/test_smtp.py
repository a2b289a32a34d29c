"""Sending over encrypted connections and with OAuth 2, to a real SMTP server and a token server on this machine."""

import secrets
import time
from typing import Any

import pytest
from django.utils import timezone
from pytest_httpserver import HTTPServer

from kulanz.channels import connecting, outbox
from kulanz.channels.email import smtp
from kulanz.channels.models import Mailbox, Recipient
from kulanz.jobs import worker
from kulanz.jobs.models import Job
from tests import a
from tests.servers.smtp import PASSWORD, USER, OAuthServer, SmtpServer

pytestmark = pytest.mark.django_db
MAIL = b"From: desk@example.test\r\nSubject: Hallo\r\n\r\nGuten Tag\r\n"
# As long as those of Microsoft and Google are.
LONG = secrets.token_urlsafe(1600)


@pytest.fixture(autouse=True)
def this_machine_is_allowed(settings: Any) -> None:
    settings.ALLOWED_PRIVATE_HOSTS = ["127.0.0.1", "localhost"]


@pytest.fixture
def smtp_oauth(smtp_server_with_oauth: OAuthServer, monkeypatch: pytest.MonkeyPatch) -> OAuthServer:
    """Its certificate is believed."""
    monkeypatch.setenv("SSL_CERT_FILE", str(smtp_server_with_oauth.certificate))
    return smtp_server_with_oauth


def test_tls_from_the_first_byte_carries_a_mail_to_who_proves_its_name(
    smtp_server_with_tls: SmtpServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    mailbox = mailbox_at(smtp_server_with_tls)
    assert sent(mailbox).code == "certificate_self_signed"
    assert smtp_server_with_tls.attempts == 0

    monkeypatch.setenv("SSL_CERT_FILE", str(smtp_server_with_tls.certificate))
    assert tried_again().state == "sent"
    [arrived] = smtp_server_with_tls.mails
    assert (arrived.mail_from, arrived.rcpt_tos, arrived.content) == (USER, ["kunde0@kunde.example"], MAIL)


def test_starttls_comes_before_the_password(
    smtp_server_with_starttls_and_auth: SmtpServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = smtp_server_with_starttls_and_auth
    monkeypatch.setenv("SSL_CERT_FILE", str(server.certificate))

    assert sent(mailbox_at(server, smtp_security="starttls")).state == "sent"
    assert server.recipients() == ["kunde0@kunde.example"]


@pytest.mark.parametrize(
    ("security", "said"), [("starttls", "dropped"), ("tls", "not_tls")], ids=["TLS port", "plain port"]
)
def test_the_wrong_kind_of_encryption_is_named_and_nothing_goes_out_in_the_clear(
    smtp_server: SmtpServer,
    smtp_server_with_tls: SmtpServer,
    security: str,
    said: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # A TLS port waits for our first word, as we wait for its: nobody needs a minute to see that.
    monkeypatch.setitem(smtp.connected.__kwdefaults__, "seconds", 3)
    server = smtp_server_with_tls if security == "starttls" else smtp_server

    fate = sent(mailbox_at(server, smtp_security=security))

    assert (fate.state, fate.code) == ("retry", said)
    assert not server.mails and server.attempts == 0


def test_a_token_that_holds_signs_in_however_long_it_is(
    smtp_oauth: OAuthServer, httpserver: HTTPServer
) -> None:
    smtp_oauth.tokens = {LONG}

    assert sent(with_oauth(smtp_oauth, httpserver, access_token=LONG)).state == "sent"
    assert smtp_oauth.recipients() == ["kunde0@kunde.example"]
    assert smtp_oauth.offered == [LONG] and not httpserver.log


@pytest.mark.parametrize("refusal", ["challenge", "at once", "and hang up"])
def test_a_token_that_the_server_refuses_is_renewed_and_the_mail_goes_out(
    smtp_oauth: OAuthServer, httpserver: HTTPServer, refusal: Any
) -> None:
    smtp_oauth.tokens, smtp_oauth.refusal = {LONG}, refusal
    httpserver.expect_request("/token", method="POST").respond_with_json(
        {"access_token": LONG, "expires_in": 3600, "refresh_token": "zweites"}
    )
    mailbox = with_oauth(smtp_oauth, httpserver, access_token="ist-abgelaufen")

    assert sent(mailbox).state == "sent"

    assert smtp_oauth.offered == ["ist-abgelaufen", LONG]
    assert len(smtp_oauth.mails) == 1
    mailbox.refresh_from_db()
    assert (mailbox.secret["access_token"], mailbox.secret["refresh_token"]) == (LONG, "zweites")
    [(asked, _answer)] = httpserver.log
    assert asked.form["refresh_token"] == "erstes" and asked.form["client_secret"] == "geheim"

    assert sent(mailbox).state == "sent" and len(httpserver.log) == 1


def test_a_permission_that_was_withdrawn_is_said_in_plain_words_and_the_mail_waits(
    smtp_oauth: OAuthServer, httpserver: HTTPServer
) -> None:
    httpserver.expect_oneshot_request("/token").respond_with_json({"error": "invalid_grant"}, status=400)
    mailbox = with_oauth(smtp_oauth, httpserver, access_token="ist-abgelaufen")

    fate = sent(mailbox)

    assert (fate.state, fate.code, fate.answer) == ("retry", "oauth_expired", "invalid_grant")
    assert "tries again by itself" in str(outbox.explain(fate))
    assert "Connect the mailbox with the provider again" in str(outbox.explain(fate))
    assert not smtp_oauth.mails and not Job.objects.filter(state="dead").exists()

    httpserver.expect_request("/token").respond_with_json({"access_token": LONG, "expires_in": 3600})
    smtp_oauth.tokens = {LONG}
    assert tried_again().state == "sent"
    assert [mail.content for mail in smtp_oauth.mails] == [MAIL]


@pytest.mark.parametrize("refusal", ["challenge", "at once", "and hang up"])
def test_a_new_token_that_is_refused_too_is_not_called_a_wrong_password_and_stays_secret(
    smtp_oauth: OAuthServer, httpserver: HTTPServer, refusal: Any
) -> None:
    smtp_oauth.refusal = refusal
    httpserver.expect_request("/token").respond_with_json({"access_token": "auch-nicht", "expires_in": 3600})

    fate = sent(with_oauth(smtp_oauth, httpserver, access_token="ist-abgelaufen"))

    assert (fate.state, fate.code) == ("retry", "oauth_refused")
    assert "permission covers mail" in str(outbox.explain(fate))
    assert fate.answer.startswith("535") and "auch-nicht" not in fate.answer
    assert smtp_oauth.offered == ["ist-abgelaufen", "auch-nicht"]


def test_the_token_server_is_reached_only_where_the_owner_allows_private_addresses(
    smtp_oauth: OAuthServer, httpserver: HTTPServer, settings: Any
) -> None:
    httpserver.expect_request("/token").respond_with_json({"access_token": LONG, "expires_in": 3600})
    mailbox = with_oauth(smtp_oauth, httpserver)
    mailbox.oauth_token_url = httpserver.url_for("/token").replace("localhost", "127.0.0.1")
    mailbox.save()
    settings.ALLOWED_PRIVATE_HOSTS = ["localhost"]

    fate = sent(mailbox)

    assert (fate.state, fate.code) == ("retry", "oauth_unreachable")
    assert not httpserver.log and not smtp_oauth.offered


def test_a_server_without_xoauth2_is_named(
    smtp_server_with_tls: SmtpServer, httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(smtp_server_with_tls.certificate))

    fate = sent(with_oauth(smtp_server_with_tls, httpserver, access_token=LONG))

    assert (fate.state, fate.code) == ("retry", "no_oauth")


def test_a_token_that_another_worker_has_renewed_meanwhile_is_used(
    smtp_oauth: OAuthServer, httpserver: HTTPServer
) -> None:
    smtp_oauth.tokens = {LONG}
    stale = with_oauth(smtp_oauth, httpserver, access_token="ist-abgelaufen")
    newer = Mailbox.objects.get(pk=stale.pk)
    newer.secret = {**newer.secret, "access_token": LONG}
    newer.save()

    assert all(step.ok for step in connecting.check(stale))
    assert not httpserver.log


@pytest.mark.parametrize("kind", ["tls", "starttls", "oauth"])
def test_the_connection_test_says_what_sending_will_find(
    kind: str, request: pytest.FixtureRequest, httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = {"starttls": "smtp_server_with_starttls_and_auth"}
    server = request.getfixturevalue(names.get(kind, f"smtp_server_with_{kind}"))
    httpserver.expect_request("/token").respond_with_json({"access_token": LONG, "expires_in": 3600})
    mailbox = with_oauth(server, httpserver) if kind == "oauth" else mailbox_at(server)
    mailbox.smtp_security = "starttls" if kind == "starttls" else "tls"
    mailbox.save()
    assert seen(mailbox) == ["found", "reached", "secure: certificate_self_signed"]

    monkeypatch.setenv("SSL_CERT_FILE", str(server.certificate))
    refused = {"oauth": "oauth_refused"}.get(kind, "")
    assert seen(mailbox)[-1] == (f"signed_in: {refused}" if refused else "signed_in")
    if kind == "oauth":
        server.tokens = {LONG}
        assert seen(mailbox)[-1] == "signed_in"


def test_a_relay_that_wants_no_sign_in_gets_none_though_the_mailbox_has_a_password(
    smtp_server: SmtpServer,
) -> None:
    mailbox = mailbox_at(smtp_server, smtp_security="plain", smtp_user="", imap_user=USER)

    assert seen(mailbox)[-1] == "signed_in"
    assert sent(mailbox).state == "sent"


def test_a_password_without_a_user_of_its_own_goes_with_the_user_of_the_inbox(
    smtp_server_with_auth: SmtpServer,
) -> None:
    mailbox = mailbox_at(smtp_server_with_auth, smtp_security="plain", smtp_user="", imap_user=USER)

    assert seen(mailbox)[-1] == "signed_in"
    assert sent(mailbox).state == "sent"
    mailbox.secret = {"password": "falsch"}
    mailbox.save()
    assert seen(mailbox)[-1] == "signed_in: password"


def mailbox_at(server: SmtpServer, **fields: Any) -> Mailbox:
    values = {"smtp_host": server.host, "smtp_port": server.port, "smtp_user": USER}
    values |= {"smtp_security": "tls", "secret": {"password": PASSWORD}}
    return a.mailbox(address=USER, **(values | fields))


def with_oauth(server: SmtpServer, tokens: HTTPServer, **secret: Any) -> Mailbox:
    known = {"client_id": "desk", "client_secret": "geheim", "refresh_token": "erstes"}
    # The clock says that it is valid, the server may say otherwise.
    known |= {"expires_at": time.time() + 3000} | secret
    return mailbox_at(server, login="oauth", secret=known, oauth_token_url=tokens.url_for("/token"))


def sent(mailbox: Mailbox) -> Recipient:
    """What became of a mail that is queued now."""
    number = Recipient.objects.count()
    outbox.queue(
        mailbox.channel,
        MAIL,
        message_id=f"{number}@example.test",
        envelope_from=USER,
        recipients=[f"kunde{number}@kunde.example"],
        send_after=timezone.now(),
        wants_copy=False,
    )
    worker.run_waiting()
    return Recipient.objects.latest("pk")


def tried_again() -> Recipient:
    now = timezone.now()
    Recipient.objects.filter(state="retry").update(next_try_at=now)
    Job.objects.filter(state="ready").update(run_at=now)
    worker.run_waiting()
    return Recipient.objects.latest("pk")


def seen(mailbox: Mailbox) -> list[str]:
    return [step.name if step.ok else f"{step.name}: {step.code}" for step in connecting.check(mailbox)]

"""The owner connects a mailbox with its provider in the browser, against a real OAuth server on this machine."""

import html
import http.client
import re
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import connection
from django.test import Client

from kulanz.channels import inbox
from kulanz.channels.models import Mailbox, RawMessage
from tests import a
from tests.channels.email.fetched import mail, mailbox_of
from tests.servers.dovecot import Dovecot
from tests.servers.oauth import ConsentServer

pytestmark = pytest.mark.django_db
BACK = "https://desk.shop.example/settings/mailboxes/consent"


@pytest.fixture
def mailbox(consent_server: ConsentServer) -> Mailbox:
    consent_server.redirects = {BACK}
    return with_oauth(
        consent_server,
        imap_host="127.0.0.1",
        imap_port=1,
        imap_security="plain",
        imap_user="hallo@shop.example",
    )


def with_oauth(server: ConsentServer, **fields: Any) -> Mailbox:
    return a.mailbox(
        login="oauth",
        oauth_consent_url=server.consent_url,
        oauth_token_url=server.token_url,
        oauth_scope="mail offline_access",
        secret={"client_id": server.client_id, "client_secret": server.client_secret},
        **fields,
    )


def way_there(desk: Client, mailbox: Mailbox) -> str:
    """Where the button leads."""
    page = desk.get(f"/settings/mailboxes/{mailbox.pk}/consent").content.decode()
    found = re.search(r'<a class="button is-main" href="([^"]+)"', page)
    assert found, page
    return html.unescape(found[1])


def at_the_provider(address: str) -> str:
    """What the provider's page sends the browser back to, as a path of the desk."""
    parts = urlsplit(address)
    wire = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=10)
    wire.request("GET", f"{parts.path}?{parts.query}")
    answer = wire.getresponse()
    assert answer.status == 302, answer.read()
    place = urlsplit(answer.headers["Location"])
    assert f"{place.scheme}://{place.netloc}{place.path}" == BACK
    return f"{place.path}?{place.query}"


def connect(desk: Client, mailbox: Mailbox) -> Any:
    return desk.get(at_the_provider(way_there(desk, mailbox)))


def test_agreeing_at_the_provider_gives_a_lasting_permission_that_is_kept_encrypted(
    desk: Client, mailbox: Mailbox, consent_server: ConsentServer
) -> None:
    answer = connect(desk, mailbox)

    assert (answer.status_code, answer["Location"]) == (302, f"/settings/mailboxes/{mailbox.pk}/check")
    mailbox.refresh_from_db()
    [refresh] = consent_server.refresh_tokens
    assert mailbox.secret["refresh_token"] == refresh
    assert mailbox.secret["access_token"].startswith("zugang") and mailbox.secret["client_id"] == "desk"
    with connection.cursor() as cursor:
        cursor.execute("SELECT secret FROM channels_mailbox")
        assert refresh not in cursor.fetchone()[0]
    assert refresh not in desk.get(f"/settings/mailboxes/{mailbox.pk}/consent").content.decode()


def test_the_question_says_who_asks_for_what_and_proves_itself(desk: Client, mailbox: Mailbox) -> None:
    wish = {name: values[0] for name, values in parse_qs(urlsplit(way_there(desk, mailbox)).query).items()}
    assert wish["redirect_uri"] == BACK
    assert (wish["scope"], wish["login_hint"]) == ("mail offline_access", "hallo@shop.example")
    assert (wish["response_type"], wish["code_challenge_method"]) == ("code", "S256")
    assert len(wish["state"]) > 30 and len(wish["code_challenge"]) == 43
    page = desk.get(f"/settings/mailboxes/{mailbox.pk}/consent").content.decode()
    assert BACK in page and "geheim-4711" not in page


def test_the_mailbox_is_then_fetched_with_it(
    desk: Client, consent_server: ConsentServer, dovecot: Dovecot
) -> None:
    user = dovecot.new_user()
    user.append(mail("eins"))
    consent_server.redirects, consent_server.new_token = {BACK}, lambda: dovecot.token(user)
    mailbox = mailbox_of(
        user,
        login="oauth",
        oauth_consent_url=consent_server.consent_url,
        oauth_token_url=consent_server.token_url,
        secret={"client_id": "desk", "client_secret": "geheim-4711"},
    )
    connect(desk, mailbox)

    assert inbox.collect(Mailbox.objects.get(pk=mailbox.pk).channel) == 1
    # And once more when the access token has run out.
    mailbox.refresh_from_db()
    mailbox.secret = {**mailbox.secret, "expires_at": 1}
    mailbox.save()
    user.append(mail("zwei"))
    assert inbox.collect(Mailbox.objects.get(pk=mailbox.pk).channel) == 1
    assert RawMessage.objects.count() == 2
    assert [form["grant_type"] for form in consent_server.asked] == ["authorization_code", "refresh_token"]


@pytest.mark.parametrize(
    ("error", "description", "words"),
    [
        ("access_denied", "", "The permission was not given"),
        ("access_denied", "AADSTS90094: admin consent is required", "an administrator must agree first"),
        ("consent_required", "AADSTS65001", "an administrator must agree first"),
        ("invalid_scope", "", "may not ask for access to mail"),
        ("unauthorized_client", "AADSTS700016: not found", "does not accept the client ID"),
        ("server_error", "<b>out of order</b>", "did not give the permission"),
    ],
)
def test_a_refusal_is_said_in_plain_words_and_one_can_try_again(
    desk: Client, mailbox: Mailbox, consent_server: ConsentServer, error: str, description: str, words: str
) -> None:
    consent_server.answer, consent_server.description = error, description
    page = connect(desk, mailbox).content.decode()
    assert words in page and "<b>out" not in page
    assert not Mailbox.objects.get().secret.get("refresh_token")

    consent_server.answer = "agree"
    assert connect(desk, mailbox).status_code == 302
    assert Mailbox.objects.get().secret["refresh_token"]


def test_a_code_that_has_run_out_is_named(
    desk: Client, mailbox: Mailbox, consent_server: ConsentServer
) -> None:
    back = at_the_provider(way_there(desk, mailbox))
    consent_server.codes.clear()
    assert "This attempt is over" in desk.get(back).content.decode()


def test_a_wrong_client_secret_is_named_and_never_shown(
    desk: Client, mailbox: Mailbox, consent_server: ConsentServer
) -> None:
    back = at_the_provider(way_there(desk, mailbox))
    consent_server.client_secret = "ein anderes"
    page = desk.get(back).content.decode()
    assert "does not accept the client ID or the client secret" in page
    assert "geheim-4711" not in page


def test_a_redirect_address_that_the_provider_does_not_know_is_named(
    desk: Client, mailbox: Mailbox, consent_server: ConsentServer, settings: Any
) -> None:
    back = at_the_provider(way_there(desk, mailbox))
    settings.PUBLIC_URL = "https://other.shop.example"  # the desk has moved meanwhile
    page = desk.get(back).content.decode()
    assert "does not know the redirect address of the desk" in page
    assert "https://other.shop.example/settings/mailboxes/consent" in page


def test_a_permission_that_does_not_last_is_not_taken(
    desk: Client, mailbox: Mailbox, consent_server: ConsentServer
) -> None:
    consent_server.gives_refresh_token = False
    assert "ends within the hour" in connect(desk, mailbox).content.decode()
    assert "access_token" not in Mailbox.objects.get().secret


def test_a_provider_that_is_away_is_named(desk: Client, mailbox: Mailbox) -> None:
    back = at_the_provider(way_there(desk, mailbox))
    Mailbox.objects.update(oauth_token_url="http://127.0.0.1:9/token")
    assert "did not answer" in desk.get(back).content.decode()


def replayed(desk: Client, back: str, _settings: Any) -> str:
    desk.get(back)
    Mailbox.objects.update(secret={"client_id": "desk"})
    return back


def forged(desk: Client, back: str, _settings: Any) -> str:
    return re.sub(r"state=[^&]+", "state=forged", back)


def without_state(desk: Client, back: str, _settings: Any) -> str:
    return re.sub(r"state=[^&]+", "", back)


@pytest.mark.parametrize("bend", [replayed, forged, without_state])
def test_an_answer_that_this_browser_did_not_ask_for_is_worth_nothing(
    desk: Client, mailbox: Mailbox, bend: Callable[[Client, str, Any], str], settings: Any
) -> None:
    back = bend(desk, at_the_provider(way_there(desk, mailbox)), settings)
    answer = desk.get(back, follow=True)
    assert "This attempt is over" in answer.content.decode()
    assert not Mailbox.objects.get().secret.get("refresh_token")


def test_an_answer_that_comes_to_another_browser_is_worth_nothing(desk: Client, mailbox: Mailbox) -> None:
    back = at_the_provider(way_there(desk, mailbox))
    other = Client()
    other.force_login(a.staff("owner", language="en"))
    assert "This attempt is over" in other.get(back, follow=True).content.decode()
    assert not Mailbox.objects.get().secret.get("refresh_token")


def test_an_answer_that_took_too_long_is_over(
    desk: Client, mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    back = at_the_provider(way_there(desk, mailbox))
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 3600)
    assert "This attempt is over" in desk.get(back, follow=True).content.decode()


def test_secrets_go_over_an_open_line_only_to_hosts_that_were_allowed(
    desk: Client, mailbox: Mailbox, settings: Any
) -> None:
    settings.ALLOWED_PRIVATE_HOSTS = []
    page = desk.get(f"/settings/mailboxes/{mailbox.pk}/consent").content.decode()
    assert "does not begin with https:" in page and "/authorize?" not in page


@pytest.mark.parametrize(
    ("host", "place", "wishes"),
    [
        (
            "outlook.office365.com",
            "https://login.microsoftonline.com/common/oauth2/v2.0/authorize",
            "offline_access",
        ),
        (
            "imap.gmail.com",
            "https://accounts.google.com/o/oauth2/v2/auth",
            "access_type=offline&prompt=consent",
        ),
    ],
)
def test_the_addresses_of_microsoft_and_google_are_known(
    desk: Client, host: str, place: str, wishes: str
) -> None:
    mailbox = a.mailbox(login="oauth", imap_host=host, secret={"client_id": "desk"})
    address = way_there(desk, mailbox)
    assert address.startswith(f"{place}?") and wishes in address


def test_the_wizard_leads_to_the_provider_and_the_pasted_token_stays_possible(desk: Client) -> None:
    desk.post("/settings/mailboxes/new", {"address": "hallo@outlook.de"})
    mailbox = Mailbox.objects.get()
    place = f"/settings/mailboxes/{mailbox.pk}"
    wish = {
        "login": "oauth", "imap_host": mailbox.imap_host, "imap_port": "993", "imap_security": "tls",
        "imap_user": "hallo@outlook.de", "smtp_host": mailbox.smtp_host, "smtp_port": "587",
        "smtp_security": "starttls", "smtp_user": "hallo@outlook.de",
    }  # fmt: skip
    assert desk.post(f"{place}/servers", wish).status_code == 422
    assert desk.post(f"{place}/servers", wish | {"client_id": "abc"})["Location"] == f"{place}/consent"
    assert desk.post(f"{place}/start").status_code == 422
    pasted = desk.post(f"{place}/servers", wish | {"refresh_token": "von Hand"})
    assert pasted["Location"] == f"{place}/check"
    assert Mailbox.objects.get().secret == {"client_id": "abc", "refresh_token": "von Hand"}
    # What was given to one app is nothing to another.
    assert desk.post(f"{place}/servers", wish | {"client_id": "xyz"})["Location"] == f"{place}/consent"
    assert Mailbox.objects.get().secret == {"client_id": "xyz"}

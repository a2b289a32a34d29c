import re
import time
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core import mail
from django.test import Client

from kulanz.business.models import Staff
from tests import a

pytestmark = pytest.mark.django_db


def sign_in(client: Client, email: str = "anna@shop.example", password: str = a.PASSWORD) -> Any:
    return client.post("/account/login/", {"login": email, "password": password})


def show_oneself(client: Client) -> None:
    """Changes of the sign-in want the password once more."""
    assert client.post("/account/reauthenticate/", {"password": a.PASSWORD}).status_code == 302


def code_now(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def test_one_signs_in_with_the_address_in_any_case(owner: Staff, client: Client) -> None:
    assert sign_in(client, "Anna@Shop.example").status_code == 302
    assert client.get("/settings/profile").status_code == 200


def test_a_wrong_password_says_nothing_about_the_address(owner: Staff, client: Client) -> None:
    wrong = sign_in(client, password="falsch falsch falsch").content.decode()
    unknown = sign_in(Client(), email="eve@shop.example").content.decode()
    said = [re.search(r'role="alert">([^<]+)', page) for page in (wrong, unknown)]
    assert said[0]
    assert said[1]
    assert said[0][1] == said[1][1]


def test_guessing_is_slowed_down(owner: Staff, client: Client) -> None:
    for _guess in range(6):
        sign_in(client, password="falsch falsch falsch")
    assert sign_in(client).status_code != 302


def test_nobody_signs_up(owner: Staff, client: Client) -> None:
    wish = {"email": "eve@evil.example", "password1": "correct horse battery"}
    for answer in (client.get("/account/signup/"), client.post("/account/signup/", wish)):
        assert b'name="password1"' not in answer.content
    assert Staff.objects.count() == 1


def test_who_left_is_not_let_in(owner: Staff, client: Client) -> None:
    a.staff("assistant", email="bernd@shop.example", is_active=False)
    sign_in(client, "bernd@shop.example")
    assert client.get("/settings/profile").status_code == 302


@pytest.mark.parametrize(("language", "word"), [("de", "Passwort"), ("en", "password")])
def test_a_forgotten_password_is_replaced_by_mail(
    owner: Staff, client: Client, language: str, word: str
) -> None:
    Staff.objects.update(language=language)
    client.post("/account/password/reset/", {"email": "anna@shop.example"}, headers={"host": "localhost"})
    (sent,) = mail.outbox
    assert word in sent.body
    link = re.search(r"https://desk\.shop\.example(/account/password/reset/key/\S+)", sent.body)
    assert link
    form = client.get(link[1], follow=True)
    new = {"password1": "ein ganz neuer Morgen", "password2": "ein ganz neuer Morgen"}
    client.post(form.wsgi_request.path, new)
    assert sign_in(Client(), password="ein ganz neuer Morgen").status_code == 302
    assert b'name="password1"' not in Client().get(link[1], follow=True).content


def test_where_no_mailbox_can_send_a_forgotten_password_is_the_owners_matter(
    owner: Staff, client: Client, settings: Any
) -> None:
    settings.EMAIL_BACKEND = "kulanz.channels.mail_backend.OwnMailbox"
    english = {"accept-language": "en"}
    page = client.get("/account/password/reset/", headers=english).content.decode()
    assert "cannot send mail at present" in page
    assert 'name="email"' not in page
    said = client.post("/account/password/reset/", {"email": owner.email}, follow=True, headers=english)
    assert "on its way" not in said.content.decode()
    a.mailbox(smtp_host="localhost")
    assert 'name="email"' in client.get("/account/password/reset/", headers=english).content.decode()


@pytest.mark.parametrize("language", ["de", "en"])
def test_whoever_asks_for_new_passwords_again_and_again_is_told_to_wait(
    owner: Staff, client: Client, language: str
) -> None:
    for _time in range(5):
        client.post("/account/password/reset/", {"email": owner.email})
    answer = client.post(
        "/account/password/reset/", {"email": owner.email}, headers={"accept-language": language}
    )
    assert answer.status_code == 429
    assert {"de": "eine Minute", "en": "a minute"}[language] in answer.content.decode()
    assert len(mail.outbox) == 5


def test_a_stranger_cannot_fill_the_disk(owner: Staff, desk: Client) -> None:
    much = {"password": "x" * 1_100_000}
    assert Client().post("/account/login/", much).status_code == 413
    assert desk.post("/settings/profile", much).status_code == 422


def test_a_stranger_cannot_make_the_desk_write_mails(owner: Staff, client: Client) -> None:
    answer = client.post("/account/password/reset/", {"email": "eve@evil.example"}, follow=True)
    assert answer.status_code == 200
    assert mail.outbox == []


def test_the_password_is_changed_by_oneself(desk: Client, owner: Staff) -> None:
    new = "ein ganz neuer Morgen"
    desk.post("/account/password/change/", {"oldpassword": a.PASSWORD, "password1": new, "password2": new})
    assert sign_in(Client(), password=new).status_code == 302


def enrol(client: Client) -> str:
    """Set up the code from an app as a person does: sign in, open the page, read the secret, type the code."""
    sign_in(client)
    assert client.get("/account/2fa/totp/activate/")["Location"].startswith("/account/reauthenticate/")
    show_oneself(client)
    page = client.get("/account/2fa/totp/activate/").content.decode()
    assert 'src="data:image/svg+xml' in page
    found = re.search(r'id="totp-secret"[^>]+value="([A-Z2-7]+)"', page)
    assert found
    answer = client.post("/account/2fa/totp/activate/", {"code": code_now(found[1])})
    assert answer.status_code == 302
    return found[1]


def test_a_code_from_an_app_is_asked_for_at_the_next_sign_in(owner: Staff, client: Client) -> None:
    secret = enrol(client)
    later = Client()
    assert sign_in(later)["Location"] == "/account/2fa/authenticate/"
    assert later.get("/settings/profile").status_code == 302
    assert later.post("/account/2fa/authenticate/", {"code": "000000"}).status_code == 200
    assert later.get("/settings/profile").status_code == 302
    from django.core.cache import cache

    cache.clear()  # a code counts once; the half minute of its enrolment has not passed
    assert later.post("/account/2fa/authenticate/", {"code": code_now(secret)}).status_code == 302
    assert later.get("/settings/profile").status_code == 200


def test_the_second_step_offers_only_what_one_has_set_up(owner: Staff, client: Client) -> None:
    enrol(client)
    later = Client()
    sign_in(later)
    page = later.get("/account/2fa/authenticate/", headers={"accept-language": "en"}).content.decode()
    assert "Code from the app" in page
    assert "passkey" not in page.lower()


def test_the_secret_of_the_app_lies_encrypted_in_the_database(owner: Staff, client: Client) -> None:
    secret = enrol(client)
    kept = Authenticator.objects.get(type="totp").data
    assert secret not in str(kept)


def test_a_recovery_code_replaces_the_lost_phone_once(owner: Staff, client: Client) -> None:
    enrol(client)
    client.post("/account/2fa/recovery-codes/generate/")
    codes = re.findall(r"<li>(\d{8})</li>", client.get("/account/2fa/recovery-codes/").content.decode())
    assert len(codes) == 10
    later = Client()
    sign_in(later)
    later.post("/account/2fa/authenticate/", {"code": codes[0]})
    assert later.get("/settings/profile").status_code == 200
    again = Client()
    sign_in(again)
    again.post("/account/2fa/authenticate/", {"code": codes[0]})
    assert again.get("/settings/profile").status_code == 302


def test_pages_of_sign_in_bring_no_inline_script(owner: Staff, client: Client) -> None:
    sign_in(client)
    show_oneself(client)
    paths = [
        "/account/2fa/",
        "/account/2fa/totp/activate/",
        "/account/2fa/webauthn/add/",
        "/account/2fa/webauthn/",
    ]
    pages = [client.get(path) for path in paths] + [Client().get("/account/login/")]
    for page in pages:
        assert page.status_code == 200
        for tag in re.findall(r"<script[^>]*>", page.content.decode()):
            assert "src=" in tag or "application/json" in tag
        assert not re.search(r"\son\w+=|style=", page.content.decode().replace("onload.js", ""))

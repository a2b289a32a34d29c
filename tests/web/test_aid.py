from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_httpserver import HTTPServer

from kulanz.business.models import Staff
from kulanz.reply import aid, compose
from kulanz.reply.models import Draft, DraftingAid
from tests import a

pytestmark = pytest.mark.django_db
SignIn = Callable[..., Client]
HTMX = {"HX-Request": "true"}
KEY = "sk-ganz-geheim"


@pytest.fixture(autouse=True)
def this_machine_is_allowed(settings: Any) -> None:
    settings.ALLOWED_PRIVATE_HOSTS = ["localhost"]


@pytest.fixture
def owner() -> Staff:
    return a.staff("owner", name="Hanna Brandt", language="en")


@pytest.fixture
def draft(owner: Staff) -> Draft:
    customer = a.customer("Xaveria Quitte", "xaveria@kunde.example")
    talk = a.conversation(customer=customer, channel=a.mailbox(smtp_host="localhost").channel)
    return compose.save(compose.start(talk, "answer", by=owner), text="Mein Anfang.")


def switched_on(httpserver: HTTPServer, owner: Staff) -> None:
    said = {"address": httpserver.url_for("/v1"), "model": "klein", "secret": KEY, "is_active": True}
    aid.keep(said, by=owner)


def test_there_is_no_button_until_an_owner_switches_it_on(
    owner: Staff, draft: Draft, sign_in: SignIn, httpserver: HTTPServer
) -> None:
    browser, place = sign_in(owner), reverse("conversation", args=[draft.conversation_id])
    assert "Propose a draft" not in browser.get(place).content.decode()
    switched_on(httpserver, owner)
    assert "Propose a draft" in browser.get(place).content.decode()


def test_one_sees_what_is_sent_and_to_whom_before_it_is(
    owner: Staff, draft: Draft, sign_in: SignIn, httpserver: HTTPServer
) -> None:
    switched_on(httpserver, owner)
    browser = sign_in(owner)
    page = browser.post(
        reverse("draft_aid", args=[draft.pk]), {"text": "Mein neuer Anfang."}, follow=True
    ).content.decode()
    assert f"Send this to localhost:{httpserver.port}" in page
    assert "Guten Tag, wo ist mein Buch?" in page
    assert "Xaveria" not in page.partition('name="text"')[2].partition("</textarea>")[0]
    assert KEY not in page
    draft.refresh_from_db()
    assert draft.text == "Mein neuer Anfang."
    assert not httpserver.log


def sent(browser: Client, draft: Draft, **how: Any) -> Any:
    page = browser.get(reverse("draft_aid", args=[draft.pk]))
    shown = page.context["proposal"]
    wish = {"text": shown.content.replace("\n", "\r\n"), "seal": shown.seal}
    return browser.post(reverse("draft_asking", args=[draft.pk]), wish, **how)


def test_the_proposal_comes_into_the_draft(
    owner: Staff, draft: Draft, sign_in: SignIn, httpserver: HTTPServer
) -> None:
    said = {"choices": [{"message": {"content": "Guten Tag [NAME_1], es kommt morgen."}}]}
    httpserver.expect_request("/v1/chat/completions").respond_with_json(said)
    switched_on(httpserver, owner)
    browser = sign_in(owner)
    page = sent(browser, draft, follow=True).content.decode()
    assert "A proposal stands below what you have written." in page
    assert "Mein Anfang.\n\nGuten Tag Xaveria, es kommt morgen." in page
    assert f"Hanna Brandt asked localhost:{httpserver.port} for a draft" in page
    (request, _response) = httpserver.log[0]
    assert "\r" not in request.json["messages"][1]["content"]


def test_what_went_wrong_stands_above_what_was_to_be_sent(
    owner: Staff, draft: Draft, sign_in: SignIn, httpserver: HTTPServer
) -> None:
    httpserver.expect_request("/v1/chat/completions").respond_with_data("", status=429)
    switched_on(httpserver, owner)
    browser = sign_in(owner)
    refused = sent(browser, draft)
    assert refused.status_code == 422
    assert "too many requests" in refused.content.decode()
    fragment = sent(browser, draft, headers=HTMX)
    assert fragment.status_code == 200
    assert fragment.content.decode().lstrip().startswith("<form")
    assert "too many requests" in fragment.content.decode()


def test_what_has_changed_meanwhile_is_shown_anew(
    owner: Staff, draft: Draft, sign_in: SignIn, httpserver: HTTPServer
) -> None:
    switched_on(httpserver, owner)
    browser = sign_in(owner)
    wish = {"text": "Was auch immer", "seal": "0" * 64}
    page = browser.post(reverse("draft_asking", args=[draft.pk]), wish).content.decode()
    assert "Something has changed since." in page
    assert "Was auch immer" not in page
    assert not httpserver.log


# Setting it up


def test_an_owner_sets_it_up_and_tries_it_out(owner: Staff, sign_in: SignIn, httpserver: HTTPServer) -> None:
    said = {"choices": [{"message": {"content": "Bereit"}}]}
    httpserver.expect_request("/v1/chat/completions").respond_with_json(said)
    browser = sign_in(owner)
    wish = {"address": httpserver.url_for("/v1"), "model": "klein", "secret": KEY}
    page = browser.post(reverse("aid"), wish, follow=True).content.decode()
    assert "not tried yet" in page
    assert "A key is kept." in page
    assert KEY not in page
    assert not DraftingAid.objects.get().is_active
    page = browser.post(reverse("aid_trial"), follow=True).content.decode()
    assert "It works: the server has answered." in page
    assert "works, and is switched off" in page
    assert KEY.encode() not in bytes(
        str(DraftingAid.objects.values("address", "model", "failure")[0]), "utf-8"
    )


def test_a_trial_that_fails_says_why_and_the_page_remembers(
    owner: Staff, sign_in: SignIn, httpserver: HTTPServer
) -> None:
    httpserver.expect_request("/v1/chat/completions").respond_with_data("", status=401)
    switched_on(httpserver, owner)
    browser = sign_in(owner)
    refused = browser.post(reverse("aid_trial"))
    assert refused.status_code == 422
    assert "does not accept the key (401)" in refused.content.decode()
    assert "does not accept the key (401)" in browser.get(reverse("aid")).content.decode()


def test_it_is_removed_with_its_key(owner: Staff, sign_in: SignIn, httpserver: HTTPServer) -> None:
    switched_on(httpserver, owner)
    sign_in(owner).post(reverse("aid_removal"))
    assert not DraftingAid.objects.exists()


def test_a_wrong_address_stays_in_the_form(owner: Staff, sign_in: SignIn) -> None:
    page = sign_in(owner).post(reverse("aid"), {"address": "http://models.example", "model": "x"})
    assert page.status_code == 422
    assert "https://" in page.content.decode()
    assert "http://models.example" in page.content.decode()

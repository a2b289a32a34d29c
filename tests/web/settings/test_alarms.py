from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from pytest_httpserver import HTTPServer

from kulanz.business.models import AlarmTarget
from tests import a

pytestmark = pytest.mark.django_db
SignIn = Callable[..., Client]


@pytest.fixture(autouse=True)
def this_machine_is_allowed(settings: Any) -> None:
    settings.ALLOWED_PRIVATE_HOSTS = ["localhost"]


def test_an_owner_adds_a_way_and_tries_it_out(sign_in: SignIn, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/", method="POST").respond_with_json({})
    browser = sign_in()
    assert "Nobody is told outside the desk" in browser.get("/settings/alarms").content.decode()
    wish = {"kind": "ntfy", "address": httpserver.url_for("/laden"), "secret": "tk_geheim", "is_active": "on"}
    page = browser.post("/settings/alarms", wish, follow=True).content.decode()
    assert "not tried yet" in page
    assert "tk_geheim" not in page
    target = AlarmTarget.objects.get()
    page = browser.post(f"/settings/alarms/{target.pk}/trial", follow=True).content.decode()
    assert "The trial alarm is on its way" in page
    assert "last alarm" in page
    assert httpserver.log[0][0].headers["Authorization"] == "Bearer tk_geheim"


def test_what_went_wrong_stands_there_in_words(sign_in: SignIn, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/").respond_with_data("", status=403)
    browser = sign_in()
    browser.post(
        "/settings/alarms", {"kind": "ntfy", "address": httpserver.url_for("/laden"), "is_active": "on"}
    )
    target = AlarmTarget.objects.get()
    refused = browser.post(f"/settings/alarms/{target.pk}/trial")
    assert refused.status_code == 422
    assert "does not accept the access token" in browser.get("/settings/alarms").content.decode()


def test_a_wrong_address_stays_in_the_form(sign_in: SignIn) -> None:
    page = sign_in().post("/settings/alarms", {"kind": "mail", "address": "hanna"})
    assert page.status_code == 422
    assert "This is not an e-mail address." in page.content.decode()


def test_nobody_sees_the_ways_of_another_owner(sign_in: SignIn) -> None:
    target = AlarmTarget.objects.create(staff=a.staff(), kind="mail", address="hanna@privat.example")
    browser = sign_in()
    assert "hanna@privat.example" not in browser.get("/settings/alarms").content.decode()
    assert browser.get(f"/settings/alarms/{target.pk}").status_code == 404
    assert browser.post(f"/settings/alarms/{target.pk}/removal").status_code == 404


def test_a_way_is_changed_and_removed(sign_in: SignIn) -> None:
    owner = a.staff(language="en")
    target = AlarmTarget.objects.create(staff=owner, kind="mail", address="hanna@privat.example")
    browser = sign_in(owner)
    wish = {"kind": "mail", "address": "hanna@privat.example", "at_night": "on"}
    assert "switched off" in browser.post(f"/settings/alarms/{target.pk}", wish, follow=True).content.decode()
    target.refresh_from_db()
    assert (target.at_night, target.is_active) == (True, False)
    browser.post(f"/settings/alarms/{target.pk}/removal")
    assert not AlarmTarget.objects.exists()

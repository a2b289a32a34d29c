from typing import Any

import pytest
from django.test import Client

from kulanz.business.models import Business, HelpPage, Staff
from tests import a

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner() -> Staff:
    return a.staff(name="Olga Ordentlich", language="en")


@pytest.fixture
def client(client: Client, owner: Staff) -> Client:
    client.force_login(owner)
    return client


def test_an_owner_switches_it_on_and_says_who_is_named(client: Client, owner: Staff) -> None:
    a.business()
    response = client.post("/settings/acknowledgement", {"acknowledges": "on", "answers_by_name": owner.pk})
    assert response.status_code == 302
    business = Business.objects.get()
    assert (business.acknowledges, business.answers_by_name) == (True, owner)


def test_the_rest_of_the_profile_stays_as_it_was(client: Client) -> None:
    a.business(known_for="kind", guarantee_terms="90 days")
    client.post("/settings/acknowledgement", {"acknowledges": "on"})
    business = Business.objects.get()
    assert (business.known_for, business.guarantee_terms) == ("kind", "90 days")


def test_without_a_phone_number_it_cannot_be_switched_on(client: Client) -> None:
    a.business(phone="")
    response = client.post("/settings/acknowledgement", {"acknowledges": "on"})
    assert response.status_code == 422
    assert "names your phone number" in response.content.decode()
    assert not Business.objects.get().acknowledges


def test_the_page_shows_it_in_both_languages_and_forms_of_address(client: Client) -> None:
    a.business()
    page = client.get("/settings/acknowledgement").content.decode()
    for words in ("Guten Tag Erika Muster,", "Hallo Erika,", "Dear Erika Muster,", "Hello Erika,"):
        assert words in page
    assert page.index("Guten Tag Erika Muster,") < page.index("Dear Erika Muster,")


def test_the_preview_names_whoever_is_chosen(client: Client) -> None:
    a.business()
    dora = a.staff("assistant", name="Dora Da")
    response = client.get("/settings/acknowledgement/preview", {"answers_by_name": dora.pk})
    page = response.content.decode()
    assert "Dora Da antwortet Ihnen" in page
    assert "<html" not in page


@pytest.mark.parametrize("nonsense", ["", "x", "99999999999999999999"])
def test_a_preview_with_nobody_of_ours_names_the_owner(client: Client, nonsense: str) -> None:
    a.business()
    response = client.get("/settings/acknowledgement/preview", {"answers_by_name": nonsense})
    assert "Olga Ordentlich antwortet Ihnen" in response.content.decode()


def test_where_nobody_is_there_the_page_says_that_nothing_would_be_sent(client: Client, owner: Staff) -> None:
    a.business()
    owner.absent_from = owner.joined_at.date()
    owner.save()
    assert "nothing would be sent" in client.get("/settings/acknowledgement").content.decode()


def test_without_script_the_preview_comes_by_a_button_and_saves_nothing(client: Client) -> None:
    a.business()
    dora = a.staff("assistant", name="Dora Da")
    response = client.post("/settings/acknowledgement", {"preview": "1", "answers_by_name": dora.pk})
    assert "Dora Da antwortet Ihnen" in response.content.decode()
    assert Business.objects.get().answers_by_name is None


def test_a_help_page_is_written_changed_and_taken_away(client: Client) -> None:
    a.business()
    said: dict[str, Any] = {
        "title": "Neuer Link", "url": "https://shop.example/link", "language": "de", "words": "Link abgelaufen",
    }  # fmt: skip
    assert client.post("/settings/help-pages/new", said).status_code == 302
    page = HelpPage.objects.get()
    assert "Neuer Link" in client.get("/settings/acknowledgement").content.decode()
    client.post(f"/settings/help-pages/{page.pk}", said | {"title": "Link neu holen"})
    assert HelpPage.objects.get().title == "Link neu holen"
    client.post(f"/settings/help-pages/{page.pk}/deletion")
    assert not HelpPage.objects.exists()


def test_an_address_that_is_none_is_refused(client: Client) -> None:
    response = client.post(
        "/settings/help-pages/new",
        {"title": "A", "url": "javascript:alert(1)", "language": "de", "words": "a"},
    )
    assert response.status_code == 422


def test_everyone_may_wish_for_the_mail_in_the_morning(client: Client, owner: Staff) -> None:
    client.post("/settings/profile", {"name": owner.name, "language": "en", "digest": "on"})
    owner.refresh_from_db()
    assert owner.digest

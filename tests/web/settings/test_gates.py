import pytest
from django.test import Client
from django.urls import URLPattern

from kulanz.web.settings_urls import urlpatterns
from tests import a

pytestmark = pytest.mark.django_db
FOR_EVERYONE = {
    "settings",
    "profile",
    "own_absence",
    "snippets",
    "snippet_new",
    "snippet",
    "snippet_preview",
    "snippet_deletion",
}
PAGES = [
    (str(page.pattern).replace("<int:pk>", "1"), page.name)
    for page in urlpatterns
    if isinstance(page, URLPattern) and str(page.pattern).startswith("settings")
]


@pytest.mark.parametrize(("path", "name"), PAGES)
@pytest.mark.parametrize("role", ["assistant", "specialist"])
def test_settings_of_the_business_are_for_owners(client: Client, role: str, path: str, name: str) -> None:
    client.force_login(a.staff(role))
    statuses = {client.get(f"/{path}").status_code, client.post(f"/{path}").status_code}
    if name in FOR_EVERYONE:
        assert 403 not in statuses
    else:
        assert statuses == {403}


@pytest.mark.parametrize(("path", "name"), PAGES)
def test_strangers_are_asked_to_sign_in(client: Client, path: str, name: str) -> None:
    a.staff()
    answer = client.get(f"/{path}")
    assert answer.status_code == 302
    assert "/account/login/" in answer["Location"]


def test_others_do_not_even_see_the_way(client: Client) -> None:
    client.force_login(a.staff("assistant"))
    page = client.get("/settings/profile").content.decode()
    assert "/settings/snippets" in page
    assert "/settings/mailboxes" not in page

"""The owner switches the acknowledgement on, sees it before it goes out, and names a page that helps."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from .browsing import SIZES, Window

pytestmark = [pytest.mark.server, pytest.mark.browser, pytest.mark.timeout(280)]

Open = Callable[..., Window]


@pytest.mark.parametrize("width", SIZES)
def test_it_is_seen_before_it_is_switched_on(open_owner: Open, width: str) -> None:
    window = open_owner(size=SIZES[width])
    page = window.page
    window.go("/settings/acknowledgement")
    preview = page.locator("#preview")
    person = page.get_by_label("Wer als antwortend genannt wird")
    for name in ("Hanna Brandt", "Jonas Weil"):
        person.select_option(label=name)
        expect(preview).to_contain_text(f"{name} antwortet Ihnen")
    preview.get_by_text("Englisch, mit Vornamen").click()
    expect(preview).to_contain_text("Jonas Weil will answer you")
    window.look(f"acknowledgement-preview-{width}")

    page.get_by_label("Eingang bestätigen").check()
    page.get_by_role("button", name="Speichern").click()
    expect(page.get_by_label("Eingang bestätigen")).to_be_checked()
    page.get_by_label("Eingang bestätigen").uncheck()
    page.get_by_role("button", name="Speichern").click()
    expect(page.get_by_label("Eingang bestätigen")).not_to_be_checked()
    assert window.troubles == []


def test_a_page_that_helps_is_named_from_then_on(open_owner: Open) -> None:
    window = open_owner()
    page = window.page
    window.go("/settings/acknowledgement")
    page.get_by_role("link", name="Neue Seite").click()
    page.get_by_label("Titel").fill("Den Link zum Buch neu holen")
    page.get_by_label("Adresse der Seite").fill("https://buchgarten.example/link")
    page.get_by_label("Wörter, bei denen sie hilft").fill("Link abgelaufen\nDownload geht nicht")
    page.get_by_role("button", name="Speichern").click()
    expect(page.locator("#preview")).to_contain_text("https://buchgarten.example/link")
    window.look("acknowledgement-1440")
    page.get_by_role("link", name="Den Link zum Buch neu holen").click()
    expect(page.get_by_label("Titel")).to_have_value("Den Link zum Buch neu holen")
    window.look("help-page-1440")
    page.get_by_role("button", name="Diese Seite nicht mehr nennen").click()
    expect(page.locator("#preview")).not_to_contain_text("https://buchgarten.example/link")
    assert window.troubles == []

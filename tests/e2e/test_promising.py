"""A promise from the sentence in which it is made to the board, told to be late before it is, and kept."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from .browsing import PHONE, Window
from .desk import Desk
from .screens import Places

pytestmark = [pytest.mark.server, pytest.mark.browser, pytest.mark.timeout(280)]
WORDS = "ich schicke Ihnen den neuen Kalender bis 4.1.2030 zu"

Open = Callable[..., Window]


def test_a_promise_goes_from_the_draft_to_the_board_and_is_told_to_be_late_first(
    shop: Desk, places: Places, open_owner: Open
) -> None:
    window = open_owner()
    page = window.page
    window.go(f"/conversations/{places['found']}/")
    page.keyboard.press("r")
    page.locator("#draft-text").fill(f"Guten Tag,\n\n{WORDS}.\n\nViele Grüße")
    said = page.locator(".commitment")
    expect(said).to_contain_text("Wird beim Senden notiert: eine Sendung, bis Fr, 4. Januar")
    said.get_by_role("button", name="Keine Zusage").click()
    expect(said).to_contain_text("Wird nicht notiert.")
    said.get_by_role("button", name="Doch eine Zusage").click()
    expect(said).to_contain_text("Wird beim Senden notiert")
    window.look("promise-beside-1440", whole=False)
    page.get_by_role("button", name="Senden", exact=True).click()
    expect(page.locator(".promise").first).to_contain_text("Zugesagt bis 04.01.2030")

    window.go("/promises/")
    row = page.locator(".promise-row", has_text="den neuen Kalender")
    expect(row).to_contain_text("unsere E-Mail vom")
    row.click()
    expect(page.locator("h1")).to_have_text(WORDS)
    page.locator("#delay-on").fill("2030-01-11")
    page.get_by_role("button", name="Erst Bescheid sagen").click()
    expect(page.locator("#draft-text")).to_have_value(re.compile("Freitag, 11. Januar"))
    expect(page.locator(".commitments")).to_contain_text("Rückt auf")
    told = page.locator("#draft-text").input_value()
    page.locator("#draft-text").fill("Guten Tag,\n\ndanke für Ihre Nachricht.")
    expect(page.locator(".commitments")).to_contain_text("In der E-Mail steht Fr, 11. Januar nicht mehr.")
    page.locator(".commitments").scroll_into_view_if_needed()
    window.look("promise-not-told-1440", whole=False)
    page.locator("#draft-text").fill(told)
    expect(page.locator(".commitments")).to_contain_text("Rückt auf")
    page.get_by_role("button", name="Senden", exact=True).click()
    expect(page.locator(".promise").first).to_contain_text("Zugesagt bis 11.01.2030")
    assert not window.troubles


def test_on_the_phone_a_broken_promise_is_kept_by_what_shows_it(
    shop: Desk, places: Places, open_owner: Open
) -> None:
    window = open_owner(size=PHONE)
    page = window.page
    window.go("/promises/")
    expect(page.locator("#due-broken")).to_have_text(re.compile("^Nicht gehalten"))
    window.look("promises-390", whole=False)
    page.locator(".promise-row", has_text="Ich schicke Ihnen den Ersatz").click()
    expect(page.locator(".box.is-grave")).to_contain_text("Ein Wort dazu hilft mehr")
    page.locator("#kept-note").fill("Heute im Laden übergeben.")
    page.get_by_role("button", name="Gehalten").click()
    window.go("/promises/?view=settled")
    expect(page.locator(".promise-row", has_text="Ich schicke Ihnen den Ersatz")).to_contain_text(
        "zu spät gehalten"
    )
    assert not window.troubles

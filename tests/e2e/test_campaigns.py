"""An appreciation month: planned, its words read by the coach, looked at and released mail by mail, paused."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from .browsing import PHONE, Window
from .desk import Desk
from .screens import Places

pytestmark = [pytest.mark.server, pytest.mark.browser, pytest.mark.timeout(280)]

Open = Callable[..., Window]


def test_words_that_press_go_nowhere(shop: Desk, places: Places, open_owner: Open) -> None:
    window = open_owner(language="en")
    page = window.page
    window.go("/campaigns/new")
    page.get_by_label("Name", exact=True).fill("Treue im Herbst")
    page.get_by_label("Who is thanked?").select_option("super")
    page.get_by_label("A discount for a next time").check()
    page.get_by_label("Percent").fill("15")
    page.get_by_label("What one of them costs us at the most").fill("8")
    window.look("campaign-new-en-1440")
    page.get_by_role("button", name="On to the words").click()
    expect(page.locator("h1")).to_have_text("Treue im Herbst")
    text = page.locator("#text-de-sie")
    text.fill(f"{text.input_value()}\n\nGreifen Sie zu, nur noch heute.")
    page.get_by_role("button", name="Save the words").click()
    expect(page.locator("#coach-de-sie")).to_contain_text("Please change:")
    expect(page.get_by_role("button", name="Make the previews")).to_be_disabled()
    window.look("campaign-words-en-1440")
    page.locator("#text-de-sie").fill(
        page.locator("#text-de-sie").input_value().replace("Greifen Sie zu, nur noch heute.", "")
    )
    page.get_by_role("button", name="Save the words").click()
    page.get_by_role("button", name="Make the previews").click()
    expect(page.get_by_text("The previews are made")).to_be_visible(timeout=60_000)
    page.get_by_role("link", name="Look at them").click()
    expect(page.locator(".campaign-reasons")).to_contain_text("Has not agreed to news")
    assert not window.troubles


def test_each_mail_is_looked_at_and_released(shop: Desk, places: Places, open_owner: Open) -> None:
    window = open_owner()
    page = window.page
    window.go("/campaigns/")
    window.look("campaigns-de-1440")
    page.get_by_role("link", name="Dankmonat").click()
    first = page.locator(".campaign-mail").first
    expect(first.locator(".campaign-later")).to_be_visible()
    waiting = page.locator(".campaign-mail").count()
    assert waiting > 1
    window.look("campaign-looking-de-1440")

    # One is changed, one left out
    first.get_by_text("Text ändern").click()
    words = first.locator("textarea")
    words.fill(f"{words.input_value()}\naus Oderfelde")
    first.get_by_role("button", name="Speichern").click()
    expect(page.locator(".campaign-mail").first).to_contain_text("aus Oderfelde")
    last = page.locator(".campaign-mail").last
    last.locator("summary", has_text="Auslassen").click()
    last.get_by_placeholder("Warum?").fill("Kommt am Samstag in den Laden")
    last.get_by_role("button", name="Auslassen").click()
    expect(page.locator(".campaign-mail")).to_have_count(waiting - 1)

    # The others go out
    page.get_by_role("link", name="Ich habe sie gelesen: alle hier anhaken").click()
    page.get_by_role("button", name="Angehakte freigeben").click()
    expect(page.locator("#toasts")).to_contain_text("unterwegs")
    expect(page.get_by_text("Es ist niemand mehr anzusehen.")).to_be_visible()
    window.go(page.url.partition("?")[0].removeprefix(shop.at("")) + "?view=released")
    expect(page.locator(".campaign-mail")).to_have_count(waiting - 1)
    expect(page.locator(".campaign-mail .campaign-later")).to_have_count(0)
    window.look("campaign-released-de-1440")
    page.get_by_role("link", name="Der Vorgang").first.click()
    expect(page.get_by_text("aus Oderfelde").first).to_be_visible()
    assert not window.troubles


def test_on_the_phone_it_is_paused(shop: Desk, places: Places, open_owner: Open) -> None:
    window = open_owner(size=PHONE)
    page = window.page
    window.go("/campaigns/")
    window.look("campaigns-de-390")
    page.get_by_role("link", name="Dankmonat").click()
    page.get_by_role("button", name="Ruhen lassen").click()
    expect(page.locator("#toasts")).to_contain_text("Angehalten.")
    window.look("campaign-paused-de-390")
    page.locator("form[action$='/resumption'] button").click()  # as it was for the others
    expect(page.get_by_role("button", name="Ruhen lassen")).to_be_visible()
    window.go("/campaigns/new")
    window.look("campaign-new-de-390")
    assert not window.troubles

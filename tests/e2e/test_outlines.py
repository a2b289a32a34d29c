"""Beginning an answer with what is on record, gap by gap, and with what was written before."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from .browsing import Window
from .screens import Places

pytestmark = [pytest.mark.server, pytest.mark.browser, pytest.mark.timeout(280)]
SELECTED = "t => t.value.slice(t.selectionStart, t.selectionEnd)"


@pytest.fixture
def window(open_owner: Callable[..., Window], places: Places) -> Window:
    """An answer to a damaged book, with nothing in it yet."""
    window = open_owner()
    window.go("/conversations/{damaged}/".format(**places))
    if not window.page.locator("#draft-text").count():
        window.page.get_by_role("button", name="Antworten").click()
    window.page.locator("#draft-text").fill("")
    return window


def selected(page: Page) -> str:
    return str(page.locator("#draft-text").evaluate(SELECTED))


def test_one_key_begins_with_an_outline_and_goes_from_gap_to_gap(window: Window) -> None:
    page, text = window.page, window.page.locator("#draft-text")
    text.press("F8")
    expect(text).to_have_value(_begins("Guten Tag"))
    expect(text).to_be_focused()
    assert selected(page) == "[…]"
    expect(page.locator("[data-begin-outline]")).to_be_hidden()
    before = int(page.locator("[data-gaps]").inner_text())
    page.keyboard.type("ja, heute noch")
    expect(page.locator("[data-gaps]")).to_have_text(str(before - 1))
    text.press("F8")
    assert selected(page) == "[…]"
    expect(page.locator(".finding[data-text='[…]']").first).to_be_visible()
    assert window.troubles == []


def test_an_earlier_answer_goes_where_the_caret_is_without_whom_it_was_about(window: Window) -> None:
    page, text = window.page, window.page.locator("#draft-text")
    panel = page.locator(".suggested .is-precedent")
    expect(panel).to_contain_text("So haben wir das im")
    text.fill("Guten Tag Frau Albers,\n\n")
    panel.get_by_role("button").click()
    expect(text).to_have_value(_begins("Guten Tag Frau Albers,\n\ndas tut mir leid."))
    written = text.input_value()
    assert not {"Nolte", "20311", "Lindenweg", "Freitag", "Jonas"} & set(written.replace(",", " ").split())
    assert selected(page) == "[…]"
    assert window.overflow() == ""
    assert window.troubles == []


def test_a_snippet_that_fits_is_put_in_with_the_name_of_the_customer(window: Window) -> None:
    button = window.page.locator(".suggested button[name=snippet]").first
    button.click()
    expect(window.page.locator("#draft-text")).to_have_value(_begins("Das tut mir leid, Karin Albers."))


def test_two_words_after_the_colons_find_by_meaning(window: Window) -> None:
    text = window.page.locator("#draft-text")
    text.press_sequentially("::damaged book", delay=5)
    option = window.page.locator("#snippets [role=option]").first
    expect(option).to_contain_text("beschädigt")
    window.page.keyboard.press("Enter")
    expect(text).to_have_value(_begins("Das tut mir leid"))


def test_what_was_typed_is_kept_as_a_draft_whatever_button_has_the_focus(window: Window) -> None:
    page = window.page
    page.locator("#draft-text").press_sequentially("Guten Tag", delay=5)
    with page.expect_request(lambda one: one.method == "POST" and "/drafts/" in one.url) as kept:
        page.locator("[data-discard]").focus()
    assert kept.value.url.endswith("/text")
    with page.expect_request(lambda one: one.method == "POST" and "/drafts/" in one.url) as kept:
        page.locator("#draft-text").evaluate("t => t.dispatchEvent(new Event('input', { bubbles: true }))")
    assert kept.value.url.endswith("/text")


def _begins(words: str) -> re.Pattern[str]:
    return re.compile("^" + re.escape(words))

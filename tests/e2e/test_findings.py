"""What was found in a message is followed into it, with the pointer and without."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from .browsing import PHONE, WIDE, Window
from .screens import Places

pytestmark = [pytest.mark.server, pytest.mark.browser, pytest.mark.timeout(280)]
IBAN = "DE89 3704 0044 0532 0130 00"
OpenOwner = Callable[..., Window]


@pytest.fixture
def window(open_owner: OpenOwner, places: Places) -> Window:
    window = open_owner()
    window.go("/conversations/{found}/".format(**places))
    window.page.wait_for_load_state("load")
    return window


def quote(page: Page, words: str) -> Locator:
    return page.locator(".findings .quote", has_text=words).first


def lit(page: Page) -> Locator:
    return page.locator(".bubble mark.lit")


def test_a_finding_that_is_chosen_lights_up_its_passage_until_it_is_chosen_again(window: Window) -> None:
    page = window.page
    expect(lit(page)).to_have_count(0)
    quote(page, "Anwalt").click()
    page.mouse.move(0, 0)
    expect(lit(page).first).to_contain_text("schalte jetzt meinen Anwalt ein")
    expect(lit(page).first).to_be_in_viewport()
    expect(quote(page, "Anwalt")).to_have_attribute("aria-current", "true")
    quote(page, "Anwalt").click()
    page.mouse.move(0, 0)
    page.locator("#main").focus()
    expect(lit(page)).to_have_count(0)
    assert window.troubles == []


def test_a_passage_shines_under_the_pointer_and_under_the_focus(window: Window) -> None:
    page = window.page
    quote(page, "Anwalt").hover()
    expect(lit(page).first).to_contain_text("Anwalt")
    page.mouse.move(0, 0)
    expect(lit(page)).to_have_count(0)
    quote(page, "Anwalt").focus()
    expect(lit(page).first).to_contain_text("Anwalt")
    page.keyboard.press("Enter")
    page.locator("#main").focus()
    expect(lit(page).first).to_contain_text("Anwalt")


def test_who_listens_hears_what_was_found_at_its_passage(window: Window) -> None:
    page = window.page
    finding = page.locator(".findings li", has_text="Spricht von Anwalt")
    finding.locator(".quote").first.click()
    expect(lit(page).first.locator(".lit-label")).to_have_text(
        "Spricht von Anwalt, Behörde oder Rückbuchung: "
    )


def test_everything_is_lit_up_by_the_space_bar_and_the_quoted_part_opens(window: Window) -> None:
    page = window.page
    switch = page.get_by_role("switch", name="Alles hervorheben")
    switch.focus()
    page.keyboard.press(" ")
    expect(switch).to_have_attribute("aria-checked", "true")
    expect(page.locator(".bubble .words.is-quoted")).to_be_visible()
    assert lit(page).count() > 3
    page.keyboard.press(" ")
    expect(lit(page)).to_have_count(0)


def test_it_works_with_a_thumb_on_a_phone_and_the_way_back_leads_to_the_finding(
    open_owner: OpenOwner, places: Places
) -> None:
    window = open_owner(size=PHONE)
    page = window.page
    window.go("/conversations/{found}/".format(**places))
    page.wait_for_load_state("load")
    wanted = quote(page, "Anwalt")
    wanted.tap()
    expect(lit(page).first).to_be_in_viewport()
    page.go_back()
    expect(wanted).to_be_in_viewport()
    assert window.overflow() == ""


def test_what_is_covered_is_shown_for_as_long_as_one_looks(window: Window) -> None:
    page = window.page
    bubble = page.locator(".bubble").first
    expect(bubble).not_to_contain_text(IBAN)
    expect(bubble).to_contain_text("3000")
    bubble.get_by_role("button", name="Zeigen").click()
    expect(bubble).to_contain_text(IBAN)
    bubble.get_by_role("button", name="Wieder verdecken").click()
    expect(bubble).not_to_contain_text(IBAN)
    page.reload()
    expect(page.locator("#entries")).to_contain_text(
        "Hanna Brandt hat Verdecktes in einer Nachricht angesehen"
    )


def test_a_thumb_stays_set_keeps_the_focus_and_is_taken_back(window: Window) -> None:
    page = window.page
    thumb = page.get_by_role("button", name="Trifft zu: Spricht von Anwalt")
    thumb.focus()
    page.keyboard.press("Enter")
    expect(thumb).to_have_attribute("aria-pressed", "true")
    expect(thumb).to_be_focused()
    page.reload()
    expect(thumb).to_have_attribute("aria-pressed", "true")
    thumb.click()
    expect(thumb).to_have_attribute("aria-pressed", "false")


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["1440", "390"])
def test_what_was_taken_away_is_put_back_by_one_click(
    open_owner: OpenOwner, places: Places, size: tuple[int, int]
) -> None:
    window = open_owner(size=size)
    page = window.page
    window.go("/conversations/{found}/".format(**places))
    page.wait_for_load_state("load")
    deadline = page.locator(".findings li", has_text="Setzt eine Frist")
    deadline.get_by_role("button", name="stimmt nicht").click()
    expect(deadline).to_have_count(0)
    put_back = page.get_by_role("button", name="Wieder hineinnehmen")
    put_back.scroll_into_view_if_needed()
    window.look(f"findings-put-back-de-{size[0]}", whole=False)
    put_back.click()
    expect(deadline).to_have_count(1)
    expect(put_back).to_have_count(0)
    assert window.troubles == []


def test_one_key_releases_what_is_marked_in_the_quarantine(open_owner: OpenOwner, places: Places) -> None:
    window = open_owner()
    page = window.page
    window.go("/conversations/?view=quarantine")
    page.wait_for_load_state("load")
    rows = page.locator("#listing [data-row]")
    before, released = rows.count(), rows.nth(0).locator("a").get_attribute("href")
    page.keyboard.press("j")
    page.keyboard.press("e")
    expect(rows).to_have_count(before - 1)
    page.wait_for_load_state("load")
    page.keyboard.press("j")
    page.keyboard.press("b")
    expect(rows).to_have_count(before - 2)
    window.go(str(released))
    expect(page.locator(".talk-state")).not_to_contain_text("In Quarantäne")
    window.go("/conversations/?view=bin")
    assert window.troubles == []

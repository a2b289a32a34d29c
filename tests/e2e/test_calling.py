"""The call from a phone-sized screen with its note and promise, and the camera's way on a wide one."""

import json
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from .browsing import PHONE, Window
from .desk import Desk
from .screens import Places

pytestmark = [pytest.mark.server, pytest.mark.browser, pytest.mark.timeout(280)]
# A thumb is about so wide.
THUMB = 44

Open = Callable[..., Window]


@pytest.fixture(scope="module")
def talks(shop: Desk, places: Places) -> dict[str, int]:
    found: dict[str, int] = json.loads(shop.do("tests.e2e.calls"))
    return found


def test_a_call_from_the_phone_with_its_note_and_promise(
    shop: Desk, talks: dict[str, int], open_owner: Open
) -> None:
    window = open_owner(size=PHONE)
    page = window.page
    window.go(f"/conversations/{talks['asks']}/")
    expect(page.locator(".call-offer")).to_contain_text("Anrufen hilft hier mehr als Schreiben")
    window.look("call-offer-390")
    page.locator(".call-offer a[href$='/call']").click()
    expect(page.locator("h1")).to_have_text("Renate Vogel anrufen")
    expect(page.locator(".call-before")).to_contain_text("ein heiles Exemplar")
    dial = page.locator(".call-dock .call")
    expect(dial).to_have_attribute("href", "tel:+491712345678")
    box = dial.bounding_box()
    assert box and box["height"] >= THUMB and PHONE[1] / 2 < box["y"] < PHONE[1] - box["height"]
    window.look("call-390", whole=False)

    page.locator(".call-dock a[href='#call-note']").click()
    page.get_by_label("Gesprochen, noch offen").check()
    promise = page.locator("#call-promise")
    expect(promise).to_be_visible()
    page.locator("#call-text").press_sequentially(
        "War sehr nett. Schicke ihr bis 4.1.2030 einen neuen Kalender."
    )
    expect(promise.get_by_role("checkbox")).to_be_checked()
    expect(page.locator("#call-on")).to_have_value("2030-01-04")
    expect(page.locator("#call-what")).to_have_value(re.compile("^Schicke ihr bis 4.1.2030"))
    expect(page.locator("#call-text")).to_be_focused()
    page.locator("#call-what").fill("Neuer Kalender")
    window.look("call-note-390")
    page.get_by_role("button", name="Notiz speichern").click()

    page.wait_for_url(f"**/conversations/{talks['asks']}/")
    expect(page.locator(".promise")).to_contain_text("04.01.2030: Neuer Kalender")
    expect(page.locator(".note .call-sign")).to_contain_text("Am Telefon: gesprochen, noch offen")
    expect(page.locator(".call-offer.is-proposed")).to_have_count(0)
    window.look("call-kept-390")
    assert not window.troubles


def test_without_a_number_the_desk_offers_to_ask_for_it_and_takes_one(
    shop: Desk, talks: dict[str, int], open_owner: Open
) -> None:
    window = open_owner(language="en")
    page = window.page
    window.go(f"/conversations/{talks['silent']}/")
    offer = page.locator(".call-offer")
    expect(offer).to_contain_text("three rounds of mail have solved nothing")
    window.look("call-no-number-1440", whole=False)
    page.keyboard.press("r")
    expect(page.locator(".composer-foot .call-instead")).to_be_visible()
    offer.get_by_role("button", name="Ask for it by mail").click()
    expect(page.locator("[data-composer] textarea[name=text]")).to_have_value(
        re.compile("Unter welcher Nummer")
    )
    window.look("call-instead-1440", whole=False)
    window.go(f"/conversations/{talks['silent']}/call")
    window.look("call-unknown-1440")
    page.locator("#new-number").fill("morgen früh")
    page.get_by_role("button", name="Keep", exact=True).click()
    expect(page.locator("#toasts")).to_contain_text("is not a telephone number")
    page.locator("#new-number").fill("0160 1234567")
    page.get_by_role("button", name="Keep", exact=True).click()
    expect(page.locator(".call-numbers .call")).to_have_text("0160 1234567")
    page.locator(".call-code summary").click()
    expect(page.locator(".call-code svg")).to_be_visible()
    page.get_by_label("Nobody answered").check()
    expect(page.locator(".only-tried")).to_be_visible()
    window.look("call-1440")


def test_what_is_missing_is_said_and_nothing_typed_is_lost(
    shop: Desk, talks: dict[str, int], open_owner: Open
) -> None:
    window = open_owner(language="en")
    page = window.page
    window.go(f"/conversations/{talks['asks_too']}/call")
    page.get_by_label("Spoken, and solved").check()
    page.get_by_role("button", name="Keep the note").click()
    expect(page.locator("#toasts")).to_contain_text("Please write down in a few words what was said.")
    expect(page.get_by_label("Spoken, and solved")).to_be_checked()
    page.locator("#call-text").fill("Received and happy.")
    page.get_by_role("button", name="Keep the note").dblclick()
    page.wait_for_url(f"**/conversations/{talks['asks_too']}/")
    expect(page.locator(".note", has_text="Received and happy.")).to_have_count(1)
    assert not [one for one in window.troubles if "422" not in one]

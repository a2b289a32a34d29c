"""The day plan on the phone, from the wish in a mail to the next try; and the customer's answer to a time."""

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


def test_a_wish_in_a_mail_stands_in_the_plan_and_a_missed_call_gets_its_next_try(
    shop: Desk, talks: dict[str, int], open_owner: Open
) -> None:
    window = open_owner(size=PHONE)
    page = window.page
    window.go(f"/conversations/{talks['asks']}/")
    page.get_by_role("button", name="Anruf planen").click()
    expect(page.locator(".call-planned")).to_contain_text("Ein Anruf ist geplant")
    window.go("/callbacks/?whose=mine")
    row = page.locator(".plan-row", has_text="Renate Vogel")
    expect(row).to_contain_text("nach 17 Uhr")
    dial = row.locator(".plan-dial .call")
    expect(dial).to_have_attribute("href", "tel:+491712345678")
    box = dial.bounding_box()
    assert box and box["height"] >= THUMB and box["width"] > PHONE[0] / 2
    window.look("call-plan-390")

    row.locator(".plan-name a").click()
    expect(page.locator("h1")).to_have_text("Renate Vogel anrufen")
    page.get_by_label("Anrufbeantworter").check()
    page.get_by_role("button", name="Notiz speichern").click()
    page.wait_for_url(f"**/conversations/{talks['asks']}/")
    window.go("/callbacks/")
    row = page.locator(".plan-row", has_text="Renate Vogel")
    row.get_by_role("button", name=re.compile("^Wieder versuchen")).click()
    expect(page.locator("#toasts")).to_contain_text("Der nächste Versuch ist geplant.")
    expect(row.locator(".plan-when")).to_contain_text(re.compile(r"\d\d:\d\d"))
    assert not window.troubles


def test_the_customer_chooses_another_time_without_a_sign_in(
    shop: Desk, talks: dict[str, int], open_owner: Open, open_window: Open
) -> None:
    window = open_owner(language="en")
    page = window.page
    window.go(f"/conversations/{talks['silent']}/callback")
    page.get_by_label("Telephone number").fill("0171 2345678")
    page.get_by_label("Time agreed on").fill("2030-01-08T10:00")
    page.get_by_role("button", name="Plan it").click()
    page.wait_for_url(f"**/conversations/{talks['silent']}/")
    page.get_by_role("button", name="Put the time into a mail").click()
    text = page.locator("[data-composer] textarea[name=text]")
    expect(text).to_have_value(re.compile("Dienstag, 8. Januar, um 10:00 Uhr an, unter 0171 2345678"))
    expect(page.locator("#draft-files")).to_contain_text("anruf.ics")
    link = re.search(r"/call/[0-9a-f]+/", text.input_value())
    assert link

    theirs = open_window(shop, size=PHONE)
    theirs.go(link[0])
    expect(theirs.page.locator("h1")).to_have_text("Wir möchten gern anrufen")
    expect(theirs.page.locator(".agreed-time")).to_have_text("Dienstag, 8. Januar, um 10:00 Uhr")
    theirs.page.get_by_text("Andere Zeit").click()
    theirs.look("call-agreed-390")
    theirs.page.locator(".slot").nth(2).click()
    theirs.page.get_by_role("button", name="Diese Zeit wählen").click()
    expect(theirs.page.locator("h1")).to_have_text("Abgemacht: Wir rufen an")
    expect(theirs.page.locator(".agreed-time")).not_to_contain_text("8. Januar")
    theirs.page.get_by_text("Ich brauche keinen Anruf mehr").click()
    theirs.page.get_by_role("button", name="Absagen").click()
    expect(theirs.page.locator("h1")).to_have_text("Der Anruf ist abgesagt")
    theirs.look("call-cancelled-390")
    assert not theirs.troubles
    assert not window.troubles

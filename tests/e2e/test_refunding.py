"""A refund at day 92 of 90, from the proposal to the words that tell of it, on a wide screen and on the phone."""

import json
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from .browsing import PHONE, Window
from .desk import Desk

pytestmark = [pytest.mark.server, pytest.mark.browser, pytest.mark.timeout(280)]

Open = Callable[..., Window]


@pytest.fixture(scope="module")
def talk(shop: Desk) -> int:
    found: dict[str, int] = json.loads(shop.do("tests.e2e.refunds"))
    return found["talk"]


def test_a_refund_at_day_92_is_a_yes_and_every_step_is_shown_by_what_did_it(
    shop: Desk, talk: int, open_owner: Open
) -> None:
    window = open_owner()
    page = window.page
    window.go(f"/conversations/{talk}/")
    here = page.locator(".refund-here")
    expect(here).to_contain_text("Hier wird um Geld zurück gebeten")
    here.get_by_role("button", name="Ansehen, wo es steht").click()
    page.wait_for_url(re.compile(r"/refunds/\d+/$"))
    expect(page.locator(".refund-sentence")).to_contain_text(
        "Innerhalb der Kulanz: Tag 92 von 90, 2 Tage darüber. Ja, weil wir selbst so behandelt werden möchten."
    )
    expect(page.locator(".refund-decide")).to_contain_text(
        "Keiner der Gründe für eine Ablehnung trifft hier zu."
    )
    expect(page.get_by_label(re.compile("Der ganze Betrag"))).to_be_checked()
    window.look("refund-day-92-1440")
    page.locator(".refund-decide button").click()
    expect(page.locator(".refund-steps .is-done")).to_contain_text("198,00")
    address = page.url
    page.get_by_label("Wie das Geld zurückging").fill("Überweisung von heute")
    window.look("refund-booking-1440")
    page.get_by_role("button", name="Es ist gebucht").click()
    expect(page.locator(".refund-steps .is-done")).to_have_count(2)
    page.locator(".refund-steps button[value=tell]").first.click()
    page.wait_for_url(f"**/conversations/{talk}/")
    expect(page.locator("[data-composer] textarea[name=text]")).to_have_value(
        re.compile("die Erstattung von 198,00\\s€ für die Bestellung BG-90917 ist gebucht")
    )
    page.goto(address)
    window.look("refund-booked-1440")
    window.go("/refunds/?view=done")
    expect(page.locator(".refund-row")).to_contain_text("Ruth Ebner")
    window.look("refunds-done-1440")
    assert not window.troubles


def test_on_the_phone_and_in_english_it_says_the_same(shop: Desk, talk: int, open_owner: Open) -> None:
    window = open_owner(size=PHONE, language="en")
    page = window.page
    window.go("/refunds/?view=done")
    window.look("refunds-done-390")
    page.locator(".refund-row").first.click()
    expect(page.locator(".refund-sentence")).to_contain_text("Within grace: day 92 of 90")
    window.look("refund-390")
    window.go("/settings/guarantee")
    expect(page.get_by_label("Days of grace on top")).to_have_value("14")
    window.look("guarantee-390")
    assert not window.troubles

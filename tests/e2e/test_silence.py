"""Silence as it is asked for: one confirmation, and news that ends with one click, without signing in."""

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from .browsing import PHONE, Window
from .desk import Desk

pytestmark = [pytest.mark.server, pytest.mark.browser, pytest.mark.timeout(280)]
Open = Callable[..., Window]


@pytest.fixture(scope="module")
def told(shop: Desk) -> dict[str, str]:
    found: dict[str, str] = json.loads(shop.do("tests.e2e.silence"))
    return found


def test_whoever_asked_is_confirmed_once_and_never_again(
    shop: Desk, told: dict[str, str], open_owner: Open
) -> None:
    window = open_owner()
    page = window.page
    window.go(f"/conversations/{told['asked']}/")
    page.locator("#silence .quote").click(position={"x": 60, "y": 8})
    expect(page.locator("mark.lit")).to_contain_text("Schreiben Sie mir nie wieder.")
    offer = page.locator("#last-word")
    offer.get_by_text("Einmal bestätigen").click()
    expect(offer.locator("label")).to_contain_text("jonas.reuter@kunde.example")
    window.look("last-word-1440", whole=False)
    offer.get_by_role("button", name="Bestätigung senden").click()
    page.wait_for_url(f"**/conversations/{told['asked']}/")
    expect(page.locator("#entries")).to_contain_text("schreiben Ihnen nicht mehr")
    expect(page.locator("#last-word")).to_have_count(0)
    assert not window.troubles


@pytest.mark.parametrize("size", [PHONE, (1440, 900)], ids=["390", "1440"])
def test_one_click_unsubscribes_without_signing_in(
    shop: Desk, told: dict[str, str], open_window: Open, size: tuple[int, int]
) -> None:
    window = open_window(shop, language="de", size=size)
    page = window.page
    window.go(f"/unsubscribe/{told['token']}/")
    window.look(f"unsubscribe-{size[0]}", whole=False)
    page.get_by_role("button", name="Abmelden").click()
    expect(page.locator("h1")).to_have_text("Sie bekommen keine Neuigkeiten mehr von uns")
    window.look(f"unsubscribed-{size[0]}", whole=False)
    assert not window.troubles

"""The owner's round from the first case to the last: with the keyboard, and with a thumb on the phone."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from .browsing import PHONE, Window
from .conftest import OWNERS
from .desk import Desk

pytestmark = [pytest.mark.server, pytest.mark.browser, pytest.mark.timeout(280)]
LINE = "bitte ein Gutschein dazu"
END = "Um alles kümmert sich jemand."
# A thumb is about so wide.
THUMB = 44
MOST_CASES = 80

Open = Callable[..., Window]


def test_a_whole_round_with_the_keyboard(plain_shop: Desk, open_window: Open) -> None:
    plain_shop.do("tests.e2e.cases")
    window = _signed_in(open_window(plain_shop))
    page = window.page
    window.go("/")
    page.keyboard.press("g")
    page.keyboard.press("r")
    page.wait_for_url("**/round/")
    number, total = _count(page)
    assert number == 1 and total >= 6

    first = _name(page)
    _press(page, "m", 2)
    expect(page.locator(".round-last")).to_contain_text(f"{first}: Sie haben es.")
    _press(page, "u", 1)
    assert _name(page) == first

    page.keyboard.press("n")
    expect(page.locator("#line")).to_be_focused()
    page.keyboard.press("Control+a")  # what another round left there
    page.keyboard.type(LINE)
    page.keyboard.press("Enter")
    _press(page, "a", 2)
    expect(page.locator(".round-last")).to_contain_text("Jonas Weil hat es.")
    _press(page, "s", 3)
    expect(page.locator(".round-last")).to_contain_text("Mira Okafor hat es.")

    page.keyboard.press("l")
    expect(page.get_by_role("button", name="Am nächsten offenen Tag")).to_be_focused()
    _press(page, "Enter", 4)
    expect(page.locator(".round-last")).to_contain_text("Kommt wieder:")
    _press(page, "c", 5)
    expect(page.locator(".round-last")).to_contain_text("Sie rufen an.")

    blocked = _name(page)
    page.keyboard.press("b")
    expect(page.locator("#confirm")).to_contain_text(f"{blocked} sperren?")
    page.get_by_role("button", name="Abbrechen").click()
    assert _name(page) == blocked
    page.keyboard.press("ArrowRight")
    expect(page.locator(".round-count")).to_contain_text("6 von")
    assert _name(page) != blocked
    page.wait_for_load_state("load")  # before that, keys do nothing
    page.keyboard.press("ArrowLeft")
    expect(page.locator("h1")).to_have_text(blocked)
    page.wait_for_load_state("load")

    _to_the_end(page, lambda: page.keyboard.press("m"))
    page.keyboard.press("?")
    expect(page.locator("#shortcuts")).to_contain_text("Morgenrunde")
    assert window.troubles == []

    jonas = open_window(plain_shop)
    jonas.sign_in("jonas@buchgarten.example", OWNERS["de"][1])
    jonas.go("/conversations/?view=mine")
    expect(jonas.page.locator(".q-line").first).to_have_text(f"Hanna Brandt: {LINE}")


def test_a_whole_round_with_a_thumb_on_the_phone(plain_shop: Desk, open_window: Open) -> None:
    plain_shop.do("tests.e2e.cases")
    window = _signed_in(open_window(plain_shop, size=PHONE))
    page = window.page
    window.go("/")
    page.get_by_role("link", name="Beginnen").tap()
    _number, total = _count(page)
    assert total >= 6
    for button in page.locator(".round-picks > *").all():
        box = button.bounding_box()
        assert box and box["height"] >= THUMB and box["width"] >= THUMB
        assert box["y"] + box["height"] <= PHONE[1]

    first = _name(page)
    page.get_by_role("button", name="Ich rufe an").tap()
    _shows(page, 2)
    page.get_by_role("button", name="Rückgängig").tap()
    _shows(page, 1)
    assert _name(page) == first
    page.locator("summary", has_text="Später").tap()
    page.get_by_role("button", name="In drei Stunden").tap()
    _shows(page, 2)
    page.locator("#line").fill(LINE)
    page.get_by_role("button", name="Mitarbeit").tap()
    _shows(page, 3)
    blocked = _name(page)
    page.get_by_role("button", name="Sperren").tap()
    page.get_by_role("button", name="Ja", exact=True).tap()
    _shows(page, 4)
    expect(page.locator(".round-last")).to_contain_text(f"{blocked}: Gesperrt.")
    _to_the_end(page, lambda: page.get_by_role("button", name="Meins").tap())
    assert window.overflow() == "" and window.troubles == []


def test_a_round_without_scripts(plain_shop: Desk, open_window: Open) -> None:
    plain_shop.do("tests.e2e.cases")
    window = _signed_in(open_window(plain_shop, java_script_enabled=False))
    window.go("/round/")
    page, first = window.page, _name(window.page)
    page.locator("#line").fill(LINE)
    page.get_by_role("button", name="Meins").click()
    _shows(page, 2)
    page.get_by_role("button", name="Rückgängig").click()
    _shows(page, 1)
    assert _name(page) == first


def _signed_in(window: Window) -> Window:
    window.sign_in(*OWNERS["de"])
    return window


def _name(page: Page) -> str:
    return page.locator("h1").inner_text()


def _count(page: Page) -> tuple[int, int]:
    found = re.search(r"(\d+) von (\d+)", page.locator(".round-count").inner_text())
    assert found
    return int(found[1]), int(found[2])


def _press(page: Page, key: str, number: int) -> None:
    """Press the key; then the case of that number is to be seen."""
    page.keyboard.press(key)
    _shows(page, number)


def _shows(page: Page, number: int) -> None:
    expect(page.locator(".round-count")).to_contain_text(f"· {number} von")


def _to_the_end(page: Page, pick: Callable[[], object]) -> None:
    number, total = _count(page)
    for following in range(number + 1, min(total, MOST_CASES) + 1):
        pick()
        _shows(page, following)
    pick()
    expect(page.locator("h1")).to_have_text(END)

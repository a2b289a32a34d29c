"""Axe finds nothing serious on any screen, and everything is done without a mouse."""

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from .browsing import PHONE, WIDE, Window
from .desk import Desk
from .screens import DESK, OUTSIDE, SETTINGS, Places, Screen

pytestmark = [pytest.mark.server, pytest.mark.browser, pytest.mark.timeout(280)]
GRAVE = {"serious", "critical"}
STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# What differs between light and dark is the contrast alone, and that is the same at every width.
IN_LIGHT: dict[str, Any] = {
    "runOnly": STANDARD,
    "rules": {"target-size": {"enabled": False}},
    "resultTypes": ["violations"],
}
ON_THE_PHONE = {
    **IN_LIGHT,
    "rules": {"target-size": {"enabled": False}, "color-contrast": {"enabled": False}},
}
IN_DARK: dict[str, Any] = {
    "runOnly": {"type": "rule", "values": ["color-contrast"]},
    "resultTypes": ["violations"],
}
# What is half scrolled away counts as a small target; on a tall page nothing is.
UNCUT: dict[str, Any] = {
    "runOnly": {"type": "rule", "values": ["target-size"]},
    "resultTypes": ["violations"],
}
# Alone with the keyboard, nobody should have to press Tab more often than this.
PATIENCE = 60
TALL = 8000


@pytest.mark.parametrize("screens", [DESK, SETTINGS], ids=["desk", "settings"])
@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["1440", "390"])
def test_axe_finds_nothing_serious(
    size: tuple[int, int], screens: tuple[Screen, ...], places: Places, open_owner: Callable[..., Window]
) -> None:
    faults = _faults(open_owner(size=size), screens, places)
    assert not faults, "\n".join(faults)


def test_axe_finds_nothing_serious_before_one_has_signed_in(
    shop: Desk, places: Places, open_window: Callable[..., Window]
) -> None:
    faults = _faults(open_window(shop), OUTSIDE, places)
    assert not faults, "\n".join(faults)


def test_the_queue_is_read_and_answered_with_single_keys(open_owner: Callable[..., Window]) -> None:
    window = open_owner()
    page = window.page
    window.go("/conversations/")
    rows = page.locator("#listing [data-row] a")
    page.keyboard.press("j")
    expect(rows.nth(0)).to_be_focused()
    page.keyboard.press("j")
    expect(rows.nth(1)).to_be_focused()
    page.keyboard.press("k")
    expect(rows.nth(0)).to_be_focused()
    who = rows.nth(0).locator(".q-who").inner_text()
    page.keyboard.press("Enter")
    expect(page.locator(".person h2")).to_have_text(who)
    page.wait_for_load_state("load")
    page.keyboard.press("r")
    expect(page.locator("#draft-text")).to_be_focused()
    # On a German keyboard AltGr is Ctrl+Alt: it writes, and never commands.
    page.keyboard.press("Control+Alt+q")
    page.keyboard.type("j?")
    expect(page.locator("#draft-text")).to_have_value("j?")
    assert window.troubles == []


def test_the_command_bar_and_the_list_of_keys_open_and_close_by_key(
    open_owner: Callable[..., Window],
) -> None:
    page = open_owner().page
    page.wait_for_load_state("load")
    for keys, dialog in (("Control+k", "#commands"), ("?", "#shortcuts"), ("/", "#commands")):
        page.keyboard.press(keys)
        expect(page.locator(dialog)).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.locator(dialog)).to_be_hidden()
        # The browser gives the focus back a moment after the dialog has gone.
        expect(page.locator("input:focus")).to_have_count(0)
    page.keyboard.press("Control+Alt+k")
    expect(page.locator("dialog[open]")).to_have_count(0)
    page.keyboard.press("Control+k")
    page.keyboard.type("kunden")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Kunden")).to_be_visible()


def test_a_menu_opens_and_closes_by_key_and_gives_the_focus_back(
    open_owner: Callable[..., Window], places: Places
) -> None:
    window = open_owner()
    page = window.page
    window.go("/conversations/{conversation}/".format(**places))
    menu = page.locator("details[data-key=a]")
    page.keyboard.press("a")
    expect(menu.locator(".menu-panel")).to_be_visible()
    page.keyboard.press("Escape")
    expect(menu.locator(".menu-panel")).to_be_hidden()
    expect(menu.locator("summary")).to_be_focused()


def test_tab_reaches_what_is_done_most(open_owner: Callable[..., Window], places: Places) -> None:
    window = open_owner()
    page = window.page
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    window.go("/conversations/{conversation}/".format(**places))
    for name in ("Erledigen", "Antworten", "Weiterleiten"):
        _tab_to(page, page.get_by_role("button", name=name).first)
    window.go("/conversations/{busy}/".format(**places))
    page.locator("#draft-text").focus()
    for name in ("Senden", "Senden und erledigen"):
        _tab_to(page, page.get_by_role("button", name=name, exact=True))


def _tab_to(page: Page, wanted: Locator) -> None:
    for _ in range(PATIENCE):
        page.keyboard.press("Tab")
        if wanted.evaluate("(one) => one === document.activeElement"):
            assert wanted.evaluate("(one) => one.matches(':focus-visible')")
            return
    raise AssertionError(f"Tab does not reach {wanted}")


def _faults(window: Window, screens: tuple[Screen, ...], places: Places) -> list[str]:
    return [fault for screen in screens for fault in _faults_of(window, screen, places)]


def _faults_of(window: Window, screen: Screen, places: Places) -> list[str]:
    window.see_in("light")
    screen.open(window, places)
    size = window.page.viewport_size or {"width": WIDE[0], "height": WIDE[1]}
    is_wide = size["width"] == WIDE[0]
    found = _grave(window, IN_LIGHT if is_wide else ON_THE_PHONE)
    if is_wide:
        window.see_in("dark")
        found += [f"dark: {fault}" for fault in _grave(window, IN_DARK)]
    window.page.set_viewport_size({"width": size["width"], "height": TALL})
    found += [f"tall: {fault}" for fault in _grave(window, UNCUT)]
    window.page.set_viewport_size(size)
    return [f"{screen.name}: {fault}" for fault in found]


def _grave(window: Window, options: dict[str, Any]) -> list[str]:
    if not window.page.evaluate("'axe' in window"):
        window.page.evaluate(Axe().axe_script)
    violations = window.page.evaluate("(options) => axe.run(options).then((all) => all.violations)", options)
    return [
        f"{one['id']}: {node['html'][:160]} {node['failureSummary'].splitlines()[-1].strip()[:160]}"
        for one in violations
        if one["impact"] in GRAVE
        for node in one["nodes"][:3]
    ]

"""What must stay in sight and in reach: buttons below what is said in passing, and what an answer promises."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from .browsing import PHONE, WIDE, Window
from .desk import Desk
from .screens import Places

pytestmark = [pytest.mark.server, pytest.mark.browser, pytest.mark.timeout(280)]

Open = Callable[..., Window]
LONG = "Es wurde nichts gesendet, der Entwurf bleibt erhalten. Ein Inhaber kann das aufheben und sagt, warum."
SAY = "text => document.body.dispatchEvent(new CustomEvent('toast', {detail: {text, kind: 'refusal'}}))"
# At the end of the page, what lies below the bar although no box that scrolls by itself ends above it.
COVERED = """() => {
  window.scrollTo(0, document.documentElement.scrollHeight);
  const bar = document.getElementById("toasts").getBoundingClientRect();
  const ends = (one) => getComputedStyle(one).overflowY !== "visible"
    && one.getBoundingClientRect().bottom <= bar.top + 1;
  const isCut = (one) => one.parentElement.closest("main")
    && (ends(one.parentElement) || isCut(one.parentElement));
  return [...document.querySelectorAll("main :is(a, button, summary, input, select, textarea)")].filter((one) => {
    const box = one.getBoundingClientRect();
    return one.checkVisibility() && box.width > 1 && box.bottom > bar.top + 1 && box.top < bar.bottom
      && box.right > bar.left && box.left < bar.right && !isCut(one);
  }).map((one) => one.outerHTML.slice(0, 90));
}"""
PAGES = (
    "/",
    "/round/",
    "/promises/",
    "/callbacks/",
    "/conversations/",
    "/conversations/{busy}/",
    "/gestures/",
)


@pytest.mark.parametrize("size", [WIDE, PHONE])
def test_what_is_said_in_passing_covers_nothing_to_press(
    shop: Desk, places: Places, open_owner: Open, size: tuple[int, int]
) -> None:
    window = open_owner(size=size)
    page = window.page
    for path in PAGES:
        window.go(path.format(**places))
        if "{busy}" in path:
            _answer(page, "Guten Tag")
        page.evaluate(SAY, LONG)
        expect(page.locator(".toast", has_text=LONG)).to_be_visible()
        page.wait_for_timeout(200)
        assert page.evaluate(COVERED) == [], path
    assert not window.troubles


def test_what_an_answer_promises_stands_in_sight_above_send(
    shop: Desk, places: Places, open_owner: Open
) -> None:
    window = open_owner(size=WIDE)
    window.go(f"/conversations/{places['busy']}/")
    line = (
        "\n\nEs tut mir leid, dass das so lange dauert. Ich habe beim Lager nachgefragt, es hängt dort fest."
    )
    _answer(window.page, f"Guten Tag,{line * 3}\n\nIch rufe Sie bis Freitag an!!!\n\nHanna Brandt")
    promised = window.page.locator(".commitments", has_text="Was Sie damit zusagen")
    expect(promised).to_be_in_viewport(ratio=0.9)
    send = window.page.get_by_role("button", name="Senden", exact=True).bounding_box()
    box = promised.bounding_box()
    assert send and box
    assert box["y"] + box["height"] <= send["y"] + 1
    assert not window.troubles


def _answer(page: Page, text: str) -> None:
    if not page.locator("#draft-text").count():
        page.locator("[data-key=r]").click()
    page.locator("#draft-text").fill(text)

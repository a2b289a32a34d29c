"""Writing: what the page does while one types."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from .browsing import PHONE, Window
from .screens import Places

pytestmark = [pytest.mark.server, pytest.mark.browser, pytest.mark.timeout(280)]
CALM, LOUD = "Hallo Frau Kröger,\n\nwir sehen nach. ", "JETZT WARTEN SIE ENDLICH AB"


@pytest.fixture
def page(open_owner: Callable[..., Window], places: Places) -> Page:
    """A fresh answer, with nothing in it yet."""
    window = open_owner()
    window.go("/conversations/{conversation}/".format(**places))
    if not window.page.locator("#draft-text").count():
        window.page.get_by_role("button", name="Antworten").click()
    window.page.locator("#draft-text").fill("")
    return window.page


def test_the_coach_underlines_while_one_writes_and_a_key_takes_the_better_wording(page: Page) -> None:
    text, line = page.locator("#draft-text"), page.locator(".underlined")
    text.press_sequentially(CALM + LOUD, delay=2)
    expect(line).to_have_text(LOUD)
    assert _lies_below(line, text, LOUD)
    expect(page.locator(".finding", has_text=LOUD)).to_have_class("finding is-flaw is-here")
    page.keyboard.press("Alt+Enter")
    expect(text).to_have_value(CALM + "Jetzt warten Sie endlich ab")
    expect(line).to_have_count(0)
    expect(page.locator(".finding[data-start]")).to_have_count(0)
    expect(text).to_be_focused()


def test_the_underline_moves_along_with_what_is_written_before_it(page: Page) -> None:
    text, line = page.locator("#draft-text"), page.locator(".underlined")
    text.fill(CALM + LOUD)
    expect(line).to_have_text(LOUD)
    text.press("Control+Home")
    page.keyboard.type("Guten Tag und ")
    expect(line).to_have_count(0)  # it says nothing about words it has not read
    expect(line).to_have_text(LOUD)
    assert _lies_below(line, text, LOUD)


def test_known_addresses_complete_what_is_typed(open_owner: Callable[..., Window]) -> None:
    window = open_owner()
    window.go("/mails/new")
    page, line, found = window.page, window.page.locator("#new-to"), window.page.locator("#new-to-found")
    line.press_sequentially("sabine")
    expect(found.get_by_role("option").first).to_have_attribute("aria-selected", "true")
    names = found.locator("[role=option] strong").all_inner_texts()
    assert "Sabine Kröger" in names
    for _step in range(names.index("Sabine Kröger")):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(line).to_have_value("Sabine Kröger <sabine.kroeger@kroeger-garten.example>, ")
    expect(found).to_be_hidden()
    line.press_sequentially("ashw")
    expect(found).to_be_visible()
    page.keyboard.press("Escape")
    expect(found).to_be_hidden()
    line.press_sequentially("o")
    found.get_by_role("option", name="Margaret Ashworth").click()
    expect(line).to_have_value(
        "Sabine Kröger <sabine.kroeger@kroeger-garten.example>, "
        "Margaret Ashworth <m.ashworth@dalesmail.example>, "
    )
    page.keyboard.press("Tab")  # goes on, as everywhere
    expect(line).not_to_be_focused()
    assert window.troubles == []


def test_what_is_answered_stays_in_view_while_one_writes(
    open_owner: Callable[..., Window], places: Places
) -> None:
    window = open_owner()
    page = window.page
    window.go("/conversations/{busy}/".format(**places))
    answered = page.locator(f"#message-{page.locator('[data-answers]').get_attribute('data-answers')}")
    expect(answered.locator(".words").first).to_be_in_viewport()
    page.locator("#draft-text").fill("Hallo,\n\n" + "noch eine Zeile.\n" * 40)
    expect(answered.locator(".bubble-head")).to_be_in_viewport()
    expect(answered.locator(".words").first).to_be_in_viewport()
    expect(page.get_by_role("button", name="Senden", exact=True)).to_be_in_viewport(ratio=1)
    window.picture("long-draft", whole=False)


def test_what_is_typed_right_after_opening_a_note_stands_in_it_and_the_box_keeps_its_width(
    open_owner: Callable[..., Window], places: Places
) -> None:
    window = open_owner()
    window.go("/conversations/{conversation}/".format(**places))
    page, note = window.page, window.page.locator("#note-text")
    page.locator(".note-box summary").click()
    before = note.bounding_box()
    words = "Rief an: " + "r e a n u x " * 30
    page.keyboard.type(words)
    expect(note).to_have_value(words)
    expect(note).to_be_focused()
    after, line = note.bounding_box(), page.locator(".dock-choice").bounding_box()
    assert before
    assert after
    assert line
    assert (after["x"], after["width"]) == (before["x"], before["width"])
    assert after["width"] > 0.9 * line["width"]
    assert window.overflow() == ""
    assert window.troubles == []


def test_on_the_phone_the_button_that_sends_stays_within_reach(
    open_owner: Callable[..., Window], places: Places
) -> None:
    window = open_owner(size=PHONE)
    window.go("/conversations/{busy}/".format(**places))
    page = window.page
    page.locator("#draft-text").fill("Hallo Frau Sandner,\n\n" + "Zeile für Zeile.\n" * 60)
    page.locator("#draft-text").evaluate("(text) => text.scrollIntoView({block: 'center'})")
    expect(page.get_by_role("button", name="Senden", exact=True)).to_be_in_viewport(ratio=1)
    assert window.overflow() == ""


def test_on_the_phone_the_command_bar_shows_the_word_that_was_found(
    open_owner: Callable[..., Window],
) -> None:
    page = open_owner(size=PHONE).page
    page.keyboard.press("Control+k")
    page.locator("#commands input").fill("rechnung")
    marks = page.locator("#commands .jump-passage mark")
    expect(marks.first).to_be_visible()
    shown = [_is_shown(mark) for mark in marks.all()]
    assert len(shown) > 2
    assert all(shown)


def _is_shown(mark: Locator) -> bool:
    """Within the lines of its passage that are not cut off."""
    return bool(
        mark.evaluate(
            "(one) => one.getBoundingClientRect().bottom <= "
            "one.closest('.jump-passage').getBoundingClientRect().bottom + 1"
        )
    )


def _lies_below(line: Locator, text: Locator, words: str) -> bool:
    """The underlay wraps exactly as the text field does: a copy of both ends at the same height."""
    wanted = "(one) => [one.clientWidth, getComputedStyle(one).font, getComputedStyle(one).lineHeight]"
    underlay = line.locator("xpath=..")
    assert underlay.inner_text().rstrip("\n") == text.input_value()
    return bool(underlay.evaluate(wanted) == text.evaluate(wanted))

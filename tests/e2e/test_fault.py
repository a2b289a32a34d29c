"""The ready passage goes where one is writing, once, and begins an answer where none is begun."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from .browsing import SIZES, Window
from .desk import Desk
from .screens import Places

pytestmark = [pytest.mark.server, pytest.mark.browser, pytest.mark.timeout(280)]


def test_the_passage_is_put_in_where_one_writes(
    shop: Desk, places: Places, open_owner: Callable[..., Window]
) -> None:
    page = (window := open_owner(size=SIZES["1440"], language="en")).page
    window.go(f"/conversations/{places['missing']}/")
    expect(page.locator("#fault .fault-said")).to_contain_text("kroeger-gaten.example and came back")
    page.keyboard.press("r")
    text = page.locator("[data-composer] textarea[name=text]")
    text.fill("Guten Tag Frau Kröger,")
    for _time in range(2):
        page.locator("#fault .fault-passage button").click()
    expect(text).to_be_focused()
    written = text.input_value()
    assert written.startswith("Guten Tag Frau Kröger,\n\nUnsere Mail vom")
    assert written.count("kroeger-gaten.example") == 1
    expect(page.locator("#beside .kept")).to_be_visible()
    page.wait_for_timeout(1500)
    page.wait_for_load_state("networkidle")
    page.reload()
    expect(text).to_have_value(written)


def test_without_an_answer_begun_it_begins_one(
    shop: Desk, places: Places, open_owner: Callable[..., Window]
) -> None:
    page = (window := open_owner(size=SIZES["390"], language="de")).page
    window.go(f"/conversations/{places['missing']}/")
    page.get_by_role("button", name="In die Antwort übernehmen").click()
    text = page.locator("[data-composer] textarea[name=text]")
    expect(text).to_have_value(re.compile("^Unsere Mail vom"))
    assert not window.troubles

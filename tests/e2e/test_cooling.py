"""An insult comes in: it is veiled, the answer cools, a colleague reads it, and only then it may be sent."""

import json
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from .browsing import PHONE, Window
from .desk import Desk
from .screens import Places

pytestmark = [pytest.mark.server, pytest.mark.browser, pytest.mark.timeout(280)]
JONAS = ("jonas@buchgarten.example", "kulanz-demo")
SHARP = "Guten Tag Gerd Kolbe,\n\nschauen Sie erst mal, wo der Fehler liegt!!!"
CALM = (
    "Guten Tag Gerd Kolbe,\n\nes tut mir leid, dass Sie so lange warten. Ihr Buch geht heute auf den Weg.\n\n"
    "Viele Grüße\nHanna Brandt"
)


@pytest.fixture(scope="module")
def talk(shop: Desk, places: Places) -> str:
    return f"/conversations/{json.loads(shop.do('tests.e2e.heated'))['heated']}/"


def troubles(window: Window) -> list[str]:
    """Without the requests that going to another page has cut off."""
    return [one for one in window.troubles if "htmx:" not in one]


def answer(page: Page) -> None:
    if not page.locator("#draft-text").count():
        page.get_by_role("button", name="Antworten").click()
    page.locator("#draft-text").wait_for()


def test_what_hurts_is_veiled_until_one_wants_to_see_it(open_owner: Callable[..., Window], talk: str) -> None:
    window = open_owner()
    window.go(talk)
    page, hurtful = window.page, window.page.locator(".bubble .veil-words")
    expect(hurtful).to_be_hidden()
    expect(page.locator(".bubble .veil-word")).to_have_text("[…]")
    expect(page.locator(".pane-card")).not_to_contain_text("Idioten")
    window.look("veiled", whole=False)
    page.locator(".unveil summary").focus()
    page.keyboard.press("Enter")
    expect(hurtful).to_be_visible()
    expect(hurtful).to_contain_text("Idioten")
    page.keyboard.press("Enter")
    expect(hurtful).to_be_hidden()
    assert troubles(window) == []


def test_the_cooling_draft_comes_back_with_the_view_of_the_coach(
    open_owner: Callable[..., Window], shop: Desk, talk: str
) -> None:
    window = open_owner()
    window.go(talk)
    page = window.page
    answer(page)
    page.locator("#draft-text").fill(SHARP)
    expect(page.locator(".beside .finding").first).to_be_visible()
    first = page.locator(".composer-foot > :not(#look)").first
    expect(first).to_contain_text("Abkühlen lassen")
    expect(first).to_be_visible()
    window.look("cooling-offered", whole=False)
    first.locator("summary").click()
    window.look("cooling-choices", whole=False)
    page.get_by_role("button", name="20 Minuten").first.click()
    expect(page.locator(".asleep")).to_contain_text("Ihr Entwurf kühlt ab")
    expect(page.locator("[data-send]")).to_have_count(0)
    window.look("cooling-asleep", whole=False)
    window.go("/")
    expect(page.locator(".home-resting")).to_contain_text("kühlt ab bis")
    window.look("cooling-home", whole=False)
    shop.do("tests.e2e.heated")
    window.go("/notices/")
    page.get_by_role("link", name="Ihr Entwurf ist abgekühlt").first.click()
    cooled = page.locator(".cooled")
    expect(cooled).to_contain_text("So liest es sich nach einer Pause")
    expect(cooled).to_contain_text("schauen Sie erst mal")
    window.look("cooled", whole=False)
    page.locator("#draft-text").fill(CALM)
    page.get_by_role("button", name="Gesehen").click()
    expect(page.locator(".cooled")).to_have_count(0)
    expect(page.locator("#draft-text")).to_have_value(CALM)
    assert troubles(window) == []


def test_a_colleague_reads_the_draft_says_something_and_releases_it(
    open_owner: Callable[..., Window], open_window: Callable[..., Window], shop: Desk, talk: str
) -> None:
    mine = open_owner()
    mine.go(talk)
    page = mine.page
    answer(page)
    page.locator("#draft-text").fill(CALM)
    page.locator(".look-ask summary").click()
    page.locator("#look-reader").select_option(label="Jonas Weil")
    page.locator("#look-question").fill("Ist das freundlich genug?")
    mine.look("look-asking", whole=False)
    page.get_by_role("button", name="Lesen lassen").click()
    expect(page.locator("#look")).to_contain_text("Jonas Weil hat es noch nicht gelesen.")
    mine.look("look-asked", whole=False)
    his = open_window(shop)
    his.sign_in(*JONAS)
    his.page.locator(".home-resting a", has_text="bittet Sie, einen Entwurf zu lesen").click()
    expect(his.page.locator(".look-draft")).to_contain_text("Ihr Buch geht heute auf den Weg.")
    his.look("look-page", whole=False)
    his.page.locator("#comment").fill("Sehr freundlich. Vielleicht noch die Telefonnummer dazu?")
    his.page.get_by_role("button", name="Freigeben").click()
    expect(his.page.locator(".box.is-good")).to_contain_text("freigegeben")
    mine.go(talk)
    expect(page.locator("#look")).to_contain_text("Jonas Weil hat es gelesen und freigegeben")
    expect(page.locator("#look")).to_contain_text("noch die Telefonnummer")
    with page.expect_response(lambda response: response.url.endswith("/text")):
        page.locator("#draft-text").fill(CALM + "\n\nTelefon 030 55550142")
    mine.go(talk)
    expect(page.locator("#look")).to_contain_text("Geändert, seit Jonas Weil es gelesen hat.")
    mine.look("look-changed", whole=False)
    assert troubles(mine) == troubles(his) == []


def test_the_first_step_of_the_ladder_begins_an_answer(open_owner: Callable[..., Window], talk: str) -> None:
    window = open_owner()
    window.go(talk)
    page = window.page
    page.get_by_role("button", name="Um einen anderen Ton bitten").click()
    expect(page.locator("#draft-text")).to_have_value(
        # what was begun stays above it
        re.compile("Bitte schreiben Sie uns ohne Beleidigungen")
    )
    expect(page.locator(".composer")).to_contain_text("Mit dieser Antwort bitten wir um einen anderen Ton.")
    window.look("ladder", whole=False)
    assert troubles(window) == []


def test_the_scratchpad_keeps_itself_and_burns(open_owner: Callable[..., Window], talk: str) -> None:
    window = open_owner()
    window.go(talk)
    page = window.page
    answer(page)
    page.locator(".scratch summary").click()
    expect(page.locator("#scratch-words")).to_be_in_viewport()
    with page.expect_response(lambda response: response.url.endswith("/scratch")):
        page.locator("#scratch-words").fill("Sie unverschämter Mensch, lassen Sie uns in Ruhe.")
    window.look("scratch", whole=False)
    window.go(talk)
    expect(page.locator("#scratch-words")).to_have_value("Sie unverschämter Mensch, lassen Sie uns in Ruhe.")
    page.get_by_role("button", name="Verbrennen").click()
    expect(page.locator("#scratch")).to_contain_text("Verbrannt. Niemand hat es gelesen.")
    expect(page.locator("#scratch-words")).to_have_value("")
    window.go(talk)
    expect(page.locator("#scratch-words")).to_have_value("")
    assert troubles(window) == []


def test_on_the_phone_everything_of_it_fits(open_owner: Callable[..., Window], talk: str) -> None:
    window = open_owner(size=PHONE)
    window.go(talk)
    answer(window.page)
    window.look("phone-composer", whole=False)
    assert window.overflow() == ""
    window.page.locator(".cool-first summary").click()
    window.look("phone-cooling", whole=False)
    assert window.overflow() == ""
    assert window.clipped() == []
    window.page.keyboard.press("Escape")
    window.page.locator(".look-ask summary").click()
    expect(window.page.locator("#look-reader")).to_be_visible()
    window.look("phone-look", whole=False)
    assert window.overflow() == ""

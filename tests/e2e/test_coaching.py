"""The calm voice: a sharp draft becomes a calm one by the coach's wordings alone, and the stop."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import FloatRect, Page, Route, expect

from .browsing import PHONE, Window
from .screens import Places

pytestmark = [pytest.mark.server, pytest.mark.browser, pytest.mark.timeout(280)]
SHARP = "\n\n".join(
    (
        "Guten Tag Frau Kröger,",
        "schauen Sie erst mal, wo der Fehler bei Ihnen liegt.",
        "Laut unseren AGB sind wir dazu nicht verpflichtet.",
        "BITTE WARTEN SIE NOCH.",
        "Falls Sie das so empfunden haben, tut es uns leid.",
        "Viele Grüße",
    )
)
CRUEL = (
    "Guten Tag Frau Kröger,\n\nSie sind offenbar zu dumm, eine Mail zu lesen. Hören Sie auf zu jammern, Sie Idiot."
    "\n\nGruß"
)
NINE = (
    "Guten Tag Frau Kröger,\n\nwie bereits mehrfach erwähnt, liegt das nicht an uns. Sie hätten die Adresse eben"
    " richtig angeben müssen. Laut unseren AGB haften wir dafür nicht. Beruhigen Sie sich erst einmal, so"
    " schlimm ist das nicht. Schauen Sie doch einfach in die FAQ!!! Falls Sie das so empfunden haben, tut es uns"
    " leid. Wir kümmern uns irgendwann darum. Wenn Sie weiter so schreiben, sperren wir Ihr Konto.\n\n"
    "Mit freundlichen Grüßen\nHanna Brandt"
)
CROWDED = (
    "Guten Tag Frau Kröger,\n\nich schicke Ihnen den neuen Link bis Freitag und überweise Ihnen heute noch 20 Euro."
    " Am Montag rufe ich Sie an.\n\nSchauen Sie erst mal, wo der Fehler bei Ihnen liegt. Laut unseren AGB sind wir"
    " dazu nicht verpflichtet. Sie hätten die Adresse eben richtig angeben müssen.\n\nViele Grüße\nHanna Brandt"
)
LINES_TO_WRITE_IN, LINE = 5, 26
PAUSE_AND_A_LITTLE, A_MOMENT = 2000, 60


def answering(window: Window, places: Places) -> Page:
    window.go("/conversations/{missing}/".format(**places))
    if not window.page.locator("#draft-text").count():
        window.page.get_by_role("button", name="Antworten").click()
    window.page.locator("#draft-text").fill("")
    return window.page


def test_a_sharp_draft_becomes_a_calm_one_by_the_tab_key_alone(
    open_owner: Callable[..., Window], places: Places
) -> None:
    window = open_owner()
    page = answering(window, places)
    text, beside = page.locator("#draft-text"), page.locator("#beside")
    text.fill(SHARP)
    expect(beside).to_have_attribute("data-verdict", "stop")
    window.picture("coach-sharp-de-1440-light", whole=False)
    for _round in range(9):
        if not page.locator("[data-accept]").count():
            break
        before = text.input_value()
        go_into_the_first_underlined(page)
        strikes = page.locator(".finding.is-here [data-accept]").first.get_attribute("data-accept") == ""
        expect(page.locator("[data-coach-says]")).to_contain_text(
            "Tab streicht ihn" if strikes else "Tab übernimmt es"
        )
        with heard(page):
            page.keyboard.press("Tab")
        expect(text).to_be_focused()
        expect(text).not_to_have_value(before)
    assert page.locator(".finding.is-grave").count() == 0, text.input_value()
    expect(beside).not_to_have_attribute("data-verdict", "stop")
    for sting in ("Fehler bei Ihnen", "AGB", "BITTE WARTEN", "so empfunden"):
        assert sting not in text.input_value(), text.input_value()
    window.picture("coach-calm-de-1440-light", whole=False)
    assert window.troubles == []


def test_whoever_takes_every_offer_has_a_letter(open_owner: Callable[..., Window], places: Places) -> None:
    page = answering(open_owner(), places)
    text, beside = page.locator("#draft-text"), page.locator("#beside")
    text.fill(NINE)
    expect(beside).to_have_attribute("data-verdict", "stop")
    expect(page.locator(".finding[data-start]").nth(1)).to_be_in_viewport()
    expect(page.locator("[data-stop]")).to_be_in_viewport()
    for _round in range(12):
        if not page.locator("[data-accept]").count():
            break
        with heard(page):
            page.locator("[data-accept]").first.click()
    said = text.input_value()
    sentences = re.findall(r"[^.\n]+\.", said)
    assert len(sentences) == len(set(sentences)) <= 5, said
    assert not re.search(r"\b(?:du|dich|dir|dein)|:\s*$|  |\s\n\n", said), said
    expect(beside).not_to_have_attribute("data-verdict", "stop")


@pytest.mark.parametrize("size", [(1440, 900), (1280, 720)], ids=["1440", "1280"])
def test_with_advice_promises_and_a_file_beside_there_is_still_room_to_write(
    open_owner: Callable[..., Window], places: Places, size: tuple[int, int]
) -> None:
    window = open_owner(size=size)
    page = answering(window, places)
    page.locator("#draft-text").fill(CROWDED)
    expect(page.locator(".commitment")).to_have_count(4)  # three, and one from before
    expect(page.locator("[data-stop]")).to_be_visible()
    page.locator("[data-attach]").set_input_files(
        {"name": "Anleitung.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4"}
    )
    expect(page.locator("#draft-files")).to_contain_text("Anleitung.pdf")
    window.look(f"coach-crowded-de-{size[0]}", whole=False)
    paper, file, foot = (bounds(page, one) for one in (".paper", "#draft-files .file", ".composer-foot"))
    assert paper["height"] > LINES_TO_WRITE_IN * LINE, paper
    assert file["y"] + file["height"] <= foot["y"] + 1, (file, foot)
    assert foot["y"] + foot["height"] <= size[1], foot
    page.get_by_role("button", name="Anleitung.pdf entfernen").click()
    expect(page.locator("#draft-files .file")).to_have_count(0)
    assert window.troubles == []


def bounds(page: Page, selector: str) -> FloatRect:
    found = page.locator(selector).first.bounding_box()
    assert found, selector
    return found


@contextmanager
def heard(page: Page) -> Iterator[None]:
    """What is done to the text within: until the coach has read it, and what they say of it is on the page."""
    with page.expect_response(lambda answer: re.search(r"/drafts/\d+/text$", answer.url) is not None):
        yield
    expect(page.locator(".composer.htmx-request, .htmx-swapping, .htmx-settling")).to_have_count(0)


def go_into_the_first_underlined(page: Page) -> None:
    """As with the arrow keys: the caret stands in the first passage for which there is a better wording."""
    page.locator("#draft-text").press("Control+Home")
    expect(page.locator(".finding.is-here")).to_have_count(0)  # the browser tells of the caret a little later
    for _step in range(400):
        if page.locator(".finding.is-here [data-accept]").count():
            return
        is_here = page.locator(".finding.is-here").count()
        page.keyboard.press("ArrowRight" if is_here else "ArrowDown")
        page.wait_for_timeout(A_MOMENT)
    raise AssertionError("no passage with a better wording was reached")


def test_tab_leaves_the_field_as_ever_and_escape_leaves_a_passage_alone(
    open_owner: Callable[..., Window], places: Places
) -> None:
    page = answering(open_owner(), places)
    text = page.locator("#draft-text")
    text.fill("Guten Tag Frau Kröger,\n\nvielen Dank für Ihre Mail.")
    page.wait_for_timeout(PAUSE_AND_A_LITTLE)
    text.press("Tab")
    expect(text).not_to_be_focused()
    text.fill("Guten Tag Frau Kröger,\n\nBITTE WARTEN SIE NOCH")
    expect(page.locator(".underlined")).to_have_count(1)
    text.press("Escape")
    text.press("Tab")
    expect(text).not_to_be_focused()
    assert "BITTE WARTEN" in text.input_value()


def test_what_was_put_in_can_be_undone(open_owner: Callable[..., Window], places: Places) -> None:
    page = answering(open_owner(), places)
    text = page.locator("#draft-text")
    text.press_sequentially("Guten Tag Frau Kröger,\n\nBITTE WARTEN SIE NOCH")
    expect(page.locator(".underlined")).to_have_count(1)
    page.keyboard.press("Tab")
    expect(text).to_have_value("Guten Tag Frau Kröger,\n\nBitte warten Sie noch")
    page.keyboard.press("Control+z")
    expect(text).to_have_value("Guten Tag Frau Kröger,\n\nBITTE WARTEN SIE NOCH")


def test_a_gap_in_the_better_wording_is_marked_to_be_filled_at_once(
    open_owner: Callable[..., Window], places: Places
) -> None:
    page = answering(open_owner(), places)
    text = page.locator("#draft-text")
    text.fill("Guten Tag Frau Kröger,\n\nwir melden uns zeitnah.")
    expect(page.locator(".finding.is-here .better", has_text="Bis spätestens")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.type("Freitag, 16 Uhr,")
    assert "bis spätestens Freitag, 16 Uhr, melde ich mich" in text.input_value()


def test_the_stop_wants_the_words_and_the_owner_sees_them(
    open_owner: Callable[..., Window], places: Places
) -> None:
    window = open_owner()
    page = answering(window, places)
    text, stop = page.locator("#draft-text"), page.locator("[data-stop]")
    expect(stop).to_be_hidden()
    text.fill(CRUEL)
    expect(stop).to_be_visible()
    page.get_by_role("button", name="Senden", exact=True).click()
    expect(page.locator(".toast", has_text="Stopp")).to_be_visible()
    expect(stop).to_be_focused()
    expect(stop).to_be_in_viewport()
    window.picture("coach-stop-de-1440-light", whole=False)
    window.see_in("dark")
    window.picture("coach-stop-de-1440-dark", whole=False)
    stop.locator("summary").click()
    expect(page.locator("#send-anyway")).to_be_focused()
    page.keyboard.type("Trotzdem  senden")
    page.keyboard.press("Enter")
    expect(page.locator(".bubble.is-ours .aside", has_text="Gegen den Rat gesendet")).to_be_visible()
    window.picture("coach-overruled-de-1440-light", whole=False)
    other = open_owner(language="en")
    expect(other.page.get_by_role("heading", name="Sent against the coach's advice")).to_be_visible()
    other.picture("home-overruled-en-1440-light", whole=False)
    other.page.get_by_role("button", name="Seen").click()
    expect(other.page.get_by_role("heading", name="Sent against the coach's advice")).to_have_count(0)


def test_a_promise_gets_its_day_and_the_list_folds_on_the_phone(
    open_owner: Callable[..., Window], places: Places
) -> None:
    window = open_owner(size=PHONE)
    page = answering(window, places)
    text = page.locator("#draft-text")
    with heard(page):
        text.fill("Guten Tag Frau Kröger,\n\nwir melden uns zeitnah.\n\nViele Grüße")
    expect(page.locator("details.good")).not_to_have_attribute("open", "")
    below = page.locator(".below")
    expect(below).to_contain_text("Hinweis")
    expect(below).to_be_in_viewport(ratio=1)
    window.picture("coach-below-de-390-light", whole=False)
    below.get_by_role("link").first.click()
    expect(page.locator("#advice .finding").first).to_be_in_viewport()
    page.locator("details.good summary").click()
    expect(page.locator(".dated")).to_be_visible()
    window.picture("coach-promise-de-390-light")
    assert window.overflow() == ""
    page.get_by_role("button", name="Zusagen").click()
    expect(text).to_have_value(re.compile(r"Bis spätestens \w+, \d+\. \w+"))
    expect(text).to_be_focused()
    expect(page.locator(".dated")).to_have_count(0)
    assert window.troubles == []


def test_what_is_pressed_beside_the_text_is_not_lost_to_the_text_that_keeps_itself(
    open_owner: Callable[..., Window], places: Places
) -> None:
    window = open_owner()
    page = answering(window, places)
    text, promising = page.locator("#draft-text"), page.get_by_role("button", name="Zusagen")
    with heard(page):
        text.fill("Guten Tag Frau Kröger,\n\nwir melden uns zeitnah.\n\nViele Grüße")
    text.press_sequentially(" aus")
    with page.expect_response(re.compile(r"/drafts/\d+/text$")):  # read anew while the button is down
        promising.hover()
        page.mouse.down()
    page.mouse.up()
    expect(text).to_have_value(re.compile(r"Bis spätestens \w+, \d.*Viele Grüße aus", re.DOTALL))

    with heard(page):
        text.fill("Guten Tag Frau Kröger,\n\nwir melden uns zeitnah.\n\nViele Grüße")
    waiting: list[Route] = []
    page.route("**/drafts/*/promise", lambda route: waiting.append(route))  # noqa: PLW0108  (Playwright cannot mark a method of a list)
    text.press_sequentially(" aus Weimar")
    with page.expect_request("**/drafts/*/promise"):
        promising.click()
    page.evaluate("htmx.trigger('[data-composer]', 'keep')")  # while the desk is still busy with the promise
    waiting[0].continue_()
    expect(text).to_have_value(re.compile(r"Bis spätestens \w+, \d.*Viele Grüße aus Weimar", re.DOTALL))
    page.reload()
    expect(text).to_have_value(re.compile(r"Bis spätestens \w+, \d.*Viele Grüße aus Weimar", re.DOTALL))
    assert window.troubles == []


def test_what_is_pressed_waits_for_the_text_that_is_being_kept(
    open_owner: Callable[..., Window], places: Places
) -> None:
    """What the browser calls off the desk finishes all the same, and perhaps later."""
    window = open_owner()
    page = answering(window, places)
    text, promising = page.locator("#draft-text"), page.get_by_role("button", name="Zusagen")
    with heard(page):
        text.fill("Guten Tag Frau Kröger,\n\nwir melden uns zeitnah.\n\nViele Grüße")
    held: list[Route] = []
    page.route("**/drafts/*/text", lambda route: route.continue_() if held else held.append(route))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    with page.expect_request("**/drafts/*/text"):
        text.press_sequentially(" aus")
    promising.click()
    text.press_sequentially(" Weimar")
    assert "promise" not in asked and asked.count("text") == 1
    with page.expect_response("**/drafts/*/promise"):
        held[0].continue_()
    expect(text).to_have_value(re.compile(r"Bis spätestens \w+, \d.*Viele Grüße aus Weimar", re.DOTALL))
    page.reload()
    expect(text).to_have_value(re.compile(r"Bis spätestens \w+, \d.*Viele Grüße aus Weimar", re.DOTALL))
    assert window.troubles == []


def test_the_keyboard_keeps_its_place_beside_the_text(
    open_owner: Callable[..., Window], places: Places
) -> None:
    page = answering(open_owner(), places)
    text = page.locator("#draft-text")
    with heard(page):
        text.fill(
            "Guten Tag Frau Kröger,\n\nLaut unseren AGB sind wir dazu nicht verpflichtet.\n\nViele Grüße"
        )
    text.press_sequentially(" aus")
    with heard(page):
        page.locator(".better").first.focus()
    expect(page.locator(".better").first).to_be_focused()

"""A letter on paper: written beside a conversation, printed as a file, looked at as a page, posted."""

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from .browsing import PHONE, Window
from .desk import Desk
from .pictures import are_for_the_docs, folder_for_docs, folder_for_pictures
from .screens import Places

pytestmark = [pytest.mark.server, pytest.mark.browser, pytest.mark.timeout(280)]

Open = Callable[..., Window]


def photograph(pdf: Path, to: Path, dots: int) -> None:
    """Its first page as a picture."""
    command = ["pdftoppm", "-r", str(dots), "-f", "1", "-l", "1", "-singlefile", "-gray", "-png"]
    subprocess.run([*command, str(pdf), str(to.with_suffix(""))], check=True)


def test_a_letter_is_written_printed_signed_and_posted(
    shop: Desk, places: Places, open_owner: Open, tmp_path: Path
) -> None:
    window = open_owner()
    page = window.page
    window.go(f"/conversations/{places['found']}/")
    page.locator("#talk-head details.menu > summary").last.click()
    page.get_by_role("link", name="Einen Brief auf Papier schreiben").click()
    expect(page.locator("h1")).to_contain_text("Ein Brief an")
    page.get_by_role("link", name="Zu lange gewartet").click()
    expect(page.get_by_label("Brief", exact=True)).to_have_value(re.compile("zu lange|far too long"))
    window.look("letter-new-1440")

    page.get_by_label("Adresse", exact=True).fill("Łucja Žižek\nGroße Straße 12\n10115 Berlin")
    page.get_by_role("button", name="Brief speichern").click()
    expect(page.locator("#id_text_error")).to_contain_text("[…]")
    text = page.get_by_label("Brief", exact=True)
    text.fill(text.input_value().replace("[…]", "Ihr Buch geht heute auf die Reise."))
    page.get_by_role("button", name="Brief speichern").click()
    page.wait_for_url("**/letters/*/")
    window.look("letter-1440")

    window.go("/letters/")
    line = page.locator(".letter-line", has_text="10115 Berlin")
    expect(line.get_by_role("checkbox")).to_be_checked()
    window.look("letters-1440")
    with page.expect_download() as loading:
        page.get_by_role("button", name="Ausgewählte drucken").click()
    pdf = tmp_path / "letters.pdf"
    loading.value.save_as(pdf)
    assert loading.value.suggested_filename.endswith(".pdf")
    assert pdf.read_bytes().startswith(b"%PDF-")
    photograph(pdf, (folder_for_pictures() or tmp_path) / "letter-paper.png", 110)
    if are_for_the_docs():
        photograph(pdf, folder_for_docs() / "letter-paper-de.png", 70)

    expect(page.get_by_role("heading", name="Gedruckt: zu unterschreiben und aufzugeben")).to_be_visible()
    page.get_by_role("button", name="Ausgewählte sind aufgegeben").click()
    expect(page.locator("#toasts")).to_contain_text("aufgegeben")
    line.get_by_role("link").first.click()
    page.get_by_role("button", name="Doch nicht aufgegeben").click()
    expect(page.get_by_role("button", name="Er ist aufgegeben")).to_be_visible()
    assert not [one for one in window.troubles if "422" not in one]


def test_letters_fit_the_phone(shop: Desk, places: Places, open_owner: Open) -> None:
    window = open_owner(size=PHONE, language="en")
    for path, name in (
        ("/letters/", "letters-390"),
        (f"/conversations/{places['found']}/letter", "letter-new-390"),
        (f"/letters/{places['letter']}/", "letter-390"),
    ):
        window.go(path)
        window.look(name)
    assert not window.troubles

"""Commissions: a list on its way in, what is owed to whom, and the true answer to a partner who asks."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from .browsing import PHONE, Window
from .desk import Desk
from .screens import Places

pytestmark = [pytest.mark.server, pytest.mark.browser, pytest.mark.timeout(280)]
LIST = (
    "Partner;E-Mail;Abrechnung;Provision;Fällig am;Bezahlt am\n"
    "Uta Fleck;uta.fleck@samenkiste.example;Oktober 2026;1.204,50 €;30.11.2030;\n"
    "Uta Fleck;uta.fleck@samenkiste.example;September 2026;31,00 €;31.10.2026;30.10.2026\n"
    "Uta Fleck;uta.fleck@samenkiste.example;November 2026;-;29.02.2027;\n"
)

Open = Callable[..., Window]


def test_a_list_is_brought_looked_at_and_taken(
    shop: Desk, places: Places, open_owner: Open, tmp_path: Path
) -> None:
    window = open_owner()
    page = window.page
    window.go("/commissions/")
    expect(page.locator("h1")).to_have_text("Provisionen")
    expect(page.locator(".commission", has_text="Provision September 2026")).to_contain_text("87,42")
    window.look("commissions-1440")
    page.get_by_role("link", name="Liste hereinholen").click()
    brought = tmp_path / "partner.csv"
    brought.write_text(LIST, encoding="cp1252")
    page.locator("input[type=file]").set_input_files(brought)
    window.look("commissions-bringing-1440")
    page.get_by_role("button", name="Liste ansehen").click()
    expect(page.locator("#mapping table").first).to_contain_text("1.204,50")
    expect(page.locator("#mapping")).to_contain_text("Eine Zeile ist so nicht lesbar")
    window.look("commissions-mapping-1440")
    page.locator("#id_column_due").select_option("")
    expect(page.locator("#mapping")).to_contain_text("Sobald unten die Spalten gewählt sind")
    page.locator("#id_column_due").select_option("4")
    expect(page.locator("#mapping table").first).to_contain_text("1.204,50")
    page.get_by_role("button", name="Liste übernehmen").click()
    expect(page.locator("#state h2").first).to_have_text("Die Liste ist übernommen", timeout=60_000)
    expect(page.locator("#state")).to_contain_text("2 neue Provisionen")
    window.look("commissions-taken-1440")
    page.get_by_role("link", name="Zu den Provisionen").click()
    expect(page.locator(".commission", has_text="Uta Fleck")).to_contain_text("Fällig am 30.11.2030")
    assert not window.troubles


def test_a_payment_is_noted_on_the_phone(shop: Desk, places: Places, open_owner: Open) -> None:
    window = open_owner(size=PHONE)
    page = window.page
    window.go("/commissions/?view=overdue")
    october = page.locator(".commission", has_text="Provision Oktober 2026").first
    october.locator("summary").click()
    window.look("commissions-390")
    october.get_by_role("button", name="Festhalten").click()
    expect(page.locator("#toasts")).to_contain_text("Als bezahlt vermerkt.")
    expect(page.locator(".commission", has_text="Provision Oktober 2026")).to_have_count(0)
    window.go("/commissions/?view=paid")
    paid = page.locator(".commission", has_text=re.compile("Provision Oktober 2026.*Viola Sandner"))
    paid.get_by_role("button", name=re.compile("^Doch nicht bezahlt")).click()
    expect(page.locator("#toasts")).to_contain_text("wieder offen.")
    assert not window.troubles


def test_viola_asks_and_gets_a_true_answer(shop: Desk, places: Places, open_owner: Open) -> None:
    window = open_owner()
    page = window.page
    window.go(f"/conversations/{places['busy']}/")
    line = page.locator(".commission-lines li", has_text="Provision September 2026")
    expect(line).to_contain_text("nicht bezahlt")
    if not page.locator(".composer").count():
        page.locator("[data-key=r]").click()
    page.locator("#draft-text").fill("")
    page.locator("[data-begin-outline]").click()
    text = page.locator("#draft-text")
    expect(text).to_have_value(re.compile("es tut mir leid, dass du auf deine Provision warten musst"))
    expect(text).to_have_value(re.compile("Provision für September 2026 über 87,42.*noch nicht ausgezahlt"))
    window.look("commissions-answer-1440", whole=False)
    text.fill("Liebe Viola,\n\ndeine Provision für September habe ich schon überwiesen.\n\nHanna")
    expect(page.locator(".composer")).to_contain_text("noch nicht bezahlt ist")
    # What was typed over a reading of the coach breaks that one off.
    assert not [one for one in window.troubles if "Abort" not in one and "afterRequest" not in one]

"""A voucher is proposed, allowed by a second person, put into a mail, sent, and redeemed by the till."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from .browsing import PHONE, Window
from .desk import Desk
from .screens import Places

pytestmark = [pytest.mark.server, pytest.mark.browser, pytest.mark.timeout(280)]

Open = Callable[..., Window]


@pytest.fixture(scope="module")
def found(shop: Desk, places: Places) -> dict[str, Any]:
    laid_out: dict[str, Any] = json.loads(shop.do("tests.e2e.gestures"))
    return laid_out


def test_a_voucher_from_the_proposal_to_the_till(shop: Desk, found: dict[str, Any], open_owner: Open) -> None:
    emma, hanna = open_owner(language="en"), open_owner()
    talk = found["talk"]

    # Proposed by one
    page = emma.page
    emma.go(f"/conversations/{talk}/")
    page.locator(".talk-tools .menu summary[aria-label='More to do with this conversation']").click()
    page.get_by_role("link", name="Give something").click()
    expect(page.locator("h1")).to_have_text("Give Birgit Lang something")
    page.get_by_label("Something that matters to them").check()
    expect(page.get_by_text("Züchtet alte Rosen").last).to_be_visible()
    page.get_by_label("A voucher").check()
    page.get_by_label("Why?").select_option("late")
    page.get_by_label("Amount").fill("18")
    emma.look("gesture-new-en-1440")
    page.get_by_role("button", name="Give this").click()
    expect(page.locator("#toasts")).to_contain_text("An owner decides on this.")

    # Allowed by the other
    page = hanna.page
    hanna.go("/gestures/")
    line = page.locator(".gesture-line", has_text="Birgit Lang")
    expect(line).to_contain_text("18,00")
    hanna.look("gestures-waiting-de-1440")
    line.get_by_role("button", name="Erlauben").click()
    expect(page.locator("#toasts")).to_contain_text("Erlaubt.")

    # Put into the mail and sent
    page = emma.page
    emma.go(f"/conversations/{talk}/")
    expect(page.locator(".promise")).to_contain_text("ein Gutschein")
    page.locator(".gestures").get_by_role("button", name="Put it into the answer").click()
    text = page.locator("[data-composer] textarea[name=text]")
    words = text.input_value()
    assert "Gutschein über 18,00" in words
    code = words.split("Der Code lautet ")[1][:14]
    greeting, _blank, rest = words.partition("\n\n")
    assert greeting == "Guten Tag Birgit Lang,"
    sorry = "es tut mir leid, dass Sie so lange warten mussten."
    text.fill(f"{greeting}\n\n{sorry}\n\n{rest[:1].upper()}{rest[1:]}")
    page.wait_for_timeout(1500)
    emma.look("gesture-in-the-answer-en-1440")
    page.get_by_role("button", name="Send", exact=True).click()
    page.wait_for_timeout(1500)
    emma.go(f"/customers/{found['customer']}/")
    expect(page.locator(".gestures")).to_contain_text(code)
    expect(page.locator(".gestures")).to_contain_text("given")

    # Redeemed by the till
    ask = {
        "data": {"code": code.lower(), "order": "K-1"},
        "headers": {"Authorization": f"Bearer {found['key']}"},
    }
    assert emma.context.request.post(shop.at("/api/vouchers/redemption"), **ask).json()["state"] == "redeemed"
    hanna.go("/vouchers/")
    expect(hanna.page.locator(".gesture-line", has_text=code)).to_contain_text("eingelöst am")
    hanna.look("vouchers-de-1440")
    hanna.page.locator("#code").fill(code.replace("-", " "))
    hanna.page.get_by_role("button", name="Nachschlagen").click()
    expect(hanna.page.get_by_role("status").filter(has_text="schon eingelöst")).to_be_visible()
    assert not emma.troubles and not hanna.troubles


def test_on_the_phone_and_in_the_settings(shop: Desk, found: dict[str, Any], open_owner: Open) -> None:
    window = open_owner(size=PHONE)
    for name, path in (
        ("gestures", "/gestures/"),
        ("vouchers", "/vouchers/"),
        ("gesture-new", f"/conversations/{found['talk']}/gesture"),
        ("gesture-budget", "/settings/gestures"),
    ):
        assert window.go(path) == 200
        window.look(f"{name}-de-390")
    window.page.get_by_label("Für welches Programm").fill("Kasse 2")
    window.page.get_by_role("button", name="Schlüssel erstellen").click()
    expect(window.page.locator(".fresh-key")).to_contain_text("kv_")
    assert not window.troubles

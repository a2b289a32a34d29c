"""Passkeys in a real browser, with its virtual authenticator and under the strict content policy."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, sync_playwright

from kulanz.business.models import Staff
from tests import a

pytestmark = pytest.mark.django_db(transaction=True)
INTERNAL = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def browser(monkeypatch: pytest.MonkeyPatch) -> Iterator[BrowserContext]:
    # Playwright keeps a loop running in this thread, beside which Django would refuse to ask the database.
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-background-networking"]
        )
        yield chromium.new_context()
        chromium.close()


@pytest.fixture
def page(browser: BrowserContext) -> Page:
    page = browser.new_page()
    key = browser.new_cdp_session(page)
    key.send("WebAuthn.enable")
    key.send("WebAuthn.addVirtualAuthenticator", {"options": INTERNAL})
    return page


def type_password(page: Page, address: str) -> None:
    page.goto(address)
    page.fill("#id_login", "anna@shop.example")
    page.fill("#id_password", a.PASSWORD)
    page.click(".form button.is-main")


def test_a_passkey_is_added_and_signs_in_alone_and_as_second_step(
    owner: Staff, live_server: Any, browser: BrowserContext, page: Page
) -> None:
    desk = live_server.url.replace("127.0.0.1", "localhost")
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text) if "Content Security" in said.text else None)

    type_password(page, f"{desk}/account/login/")
    page.goto(f"{desk}/account/2fa/webauthn/add/")
    page.fill("#id_password", a.PASSWORD)
    page.click(".form button.is-main")
    page.check("#id_passwordless")
    page.click("#mfa_webauthn_add")
    page.wait_for_url("**/account/2fa/recovery-codes/**")

    browser.clear_cookies()
    page.goto(f"{desk}/account/login/")
    page.click("#passkey_login")
    page.wait_for_url(f"{desk}/")

    browser.clear_cookies()
    type_password(page, f"{desk}/account/login/")
    page.wait_for_url("**/account/2fa/authenticate/")
    # Somebody without an app is asked for no code from it.
    assert page.locator("label[for=id_code]").inner_text() == "Recovery code"
    page.click("#mfa_webauthn_authenticate")
    page.wait_for_url(f"{desk}/")
    assert complaints == []

"""Every screen at both sizes, in both languages, light and dark: nothing clipped, nothing broken, photographed."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.servers import smtp
from tests.servers.dovecot import Dovecot
from tests.servers.smtp import SmtpServer

from .browsing import SCHEMES, SIZES, Window
from .desk import Desk
from .pictures import are_for_the_docs, are_wanted, folder_for_docs
from .screens import DESK, OUTSIDE, SETTINGS, Places, Screen

pytestmark = [pytest.mark.server, pytest.mark.browser, pytest.mark.timeout(280)]
FIRST_OWNER = {
    "Ihr Name": "Ines Grün",
    "Ihre E-Mail-Adresse": "ines@gartenhaus.example",
    "Passwort": "Rosen blühen im Mai",
    "Name des Betriebs": "Gartenhaus Grün",
}
every_size = pytest.mark.parametrize("size", SIZES)
every_language = pytest.mark.parametrize("language", ["de", "en"])


@every_size
@every_language
def test_nothing_is_clipped_or_broken_on_any_screen(
    size: str, language: str, shop: Desk, places: Places, open_owner: Callable[..., Window]
) -> None:
    window = open_owner(size=SIZES[size], language=language)
    faults = _walk(window, (*SETTINGS, *DESK), places, f"{language}-{size}")
    assert not faults, "\n".join(faults)


@every_size
@every_language
def test_nothing_is_clipped_or_broken_before_one_has_signed_in(
    size: str, language: str, shop: Desk, places: Places, open_window: Callable[..., Window]
) -> None:
    window = open_window(shop, size=SIZES[size], language=language)
    faults = _walk(window, OUTSIDE, places, f"{language}-{size}")
    assert not faults, "\n".join(faults)


def test_nothing_is_clipped_or_broken_on_the_first_page_of_an_empty_desk(
    empty_desk: Desk, open_window: Callable[..., Window]
) -> None:
    faults = [
        fault
        for size in SIZES
        for language in ("de", "en")
        for fault in _walk(
            open_window(empty_desk, size=SIZES[size], language=language),
            (Screen("first-start", "/start/"),),
            {},
            f"{language}-{size}",
        )
    ]
    assert not faults, "\n".join(faults)


def test_a_stranger_who_comes_first_is_asked_for_the_code_of_the_console(
    empty_desk: Desk, open_window: Callable[..., Window]
) -> None:
    window = open_window(empty_desk, size=SIZES["390"], extra_http_headers={"X-Forwarded-For": "203.0.113.7"})
    assert not _walk(window, (Screen("first-start-stranger", "/start/"),), {}, "de-390")
    said = re.search(r"asks for this code: (\S+)", empty_desk.said())
    assert said
    page = window.page
    page.get_by_label("Code dieser Installation").fill(said[1])
    for label, value in FIRST_OWNER.items():
        page.get_by_label(label).first.fill(value)
    page.get_by_role("button", name="Kulanz öffnen").click()
    expect(page.get_by_role("heading", name="Postfächer")).to_be_visible()


@every_language
def test_a_connection_that_works_says_so_step_by_step(
    language: str,
    shop: Desk,
    open_owner: Callable[..., Window],
    dovecot_server: Dovecot,
    smtp_server_with_starttls_and_auth: SmtpServer,
) -> None:
    smtp_server = smtp_server_with_starttls_and_auth
    assert smtp_server.certificate
    shop.trusted.write_bytes(dovecot_server.certificate.read_bytes() + smtp_server.certificate.read_bytes())
    window, user = open_owner(language=language), dovecot_server.new_user()
    page = window.page
    window.go("/settings/mailboxes/new")
    page.fill("#id_address", user.address)
    page.locator(".form .is-main").click()
    servers = {
        "imap_host": "localhost", "imap_port": dovecot_server.imaps_port, "imap_user": user.address,
        "smtp_host": "localhost", "smtp_port": smtp_server.port, "smtp_user": smtp.USER,
        "password": user.password, "smtp_password": smtp.PASSWORD,
    }  # fmt: skip
    for name, value in servers.items():
        page.fill(f"#id_{name}", str(value))
    page.select_option("#id_imap_security", "tls")
    page.select_option("#id_smtp_security", "starttls")
    page.locator(".form .is-main").last.click()
    expect(page.locator(".checks .box.is-good")).to_be_visible(timeout=60_000)
    expect(page.locator(".checks .is-wrong")).to_have_count(0)
    assert page.locator(".checks .is-fine").count() > 4
    assert not [*filter(None, [window.overflow()]), *window.clipped(), *window.troubles]
    window.picture(f"mailbox-test-well-{language}-1440-light")
    _keep_for_the_docs(window, Screen("mailbox-test-well", ""), f"{language}-1440-light", whole=True)
    # Gone again, so that the pictures of the other screens do not depend on the order.
    page.goto(page.url.removesuffix("/check"))
    page.locator(".button.is-grave").click()
    expect(page.locator("h1")).to_be_visible()


def _walk(window: Window, screens: tuple[Screen, ...], places: Places, name: str) -> list[str]:
    """Look at one screen after the other, light and dark; what was wrong."""
    found = []
    for screen in screens:
        window.troubles.clear()
        screen.open(window, places)
        faults = [*filter(None, [window.overflow()]), *window.clipped(), *_unexpected(window, screen)]
        found += [f"{screen.name}-{name}: {fault}" for fault in faults]
        for scheme in SCHEMES if are_wanted() else ():
            window.see_in(scheme)
            window.picture(f"{screen.name}-{name}-{scheme}", whole=not screen.is_framed)
            _keep_for_the_docs(window, screen, f"{name}-{scheme}")
    return found


def _unexpected(window: Window, screen: Screen) -> list[str]:
    """What the console said; that a page is not found is no news on the page that says so."""
    said = f"responded with a status of {screen.status}"
    return [one for one in window.troubles if screen.status == 200 or said not in one]


# What the manual shows: a few screens, as they fill the window.
IN_BOTH_LANGUAGES = ("de-1440-light", "en-1440-light")
FOR_THE_DOCS = {
    "home": IN_BOTH_LANGUAGES,
    "round": IN_BOTH_LANGUAGES,
    "queue": ("en-1440-light", "de-390-light"),
    "conversation": IN_BOTH_LANGUAGES,
    "conversation-composer": IN_BOTH_LANGUAGES,
    "call": IN_BOTH_LANGUAGES,
    "findings": IN_BOTH_LANGUAGES,
    "findings-chosen": IN_BOTH_LANGUAGES,
    "quarantine": IN_BOTH_LANGUAGES,
    "customer": IN_BOTH_LANGUAGES,
    "search-results": IN_BOTH_LANGUAGES,
    "mailbox-test": IN_BOTH_LANGUAGES,
    "mailbox-test-well": IN_BOTH_LANGUAGES,
    "rules": IN_BOTH_LANGUAGES,
    "routing": IN_BOTH_LANGUAGES,
}


def _keep_for_the_docs(window: Window, screen: Screen, name: str, *, whole: bool = False) -> None:
    if are_for_the_docs() and name in FOR_THE_DOCS.get(screen.name, ()):
        window.keep(folder_for_docs() / f"{screen.name}-{name}.png", whole=whole)

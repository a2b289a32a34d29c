"""Every screen at both sizes, in both languages, light and dark: nothing clipped, nothing broken, photographed."""

from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest

from .browsing import SIZES, Window
from .desk import Desk
from .pictures import are_for_the_docs, folder_for_docs, folder_for_pictures
from .screens import DESK, OUTSIDE, SETTINGS, Places, Screen

pytestmark = [pytest.mark.server, pytest.mark.browser, pytest.mark.timeout(280)]
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
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


def _walk(window: Window, screens: tuple[Screen, ...], places: Places, name: str) -> list[str]:
    """Look at one screen after the other, light and dark; what was wrong."""
    found = []
    for screen in screens:
        window.troubles.clear()
        screen.open(window, places)
        faults = [*filter(None, [window.overflow()]), *window.clipped(), *_unexpected(window, screen)]
        found += [f"{screen.name}-{name}: {fault}" for fault in faults]
        for scheme in SCHEMES:
            window.see_in(scheme)
            window.picture(_place(f"{screen.name}-{name}-{scheme}"), whole=not screen.is_framed)
            _keep_for_the_docs(window, screen, f"{name}-{scheme}")
    return found


def _unexpected(window: Window, screen: Screen) -> list[str]:
    """What the console said; that a page is not found is no news on the page that says so."""
    said = f"responded with a status of {screen.status}"
    return [one for one in window.troubles if screen.status == 200 or said not in one]


def _place(name: str) -> Path:
    return folder_for_pictures() / f"{name}.png"


# What the manual shows: a few screens, as they fill the window.
IN_BOTH_LANGUAGES = ("de-1440-light", "en-1440-light")
FOR_THE_DOCS = {
    "home": IN_BOTH_LANGUAGES,
    "queue": ("en-1440-light", "de-390-light"),
    "conversation": IN_BOTH_LANGUAGES,
    "conversation-composer": IN_BOTH_LANGUAGES,
    "customer": IN_BOTH_LANGUAGES,
    "search-results": IN_BOTH_LANGUAGES,
    "mailbox-test": IN_BOTH_LANGUAGES,
    "rules": IN_BOTH_LANGUAGES,
}


def _keep_for_the_docs(window: Window, screen: Screen, name: str) -> None:
    if are_for_the_docs() and name in FOR_THE_DOCS.get(screen.name, ()):
        window.picture(folder_for_docs() / f"{screen.name}-{name}.png", whole=False)

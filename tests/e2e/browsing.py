"""A browser window on the desk that remembers what went wrong behind the page."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Response

from .desk import Desk
from .pictures import folder_for_pictures

WIDE = (1440, 900)
PHONE = (390, 844)
SIZES = {"1440": WIDE, "390": PHONE}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
LOCALES = {"de": "de-DE", "en": "en-GB"}


@dataclass
class Window:
    """One person's browser, signed in or not."""

    context: BrowserContext
    page: Page
    desk: Desk
    password: str = ""
    troubles: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self.troubles.append(f"script: {error}"))
        self.page.on("response", self._answered)

    def go(self, path: str) -> int:
        """Open a page of the desk; the status of the answer."""
        answer = self.page.goto(self.desk.at(path))
        assert answer is not None
        return answer.status

    def sign_in(self, email: str, password: str) -> None:
        self.password = password
        self.go("/account/login/")
        self.page.fill("#id_login", email)
        self.page.fill("#id_password", password)
        self.page.press("#id_password", "Enter")
        self.page.wait_for_selector("nav.rail")

    def see_in(self, scheme: Literal["light", "dark"]) -> None:
        """Light or dark, once it is painted."""
        self.page.emulate_media(color_scheme=scheme)
        self.page.evaluate(_PAINTED)

    def overflow(self) -> str:
        """Which element makes the page wider than the window; empty where none does."""
        return str(self.page.evaluate(_OVERFLOW))

    def clipped(self) -> list[str]:
        """The words of buttons, links of menus and headings that do not fit into their box, and what is squeezed."""
        found: list[str] = self.page.evaluate(_CLIPPED)
        return found

    def look(self, name: str, *, whole: bool = True) -> None:
        """Nothing is too wide and nothing cut; photographed light and dark."""
        self.page.wait_for_load_state()
        assert self.overflow() == ""
        assert self.clipped() == []
        for scheme in SCHEMES if folder_for_pictures() else ():
            self.see_in(scheme)
            self.picture(f"{name}-{scheme}", whole=whole)
        self.see_in("light")

    def picture(self, name: str, *, whole: bool = True) -> None:
        """Where somebody wants to look at it."""
        if folder := folder_for_pictures():
            self.keep(folder / f"{name}.png", whole=whole)

    def keep(self, path: Path, *, whole: bool) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        # The caret is left alone: hiding it would need a style that the security policy forbids.
        self.page.screenshot(path=path, full_page=whole, caret="initial", scale="css")

    def _heard(self, message: ConsoleMessage) -> None:
        # A newer request in place of one that is still on its way is what was asked for (hx-sync).
        is_replaced = message.text.startswith(("htmx:sendAbort", "htmx:afterRequest"))
        if message.type in {"error", "warning"} and not is_replaced:
            place = message.location["url"] or self.page.url
            self.troubles.append(f"{message.type}: {message.text} ({place})")

    def _answered(self, response: Response) -> None:
        if response.status >= 500:
            self.troubles.append(f"{response.status}: {response.url}")


def open_window(
    browser: Browser, desk: Desk, *, size: tuple[int, int] = WIDE, language: str = "de", **options: Any
) -> Window:
    """A window with a fresh profile, of a person whose browser speaks this language."""
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        locale=LOCALES[language],
        timezone_id="Europe/Berlin",
        reduced_motion="reduce",
        has_touch=size == PHONE,
        **options,
    )
    context.set_default_timeout(20_000)
    return Window(context, context.new_page(), desk)


_PAINTED = """() => new Promise((done) => {
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 40)));
})"""

_OVERFLOW = """() => {
  const wide = document.scrollingElement.scrollWidth;
  if (wide <= innerWidth) return "";
  const isTooFar = (one) => one.getBoundingClientRect().right > innerWidth + 1;
  const guilty = [...document.body.querySelectorAll("*")].filter(isTooFar);
  return `${wide} px: ` + guilty.slice(0, 4).map((one) => `${one.tagName}.${one.className}`).join(", ");
}"""

_CLIPPED = """() => {
  const boxes = document.querySelectorAll(
    ".button, button, .tag, .sidemenu a, .rail-link, .menu-item, h1, h2, h3, label, legend, select, .chip");
  const cut = (one) => one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0
    && getComputedStyle(one).display !== "inline" && getComputedStyle(one).overflowX !== "auto"
    && !one.closest(".visually-hidden");
  const says = (one) => [...one.childNodes].some(
    (node) => node.nodeType === Node.TEXT_NODE && node.data.trim().length > 11);
  const squeezed = (one) => one.clientHeight > 4 * one.clientWidth && one.clientWidth > 1
    && says(one) && !one.closest(".visually-hidden");
  const texts = [...document.querySelectorAll("main :is(p, span, a, dd, li, td, q, strong, em, summary)")]
    .filter((one) => getComputedStyle(one).display !== "inline" && squeezed(one));
  return [...boxes].filter(cut).concat(texts).filter((one) => one.checkVisibility())
    .map((one) => `${one.tagName}.${one.className}: ${one.textContent.trim().slice(0, 60)}`);
}"""

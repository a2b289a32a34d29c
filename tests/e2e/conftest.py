"""A real Chromium on a real desk."""

import fcntl
import json
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from . import browsing
from .browsing import Window
from .desk import Desk, running
from .screens import Places

PLACES = "places.json"
CHROMIUM = "/usr/bin/chromium"
OWNERS = {
    "de": ("hanna@buchgarten.example", "kulanz-demo"),
    "en": ("emma@buchgarten.example", "four quiet gardens"),
}
# Two browsers, two desks and their databases share two cores.
expect.set_options(timeout=20_000)
OPTIONS = ["--no-sandbox", "--disable-background-networking", "--disable-dev-shm-usage"]


# For one module only: while it is open, its event loop keeps Django's database away from this thread.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=CHROMIUM, args=OPTIONS)
        yield chromium
        chromium.close()


@pytest.fixture
def empty_desk(tmp_path: Path) -> Iterator[Desk]:
    """On its very first day: nobody works here yet."""
    with running(tmp_path) as desk:
        yield desk


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The demo shop as it is delivered and one with scenery, made once for all who test: each module runs a copy."""
    folder = tmp_path_factory.getbasetemp()
    folder = (folder if worker_id == "master" else folder.parent) / "made"
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / PLACES).exists():
            with running(folder / "delivered", "--demo"):
                pass
            shutil.copytree(folder / "delivered", folder / "furnished")
            with running(folder / "furnished", "--demo") as desk:
                found = desk.do("tests.e2e.scenery")
            (folder / PLACES).write_text(found)
    return folder


@contextmanager
def copy_of(made: Path) -> Iterator[Desk]:
    folder = Path(tempfile.mkdtemp(prefix="kulanz-e2e-"))
    try:
        shutil.copytree(made / "data", folder / "data")
        with running(folder, "--demo") as desk:
            yield desk
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="module")
def shop(made: Path) -> Iterator[Desk]:
    """The demo shop, with scenery."""
    with copy_of(made / "furnished") as desk:
        yield desk


@pytest.fixture(scope="module")
def plain_shop(made: Path) -> Iterator[Desk]:
    """The demo shop as it is delivered."""
    with copy_of(made / "delivered") as desk:
        yield desk


@pytest.fixture(scope="session")
def places(made: Path) -> Places:
    """Where in the shop all that is worth a look lies."""
    found: Places = json.loads((made / PLACES).read_text())
    return found


@pytest.fixture
def open_window(browser: Browser) -> Iterator[Callable[..., Window]]:
    opened: list[Window] = []

    def open_one(desk: Desk, **options: Any) -> Window:
        opened.append(browsing.open_window(browser, desk, **options))
        return opened[-1]

    yield open_one
    for window in opened:
        window.context.close()


@pytest.fixture
def open_owner(open_window: Callable[..., Window], shop: Desk, places: Places) -> Callable[..., Window]:
    """A window in which an owner is signed in: Hanna reads German, Emma English."""

    def open_one(*, language: str = "de", **options: Any) -> Window:
        window = open_window(shop, language=language, **options)
        window.sign_in(*OWNERS[language])
        return window

    return open_one

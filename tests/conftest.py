import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest

# How long something takes says nothing on a machine that does other things, too. Whoever runs a test by hand searches
# further each time; `make test` tries the same examples again, for it judges a change, and not that day's luck.
hypothesis.settings.register_profile("searching", deadline=None)
hypothesis.settings.register_profile("same", deadline=None, derandomize=True)
hypothesis.settings.load_profile(os.environ.get("KULANZ_EXAMPLES", "searching"))

pytest_plugins = [
    "tests.servers.smtp",
    "tests.servers.answering",
    "tests.servers.names",
    "tests.servers.dovecot",
    "tests.servers.oauth",
    "tests.servers.shops",
    "tests.servers.own_database",
]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--database-only", action="store_true", help="only tests that touch a database")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What touches no database says nothing new on another one. What takes longest comes first, so that no core
    waits for the other at the end; those of a browser file share a shop, and follow each other as they are written.
    """
    items.sort(
        key=lambda item: (1,) if item.get_closest_marker("browser") is None else (0, *item.reportinfo()[:2])
    )
    if not config.getoption("--database-only"):
        return
    touching = [item for item in items if _touches_database(item)]
    config.hook.pytest_deselected(items=[item for item in items if item not in set(touching)])
    items[:] = touching


def _touches_database(item: pytest.Item) -> bool:
    asked = {"db", "transactional_db", "own_database"} & set(getattr(item, "fixturenames", ()))
    return bool(asked) or any(item.get_closest_marker(name) for name in ("django_db", "server"))


@pytest.fixture(autouse=True)
def own_data_folder(tmp_path: Path, settings: Any) -> Iterator[None]:
    """Each test has a vault of its own, forgets the opening hours of the one before, reads English, and wastes no time
    on passwords.
    """
    from django.utils import translation

    from kulanz.business import hours

    settings.DATA = tmp_path
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # argon2 is slow on purpose
    hours.forget_rules()
    with translation.override("en"):
        yield
    hours.forget_rules()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """SQLite in a file: several threads cannot share a database in memory."""
    from django.db import connection

    if connection.vendor == "sqlite":
        connection.settings_dict["TEST"]["NAME"] = str(tmp_path_factory.mktemp("database") / "test.sqlite3")

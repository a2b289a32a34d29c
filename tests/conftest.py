from collections.abc import Iterator
from pathlib import Path

import pytest

pytest_plugins = [
    "tests.servers.smtp",
    "tests.servers.names",
    "tests.servers.dovecot",
    "tests.servers.oauth",
    "tests.servers.shops",
    "tests.servers.own_database",
]


@pytest.fixture(autouse=True)
def own_data_folder(tmp_path: Path, settings: object) -> Iterator[None]:
    """Each test has a vault of its own, forgets the opening hours of the one before, and reads English."""
    from django.utils import translation

    from kulanz.business import hours

    settings.DATA = tmp_path  # type: ignore[attr-defined]  # pytest-django's settings wrapper takes any name
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

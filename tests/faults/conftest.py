"""A whole desk in a database of its own, for tests whose commands are real processes."""

import os
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection

from tests.servers.own_database import ROOT, _on_server, _postgres_database, run


@pytest.fixture(scope="session")
def migrated() -> Iterator[dict[str, str]]:
    """Migrated once; every test gets a copy."""
    folder = tempfile.mkdtemp(prefix="kulanz-faults-")
    env = os.environ | {
        "KULANZ_DATA": folder,
        "DJANGO_SETTINGS_MODULE": "kulanz.config.settings",
        "PYTHONPATH": str(ROOT),
        "KULANZ_PRIVATE_HOSTS": "127.0.0.1,localhost",
    }
    env.pop("DATABASE_URL", None)
    name = _postgres_database(env) if connection.vendor == "postgresql" else ""
    run(env, "-m", "django", "migrate", "-v0")
    yield env
    if name:
        _on_server(f'DROP DATABASE "{name}" WITH (FORCE)')
    shutil.rmtree(folder)


@pytest.fixture
def desk(migrated: dict[str, str], tmp_path: Path) -> Iterator[dict[str, str]]:
    """The environment in which the `kulanz` command finds an empty desk."""
    env, name = copied(migrated, tmp_path / "data")
    yield env
    if name:
        _on_server(f'DROP DATABASE "{name}" WITH (FORCE)')


def copied(migrated: dict[str, str], data: Path) -> tuple[dict[str, str], str]:
    """The environment of a copy below `data`, and the name of its PostgreSQL database ("" on SQLite)."""
    shutil.copytree(migrated["KULANZ_DATA"], data)
    env = migrated | {"KULANZ_DATA": str(data)}
    if "DATABASE_URL" not in env:
        return env, ""
    place, _, original = env["DATABASE_URL"].rpartition("/")
    name = f"kulanz_{secrets.token_hex(4)}"
    _on_server(f'CREATE DATABASE "{name}" TEMPLATE "{original}"')
    return env | {"DATABASE_URL": f"{place}/{name}"}, name

"""A database of its own for tests that start processes: of the kind on which the suite runs."""

import os
import secrets
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """Migrated once; every test gets a copy."""
    env = os.environ | {
        "KULANZ_DATA": str(tmp_path_factory.mktemp("migrated")),
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


@pytest.fixture
def own_database(migrated: dict[str, str], tmp_path: Path) -> Iterator[dict[str, str]]:
    """The environment in which a process finds an empty, migrated database and data folder."""
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


def run(env: dict[str, str], *arguments: str, timeout: float = 100) -> str:
    """Run Python in this environment; what it printed."""
    done = subprocess.run(
        [sys.executable, *arguments],
        env=env,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=timeout,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def _postgres_database(env: dict[str, str]) -> str:
    name = f"kulanz_{secrets.token_hex(4)}"
    _on_server(f'CREATE DATABASE "{name}"')
    place = settings.DATABASES["default"]
    login = f"{place['USER']}:{place['PASSWORD']}@" if place["PASSWORD"] else f"{place['USER']}@"
    env["DATABASE_URL"] = f"postgres://{login}{place['HOST']}:{place['PORT']}/{name}"
    return name


def _on_server(statement: str) -> None:
    """CREATE and DROP DATABASE want a connection without a transaction."""
    import psycopg

    place = settings.DATABASES["default"]
    where = {"host": place["HOST"], "port": place["PORT"], "user": place["USER"], "dbname": "postgres"}
    if place["PASSWORD"]:
        where["password"] = place["PASSWORD"]
    with psycopg.connect(**where, autocommit=True) as server:
        server.execute(statement)

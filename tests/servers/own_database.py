"""A database of its own for tests that start processes: of the kind on which the suite runs."""

import os
import secrets
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def own_database(tmp_path: Path) -> Iterator[dict[str, str]]:
    """The environment in which a process finds an empty, migrated database and data folder."""
    env = os.environ | {
        "KULANZ_DATA": str(tmp_path / "data"),
        "DJANGO_SETTINGS_MODULE": "kulanz.config.settings",
        "PYTHONPATH": str(ROOT),
        "KULANZ_PRIVATE_HOSTS": "127.0.0.1,localhost",
    }
    (tmp_path / "data").mkdir()
    env.pop("DATABASE_URL", None)
    name = _postgres_database(env) if connection.vendor == "postgresql" else ""
    for room in ("channels", "customers", "conversations", "jobs"):  # what is asked before a mail leaves
        run(env, "-m", "django", "migrate", room, "-v0")
    yield env
    if name:
        _on_server(f'DROP DATABASE "{name}" WITH (FORCE)')


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

"""Facts about this installation, for the page that shows them and for those who help."""

import platform
import sys
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

import django
from django.conf import settings
from django.db import connection


@dataclass(frozen=True)
class Facts:
    version: str
    python: str
    django: str
    system: str
    database: str
    database_bytes: int
    data_folder: Path
    data_bytes: int


def facts() -> Facts:
    return Facts(
        version=metadata.version("kulanz"),
        python=sys.version.split()[0],
        django=django.get_version(),
        system=f"{platform.system()} {platform.machine()}",
        database=_database(),
        database_bytes=_database_bytes(),
        data_folder=settings.DATA,
        data_bytes=_bytes_below(settings.DATA),
    )


def _database() -> str:
    if connection.vendor == "sqlite":
        return f"SQLite {_ask('SELECT sqlite_version()')}"
    return str(_ask("SELECT split_part(version(), ' (', 1)"))


def _database_bytes() -> int:
    if connection.vendor == "sqlite":
        return int(_ask("SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"))
    return int(_ask("SELECT pg_database_size(current_database())"))


def _ask(question: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(question)
        row = cursor.fetchone()
    return str(row[0] if row else "")


def _bytes_below(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())

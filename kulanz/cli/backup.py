"""`kulanz backup` and `kulanz restore`: everything the desk keeps, in one file."""

import argparse
import sys
from pathlib import Path

from kulanz.cli import django_ready


def add_arguments(name: str, parser: argparse.ArgumentParser) -> None:
    if name == "backup":
        parser.add_argument(
            "file", nargs="?", metavar="FILE", type=Path, help="default: kulanz-DATE.tar.gz here"
        )
        parser.set_defaults(call=backup)
        return
    parser.add_argument("file", metavar="FILE", type=Path)
    parser.set_defaults(call=restore)


def backup(chosen: argparse.Namespace) -> int:
    """Write the file while the desk goes on running; nothing half-written is left behind."""
    django_ready()
    from django.conf import settings

    from kulanz.lib import safekeeping

    if not settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
        print(
            "kulanz backup is for SQLite. With PostgreSQL use pg_dump, and copy the folders", file=sys.stderr
        )
        print("originals, keys and models of", settings.DATA, "after it.", file=sys.stderr)
        return 1
    try:
        written = safekeeping.backup(settings.DATA, chosen.file)
    except safekeeping.NotPossible as problem:
        print(f"kulanz backup: {problem}", file=sys.stderr)
        return 1
    print(f"{written} ({written.stat().st_size // 1024} kB). It holds your keys: keep it in a safe place.")
    return 0


def restore(chosen: argparse.Namespace) -> int:
    """Bring everything back; refuses where there is a desk already."""
    from django.conf import settings

    from kulanz.lib import safekeeping

    try:
        safekeeping.restore(chosen.file, Path(settings.DATA))
    except safekeeping.NotPossible as problem:
        print(f"kulanz restore: {problem}", file=sys.stderr)
        return 1
    django_ready(migrate=True)
    print(f"Restored into {settings.DATA}.")
    return 0

"""A backup of the simple case: one SQLite database, the originals and the keys, in one file and back."""

import os
import shutil
import sqlite3
import tarfile
import tempfile
from datetime import datetime
from pathlib import Path

DATABASE = "kulanz.sqlite3"
FOLDERS = ("keys", "originals", "models")


class NotPossible(Exception):
    """Why there is no backup or no restoring, as a sentence."""


def backup(data: Path, target: Path | None = None) -> Path:
    """Write `data` into a .tar.gz; the desk may go on running.

    The database is copied first, through SQLite's own online backup, and the originals after it: each of its
    rows finds its bytes, since bytes are stored before their row.
    """
    if not (data / DATABASE).exists():
        raise NotPossible(
            f"There is no {DATABASE} in {data}. With PostgreSQL use pg_dump beside a copy of this folder."
        )
    target = target or Path(f"kulanz-{datetime.now():%Y-%m-%d-%H%M}.tar.gz")
    draft = target.with_name(f".{target.name}.part")
    try:
        with tarfile.open(draft, "w:gz", compresslevel=3) as archive:
            draft.chmod(0o600)
            with tempfile.TemporaryDirectory(dir=data) as folder:
                archive.add(_copy(data / DATABASE, Path(folder) / DATABASE), DATABASE)
            for name in FOLDERS:
                if (data / name).exists():
                    archive.add(data / name, name, filter=_finished)
        draft.replace(target)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise NotPossible(f"It could not be written: {error}") from error
    return target


def restore(source: Path, data: Path) -> None:
    """Unpack a backup into `data`, where there must be no desk yet."""
    if (data / DATABASE).exists():
        raise NotPossible(f"There is a desk in {data} already. Choose an empty folder with --data.")
    try:
        with tarfile.open(source, "r:gz") as archive:
            names = archive.getnames()
            if DATABASE not in names:
                raise NotPossible(f"{source} is not a backup of this desk.")
            data.mkdir(parents=True, exist_ok=True, mode=0o700)
            for folder in FOLDERS:  # keys made on the way here belong to no desk
                _clear(data / folder)
            for member in archive:
                _unpack(archive, member, data)
    except (OSError, tarfile.TarError, EOFError) as error:
        raise NotPossible(f"{source} could not be read: {error}") from error
    with sqlite3.connect(data / DATABASE) as database:
        if database.execute("PRAGMA quick_check").fetchone()[0] != "ok":
            raise NotPossible("The database in this backup is damaged.")


def _unpack(archive: tarfile.TarFile, member: tarfile.TarInfo, data: Path) -> None:
    """One file, within `data`; Debian 12's Python has no filter that sees to it."""
    place = data / member.name
    if not place.resolve().is_relative_to(data.resolve()) or not (member.isfile() or member.isdir()):
        raise NotPossible(f"This is not a backup of this desk: it holds “{member.name}”.")
    if member.isdir():
        place.mkdir(parents=True, exist_ok=True, mode=0o700)
        return
    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    packed = archive.extractfile(member)
    if packed is None:
        raise NotPossible(f"This backup is damaged at “{member.name}”.")
    handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with packed, os.fdopen(handle, "wb") as file:
        shutil.copyfileobj(packed, file)


def _copy(source: Path, target: Path) -> Path:
    with sqlite3.connect(source) as live, sqlite3.connect(target) as copy:
        live.backup(copy)
    return target


def _finished(entry: tarfile.TarInfo) -> tarfile.TarInfo | None:
    return None if Path(entry.name).name.startswith("draft-") else entry


def _clear(folder: Path) -> None:
    for path in sorted(folder.rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()

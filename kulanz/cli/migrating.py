"""The database is brought up to date by one process at a time, and is whole whenever that one is stopped."""

import fcntl
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.commands import migrate
from django.db import connection

from . import is_behind

_DEED = "kulanz migrate"


def bring_up_to_date() -> None:
    """Raises SystemExit where Ctrl+C or SIGTERM came meanwhile: after the migration that was being made."""
    if not is_behind():
        return
    with _alone(), _Patience() as patience:
        if is_behind():
            call_command(_Migrate(patience), verbosity=0, interactive=False, skip_checks=True)


@contextmanager
def _alone() -> Iterator[None]:
    """Whoever else wants to waits; who is killed holds nobody up."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(hashtext(%s))", [_DEED])
        try:
            yield
        finally:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(hashtext(%s))", [_DEED])
        return
    with (settings.DATA / "migrating.lock").open("ab") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


class _Patience:
    """What wants us to end is remembered: a migration that was made must be written down as made."""

    def __init__(self) -> None:
        self._asked = 0
        self._before: dict[int, Any] = {}

    def __enter__(self) -> "_Patience":
        for number in (signal.SIGINT, signal.SIGTERM):
            self._before[number] = signal.signal(number, self._remember)
        return self

    def __exit__(self, *_error: object) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)
        self.end_if_asked()

    def end_if_asked(self) -> None:
        if self._asked:
            raise SystemExit(128 + self._asked)

    def _remember(self, number: int, _frame: object) -> None:
        self._asked = number


class _Migrate(migrate.Command):
    """Django's own, which may end between two migrations."""

    def __init__(self, patience: _Patience) -> None:
        super().__init__()
        self._patience = patience

    def migration_progress_callback(self, action: str, migration: Any = None, fake: bool = False) -> None:
        super().migration_progress_callback(action, migration, fake)
        if action == "apply_start":
            self._patience.end_if_asked()

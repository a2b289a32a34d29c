"""Transactions that must come one after another, for each has to see what the one before has written."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction


def wait_for(deed: str) -> None:
    """Within a transaction: go on when no other one is at this deed, and keep the others waiting until its end.

    SQLite's writers come one after another anyway, from the beginning of their transactions on.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [deed])


@contextmanager
def alone(deed: str) -> Iterator[None]:
    """A transaction in which nobody else is at this deed, nor amid what is `shared` with it."""
    with transaction.atomic():
        wait_for(deed)
        yield


@contextmanager
def shared(deed: str) -> Iterator[None]:
    """What any number may do at a time, but not while somebody is at this deed `alone`.

    SQLite needs nothing for it: whoever is alone holds the one write lock.
    """
    if connection.vendor != "postgresql":
        yield
        return
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock_shared(hashtext(%s))", [deed])
        yield

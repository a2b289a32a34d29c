"""Transactions that must come one after another, for each has to see what the one before has written."""

from django.db import connection


def wait_for(deed: str) -> None:
    """Within a transaction: go on when no other one is at this deed, and keep the others waiting until its end.

    SQLite's writers come one after another anyway, from the beginning of their transactions on.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [deed])

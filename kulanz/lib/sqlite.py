"""The SQLite that the desk trusts: Debian's lies in the range of a bug that can lose committed pages.

The WAL-reset bug is in SQLite 3.7.0 to 3.51.2 (https://sqlite.org/wal.html, "the WAL-reset bug").
"""

import os
import sys

FIXED_IN = (3, 51, 3)
OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;"
    " PRAGMA cache_size=-32000; PRAGMA temp_store=MEMORY;",
}


def use_bundled() -> None:
    """Put the wheel's SQLite in the place of the interpreter's, where there is a wheel."""
    try:
        import pysqlite3  # noqa: PLC0415  (absent where no wheel exists; then `problem` speaks)
    except ModuleNotFoundError:
        return
    sys.modules["sqlite3"] = pysqlite3
    sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2


def problem() -> str | None:
    """Why this SQLite must not be used, with the ways out; None where all is well."""
    import sqlite3  # noqa: PLC0415  (after `use_bundled`, whichever is in place)

    if sqlite3.sqlite_version_info >= FIXED_IN or os.environ.get("KULANZ_ACCEPT_OLD_SQLITE") == "1":
        return None
    return (
        f"SQLite {sqlite3.sqlite_version} can lose data when several processes write (fixed in 3.51.3).\n"
        "Ways out: set DATABASE_URL to a PostgreSQL database; or build pysqlite3 against a newer SQLite;\n"
        "or, knowing the risk, set KULANZ_ACCEPT_OLD_SQLITE=1."
    )

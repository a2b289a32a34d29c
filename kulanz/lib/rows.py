"""Writing single rows quickly, where thousands are written one after the other.

Django builds the statement of every `save()` anew, which costs more than the database needs to run it. Here the
statement of a model is built once. Measured with `python bench/arrival.py --profile`: an arriving mail writes
about eight rows.
"""

from functools import lru_cache
from typing import Any, TypeVar

from django.db import connection, models

M = TypeVar("M", bound=models.Model)


def insert(row: M, *, unless_there: bool = False) -> M | None:
    """Write a new row and set its key; None where `unless_there` and a unique value is taken already.

    Signals are not sent (the project uses none); the database's constraints hold as ever.
    """
    table = _table(type(row), connection.vendor, unless_there)
    values = [field.get_db_prep_save(field.pre_save(row, True), connection) for field in table.fields]
    with connection.cursor() as cursor:
        cursor.execute(table.statement, values)
        returned = cursor.fetchone()
    if returned is None:
        return None
    row.pk = returned[0]
    row._state.adding = False
    row._state.db = connection.alias
    return row


def insert_many(rows: list[M]) -> None:
    """Write new rows whose keys nobody asks for; those whose unique values are taken are left out."""
    if not rows:
        return
    table = _table(type(rows[0]), connection.vendor, True)
    statement = table.statement.partition(" RETURNING")[0]
    values = [
        [field.get_db_prep_save(field.pre_save(row, True), connection) for field in table.fields]
        for row in rows
    ]
    with connection.cursor() as cursor:
        cursor.executemany(statement, values)


class _Table:
    def __init__(self, model: type[models.Model], unless_there: bool) -> None:
        quote = connection.ops.quote_name
        self.fields: list[Any] = [
            field for field in model._meta.local_concrete_fields if not field.primary_key
        ]
        names = ", ".join(quote(field.column) for field in self.fields)
        marks = ", ".join(["%s"] * len(self.fields))
        conflict = " ON CONFLICT DO NOTHING" if unless_there else ""
        key = quote(model._meta.pk.attname)
        into = quote(model._meta.db_table)
        self.statement = f"INSERT INTO {into} ({names}) VALUES ({marks}){conflict} RETURNING {key}"  # noqa: S608  (names of ours)


@lru_cache(maxsize=100)
def _table(model: type[models.Model], _vendor: str, unless_there: bool) -> _Table:
    return _Table(model, unless_there)

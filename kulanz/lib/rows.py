"""Writing single rows quickly, where thousands are written one after the other.

Django builds the statement of every `save()` anew, which costs more than the database needs to run it. Here the
statement of a model is built once. Measured with `python bench/arrival.py --profile`: an arriving mail writes
about eight rows.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, TypeVar

from django.db import connection, models

M = TypeVar("M", bound=models.Model)

# Fields whose values go to the database as they stand in the model.
_AS_THEY_ARE = {
    models.CharField,
    models.TextField,
    models.IntegerField,
    models.PositiveIntegerField,
    models.BooleanField,
    models.ForeignKey,
}


def insert(row: M, *, unless_there: bool = False) -> M | None:
    """Write a new row and set its key; None where `unless_there` and a unique value is taken already.

    Signals are not sent (the project uses none); the database's constraints hold as ever.
    """
    table = _table(type(row), connection.vendor)
    with connection.cursor() as cursor:
        cursor.execute(table.insert_new if unless_there else table.insert, table.values(row))
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
    table = _table(type(rows[0]), connection.vendor)
    statement = table.insert_new.partition(" RETURNING")[0]
    with connection.cursor() as cursor:
        cursor.executemany(statement, [table.values(row) for row in rows])


def update(row: models.Model) -> None:
    """Write all fields of a row that is there."""
    table = _table(type(row), connection.vendor)
    with connection.cursor() as cursor:
        cursor.execute(table.update, [*table.values(row), row.pk])


def find(model: type[M], pk: Any, *, lock: bool = False) -> M | None:
    """The row with this key, on request locked until the transaction ends."""
    table = _table(model, connection.vendor)
    with connection.cursor() as cursor:
        cursor.execute(table.select_locked if lock else table.select, [pk])
        found = cursor.fetchone()
    return found and model.from_db(connection.alias, table.names, table.read(found))


def moment(statement: str, values: Sequence[Any]) -> datetime | None:
    """The instant that a statement asks for."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        (found,) = cursor.fetchone()
    return datetime.fromisoformat(found).replace(tzinfo=UTC) if isinstance(found, str) else found


class _Table:
    """The statements of a model, with what its fields need on their way in and out."""

    def __init__(self, model: type[models.Model]) -> None:
        quote = connection.ops.quote_name
        self.fields: list[Any] = list(model._meta.local_concrete_fields)
        self.names = [field.attname for field in self.fields]
        written = [field for field in self.fields if not field.primary_key]
        self._ways = [(field.attname, None if type(field) in _AS_THEY_ARE else field) for field in written]
        table, key = quote(model._meta.db_table), quote(model._meta.pk.attname)
        names = ", ".join(quote(field.column) for field in written)
        marks = ", ".join(["%s"] * len(written))
        sets = ", ".join(f"{quote(field.column)} = %s" for field in written)
        read = ", ".join(quote(field.column) for field in self.fields)
        insert = f"INSERT INTO {table} ({names}) VALUES ({marks})"  # noqa: S608  (names of ours)
        self.insert = f"{insert} RETURNING {key}"
        self.insert_new = f"{insert} ON CONFLICT DO NOTHING RETURNING {key}"
        self.update = f"UPDATE {table} SET {sets} WHERE {key} = %s"  # noqa: S608  (names of ours)
        self.select = f"SELECT {read} FROM {table} WHERE {key} = %s"  # noqa: S608  (names of ours)
        self.select_locked = self.select + (
            f" {connection.ops.for_update_sql()}" if connection.features.has_select_for_update else ""
        )
        self._converters = [self._converters_of(field) for field in self.fields]

    def values(self, row: models.Model) -> list[Any]:
        """What the database is given for each field but the key."""
        return [
            getattr(row, name)
            if field is None
            else field.get_db_prep_save(field.pre_save(row, row._state.adding), connection)
            for name, field in self._ways
        ]

    def read(self, found: Sequence[Any]) -> list[Any]:
        """What a model is given of what the database said."""
        values = list(found)
        for place, (column, converters) in enumerate(self._converters):
            for convert in converters:
                values[place] = convert(values[place], column, connection)
        return values

    @staticmethod
    def _converters_of(field: Any) -> tuple[Any, list[Any]]:
        column = field.cached_col
        return column, [*connection.ops.get_db_converters(column), *field.get_db_converters(connection)]


@lru_cache(maxsize=100)
def _table(model: type[models.Model], _vendor: str) -> _Table:
    return _Table(model)

"""The fields of a row as they are now, in JSON, so that they can be put back."""

from collections.abc import Iterable
from typing import Any

from django.db import models

Taken = dict[str, Any]


def take(record: models.Model, fields: Iterable[str]) -> Taken:
    """`fields` by their columns ("assigned_to_id"); moments and days become text."""
    return {name: _told(record, name) for name in fields}


def put_back(record: models.Model, taken: Taken) -> None:
    """Set the fields; the caller saves them."""
    for name, value in taken.items():
        field = record._meta.get_field(name.removesuffix("_id"))
        if isinstance(field, models.DateField) and value is not None:
            setattr(record, name, field.to_python(value))
        else:
            setattr(record, name, value)


def _told(record: models.Model, name: str) -> Any:
    value = getattr(record, name)
    return value.isoformat() if hasattr(value, "isoformat") else value

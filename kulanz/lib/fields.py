"""Model fields that hold secrets."""

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models

from kulanz.lib import secrets

if TYPE_CHECKING:
    TextField = models.TextField[Any, Any]
else:
    TextField = models.TextField


class SecretField(TextField):
    """A JSON value, encrypted in the database with the key file that lies outside it."""

    def get_prep_value(self, value: Any) -> str:
        return secrets.encrypt(settings.MAILBOX_KEY_FILE, value) if value else ""

    def from_db_value(self, value: str | None, *_: Any) -> Any:
        return secrets.decrypt(settings.MAILBOX_KEY_FILE, value) if value else {}

    def to_python(self, value: Any) -> Any:
        return value or {}

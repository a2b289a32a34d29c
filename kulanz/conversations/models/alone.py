"""Verbs on a conversation that are done by one at a time."""

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec

from django.db import transaction

if TYPE_CHECKING:
    from .conversation import Conversation

P = ParamSpec("P")


def alone(
    verb: Callable[Concatenate["Conversation", P], None],
) -> Callable[Concatenate["Conversation", P], None]:
    """In one transaction, the row locked and seen as it is now: mail may have come since it was read."""

    @wraps(verb)
    def guarded(self: "Conversation", /, *args: P.args, **kwargs: P.kwargs) -> None:
        with transaction.atomic():
            self.refresh_from_db(from_queryset=type(self).objects.select_for_update())
            verb(self, *args, **kwargs)

    return guarded

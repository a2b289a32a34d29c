"""What has run out and is no use to anybody: sign-ins that are over, traces of who looked at what."""

from datetime import timedelta
from typing import Any

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from kulanz.conversations.models import Presence

AT_ONCE = 1000
# Long after anything that is still in the making.
A_DAY = timedelta(days=1)


def forget_what_ran_out() -> int:
    """Remove expired sign-in sessions, the devices that were noted for them, and old presences; how many rows."""
    now = timezone.now()
    alive = Session.objects.filter(session_key=OuterRef("session_key"))
    over = UserSession.objects.filter(~Exists(alive), last_seen_at__lt=now - A_DAY)
    return (
        _remove(Session.objects.filter(expire_date__lt=now))
        + _remove(over)
        + _remove(Presence.objects.filter(here_at__lt=now - A_DAY))
    )


def _remove(rows: QuerySet[Any]) -> int:
    """In small portions, so that nobody waits for the write lock."""
    removed = 0
    while portion := list(rows.values_list("pk", flat=True)[:AT_ONCE]):
        removed += rows.model._default_manager.filter(pk__in=portion).delete()[0]
    return removed

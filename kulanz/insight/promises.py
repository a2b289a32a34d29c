"""How well promises are kept: of those that were due, in time, late, or not yet."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, F, Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from kulanz.followup.models import Promise

WINDOW = 30
State = Promise.State


@dataclass(frozen=True, slots=True)
class Figures:
    """Of the promises whose day came in the last `days` days; what is no longer owed is left out."""

    days: int
    due: int
    in_time: int
    late: int

    @property
    def broken(self) -> int:
        return self.due - self.in_time - self.late


def of_days(days: int) -> Figures:
    """One that was moved too late is late, and counts by the day it had before."""
    now = timezone.now()
    rows = Promise.objects.annotate(was_due=Coalesce("missed_at", "due_at"))
    kept, in_time = Q(state=State.KEPT), Q(missed_at=None, settled_at__lte=F("due_at"))
    found = (
        rows.filter(was_due__gte=now - timedelta(days=days), was_due__lt=now)
        .exclude(state=State.DROPPED)
        .aggregate(
            due=Count("pk"),
            in_time=Count("pk", filter=kept & in_time),
            late=Count("pk", filter=kept & ~in_time),
        )
    )
    return Figures(days, found["due"], found["in_time"], found["late"])

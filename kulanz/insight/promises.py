"""How well promises are kept: of those that were due, in time, late, or not yet."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, F, Q
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
    now = timezone.now()
    rows = Promise.objects.filter(due_at__gte=now - timedelta(days=days), due_at__lt=now)
    kept = Q(state=State.KEPT)
    found = rows.exclude(state=State.DROPPED).aggregate(
        due=Count("pk"),
        in_time=Count("pk", filter=kept & Q(settled_at__lte=F("due_at"))),
        late=Count("pk", filter=kept & Q(settled_at__gt=F("due_at"))),
    )
    return Figures(days, found["due"], found["in_time"], found["late"])

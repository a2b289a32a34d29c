"""When a conversation should be answered, why, and where that puts it in the order of need."""

from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kulanz.business import hours

# Each further message without an answer moves a conversation this much forward in the queue, at most a day.
PULL_PER_MESSAGE = timedelta(hours=4)
PULL_AT_MOST = timedelta(hours=24)


class Due(models.TextChoices):
    """Why it stands where it stands in the queue."""

    WAITS = "waits", _("waits for an answer")
    WROTE_AGAIN = "wrote_again", _("wrote again without an answer")
    PROMISED = "promised", _("was promised something")
    WOKE_UP = "woke_up", _("snoozed until now")
    BOUNCED = "bounced", _("our answer came back")
    REOPENED = "reopened", _("reopened")


class Claim(NamedTuple):
    """What makes it due: its place in the queue, the time of the answer, the reason."""

    need_at: datetime
    due_at: datetime
    reason: str


def most_pressing(
    waiting_since: datetime | None, unanswered: int, promised_for: date | None, *, otherwise: str
) -> Claim:
    """The earliest claim of an open conversation; `otherwise` is the reason where nobody waits for anything."""
    claims = []
    if waiting_since:
        claims.append(_waits(waiting_since, unanswered))
    if promised_for:
        due_at = hours.closing(promised_for)
        claims.append(Claim(due_at - PULL_PER_MESSAGE, due_at, Due.PROMISED))
    if not claims:
        due_at = hours.same_day_goal(timezone.now())
        claims.append(Claim(due_at, due_at, otherwise))
    return min(claims, key=lambda claim: claim.need_at)


def _waits(since: datetime, unanswered: int) -> Claim:
    due_at = hours.same_day_goal(since)
    pull = min(PULL_PER_MESSAGE * max(unanswered - 1, 0), PULL_AT_MOST)
    return Claim(due_at - pull, due_at, Due.WROTE_AGAIN if pull else Due.WAITS)

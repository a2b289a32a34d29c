"""When a conversation should be answered, why, and where that puts it in the order of need."""

from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kulanz.business import hours

# Each further message without an answer moves a conversation this much forward in the queue. All that pulls it forward
# is a day at most, and never to before it came: who has waited until the goal is overtaken by nobody who comes later.
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


class Pull(models.TextChoices):
    """What of its customer pulls it forward."""

    SUPER = "super_customer", _("super-customer")
    DISSATISFIED = "dissatisfied", _("extremely dissatisfied")


PULLS = {"": timedelta(0), Pull.SUPER: timedelta(hours=4), Pull.DISSATISFIED: PULL_AT_MOST}


class Claim(NamedTuple):
    """What makes it due: its place in the queue, the time of the answer, the reason."""

    need_at: datetime
    due_at: datetime
    reason: str


def most_pressing(
    waiting_since: datetime | None,
    unanswered: int,
    promised_for: date | None,
    pulled_by: str,
    *,
    otherwise: str,
) -> Claim:
    """The earliest claim of an open conversation; `otherwise` is the reason where nobody waits for anything."""
    claims = []
    if waiting_since:
        again = PULL_PER_MESSAGE * max(unanswered - 1, 0)
        reason = Due.WROTE_AGAIN if again else Due.WAITS
        claims.append(_since(waiting_since, again + PULLS[pulled_by], reason))
    if promised_for:
        due_at = hours.closing(promised_for)
        claims.append(Claim(due_at - PULL_PER_MESSAGE, due_at, Due.PROMISED))
    if not claims:
        claims.append(_since(timezone.now(), PULLS[pulled_by], otherwise))
    return min(claims, key=lambda claim: claim.need_at)


def _since(at: datetime, pull: timedelta, reason: str) -> Claim:
    due_at = hours.same_day_goal(at)
    return Claim(max(due_at - min(pull, PULL_AT_MOST), at), due_at, reason)

"""Emptying the quarantine: after two weeks, and never silently."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from kulanz.business import profile
from kulanz.conversations.models import Conversation
from kulanz.journal.models import Event, record

from . import privacy

AT_ONCE = 200
KIND = "quarantine_purged"


@dataclass(frozen=True, slots=True)
class Purged:
    """What went in the last two weeks."""

    number: int
    last_at: datetime


def purge() -> int:
    """What lay in quarantine long enough goes, and the journal says how much it was; how many went."""
    over = Conversation.objects.filter(
        quarantined_at__lt=timezone.now() - timedelta(days=settings.QUARANTINE_DAYS)
    )
    for answered in over.filter(last_out_at__gt=F("quarantined_at"))[:AT_ONCE]:
        answered.release(by=None)  # whom we answered we did not want to be rid of
    with transaction.atomic():
        chosen = dict(over.order_by("quarantined_at").values_list("pk", "quarantine_cause")[:AT_ONCE])
        if not chosen:
            return 0
        gone = privacy.delete_for_good(Conversation.objects.filter(pk__in=chosen))
        record(KIND, profile.business(), number=gone, causes=Counter(chosen.values()))
    return gone


def purged() -> Purged | None:
    """What went lately; None where nothing did."""
    since = timezone.now() - timedelta(days=settings.QUARANTINE_DAYS)
    events = Event.objects.filter(
        kind=KIND, subject_kind="business", subject_id=profile.business().pk, at__gte=since
    )
    found = list(events.order_by("at", "pk").values_list("data__number", "at"))
    return Purged(sum(number for number, _at in found), found[-1][1]) if found else None

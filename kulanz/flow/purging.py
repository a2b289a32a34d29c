"""Emptying the quarantine: after two weeks, and never silently."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from kulanz.business import profile
from kulanz.conversations.models import Conversation, Message
from kulanz.journal.models import Event, record

from . import privacy

AT_ONCE = 200
KIND = "quarantine_purged"

_MESSAGES = Message.objects.filter(conversation=OuterRef("pk"))
_ANSWERED = Q(last_out_at__isnull=False) | Exists(
    _MESSAGES.filter(direction=Message.Direction.OUT).exclude(automatic=Message.ACKNOWLEDGEMENT)
)


@dataclass(frozen=True, slots=True)
class Purged:
    """What went in the last two weeks."""

    number: int
    last_at: datetime


def purge() -> int:
    """What lay in quarantine long enough goes, and the journal says how much it was; how many went."""
    for answered in _over().filter(_ANSWERED)[:AT_ONCE]:
        answered.release(by=None)  # whom we answered we did not want to be rid of
    with transaction.atomic():
        over = _over().exclude(_ANSWERED).order_by("quarantined_at")
        chosen = dict(over.values_list("pk", "quarantine_cause")[:AT_ONCE])
        if not chosen:
            return 0
        gone = privacy.delete_for_good(Conversation.objects.filter(pk__in=chosen))
        record(KIND, profile.business(), number=gone, causes=Counter(chosen.values()))
    return gone


def _over() -> QuerySet[Conversation]:
    """What lay there long enough, its newest message as well; the bin has a time of its own."""
    since = timezone.now() - timedelta(days=settings.QUARANTINE_DAYS)
    aside = Conversation.objects.filter(quarantined_at__lt=since, deleted_at=None, merged_into=None)
    return aside.exclude(Exists(_MESSAGES.filter(direction=Message.Direction.IN, arrived_at__gte=since)))


def purged() -> Purged | None:
    """What went lately; None where nothing did."""
    since = timezone.now() - timedelta(days=settings.QUARANTINE_DAYS)
    events = Event.objects.filter(
        kind=KIND, subject_kind="business", subject_id=profile.business().pk, at__gte=since
    )
    found = list(events.order_by("at", "pk").values_list("data__number", "at"))
    return Purged(sum(number for number, _at in found), found[-1][1]) if found else None

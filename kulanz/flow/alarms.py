"""Owners are told when a mailbox cannot be reached or cannot send, and when it works again: once each."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from kulanz.business import notices
from kulanz.business.models import Notice
from kulanz.channels.models import Mailbox

# A server that is away for a few minutes is nothing that anybody has to hear of.
PATIENCE = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a mailbox: what the names of its fields begin with, and what owners are told."""

    fields: str
    failing: Notice.Kind
    recovered: Notice.Kind


SIDES = (
    Side("", Notice.Kind.MAILBOX_FAILING, Notice.Kind.MAILBOX_RECOVERED),
    Side("sending_", Notice.Kind.SENDING_FAILING, Notice.Kind.SENDING_RECOVERED),
)


def ring() -> int:
    """Tell owners what began to fail a while ago and what has recovered since; how many were told of."""
    now = timezone.now()
    active = Mailbox.objects.filter(channel__is_active=True).select_related("channel")
    return sum(_ring(side, active, now) for side in SIDES)


def _ring(side: Side, active: QuerySet[Mailbox], now: datetime) -> int:
    since, alarmed, recovered = (
        f"{side.fields}{name}" for name in ("failing_since", "alarmed_at", "recovered_at")
    )
    told = 0
    for mailbox in active.filter(**{f"{since}__lt": now - PATIENCE, alarmed: None}):
        if Mailbox.objects.filter(**{"pk": mailbox.pk, alarmed: None}).update(**{alarmed: now}):
            notices.tell_owners(side.failing, mailbox, text=str(mailbox.channel))
            told += 1
    for mailbox in active.filter(**{since: None, f"{recovered}__isnull": False, f"{alarmed}__isnull": False}):
        mine = Mailbox.objects.filter(**{"pk": mailbox.pk, f"{alarmed}__isnull": False})
        if mine.update(**{alarmed: None}):
            notices.tell_owners(side.recovered, mailbox, text=str(mailbox.channel))
            told += 1
    return told

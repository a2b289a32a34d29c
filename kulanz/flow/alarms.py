"""Owners are told when a mailbox cannot be reached, and when it works again: once each."""

from datetime import timedelta

from django.utils import timezone

from kulanz.business import notices
from kulanz.business.models import Notice
from kulanz.channels.models import Mailbox

# A server that is away for a few minutes is nothing that anybody has to hear of.
PATIENCE = timedelta(minutes=10)


def ring() -> int:
    """Tell owners what began to fail a while ago and what has recovered since; how many mailboxes."""
    now = timezone.now()
    active = Mailbox.objects.filter(channel__is_active=True).select_related("channel")
    failing = active.filter(failing_since__lt=now - PATIENCE, alarmed_at=None)
    recovered = active.filter(failing_since=None, recovered_at__isnull=False, alarmed_at__isnull=False)
    told = 0
    for mailbox in failing:
        if Mailbox.objects.filter(pk=mailbox.pk, alarmed_at=None).update(alarmed_at=now):
            notices.tell_owners(Notice.Kind.MAILBOX_FAILING, mailbox, text=str(mailbox.channel))
            told += 1
    for mailbox in recovered:
        if Mailbox.objects.filter(pk=mailbox.pk, alarmed_at__isnull=False).update(alarmed_at=None):
            notices.tell_owners(Notice.Kind.MAILBOX_RECOVERED, mailbox, text=str(mailbox.channel))
            told += 1
    return told

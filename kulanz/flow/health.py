"""Whether all is well: the mailboxes, the shops, what could not be read, what was not sent, what was given up."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from kulanz.channels import mailboxes
from kulanz.channels.models import Mailbox, RawMessage, Recipient
from kulanz.conversations.models import Conversation, Message
from kulanz.customers.models import Shop
from kulanz.customers.shops import setting_up
from kulanz.jobs.models import Job

COUNT_AT_MOST = 999
WORTH_A_LOOK = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Health:
    """`failing` are mailboxes with a failure that has not ended, `silent` those that nobody looks into any more,
    `not_sending` those whose server takes no mail from us; the numbers are at most 999."""

    mailboxes: int = 0
    failing: list[Mailbox] = field(default_factory=list)
    silent: list[Mailbox] = field(default_factory=list)
    not_sending: list[Mailbox] = field(default_factory=list)
    # Of which no orders come in.
    shops: list[Shop] = field(default_factory=list)
    last_success_at: datetime | None = None
    unreadable: int = 0
    unclear: int = 0
    failed: int = 0
    dead_jobs: int = 0

    @property
    def is_well(self) -> bool:
        troubled = self.failing or self.silent or self.not_sending or self.shops
        return not (troubled or self.unreadable or self.unclear or self.failed or self.dead_jobs)


def look() -> Health:
    active = list(mailboxes.all_mailboxes().filter(channel__is_active=True))
    well = [mailbox.last_success_at for mailbox in active if mailbox.last_success_at]
    return Health(
        mailboxes=len(active),
        failing=[mailbox for mailbox in active if mailbox.failing_since],
        silent=[mailbox for mailbox in active if mailboxes.is_silent(mailbox)],
        not_sending=mailboxes.not_sending(),
        shops=setting_up.failing(),
        last_success_at=max(well, default=None),
        unreadable=_number(unreadable()),
        unclear=_number(_unclear()),
        failed=_number(_failed()),
        dead_jobs=_number(Job.objects.filter(state=Job.State.DEAD)),
    )


def unreadable() -> QuerySet[RawMessage]:
    """Originals that wait under "could not read", the newest first."""
    waiting = RawMessage.objects.filter(state=RawMessage.State.UNREADABLE, dismissed_at=None)
    return waiting.select_related("channel").order_by("-pk")


def undelivered() -> QuerySet[Recipient]:
    """What is unclear or did not arrive, the newest first."""
    rows = _unclear() | _failed()
    return rows.select_related("outbound__message__conversation__customer").order_by("-changed_at")


def _unclear() -> QuerySet[Recipient]:
    return _awaited().filter(state=Recipient.State.UNCLEAR)


def _awaited() -> QuerySet[Recipient]:
    """Without what only tells that a mail has come: the answer follows anyway."""
    return Recipient.objects.exclude(outbound__message__automatic=Message.ACKNOWLEDGEMENT)


def _failed() -> QuerySet[Recipient]:
    """What came to nothing lately, in matters that are not done."""
    rows = _awaited().filter(
        state__in=[Recipient.State.FAILED, Recipient.State.BOUNCED],
        changed_at__gte=timezone.now() - WORTH_A_LOOK,
    )
    return rows.exclude(outbound__message__conversation__state=Conversation.State.DONE)


def _number(rows: QuerySet[RawMessage] | QuerySet[Recipient] | QuerySet[Job]) -> int:
    return rows.order_by()[:COUNT_AT_MOST].count()

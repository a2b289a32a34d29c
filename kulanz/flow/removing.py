"""A mailbox is removed, and nothing that somebody wrote goes with it."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from kulanz.channels import mailboxes, registry
from kulanz.channels.models import Channel, Mailbox, Recipient
from kulanz.lib.refusal import Refusal
from kulanz.reply.models import Draft

State = Recipient.State


@dataclass(frozen=True, slots=True)
class Ties:
    """What holds a mailbox: mails that have not gone out yet, drafts, and the mailboxes these could move to."""

    unsent: int
    drafts: int
    heirs: QuerySet[Channel]


def ties(mailbox: Mailbox) -> Ties:
    """Drafts of mails that are on their way already count as mails."""
    waiting = Recipient.objects.filter(
        outbound__channel=mailbox.channel_id, state__in=[State.QUEUED, State.IN_FLIGHT, State.RETRY]
    )
    return Ties(
        unsent=waiting.values("outbound").distinct().count(),
        drafts=_drafts(mailbox).count(),
        heirs=registry.senders().exclude(pk=mailbox.channel_id),
    )


@transaction.atomic
def remove(mailbox: Mailbox, heir: Channel | None = None) -> bool:
    """Forget how it is reached, drafts move to `heir`; False when mail is kept from it, so that its name must stay."""
    held = ties(mailbox)
    if held.unsent:
        raise Refusal(
            ngettext(
                "One mail of this mailbox has not gone out yet. Wait until it has, or take it back.",
                "%(n)d mails of this mailbox have not gone out yet. Wait until they have, or take them back.",
                held.unsent,
            )
            % {"n": held.unsent}
        )
    if held.drafts and (heir is None or not held.heirs.filter(pk=heir.pk).exists()):
        raise Refusal(_("Drafts are begun in this mailbox. Please choose the mailbox that they move to."))
    if heir:
        Draft.objects.filter(channel=mailbox.channel_id).update(channel=heir)
    return mailboxes.remove(mailbox)


def _drafts(mailbox: Mailbox) -> QuerySet[Draft]:
    return Draft.objects.filter(channel=mailbox.channel_id, sent_as=None)

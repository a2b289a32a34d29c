"""What becomes of the ledger when a mail of ours has left, was refused, came back or was taken back."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from kulanz.channels.models import Recipient
from kulanz.conversations.models import Message
from kulanz.followup import callbacks, promises
from kulanz.followup.models import Promise
from kulanz.followup.promises import Proof

State = Recipient.State
LOST = frozenset({State.FAILED, State.BOUNCED})
# Far longer than the worker is ever away.
LOOK_BACK = timedelta(days=14)
AT_ONCE = 500


def look_after() -> int:
    """What waited for a mail is kept once that has left; what a mail kept that was refused is owed again."""
    return _keep_awaited() + _take_up_lost()


@transaction.atomic
def take_back(message: Message) -> None:
    """It was not sent after all: what it kept is owed again, and what it promised or told was not said."""
    _take_up_again(message)
    promises.forget(Promise.objects.filter(message=message))


@transaction.atomic
def undelivered(message: Message) -> None:
    """It never reached them: what it kept is owed again, by the old day; what it promised may be kept all the same.

    If it is sent once more, that keeps it.
    """
    for one in _take_up_again(message):
        if is_lost(message):
            promises.await_mail(one, message)


def is_lost(message: Message) -> bool:
    """Whether nobody to whom it was addressed has it."""
    found = _addressed(message)
    return bool(found) and all(one.state in LOST for one in found)


def _keep_awaited() -> int:
    left = Message.objects.filter(outbound__recipients__state=State.SENT)
    waiting = Promise.objects.filter(state=Promise.State.OPEN, awaits__in=left.values("pk"))
    kept = 0
    for one in waiting.select_related("awaits__author", "awaits__outbound")[:AT_ONCE]:
        if one.awaits and (at := _left_at(one.awaits)):
            proof = Proof(Promise.Evidence.MESSAGE, one.awaits.pk)
            promises.keep(one, proof, by=one.awaits.author, at=at)
            kept += 1
    return kept


def _take_up_lost() -> int:
    since = timezone.now() - LOOK_BACK
    refused = Message.objects.filter(
        outbound__recipients__state=State.FAILED, outbound__recipients__changed_at__gt=since
    )
    keys = list(refused.values_list("pk", flat=True).distinct())
    by_mail = Q(state=Promise.State.KEPT, evidence=Promise.Evidence.MESSAGE, evidence_id__in=keys)
    touched = Promise.objects.filter(by_mail | Q(moved_by__in=keys)).values_list("evidence_id", "moved_by")
    named = {pk for pair in touched for pk in pair}
    concerned = [pk for pk in keys if pk in named]
    lost = [one for one in Message.objects.filter(pk__in=concerned) if is_lost(one)]
    for message in lost:
        undelivered(message)
    return len(lost)


def _take_up_again(message: Message) -> list[Promise]:
    callbacks.forget_time(message)
    promises.move_back(message)
    settled = list(Promise.objects.filter(evidence=Promise.Evidence.MESSAGE, evidence_id=message.pk))
    for one in settled:
        promises.take_up_again(one, by=None)
    return settled


def _left_at(message: Message) -> datetime | None:
    """When a server took it for somebody to whom it was addressed."""
    return min((one.changed_at for one in _addressed(message) if one.state == State.SENT), default=None)


def _addressed(message: Message) -> list[Recipient]:
    """Without those who have a copy; all of them where only copies were sent."""
    if message.outbound is None:
        return []
    found = list(message.outbound.recipients.all())
    wanted = {address.lower() for _name, address in message.to}
    return [one for one in found if one.address.lower() in wanted] or found

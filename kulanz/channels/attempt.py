"""One attempt to deliver a mail: its recipients are claimed, it is carried to the server, the outcome is settled."""

import random
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.module_loading import import_string

from kulanz.lib import vault

from .email import smtp
from .email.smtp import Verdict
from .models import Channel, Outbound, Recipient

State = Recipient.State

# Two days in all.
PAUSES = [timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 180, *[360] * 7)]
_STATE_OF: dict[str, str] = {
    "sent": State.SENT,
    "retry": State.RETRY,
    "failed": State.FAILED,
    "unclear": State.UNCLEAR,
}


def claim(outbound: Outbound, now: datetime) -> list[Recipient]:
    """The due recipients, in flight from now on; each is taken by compare-and-set.

    Who wants to hear nothing more is never taken, whenever they said so, and nobody while they are to have peace.
    """
    due = Q(state=State.RETRY, next_try_at__lte=now)
    if outbound.send_after <= now:
        due |= Q(state=State.QUEUED)
    with transaction.atomic():
        waiting = list(outbound.recipients.filter(due).order_by("pk"))
        unwelcome = _unwelcome(outbound, waiting)
        for recipient, why in unwelcome.items():
            give_up([recipient], why)
        if _let_rest(outbound, waiting, now):
            return []
        return [
            recipient
            for recipient in waiting
            if recipient not in unwelcome
            and Recipient.objects.filter(
                pk=recipient.pk, state=recipient.state, attempts=recipient.attempts
            ).update(
                state=State.IN_FLIGHT,
                attempts=recipient.attempts + 1,
                changed_at=now,
                data_begun_at=None,
                next_try_at=None,
            )
        ]


def give_up(recipients: Iterable[Recipient], reason: str) -> None:
    """Nothing more is sent to these, where it is not being sent right now."""
    waiting = Recipient.objects.filter(
        pk__in=[recipient.pk for recipient in recipients], state__in=[State.QUEUED, State.RETRY]
    )
    waiting.update(state=State.FAILED, code="", reason=reason, next_try_at=None, changed_at=timezone.now())


def carry(outbound: Outbound, claimed: list[Recipient], claimed_at: datetime) -> dict[str, Verdict]:
    addresses = [recipient.address for recipient in claimed]
    content = vault.get(outbound.sha256)
    if outbound.channel.kind == Channel.Kind.FOLDER:
        return _lay_down(outbound, addresses, content)
    mailbox = outbound.channel.servers
    if mailbox is None or not outbound.channel.can_send:
        return dict.fromkeys(addresses, Verdict("retry", "no_server"))
    return smtp.deliver(
        mailbox,
        outbound.envelope_from,
        addresses,
        content,
        may_begin=lambda accepted: _begin(outbound, accepted, claimed_at),
    )


def settle(recipient: Recipient, claimed_at: datetime, verdict: Verdict) -> None:
    """Write the verdict to the claim it belongs to.

    A claim that was declared unclear in the meantime is still settled by who knows better: its mark of
    having begun is of this claim as long as nobody has decided otherwise.
    """
    now = timezone.now()
    attempts = recipient.attempts + 1
    state, reason, next_try_at = _STATE_OF[verdict.outcome], verdict.reason, None
    if verdict.outcome == "retry" and attempts > len(PAUSES):
        state, reason = State.FAILED, "expired"
    elif verdict.outcome == "retry":
        next_try_at = now + PAUSES[attempts - 1] * random.uniform(0.9, 1.1)  # noqa: S311  (only spread)
    mine = Q(state=State.IN_FLIGHT, changed_at=claimed_at) | Q(
        state=State.UNCLEAR, attempts=attempts, data_begun_at__gte=claimed_at
    )
    Recipient.objects.filter(mine, pk=recipient.pk).update(
        state=state,
        code=verdict.code,
        reason=reason,
        answer=verdict.answer,
        next_try_at=next_try_at,
        changed_at=now,
    )


def settle_abandoned(recipients: Iterable[int]) -> None:
    """Claims whose worker died: unclear once the text had begun to leave, else simply not sent yet."""
    now = timezone.now()
    left = Recipient.objects.filter(pk__in=list(recipients), state=State.IN_FLIGHT)
    with transaction.atomic():
        left.filter(data_begun_at=None).update(state=State.RETRY, next_try_at=now, changed_at=now)
        left.exclude(data_begun_at=None).update(state=State.UNCLEAR, changed_at=now)


def _unwelcome(outbound: Outbound, waiting: list[Recipient]) -> dict[Recipient, str]:
    """To whom nothing may go, and why, is known further up; the settings say who knows it."""
    asked: Callable[[Outbound, list[str]], dict[str, str]] = import_string(settings.UNWELCOME)
    found = asked(outbound, [recipient.address for recipient in waiting]) if waiting else {}
    return {recipient: found[recipient.address] for recipient in waiting if recipient.address in found}


def _let_rest(outbound: Outbound, waiting: list[Recipient], now: datetime) -> bool:
    """Whether it is put off, as it may not leave at this hour; that, too, is known further up."""
    asked: Callable[[Outbound, datetime], datetime | None] = import_string(settings.RESTS)
    until = asked(outbound, now) if waiting else None
    if until is None:
        return False
    still = Recipient.objects.filter(pk__in=[recipient.pk for recipient in waiting])
    still.filter(state=State.RETRY).update(next_try_at=until, changed_at=now)
    if still.filter(state=State.QUEUED).exists():
        outbound.send_after = until
        outbound.save(update_fields=["send_after"])
    return True


def _lay_down(outbound: Outbound, addresses: list[str], content: bytes) -> dict[str, Verdict]:
    """The channel for trying out: the mail becomes a file, and nothing leaves this machine."""
    folder = Path(settings.DATA, "outgoing")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{outbound.pk}.eml").write_bytes(content)
    return dict.fromkeys(addresses, Verdict("sent"))


def _begin(outbound: Outbound, accepted: Sequence[str], claimed_at: datetime) -> bool:
    """Note, before the text leaves, that it does; False when the claim has been taken away meanwhile."""
    mine = outbound.recipients.filter(address__in=accepted, state=State.IN_FLIGHT, changed_at=claimed_at)
    with transaction.atomic():
        if mine.update(data_begun_at=timezone.now()) == len(accepted):
            return True
        transaction.set_rollback(True)
    return False

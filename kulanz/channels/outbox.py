"""Mail on its way out: a row per recipient says what is known; nothing is sent twice silently."""

import logging
import time
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from django.db import DatabaseError, transaction
from django.db.models import Min, QuerySet
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kulanz.jobs.models import Job
from kulanz.jobs.tasks import task
from kulanz.lib import vault
from kulanz.lib.refusal import Refusal

from . import attempt, originals, sending
from .email import sent
from .email.headerlines import deliverable
from .email.smtp import Verdict
from .fates import explain
from .models import Channel, Mailbox, Outbound, Recipient

__all__ = [
    "deliver",
    "desk_mail_to",
    "explain",
    "file_in_sent",
    "forget_desk_mail",
    "look_after_sending",
    "on_their_way",
    "queue",
    "send_again",
    "sweep_stale",
    "take_back",
    "try_sending",
]

log = logging.getLogger(__name__)
State = Recipient.State

DESK_MAIL_KEPT = timedelta(hours=1)
STALE_AFTER = timedelta(seconds=60)


@transaction.atomic
def queue(
    channel: Channel,
    content: bytes,
    *,
    message_id: str,
    envelope_from: str,
    recipients: Iterable[str],
    send_after: datetime,
    wants_copy: bool = True,
) -> Outbound:
    """Freeze the bytes and have them delivered from `send_after` on, in the caller's transaction."""
    addresses = list(dict.fromkeys(deliverable(address) for address in recipients))
    if not addresses:
        raise Refusal(_("Nobody is named to whom this mail could be sent."))
    with vault.naming(content) as digest:
        outbound = Outbound.objects.create(
            channel=channel,
            message_id=message_id,
            sha256=digest,
            envelope_from=deliverable(envelope_from),
            send_after=send_after,
            wants_copy=wants_copy,
        )
    Recipient.objects.bulk_create(Recipient(outbound=outbound, address=address) for address in addresses)
    deliver.enqueue(run_at=send_after, key=_key(outbound.pk), outbound_id=outbound.pk)
    return outbound


@transaction.atomic
def take_back(outbound: Outbound) -> None:
    """Undo `queue` while nothing has left; Refusal afterwards."""
    recipients = list(outbound.recipients.select_for_update().order_by("pk"))
    has_begun = not recipients or any(recipient.state != State.QUEUED for recipient in recipients)
    if has_begun or outbound.send_after <= timezone.now():
        raise Refusal(_("This mail is on its way already and cannot be taken back."))
    Job.objects.filter(key=_key(outbound.pk), state=Job.State.READY).delete()
    Outbound.objects.filter(pk=outbound.pk).delete()
    transaction.on_commit(lambda: vault.forget(outbound.sha256, originals.names))


@transaction.atomic
def send_again(recipient: Recipient) -> None:
    """A person decides that it goes out once more; Refusal where it is on its way anyhow."""
    settled = [State.RETRY, State.FAILED, State.BOUNCED, State.UNCLEAR]
    found = Recipient.objects.filter(pk=recipient.pk, state__in=settled)
    fresh = {"state": State.QUEUED, "attempts": 0, "code": "", "reason": "", "answer": ""}
    if not found.update(**fresh, next_try_at=None, data_begun_at=None, changed_at=timezone.now()):
        raise Refusal(_("This mail is on its way already."))
    recipient.refresh_from_db()
    deliver.enqueue(key=_key(recipient.outbound_id), outbound_id=recipient.outbound_id)


def on_their_way(addresses: Iterable[str]) -> QuerySet[Recipient]:
    """To these addresses: what waits to be sent, or to be tried again."""
    waiting = Recipient.objects.filter(state__in=[State.QUEUED, State.RETRY])
    wanted = [address.lower() for address in addresses]
    return waiting.annotate(lower=Lower("address")).filter(lower__in=wanted).order_by("pk")


def desk_mail_to(address: str, *, since: datetime) -> Recipient | None:
    """The fate of the first mail that the desk itself has sent there since then."""
    mails = Recipient.objects.filter(outbound__wants_copy=False, outbound__created_at__gte=since)
    return mails.filter(address__iexact=address).order_by("pk").first()


@task(retries=20, lease=60)
def deliver(outbound_id: int) -> None:
    """One attempt for all recipients who are due; no two of them run for the same mail (the job's key)."""
    outbound = Outbound.objects.select_related("channel__mailbox").filter(pk=outbound_id).first()
    if outbound is None:
        return  # taken back
    attempt.settle_abandoned(outbound.recipients.filter(state=State.IN_FLIGHT).values_list("pk", flat=True))
    claimed_at = timezone.now()
    claimed = attempt.claim(outbound, claimed_at)
    verdicts = attempt.carry(outbound, claimed, claimed_at) if claimed else {}
    _surely(lambda: _write_down(outbound, claimed, claimed_at, verdicts))


@task(retries=12)
def file_in_sent(outbound_id: int) -> None:
    """Lay a copy into the mailbox's Sent folder."""
    outbound = Outbound.objects.select_related("channel__mailbox").get(pk=outbound_id)
    mailbox = outbound.channel.servers
    if mailbox is None or outbound.copied_to_sent_at or not _copies(outbound, mailbox):
        return
    sent.append(mailbox, vault.get(outbound.sha256), outbound.message_id)
    Outbound.objects.filter(pk=outbound_id).update(copied_to_sent_at=timezone.now())


def sweep_stale() -> int:
    """Mail that no job looks after any more: its claim is settled, and it gets a new job; how many mails."""
    open_states = [State.QUEUED, State.RETRY, State.IN_FLIGHT]
    still = Recipient.objects.filter(state__in=open_states, changed_at__lt=timezone.now() - STALE_AFTER)
    lost = [pk for pk in still.values_list("outbound_id", flat=True).distinct() if not _is_looked_after(pk)]
    for pk in lost:
        log.warning("outgoing mail %d had been left alone", pk)
        claims = Recipient.objects.filter(outbound_id=pk, state=State.IN_FLIGHT)
        with transaction.atomic():
            attempt.settle_abandoned(claims.values_list("pk", flat=True))
            if not _give_up_if_deadly(pk):
                _plan(Outbound.objects.get(pk=pk))
    return len(lost)


@task(retries=0)
def try_sending(mailbox_id: int) -> None:
    """See whether a server that took no mail does so again; then what waits for it goes out at once."""
    for mailbox in sending.failing().filter(pk=mailbox_id):
        if sending.works(mailbox):
            _bring_forward(mailbox)


def look_after_sending() -> int:
    """Try the servers that took no mail a while ago; how many."""
    long_ago = timezone.now() - sending.LOOK_AGAIN_AFTER
    failing = sending.failing().filter(sending_tried_at__lt=long_ago).values_list("pk", flat=True)
    for pk in failing:
        try_sending.enqueue(key=f"try sending:{pk}", mailbox_id=pk)
    return len(failing)


def forget_desk_mail() -> int:
    """Mail of the desk itself (invitations, new passwords) is kept only until it has gone or has failed."""
    old = Outbound.objects.filter(wants_copy=False, created_at__lt=timezone.now() - DESK_MAIL_KEPT)
    gone = list(old.exclude(recipients__state__in=[State.QUEUED, State.IN_FLIGHT, State.RETRY])[:500])
    for outbound in gone:
        outbound.delete()
        vault.forget(outbound.sha256, originals.names)
    return len(gone)


def _key(outbound_id: int) -> str:
    return f"deliver:{outbound_id}"


def _write_down(
    outbound: Outbound, claimed: list[Recipient], claimed_at: datetime, verdicts: dict[str, Verdict]
) -> None:
    with transaction.atomic():
        for recipient in claimed:
            if verdict := verdicts.get(recipient.address):
                attempt.settle(recipient, claimed_at, verdict)
        mailbox = outbound.channel.servers
        if mailbox and sending.note(mailbox, verdicts):
            _bring_forward(mailbox)
        if any(verdict.outcome == "sent" for verdict in verdicts.values()) and _copies(outbound, mailbox):
            file_in_sent.enqueue(key=f"file:{outbound.pk}", outbound_id=outbound.pk)
        _plan(outbound)


def _plan(outbound: Outbound) -> None:
    """A job for the next attempt, where there is to be one."""
    times = [outbound.send_after] if outbound.recipients.filter(state=State.QUEUED).exists() else []
    retry_at = outbound.recipients.filter(state=State.RETRY).aggregate(at=Min("next_try_at"))["at"]
    if retry_at:
        times.append(retry_at)
    if times:
        deliver.enqueue(run_at=min(times), key=_key(outbound.pk), outbound_id=outbound.pk)


def _bring_forward(mailbox: Mailbox) -> None:
    """What waited because the server could not be used is tried now."""
    waiting = Recipient.objects.filter(outbound__channel=mailbox.channel_id, state=State.RETRY)
    waited = waiting.exclude(code__regex=r"^[0-9]").exclude(code="")
    mails = list(waited.values_list("outbound_id", flat=True).distinct())
    waited.update(next_try_at=timezone.now())
    for pk in mails:
        deliver.enqueue(key=_key(pk), outbound_id=pk)


def _copies(outbound: Outbound, mailbox: Mailbox | None) -> bool:
    return bool(outbound.wants_copy and mailbox and mailbox.copy_to_sent and mailbox.imap_host)


def _is_looked_after(outbound_id: int) -> bool:
    alive = [Job.State.READY, Job.State.RUNNING]
    return Job.objects.filter(key=_key(outbound_id), state__in=alive).exists()


def _give_up_if_deadly(outbound_id: int) -> bool:
    """A mail whose job was given up is not tried for ever: a person sees it and decides."""
    last = Job.objects.filter(key=_key(outbound_id)).order_by("-pk").first()
    if last is None or last.state != Job.State.DEAD:
        return False
    Recipient.objects.filter(outbound_id=outbound_id, state__in=[State.QUEUED, State.RETRY]).update(
        state=State.FAILED, code="internal", reason="system", next_try_at=None, changed_at=timezone.now()
    )
    return True


def _surely(deed: Callable[[], None]) -> None:
    """What a server has confirmed must be written down: tried for a while when the database is busy."""
    for patience in range(6):
        try:
            deed()
            return
        except DatabaseError:
            if patience == 5:
                raise
            log.exception("the fate of a mail could not be written down; trying again")
            time.sleep(1 + patience)

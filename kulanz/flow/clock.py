"""Every periodic chore, in one table."""

import threading
from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from kulanz.channels import (
    domains,
    inbox,
    mailboxes,  # noqa: F401  (its task "fetch now" must be known to the worker)
    outbox,
)
from kulanz.conversations.models import Conversation
from kulanz.customers.shops import (
    fetching,
    gone,  # noqa: F401  (its task must be known to the worker)
    setting_up,  # noqa: F401  (its task "forget" must be known to the worker)
)
from kulanz.followup import commissionfiles
from kulanz.goodwill import coupons
from kulanz.jobs import schedules, tidy, worker
from kulanz.reply import scratch
from kulanz.triage import trainings  # noqa: F401  (its task "learn" must be known to the worker)

from . import (
    alarms,
    campaigning,  # noqa: F401  (its task "hold back" must be known to the worker)
    cooling,
    delivering,
    digesting,
    giving,
    inbound,
    judging,
    orderfiles,
    preferring,
    previewing,  # noqa: F401  (its task "prepare" must be known to the worker)
    privacy,
    purging,
    refunding,  # noqa: F401  (its task "pay back" must be known to the worker)
    reminding,
    retracting,
    returning,
    standings,
    telling,
    tidying,
)


def wake_snoozed() -> int:
    """Conversations whose rest is over come back into the queue."""
    due = Conversation.objects.filter(state=Conversation.State.SNOOZED, snoozed_until__lte=timezone.now())
    woken = list(due[:500])
    for conversation in woken:
        conversation.wake_up()
    return len(woken)


def empty_bin() -> int:
    return privacy.delete_for_good(
        Conversation.objects.filter(deleted_at__lt=timezone.now() - timedelta(days=settings.BIN_DAYS))
    )


# (name, every … seconds, chore)
CHORES: tuple[tuple[str, int, Callable[[], object]], ...] = (
    ("read what is waiting", 30, inbound.take_in_waiting),
    ("judge what could not be judged", 300, judging.judge_waiting),
    ("wake what was snoozed", 60, wake_snoozed),
    ("wake drafts that have cooled", 60, cooling.wake_due),
    ("promises and the fate of their mail", 60, delivering.look_after),
    ("gestures whose mail was refused", 60, giving.take_up_lost),
    ("promises that are due soon", 300, reminding.remind),
    ("promises that were not kept", 300, reminding.tell_broken),
    ("burn what was for nobody's eyes", 300, scratch.burn_due),
    ("put forward whom we prefer", 60, preferring.prefer),
    ("cases of the owner's round", 120, returning.look_after_cases),
    ("what kind of customer somebody is", 60, standings.catch_up),
    ("what is much in this shop", 86_400, standings.fit_anew),
    ("claims gone stale", 60, outbox.sweep_stale),
    ("orders of the shops", 300, fetching.fetch_all),
    ("vouchers redeemed in the shops", 900, coupons.ask_shops),
    ("forget the way back", 60, retracting.forget_undo),
    ("mailboxes that fail", 60, alarms.ring),
    ("servers that take no mail", 60, outbox.look_after_sending),
    ("look after our domains", 3600, domains.look_after),
    ("forget the desk's own mail", 3600, outbox.forget_desk_mail),
    ("mail notices", 60, telling.mail_due),
    ("the mail in the morning", 300, digesting.send_due),
    ("empty the bin", 3600, empty_bin),
    ("purge the quarantine", 3600, purging.purge),
    ("tidy away old jobs", 3600, tidy.tidy),
    ("forget files of orders", 3600, orderfiles.forget_old),
    ("forget lists of commissions", 3600, commissionfiles.forget_old),
    ("forget what ran out", 86_400, tidying.forget_what_ran_out),
)


def work(stop: threading.Event) -> None:
    """All that happens behind the scenes, until `stop`: mailboxes watched, jobs done, chores on time."""
    for name, seconds, chore in CHORES:
        schedules.every(name, seconds, chore)
    watcher = threading.Thread(target=inbox.watch, args=(inbound.take_in_waiting, stop), name="mailboxes")
    watcher.start()
    worker.run(stop)
    watcher.join()

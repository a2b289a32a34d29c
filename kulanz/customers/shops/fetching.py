"""Fetching what is new in a shop: page by page, each written together with how far we are, so that a fetch that was
broken off goes on where it stopped. What a shop told twice is there once.
"""

import logging
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from enum import StrEnum

from django.db import InterfaceError, OperationalError
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from kulanz.customers import orders
from kulanz.customers.models import Shop
from kulanz.customers.orders import ToldOrder
from kulanz.jobs.tasks import task
from kulanz.lib import turns

from . import registry
from .pages import Page
from .trouble import AskedToWait, Trouble

log = logging.getLogger(__name__)

# After so long others have their turn, and this one goes on afterwards.
TURN_SECONDS = 60.0
# What time alone does not heal is not tried every few minutes: it might lock the door for good.
LASTING = ("sign_in_refused", "wrong_address", "closed", "not_secure", "private", "fault")
PATIENCE = timedelta(hours=1)
# So many of the things that could not be understood are named.
MOST_NAMED = 20


class Outcome(StrEnum):
    DONE = "done"
    MORE = "more"
    RESTING = "resting"
    FAILED = "failed"
    # It was paused, removed or changed while we read.
    LEFT = "left"


@task()
def fetch(shop_id: int) -> str:
    """Fetch what is new in one shop; its health is noted there."""
    shop = Shop.objects.filter(pk=shop_id, is_active=True, kind__in=registry.ASKED).first()
    if shop is None or _rests(shop):
        return Outcome.LEFT
    outcome = take_turn(shop)
    if outcome == Outcome.MORE:
        soon(shop)
    elif outcome == Outcome.RESTING:
        soon(shop, at=shop.resting_until)
    return outcome


def soon(shop: Shop, at: datetime | None = None) -> None:
    """Have it fetched behind the scenes; asking twice is asking once."""
    fetch.enqueue(key=f"shop:{shop.pk}", run_at=at, shop_id=shop.pk)


def fetch_all() -> int:
    """A task for each shop that is to be asked, so that a slow one holds up nobody."""
    now = timezone.now()
    due = Shop.objects.filter(is_active=True, kind__in=registry.ASKED)
    due = due.exclude(failure__in=LASTING, last_attempt_at__gt=now - PATIENCE)
    due = due.filter(Q(resting_until=None) | Q(resting_until__lte=now))
    for shop in due:
        soon(shop)
    return len(due)


def take_turn(shop: Shop, seconds: float = TURN_SECONDS) -> Outcome:
    """Read and keep pages for so long, or until there are none left."""
    until = time.monotonic() + seconds
    _row(shop).update(last_attempt_at=timezone.now())
    try:
        for page in registry.ASKED[shop.kind].pages(shop):
            if not keep(shop, page):
                return Outcome.LEFT
            if page.more and time.monotonic() > until:
                return Outcome.MORE
    except AskedToWait as wish:
        shop.resting_until = timezone.now() + timedelta(seconds=wish.seconds)
        _row(shop).update(resting_until=shop.resting_until)
        return Outcome.RESTING
    except Trouble as trouble:
        note_failure(shop, trouble)
        return Outcome.FAILED
    except (OperationalError, InterfaceError):
        raise  # the database is busy or away: the job is simply done again
    except Exception as fault:  # ours, and the owner must see that nothing comes in
        log.exception("shop %s could not be read", shop.pk)
        note_failure(shop, Trouble("fault", f"{type(fault).__name__}: {fault}"))
        return Outcome.FAILED
    note_success(shop)
    return Outcome.DONE


def keep(shop: Shop, page: Page) -> bool:
    """Write down a page and the progress in one transaction; False where the shop is not to be read any more."""
    progress = dict(page.progress)
    odd = [*shop.progress.get("odd", []), *page.odd]
    if odd:
        progress["odd"] = list(dict.fromkeys(odd))[-MOST_NAMED:]
    with turns.alone(f"shop {shop.pk}"):
        # First of all, so that whoever changes the shop meanwhile waits for us or is seen.
        if not _row(shop).filter(is_active=True).update(progress=progress):
            return False
        orders.keep_products(shop, page.products)
        orders.keep(shop, _not_of_tomorrow(page.orders, page.at))
    shop.progress = progress
    return True


def note_failure(shop: Shop, trouble: Trouble) -> None:
    """`failing_since` is that of the first failure in a row."""
    log.warning("shop %s: %s", shop.pk, trouble)
    _row(shop).update(
        failing_since=Coalesce(F("failing_since"), timezone.now()),
        failure=trouble.code,
        failure_detail=trouble.detail,
    )


def note_success(shop: Shop) -> None:
    _row(shop).update(
        last_success_at=timezone.now(), failing_since=None, failure="", failure_detail="", resting_until=None
    )


def _row(shop: Shop) -> QuerySet[Shop]:
    """The row, as long as it is still the same shop."""
    return Shop.objects.filter(pk=shop.pk, url=shop.url)


def _rests(shop: Shop) -> bool:
    return shop.resting_until is not None and shop.resting_until > timezone.now()


def _not_of_tomorrow(told: Sequence[ToldOrder], now: datetime | None) -> list[ToldOrder]:
    """A change dated later than the shop's own clock would hide the changes that really come later."""
    if now is None:
        return list(told)
    return [replace(order, changed_at=now) if order.changed_at > now else order for order in told]

"""A refund booked through the shop: never twice.

A case is claimed by its state, so that two people or two workers book once. The moment before the shop is told is
written down; from then on every further try asks the shop first what it has done for this case (`key`). What is not
known is "unclear" until the shop has said it, or a person who has looked there. What went back meanwhile without the
desk is looked at when it is claimed and once more before the shop is told.
"""

import logging
from collections.abc import Callable
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kulanz.business.models import Staff
from kulanz.customers import orders
from kulanz.customers.models import Order
from kulanz.customers.shops import explain, refunding
from kulanz.customers.shops.refunding import STUMBLED, Booked, Unclear, Wish
from kulanz.customers.shops.trouble import AskedToWait, Trouble
from kulanz.lib import turns
from kulanz.lib.refusal import Refusal

from . import returned
from .models import RefundCase
from .refunds import Proof, book_by_hand, hold, most, note, returns_of

log = logging.getLogger(__name__)
State, Way = RefundCase.State, RefundCase.Way
# So long a shop may still be at what it was told, when its answer never came.
LATE = timedelta(minutes=10)
LONGEST_FAILURE = 300


def can(case: RefundCase) -> bool:
    """Whether the shop of its order pays back by itself."""
    return case.order is not None and refunding.can(case.order.shop)


@transaction.atomic
def claim(case: RefundCase, *, by: Staff) -> RefundCase:
    """From now on it is being booked; whoever comes second is told so."""
    case = hold(case, (State.DECIDED,))
    if not can(case):
        raise Refusal(_("This shop cannot pay back by itself. Please book it by hand."))
    if case.order and (trouble := _obstacle(case, case.order)):
        said, advice = explain.explain(trouble.code, case.order.shop.kind)
        raise Refusal(f"{said} {advice}")
    case.state, case.way, case.booked_by, case.failure = State.BOOKING, Way.SHOP, by, ""
    case.save(update_fields=["state", "way", "booked_by", "failure"])
    return case


@transaction.atomic
def claim_again(case: RefundCase, *, by: Staff) -> RefundCase:
    """Have the shop asked what it has done; told anew it is only where it has done nothing."""
    case = hold(case, (State.UNCLEAR,))
    case.state, case.booked_by = State.BOOKING, by
    case.save(update_fields=["state", "booked_by"])
    return case


def run(pk: int) -> RefundCase | None:
    """Book what was claimed; the case as it is afterwards, None where there was nothing to do.

    Raises AskedToWait where the shop wants to be left alone first: nothing was told then.
    """
    case = RefundCase.objects.select_related("order__shop").filter(pk=pk, state=State.BOOKING).first()
    if case is None:
        return None
    if case.order is None or not can(case):
        return _failed(case, Trouble("closed", "the order or its shop is gone"))
    wish = _wish(case, case.order)
    try:
        if booked := refunding.find(wish):
            return _booked(case, booked)
        if case.told_shop_at and (_is_at_it(case) or _has_stumbled(case)):
            return _unclear(case, case.failure)
        deed = refunding.ready(wish)
    except Trouble as trouble:
        return _not_told(case, trouble)
    return _tell(case, deed)


def stumble(pk: int) -> RefundCase | None:
    """Something of ours broke while it was being booked: what the shop was told by then is not lost."""
    case = RefundCase.objects.filter(pk=pk, state=State.BOOKING).first()
    if case is None:
        return None
    return _not_told(case, Trouble("fault"))


@transaction.atomic
def settle(case: RefundCase, proof: Proof, *, is_booked: bool, by: Staff) -> RefundCase:
    """Somebody has looked in the shop."""
    if is_booked:
        return book_by_hand(case, proof, by=by)
    case = hold(case, (State.UNCLEAR,))
    if _is_at_it(case):
        raise Refusal(_("The shop may still be at it. Please look again in ten minutes."))
    case.state, case.told_shop_at, case.failure = State.DECIDED, None, ""
    case.save(update_fields=["state", "told_shop_at", "failure"])
    return case


def _tell(case: RefundCase, deed: Callable[[], Booked]) -> RefundCase | None:
    try:
        if not _begin_telling(case):
            return None
    except Trouble as trouble:
        return _not_told(case, trouble)
    try:
        return _booked(case, deed())
    except Unclear as unclear:
        log.warning("refund case %s: %s", case.pk, unclear.detail)
        return _unclear(case, unclear.detail)
    except Trouble as trouble:
        _forget_telling(case)
        return _failed(case, trouble)
    except AskedToWait:
        _forget_telling(case)
        raise


@transaction.atomic
def _begin_telling(case: RefundCase) -> bool:
    """Written before the shop hears of it; another worker at the same case has come first or comes too late."""
    if case.order and (trouble := _obstacle(case, case.order)):
        raise trouble
    now = timezone.now()
    mine = RefundCase.objects.filter(pk=case.pk, state=State.BOOKING, told_shop_at=case.told_shop_at)
    if not mine.update(told_shop_at=now):
        return False
    case.told_shop_at = now
    return True


def _obstacle(case: RefundCase, order: Order) -> Trouble | None:
    """What has happened to its order since it was decided, so that a person has to look at it again."""
    turns.wait_for(returns_of(order))
    order.refresh_from_db()
    if returned.unknown(order) > case.unknown_cents:
        return Trouble("gone_meanwhile")
    left = most(case)
    return Trouble("too_much") if left is not None and (case.cents or 0) > left else None


def _is_at_it(case: RefundCase) -> bool:
    return case.told_shop_at is not None and timezone.now() - case.told_shop_at < LATE


def _has_stumbled(case: RefundCase) -> bool:
    """It may have paid, and whether it did is not to be found in the shop: a person has to look."""
    return case.failure.startswith(STUMBLED)


def _not_told(case: RefundCase, trouble: Trouble) -> RefundCase:
    """Nothing was told this time; of an earlier time nothing is known."""
    return _unclear(case, str(trouble)) if case.told_shop_at else _failed(case, trouble)


def _forget_telling(case: RefundCase) -> None:
    RefundCase.objects.filter(pk=case.pk).update(told_shop_at=None)


def _wish(case: RefundCase, order: Order) -> Wish:
    return Wish(
        order.shop,
        order.remote_id,
        order.total_cents,
        case.cents or 0,
        case.currency or order.currency,
        case.key,
    )


@transaction.atomic
def _booked(case: RefundCase, booked: Booked) -> RefundCase:
    """Both the case and the order know it at once, as the shop will tell it."""
    now = hold(case, (State.BOOKING, State.UNCLEAR, State.DECIDED, State.BOOKED))
    if now.state == State.BOOKED:
        return now  # another worker asked the shop at the same time
    now.state, now.remote_id, now.cents = State.BOOKED, booked.remote_id[:100], booked.cents
    now.way, now.booked_at, now.failure = Way.SHOP, timezone.now(), ""
    now.save()
    if now.order:
        orders.note_refund(now.order, booked.remote_id, booked.at, booked.cents)
    note("refund_booked", now, now.booked_by)
    return now


def _failed(case: RefundCase, trouble: Trouble) -> RefundCase:
    return _end(case, State.DECIDED, f"{trouble.code} {trouble.detail}".strip())


def _unclear(case: RefundCase, detail: str) -> RefundCase:
    return _end(case, State.UNCLEAR, case.failure if _has_stumbled(case) else detail)


@transaction.atomic
def _end(case: RefundCase, state: str, failure: str) -> RefundCase:
    now = hold(case, State.values)
    if now.state != State.BOOKING:
        return now  # another worker knows more by now
    now.state, now.failure = state, failure[:LONGEST_FAILURE]
    now.save(update_fields=["state", "failure"])
    return now

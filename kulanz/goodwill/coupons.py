"""Vouchers as coupons of the shop: made there, asked about, ended; behind the scenes, and tried again."""

from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from kulanz.business import hours
from kulanz.customers.models import Shop
from kulanz.customers.shops import coupons as shop_coupons
from kulanz.customers.shops.coupons import Coupon
from kulanz.customers.shops.trouble import AskedToWait, Trouble
from kulanz.jobs.tasks import task
from kulanz.journal.models import record

from . import codes
from .models import Voucher

# What was bought on the last day may be told a little later.
AFTERWARDS = timedelta(days=3)
AT_ONCE = 100
# Time heals these; for all others somebody has to do something first.
PASSING = ("server_trouble", "broken_answer", "not_reached", "not_found")


def make_soon(voucher: Voucher) -> None:
    """Have the shop take it, where it is one that can."""
    if voucher.shop_id and shop_coupons.can(voucher.shop):
        make.enqueue(key=f"coupon:{voucher.pk}", voucher_id=voucher.pk)


def end_soon(voucher: Voucher) -> None:
    """Have the shop end it; it is redeemed or void."""
    if voucher.shop_id and voucher.remote_id:
        end.enqueue(key=f"coupon end:{voucher.pk}", voucher_id=voucher.pk)


@task()
def make(voucher_id: int) -> None:
    """Nothing where it is made already, or is not wanted any more."""
    voucher = _voucher(voucher_id)
    if voucher is None or voucher.voided_at or voucher.redeemed_at or voucher.shop is None:
        return
    try:
        remote_id = shop_coupons.make(voucher.shop, _coupon(voucher))
    except AskedToWait as wish:
        at = timezone.now() + timedelta(seconds=wish.seconds)
        make.enqueue(key=f"coupon:{voucher_id}", run_at=at, voucher_id=voucher_id)
        return
    except Trouble as trouble:
        Voucher.objects.filter(pk=voucher_id).update(failure=trouble.code)
        if trouble.code in PASSING:
            raise
        return
    Voucher.objects.filter(pk=voucher_id).update(remote_id=remote_id, failure="")
    voucher.refresh_from_db()
    if voucher.voided_at or voucher.redeemed_at:  # meanwhile
        end_soon(voucher)


@task()
def end(voucher_id: int) -> None:
    """Trouble is raised, so that it is tried again."""
    voucher = _voucher(voucher_id)
    if voucher is None or voucher.shop is None or not (voucher.voided_at or voucher.redeemed_at):
        return
    try:
        shop_coupons.end(voucher.shop, voucher.remote_id)
    except AskedToWait as wish:
        at = timezone.now() + timedelta(seconds=wish.seconds)
        end.enqueue(key=f"coupon end:{voucher_id}", run_at=at, voucher_id=voucher_id)


def ask_shops() -> int:
    """Have each shop asked which of its coupons were redeemed there."""
    waiting = _unsettled().values_list("shop", flat=True).distinct().order_by("shop")
    for number in waiting:
        learn.enqueue(key=f"coupons used:{number}", shop_id=number)
    return len(waiting)


@task(retries=1)
def learn(shop_id: int) -> int:
    """Which were redeemed in this shop; the next turn asks again in any case."""
    shop = Shop.objects.filter(pk=shop_id, is_active=True).first()
    if shop is None:
        return 0
    by_remote = {one.remote_id: one for one in _unsettled().filter(shop=shop)}
    remotes, found = sorted(by_remote), 0
    for start in range(0, len(remotes), AT_ONCE):
        try:
            used = shop_coupons.used(shop, remotes[start : start + AT_ONCE])
        except AskedToWait:
            break
        found += sum(_redeemed_there(by_remote[remote]) for remote in used if remote in by_remote)
    return found


@transaction.atomic
def _redeemed_there(voucher: Voucher) -> bool:
    rows = Voucher.objects.filter(pk=voucher.pk, redeemed_at=None)
    if not rows.update(redeemed_at=timezone.now(), redeemed_way=Voucher.Way.SHOP):
        return False
    about = voucher.gesture.conversation or voucher.gesture.customer
    end = f"…{voucher.code[-4:]}"
    record("voucher_redeemed", about, code=end, gesture=voucher.gesture_id, way=Voucher.Way.SHOP)
    return True


def _unsettled() -> QuerySet[Voucher]:
    since = timezone.localdate(timezone=hours.zone()) - AFTERWARDS
    rows = Voucher.objects.filter(redeemed_at=None, shop__isnull=False, valid_until__gte=since)
    return rows.exclude(remote_id="").select_related("gesture__conversation", "gesture__customer")


def _voucher(number: int) -> Voucher | None:
    return Voucher.objects.filter(pk=number).select_related("shop", "gesture").first()


def _coupon(voucher: Voucher) -> Coupon:
    return Coupon(
        code=codes.shown(voucher.code),
        worth=voucher.worth,
        cents=voucher.cents,
        percent=voucher.percent,
        currency=voucher.currency,
        ends_at=_end_of(voucher.valid_until),
    )


def _end_of(day: date) -> datetime:
    """The midnight after it, in the zone of the business."""
    return datetime.combine(day + timedelta(days=1), time(), hours.zone())

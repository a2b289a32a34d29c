"""Vouchers: worth something once, until the end of a day; redeemed by a program, in the shop, or by hand."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kulanz.business import hours
from kulanz.business.models import Staff
from kulanz.customers.models import Shop
from kulanz.journal.models import record
from kulanz.lib.refusal import Refusal

from . import codes, coupons
from .models import Gesture, Voucher

DAYS = 180
LONGEST = timedelta(days=3660)
WHOLE = 100
# Codes that nobody may redeem: not yet allowed, or never.
_GOOD = (Gesture.State.APPROVED, Gesture.State.GIVEN)
# Looked for where nothing was typed that can be a code, so that every answer takes the same work.
_NONE = ""


@dataclass(frozen=True, slots=True)
class Worth:
    """What a voucher takes off, and until when."""

    kind: str
    until: date
    cents: int = 0
    percent: int = 0
    shop: Shop | None = None


@dataclass(frozen=True, slots=True)
class Use:
    """How it is redeemed: for how much of its worth, where that is known, and for which purchase."""

    way: str
    cents: int | None = None
    about: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a code is good for: "good" or "redeemed", or why not: unknown, mistyped, used, over, void, too_much."""

    code: str
    voucher: Voucher | None = None

    @property
    def is_good(self) -> bool:
        return self.code in {"good", "redeemed"}


def today() -> date:
    """In the zone of the business."""
    return timezone.localdate(timezone=hours.zone())


def usual_end() -> date:
    return today() + timedelta(days=DAYS)


def check(worth: Worth) -> None:
    """Raises Refusal for what no voucher can be."""
    if worth.kind == Voucher.Worth.AMOUNT and worth.cents <= 0:
        raise Refusal(_("Please say what the voucher is worth."))
    if worth.kind == Voucher.Worth.PERCENT and not 0 < worth.percent <= WHOLE:
        raise Refusal(_("Please choose a share between 1 and 100 percent."))
    if worth.until < today():
        raise Refusal(_("Please choose a day that is still to come."))
    if worth.until > today() + LONGEST:
        raise Refusal(_("Please choose a day within the next ten years."))


def make(gesture: Gesture, worth: Worth) -> Voucher:
    """A code for this gesture; good as soon as the gesture is allowed."""
    check(worth)
    values = {
        "worth": worth.kind,
        "cents": worth.cents if worth.kind == Voucher.Worth.AMOUNT else 0,
        "percent": worth.percent if worth.kind == Voucher.Worth.PERCENT else 0,
        "currency": gesture.currency,
        "valid_until": worth.until,
        "shop": worth.shop,
    }
    while True:
        try:
            with transaction.atomic():
                return Voucher.objects.create(gesture=gesture, code=codes.new(), **values)
        except IntegrityError:
            continue  # one in 2^50: the code is taken


def look_up(typed: str) -> Answer:
    """What a code is good for now, without redeeming it."""
    code = codes.read(typed)
    found = _row(code)
    return Answer(_state(found, typed=code), found)


@transaction.atomic
def redeem(typed: str, use: Use, *, by: Staff | None = None) -> Answer:
    """Once: of two at the same moment one wins, and the other is told when that was; for no more than it is worth."""
    code = codes.read(typed)
    open_ones = Voucher.objects.filter(
        ~Q(worth=Voucher.Worth.AMOUNT) | Q(cents__gte=use.cents or 0),
        code=code or _NONE,
        redeemed_at=None,
        voided_at=None,
        valid_until__gte=today(),
        # Not joined: the row itself is looked at once more when somebody else has just written it.
        gesture__in=Gesture.objects.filter(state__in=_GOOD).values("pk"),
    )
    done = open_ones.update(
        redeemed_at=timezone.now(),
        redeemed_way=use.way,
        redeemed_cents=use.cents,
        redeemed_for=use.about.strip()[:100],
    )
    found = _row(code)
    if not done or found is None:
        return Answer(_why_not(found, use, typed=code), found)
    _note("voucher_redeemed", found, by, way=use.way)
    if use.way != Voucher.Way.SHOP:
        coupons.end_soon(found)
    return Answer("redeemed", found)


@transaction.atomic
def void(voucher: Voucher, *, by: Staff | None) -> None:
    """It is worth nothing any more."""
    rows = Voucher.objects.filter(pk=voucher.pk, redeemed_at=None, voided_at=None)
    if not rows.update(voided_at=timezone.now()):
        raise Refusal(_("This voucher was redeemed or made void before."))
    voucher.refresh_from_db()
    _note("voucher_voided", voucher, by)
    coupons.end_soon(voucher)


@transaction.atomic
def take_back_redemption(voucher: Voucher, *, by: Staff) -> None:
    """It was redeemed by mistake, by hand or by a program; what the shop counted stays counted."""
    rows = Voucher.objects.filter(pk=voucher.pk, redeemed_at__isnull=False).exclude(
        redeemed_way=Voucher.Way.SHOP
    )
    if not rows.update(redeemed_at=None, redeemed_way="", redeemed_cents=None, redeemed_for=""):
        raise Refusal(_("There is nothing to take back here."))
    voucher.refresh_from_db()
    _note("voucher_redemption_undone", voucher, by)
    coupons.make_soon(voucher)


def state(voucher: Voucher, *, on: date | None = None) -> str:
    """One of good, used, over, void, waiting; `on` another day than today."""
    if voucher.voided_at:
        return "void"
    if voucher.redeemed_at:
        return "used"
    if voucher.gesture.state not in _GOOD:
        return "waiting"
    return "over" if voucher.valid_until < (on or today()) else "good"


def newest() -> QuerySet[Voucher]:
    return Voucher.objects.select_related("gesture__customer", "gesture__conversation", "shop")


def _row(code: str) -> Voucher | None:
    return newest().filter(code=code or _NONE).first()


def _state(found: Voucher | None, *, typed: str) -> str:
    if found is None:
        return "unknown" if typed else "mistyped"
    said = state(found)
    return "unknown" if said == "waiting" else said


def _why_not(found: Voucher | None, use: Use, *, typed: str) -> str:
    if _is_asked_again(found, use):
        return "redeemed"
    said = _state(found, typed=typed)
    return "too_much" if said == "good" else said


def _is_asked_again(found: Voucher | None, use: Use) -> bool:
    """A program whose answer was lost asks once more for the same purchase: it was redeemed for that one."""
    about = use.about.strip()[:100]
    if found is None or not about or found.redeemed_at is None or use.way != Voucher.Way.API:
        return False
    return found.redeemed_way == Voucher.Way.API and found.redeemed_for == about


def _note(kind: str, voucher: Voucher, by: Staff | None, **data: object) -> None:
    """With the end of the code alone: the journal outlives what may be erased."""
    gesture = voucher.gesture
    record(
        kind,
        gesture.conversation or gesture.customer,
        by=by,
        code=f"…{voucher.code[-4:]}",
        gesture=gesture.pk,
        **data,
    )

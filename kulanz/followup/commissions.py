"""What we owe to partners: taken from lists, paid or not, and a true answer at any time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from babel.numbers import format_currency
from django.db import transaction
from django.db.models import Count, Max, Q, QuerySet, Sum
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from kulanz.business import hours
from kulanz.business.models import Business, Staff
from kulanz.customers import match
from kulanz.customers.models import Customer
from kulanz.lib import money, turns
from kulanz.lib.refusal import Refusal

from . import promises
from .models import Commission, Promise
from .promises import Evidence, Kind, Proof

State = Literal["paid", "overdue", "due", "correction", "dropped"]
VIEWS = ("owed", "overdue", "paid", "all")
PAGE = 50
FEW = 4

_IS_KEPT, _IS_OPEN = Q(promise__state=Promise.State.KEPT), Q(promise__state=Promise.State.OPEN)
PAID = Q(paid_on__isnull=False) | _IS_KEPT
OWED = Q(paid_on=None, cents__gt=0) & (Q(promise=None) | _IS_OPEN)
# Taken off what is paid next.
CORRECTING = Q(paid_on=None, cents__lt=0)


@dataclass(frozen=True, slots=True)
class Told:
    """A line of a list; the address in lower case."""

    address: str
    name: str
    reference: str
    cents: int
    currency: str
    due: date
    paid_on: date | None = None


@dataclass(slots=True)
class Kept:
    made: int = 0
    changed: int = 0


def state_of(commission: Commission) -> State:
    if commission.paid_on or (commission.promise and commission.promise.state == Promise.State.KEPT):
        return "paid"
    if commission.is_correction:
        return "correction"
    if commission.promise and commission.promise.state == Promise.State.DROPPED:
        return "dropped"
    return "overdue" if commission.is_overdue else "due"


def paid_day(commission: Commission) -> date | None:
    """When it was paid: as was noted, or else when somebody gave their word for it."""
    if commission.paid_on:
        return commission.paid_on
    promise = commission.promise
    is_kept = promise and promise.state == Promise.State.KEPT
    return localdate(promise.settled_at) if promise and is_kept and promise.settled_at else None


def titled(reference: str) -> str:
    """ "Commission September", in the language that is on."""
    known = ("provision", "commission", "payout", "auszahlung", "gutschrift")
    if any(word in reference.casefold() for word in known):
        return reference
    return gettext("Commission %(reference)s") % {"reference": reference}


@transaction.atomic
def keep(told: Sequence[Told], *, by: Staff | None) -> Kept:
    """Lines of a list become commissions; one that is known is changed where the list says something else.

    A line that names no day of payment never takes back one that was noted here.
    """
    turns.wait_for("commissions")
    known = _known(told)
    partners = match.customers_of({one.address: Customer(name=one.name) for one in told})
    kept = Kept()
    for one in told:
        held = known.get((one.address, one.reference))
        if held is None:
            known[one.address, one.reference] = _make(partners[one.address], one, by)
            kept.made += 1
        else:
            kept.changed += _change(held, one, by)
    return kept


@transaction.atomic
def pay(commission: Commission, on: date, *, by: Staff) -> None:
    """It was paid on that day; a correction was taken off."""
    if on > timezone.localdate():
        raise Refusal(_("That day is still to come. Please put a payment on record once it is made."))
    if not Commission.objects.filter(pk=commission.pk, paid_on=None).update(paid_on=on):
        raise Refusal(_("This commission is noted as paid already."))
    commission.refresh_from_db()
    _agree(commission, by)


@transaction.atomic
def take_back(commission: Commission, *, by: Staff) -> None:
    """It was not paid after all: it is owed as before."""
    Commission.objects.filter(pk=commission.pk).update(paid_on=None)
    commission.refresh_from_db()
    if commission.promise:
        promises.take_up_again(commission.promise, by=by)
    _agree(commission, by)


def listed(view: str = "owed", partner: int | None = None) -> QuerySet[Commission]:
    """What is owed, the oldest day first; what was paid, the newest first."""
    today = timezone.localdate()
    wanted = {
        "owed": OWED | CORRECTING,
        "overdue": OWED & Q(due__lt=today),
        "paid": PAID,
    }.get(view, Q())
    rows = Commission.objects.filter(wanted).select_related("partner", "promise")
    if partner is not None:
        rows = rows.filter(partner=partner)
    return rows.order_by("due", "pk") if view in {"owed", "overdue"} else rows.order_by("-due", "-pk")


def sums(partner: int | None = None) -> list[dict[str, Any]]:
    """A row a currency: what is overdue, due later, to be taken off, and was paid this year, in cents."""
    rows = Commission.objects.all() if partner is None else Commission.objects.filter(partner=partner)
    return list(_added_up(rows.values("currency")).order_by("currency"))


def by_partner() -> QuerySet[Any, dict[str, Any]]:
    """A row a partner and currency, whoever has waited for the most first."""
    rows = Commission.objects.values("partner", "partner__name", "currency")
    counted = _added_up(rows.annotate(address_shown=Max("address"), number=Count("pk")))
    return counted.order_by("-overdue", "-later", "partner__name", "partner", "currency")


def of_partner(customer: Customer) -> list[Commission]:
    """What there is to say of it beside their mail: what is owed, and else what was paid last."""
    theirs = Commission.objects.filter(partner=customer).select_related("promise")
    owed = list(theirs.filter(OWED | CORRECTING).order_by("due", "pk")[:FEW])
    paid = theirs.filter(PAID).order_by("-due", "-pk")
    return [*owed, *paid[: 1 if owed else 2]]


def all_of(customer: Customer) -> list[Commission]:
    """Every one of theirs of late, by the day on which it is due."""
    theirs = Commission.objects.filter(partner=customer).select_related("promise")
    return list(theirs.order_by("-due", "-pk")[:PAGE])[::-1]


def promised_to(customer: Customer) -> set[int]:
    """The promises that are commissions."""
    rows = Commission.objects.filter(partner=customer, promise__isnull=False)
    return {pk for pk in rows.values_list("promise", flat=True) if pk is not None}


def reassign(old: Customer, new: Customer) -> list[int]:
    moved = list(Commission.objects.filter(partner=old).values_list("pk", flat=True))
    Commission.objects.filter(pk__in=moved).update(partner=new)
    return moved


def give_back(ids: list[int], owner: Customer) -> None:
    Commission.objects.filter(pk__in=ids).update(partner=owner)


def _known(told: Iterable[Told]) -> dict[tuple[str, str], Commission]:
    rows = Commission.objects.filter(address__in={one.address for one in told})
    held = rows.select_related("promise", "partner").select_for_update(of=("self",))
    return {(one.address, one.reference): one for one in held}


def _make(partner: Customer, told: Told, by: Staff | None) -> Commission:
    made = Commission.objects.create(
        partner=partner,
        address=told.address,
        reference=told.reference,
        cents=told.cents,
        currency=told.currency,
        due=told.due,
        paid_on=told.paid_on,
    )
    _agree(made, by)
    return made


def _change(held: Commission, told: Told, by: Staff | None) -> bool:
    """Whether the list says anything new of it."""
    facts = {"cents": told.cents, "currency": told.currency, "due": told.due}
    if told.paid_on:
        facts["paid_on"] = told.paid_on
    changed = [name for name, fact in facts.items() if getattr(held, name) != fact]
    for name in changed:
        setattr(held, name, facts[name])
    if changed:
        held.save(update_fields=changed)
        _agree(held, by)
    return bool(changed)


def _agree(commission: Commission, by: Staff | None) -> None:
    """The promise says what the commission says."""
    promise = commission.promise
    if promise and commission.is_correction:
        promises.forget([promise])
        commission.promise = None
    elif promise:
        _retell(promise, commission)
    elif commission.paid_on is None and not commission.is_correction:
        commission.promise = promises.make(
            commission.partner, _what(commission), commission.due, by=by, kind=Kind.PAYMENT
        )
        commission.save(update_fields=["promise"])
    if commission.promise and commission.paid_on:
        proof = Proof(Evidence.PAYMENT, commission.pk)
        promises.keep(commission.promise, proof, by=by, at=hours.midnight(commission.paid_on))


def _retell(promise: Promise, commission: Commission) -> None:
    """A later day on a newer list does not hide that it was owed earlier."""
    what = " ".join(_what(commission).split())[: promises.LONGEST_WHAT]
    if (promise.what, promise.due) == (what, commission.due):
        return
    if promise.due and promise.due < commission.due:
        promise.first_due = promise.first_due or promise.due
    promise.what, promise.due, promise.due_at = what, commission.due, hours.closing(commission.due)
    promise.reminded_at = promise.broken_told_at = None
    promise.save(update_fields=["what", "due", "due_at", "first_due", "reminded_at", "broken_told_at"])


def _what(commission: Commission) -> str:
    """In the language of the business, for everybody reads it."""
    business = Business.objects.first()
    language = business.language if business else "de"
    amount = money.amount(commission.cents, commission.currency)
    with override(language):
        said = format_currency(amount, commission.currency, locale=language)
        return f"{titled(commission.reference)}: {said}"


def _added_up(rows: QuerySet[Any, Any]) -> QuerySet[Any, dict[str, Any]]:
    today = timezone.localdate()
    summed: QuerySet[Any, dict[str, Any]] = rows.annotate(
        overdue=Sum("cents", filter=OWED & Q(due__lt=today), default=0),
        later=Sum("cents", filter=OWED & Q(due__gte=today), default=0),
        off=Sum("cents", filter=CORRECTING, default=0),
        paid=Sum("cents", filter=Q(paid_on__year=today.year), default=0),
    )
    return summed

"""What we owe to partners: taken from lists, paid or not, and a true answer at any time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import count
from typing import Literal

from babel.numbers import format_currency
from django.db import transaction
from django.db.models import Prefetch, Q
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
MOST_PAID = 50
FEW = 4
LONGEST_REFERENCE = 100

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
    if commission.is_paid:
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
    for place, one in {(one.address, one.reference): one for one in told}.items():
        held = known.get(place)
        if held is None:
            _make(partners[one.address], one, by)
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


def of_partner(customer: Customer) -> list[Commission]:
    """What there is to say of it beside their mail: what is owed, and else what was paid last."""
    theirs = Commission.objects.filter(partner=customer).select_related("promise")
    owed = list(theirs.filter(OWED | CORRECTING).order_by("due", "pk")[:FEW])
    paid = theirs.filter(PAID).order_by("-due", "-pk")
    return [*owed, *paid[: 1 if owed else 2]]


def all_of(customer: Customer) -> list[Commission]:
    """What is owed, or to be taken off, and what was paid of late, by the day on which it is due."""
    theirs = Commission.objects.filter(partner=customer).select_related("promise")
    paid = theirs.filter(PAID).order_by("-due", "-pk")[:MOST_PAID]
    return sorted([*theirs.filter(OWED | CORRECTING), *paid], key=lambda one: (one.due, one.pk))


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
    locked = Commission.objects.select_related("promise", "partner").select_for_update(of=("self",))
    held = locked.filter(address__in={one.address for one in told}, differs_from=None)
    found = held.prefetch_related(Prefetch("differences", queryset=locked))
    return {(one.address, one.reference): one for one in found}


def _make(
    partner: Customer, told: Told, by: Staff | None, *, differs_from: Commission | None = None
) -> Commission:
    made = Commission.objects.create(
        partner=partner,
        address=told.address,
        reference=told.reference,
        cents=told.cents,
        currency=told.currency,
        due=told.due,
        paid_on=told.paid_on,
        differs_from=differs_from,
    )
    _agree(made, by)
    return made


def _change(held: Commission, told: Told, by: Staff | None) -> bool:
    """Whether the list says anything new of it. What was paid stays as it was paid; a difference stands beside it."""
    differences = list(held.differences.all())
    more = told.cents - held.cents - sum(one.cents for one in differences)
    said: dict[str, object] = {"currency": told.currency}
    paid = said | {"paid_on": told.paid_on} if told.paid_on else said
    is_beside = more != 0 and held.is_paid and not told.paid_on and held.currency == told.currency
    if is_beside:
        _book_difference(held, differences, replace(told, cents=more), by)
    facts = {"cents": held.cents if is_beside else held.cents + more, "due": told.due}
    changed = [_set(held, paid | facts, by)]
    changed += [_set(one, said if one.is_paid else paid, by) for one in differences if one.pk]
    return is_beside or any(changed)


def _set(held: Commission, facts: dict[str, object], by: Staff | None) -> bool:
    changed = [name for name, fact in facts.items() if getattr(held, name) != fact]
    for name in changed:
        setattr(held, name, facts[name])
    if changed:
        held.save(update_fields=changed)
        _agree(held, by)
    return bool(changed)


def _book_difference(held: Commission, known: Sequence[Commission], told: Told, by: Staff | None) -> None:
    """So much more is owed than was paid, or so much less: in one that waits already, or in a new one."""
    waiting = next((one for one in known if state_of(one) in {"due", "overdue", "correction"}), None)
    if waiting is None:
        named = replace(told, reference=_difference_of(held))
        _make(held.partner, named, by, differs_from=held)
    elif waiting.cents + told.cents:
        _set(waiting, {"cents": waiting.cents + told.cents, "due": told.due}, by)
    else:
        promises.forget([waiting.promise] if waiting.promise else [])
        waiting.delete()


def _difference_of(held: Commission) -> str:
    """Its reference: with a space that lists lose when they are read, so that no line of one is taken for it."""
    with override(_language()):
        words = gettext("later change")
    stem = f"{held.reference[: LONGEST_REFERENCE - 30]}\u00a0({words}"
    rows = Commission.objects.filter(address=held.address, reference__startswith=stem)
    taken = set(rows.values_list("reference", flat=True))
    names = (f"{stem})" if number == 1 else f"{stem} {number})" for number in count(1))
    return next(name for name in names if name not in taken)


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
        if promise.is_late and not commission.paid_on:
            promise.missed_at = promise.missed_at or promise.due_at
    promise.what, promise.due, promise.due_at = what, commission.due, hours.closing(commission.due)
    promise.reminded_at = promise.broken_told_at = None
    promise.save(
        update_fields=["what", "due", "due_at", "first_due", "missed_at", "reminded_at", "broken_told_at"]
    )


def _what(commission: Commission) -> str:
    amount, language = money.amount(commission.cents, commission.currency), _language()
    with override(language):
        said = format_currency(amount, commission.currency, locale=language)
        return f"{titled(commission.reference)}: {said}"


def _language() -> str:
    """That of the business, for everybody reads it."""
    business = Business.objects.first()
    return business.language if business else "de"

"""Who asked us never to write to them again: it holds for every address of theirs, until an owner lifts it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import OuterRef, QuerySet, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _

from kulanz.business.models import Staff
from kulanz.journal.models import Event, record
from kulanz.lib.refusal import Refusal

from . import remembered
from .models import Customer, Handle

# What is written down belongs to the wish that begins with it.
_AT_ONCE = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Wish:
    """An address (lower case) to which nothing may go, since when, whose it is, and the message that said so.

    No customer: they are erased, or nobody has that spelling of a mailbox that asked for it. No message: somebody
    here knew it from elsewhere, or it was so before.
    """

    address: str
    since: datetime
    customer: Customer | None = None
    message: int | None = None


@dataclass(frozen=True, slots=True)
class Noted:
    """What somebody here wrote down of it, on which day, and who that was."""

    words: str
    at: datetime
    by: Staff | None


@transaction.atomic
def begin(customer: Customer, *, at: datetime, message: int) -> list[Handle]:
    """They said so in this message; all addresses to which nothing may go from now on.

    A clock of theirs that is fast does not put off the beginning.
    """
    known, at = _reached_at(customer), min(at, timezone.now())
    if known.filter(silenced_at=None).update(silenced_at=at, silenced_in=message):
        record("silenced", customer)
    cover(customer)
    return list(_reached_at(customer))


@transaction.atomic
def begin_by_hand(customer: Customer, note: str, *, by: Staff) -> list[Handle]:
    """Somebody here knows it from elsewhere; all addresses to which nothing may go from now on."""
    if not note.strip():
        raise Refusal(_("Please write down how you know that they want to hear nothing more."))
    if _silenced().filter(customer=customer).exists():
        raise Refusal(_("Nothing is sent to this customer already."))
    known = _begin_unasked(customer)
    if not known:
        raise Refusal(_("There is no e-mail address of this customer to which nothing should go."))
    record("silenced_by_hand", customer, by=by, note=note.strip()[:300])
    return known


@transaction.atomic
def begin_by_link(customer: Customer) -> list[Handle]:
    """They said so on the page on which news is unsubscribed from; a second time changes nothing."""
    if _silenced().filter(customer=customer).exists():
        return []
    known = _begin_unasked(customer)
    if known:
        record("silenced_by_link", customer)
    return known


def cover(customer: Customer) -> None:
    """What has become theirs since is remembered as well."""
    said_at = since(customer)
    if said_at:
        remembered.add(_addresses(customer), said_at)


def uncover(customer: Customer) -> None:
    """Nothing is remembered of who may be written to, save where somebody else's wish holds for the mailbox."""
    if since(customer):
        return
    addresses = _addresses(customer)
    alike = remembered.same_mailbox(addresses).exclude(customer=customer)
    silent = among(alike.values_list("customer", flat=True))
    kept = {remembered.mailbox_of(handle.value) for handle in alike if handle.customer_id in silent}
    remembered.forget(value for value in addresses if remembered.mailbox_of(value) not in kept)


def outlive(customers: Iterable[int], addresses: Iterable[str]) -> None:
    """Before they are erased: that these addresses are to be left in peace stays known, however they are written."""
    said = _silenced().filter(customer__in=list(customers)).order_by("silenced_at").first()
    if said is None or said.silenced_at is None:
        return
    values = list(addresses)
    remembered.add(values, said.silenced_at)
    others = list(remembered.same_mailbox(values).values_list("pk", flat=True))
    Handle.objects.filter(pk__in=others, silenced_at=None).update(silenced_at=said.silenced_at)


def find(addresses: Iterable[str]) -> list[Wish]:
    """Those of the addresses whose owner asked for it, be it from another address or before they were erased."""
    values = {address.strip().lower()[:254] for address in addresses}
    said = _silenced().filter(customer=OuterRef("customer")).order_by("silenced_at", "pk")
    rows = Handle.objects.filter(kind=Handle.Kind.EMAIL, value__in=values).select_related("customer")
    handles = rows.annotate(
        said_at=Subquery(said.values("silenced_at")[:1]), said_in=Subquery(said.values("silenced_in")[:1])
    )
    by_value = {handle.value: handle for handle in handles}
    found = [
        Wish(value, handle.said_at, handle.customer, handle.said_in)
        for value, handle in by_value.items()
        if handle.said_at
    ]
    before = remembered.find(values - {wish.address for wish in found})
    for value, since_then in before.items():
        handle = by_value.get(value)
        found.append(Wish(value, since_then, handle.customer if handle else None))
    return sorted(found, key=lambda wish: wish.address)


def wish_of(customer: Customer) -> Wish | None:
    """Since when they want to hear nothing, and the message that said so."""
    first = _silenced().filter(customer=customer).order_by("silenced_at", "pk").first()
    if first is None or first.silenced_at is None:
        return None
    return Wish(first.value, first.silenced_at, customer, first.silenced_in)


def noted(customer: Customer) -> Noted | None:
    """Where no message of theirs says it, but a person here: of the wish that holds now, not of one that was lifted."""
    said_at = since(customer)
    if said_at is None:
        return None
    theirs = [customer.pk, *Customer.objects.filter(merged_into=customer).values_list("pk", flat=True)]
    events = Event.objects.filter(subject_kind="customer", subject_id__in=theirs, kind="silenced_by_hand")
    events = events.filter(at__gte=said_at - _AT_ONCE)
    last = events.select_related("actor").order_by("-at", "-pk").first()
    return Noted(last.data.get("note", ""), last.at, last.actor) if last else None


def since(customer: Customer) -> datetime | None:
    """Since when they want to hear nothing."""
    wish = wish_of(customer)
    return wish.since if wish else None


def among(customers: Iterable[int]) -> set[int]:
    """Those of the customers who asked for it."""
    return set(_silenced().filter(customer__in=set(customers)).values_list("customer", flat=True))


@transaction.atomic
def lift(customer: Customer, reason: str, *, by: Staff) -> None:
    """From now on they may be written to again; the journal keeps why."""
    if not reason.strip():
        raise Refusal(_("Please write down why this customer may be written to again."))
    silenced = _reached_at(customer).filter(silenced_at__isnull=False)
    if not silenced.update(silenced_at=None, silenced_in=None):
        raise Refusal(_("This customer may be written to already."))
    uncover(customer)
    record("silence_lifted", customer, by=by, reason=reason.strip()[:300])


@transaction.atomic
def withdraw(customer: Customer, message: int, *, by: Staff | None) -> None:
    """A person says that this message did not ask for it, and no other does."""
    if _silenced().filter(customer=customer, silenced_in=message).update(silenced_at=None, silenced_in=None):
        uncover(customer)
        record("silence_withdrawn", customer, by=by)


def asked_in(message: int) -> list[Customer]:
    """Whom this message silences."""
    return list(Customer.objects.filter(handles__silenced_in=message).distinct().order_by("pk"))


def rest_on(message: int, customer: Customer, *, instead_of: int) -> None:
    """They asked for it in that message, too, and not in this one."""
    _silenced().filter(customer=customer, silenced_in=instead_of).update(silenced_in=message)


def lifted_at(customer: Customer) -> datetime | None:
    """When an owner said last that they may be written to."""
    said = Event.objects.filter(subject_kind="customer", subject_id=customer.pk, kind="silence_lifted")
    return said.order_by("-at").values_list("at", flat=True).first()


def _begin_unasked(customer: Customer) -> list[Handle]:
    _reached_at(customer).update(silenced_at=timezone.now(), silenced_in=None)
    cover(customer)
    return list(_reached_at(customer))


def _reached_at(customer: Customer) -> QuerySet[Handle]:
    """Their addresses, and others by which the same mailboxes are reached, whoever seems to have them."""
    alike = remembered.same_mailbox(_addresses(customer)).values_list("pk", flat=True)
    return Handle.objects.filter(pk__in=list(alike)).order_by("pk")


def _addresses(customer: Customer) -> list[str]:
    handles = Handle.objects.filter(customer=customer, kind=Handle.Kind.EMAIL)
    return list(handles.values_list("value", flat=True))


def _silenced() -> QuerySet[Handle]:
    return Handle.objects.filter(silenced_at__isnull=False)

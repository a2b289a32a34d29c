"""Who asked us never to write to them again: it holds for every address of theirs, until an owner lifts it."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from kulanz.business.models import Staff
from kulanz.journal.models import Event, record
from kulanz.lib.refusal import Refusal

from .models import Customer, Handle


@transaction.atomic
def begin(customer: Customer, *, at: datetime, message: int) -> list[Handle]:
    """They said so in this message; all addresses to which nothing may go from now on."""
    known = Handle.objects.filter(customer=customer, kind=Handle.Kind.EMAIL)
    if known.filter(silenced_at=None).update(silenced_at=at, silenced_in=message):
        record("silenced", customer)
    return list(known)


@transaction.atomic
def begin_by_hand(customer: Customer, note: str, *, by: Staff) -> list[Handle]:
    """Somebody here knows it from elsewhere; all addresses to which nothing may go from now on."""
    if not note.strip():
        raise Refusal(_("Please write down how you know that they want to hear nothing more."))
    if _silenced().filter(customer=customer).exists():
        raise Refusal(_("Nothing is sent to this customer already."))
    known = Handle.objects.filter(customer=customer, kind=Handle.Kind.EMAIL)
    if not known.update(silenced_at=timezone.now(), silenced_in=None):
        raise Refusal(_("There is no e-mail address of this customer to which nothing should go."))
    record("silenced_by_hand", customer, by=by, note=note.strip()[:300])
    return list(known)


def find(addresses: Iterable[str]) -> list[Handle]:
    """Those of the addresses whose owner asked for it, be it from another address; each with its customer."""
    values = {address.strip().lower()[:254] for address in addresses}
    said = _silenced().filter(customer=OuterRef("customer"))
    found = Handle.objects.filter(kind=Handle.Kind.EMAIL, value__in=values).filter(Exists(said))
    return list(found.select_related("customer"))


def since(customer: Customer) -> datetime | None:
    """Since when they want to hear nothing."""
    return (
        _silenced()
        .filter(customer=customer)
        .order_by("silenced_at")
        .values_list("silenced_at", flat=True)
        .first()
    )


def among(customers: Iterable[int]) -> set[int]:
    """Those of the customers who asked for it."""
    return set(_silenced().filter(customer__in=set(customers)).values_list("customer", flat=True))


def require_welcome(addresses: Iterable[str]) -> None:
    """Nothing is sent to somebody who asked for it."""
    for handle in find(addresses):
        said_at = since(handle.customer) or timezone.now()
        raise Refusal(
            _(
                "%(address)s: this customer asked on %(day)s never to be written to again. Nothing was sent, the"
                " draft is kept. An owner can lift this and says why."
            )
            % {"address": handle.shown, "day": date_format(timezone.localtime(said_at), "SHORT_DATE_FORMAT")}
        )


@transaction.atomic
def lift(customer: Customer, reason: str, *, by: Staff) -> None:
    """From now on they may be written to again; the journal keeps why."""
    if not reason.strip():
        raise Refusal(_("Please write down why this customer may be written to again."))
    if not _silenced().filter(customer=customer).update(silenced_at=None, silenced_in=None):
        raise Refusal(_("This customer may be written to already."))
    record("silence_lifted", customer, by=by, reason=reason.strip()[:300])


@transaction.atomic
def withdraw(customer: Customer, message: int, *, by: Staff | None) -> None:
    """A person says that this message did not ask for it, and no other does."""
    if _silenced().filter(customer=customer, silenced_in=message).update(silenced_at=None, silenced_in=None):
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


def _silenced() -> QuerySet[Handle]:
    return Handle.objects.filter(silenced_at__isnull=False)

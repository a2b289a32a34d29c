"""Who asked us never to write to them again: it holds for every address of theirs, until an owner lifts it."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from kulanz.business.models import Staff
from kulanz.journal.models import record
from kulanz.lib.refusal import Refusal

from .models import Customer, Handle


@transaction.atomic
def begin(customer: Customer, *, at: datetime, message: int) -> list[Handle]:
    """They said so in this message; all addresses to which nothing may go from now on."""
    known = Handle.objects.filter(customer=customer, kind=Handle.Kind.EMAIL)
    if known.filter(silenced_at=None).update(silenced_at=at, silenced_in=message):
        record("silenced", customer)
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
    """A person says that this message did not ask for it."""
    if _silenced().filter(customer=customer, silenced_in=message).update(silenced_at=None, silenced_in=None):
        record("silence_withdrawn", customer, by=by)


def _silenced() -> QuerySet[Handle]:
    return Handle.objects.filter(silenced_at__isnull=False)

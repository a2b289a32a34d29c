"""The list of customers, and what one changes on a single one of them."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from email_validator import EmailNotValidError, validate_email

from kulanz.business.models import Staff
from kulanz.journal.models import record
from kulanz.lib.refusal import Refusal
from kulanz.reading import phones

from . import remembered
from .models import Customer, Handle, Merge


@dataclass(frozen=True, slots=True)
class Page:
    rows: list[Customer]
    next_cursor: str | None


def page(query: str = "", *, cursor: str = "", size: int = 40) -> Page:
    """The newest customers first; `query` is part of a name, an address or a phone number."""
    rows = matching(query.strip()).prefetch_related("handles").order_by("-pk")
    if cursor.isdecimal():
        rows = rows.filter(pk__lt=int(cursor))
    found = list(rows[: size + 1])
    return Page(found[:size], str(found[size - 1].pk) if len(found) > size else None)


def matching(query: str) -> QuerySet[Customer]:
    """Who has `query` in the name, in an address or as phone number; all where it is empty."""
    rows = Customer.objects.filter(merged_into=None)
    if not query:
        return rows
    number = phones.normalised(query) if query[:1] in "+0(" else None
    by_handle = Handle.objects.filter(Q(value__contains=query.lower()) | Q(value=number or query))
    return rows.filter(Q(name__icontains=query) | Q(pk__in=by_handle.values("customer")))


def alike(query: str, customer: Customer, *, size: int = 12) -> list[Customer]:
    """Others whom `query` names: whom `customer` could be merged with."""
    return [other for other in page(query, size=size).rows if other != customer] if query else []


def offer(addresses: QuerySet[Handle], begun: str, *, size: int = 6) -> list[Handle]:
    """Those of `addresses` that look like what somebody has begun to type; the newest first."""
    begun = begun.strip()
    if len(begun) < 2:
        return []
    alike = Q(value__contains=begun.lower()) | Q(customer__name__icontains=begun)
    return list(addresses.filter(alike).select_related("customer").order_by("-pk")[:size])


def add_handle(customer: Customer, written: str, *, by: Staff) -> Handle:
    """An address or a phone number by which this person can be reached."""
    kind, value, shown = _read(written.strip())
    known = Handle.objects.filter(kind=kind, value=value).select_related("customer").first()
    if known and known.customer_id == customer.pk:
        return known
    if known:
        raise Refusal(
            _("This belongs to %(name)s already. You can merge the two customers.") % {"name": known.customer}
        )
    asked_at = remembered.find([value]).get(value) if kind == Handle.Kind.EMAIL else None
    handle = Handle.objects.create(
        customer=customer, kind=kind, value=value, shown=shown, silenced_at=asked_at
    )
    record("handle_added", customer, by=by, value=shown)
    return handle


def keep(customer: Customer, *, by: Staff) -> None:
    """What was changed in name, language, form of address or notes."""
    customer.save()
    record("customer_changed", customer, by=by)


def remove_handle(handle: Handle, *, by: Staff) -> None:
    if handle.silenced_at:
        raise Refusal(
            _("This customer asked never to be written to again; without the address nobody would know.")
        )
    record("handle_removed", handle.customer, by=by, value=handle.shown)
    handle.delete()


def merges_to_undo(customer: Customer) -> QuerySet[Merge]:
    return customer.merges.filter(undone_at=None).select_related("absorbed", "by").order_by("-at")


def _read(written: str) -> tuple[str, str, str]:
    if "@" in written:
        try:
            address = validate_email(written, check_deliverability=False, test_environment=True).normalized
        except EmailNotValidError as error:
            raise Refusal(_("“%(typed)s” is not an e-mail address.") % {"typed": written}) from error
        return Handle.Kind.EMAIL, address.lower(), address
    number = phones.normalised(written)
    if not number:
        raise Refusal(_("Please write an e-mail address or a phone number."))
    return Handle.Kind.PHONE, number, phones.shown(number)

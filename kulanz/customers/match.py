"""Who wrote: the customer behind an address, found once and then known."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from django.db import connection
from django.utils import timezone

from kulanz.journal.models import record
from kulanz.lib import rows

from . import remembered
from .models import Customer, Handle

ASKED_BEFORE = "silenced_before"
# What somebody wrote longer ago does not say how they would be addressed today.
RECENT = timedelta(days=30)
_BY_VALUE = "SELECT customer_id, bounced_at FROM customers_handle WHERE kind = %s AND value = %s"


def customer_of(
    address: str,
    name: str,
    *,
    since: datetime | None = None,
    language: str = "",
    register: str = "",
    wrote: bool = False,
) -> Customer:
    """The customer with this e-mail address, made if unknown; what was missing of them is filled in.

    An address that `wrote` to us lives, even if mail to it came back before; who says Sie today is not answered with
    the du of last month, unless a person has fixed it.
    """
    facts = {"name": " ".join(name.split())[:200], "language": language, "register": register}
    value = address.strip().lower()[:254]
    customer, came_back = _find(value) if value else (None, False)
    if came_back and wrote:
        _clear_bounce(value)
    if customer is None:
        fresh = Customer(created_at=since or timezone.now(), **facts)
        return _make(value, address.strip(), fresh) if value else _kept(fresh)
    missing = [field for field, fact in facts.items() if fact and not getattr(customer, field)]
    is_news = since is None or since > timezone.now() - RECENT
    if wrote and is_news and register and register != customer.register and not customer.register_fixed:
        missing.append("register")
    for field in missing:
        setattr(customer, field, facts[field])
    if missing:
        customer.save(update_fields=missing)
    return customer


def customers_of(wanted: Mapping[str, Customer]) -> dict[str, Customer]:
    """The customers with these addresses (lower case); for the unknown ones those that `wanted` describes are made."""
    found = _known(wanted)
    fresh = {address: customer for address, customer in wanted.items() if address not in found}
    if not fresh:
        return found
    Customer.objects.bulk_create(fresh.values())
    asked = remembered.find(fresh)
    Handle.objects.bulk_create(
        (_handle(customer, address, address, asked.get(address)) for address, customer in fresh.items()),
        ignore_conflicts=True,
    )
    made = _known(fresh)
    # Another worker met these at the same moment.
    Customer.objects.filter(
        pk__in=[mine.pk for address, mine in fresh.items() if made[address] != mine]
    ).delete()
    for address in asked:
        record(ASKED_BEFORE, made[address])
    return found | made


def find_by_address(address: str) -> Customer | None:
    return _find(address.strip().lower())[0]


def has_any_address(customer_id: int, addresses: set[str]) -> bool:
    """Whether one of these addresses belongs to that customer."""
    return Handle.objects.filter(
        customer=customer_id, kind=Handle.Kind.EMAIL, value__in={a.lower() for a in addresses}
    ).exists()


def mark_bounced(address: str, reason: str) -> None:
    """Mail to this address comes back for good."""
    Handle.objects.filter(kind=Handle.Kind.EMAIL, value=address.lower()).update(
        bounced_at=timezone.now(), bounce_reason=reason
    )


def _known(addresses: Iterable[str]) -> dict[str, Customer]:
    handles = Handle.objects.filter(kind=Handle.Kind.EMAIL, value__in=list(addresses))
    return {handle.value: handle.customer for handle in handles.select_related("customer")}


def _find(value: str) -> tuple[Customer | None, bool]:
    """Whose address it is, and whether mail to it came back."""
    with connection.cursor() as cursor:  # most who write are new: no row, and no more to do
        cursor.execute(_BY_VALUE, [Handle.Kind.EMAIL, value])
        found = cursor.fetchone()
    return (rows.find(Customer, found[0]), found[1] is not None) if found else (None, False)


def _clear_bounce(value: str) -> None:
    handles = Handle.objects.filter(kind=Handle.Kind.EMAIL, value=value)
    handles.update(bounced_at=None, bounce_reason="")


def _make(value: str, shown: str, fresh: Customer) -> Customer:
    """New to us; whoever asked for silence before they were erased is left in peace at once."""
    rows.insert(fresh)
    asked_at = remembered.find([value]).get(value)
    if rows.insert(_handle(fresh, value, shown[:254], asked_at), unless_there=True):
        if asked_at:
            record(ASKED_BEFORE, fresh)
        return fresh
    fresh.delete()  # another worker met this address at the same moment
    return Handle.objects.select_related("customer").get(kind=Handle.Kind.EMAIL, value=value).customer


def _handle(customer: Customer, value: str, shown: str, asked_at: datetime | None) -> Handle:
    return Handle(customer=customer, kind=Handle.Kind.EMAIL, value=value, shown=shown, silenced_at=asked_at)


def _kept(fresh: Customer) -> Customer:
    """Nobody knows how to reach this one; every such letter has a customer of its own."""
    rows.insert(fresh)
    return fresh

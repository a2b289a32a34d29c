"""Who wrote: the customer behind an address, found once and then known."""

from datetime import datetime

from django.db import connection
from django.utils import timezone

from kulanz.lib import rows

from .models import Customer, Handle

_BY_VALUE = "SELECT customer_id FROM customers_handle WHERE kind = %s AND value = %s"


def customer_of(address: str, name: str, *, since: datetime | None = None) -> Customer:
    """The customer with this e-mail address, made if unknown; a missing name is filled in."""
    value = address.strip().lower()[:254]
    if not value:
        return Customer.objects.create(name=name[:200], created_at=since or timezone.now())
    customer = find_by_address(value)
    if customer is None:
        return _make(value, address.strip(), name, since or timezone.now())
    if name and not customer.name:
        customer.name = name[:200]
        customer.save(update_fields=["name"])
    return customer


def find_by_address(address: str) -> Customer | None:
    with connection.cursor() as cursor:  # most who write are new: no row, and no more to do
        cursor.execute(_BY_VALUE, [Handle.Kind.EMAIL, address.strip().lower()])
        found = cursor.fetchone()
    return Customer.objects.get(pk=found[0]) if found else None


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


def clear_bounce(address: str) -> None:
    """The address wrote to us, so it lives."""
    Handle.objects.filter(kind=Handle.Kind.EMAIL, value=address.lower(), bounced_at__isnull=False).update(
        bounced_at=None, bounce_reason=""
    )


def _make(value: str, shown: str, name: str, since: datetime) -> Customer:
    customer = Customer(name=name[:200], created_at=since)
    rows.insert(customer)
    handle = Handle(customer=customer, kind=Handle.Kind.EMAIL, value=value, shown=shown[:254])
    if rows.insert(handle, unless_there=True):
        return customer
    customer.delete()  # another worker met this address at the same moment
    return Handle.objects.select_related("customer").get(kind=Handle.Kind.EMAIL, value=value).customer

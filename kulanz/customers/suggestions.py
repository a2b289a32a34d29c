"""Two customers who may be one person: the evidence is kept, a person decides."""

from django.db import connection
from django.db.models import Q, QuerySet
from django.utils import timezone

from kulanz.lib import rows

from .models import Customer, Handle, MergeSuggestion

Reason = MergeSuggestion.Reason
_NAMESAKES = (
    "SELECT id FROM customers_customer"
    " WHERE name = %s AND merged_into_id IS NULL AND id <> %s ORDER BY id LIMIT 3"
)


def suggest(one: Customer, other_id: int, reason: str, evidence: str) -> None:
    """Suggest that two customers are one person; the same suggestion is made once."""
    if other_id == one.pk:
        return
    first, second = sorted((one.pk, other_id))
    MergeSuggestion.objects.get_or_create(
        one_id=first, other_id=second, reason=reason, defaults={"evidence": evidence[:300]}
    )


def open_for(customer: Customer) -> QuerySet[MergeSuggestion]:
    rows = MergeSuggestion.objects.filter(Q(one=customer) | Q(other=customer), dismissed_at=None)
    alive = rows.filter(one__merged_into=None, other__merged_into=None)
    return alive.select_related("one", "other")


def dismiss(suggestion: MergeSuggestion) -> None:
    suggestion.dismissed_at = timezone.now()
    suggestion.save(update_fields=["dismissed_at"])


def note_phone(customer: Customer, number: str, shown: str) -> None:
    """A number in the customer's signature: theirs, or the sign that they are known under another address."""
    fresh = Handle(customer=customer, kind=Handle.Kind.PHONE, value=number, shown=shown)
    if not rows.insert(fresh, unless_there=True):
        holder = Handle.objects.only("customer_id").get(kind=Handle.Kind.PHONE, value=number)
        suggest(customer, holder.customer_id, Reason.PHONE, shown)


def namesakes(customer: Customer) -> list[Customer]:
    """Others with the same full name (first and last)."""
    if len(customer.name.split()) < 2:
        return []
    with connection.cursor() as cursor:  # most have none, and are not to pay for the question
        cursor.execute(_NAMESAKES, [customer.name, customer.pk])
        found = [pk for (pk,) in cursor.fetchall()]
    return list(Customer.objects.filter(pk__in=found)) if found else []

"""The owner's own word on who is a super-customer."""

from django.db import transaction
from django.utils import timezone

from kulanz.business.models import Staff
from kulanz.customers.models import Customer, Standing
from kulanz.journal.models import record


def find(customer: Customer) -> Standing | None:
    return Standing.objects.filter(customer=customer).first()


@transaction.atomic
def crown(customer: Customer, is_crowned: bool | None, *, note: str = "", by: Staff) -> Standing:
    """A super-customer whatever the figures say; with False never one; with None the figures decide again."""
    standing, _is_new = Standing.objects.select_for_update().get_or_create(customer=customer)
    standing.is_crowned, standing.crowned_by, standing.crowned_at = is_crowned, by, timezone.now()
    standing.crowned_note = note.strip()[:300]
    standing.settle()
    standing.save()
    kind = {True: "crowned", False: "uncrowned", None: "crown_withdrawn"}[is_crowned]
    record(kind, customer, by=by, note=standing.crowned_note)
    return standing

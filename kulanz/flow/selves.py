"""A person as the rows have them: the customer, and everybody who was merged into them."""

from kulanz.customers.models import Customer


def of(customer: Customer) -> list[int]:
    """The numbers of all their rows, theirs first; merges of merges too."""
    found, latest = [customer.pk], [customer.pk]
    while latest:
        absorbed = Customer.objects.filter(merged_into__in=latest).exclude(pk__in=found)
        latest = list(absorbed.values_list("pk", flat=True))
        found += latest
    return found

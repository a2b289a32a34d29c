"""Which cases there are: those to be done, those that are done, and whose they are."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from kulanz.conversations.models import Conversation
from kulanz.customers.models import Customer

from . import refunds
from .models import RefundCase


def pending() -> QuerySet[RefundCase]:
    """Who has waited longest comes first."""
    return _listed(RefundCase.objects.filter(state__in=refunds.PENDING)).order_by("asked_at", "pk")


def done() -> QuerySet[RefundCase]:
    return _listed(RefundCase.objects.filter(state__in=refunds.DONE)).order_by("-opened_at", "-pk")


def move_along(
    old: Conversation, new: Conversation, *, with_messages: QuerySet[Any, Any] | None = None
) -> None:
    """A conversation was put into another, or some of its messages went: those they acknowledged go with them."""
    cases = RefundCase.objects.filter(conversation=old)
    if with_messages is not None:
        cases = cases.filter(acknowledged_in__in=with_messages)
    cases.update(conversation=new)


def reassign(old: Customer, new: Customer) -> list[int]:
    moved = list(RefundCase.objects.filter(customer=old).values_list("pk", flat=True))
    RefundCase.objects.filter(pk__in=moved).update(customer=new)
    return moved


def give_back(ids: list[int], owner: Customer) -> None:
    RefundCase.objects.filter(pk__in=ids).update(customer=owner)


def numbers_of(customers: Iterable[int]) -> list[int]:
    return list(RefundCase.objects.filter(customer__in=customers).values_list("pk", flat=True))


def proofs_of(customers: Iterable[int]) -> set[str]:
    """The files in the vault that show what went back to them."""
    files = RefundCase.objects.filter(customer__in=customers).exclude(proof_file="")
    return set(files.values_list("proof_file", flat=True))


def _listed(rows: QuerySet[RefundCase]) -> QuerySet[RefundCase]:
    return rows.select_related("customer", "order__shop", "conversation", "decided_by")

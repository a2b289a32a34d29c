"""The page of commissions: what is owed, what was paid, and what that adds up to."""

from typing import Any

from django.db.models import Count, Max, Q, QuerySet, Sum
from django.utils import timezone

from .commissions import CORRECTING, OWED, PAID
from .models import Commission

PAGE = 50


def listed(view: str = "owed", partner: int | None = None) -> QuerySet[Commission]:
    """What is owed, the oldest day first; what was paid, the newest first."""
    today = timezone.localdate()
    wanted = {
        "owed": OWED | CORRECTING,
        "overdue": OWED & Q(due__lt=today),
        "paid": PAID,
    }.get(view, Q())
    rows = Commission.objects.filter(wanted).select_related("partner", "promise")
    if partner is not None:
        rows = rows.filter(partner=partner)
    return rows.order_by("due", "pk") if view in {"owed", "overdue"} else rows.order_by("-due", "-pk")


def sums(partner: int | None = None) -> list[dict[str, Any]]:
    """A row a currency: what is overdue, due later, to be taken off, and was paid this year, in cents."""
    rows = Commission.objects.all() if partner is None else Commission.objects.filter(partner=partner)
    return list(_added_up(rows.values("currency")).order_by("currency"))


def by_partner() -> QuerySet[Any, dict[str, Any]]:
    """A row a partner and currency, whoever has waited for the most first."""
    rows = Commission.objects.values("partner", "partner__name", "currency")
    counted = _added_up(rows.annotate(address_shown=Max("address"), number=Count("pk")))
    return counted.order_by("-overdue", "-later", "partner__name", "partner", "currency")


def _added_up(rows: QuerySet[Any, Any]) -> QuerySet[Any, dict[str, Any]]:
    today = timezone.localdate()
    summed: QuerySet[Any, dict[str, Any]] = rows.annotate(
        overdue=Sum("cents", filter=OWED & Q(due__lt=today), default=0),
        later=Sum("cents", filter=OWED & Q(due__gte=today), default=0),
        off=Sum("cents", filter=CORRECTING, default=0),
        paid=Sum("cents", filter=Q(paid_on__year=today.year), default=0),
    )
    return summed

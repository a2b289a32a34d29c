"""The best customers first, by what they will probably buy, and each kind of them apart."""

from dataclasses import dataclass
from heapq import merge
from itertools import islice

from django.db.models import Q, QuerySet, prefetch_related_objects

from . import directory
from .models import Standing

# What stands in the cursor for the rank of those who have none.
UNRANKED = "none"


@dataclass(frozen=True, slots=True)
class Page:
    rows: list[Standing]
    next_cursor: str | None


def page(kind: str = "", query: str = "", *, cursor: str = "", size: int = 40) -> Page:
    """Standings with their customers; last come those without orders whom somebody has named super-customers.

    Each kind is read in the order of its own index and they are merged here: no index goes over all of them.
    """
    kinds = [kind] if kind in Standing.Kind.values else list(Standing.Kind.values)
    rows = Standing.objects.filter(customer__merged_into=None).select_related("customer")
    if query.strip():
        rows = rows.filter(customer__in=directory.matching(query.strip()))
    rank, _sign, last = cursor.partition("-")
    found: list[Standing] = []
    if rank != UNRANKED:
        found = _ranked(rows, kinds, rank, last, size + 1)
    if len(found) <= size:
        begin = int(last) if rank == UNRANKED and last.isdecimal() else 0
        unranked = rows.filter(kind__in=kinds, rank=None, pk__gt=begin).order_by("pk")
        found += unranked[: size + 1 - len(found)]
    prefetch_related_objects(found[:size], "customer__handles")
    return Page(found[:size], _cursor(found[size - 1]) if len(found) > size else None)


def _ranked(rows: QuerySet[Standing], kinds: list[str], rank: str, last: str, size: int) -> list[Standing]:
    if rank.isdecimal() and last.isdecimal():
        after = Q(rank__gt=int(rank)) | Q(rank=int(rank), pk__gt=int(last))
        rows = rows.filter(after, rank__gte=int(rank))
    ranked = rows.filter(rank__isnull=False).order_by("rank", "pk")
    each = (ranked.filter(kind=kind)[:size] for kind in kinds)
    return list(islice(merge(*each, key=lambda one: (one.rank or 0, one.pk)), size))


def _cursor(standing: Standing) -> str:
    return f"{UNRANKED if standing.rank is None else standing.rank}-{standing.pk}"

"""A file of orders is taken portion by portion: what is written and how far that was stand in one transaction."""

import time
from collections.abc import Iterator
from dataclasses import astuple, dataclass, field
from typing import Literal

from django.db import transaction

from kulanz.customers import orders
from kulanz.customers.models import Order, OrderFile
from kulanz.customers.orders import ToldOrder
from kulanz.lib import turns

from . import again, source
from .layout import Layout
from .reading import Fault, Group, Reader
from .rows import rows

ORDERS_AT_ONCE = 500
# Where nothing but errors comes, the mark moves on all the same.
ROWS_AT_ONCE = 5000
ERRORS_KEPT = 200


@dataclass(slots=True)
class Portion:
    begin: int
    line: int = 0
    orders: list[ToldOrder] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    # How many orders could not be read.
    failed: int = 0

    def add(self, group: Group) -> None:
        self.line = group.last_line
        self.faults += group.faults
        self.failed += bool(group.faults)
        if group.order:
            self.orders.append(group.order)

    @property
    def is_full(self) -> bool:
        return len(self.orders) >= ORDERS_AT_ONCE or self.line - self.begin >= ROWS_AT_ONCE


def take(file: OrderFile, seconds: float) -> Literal["end", "more", "gone"]:
    """Go on where it was left, for about so long; "gone" where it was broken off or somebody else is at it.

    Coming to the place again does not count: else the end of a large file would never be reached.
    """
    end = 0.0
    layout = Layout.of(file.columns)
    for portion in _portions(file):
        end = end or time.monotonic() + seconds
        if not _keep(file.pk, layout, portion):
            return "gone"
        if time.monotonic() > end:
            return "more"
    return "end"


def finish(pk: int) -> OrderFile | None:
    """To be called at its end: the file, unless it was broken off at the last moment."""
    reading = OrderFile.objects.filter(pk=pk, state=OrderFile.State.READING)
    return OrderFile.objects.get(pk=pk) if reading.update(state=OrderFile.State.DONE) else None


def faults(file: OrderFile) -> Iterator[Fault]:
    """All that is wrong in the lines that were read so far; the file is read again for it."""
    for group in _groups(file, after=0):
        if group.last_line > file.line:
            return
        yield from group.faults


def _groups(file: OrderFile, *, after: int) -> Iterator[Group]:
    """`after`: the last line of a group that was read."""
    layout = Layout.of(file.columns)
    with source.opened(file.sha256) as opened:
        told = rows(opened, layout.encoding, layout.separator, after)
        yield from Reader(layout, file.at).read(told, is_amid=after > 0)


def _portions(file: OrderFile) -> Iterator[Portion]:
    portion = Portion(file.line)
    for group in _groups(file, after=file.line):
        portion.add(group)
        if portion.is_full:
            yield portion
            portion = Portion(portion.line)
    if portion.line:
        yield portion


def _keep(pk: int, layout: Layout, portion: Portion) -> bool:
    """False where the file is not at that place any more, or not to be read."""
    with transaction.atomic():
        file = OrderFile.objects.select_for_update().get(pk=pk)
        if file.state != OrderFile.State.READING or file.line != portion.begin:
            return False
        turns.wait_for(f"orders of shop {file.shop_id}")
        settled = again.settle(file.shop, portion.orders, layout, since=file.at)
        kept = orders.keep(file.shop, settled.news)
        Order.objects.filter(pk__in=[one.pk for one in settled.known], changed_at__lt=file.at).update(
            changed_at=file.at
        )
        file.line = portion.line
        file.made += kept.made
        file.changed += kept.changed
        file.failed += portion.failed
        changed = ["line", "made", "changed", "failed"]
        if portion.faults and len(file.errors) < ERRORS_KEPT:
            file.errors = [*file.errors, *map(list, map(astuple, portion.faults))][:ERRORS_KEPT]
            changed.append("errors")
        file.save(update_fields=changed)
    return True

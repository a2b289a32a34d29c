"""A first look at a file: everything that can be guessed about it, and how its first orders would be read."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import BinaryIO

from django.utils import timezone

from kulanz.customers import orders
from kulanz.customers.orders import ToldOrder

from . import amounts, columns, dates, reading, sniff, states
from .amounts import Style as AmountStyle
from .dates import Style as DayStyle
from .layout import AmountOf, Layout
from .rows import Row, rows

# So many rows are looked at for guesses; beyond that nobody would wait for the page.
MOST_ROWS = 100_000
# So many are read for trial.
TRIED = 5000
SHOWN = 6
MOST_FAULTS = 20
_EXAMPLES = 5

Open = Callable[[], BinaryIO]


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody has already chosen; the rest is guessed."""

    encoding: str = ""
    separator: str = ""
    has_header: bool | None = None
    columns: Mapping[str, int] | None = None
    days: DayStyle | None = None
    amounts: AmountStyle | None = None
    amount_of: AmountOf | None = None
    currency: str = ""


@dataclass(frozen=True, slots=True)
class Guess:
    """How a column is written: as guessed (None: nothing tells), how many cells say so, how many gainsay."""

    style: str | None
    saying: int
    gainsaying: int
    # A cell that is something else in the other style.
    example: str


@dataclass(slots=True)
class Look:
    layout: Layout
    first_rows: list[list[str]]
    # How many rows were looked at, and whether these are all.
    rows: int
    is_whole: bool
    days: Guess
    amounts: Guess
    # Whether some orders have several lines.
    has_groups: bool
    unknown_states: list[str]
    orders: list[tuple[int, ToldOrder]] = field(default_factory=list)
    # Of the first TRIED rows: how many orders there are, how many can be taken, and what is wrong with others.
    tried: int = 0
    taken: int = 0
    faults: list[reading.Fault] = field(default_factory=list)

    @property
    def names(self) -> list[str]:
        """Of all columns of the file; "" where one has none."""
        width = max((len(row) for row in self.first_rows), default=0)
        own = list(self.layout.names)
        return [*own, *[""] * (width - len(own))]

    @property
    def missing(self) -> list[str]:
        """What must be chosen before the file can be read."""
        found = [ours for ours in columns.MUSTS if ours not in self.layout.columns]
        if self.layout.days is None and self.days.example:
            found.append("days")
        if self.layout.amounts is None and self.amounts.example:
            found.append("amounts")
        return found


def look(opened: Open, head: bytes, wish: Wish, *, zone: str, currency: str) -> Look:
    """Raises sniff.NotText for what is no text with columns."""
    encoding = wish.encoding or _encoding(opened, head)
    text = sniff.decoded(head, encoding)
    separator = wish.separator or sniff.separator_of(text)
    first = [row.cells for row in islice(rows(opened(), encoding, separator), 30) if row.cells]
    if not first:
        raise sniff.NotText("empty")
    has_header = sniff.is_header(first[0]) if wish.has_header is None else wish.has_header
    names = tuple(cell.strip() for cell in first[0]) if has_header else ()
    body = first[1:] if has_header else first
    chosen = columns.guess(names, body) if wish.columns is None else wish.columns
    layout = Layout(
        encoding, separator, has_header, dict(chosen), currency=wish.currency or currency, names=names
    )
    return _tried(opened, _surveyed(opened, layout, wish, body))


def _encoding(opened: Open, head: bytes) -> str:
    """As the beginning tells; but one letter further down may show that it is not UTF-8."""
    found = sniff.encoding_of(head)
    if found != "utf-8" or len(head) < sniff.HEAD:
        return found
    with opened() as file:
        return "utf-8" if sniff.are_utf8(iter(lambda: file.read(1 << 20), b"")) else "cp1252"


def _surveyed(opened: Open, layout: Layout, wish: Wish, body: Sequence[Sequence[str]]) -> Look:
    count = _Count(layout)
    all_rows = rows(opened(), layout.encoding, layout.separator)
    for row in islice(all_rows, int(layout.has_header), MOST_ROWS):
        count.add(row)
    is_whole = next(all_rows, None) is None
    days, written = count.days(), count.amounts()
    complete = replace(
        layout,
        days=wish.days or dates.named(days.style) or (None if days.example else "dmy"),
        amounts=wish.amounts or amounts.named(written.style) or (None if written.example else "point"),
        amount_of=wish.amount_of or count.amount_of,
    )
    return Look(
        complete,
        [list(row) for row in body[:SHOWN]],
        count.rows,
        is_whole,
        days,
        written,
        count.has_groups,
        sorted(count.unknown_states)[:_EXAMPLES],
    )


class _Count:
    """What the cells of some columns say, over all rows."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self.rows = 0
        self._days: dict[str, int] = {}
        self._amounts: dict[str, int] = {}
        self.unknown_states: set[str] = set()
        self.has_groups = False
        self.amount_of: AmountOf = "order"
        self._number, self._amount = "", ""

    def add(self, row: Row) -> None:
        self.rows += 1
        date, amount = self._cell(row, "date"), self._cell(row, "amount")
        if date:
            self._days[date] = self._days.get(date, 0) + 1
        if amount:
            self._amounts[amount] = self._amounts.get(amount, 0) + 1
        state = self._cell(row, "status")
        if state and len(self.unknown_states) < 100 and states.find(state) is None:
            self.unknown_states.add(state[:40])
        self._group(self._cell(row, "number"), amount)

    def days(self) -> Guess:
        style, saying, gainsaying = dates.guess(_repeated(self._days))
        return Guess(style, saying, gainsaying, next(filter(dates.is_open, self._days), ""))

    def amounts(self) -> Guess:
        style, saying, gainsaying = amounts.guess(_repeated(self._amounts))
        return Guess(style, saying, gainsaying, next(filter(amounts.is_open, self._amounts), ""))

    def _group(self, said: str, amount: str) -> None:
        number = orders.key(said)
        if number and number == self._number:
            self.has_groups = True
            if amount and self._amount and amount != self._amount:
                self.amount_of = "line"
        else:
            self._amount = ""
        self._number, self._amount = number, amount or self._amount

    def _cell(self, row: Row, ours: str) -> str:
        at = self._layout.columns.get(ours)
        return row.cells[at].strip() if at is not None and at < len(row.cells) else ""


def _repeated(counted: Mapping[str, int]) -> Iterator[str]:
    for text, often in counted.items():
        for _time in range(often):
            yield text


def _tried(opened: Open, found: Look) -> Look:
    if not {"date", "amount"} <= found.layout.columns.keys():
        return found
    all_rows = rows(opened(), found.layout.encoding, found.layout.separator)
    some = islice(all_rows, TRIED + int(found.layout.has_header))
    for group in reading.Reader(found.layout, timezone.now()).read(some):
        found.tried += 1
        found.faults += group.faults[: MOST_FAULTS - len(found.faults)]
        if group.order:
            found.taken += 1
            if len(found.orders) < SHOWN:
                found.orders.append((group.first_line, group.order))
    return found

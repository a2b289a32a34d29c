"""Rows of a file become orders; lines with the same number that follow each other are one order."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from decimal import Decimal
from hashlib import sha256
from itertools import islice
from zoneinfo import ZoneInfo

from kulanz.customers import orders
from kulanz.customers.models import Order
from kulanz.customers.orders import ToldLine, ToldOrder, ToldRefund
from kulanz.lib import money

from . import amounts, dates, states
from .layout import Layout
from .rows import Row

# An order has no more lines; where the "number" is no order's number at all, it must not fill the memory.
MOST_ROWS = 1000
REFUND = "file"
_ADDRESS = re.compile(r"[^@\s,;<>\"]+@[^@\s,;<>\"]+\.[^@\s.,;<>\"]{2,}")
_CODE = re.compile(r"[A-Z]{3}")
_QUANTITY = re.compile(r"(-?\d{1,6})(?:[.,]0+)?\s*x?")


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a line is not taken; `code` is one of the words of the web room, `value` what stands there."""

    line: int
    column: str
    code: str
    value: str


@dataclass(slots=True)
class Group:
    """The rows of one order, and what became of them."""

    first_line: int
    last_line: int
    order: ToldOrder | None = None
    faults: list[Fault] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Reader:
    """`at`: when the file came; its orders were told then, later lines later."""

    layout: Layout
    at: datetime

    def read(self, rows: Iterable[Row], *, is_amid: bool = False) -> Iterator[Group]:
        """One group an order; the names of the columns, with which the rows begin unless they `is_amid`, are none."""
        for together in self._grouped(rows, has_header=self.layout.has_header and not is_amid):
            yield self._read(together)

    def told_at(self, line: int) -> datetime:
        return self.at + timedelta(microseconds=line)

    def _grouped(self, rows: Iterable[Row], *, has_header: bool) -> Iterator[list[Row]]:
        together: list[Row] = []
        number, at = "", self.layout.columns.get("number")
        for row in islice(rows, int(has_header), None):
            own = orders.key(row.cells[at]) if at is not None and at < len(row.cells) else ""
            if together and (not own or own != number or len(together) == MOST_ROWS):
                yield together
                together = []
            together.append(row)
            number = own
        if together:
            yield together

    def _read(self, rows: list[Row]) -> Group:
        group = Group(rows[0].line, rows[-1].last_line)
        lines = [_Line(row, self.layout) for row in rows]
        order = self._order(lines)
        for line in lines:
            group.faults += line.faults
        group.order = None if group.faults else order
        return group

    def _order(self, lines: list["_Line"]) -> ToldOrder | None:
        head = lines[0]
        if head.is_spoilt():
            return None
        number = head.text("number")
        if "number" in self.layout.columns and not number:
            head.fault("number", "missing")
        email = _first(lines, "email")
        if email.said and not (_ADDRESS.fullmatch(email.said) and len(email.said) <= 254):
            email.line.fault("email", "email")
        date = _first(lines, "date")
        placed_at = (
            dates.moment(date.said, self.layout.days, ZoneInfo(self.layout.zone)) if date.said else None
        )
        if placed_at is None:
            date.line.fault("date", "date" if date.said else "missing")
        currency = self._currency(lines)
        total = self._total(lines)
        refunded = self._refunded(lines)
        if total is None or placed_at is None or refunded is None or any(line.faults for line in lines):
            return None
        total_cents = head.cents("amount", total, currency)
        refunded_cents = head.cents("refunded", refunded, currency)
        told = ToldOrder(
            remote_id=_remote_id(number),
            number=number,
            placed_at=placed_at,
            changed_at=self.told_at(head.row.line),
            state=_state(_first(lines, "status").said, total_cents, refunded_cents),
            total_cents=total_cents,
            currency=currency,
            email=email.said,
            name=" ".join(filter(None, (_first(lines, "first_name").said, _first(lines, "name").said))),
            lines=self._lines(lines, currency, total_cents),
            refunds=self._refunds(placed_at, refunded_cents),
        )
        if any(line.faults for line in lines):
            return None
        return told if number else replace(told, remote_id=_digest(told))

    def _currency(self, lines: list["_Line"]) -> str:
        told = _first(lines, "currency")
        if not told.said:
            return amounts.currency_of(_first(lines, "amount").said) or self.layout.currency
        code = amounts.currency_of(told.said)
        if not _CODE.fullmatch(code):
            told.line.fault("currency", "currency")
            return self.layout.currency
        return code

    def _total(self, lines: list["_Line"]) -> Decimal | None:
        if self.layout.amount_of == "line":
            parts = [line.amount("amount") for line in lines]
            total = sum((part for part in parts if part is not None), Decimal())
            is_missing = any(part is None for part in parts)
        else:
            told = _first(lines, "amount")
            total, is_missing = told.line.amount("amount") or Decimal(), not told.said
            if is_missing:
                told.line.fault("amount", "missing")
        if total < 0:
            lines[0].fault("amount", "negative")
        return None if is_missing or total < 0 else total

    def _refunded(self, lines: list["_Line"]) -> Decimal | None:
        """Zero where nothing is told; some shops write it with a minus."""
        telling = [line for line in lines if line.text("refunded")]
        if self.layout.amount_of == "order":
            telling = telling[:1]
        parts = [line.amount("refunded") for line in telling]
        return None if None in parts else abs(sum((part for part in parts if part), Decimal()))

    def _refunds(self, at: datetime, cents: int) -> list[ToldRefund] | None:
        if "refunded" not in self.layout.columns:
            return None
        return [ToldRefund(REFUND, at, cents)] if cents else []

    def _lines(self, lines: list["_Line"], currency: str, total_cents: int) -> list[ToldLine]:
        if "product" not in self.layout.columns:
            return []
        return [
            ToldLine(
                line.text("product")[:300],
                quantity,
                self._cents(line, quantity, lines, currency, total_cents),
            )
            for line in lines
            if (quantity := line.quantity()) is not None and line.text("product")
        ]

    def _cents(
        self, line: "_Line", quantity: int, lines: list["_Line"], currency: str, total_cents: int
    ) -> int:
        """Of one line of the order; 0 where the file does not tell."""
        if line.text("price"):
            price = line.amount("price")
            return line.cents("price", price * quantity, currency) if price is not None else 0
        if len(lines) == 1:
            return total_cents
        part = line.amount("amount") if self.layout.amount_of == "line" else None
        return line.cents("amount", part, currency) if part is not None else 0


class _Line:
    """One row, asked for our columns."""

    def __init__(self, row: Row, layout: Layout) -> None:
        self.row, self._layout = row, layout
        self.faults: list[Fault] = []
        if row.fault:
            self.faults.append(Fault(row.line, "", row.fault, ""))

    def text(self, ours: str) -> str:
        """Its cell; "" where the row is too short for it."""
        at = self._layout.columns.get(ours)
        if at is None or at >= len(self.row.cells):
            return ""
        said = self.row.cells[at].replace("\0", "").strip()
        if "\ufffd" in said:
            self.fault(ours, "letters", said)
        return said

    def amount(self, ours: str) -> Decimal | None:
        said = self.text(ours)
        number = amounts.parse(said, self._layout.amounts) if said else None
        if number is None:
            self.fault(ours, "amount" if said else "missing", said)
        return number

    def cents(self, ours: str, amount: Decimal, currency: str) -> int:
        """0, and a fault of this column, where it is beyond all measure."""
        try:
            return money.cents(amount, currency)
        except ValueError:
            self.fault(ours, "amount")
            return 0

    def quantity(self) -> int | None:
        """One where nothing is told."""
        said = self.text("quantity")
        match = _QUANTITY.fullmatch(said) if said else None
        if said and not match:
            self.fault("quantity", "quantity", said)
            return None
        return int(match[1]) if match else 1

    def is_spoilt(self) -> bool:
        """Whether nothing can be read in it; a row that ends too early has no cell for what it must tell."""
        must = max(
            (self._layout.columns[ours] for ours in ("date", "amount") if ours in self._layout.columns),
            default=0,
        )
        if not self.faults and len(self.row.cells) <= must:
            self.faults.append(Fault(self.row.line, "", "short", ""))
        return bool(self.faults)

    def fault(self, ours: str, code: str, value: str | None = None) -> None:
        said = self.text(ours) if value is None else value
        one = Fault(self.row.line, self._layout.called(ours), code, said[:100])
        if one not in self.faults:
            self.faults.append(one)


@dataclass(frozen=True, slots=True)
class _Told:
    line: _Line
    said: str


def _first(lines: list[_Line], ours: str) -> _Told:
    """The first line that tells it; later lines of an order often leave it out."""
    for line in lines:
        if said := line.text(ours):
            return _Told(line, said)
    return _Told(lines[0], "")


def _state(said: str, total_cents: int, refunded_cents: int) -> str:
    """What the shop calls it; paid where it says nothing that is known, for it stands among the orders."""
    state = states.find(said) or Order.State.PAID
    if 0 < total_cents <= refunded_cents and state != Order.State.CANCELLED:
        return Order.State.REFUNDED
    return state


def _remote_id(number: str) -> str:
    key = orders.key(number)
    return key if len(number) <= 100 else f"long:{sha256(number.encode()).hexdigest()[:40]}"


def _digest(told: ToldOrder) -> str:
    """What an order without a number is known by when the file comes again."""
    facts = [told.email.lower(), told.placed_at.isoformat(), str(told.total_cents), told.currency]
    facts += [f"{line.quantity}*{line.title}" for line in told.lines]
    return f"row:{sha256(chr(31).join(facts).encode()).hexdigest()[:40]}"

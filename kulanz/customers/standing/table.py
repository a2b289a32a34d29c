"""A file of orders, as any shop exports it: who, when, how much."""

import io
from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import BinaryIO

import numpy as np

from kulanz.customers.orderfiles import amounts, dates, rows, sniff
from kulanz.customers.orderfiles.rows import Row

from .buying import Ints

NEEDED = ("customer", "date", "amount")
# Cells that are looked at to tell how days and amounts are written.
LOOKED_AT = 5000


@dataclass(slots=True)
class Orders:
    """Line by line; `customer` holds places in `customers`, days are ordinals."""

    customers: list[str] = field(default_factory=list)
    customer: "array[int]" = field(default_factory=lambda: array("q"))
    day: "array[int]" = field(default_factory=lambda: array("q"))
    cents: "array[int]" = field(default_factory=lambda: array("q"))
    # Lines that could not be used, and why.
    failed: list[tuple[int, str]] = field(default_factory=list)

    def columns(self) -> tuple[Ints, Ints, Ints]:
        """Customers, days and cents as arrays."""
        customer, day, cents = (np.array(one, np.int64) for one in (self.customer, self.day, self.cents))
        return customer, day, cents


def read(file: BinaryIO, names: Mapping[str, str]) -> Orders:
    """The orders of a file whose columns are called by `names` ({"customer": …, "date": …, "amount": …}).

    Separator, letters and the way of writing days and amounts are guessed. Raises ValueError where it is no such file.
    """
    content = file.read()
    try:
        found = sniff.sniff(content[: sniff.HEAD])
    except sniff.NotText as error:
        raise ValueError(f"this is no table of text ({error.kind})") from error
    # One letter far down may show that it is not UTF-8 after all.
    encoding = "cp1252" if found.encoding == "utf-8" and not sniff.is_utf8(content) else found.encoding
    return _Reading(_places(found.header, names)).read(_rows(content, encoding, found.separator))


def _rows(content: bytes, encoding: str, separator: str) -> Iterator[Row]:
    """All rows that hold something, without the names of the columns."""
    # Without quotes nothing can go wrong that has to be mended, and a plain reader is much faster.
    found = (
        rows.rows(io.BytesIO(content), encoding, separator)
        if b'"' in content or b"\0" in content
        else _plain_rows(content, encoding, separator)
    )
    return islice(found, 1, None)


def _plain_rows(content: bytes, encoding: str, separator: str) -> Iterator[Row]:
    text = io.TextIOWrapper(io.BytesIO(content), encoding=encoding, errors="replace", newline=None)
    is_begun = False
    for line, piece in enumerate(text, start=1):
        cells = piece.rstrip("\n").split(separator)
        if (is_begun or not sniff.is_told_separator(cells)) and any(map(str.strip, cells)):
            is_begun = True
            yield Row(line, line, cells)


class _Reading:
    def __init__(self, places: Mapping[str, int]) -> None:
        self._places = places
        self._orders = Orders()
        self._known: dict[str, int] = {}
        self._day_style: dates.Style | None = None
        self._amount_style: amounts.Style | None = None

    def read(self, found: Iterator[Row]) -> Orders:
        first = list(islice(found, LOOKED_AT))
        self._day_style = dates.guess(self._cell(row.cells, "date") for row in first)[0]
        self._amount_style = amounts.guess(self._cell(row.cells, "amount") for row in first)[0]
        for row in chain(first, found):
            if row.fault:
                self._orders.failed.append((row.line, f"{row.fault}: this line has no end"))
            else:
                self._take(row.line, row.cells)
        return self._orders

    def _take(self, line: int, row: list[str]) -> None:
        name = self._cell(row, "customer")
        day = dates.parse(self._cell(row, "date"), self._day_style)
        cents = self._cents(self._cell(row, "amount"))
        if not name or day is None or cents is None:
            wrong = "customer" if not name else "date" if day is None else "amount"
            self._orders.failed.append((line, f"{wrong}: {self._cell(row, wrong)[:60]!r}"))
            return
        self._orders.customer.append(self._place(name))
        self._orders.day.append(day.toordinal())
        self._orders.cents.append(cents)

    def _cents(self, text: str) -> int | None:
        plain = text.replace(",", ".", 1) if self._amount_style == "comma" and "." not in text else text
        is_grouped = self._amount_style == "comma" and "." in text
        if not is_grouped and self._is_plain(plain):  # nearly every cell, and much faster
            return round(float(plain) * 100)
        number = amounts.parse(text, self._amount_style)
        return None if number is None else round(number * 100)

    def _is_plain(self, text: str) -> bool:
        return text.isascii() and text.replace(".", "", 1).isdecimal() and len(text) < 16

    def _place(self, name: str) -> int:
        place = self._known.setdefault(name, len(self._known))
        if place == len(self._orders.customers):
            self._orders.customers.append(name)
        return place

    def _cell(self, row: list[str], column: str) -> str:
        place = self._places[column]
        return row[place].strip() if place < len(row) else ""


def _places(header: tuple[str, ...], names: Mapping[str, str]) -> dict[str, int]:
    said = [name.strip().casefold() for name in header]
    missing = [names[one] for one in NEEDED if names[one].casefold() not in said]
    if missing:
        there = ", ".join(header) or "no names of columns"
        raise ValueError(
            f"no column {', '.join(missing)} (there is: {there}); --map says what they are called"
        )
    return {one: said.index(names[one].casefold()) for one in NEEDED}

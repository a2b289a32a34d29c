"""A list of commissions as a file: which column is which, and what its lines tell; knows no database."""

import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice

from kulanz.customers.orderfiles import amounts, columns, dates, sniff
from kulanz.customers.orderfiles.amounts import Style as AmountStyle
from kulanz.customers.orderfiles.dates import Style as DayStyle
from kulanz.customers.orderfiles.layout import Layout
from kulanz.customers.orderfiles.reading import Fault
from kulanz.customers.orderfiles.rows import Row, rows
from kulanz.lib import money

from .commissions import LONGEST_REFERENCE, Told

FIELDS = ("email", "reference", "amount", "due", "name", "currency", "paid")
MUSTS = ("email", "reference", "amount", "due")
SHOWN = 8
MOST_FAULTS = 20
MOST_LINES = 20_000
LONGEST_NAME = 200

# Without spaces and marks, ä as a; the likelier first.
NAMES: dict[str, tuple[str, ...]] = {
    ours: tuple(names.split())
    for ours, names in {
        "email": "email emailadresse emailaddress partneremail emailpartner partnermail affiliateemail payeeemail"
        " paypalemail mailadresse mail partner affiliate adresse address",
        "reference": "referenz reference abrechnungsmonat abrechnungszeitraum leistungszeitraum zeitraum period periode"
        " billingperiod monat month abrechnung statement gutschriftsnummer gutschriftnummer gutschriftnr gutschrift"
        " belegnummer belegnr beleg rechnungsnummer invoicenumber commissionid payoutid provisionsnummer nummer"
        " number nr id",
        "amount": "provisionsbetrag provision provisioneur commissionamount commission auszahlungsbetrag payoutamount"
        " payout auszahlung gutschriftsbetrag betrag amount summe total verdienst earnings netto brutto",
        "due": "falligam faelligam fallig faellig falligkeit faelligkeit falligkeitsdatum faelligkeitsdatum duedate"
        " dueon due zahlbarbis zahlbaram zahlungsziel payoutdate auszahlungsdatum auszahlungstermin datum date",
        "name": "partnername namedespartners affiliatename name partner affiliate firma company payee empfanger",
        "currency": "wahrung waehrung currency currencycode",
        "paid": "bezahltam gezahltam ausgezahltam uberwiesenam ueberwiesenam paidon paidat datepaid paymentdate"
        " zahlungsdatum zahldatum bezahlt gezahlt ausgezahlt uberwiesen ueberwiesen paid",
    }.items()
}
_UNPAID = frozenset(["-", "--", "–", "—", "0", "offen", "nein", "nicht bezahlt", "open", "no", "unpaid"])
_ADDRESS = re.compile(r"[^@\s,;<>\"]+@[^@\s,;<>\"]+\.[^@\s.,;<>\"]{2,}")
_CODE = re.compile(r"[A-Z]{3}")


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody has already chosen; the rest is guessed."""

    columns: Mapping[str, int] | None = None
    days: DayStyle | None = None
    amounts: AmountStyle | None = None
    currency: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line that tells a commission, or why it does not."""

    number: int
    told: Told | None
    faults: tuple[Fault, ...] = ()


@dataclass(slots=True)
class Look:
    layout: Layout
    first_rows: list[list[str]]
    # A cell that is another day, or another amount, in the other style; "" where none is.
    open_day: str = ""
    open_amount: str = ""
    shown: list[Line] = field(default_factory=list)
    lines: int = 0
    taken: int = 0
    faults: list[Fault] = field(default_factory=list)

    @property
    def names(self) -> list[str]:
        """Of all columns of the file; "" where one has none."""
        width = max((len(row) for row in self.first_rows), default=len(self.layout.names))
        own = list(self.layout.names)
        return [*own, *[""] * (width - len(own))]

    @property
    def missing(self) -> list[str]:
        """What must be chosen before the file can be read."""
        found = [ours for ours in MUSTS if ours not in self.layout.columns]
        if self.layout.days is None and self.open_day:
            found.append("days")
        if self.layout.amounts is None and self.open_amount:
            found.append("amounts")
        return found


def look(content: bytes, wish: Wish, *, today: date, currency: str) -> Look:
    """How the file is read, as somebody wishes and the desk guesses; raises sniff.NotText for what is none.

    Of a file with more than MOST_LINES one more is read, which tells that.
    """
    encoding, separator = _written(content)
    all_rows = list(islice(rows(io.BytesIO(content), encoding, separator), MOST_LINES + 2))
    if not all_rows:
        raise sniff.NotText("empty")
    has_header = sniff.is_header(all_rows[0].cells)
    names = tuple(cell.strip() for cell in all_rows[0].cells) if has_header else ()
    body = [row.cells for row in all_rows[int(has_header) :]]
    chosen = guess(names, body[:100]) if wish.columns is None else wish.columns
    layout = Layout(
        encoding, separator, has_header, dict(chosen), currency=wish.currency or currency, names=names
    )
    days = [cell for ours in ("due", "paid") for cell in _cells(body, chosen.get(ours))]
    sums = list(_cells(body, chosen.get("amount")))
    seen = Look(
        layout,
        body[:SHOWN],
        next(filter(dates.is_open, days), ""),
        next(filter(amounts.is_open, sums), ""),
        lines=len(body),
    )
    seen.layout = replace(
        layout,
        days=wish.days or dates.guess(days)[0] or (None if seen.open_day else "dmy"),
        amounts=wish.amounts or amounts.guess(sums)[0] or (None if seen.open_amount else "point"),
    )
    return _tried(all_rows, seen, today)


def guess(names: Sequence[str], body: Sequence[Sequence[str]]) -> dict[str, int]:
    """Which of the file's columns is which of ours, by its name and else by what stands in it."""
    found: dict[str, int] = {}
    told = [columns.plain(name) for name in names]
    for ours in ("email", "due", "paid", "amount", "currency", "reference", "name"):
        holds = _HOLDS.get(ours)
        for name in NAMES[ours]:
            at = next((at for at, one in enumerate(told) if one == name and at not in found.values()), None)
            if at is not None and (holds is None or _share(holds, body, at) >= 0.5):
                found[ours] = at
                break
    for ours in ("email", "due", "amount"):
        fitting = [
            at
            for at in range(max(map(len, body), default=0))
            if at not in found.values() and any(_cells(body, at)) and _share(_HOLDS[ours], body, at) >= 0.9
        ]
        if ours not in found and fitting:
            found[ours] = fitting[0]
    return found


def read(content: bytes, layout: Layout, *, today: date) -> Iterator[Line]:
    """Every line of the file, the good ones and the others."""
    return _lines(rows(io.BytesIO(content), layout.encoding, layout.separator), layout, today)


def _written(content: bytes) -> tuple[str, str]:
    """Its letters and its separator."""
    head = content[: sniff.HEAD]
    encoding = sniff.encoding_of(head)
    if encoding == "utf-8" and not sniff.are_utf8([content]):
        encoding = "cp1252"
    return encoding, sniff.separator_of(sniff.decoded(head, encoding))


def _tried(all_rows: Sequence[Row], seen: Look, today: date) -> Look:
    if not set(MUSTS) <= seen.layout.columns.keys():
        return seen
    for line in _lines(iter(all_rows), seen.layout, today):
        seen.taken += line.told is not None
        seen.faults += line.faults[: MOST_FAULTS - len(seen.faults)]
        if line.told and len(seen.shown) < SHOWN:
            seen.shown.append(line)
    return seen


def _lines(all_rows: Iterator[Row], layout: Layout, today: date) -> Iterator[Line]:
    seen: set[tuple[str, str]] = set()
    for row in islice(all_rows, int(layout.has_header), None):
        cells = _Cells(row, layout, today)
        told = cells.told()
        if told and (told.address, told.reference) in seen:
            cells.fault("reference", "twice")
        if told:
            seen.add((told.address, told.reference))
        yield Line(row.line, None if cells.faults else told, tuple(cells.faults))


class _Cells:
    """One row, asked for our columns."""

    def __init__(self, row: Row, layout: Layout, today: date) -> None:
        self._row, self._layout, self._today = row, layout, today
        self.faults: list[Fault] = []
        if row.fault:
            self.faults.append(Fault(row.line, "", row.fault, ""))

    def told(self) -> Told | None:
        if self.faults:
            return None
        address = self._text("email").lower()
        if not (_ADDRESS.fullmatch(address) and len(address) <= 254):
            self.fault("email", "email" if address else "missing")
        reference = " ".join(self._text("reference").split())[:LONGEST_REFERENCE]
        if not reference:
            self.fault("reference", "missing")
        currency = self._currency()
        cents, due, paid_on = self._cents(currency), self._day("due"), self._paid_on()
        if cents is None or due is None or self.faults:
            return None
        name = " ".join(self._text("name").split())[:LONGEST_NAME]
        return Told(address, name, reference, cents, currency, due, paid_on)

    def fault(self, ours: str, code: str) -> None:
        said = self._text(ours)[:100]
        self.faults.append(Fault(self._row.line, self._layout.called(ours), code, said))

    def _text(self, ours: str) -> str:
        """Its cell; "" where the row is too short for it."""
        at = self._layout.columns.get(ours)
        cells = self._row.cells
        return cells[at].replace("\0", "").strip() if at is not None and at < len(cells) else ""

    def _currency(self) -> str:
        said = self._text("currency")
        code = amounts.currency_of(said or self._text("amount")) or ("" if said else self._layout.currency)
        if not _CODE.fullmatch(code):
            self.fault("currency" if said else "amount", "currency")
        return code

    def _cents(self, currency: str) -> int | None:
        said = self._text("amount")
        number = amounts.parse(said, self._layout.amounts) if said else None
        if number is None:
            self.fault("amount", "amount" if said else "missing")
            return None
        try:
            return money.cents(number, currency)
        except ValueError:
            self.fault("amount", "amount")
            return None

    def _day(self, ours: str) -> date | None:
        said = self._text(ours)
        day = dates.parse(said, self._layout.days) if said else None
        if day is None:
            self.fault(ours, "date" if said else "missing")
        return day

    def _paid_on(self) -> date | None:
        said = self._text("paid")
        if not said or said.casefold() in _UNPAID:
            return None
        day = self._day("paid")
        if day and day > self._today:
            self.fault("paid", "future")
        return day


def _cells(body: Sequence[Sequence[str]], at: int | None) -> Iterator[str]:
    """What stands in this column, without the empty cells."""
    if at is None:
        return
    for row in body:
        if at < len(row) and (said := row[at].strip()):
            yield said


def _share(holds: Callable[[str], bool], body: Sequence[Sequence[str]], at: int) -> float:
    """Of the cells of this column that are not empty; 1 where all are."""
    told = list(_cells(body, at))
    return sum(map(holds, told)) / len(told) if told else 1.0


_HOLDS: dict[str, Callable[[str], bool]] = {
    "email": sniff.is_address,
    "due": lambda cell: dates.parse(cell) is not None,
    "paid": lambda cell: cell.casefold() in _UNPAID or dates.parse(cell) is not None,
    "amount": lambda cell: amounts.parse(cell) is not None and dates.parse(cell) is None,
}

"""What is said about commissions: one in a line, sums a currency, the columns of a list and what is wrong in one."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kulanz.customers.models import Customer
from kulanz.customers.orderfiles.reading import Fault
from kulanz.followup import commissions, commissiontotals
from kulanz.followup.models import Commission
from kulanz.web import amounts, orderfile_words

VIEWS = {
    "owed": gettext_lazy("Still owed"),
    "overdue": gettext_lazy("Overdue"),
    "paid": gettext_lazy("Paid"),
    "all": gettext_lazy("All"),
    "partners": gettext_lazy("By partner"),
}
COLUMNS = {
    "email": gettext_lazy("e-mail address of the partner"),
    "reference": gettext_lazy("reference or period"),
    "amount": gettext_lazy("amount"),
    "due": gettext_lazy("due on"),
    "name": gettext_lazy("name of the partner"),
    "currency": gettext_lazy("currency"),
    "paid": gettext_lazy("paid on"),
}
MISSING = {
    "email": gettext_lazy("Which column holds the e-mail address of the partner?"),
    "reference": gettext_lazy("Which column tells the lines of a partner apart: a number, or the month?"),
    "amount": gettext_lazy("Which column holds the amount?"),
    "due": gettext_lazy("Which column holds the day on which it is due?"),
    "days": orderfile_words.MISSING["days"],
    "amounts": orderfile_words.MISSING["amounts"],
}
_FAULTS = {
    "twice": gettext_lazy("The same reference of this partner stands further up already."),
    "future": gettext_lazy("This day of payment is still to come."),
}
_SAID = {
    "paid": gettext_lazy("{what}: {amount} paid on {day}"),
    "overdue": gettext_lazy("{what}: {amount} due since {day}, not paid"),
    "due": gettext_lazy("{what}: {amount} due on {day}"),
    "correction": gettext_lazy("{what}: {amount}, taken off what is paid next"),
    "dropped": gettext_lazy("{what}: {amount}, no longer owed"),
}
_STATES = {
    "paid": gettext_lazy("paid on {day}"),
    "overdue": gettext_lazy("due since {day}"),
    "due": gettext_lazy("due on {day}"),
    "correction": gettext_lazy("correction"),
    "dropped": gettext_lazy("no longer owed"),
}


@dataclass(frozen=True, slots=True)
class Row:
    commission: Commission
    partner: str
    what: str
    amount: str
    state: commissions.State
    words: str

    @property
    def is_grave(self) -> bool:
        return self.state == "overdue"

    @property
    def can_be_paid(self) -> bool:
        return self.state in {"overdue", "due", "correction"}

    @property
    def can_be_taken_back(self) -> bool:
        return self.commission.paid_on is not None


@dataclass(frozen=True, slots=True)
class Sums:
    """In one currency, as written; "" where there is nothing."""

    currency: str
    overdue: str
    later: str
    off: str
    paid: str


def rows(found: Iterable[Commission]) -> list[Row]:
    return [_row(one) for one in found]


def lines(customer: Customer) -> list[tuple[str, bool]]:
    """Beside their mail: each commission in a sentence, and whether it is overdue."""
    return [
        (
            str(_SAID[row.state]).format(
                what=row.what, amount=row.amount, day=_day(row.commission, row.state)
            ),
            row.is_grave,
        )
        for row in rows(commissions.of_partner(customer))
    ]


def sums(partner: int | None = None) -> list[Sums]:
    return [_sums(told) for told in commissiontotals.sums(partner)]


def partners(found: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows of partners, a currency each."""
    return [
        {
            "pk": told["partner"],
            "name": told["partner__name"] or told["address_shown"],
            "address": told["address_shown"],
            "number": told["number"],
            "sums": _sums(told),
        }
        for told in found
    ]


def told(fault: Fault) -> tuple[int, str, str, str]:
    """(line, column, what is wrong, what stands there)"""
    if fault.code in _FAULTS:
        return fault.line, fault.column, str(_FAULTS[fault.code]), fault.value
    return orderfile_words.of_fault(fault)


def of_list(found: commissions.Told) -> dict[str, str]:
    """A line of a list as it would be taken."""
    paid = found.paid_on
    return {
        "partner": found.name,
        "address": found.address,
        "reference": found.reference,
        "amount": amounts.written(found.cents, found.currency),
        "due": date_format(found.due, "SHORT_DATE_FORMAT"),
        "paid": date_format(paid, "SHORT_DATE_FORMAT") if paid else _("not paid"),
    }


def choices(view: str) -> Iterator[tuple[str, str, bool]]:
    for code, words in VIEWS.items():
        yield code, str(words), code == view


def _row(commission: Commission) -> Row:
    state = commissions.state_of(commission)
    return Row(
        commission=commission,
        partner=commission.partner.name or commission.address,
        what=commissions.titled(commission.reference),
        amount=amounts.written(commission.cents, commission.currency),
        state=state,
        words=capfirst(str(_STATES[state]).format(day=_day(commission, state))),
    )


def _day(commission: Commission, state: commissions.State) -> str:
    day = commissions.paid_day(commission) if state == "paid" else commission.due
    return date_format(day, "SHORT_DATE_FORMAT") if day else "…"


def _sums(told: dict[str, Any]) -> Sums:
    said = {
        name: amounts.written(told[name], told["currency"]) if told[name] else ""
        for name in ("overdue", "later", "off", "paid")
    }
    return Sums(currency=told["currency"], **said)

"""What is said about files of orders: our columns, their letters and separators, and what is wrong in a line."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from kulanz.customers.orderfiles.reading import Fault

COLUMNS = {
    "number": _("order number"),
    "date": _("date of the order"),
    "amount": _("amount"),
    "email": _("e-mail address"),
    "name": _("name of the customer"),
    "first_name": _("first name, where it stands apart"),
    "currency": _("currency"),
    "status": _("state"),
    "product": _("product"),
    "quantity": _("quantity"),
    "price": _("price of one piece"),
    "refunded": _("amount given back"),
}
ENCODINGS = {
    "utf-8": _("Unicode (UTF-8)"),
    "utf-8-sig": _("Unicode (UTF-8 with a mark)"),
    "utf-16": _("Unicode (UTF-16)"),
    "utf-16-le": _("Unicode (UTF-16, little-endian)"),
    "utf-16-be": _("Unicode (UTF-16, big-endian)"),
    "cp1252": _("Western European (Windows-1252)"),
}
SEPARATORS = {";": _("semicolon ;"), ",": _("comma ,"), "\t": _("tab"), "|": _("bar |")}
MISSING = {
    "date": _("Which column holds the date of the order?"),
    "amount": _("Which column holds the amount?"),
    "email": _("Which column holds the e-mail address?"),
    "days": _("The file does not tell whether the day or the month comes first. Please choose."),
    "amounts": _("The file does not tell what the point and the comma mean. Please choose."),
}
_FAULTS = {
    "quotes": _("A quotation mark is opened here and never closed."),
    "long": _("The line has no end."),
    "short": _("The line ends before the date and the amount."),
    "missing": _("There is nothing here."),
    "date": _("That is no date as this file writes them."),
    "amount": _("That is no amount as this file writes them."),
    "negative": _("The amount is below zero."),
    "email": _("That is no e-mail address."),
    "currency": _("That is no currency."),
    "quantity": _("That is no quantity."),
    "letters": _("Some letters cannot be read; the file may be in another encoding."),
}
# What a spreadsheet would take for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def of_fault(fault: Fault) -> tuple[int, str, str, str]:
    """(line, column, what is wrong, what stands there)"""
    return fault.line, fault.column, str(_FAULTS[fault.code]), fault.value


def as_csv(faults: Iterable[Fault]) -> Iterator[bytes]:
    """As a spreadsheet opens it: marked as Unicode, between semicolons, and nothing in it is a formula."""
    yield b"\xef\xbb\xbf" + _row([say("Line"), say("Column"), say("What is wrong"), say("What stands there")])
    for fault in faults:
        yield _row([str(cell) for cell in of_fault(fault)])


def _row(cells: list[str]) -> bytes:
    return (";".join(map(_cell, cells)) + "\r\n").encode()


def _cell(text: str) -> str:
    harmless = f"'{text}" if text.startswith(_FORMULA) else text
    return '"' + harmless.replace('"', '""').replace("\n", " ") + '"'

"""An order number or a mail address that belongs to somebody else."""

import re
from collections.abc import Iterator, Sequence

from django.utils.translation import gettext_lazy as _

from .finding import Finding
from .records import strings
from .written import Written

_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_NUMBER = re.compile(r"(?<![\w@.,/-])#?((?:[A-Za-z]{1,5}[-/]?)?\d{3,}(?:-\d{1,6})*)(?![\w@/]|[.,-]\d)")
_OF_AN_ORDER = re.compile(
    r"(?:bestell\w*|auftrag\w*|order|nr\.?|number|no\.?|#)[ :.#]*(?:\w+[ :]+)?$", re.IGNORECASE
)
_NO_PERSON = frozenset(
    "info service support kontakt contact hello hallo mail office post team kundenservice noreply".split()
)
BEFORE = 30


def look(draft: Written) -> Iterator[Finding]:
    """Notes; what stands in their message is theirs, and what is not on record is not judged."""
    facts = draft.situation.facts
    addresses = strings(facts, "addresses")
    if addresses:
        yield from _addresses(draft, {one.lower() for one in addresses})
    orders = strings(facts, "orders")
    if orders is not None:
        yield from _orders(draft, orders, [*orders, *(strings(facts, "orders_like") or [])])


def _addresses(draft: Written, known: set[str]) -> Iterator[Finding]:
    theirs = draft.situation.incoming.lower()
    for match in _MAIL.finditer(draft.plain):
        address = match.group().rstrip(".")
        is_person = address.partition("@")[0] not in _NO_PERSON
        if is_person and address not in known and address not in theirs:
            yield _finding(
                draft, match.start(), match.start() + len(address), _("This address is not one of theirs.")
            )


def _orders(draft: Written, own: Sequence[str], alike: Sequence[str]) -> Iterator[Finding]:
    shapes, keys = {_shape(_key(one)) for one in alike}, {_key(one) for one in own}
    theirs = _key(draft.situation.incoming)
    for match in _NUMBER.finditer(draft.plain):
        number = _key(match.group(1))
        if _shape(number) not in shapes or number in keys or number in theirs:
            continue
        before = draft.plain[max(0, match.start(1) - BEFORE) : match.start(1)]
        if number.isdigit() and not _OF_AN_ORDER.search(before):
            continue
        yield _finding(draft, match.start(1), match.end(1), _("This order is not one of theirs."))


def _finding(draft: Written, start: int, end: int, reason: object) -> Finding:
    return Finding("foreign_detail", start, end, draft.text[start:end], "note", reason)


def _key(number: str) -> str:
    return re.sub(r"[\s#]", "", number).upper()


def _shape(number: str) -> str:
    return re.sub(r"\d", "9", re.sub(r"[A-Z]", "A", number))

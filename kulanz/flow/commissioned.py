"""What is true of a partner's commissions when they ask: for the answer, and for the coach who reads it along."""

import re
from collections.abc import Iterator

from babel.numbers import format_currency

from kulanz.conversations.models import Message
from kulanz.customers.models import Customer
from kulanz.followup import commissions
from kulanz.followup.models import Commission
from kulanz.lib import money
from kulanz.reply.outline import Share

MOST = 3
ABOUT = re.compile(
    r"provision|kommission|\bcommission|auszahlung|\bpayout|affiliate|partnerprogramm", re.IGNORECASE
)
# A draft that may tell of a payment.
PAYING = re.compile(r"wiesen|zahlt|\bpaid|transferred", re.IGNORECASE)
# Who writes so wants to know how things stand.
ASKING = frozenset({"question", "billing", "complaint"})
_TOKEN = re.compile(r"[^\W\d_]{3,}|\d{5,}")
_SAYS_NOTHING = frozenset({"provision", "commission", "für", "for", "the"})


def answers(message: Message, customer: Customer, language: str, intents: frozenset[str]) -> list[Share]:
    """What is owed, the oldest first, and what was paid of that which they name; nothing where they ask nothing."""
    text = f"{message.subject}\n{message.new_text or message.text}"
    is_about = ABOUT.search(text) is not None
    if not is_about and "?" not in text and not intents & ASKING:
        return []
    theirs = commissions.all_of(customer)
    if not is_about and not any(one.is_overdue for one in theirs if _is_owed(one)):
        return []
    return [_share(one, language) for one in _picked(theirs, text)]


def unpaid(customer: Customer) -> list[str]:
    """The references of what is owed to them."""
    return [one.reference for one in commissions.all_of(customer) if _is_owed(one)]


def _picked(theirs: list[Commission], text: str) -> Iterator[Commission]:
    owed = [one for one in theirs if _is_owed(one)]
    paid = [one for one in theirs if commissions.state_of(one) == "paid"]
    named = [one for one in paid if _is_named(one.reference, text)]
    yield from (named or ([] if owed else paid[-1:]))[-MOST:]
    yield from owed[:MOST]
    yield from [one for one in theirs if commissions.state_of(one) == "correction" and one.cents][:MOST]


def _is_owed(one: Commission) -> bool:
    return commissions.state_of(one) in {"due", "overdue"}


def _is_named(reference: str, text: str) -> bool:
    tokens = {token.casefold() for token in _TOKEN.findall(reference)} - _SAYS_NOTHING
    words = {token.casefold() for token in _TOKEN.findall(text)}
    return any(word.startswith(token) for token in tokens for word in words)


def _share(one: Commission, language: str) -> Share:
    amount = format_currency(money.amount(abs(one.cents), one.currency), one.currency, locale=language)
    day = commissions.paid_day(one) or one.due
    return Share(one.reference, amount, day, commissions.state_of(one))

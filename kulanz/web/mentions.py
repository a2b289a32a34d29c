"""The numbers and days that a message names, short enough for one line."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from babel.numbers import format_currency
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kulanz.conversations.models import Message
from kulanz.reading import phones
from kulanz.triage import covering
from kulanz.triage.covering import Secrets, Stretch
from kulanz.triage.models import Assessment

MOST_SHOWN = 12
LOOKED_BACK = 24
NO_BREAK = "\u00a0"
_INVOICE = re.compile(r"rechnung|invoice|\bre\.?-?nr", re.IGNORECASE)
_CASE = re.compile(r"vorgang|ticket", re.IGNORECASE)


def shown(assessment: Assessment, secrets: Secrets) -> list[str]:
    """Each once, by kind and in the order of the text; what is quoted are the words of others."""
    message, numbers = assessment.message, assessment.said.get("numbers", ())
    covered = {
        "text": secrets.within(message.text, message.pk),
        "subject": secrets.within(message.subject, message.pk, "subject"),
    }
    words = [
        words
        for kind in _WORDS
        for one in numbers
        if one["kind"] == kind and not _is_quoted(one, message)
        for words in _words(one, message, covered[_place(one)])
    ]
    every = list(dict.fromkeys(words))
    more = len(every) - MOST_SHOWN
    return every if more <= 0 else [*every[:MOST_SHOWN], _("{number} more").format(number=more)]


def _words(one: dict[str, Any], message: Message, covered: list[Stretch]) -> Iterator[str]:
    """Nothing of a number that is covered but what may be shown of it."""
    text, start, end = _text(one, message), one["start"], one["end"]
    is_secret = any(secret.start < end and start < secret.end for secret in covered)
    if not is_secret:
        words = _WORDS[one["kind"]](one, text)
    elif one["kind"] == "iban":
        words = _account(covering.shown(text, start, end, covered))
    else:
        return  # the panel says what is covered, and why
    yield NO_BREAK.join(words.split())


def _order(one: dict[str, Any], text: str) -> str:
    before = text[max(0, one["start"] - LOOKED_BACK) : one["start"]]
    if _INVOICE.search(before):
        return _("invoice {number}").format(number=one["value"])
    if _CASE.search(before):
        return _("case {number}").format(number=one["value"])
    return _("order {number}").format(number=one["value"])


def _amount(one: dict[str, Any], _text: str) -> str:
    return format_currency(Decimal(one["cents"]) / 100, one["currency"], locale=(get_language() or "en")[:2])


def _day(one: dict[str, Any], text: str) -> str:
    """Without a year where they wrote none: which one is meant is only guessed."""
    on, words = date.fromisoformat(one["value"]), text[one["start"] : one["end"]]
    has_year = re.search(rf"{on.year}|[./]\s?{on:%y}(?!\d)", words)
    return date_format(on, "SHORT_DATE_FORMAT" if has_year else "MONTH_DAY_FORMAT")


def _phone(one: dict[str, Any], _text: str) -> str:
    return phones.shown(one["value"])


def _iban(one: dict[str, Any], _text: str) -> str:
    return _account(" ".join(re.findall(".{1,4}", one["value"])))


def _account(number: str) -> str:
    return f"IBAN {number}"


_WORDS: dict[str, Callable[[dict[str, Any], str], str]] = {
    "order": _order,
    "amount": _amount,
    "date": _day,
    "phone": _phone,
    "iban": _iban,
}


def _is_quoted(one: dict[str, Any], message: Message) -> bool:
    return _place(one) == "text" and any(
        kind == "quoted" and start <= one["start"] < end for kind, start, end in message.passages
    )


def _place(one: dict[str, Any]) -> str:
    return str(one.get("in", "text"))


def _text(one: dict[str, Any], message: Message) -> str:
    return message.subject if _place(one) == "subject" else message.text

"""Letters on paper in words, as the pages show them."""

from dataclasses import dataclass
from typing import Any

from babel.numbers import get_currency_precision
from django.utils.text import slugify
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from kulanz.business.models import Business
from kulanz.conversations.models import Conversation
from kulanz.customers import silence
from kulanz.goodwill import budgets, letters, printable
from kulanz.goodwill.models import Gesture, PaperLetter
from kulanz.lib import money
from kulanz.web import giving

MOST_SHOWN = 100
PAGE = 50


@dataclass(frozen=True, slots=True)
class Line:
    """A letter in a list; `is_barred`: they asked never to be written to again."""

    letter: PaperLetter
    town: str
    is_allowed: bool
    is_barred: bool


def page(before: int | None = None) -> dict[str, Any]:
    """The three heaps; `before` is the number of the last posted one seen."""
    posted = letters.posted().order_by("-pk")
    found = list((posted.filter(pk__lt=before) if before else posted)[: PAGE + 1])
    return {
        "to_print": _lines(list(letters.to_print()[:MOST_SHOWN])),
        "to_post": _lines(list(letters.to_post()[:MOST_SHOWN])),
        "posted": _lines(found[:PAGE]),
        "next": found[PAGE - 1].pk if len(found) > PAGE else None,
        "missing": missing(),
    }


def missing() -> str:
    """What the paper of the business lacks."""
    business = Business.objects.first() or Business()
    if not business.postal_address.strip():
        return _(
            "The business has no postal address yet: without it a letter says nobody from whom it comes."
        )
    signs = printable.unprintable(f"{business.name}{business.postal_address}")
    if signs:
        return _("These signs in the name or address of the business cannot be printed: %s") % " ".join(signs)
    return ""


def beside(conversation: Conversation, reason: str) -> dict[str, Any]:
    """What stands beside the form of a new one."""
    return {
        "conversation": conversation,
        "customer": conversation.customer,
        "reasons": Gesture.Reason.choices,
        "reason": reason,
        "money": giving.in_words(budgets.purse(conversation.customer, conversation)),
        "missing": missing(),
    }


def postage() -> str:
    """The usual one, as it is typed."""
    currency = budgets.kept().currency
    cents = letters.usual_postage(currency)
    said = f"{money.amount(cents, currency):.{get_currency_precision(currency)}f}"
    return said.replace(".", ",") if get_language() == "de" else said


def title(found: list[PaperLetter]) -> str:
    if len(found) == 1:
        return _("Letter to %s") % found[0].gesture.customer
    return ngettext("%d letter", "%d letters", len(found)) % len(found)


def file_name(found: list[PaperLetter]) -> str:
    return f"{slugify(title(found)) or 'letter'}.pdf"


def _lines(rows: list[PaperLetter]) -> list[Line]:
    barred = silence.among(row.gesture.customer_id for row in rows)
    return [
        Line(
            letter=row,
            town=row.address.splitlines()[-1],
            is_allowed=row.gesture.state != Gesture.State.PROPOSED,
            is_barred=row.gesture.customer_id in barred,
        )
        for row in rows
    ]

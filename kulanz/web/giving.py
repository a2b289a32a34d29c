"""Gestures and vouchers in words, as the pages show them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from kulanz.business.models import Staff
from kulanz.conversations.models import Conversation
from kulanz.customers.models import Customer
from kulanz.customers.shops import explain
from kulanz.flow import giving, giving_words
from kulanz.goodwill import budgets, codes, gestures, vouchers
from kulanz.goodwill.advice import Advice
from kulanz.goodwill.models import Gesture, Voucher
from kulanz.insight import gestures as figures
from kulanz.triage import veiling
from kulanz.web import amounts

MOST_SHOWN = 100
PAGE = 50
# In lists of a conversation, the last ones.
FEW = 5
STATES = {
    "good": gettext_lazy("good until {day}"),
    "used": gettext_lazy("redeemed on {day}, {way}"),
    "over": gettext_lazy("ran out on {day}"),
    "void": gettext_lazy("made void on {day}"),
    "waiting": gettext_lazy("not allowed yet"),
}
ANSWERS = {
    "good": gettext_lazy("This code is good."),
    "redeemed": gettext_lazy("Redeemed."),
    "used": gettext_lazy("This code was redeemed before."),
    "over": gettext_lazy("This code has run out."),
    "void": gettext_lazy("This code was made void."),
    "too_much": gettext_lazy("The voucher is worth less than that. Please look at the amount again."),
    "unknown": gettext_lazy("There is no such code."),
    "mistyped": gettext_lazy(
        "This is no code of ours. Perhaps a letter or figure is wrong, or two are swapped."
    ),
}
WRITE_NEEDED = {
    "woocommerce": gettext_lazy("For coupons its keys have to be allowed to read and write."),
    "shopify": gettext_lazy("For coupons its app needs read_discounts and write_discounts."),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """A voucher as a line; `trouble` is why its shop did not take it."""

    voucher: Voucher
    code: str
    worth: str
    state: str
    words: str
    trouble: str

    @property
    def is_good(self) -> bool:
        return self.state == "good"


@dataclass(frozen=True, slots=True)
class Line:
    """A gesture as a line: what, for whom, why, at whose word."""

    gesture: Gesture
    title: str
    cost: str
    voucher: Shown | None
    state: str
    # The person may allow it; else why not.
    may_approve: bool = False
    is_beyond: bool = False


@dataclass(frozen=True, slots=True)
class Hint:
    """Advice as it is shown: about how much, where it says so."""

    advice: Advice
    about: str


@dataclass(frozen=True, slots=True)
class Money:
    """The purse in words; `share` of the month's bound is spent, in percent."""

    purse: budgets.Purse
    spent: str
    month: str
    left: str
    case_left: str
    # What campaigns that are being released may still cost; empty for nothing.
    reserved: str = ""


def page(staff: Staff) -> dict[str, Any]:
    """All but the vouchers."""
    waiting = list(gestures.waiting()[:MOST_SHOWN])
    money = budgets.purse()
    return {
        "waiting": [_line(one, staff, money) for one in waiting],
        "allowed": lines(gestures.allowed()[:MOST_SHOWN]),
        "money": in_words(money),
        "worked": [(Gesture.Kind(one.kind).label, one) for one in figures.worked()],
        "fewest": figures.FEWEST,
    }


def vouchers_page(before: int | None) -> dict[str, Any]:
    """A page of vouchers, the newest first; `before` is the number of the last one seen."""
    rows = vouchers.newest().order_by("-pk")
    found = list((rows.filter(pk__lt=before) if before else rows)[: PAGE + 1])
    return {
        "vouchers": [shown(one) for one in found[:PAGE]],
        "next": found[PAGE - 1].pk if len(found) > PAGE else None,
    }


def of_conversation(conversation: Conversation) -> list[Line]:
    """Those made in it, the newest first."""
    return lines(gestures.known().filter(conversation=conversation)[:FEW])


def of_customer(customer: Customer) -> list[Line]:
    return lines(gestures.of_customer(customer)[:MOST_SHOWN])


def lines(rows: Iterable[Gesture]) -> list[Line]:
    return [_line(one) for one in rows]


def choice(conversation: Conversation) -> dict[str, Any]:
    """What stands beside the form."""
    found, secrets = giving.look(conversation), veiling.of_one(conversation)
    return {
        "conversation": conversation,
        "customer": conversation.customer,
        "title": secrets.covered(str(conversation)),
        "money": in_words(found.purse),
        "hints": [_hint(one, found.purse.currency) for one in found.advice],
        "suggestions": [secrets.covered(one) for one in found.suggestions],
        "earlier": lines(found.earlier),
    }


def in_words(purse: budgets.Purse) -> Money:
    def said(cents: int | None) -> str:
        return "" if cents is None else amounts.written(cents, purse.currency)

    return Money(
        purse,
        said(purse.spent),
        said(purse.month),
        said(purse.left),
        said(purse.case_left),
        said(purse.reserved or None),
    )


def shown(voucher: Voucher) -> Shown:
    state = vouchers.state(voucher)
    return Shown(
        voucher,
        codes.shown(voucher.code),
        worth(voucher),
        state,
        str(STATES[state]).format(day=_day(voucher, state), way=voucher.get_redeemed_way_display()),
        trouble(voucher),
    )


def worth(voucher: Voucher) -> str:
    said = giving_words.worth(voucher, get_language() or "en")
    return said or str(voucher.get_worth_display())


def trouble(voucher: Voucher) -> str:
    """Why the shop has not taken it, and what to do."""
    if not voucher.failure or voucher.shop is None or voucher.redeemed_at or voucher.voided_at:
        return ""
    told = explain.explain(voucher.failure, voucher.shop.kind)
    may_write = WRITE_NEEDED.get(voucher.shop.kind, "") if voucher.failure == "sign_in_refused" else ""
    return f"{told.said} {may_write or told.advice}"


def answer(found: vouchers.Answer) -> dict[str, Any]:
    """What a code that was typed is good for."""
    known = found.voucher if found.code != "unknown" else None
    return {"said": ANSWERS[found.code], "found": shown(known) if known else None, "is_good": found.is_good}


def _line(gesture: Gesture, staff: Staff | None = None, money: budgets.Purse | None = None) -> Line:
    voucher = getattr(gesture, "voucher", None)
    is_own = bool(staff) and gesture.proposed_by_id == (staff.pk if staff else None)
    return Line(
        gesture=gesture,
        title=giving_words.title(gesture),
        cost=amounts.written(gesture.cents, gesture.currency) if gesture.cents else _("nothing"),
        voucher=shown(voucher) if voucher else None,
        state=str(gesture.get_state_display()),
        may_approve=bool(staff and staff.is_owner and not is_own),
        is_beyond=bool(money and money.is_beyond(gesture.cents)),
    )


def _hint(advice: Advice, currency: str) -> Hint:
    return Hint(advice, amounts.written(advice.cents, currency) if advice.cents else "")


def _day(voucher: Voucher, state: str) -> str:
    at = voucher.redeemed_at if state == "used" else voucher.voided_at if state == "void" else None
    return date_format(localtime(at) if at else voucher.valid_until, "SHORT_DATE_FORMAT")

"""Refunds as the pages show them: where it stands in a sentence and a bar of days, the steps, what is known."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from kulanz.business.models import Staff
from kulanz.conversations.models import Conversation
from kulanz.customers.shops import explain
from kulanz.customers.shops.refunding import STUMBLED
from kulanz.flow import refund_words, refunding
from kulanz.flow.refunding import Step
from kulanz.goodwill import booking, guarantee, guarantee_words, refund_cases, refunds, returned
from kulanz.goodwill.guarantee import Book, Standing
from kulanz.goodwill.models import RefundCase
from kulanz.triage import veiling
from kulanz.triage.covering import NONE, Secrets
from kulanz.web import amounts

PAGE = 50
State, Why, Decision = RefundCase.State, RefundCase.Refusal, RefundCase.Decision
STANDINGS = {
    guarantee.WITHDRAWAL: gettext_lazy("right of withdrawal"),
    guarantee.GUARANTEE: gettext_lazy("within the guarantee"),
    guarantee.GRACE: gettext_lazy("within grace"),
    guarantee.OUTSIDE: gettext_lazy("outside"),
    guarantee.UNKNOWN: gettext_lazy("order not known"),
}
STEPS = {
    refunding.ACKNOWLEDGED: (
        gettext_lazy("Tell them that it has arrived"),
        gettext_lazy("They know that it has arrived"),
    ),
    refunding.DECIDED: (gettext_lazy("Decide"), gettext_lazy("Decided")),
    refunding.BOOKED: (gettext_lazy("Book it"), gettext_lazy("Booked")),
    refunding.TOLD: (gettext_lazy("Tell them"), gettext_lazy("They know")),
    refunding.THANKED: (gettext_lazy("Thank them"), gettext_lazy("Thanked")),
}
# With which ready words a step is done.
WORDS = {
    refunding.ACKNOWLEDGED: refund_words.ACKNOWLEDGE,
    refunding.TOLD: refund_words.TELL,
    refunding.THANKED: refund_words.TELL,
}
BAR = 1000


@dataclass(frozen=True, slots=True)
class Line:
    """A case in the list."""

    case: RefundCase
    what: str
    standing: str
    is_yes: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """From the first day on, in thousandths of its length; `None` where there is no such part."""

    guarantee: int
    grace: int
    withdrawal: int | None
    asked: int
    today: int
    legend: list[tuple[str, str, date]]


@dataclass(frozen=True, slots=True)
class ShownStep:
    code: str
    words: str
    step: Step
    # The ready words one can begin with, and where what did it is to be seen.
    passage: str
    address: str


def listing(by: Staff, visible: Any, *, view: str, page: int) -> dict[str, Any]:
    rows = refund_cases.done() if view == "done" else refund_cases.pending()
    if by.is_specialist:
        rows = rows.filter(conversation__in=visible)
    paged = Paginator(rows, PAGE).get_page(page)
    cases = list(paged.object_list)
    secrets = veiling.of(case.conversation_id for case in cases if case.conversation_id)
    return {"view": view, "paged": paged, "lines": _lines(cases, secrets)}


def beside(conversation: Conversation, *, secrets: Secrets) -> dict[str, Any]:
    """What a conversation shows of it: its cases, whether one is proposed, and the orders it may be about."""
    return {
        "lines": _lines(refunding.of_conversation(conversation), {conversation.pk: secrets}),
        "proposal": refunding.propose(conversation),
        "orders": refunding.orders_for(conversation),
    }


def page(case: RefundCase, *, by: Staff) -> dict[str, Any]:
    standing = refunds.standing_of(case)
    secrets = veiling.of_one(case.conversation) if case.conversation else NONE
    most, whole = refunds.most(case), refunds.whole(case)
    return {
        "case": case,
        "title": _what(case, secrets),
        "customer": case.customer,
        "order": case.order,
        "about": _about(case),
        "orders": refunding.orders_for(case.conversation) if case.conversation else [],
        "standing": standing,
        "sentence": guarantee_words.sentence(standing),
        "doubt": guarantee_words.doubt(standing),
        "bar": bar(standing),
        "habit": habit(case),
        "steps": list(_steps(case, by)),
        "reasons": [(reason, Why(reason).label) for reason in refunds.true_reasons(case, standing)],
        "most": most,
        "whole": whole,
        "currency": case.currency or "EUR",
        "is_free": case.state in (refunds.FREE if not by.is_specialist else (State.OPEN,)),
        "can_book": booking.can(case),
        "may_decide": not by.is_specialist,
        "alternative": secrets.covered(case.alternative),
        "failure": failure(case),
        "asked_on": guarantee.local_day(case.asked_at),
        "today": guarantee.local_day(timezone.now()),
        "is_reopened": case.state in (State.REFUSED, State.DECIDED),
    }


def failure(case: RefundCase) -> dict[str, Any] | None:
    """Why the shop did not book it, in plain words, and what it said."""
    if not case.failure or case.order is None or case.state == State.BOOKED:
        return None
    code, _space, detail = case.failure.partition(" ")
    said, advice = explain.explain(code.rstrip(":"), case.order.shop.kind)
    if code == "sign_in_refused":
        advice = _("To pay money back, its keys have to be allowed to write, not only to read.")
    is_stumbled = code.rstrip(":") == STUMBLED
    return {"said": said, "advice": advice, "detail": detail, "is_stumbled": is_stumbled}


def habit(case: RefundCase) -> str:
    """How often something went back, as a fact; empty where nothing did."""
    found = returned.habit(case.customer)
    if not found.back:
        return ""
    said = ngettext(
        "{back} of {orders} order went back in {months} months, {amount}.",
        "{back} of {orders} orders went back in {months} months, {amount}.",
        found.orders,
    )
    amount = ", ".join(amounts.written(cents, currency) for currency, cents in found.cents)
    return said.format(back=found.back, orders=found.orders, months=returned.MONTHS, amount=amount)


def bar(standing: Standing) -> Bar | None:
    start, guaranteed, grace = standing.start, standing.guarantee_until, standing.grace_until
    if start is None or guaranteed is None or grace is None:
        return None
    today = guarantee.local_day(timezone.now())
    last = max(grace, standing.on, today, standing.withdrawal_until or grace)
    length = max((last - start.on).days, 1) * 1.04

    def place(day: date) -> int:
        return min(max(round(BAR * (day - start.on).days / length), 0), BAR)

    legend = [
        ("withdrawal", str(_("right of withdrawal until")), standing.withdrawal_until),
        ("guarantee", str(_("guarantee until")), guaranteed),
        ("grace", str(_("grace until")), grace if standing.terms.grace_days else None),
        ("asked", str(_("asked on")), standing.on),
        ("today", str(_("today")), today if today != standing.on else None),
    ]
    return Bar(
        guarantee=place(guaranteed),
        grace=place(grace),
        withdrawal=place(standing.withdrawal_until) if standing.withdrawal_until else None,
        asked=place(standing.on),
        today=place(today),
        legend=[(code, words, day) for code, words, day in legend if day],
    )


def _lines(cases: Iterable[RefundCase], secrets: dict[int, Secrets]) -> list[Line]:
    book, found = Book(), []
    for case in cases:
        known = secrets.get(case.conversation_id or 0, NONE)
        code = case.standing or refunds.standing_of(case, book).code
        found.append(Line(case, _what(case, known), str(STANDINGS[code]), code in guarantee.COVERED))
    return found


def _what(case: RefundCase, secrets: Secrets) -> str:
    if case.order:
        return _("Order {number}").format(number=case.order.number)
    return secrets.covered(case.title) or _("Without an order")


def _about(case: RefundCase) -> list[tuple[int, dict[str, Any], bool]]:
    """The order's lines with their places, and whether it is about them."""
    lines = case.order.lines if case.order else []
    return [(place, line, not case.lines or place in case.lines) for place, line in enumerate(lines)]


def _steps(case: RefundCase, by: Staff) -> Iterable[ShownStep]:
    before = True
    for step in refunding.steps(case):
        todo, done = STEPS[step.code]
        passage = "" if step.is_done else _passage(case, step, before=before)
        yield ShownStep(step.code, str(done if step.is_done else todo), step, passage, _address(step))
        before = before and step.is_done


def _passage(case: RefundCase, step: Step, *, before: bool) -> str:
    """Which ready words fit now; thanks come with the telling."""
    if case.conversation is None or case.state == State.WITHDRAWN:
        return ""
    if step.code == refunding.ACKNOWLEDGED:
        return refund_words.ACKNOWLEDGE if case.state == State.OPEN else ""
    if step.code == refunding.TOLD:
        return (
            refund_words.DECIDE
            if case.state == State.REFUSED
            else _of(case, (State.BOOKED,), refund_words.TELL)
        )
    if step.code == refunding.THANKED and before:
        return _of(case, (State.BOOKED,), refund_words.TELL)
    if step.code == refunding.BOOKED:
        return _of(case, (State.DECIDED, State.BOOKING, State.UNCLEAR), refund_words.DECIDE)
    return ""


def _of(case: RefundCase, states: Iterable[str], words: str) -> str:
    return words if case.state in states else ""


def _address(step: Step) -> str:
    if step.message is None:
        return ""
    return f"{reverse('conversation', args=[step.message.conversation_id])}#message-{step.message.pk}"

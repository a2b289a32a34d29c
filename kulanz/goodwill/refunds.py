"""Somebody wants money back: opened, decided without a pretext, and if it must be, booked by hand with its proof.

What the shop books is in `booking`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kulanz.business.models import Staff
from kulanz.conversations.models import Conversation
from kulanz.customers.models import Customer, Order
from kulanz.journal.models import record
from kulanz.lib import turns, vault
from kulanz.lib.refusal import Refusal

from . import guarantee, returned
from .guarantee import Book, Standing
from .models import RefundCase

State, Decision, Why, Way = RefundCase.State, RefundCase.Decision, RefundCase.Refusal, RefundCase.Way
# Nothing has been paid and nothing is being paid: everything about it can still be changed.
FREE = (State.OPEN, State.DECIDED, State.REFUSED)
PENDING = (State.OPEN, State.DECIDED, State.BOOKING, State.UNCLEAR)
DONE = (State.BOOKED, State.REFUSED, State.WITHDRAWN)
LONGEST_WORDS = 300
LARGEST_PROOF = 10_000_000


@dataclass(frozen=True, slots=True)
class Matter:
    """What it is about: an order or some of its lines, else a thing in words and the day on which it was bought."""

    order: Order | None = None
    lines: tuple[int, ...] = ()
    title: str = ""
    begun_on: date | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """`words`: for a refusal what is offered instead, for a part within the guarantee what they agreed to."""

    decision: str
    cents: int = 0
    currency: str = ""
    refusal: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Proof:
    """What shows that money went back by hand: words, or a file with its name."""

    words: str
    name: str = ""
    content: bytes = b""


@transaction.atomic
def open_case(
    conversation: Conversation, matter: Matter, *, by: Staff | None, asked_at: datetime | None = None
) -> RefundCase:
    """One a conversation and order: who presses twice gets the same one."""
    conversation = Conversation.objects.hold(conversation)
    _require_theirs(matter.order, conversation.customer)
    here = RefundCase.objects.filter(conversation=conversation, order=matter.order, state__in=PENDING)
    if known := here.first():
        return known
    case = RefundCase.objects.create(
        customer=conversation.customer,
        conversation=conversation,
        order=matter.order,
        lines=_places(matter),
        title=matter.title.strip()[:LONGEST_WORDS],
        begun_on=matter.begun_on,
        asked_at=asked_at or timezone.now(),
        opened_by=by,
        currency=matter.order.currency if matter.order else "",
    )
    note("refund_opened", case, by)
    return case


@transaction.atomic
def describe(case: RefundCase, matter: Matter, asked_on: date | None, *, by: Staff) -> bool:
    """Something about it is known better now; what was decided before is to be decided anew. Whether it is news."""
    case = hold(case, FREE)
    _require_theirs(matter.order, case.customer)
    if not _is_news(case, matter, asked_on):
        return False
    if by.is_specialist and case.state != State.OPEN:
        raise Refusal(_("This is decided. An owner or assistant can take it up again."))
    today = guarantee.local_day(timezone.now())
    if (matter.begun_on and matter.begun_on > today) or (asked_on and asked_on > today):
        raise Refusal(_("This day is still to come."))
    case.order, case.lines, case.title = matter.order, _places(matter), matter.title.strip()[:LONGEST_WORDS]
    case.begun_on = matter.begun_on
    if asked_on and asked_on != guarantee.local_day(case.asked_at):
        case.asked_at = guarantee.noon(asked_on)
    _undecide(case)
    case.save()
    note("refund_described", case, by)
    return True


def standing_of(case: RefundCase, book: Book | None = None) -> Standing:
    """On the day on which they asked: nobody is worse off because we took our time."""
    on = guarantee.local_day(case.asked_at)
    return guarantee.standing(case.order, on, lines=case.lines, begun_on=case.begun_on, book=book)


def most(case: RefundCase) -> int | None:
    """Cents that can go back; None where no order says it."""
    return returned.left(case.order, but=case) if case.order else None


def whole(case: RefundCase) -> int | None:
    """Cents of the things it is about, as far as they have not gone back."""
    left = most(case)
    if left is None or not case.lines or case.order is None:
        return left
    about = sum(line.get("cents") or 0 for place, line in enumerate(case.order.lines) if place in case.lines)
    return min(about, left) if about else left


def true_reasons(case: RefundCase, standing: Standing | None = None) -> list[str]:
    """Those of the reasons for a refusal that hold; within the law, the guarantee or grace mostly none does."""
    standing = standing or standing_of(case)
    has_gone_back = most(case) == 0 and case.order is not None and case.order.state != Order.State.OPEN
    is_digital = case.order is not None and case.order.is_digital
    holds = {
        Why.OUTSIDE: standing.code == guarantee.OUTSIDE,
        Why.NOT_OURS: case.order is None,
        Why.ALREADY: has_gone_back,
        # A download is not used up by reading it, and the law asks nobody what they did with it.
        Why.USED_UP: not is_digital and standing.code not in (guarantee.WITHDRAWAL, guarantee.UNKNOWN),
        # The law may exclude its own right; what we have promised beyond it holds all the same.
        Why.BY_LAW: standing.code == guarantee.WITHDRAWAL and not standing.is_ours,
    }
    return [reason for reason in Why if holds[reason]]


@transaction.atomic
def decide(case: RefundCase, verdict: Verdict, *, by: Staff) -> RefundCase:
    """The whole, a part, or nothing for a reason that is true and with something else instead."""
    case = hold(case, FREE)
    if case.order:
        turns.wait_for(returns_of(case.order))
    standing, words = standing_of(case), " ".join(verdict.words.split())[:LONGEST_WORDS]
    if verdict.decision == Decision.REFUSED:
        _require_honest(case, verdict.refusal, standing)
        if not words:
            raise Refusal(_("Please write down what you offer them instead."))
        case.state, case.refusal, case.cents = State.REFUSED, verdict.refusal, 0
    else:
        case.cents = _amount(case, verdict)
        if verdict.decision == Decision.PART and standing.is_covered and not words:
            raise Refusal(_("The whole is theirs here. Please write down how they agreed to a part."))
        case.state, case.refusal = State.DECIDED, ""
        case.currency = case.order.currency if case.order else verdict.currency.upper()
        case.unknown_cents = returned.unknown(case.order) if case.order else 0
    case.decision, case.alternative, case.standing = verdict.decision, words, standing.code
    case.decided_by, case.decided_at, case.failure = by, timezone.now(), ""
    case.save()
    note("refund_refused" if case.state == State.REFUSED else "refund_decided", case, by)
    return case


@transaction.atomic
def withdraw(case: RefundCase, *, by: Staff) -> RefundCase:
    """They do not want it any more."""
    case = hold(case, FREE)
    case.state = State.WITHDRAWN
    case.save(update_fields=["state"])
    note("refund_withdrawn", case, by)
    return case


def book_by_hand(case: RefundCase, proof: Proof, *, by: Staff) -> RefundCase:
    """It went back outside of the desk, and this shows it."""
    if not proof.words.strip() and not proof.content:
        raise Refusal(_("Please write down how it went back, or add a file that shows it."))
    if len(proof.content) > LARGEST_PROOF:
        raise Refusal(_("This file is larger than 10 MB."))
    if not proof.content:
        return _booked_by_hand(case, proof, "", by)
    with vault.naming(proof.content) as digest:
        return _booked_by_hand(case, proof, digest, by)


def returns_of(order: Order) -> str:
    """Decisions about one order come one after another."""
    return f"returns of order {order.pk}"


def hold(case: RefundCase, states: Iterable[str]) -> RefundCase:
    """Locked and as it is now; refused where it is no longer in one of these states."""
    rows = RefundCase.objects.select_for_update(of=("self",)).select_related(
        "order__shop", "customer", "conversation"
    )
    now = rows.get(pk=case.pk)
    if now.state not in states:
        raise Refusal(_("This has changed meanwhile: %(state)s.") % {"state": now.get_state_display()})
    return now


def note(kind: str, case: RefundCase, by: Staff | None) -> None:
    """On the conversation's timeline, or without one on the customer's."""
    told = {"case": case.pk, "cents": case.cents, "currency": case.currency}
    record(kind, case.conversation or case.customer, by=by, **told)


@transaction.atomic
def _booked_by_hand(case: RefundCase, proof: Proof, digest: str, by: Staff) -> RefundCase:
    case = hold(case, (State.DECIDED, State.UNCLEAR))
    case.state, case.way, case.failure = State.BOOKED, Way.HAND, ""
    case.proof, case.proof_file = " ".join(proof.words.split())[:LONGEST_WORDS], digest
    case.proof_name = proof.name[:200] if digest else ""
    case.booked_by, case.booked_at = by, timezone.now()
    case.save()
    note("refund_booked", case, by)
    return case


def _amount(case: RefundCase, verdict: Verdict) -> int:
    if verdict.decision not in (Decision.WHOLE, Decision.PART):
        raise Refusal(_("Please choose how much goes back."))
    left = most(case)
    if left == 0:
        raise Refusal(_("Nothing of this order is left that could go back."))
    cents = whole(case) if verdict.decision == Decision.WHOLE and left is not None else verdict.cents
    if not cents or cents < 0:
        raise Refusal(_("Please write down how much goes back."))
    if left is not None and cents > left:
        raise Refusal(_("That is more than was paid and has not gone back yet."))
    if case.order is None and not verdict.currency.isalpha():
        raise Refusal(_("Please say in which currency."))
    return cents


def _require_honest(case: RefundCase, reason: str, standing: Standing) -> None:
    if reason not in Why.values:
        raise Refusal(_("A refusal needs one of the reasons."))
    if reason in true_reasons(case, standing):
        return
    if reason == Why.OUTSIDE and standing.code == guarantee.GRACE:
        raise Refusal(_("They asked within grace: that is not a reason here."))
    raise Refusal(_("This reason does not hold here."))


def _require_theirs(order: Order | None, customer: Customer) -> None:
    if order and order.customer_id != customer.pk:
        raise Refusal(_("This order is not theirs."))


def _places(matter: Matter) -> list[int]:
    """Of lines that there are; all of them is none in particular."""
    count = len(matter.order.lines) if matter.order else 0
    places = sorted({place for place in matter.lines if 0 <= place < count})
    return [] if len(places) == count else places


def _is_news(case: RefundCase, matter: Matter, asked_on: date | None) -> bool:
    order = matter.order.pk if matter.order else None
    says = (order, _places(matter), matter.begun_on)
    if says != (case.order_id, case.lines, case.begun_on):
        return True
    # Beside an order, the title counts for nothing.
    is_renamed = matter.order is None and matter.title.strip()[:LONGEST_WORDS] != case.title
    return is_renamed or bool(asked_on and asked_on != guarantee.local_day(case.asked_at))


def _undecide(case: RefundCase) -> None:
    case.state, case.decision, case.refusal, case.alternative, case.standing = State.OPEN, "", "", "", ""
    case.cents, case.decided_by, case.decided_at, case.failure = None, None, None, ""
    case.currency = case.order.currency if case.order else ""

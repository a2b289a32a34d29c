"""A refund and what hangs on it: the promise that it will come, the mails that tell of it, the job that books it."""

import logging
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import InterfaceError, OperationalError, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kulanz.business import notices
from kulanz.business.models import Notice, Staff
from kulanz.conversations.models import Conversation, Message
from kulanz.customers import orders
from kulanz.customers.models import Customer, Handle, Order
from kulanz.customers.shops.trouble import AskedToWait
from kulanz.goodwill import booking, refunds
from kulanz.goodwill.models import RefundCase
from kulanz.goodwill.refunds import Matter, Proof, Verdict
from kulanz.jobs.tasks import task
from kulanz.lib.refusal import Refusal
from kulanz.reply import checklist, compose
from kulanz.reply.models import Draft
from kulanz.triage.models import Assessment

from . import outlining, passing_on, refund_promises, refund_words

log = logging.getLogger(__name__)
State = RefundCase.State
IN, OUT = Message.Direction.IN, Message.Direction.OUT
# So many of their newest messages are looked through for the wish.
MOST_MESSAGES, MOST_ORDERS = 8, 12
ASKING = "refund"
ACKNOWLEDGED, DECIDED, BOOKED, TOLD, THANKED = "acknowledged", "decided", "booked", "told", "thanked"


@dataclass(frozen=True, slots=True)
class Proposal:
    """They ask for money back here; `orders` are theirs, the one they mean first."""

    asked_at: datetime
    orders: list[Order]


@dataclass(frozen=True, slots=True)
class Step:
    """Done where `at` says when; `message` shows it, or whoever did it."""

    code: str
    at: datetime | None = None
    message: Message | None = None
    by: Staff | None = None

    @property
    def is_done(self) -> bool:
        return self.at is not None


def propose(conversation: Conversation) -> Proposal | None:
    """Where they ask for it, an order of theirs is known, and nobody has taken it up."""
    asking = _asking(conversation)
    if asking is None or of_conversation(conversation).exists():
        return None
    theirs = orders_for(conversation, asking)
    return Proposal(asking.at, theirs) if theirs else None


def of_conversation(conversation: Conversation) -> QuerySet[RefundCase]:
    return RefundCase.objects.filter(conversation=conversation).select_related("order__shop")


def orders_for(conversation: Conversation, message: Message | None = None) -> list[Order]:
    """Theirs, the newest first; before them those that the message names."""
    named = orders.named(message.new_text or message.text, conversation.customer) if message else []
    rows = Order.objects.filter(customer=conversation.customer).select_related("shop")
    ours = [one for one in named if one.customer_id == conversation.customer_id]
    return list({one.pk: one for one in [*ours, *rows.order_by("-placed_at")[:MOST_ORDERS]]}.values())


@transaction.atomic
def open_case(conversation: Conversation, matter: Matter, *, by: Staff) -> RefundCase:
    """Asked when they first wrote of it here; an answer of ours since then has acknowledged it."""
    conversation = Conversation.objects.hold(conversation)
    asking = _asking(conversation) or _newest(conversation, IN)
    case = refunds.open_case(conversation, matter, by=by, asked_at=asking.at if asking else None)
    answers = conversation.messages.filter(direction=OUT, automatic="", at__gte=case.asked_at).order_by(
        "at", "pk"
    )
    for message in answers:
        note_mail(message)
    case.refresh_from_db()
    return case


@transaction.atomic
def decide(case: RefundCase, verdict: Verdict, *, by: Staff) -> RefundCase:
    """A yes is a promise, with a day; a no takes it back."""
    case = refunds.decide(case, verdict, by=by)
    if case.state == State.REFUSED:
        refund_promises.drop(case, _("The refund was refused."), by=by)
    else:
        refund_promises.make(case, by=by)
    return case


@transaction.atomic
def describe(case: RefundCase, matter: Matter, asked_on: date | None, *, by: Staff) -> None:
    """Something about it is known better; what was promised on what was known before is open again."""
    if refunds.describe(case, matter, asked_on, by=by):
        refund_promises.drop(case, _("The refund is to be decided anew."), by=by)


@transaction.atomic
def withdraw(case: RefundCase, *, by: Staff) -> None:
    case = refunds.withdraw(case, by=by)
    refund_promises.drop(case, _("They do not want the refund any more."), by=by)


@transaction.atomic
def book(case: RefundCase, *, by: Staff) -> None:
    """Through the shop, behind the scenes."""
    case = booking.claim(case, by=by)
    pay_back.enqueue(key=f"refund:{case.pk}", case_id=case.pk)


@transaction.atomic
def look_again(case: RefundCase, *, by: Staff) -> None:
    """Have the shop asked what became of it."""
    case = booking.claim_again(case, by=by)
    pay_back.enqueue(key=f"refund:{case.pk}", case_id=case.pk)


@transaction.atomic
def book_by_hand(case: RefundCase, proof: Proof, *, by: Staff) -> None:
    refund_promises.keep(refunds.book_by_hand(case, proof, by=by), by=by)


@transaction.atomic
def settle(case: RefundCase, proof: Proof, *, is_booked: bool, by: Staff) -> None:
    """Somebody has looked in the shop whether it was booked."""
    case = booking.settle(case, proof, is_booked=is_booked, by=by)
    if case.state == State.BOOKED:
        refund_promises.keep(case, by=by)


@task(name="flow.refunding.pay_back")
def pay_back(case_id: int) -> None:
    """Have the shop pay; whoever wanted it hears where that went wrong."""
    try:
        case = booking.run(case_id)
    except AskedToWait as wish:
        later = timezone.now() + timedelta(seconds=wish.seconds)
        pay_back.enqueue(key=f"refund:{case_id}", run_at=later, case_id=case_id)
        return
    except (OperationalError, InterfaceError):
        raise  # the database is busy or away: the job is done again, and asks the shop first
    except Exception:  # ours; the case must not stay "being booked" for ever
        log.exception("refund case %s", case_id)
        case = booking.stumble(case_id)
    if case is None:
        return
    if case.state == State.BOOKED:
        refund_promises.keep(case, by=case.booked_by)
    else:
        _tell_failure(case)


# What the customer hears


def steps(case: RefundCase) -> list[Step]:
    """In order; what is no part of a refusal is left out."""
    acknowledged, told, thanked = case.acknowledged_in, case.told_in, case.thanked_in
    found = [
        Step(ACKNOWLEDGED, acknowledged.at if acknowledged else None, acknowledged),
        Step(DECIDED, case.decided_at, by=case.decided_by),
    ]
    if case.state != State.REFUSED:
        found.append(Step(BOOKED, case.booked_at, by=case.booked_by))
    found.append(Step(TOLD, told.at if told else None, told))
    if case.state != State.REFUSED:
        found.append(Step(THANKED, thanked.at if thanked else None, thanked))
    return found


def note_mail(message: Message) -> None:
    """A mail of ours to them: it acknowledges what they asked for before, tells what is done, and perhaps thanks."""
    if message.direction != OUT or message.automatic:
        return
    cases = RefundCase.objects.filter(conversation=message.conversation_id, asked_at__lte=message.at)
    cases = cases.filter(thanked_in=None).exclude(state=State.WITHDRAWN).select_related("customer")
    for case in cases:
        if not _goes_to(case.customer, message):
            continue
        case.acknowledged_in = case.acknowledged_in or message
        done_at = case.decided_at if case.state == State.REFUSED else case.booked_at
        if done_at and message.at >= done_at:
            case.told_in = case.told_in or message
            case.thanked_in = message if checklist.thanks(message.new_text or message.text) else None
        case.save(update_fields=["acknowledged_in", "told_in", "thanked_in"])


def write(case: RefundCase, step: str, *, by: Staff) -> Conversation:
    """Begin an answer with ready words for that step; it is read and sent by a person."""
    if case.conversation is None:
        raise Refusal(gettext_lazy("The conversation of this refund is gone."))
    draft = passing_on.begin(case.conversation, Draft.Kind.ANSWER, by=by)
    tongue = outlining.tongue_of(draft)
    words = refund_words.of(case, step, *tongue, refund_promises.due_day(case))
    if not words:
        raise Refusal(gettext_lazy("There are no ready words for this any more."))
    if step == refund_words.TELL and (said := refund_words.without_earlier(draft.text, case)) != draft.text:
        draft = compose.save(draft, text=said)
    if words.casefold() not in draft.text.casefold():
        put = outlining.put_in if draft.text.strip() else outlining.around
        compose.save(draft, text=put(draft, words, *tongue, by=by))
    return case.conversation


def _goes_to(customer: Customer, message: Message) -> bool:
    theirs = Handle.objects.filter(customer=customer, kind=Handle.Kind.EMAIL).values_list("value", flat=True)
    known = set(theirs)
    return any(address.lower() in known for _name, address in [*message.to, *message.cc, *message.bcc])


def _asking(conversation: Conversation) -> Message | None:
    """The first of their newest messages that asks for money back."""
    judged = Assessment.objects.filter(
        message__conversation=conversation, message__direction=IN, state=Assessment.State.JUDGED
    ).select_related("message")
    newest = judged.order_by("-message__at")[:MOST_MESSAGES]
    asking = [one.message for one in newest if ASKING in (one.said.get("intents") or ())]
    return asking[-1] if asking else None


def _newest(conversation: Conversation, direction: str) -> Message | None:
    return conversation.messages.filter(direction=direction).order_by("-at", "-pk").first()


def _tell_failure(case: RefundCase) -> None:
    text = case.order.number if case.order else case.title
    if case.booked_by:
        notices.tell(case.booked_by, Notice.Kind.REFUND_FAILED, case, text=text)
    else:
        notices.tell_owners(Notice.Kind.REFUND_FAILED, case, text=text)

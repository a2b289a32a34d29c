"""What follows for a customer once a message of theirs was judged: their state, their case, their wishes."""

from functools import partial
from typing import Any, NamedTuple

from django.db import connection, transaction

from kulanz.business import notices
from kulanz.business.models import Notice, Staff
from kulanz.conversations.models import Conversation, Message
from kulanz.customers import orders
from kulanz.customers.models import Customer, Standing
from kulanz.triage import assessing, cases, dissatisfied, veiling
from kulanz.triage.models import Assessment, Case, Dissatisfaction

from . import preferring, quarantining, ringing, routing, silencing

_IS_SUPER = "SELECT 1 FROM customers_standing WHERE customer_id = %s AND kind = %s"


def follow(assessment: Assessment | None, conversation: Conversation, *, is_history: bool) -> None:
    """A new message was judged; nothing follows from old mail, nor from what waits in quarantine."""
    if assessment is None or is_history or conversation.quarantined_at or not assessment.said:
        return
    silencing.honour(assessment, conversation)
    _open(assessment, conversation)
    case = _present(assessment, conversation)
    routing.apply(conversation, assessment.message, assessment, case)


def catch_up(assessment: Assessment, conversation: Conversation) -> None:
    """What could be judged only later, where the owner has not settled it in the meantime."""
    message = assessment.message
    if quarantining.is_history(message) or conversation.quarantined_at:
        return
    if dissatisfied.was_settled_since(conversation.customer, message.arrived_at):
        silencing.honour(assessment, conversation)  # a wish stays a wish
        return
    follow(assessment, conversation, is_history=False)


@transaction.atomic
def correct(assessment: Assessment, values: dict[str, Any], *, by: Staff) -> None:
    """A person knows better what a message says, and what follows from it changes with that."""
    message = assessment.message
    conversation = message.conversation
    is_super = _is_super(conversation.customer)
    before = _Demands.of(assessment, is_super)
    assessing.correct(assessment, values, by=by)
    after = _Demands.of(assessment, is_super)
    if before.silence and not after.silence:
        silencing.withdraw(message, by=by)
    elif after.silence and not before.silence:
        silencing.honour(assessment, conversation)
    if before.anger and not after.anger:
        dissatisfied.withdraw(message, by=by)
    elif after.anger != before.anger and not _is_behind_us(message, conversation):
        _open(assessment, conversation, by=by)
    cases.withdraw(message, before.care - after.care)
    is_over = conversation.quarantined_at or conversation.state not in cases.NOT_OVER
    if after.care - before.care and not is_over:
        _present(assessment, conversation)


def open_by_hand(customer: Customer, note: str, *, by: Staff) -> Dissatisfaction:
    """Somebody knows it from elsewhere: a call, a review, the way they spoke."""
    with transaction.atomic():
        state, is_new = dissatisfied.begin_by_hand(customer, note, by=by)
        cases.add(customer, [dissatisfied.BY_HAND])
        orders.look_again([customer.pk])
        if is_new:
            notices.tell_owners(Notice.Kind.DISSATISFIED, customer, text=str(customer), actor=by)
            ringing.plan(state)
            _prefer(customer)
    return state


class _Demands(NamedTuple):
    """Whether a message asks for silence, why its writer is that dissatisfied, and why the owner should see it."""

    silence: bool
    anger: list[str]
    care: set[str]

    @classmethod
    def of(cls, assessment: Assessment, is_super: bool) -> "_Demands":
        said, history = assessment.said, assessment.history
        return cls(
            silence=silencing.asks_for_less(assessment),
            anger=dissatisfied.reasons_of(said, history),
            care=set(cases.codes_for(said, is_super, history)),
        )


def _is_behind_us(message: Message, conversation: Conversation) -> bool:
    """Archived, apart, or settled by the owner since: whoever corrects what it says opens nothing anew."""
    if quarantining.is_history(message) or conversation.quarantined_at:
        return True
    return dissatisfied.was_settled_since(conversation.customer, message.arrived_at)


def _open(assessment: Assessment, conversation: Conversation, *, by: Staff | None = None) -> None:
    reasons = dissatisfied.reasons_of(assessment.said, assessment.history)
    if not reasons:
        return
    message = assessment.message
    state, is_new = dissatisfied.begin(conversation.customer, reasons, message=message, by=by)
    if is_new:
        text = veiling.of_one(conversation).covered(message.new_text or message.text or message.subject)
        told = " ".join(text[:600].split())
        notices.tell_owners(Notice.Kind.DISSATISFIED, conversation, text=told, actor=by)
        ringing.plan(state)
        _prefer(conversation.customer)


def _present(assessment: Assessment, conversation: Conversation) -> Case | None:
    """The owner's round, and what kind of customer this is."""
    customer = conversation.customer
    codes = cases.codes_for(assessment.said, _is_super(customer), assessment.history)
    if not codes:
        return None
    case = cases.add(customer, codes, assessment.message)
    orders.look_again([customer.pk])
    if cases.SUPER in codes:
        _prefer(customer)
    return case


def _prefer(customer: Customer) -> None:
    """Once all is kept, as it locks other conversations; what fails there the clock does a minute later."""
    transaction.on_commit(partial(preferring.prefer, customer), robust=True)


def _is_super(customer: Customer) -> bool:
    with connection.cursor() as cursor:  # asked for every mail: most who write are not
        cursor.execute(_IS_SUPER, [customer.pk, Standing.Kind.SUPER])
        return cursor.fetchone() is not None

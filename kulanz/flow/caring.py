"""What follows for a customer once a message of theirs was judged: their state, their case, their wishes."""

import re
from typing import Any

from django.db import connection, transaction

from kulanz.business import notices
from kulanz.business.models import Notice, Staff
from kulanz.channels import notifying
from kulanz.conversations.models import Conversation, Message
from kulanz.customers import match, orders, silence, suggestions
from kulanz.customers.models import Customer, MergeSuggestion, Standing
from kulanz.reading.silence import wants_nothing
from kulanz.triage import assessing, cases, covering, dissatisfied
from kulanz.triage.models import Assessment, Case, Dissatisfaction

from . import outbound, quarantining, ringing, routing

OPT_OUT = "opt_out"
# Of one message.
MOST_READ, MOST_NAMED = 20_000, 20
_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_IS_SUPER = "SELECT 1 FROM customers_standing WHERE customer_id = %s AND kind = %s"


def follow(assessment: Assessment | None, conversation: Conversation, *, is_history: bool) -> None:
    """A new message was judged; nothing follows from old mail, nor from what waits in quarantine."""
    if assessment is None or is_history or conversation.quarantined_at or not assessment.said:
        return
    _honour(assessment, conversation)
    _open(assessment, conversation)
    case = _present(assessment, conversation)
    routing.apply(conversation, assessment.message, assessment, case)


def catch_up(assessment: Assessment, conversation: Conversation) -> None:
    """What could be judged only later, where the owner has not settled it in the meantime."""
    message = assessment.message
    if quarantining.is_history(message) or conversation.quarantined_at:
        return
    if dissatisfied.was_settled_since(conversation.customer, message.arrived_at):
        _honour(assessment, conversation)  # a wish stays a wish
        return
    follow(assessment, conversation, is_history=False)


@transaction.atomic
def correct(assessment: Assessment, values: dict[str, Any], *, by: Staff) -> None:
    """A person knows better what a message says, and what follows from it changes with that."""
    before, message = _demands(assessment), assessment.message
    assessing.correct(assessment, values, by=by)
    after, conversation = _demands(assessment), message.conversation
    if before == after:
        return
    customer = conversation.customer
    if before[0] and not after[0]:
        silence.withdraw(customer, message.pk, by=by)
    elif after[0] and not before[0]:
        _honour(assessment, conversation)
    if before[1] and not after[1]:
        dissatisfied.withdraw(message, by=by)
    elif after[1] != before[1]:
        _open(assessment, conversation)
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
    return state


def _demands(assessment: Assessment) -> tuple[bool, list[str]]:
    said = assessment.said
    return OPT_OUT in said.get("intents", ()), dissatisfied.reasons_of(said, assessment.history)


def _honour(assessment: Assessment, conversation: Conversation) -> None:
    """Never to be written to again: at all addresses that we know, and what is on its way stays here.

    Who only wants no newsletter is still answered.
    """
    intents, message = assessment.said.get("intents", ()), assessment.message
    if OPT_OUT not in intents or "spam" in intents or not wants_nothing(message.new_text[:MOST_READ]):
        return
    customers = [conversation.customer, *_named_as_theirs(conversation.customer, message)]
    for customer in customers:
        if notifying.writes_for_many(customer.first_address):
            continue  # a network's address is nobody's own
        known = silence.begin(customer, at=message.at, message=message.pk)
        outbound.hold_back([handle.value for handle in known])


def _named_as_theirs(customer: Customer, message: Message) -> list[Customer]:
    """Whom the message names by address, where their name or something else says as well that it is the same person."""
    said = dict.fromkeys(_ADDRESS.findall(message.new_text[:MOST_READ])[:MOST_NAMED])
    named = {other for other in map(match.find_by_address, said) if other and other != customer}
    alike = {pk for one in suggestions.open_for(customer) for pk in (one.one_id, one.other_id)}
    theirs = []
    for other in named:
        if other.pk in alike or (_surname(other) and _surname(other) == _surname(customer)):
            suggestions.suggest(customer, other.pk, MergeSuggestion.Reason.ANNOUNCED, other.first_address)
            theirs.append(other)
    return theirs


def _surname(customer: Customer) -> str:
    return customer.name.rpartition(" ")[2].casefold()


def _open(assessment: Assessment, conversation: Conversation) -> None:
    reasons = dissatisfied.reasons_of(assessment.said, assessment.history)
    if not reasons:
        return
    message = assessment.message
    state, is_new = dissatisfied.begin(conversation.customer, reasons, message=message)
    if is_new:
        text = covering.of_one(conversation).covered(message.new_text or message.text or message.subject)
        notices.tell_owners(Notice.Kind.DISSATISFIED, conversation, text=" ".join(text[:600].split()))
        ringing.plan(state)


def _present(assessment: Assessment, conversation: Conversation) -> Case | None:
    """The owner's round, and what kind of customer this is."""
    customer = conversation.customer
    codes = cases.codes_for(assessment.said, _is_super(customer), assessment.history)
    if not codes:
        return None
    case = cases.add(customer, codes, assessment.message)
    orders.look_again([customer.pk])
    return case


def _is_super(customer: Customer) -> bool:
    with connection.cursor() as cursor:  # asked for every mail: most who write are not
        cursor.execute(_IS_SUPER, [customer.pk, Standing.Kind.SUPER])
        return cursor.fetchone() is not None

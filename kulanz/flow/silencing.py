"""No news any more, or never a word again: whom a message silences, what a person says by hand, when it was none."""

import re
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from kulanz.business.models import Staff
from kulanz.channels import notifying, registry
from kulanz.conversations.models import Conversation, Message
from kulanz.customers import consents, match, silence, suggestions
from kulanz.customers.models import Consent, Customer, MergeSuggestion
from kulanz.lib.refusal import Refusal
from kulanz.reading import names
from kulanz.reading.silence import wants_nothing
from kulanz.triage.models import Assessment

from . import quarantining, retracting, unsubscribing

OPT_OUT = "opt_out"
# Of one message.
MOST_READ, MOST_NAMED = 20_000, 20
_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")


def honour(assessment: Assessment, conversation: Conversation) -> None:
    """Never to be written to again: at all addresses that we know, and what is on its way stays here.

    Who only wants no newsletter gets no more of it, and is still answered.
    """
    if not asks_for_less(assessment):
        return
    writer, message = conversation.customer, assessment.message
    named = _named_as_theirs(writer, message)
    covered = _with_own_address([writer, *named])
    for customer in covered:
        unsubscribing.withdraw_by_words(customer, message)
    if not _asks(assessment):
        return
    for other in named:
        suggestions.suggest(writer, other.pk, MergeSuggestion.Reason.ANNOUNCED, other.first_address)
    for customer in covered:
        known = silence.begin(customer, at=message.at, message=message.pk)
        retracting.hold_back([handle.value for handle in known])


@transaction.atomic
def withdraw(message: Message, *, by: Staff | None) -> None:
    """It did not ask for it; whoever asked in another message as well is still left in peace."""
    for consent in consents.ended_by(message.pk):
        if other := _wants_less_elsewhere(consent, message):
            consents.rest_on(consent, other)
        else:
            consents.bring_back(consent, by=by)
    for customer in silence.asked_in(message.pk):
        if still := _asked_elsewhere(customer, message):
            silence.rest_on(still.pk, customer, instead_of=message.pk)
        else:
            silence.withdraw(customer, message.pk, by=by)


def wanted_less_at(customer: Customer) -> datetime | None:
    """When they last wrote that they want no more news, or nothing at all; None where they never did."""
    told = _said_by(customer).select_related("message").order_by("-message__at")
    return next((one.message.at for one in told.iterator() if asks_for_less(one)), None)


@transaction.atomic
def begin_by_hand(customer: Customer, note: str, *, by: Staff) -> None:
    """Somebody knows it from elsewhere; only an owner ends it, no correction does."""
    known = silence.begin_by_hand(customer, note, by=by)
    retracting.hold_back([handle.value for handle in known])


def also_named(customer: Customer) -> list[str]:
    """Addresses that the words of their wish name and to which we could still write; nobody knows whose they are."""
    wish = silence.wish_of(customer)
    if wish is None:
        return []
    noted = silence.noted(customer)
    message = Message.objects.filter(pk=wish.message or 0).first()
    text = message.new_text if message else noted.words if noted else ""
    named = dict.fromkeys(map(str.lower, _ADDRESS.findall(text[:MOST_READ])[:MOST_NAMED]))
    shut = registry.own_addresses() | {one.address for one in silence.find(named)}
    return [one for one in named if one not in shut and not notifying.writes_for_many(one)]


@transaction.atomic
def begin_also(customer: Customer, address: str, *, by: Staff) -> None:
    """A person says that the wish holds for this address, too, which its words name."""
    wish, address = silence.wish_of(customer), address.strip().lower()
    if wish is None or address not in also_named(customer):
        raise Refusal(_("Nothing is sent to this address already, or the wish does not name it."))
    other, noted = match.customer_of(address, ""), silence.noted(customer)
    if wish.message:
        known = silence.begin(other, at=wish.since, message=wish.message)
    else:
        known = silence.begin_by_hand(other, noted.words if noted else str(customer), by=by)
    retracting.hold_back([handle.value for handle in known])


def asks_for_less(assessment: Assessment) -> bool:
    """No more news, or nothing at all; what spam says of unsubscribing asks for nothing."""
    intents = assessment.said.get("intents", ())
    return OPT_OUT in intents and "spam" not in intents


def _asks(assessment: Assessment) -> bool:
    return asks_for_less(assessment) and wants_nothing(assessment.message.new_text[:MOST_READ])


def _wants_less_elsewhere(consent: Consent, message: Message) -> int | None:
    """The number of another message, theirs or of who wrote this one, that since they agreed wants no more of it."""
    told = _said_by(consent.customer, message.conversation.customer).exclude(message=message)
    since = told.filter(message__at__gte=consent.given_at).select_related("message__conversation__customer")
    wanting = (one.message for one in since.iterator() if asks_for_less(one))
    return next((one.pk for one in wanting if _speaks_for(one, consent.customer)), None)


def _said_by(*customers: Customer) -> QuerySet[Assessment]:
    return Assessment.objects.filter(
        message__conversation__customer__in=customers,
        message__conversation__quarantined_at=None,
        message__direction=Message.Direction.IN,
    )


def _named_as_theirs(customer: Customer, message: Message) -> list[Customer]:
    """Whom the message names by address, where their name or something else says as well that it is the same person."""
    said = dict.fromkeys(_ADDRESS.findall(message.new_text[:MOST_READ])[:MOST_NAMED])
    named = {other for other in map(match.find_by_address, said) if other and other != customer}
    alike = {pk for one in suggestions.open_for(customer) for pk in (one.one_id, one.other_id)}
    return [
        other for other in named if other.pk in alike or names.are_of_one_person(other.name, customer.name)
    ]


def _with_own_address(customers: list[Customer]) -> list[Customer]:
    """A network's address is nobody's own."""
    return [one for one in customers if not notifying.writes_for_many(one.first_address)]


def _asked_elsewhere(customer: Customer, message: Message) -> Message | None:
    """Another message, theirs or of who wrote this one, that silences them and that no owner has overruled."""
    lifted_at = silence.lifted_at(customer)
    judged = _said_by(customer, message.conversation.customer).exclude(message=message)
    if lifted_at:
        judged = judged.filter(message__arrived_at__gt=lifted_at)
    for one in judged.select_related("message__conversation__customer").order_by("message__at").iterator():
        if _silences(one, customer):
            return one.message
    return None


def _silences(assessment: Assessment, customer: Customer) -> bool:
    message = assessment.message
    if not _asks(assessment) or quarantining.is_history(message):
        return False
    return _speaks_for(message, customer)


def _speaks_for(message: Message, customer: Customer) -> bool:
    """They wrote it, or it names an address of theirs as the writer's own."""
    writer = message.conversation.customer
    covered = [writer] if writer == customer else _named_as_theirs(writer, message)
    return customer in _with_own_address(covered)

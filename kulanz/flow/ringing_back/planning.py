"""Planning a call: from what a customer asks for in a message, or by hand; and who should make it."""

from dataclasses import replace

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kulanz.business import people
from kulanz.business.models import Staff
from kulanz.channels.models import Channel
from kulanz.conversations.models import Conversation
from kulanz.customers.models import Customer
from kulanz.flow import calling
from kulanz.followup import callbacks, numbers
from kulanz.followup.callbacks import Wanted
from kulanz.followup.models import Callback
from kulanz.lib.refusal import Refusal
from kulanz.reading import phones
from kulanz.triage import veiling

LONGEST_TOPIC = 120
_PREFIXES = ("re:", "aw:", "fwd:", "wg:")


def asked(conversation: Conversation) -> Wanted | None:
    """What their last words ask for, if they ask to be called and nobody has spoken to them since."""
    proposal = calling.propose_for(conversation)
    if proposal is None or "asked" not in proposal.codes:
        return None
    return replace(usual(conversation), wish=proposal.when, said_at=conversation.last_in_at)


def plan_asked(conversation: Conversation, *, by: Staff) -> Callback:
    """With one press: what the message says, and nothing that has to be typed."""
    wanted = asked(conversation)
    if wanted is None:
        raise Refusal(_("They do not ask to be called here any more. The call can be planned by hand."))
    return plan(conversation, wanted, by=by)


def plan(conversation: Conversation, wanted: Wanted, *, by: Staff) -> Callback:
    owed_by = who(conversation, wanted, by=by)
    return callbacks.request(conversation, _with_known(wanted, conversation), by=by, owed_by=owed_by)


@transaction.atomic
def plan_for(customer: Customer, wanted: Wanted, *, by: Staff) -> Callback:
    """For somebody with whom there is no conversation yet, one begins with the call."""
    channel = next(
        (one for one in Channel.objects.select_related("mailbox").order_by("pk") if one.can_send), None
    )
    channel = channel or Channel.objects.order_by("pk").first()
    if channel is None:
        raise Refusal(_("There is no mailbox yet. Please connect one first; calls belong to a conversation."))
    conversation = Conversation.objects.create(
        customer=customer, channel=channel, subject=wanted.topic, state=Conversation.State.WAITING
    )
    return plan(conversation, wanted, by=by)


def usual(conversation: Conversation) -> Wanted:
    """What stands in the form to begin with: what is known without anybody saying it."""
    return Wanted(number=_number(conversation), topic=topic_of(conversation))


def who(conversation: Conversation, wanted: Wanted, *, by: Staff) -> Staff:
    """Whom they wish for, or who stands in; else who knows the matter; else who has the conversation."""
    here = list(people.at_work().select_related("deputy"))
    candidates: list[Staff | None] = [wanted.preferred]
    candidates.append(wanted.preferred.deputy if wanted.preferred else None)
    if wanted.skill:
        able = [one for one in here if wanted.skill.casefold() in skills_of(one)]
        able.sort(key=lambda one: one.pk != conversation.assigned_to_id)
        candidates += able
    candidates.append(conversation.assigned_to)
    return next((one for one in candidates if one and one in here and not people.is_absent(one)), by)


def skills_of(person: Staff) -> list[str]:
    return [skill.strip().casefold() for skill in person.skills.split(",") if skill.strip()]


def all_skills() -> list[str]:
    """As they are written, each once."""
    written = (skill.strip() for one in people.at_work() for skill in one.skills.split(",") if skill.strip())
    return sorted({skill.casefold(): skill for skill in written}.values(), key=str.casefold)


def topic_of(conversation: Conversation) -> str:
    """The subject as it may be shown, without the signs of answers."""
    words = veiling.of_one(conversation).covered(conversation.subject).strip()
    while words.lower().startswith(_PREFIXES):
        words = words.partition(":")[2].strip()
    return words[:LONGEST_TOPIC]


def _number(conversation: Conversation) -> str:
    """The likeliest at which somebody can be called without paying extra."""
    usable = (one for one in calling.numbers_of(conversation) if not one.is_wrong)
    return next((one.e164 for one in usable if not phones.is_dear(one.e164)), "")


def _with_known(wanted: Wanted, conversation: Conversation) -> Wanted:
    number = phones.normalised(wanted.number, numbers.region()) if wanted.number else None
    if number and not phones.is_dear(number):
        known = any(one.e164 == number for one in calling.numbers_of(conversation))
        return replace(wanted, number=number, is_known=True) if known else wanted
    return wanted

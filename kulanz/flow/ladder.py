"""The ladder against insults and threats: a request, the last word, then the door; and the record of each step."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kulanz.business.models import Register, Staff
from kulanz.conversations import blocking
from kulanz.conversations.models import Conversation, Message
from kulanz.customers.models import Customer
from kulanz.journal.models import record
from kulanz.lib.refusal import Refusal
from kulanz.reply import compose
from kulanz.reply.coach import Finding
from kulanz.reply.models import Draft
from kulanz.triage.labels import ABUSES
from kulanz.triage.models import AbuseWarning, Assessment

from . import passing_on

REQUEST, LAST_WORD, BLOCK = 1, 2, 3
THREAT = "threat"
# By language and form of address, as they go on after the salutation; a step each.
_SIE = {
    REQUEST: "Ihr Anliegen nehmen wir ernst, und wir möchten Ihnen helfen. Bitte schreiben Sie uns ohne Beleidigungen:"
    " Hier liest ein Mensch, der sich um eine Lösung für Sie kümmert.",
    LAST_WORD: "gern helfen wir Ihnen weiter. Bitte schreiben Sie uns ab jetzt ohne Beleidigungen und Drohungen. Sonst"
    " beenden wir den Schriftwechsel, was wir bedauern würden. Auf eine sachliche Nachricht antworten wir Ihnen gern.",
}
_DU = {
    REQUEST: "dein Anliegen nehmen wir ernst, und wir möchten dir helfen. Bitte schreib uns ohne Beleidigungen:"
    " Hier liest ein Mensch, der sich um eine Lösung für dich kümmert.",
    LAST_WORD: "gern helfen wir dir weiter. Bitte schreib uns ab jetzt ohne Beleidigungen und Drohungen. Sonst"
    " beenden wir den Schriftwechsel, was wir bedauern würden. Auf eine sachliche Nachricht antworten wir dir gern.",
}
_ENGLISH = {
    REQUEST: "We take your concern seriously and want to help you. Please write to us without insults: a person reads"
    " this, and that person is looking for a solution for you.",
    LAST_WORD: "We are still glad to help you. Please write to us without insults and threats from now on. Otherwise we"
    " will end this correspondence, which we would regret. We are happy to reply to a calm message.",
}


@dataclass(frozen=True, slots=True)
class Ladder:
    """Where a customer stands on it, and which steps are offered now."""

    taken: list[AbuseWarning]
    because: Message | None = None
    is_threat: bool = False
    offers: tuple[int, ...] = ()


def taken_with(customer: Customer) -> list[AbuseWarning]:
    rows = AbuseWarning.objects.filter(customer=customer)
    return list(rows.select_related("by", "message", "because").order_by("at", "pk"))


def of(conversation: Conversation, *, by: Staff) -> Ladder:
    """What was done before, and what can be done about their newest message that has no answer yet."""
    taken, since = taken_with(conversation.customer), conversation.waiting_since
    found = _abuse(conversation).filter(message__at__gte=since).first() if since else None
    if found is None:
        return Ladder(taken)
    is_threat = found.said.get("abuse") == THREAT
    return Ladder(taken, found.message, is_threat, _offers(taken, is_threat=is_threat, by=by))


@transaction.atomic
def begin(conversation: Conversation, step: int, *, by: Staff) -> Draft:
    """The text of that step begins an answer, or stands below what was begun."""
    _require_offered(conversation, step, by=by)
    draft = passing_on.begin(conversation, Draft.Kind.ANSWER, by=by)
    said = words(conversation.customer, step, compose.language(draft))
    if said.lower() not in draft.text.lower():
        compose.save(draft, text=_put(draft, conversation.customer, said))
    draft.warns = step
    draft.save(update_fields=["warns"])
    return draft


def leave_out(draft: Draft) -> None:
    """It is an answer like any other."""
    draft.warns = None
    draft.save(update_fields=["warns"])


def note(draft: Draft, message: Message, *, by: Staff) -> None:
    """It was sent: the record of the step and of what it was for; taken back, it goes with the message."""
    if draft.warns is None:
        return
    conversation = message.conversation
    found = _abuse(conversation).first()
    AbuseWarning.objects.create(
        customer=conversation.customer,
        step=draft.warns,
        message=message,
        because=found.message if found else draft.in_answer_to,
        by=by,
    )
    record("abuse_warned", conversation, by=by, step=draft.warns)


@transaction.atomic
def block(conversation: Conversation, *, by: Staff) -> None:
    """The last step, after the last word alone."""
    _require_offered(conversation, BLOCK, by=by)
    record("abuse_blocked", conversation, by=by)
    blocking.block(conversation, by=by, note=_("Insulted or threatened us after the last word."))


def words(customer: Customer, step: int, language: str) -> str:
    """What is said at that step, in the customer's language and form of address."""
    if language == "en":
        return _ENGLISH[step]
    return (_DU if customer.register == Register.DU else _SIE)[step]


def spared(draft: Draft, found: Iterable[Finding]) -> list[Finding]:
    """What the coach found, without what it says of the desk's own words."""
    if draft.warns is None or draft.conversation is None:
        return list(found)
    customer, language = draft.conversation.customer, compose.language(draft)
    ours = f"{_salutation(customer, language)}\n\n{words(customer, draft.warns, language)}".casefold()
    return [one for one in found if not one.text or one.text.strip().casefold() not in ours]


def reassign(old: Customer, new: Customer) -> list[int]:
    """Two customers became one; the numbers of the warnings that moved."""
    moved = list(AbuseWarning.objects.filter(customer=old).values_list("pk", flat=True))
    AbuseWarning.objects.filter(pk__in=moved).update(customer=new)
    return moved


def give_back(ids: list[int], owner: Customer) -> None:
    AbuseWarning.objects.filter(pk__in=ids).update(customer=owner)


def _abuse(conversation: Conversation) -> "QuerySet[Assessment]":
    """The judgements of their messages with an insult or a threat, the newest first."""
    rows = Assessment.objects.filter(
        message__conversation=conversation, message__direction=Message.Direction.IN, said__abuse__in=ABUSES
    )
    return rows.select_related("message").order_by("-message__at", "-pk")


def _offers(taken: list[AbuseWarning], *, is_threat: bool, by: Staff) -> tuple[int, ...]:
    """One step at a time; a threat may have the last word at once, and only who may block is offered that."""
    highest = max((one.step for one in taken), default=0)
    if highest >= LAST_WORD:
        return () if by.is_specialist else (BLOCK,)
    if highest == REQUEST:
        return (LAST_WORD,)
    return (REQUEST, LAST_WORD) if is_threat else (REQUEST,)


def _require_offered(conversation: Conversation, step: int, *, by: Staff) -> None:
    if step not in of(conversation, by=by).offers:
        raise Refusal(
            gettext_lazy(
                "This step is not due now: the request comes first, then the last word, then the block."
            )
        )


def _put(draft: Draft, customer: Customer, said: str) -> str:
    if begun := draft.text.strip():
        return f"{begun}\n\n{said[0].upper()}{said[1:]}\n\n"
    return f"{_salutation(customer, compose.language(draft))}\n\n{said}\n\n"


def _salutation(customer: Customer, language: str) -> str:
    name = customer.name.strip()
    if language == "en":
        return f"Hello {name}," if name else "Hello,"
    if customer.register == Register.DU:
        return f"Hallo {name.split()[0]}," if name else "Hallo,"
    return f"Guten Tag {name}," if name else "Guten Tag,"

"""When a call is proposed, and why: in codes, and in one sentence."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kulanz.conversations import calls
from kulanz.conversations.models import Conversation
from kulanz.customers import silence
from kulanz.customers.models import Standing
from kulanz.reading import questions, uncalled
from kulanz.triage import dissatisfied
from kulanz.triage.labels import MOODS

from . import talk as talks
from .talk import Talk

ENOUGH_ROUNDS = 3
THEIR_QUESTIONS = 3
OUR_QUESTIONS = 2
ANGRY = ("furious", "unhappy")
NOT_OVER = (Conversation.State.OPEN, Conversation.State.SNOOZED)
OFFERS = {"pitch", "spam"}

WORDS = {
    "asked": gettext_lazy("they ask to be called"),
    "confidential": gettext_lazy("it is confidential"),
    "dissatisfied": gettext_lazy("they are extremely dissatisfied"),
    "super_customer": gettext_lazy("a super-customer complains"),
    "anger_rises": gettext_lazy("their anger rises from message to message"),
    "three_rounds": gettext_lazy("three rounds of mail have solved nothing"),
    "questions": gettext_lazy("there are several questions to settle"),
}
CODES = tuple(WORDS)


@dataclass(frozen=True, slots=True)
class Proposal:
    """Why a call helps more than the next mail, and when they wish for it, in their words."""

    codes: tuple[str, ...]
    when: str = ""

    @property
    def sentence(self) -> str:
        reasons = get_text_list([str(WORDS[code]) for code in self.codes], _("and"))
        return _("Calling helps more than writing here: %(reasons)s.") % {"reasons": reasons}


def propose_for(conversation: Conversation) -> Proposal | None:
    return propose([conversation]).get(conversation.pk)


def propose(conversations: Iterable[Conversation]) -> dict[int, Proposal]:
    """Those of the conversations in which a call helps, with why; seven queries for all of them together."""
    found = [one for one in conversations if _is_on(one)]
    if not found:
        return {}
    customers = {one.customer_id for one in found}
    known = _Known(
        silent=silence.among(customers),
        dissatisfied=set(dissatisfied.of(customers)),
        super_customers=set(
            Standing.objects.filter(customer__in=customers, kind=Standing.Kind.SUPER).values_list(
                "customer", flat=True
            )
        ),
    )
    spoken = calls.spoken_since(one.pk for one in found)
    proposals: dict[int, Proposal] = {}
    for talk in talks.read(found):
        number = talk.conversation.pk
        heard = talk.last_words
        is_settled = bool(heard) and number in spoken and spoken[number] >= heard[-1].at
        if not is_settled and (codes := tuple(_codes(talk, known))):
            proposals[number] = _proposal(talk, codes)
    return proposals


@dataclass(frozen=True, slots=True)
class _Known:
    """Customers, by what is known of them."""

    silent: set[int]
    dissatisfied: set[int]
    super_customers: set[int]


def _is_on(conversation: Conversation) -> bool:
    is_hidden = conversation.deleted_at or conversation.quarantined_at or conversation.merged_into_id
    return conversation.state in NOT_OVER and not is_hidden


def _codes(talk: Talk, known: _Known) -> Iterator[str]:
    customer, said = talk.conversation.customer_id, talk.said()
    intents = {intent for one in said for intent in one.get("intents", ())}
    is_offer = bool(OFFERS & intents) and "complaint" not in intents
    is_unwanted = any(uncalled.is_said(talk.text(turn)) for turn in talk.last_words)
    is_unwanted |= "opt_out" in intents and "callback_request" not in intents
    if customer in known.silent or is_offer or is_unwanted or not talk.turns:
        return
    if "callback_request" in intents:
        yield "asked"
    if any(one.get("sensitive") for one in said):
        yield "confidential"
    if customer in known.dissatisfied:
        yield "dissatisfied"
    elif customer in known.super_customers and "complaint" in intents:
        yield "super_customer"
    if _anger_rises(talk):
        yield "anger_rises"
    if talk.rounds >= ENOUGH_ROUNDS and talk.is_theirs_the_last and not _is_content(said):
        yield "three_rounds"
    if _wants_talking(talk):
        yield "questions"


def _anger_rises(talk: Talk) -> bool:
    """Each of their last messages at least as angry as the one before, and the last one angrier than the first."""
    moods = [talk.judged[turn.pk].mood for turn in talk.latest if turn.pk in talk.judged]
    levels = [MOODS.index(mood) for mood in moods if mood in MOODS]
    if not levels or MOODS[levels[-1]] not in ANGRY:
        return False
    calmest = levels[-1]
    for level in reversed(levels):
        if level < calmest:
            break
        calmest = level
    return calmest > levels[-1]


def _is_content(said: list[dict[str, object]]) -> bool:
    return bool(said) and said[0].get("mood") in ("pleased", "delighted")


def _wants_talking(talk: Talk) -> bool:
    theirs, ours = talk.last_words[-1:], talk.our_last
    if theirs and len(questions.find(talk.text(theirs[0]))) >= THEIR_QUESTIONS:
        return True
    return ours is not None and len(questions.find(talk.text(ours))) >= OUR_QUESTIONS


def _proposal(talk: Talk, codes: tuple[str, ...]) -> Proposal:
    wishes = [one for one in talk.heard() if "callback_request" in one.said.get("intents", ())]
    times = (talk.passage(one, "callback_time") for one in wishes)
    return Proposal(codes, when=" ".join(next(filter(None, times), "").split()))

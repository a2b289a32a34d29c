"""Calling instead, as the pages show it: why, which number, what to know before it, and what came of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kulanz.business.models import Staff
from kulanz.conversations import calls, timeline
from kulanz.conversations.models import Call, Conversation
from kulanz.flow import calling, owing
from kulanz.flow.calling import Briefing, Number, Proposal
from kulanz.flow.dossier import Dossier
from kulanz.followup.models import Promise
from kulanz.triage import veiling
from kulanz.triage.covering import NONE, Secrets
from kulanz.web import callbacks, fault, findings, owed, qr
from kulanz.web.findings import Passage
from kulanz.web.templatetags.desk import moment

LONGEST_GIST = 260
ENOUGH_TRIES = 2
SOURCES = {
    "planned": gettext_lazy("planned for this call"),
    "asked": gettext_lazy("where they ask to be called"),
    "known": gettext_lazy("known to us"),
    "signature": gettext_lazy("stands below their mail"),
}
LANGUAGES = {"de": gettext_lazy("German"), "en": gettext_lazy("English")}


@dataclass(frozen=True, slots=True)
class Offer:
    """What a conversation shows of it; without a reason only that one can."""

    conversation: int
    reason: str
    # When they would like to be called, as it may be shown.
    when: str
    number: Number | None
    # A ready sentence: to ask for a number, or that they could not be reached.
    passage: str
    passage_kind: str
    # What it says of a call that is planned or could be; only on a conversation.
    plan: callbacks.Note | None = None

    @property
    def is_offered(self) -> bool:
        """Something speaks for it, or nothing against it."""
        return bool(self.reason or self.number or self.passage)

    @property
    def is_shown(self) -> bool:
        return self.is_offered or self.plan is not None


def offer(conversation: Conversation | None) -> Offer | None:
    if conversation is None:
        return None
    proposal = calling.propose_for(conversation)
    number = _first(calling.numbers_of(conversation))
    kind = _passage_kind(conversation, number, proposal)
    return Offer(
        conversation=conversation.pk,
        reason=proposal.sentence if proposal else "",
        when=veiling.of_one(conversation).covered(proposal.when) if proposal and proposal.when else "",
        number=number,
        passage=passage(conversation, kind),
        passage_kind=kind,
        plan=callbacks.note(conversation),
    )


def of_case(dossier: Dossier) -> Offer | None:
    """For the most pressing conversation in which a call helps."""
    proposals = calling.propose(talk.conversation for talk in dossier.talks)
    talk = next((one for one in dossier.talks if one.conversation.pk in proposals), None)
    if talk is None:
        return None
    proposal = proposals[talk.conversation.pk]
    secrets = dossier.secrets.get(talk.conversation.pk, NONE)
    number = _first(calling.numbers_of(talk.conversation))
    return Offer(talk.conversation.pk, proposal.sentence, secrets.covered(proposal.when), number, "", "")


def passage(conversation: Conversation, kind: str) -> str:
    """The ready sentence of that kind; empty for none."""
    ready = {"number": calling.asking_for_number, "tried": calling.not_reached}
    return ready[kind](conversation) if kind in ready else ""


def page(conversation: Conversation, *, by: Staff) -> dict[str, Any]:
    """What the page before the call shows."""
    seen = timeline.seen_up_to(conversation)  # before anything is read: what comes in between is not seen
    secrets = veiling.of_one(conversation)
    proposal = calling.propose_for(conversation)
    numbers = calling.numbers_of(conversation)
    number = _first(numbers)
    told = calling.brief(conversation, by=by)
    return {
        "conversation": conversation,
        "customer": conversation.customer,
        "title": secrets.covered(str(conversation)),
        "reason": proposal.sentence if proposal else "",
        "when": secrets.covered(proposal.when) if proposal else "",
        "voicemail": told.voicemail,
        "numbers": [_Dial.of(one) for one in numbers],
        "number": number,
        "code": qr.of(f"tel:{number.e164}") if number else None,
        "rests_until": calling.rests_until(number),
        "told": told,
        "language": LANGUAGES.get(told.language, told.language),
        "demands": list(_demands(told, secrets)),
        "promised": list(_promised(told, conversation, secrets)),
        "said": _gist(told, secrets),
        "asked": [(secrets.covered(one.words), one.is_answered) for one in told.asked],
        "earlier": [(call, attempt(call)) for call in told.calls],
        "fault": fault.of(conversation, by=by),
        "passage": passage(conversation, "number") if number is None else "",
        "outcomes": Call.Outcome.choices,
        "owed": [
            (one.pk, owed.line(one, secrets))
            for one in owing.in_conversation(conversation)
            if one.kind != Promise.Kind.CALL
        ],
        "begun": timezone.now(),
        "seen": seen,
    }


def attempt(call: Call) -> str:
    """A call of ours in a sentence."""
    who = call.by or _("Somebody")
    return _("{who}, {when}: {outcome}").format(
        who=who, when=moment(call.at), outcome=call.get_outcome_display()
    )


def after(kept: calling.Kept) -> str:
    """What became of it, for the page one comes to next."""
    said = _("The call is noted.")
    if kept.is_closed:
        return _("The call is noted, and this is done.")
    return f"{said} {kept.why_open}" if kept.why_open else said


@dataclass(frozen=True, slots=True)
class _Dial:
    number: Number
    source: str
    # What time it is there, where that is another one.
    clock: datetime | None

    @classmethod
    def of(cls, number: Number) -> "_Dial":
        return cls(number, str(SOURCES[number.source]), number.clock())


def _first(numbers: Iterable[Number]) -> Number | None:
    return next((one for one in numbers if not one.is_wrong), None)


def _passage_kind(conversation: Conversation, number: Number | None, proposal: Proposal | None) -> str:
    if len(calls.tries(conversation)) >= ENOUGH_TRIES:
        return "tried"
    return "number" if proposal and number is None else ""


def _demands(told: Briefing, secrets: Secrets) -> Iterator[Passage]:
    seen = set()
    for assessment in told.heard:
        for passage in findings.demands(assessment, secrets):
            if passage.words not in seen:
                seen.add(passage.words)
                yield passage


def _promised(told: Briefing, here: Conversation, secrets: Secrets) -> Iterator[owed.Told]:
    elsewhere = {one.conversation_id for one in told.promised if one.conversation_id}
    elsewhere |= {one.message.conversation_id for one in told.said_before}
    others = veiling.of(elsewhere - {here.pk}) | {here.pk: secrets}
    for one in told.promised:
        yield owed.told(one, others.get(one.conversation_id or 0, NONE))
    for said in told.said_before:
        yield owed.told_before(said, others.get(said.message.conversation_id, NONE))


def _gist(told: Briefing, secrets: Secrets) -> str:
    """The beginning of our last answer, as it may be shown."""
    if told.our_last is None:
        return ""
    words = secrets.covered(told.our_last.new_text or told.our_last.text)
    return Truncator(" ".join(words.split())).chars(LONGEST_GIST)

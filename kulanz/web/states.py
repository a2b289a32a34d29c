"""How things stand with a customer, for the pages that are about them: extremely dissatisfied, and silent."""

from dataclasses import dataclass
from datetime import datetime

from kulanz.conversations.models.selection import ConversationQuerySet
from kulanz.customers import silence
from kulanz.customers.models import Customer
from kulanz.flow import welcome
from kulanz.flow.ringing import REASONS
from kulanz.flow.welcome import Said
from kulanz.triage import dissatisfied
from kulanz.triage.models import Dissatisfaction
from kulanz.web.lighting import Light, Lights, Rest

# Of the one passage that is lit when one comes from those words.
SILENCE = "silence"


@dataclass(frozen=True, slots=True)
class State:
    """Since when they are extremely dissatisfied and why, in words; `silenced_since`: never to be written to.

    `said` are the words in which they asked for that, where the one who looks may see their conversation.
    """

    dissatisfaction: Dissatisfaction | None
    reasons: str
    silenced_since: datetime | None
    said: Said | None = None


def of(customer: Customer, visible: ConversationQuerySet) -> State:
    found, wish = dissatisfied.find(customer), silence.wish_of(customer)
    said = welcome.said(wish) if wish else None
    return State(
        found,
        reasons(found) if found else "",
        wish.since if wish else None,
        said if said and visible.filter(pk=said.message.conversation_id).exists() else None,
    )


def reasons(state: Dissatisfaction) -> str:
    return "; ".join(str(REASONS[code]) for code in state.reasons if code in REASONS)


def lights(state: State, chosen: str) -> Lights | None:
    """The passage that asks for silence, lit up where somebody comes from its quotation."""
    if chosen != SILENCE or state.said is None:
        return None
    one = Light(SILENCE, "text", state.said.start, state.said.end, [Rest(0, "grave", state.said.words)])
    return Lights(state.said.message.pk, [one], f"0/{SILENCE}")

"""How things stand with a customer, for the pages that are about them: extremely dissatisfied, and silent."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from kulanz.conversations.models.selection import ConversationQuerySet
from kulanz.customers import silence
from kulanz.customers.models import Customer
from kulanz.customers.silence import Noted
from kulanz.flow import silencing, welcome
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

    `said` are the words in which they asked for that, where the one who looks may see their conversation; `noted`
    what somebody here wrote down of it. `also_named` are addresses in those words to which we could still write.
    """

    dissatisfaction: Dissatisfaction | None
    reasons: str
    silenced_since: datetime | None
    said: Said | None = None
    noted: Noted | None = None
    also_named: Sequence[str] = ()


def of(customer: Customer, visible: ConversationQuerySet) -> State:
    found, wish = dissatisfied.find(customer), silence.wish_of(customer)
    if wish is None:
        return State(found, reasons(found) if found else "", None)
    said = welcome.said(wish)
    if said and not visible.filter(pk=said.message.conversation_id).exists():
        said = None
    noted = None if wish.message else silence.noted(customer)
    return State(
        found,
        reasons(found) if found else "",
        wish.since,
        said,
        noted,
        silencing.also_named(customer) if said or noted else (),
    )


def reasons(state: Dissatisfaction) -> str:
    return "; ".join(str(REASONS[code]) for code in state.reasons if code in REASONS)


def lights(state: State, chosen: str) -> Lights | None:
    """The passage that asks for silence, lit up where somebody comes from its quotation."""
    if chosen != SILENCE or state.said is None:
        return None
    one = Light(SILENCE, "text", state.said.start, state.said.end, [Rest(0, "grave", state.said.words)])
    return Lights(state.said.message.pk, [one], f"0/{SILENCE}")

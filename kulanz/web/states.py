"""How things stand with a customer, for the pages that are about them: extremely dissatisfied, and silent."""

from dataclasses import dataclass
from datetime import datetime

from kulanz.customers import silence
from kulanz.customers.models import Customer
from kulanz.flow.ringing import REASONS
from kulanz.triage import dissatisfied
from kulanz.triage.models import Dissatisfaction


@dataclass(frozen=True, slots=True)
class State:
    """Since when they are extremely dissatisfied and why, in words; `silenced_since`: never to be written to."""

    dissatisfaction: Dissatisfaction | None
    reasons: str
    silenced_since: datetime | None


def of(customer: Customer) -> State:
    found = dissatisfied.find(customer)
    return State(found, reasons(found) if found else "", silence.since(customer))


def reasons(state: Dissatisfaction) -> str:
    return "; ".join(str(REASONS[code]) for code in state.reasons if code in REASONS)

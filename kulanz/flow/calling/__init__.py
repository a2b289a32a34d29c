"""Call instead: when a call helps more than the next mail, what to know before it, and what comes of it."""

from .briefing import Asked, Briefing, brief, rests_until
from .keeping import Kept, Wish, keep, promised_in
from .numbers import Number
from .numbers import of as numbers_of
from .passages import asking_for_number, not_reached
from .proposal import CODES, Proposal, propose, propose_for

__all__ = [
    "CODES",
    "Asked",
    "Briefing",
    "Kept",
    "Number",
    "Proposal",
    "Wish",
    "asking_for_number",
    "brief",
    "keep",
    "not_reached",
    "numbers_of",
    "promised_in",
    "propose",
    "propose_for",
    "rests_until",
]

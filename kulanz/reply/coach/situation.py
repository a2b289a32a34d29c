from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Situation:
    """In what a draft is written: to whom, in which language and form of address, in answer to what.

    `language` is "en", or "de" for all others; `register` is "sie", "du" or "" where the customer gave no cue.
    `demands` are theirs, word for word; `is_heated` where they are furious or abusive. `facts` is what the records
    know (customer_name, staff, orders, promises, apologies, files …); what is not in them is not looked at.
    """

    language: str = "de"
    register: str = ""
    incoming: str = ""
    demands: Sequence[str] = ()
    is_heated: bool = False
    facts: Mapping[str, Any] = field(default_factory=dict)

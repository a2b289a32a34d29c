from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Situation:
    """In what a draft is written: to whom, in which language and form of address, in answer to what.

    `language` is "en", or "de" for all others; `register` is "sie", "du" or "" where the customer gave no cue.
    `demands` are theirs, word for word; `mood` as `kulanz assess` names it, "" where nobody judged it. `facts` is what
    the records know (customer_name, staff, orders, promises, apologies, files …); what is not in them is not looked at.
    """

    language: str = "de"
    register: str = ""
    incoming: str = ""
    demands: Sequence[str] = ()
    mood: str = ""
    is_abusive: bool = False
    is_extremely_dissatisfied: bool = False
    facts: Mapping[str, Any] = field(default_factory=dict)

    @property
    def is_heated(self) -> bool:
        """Whether the customer is furious or abusive."""
        return self.mood == "furious" or self.is_abusive

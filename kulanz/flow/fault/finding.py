from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any


class Severity(IntEnum):
    """How much a finding says about a fault of ours."""

    GRAVE = 0
    NOTABLE = 1
    PLAIN = 2


# Which of two of the same severity tells more.
TELLING = (
    "came_back",
    "handle_bounced",
    "foreign_bounce",
    "mistyped",
    "ordered_elsewhere",
    "failed",
    "order_unsent",
    "unclear",
    "retry",
    "queued",
    "order_cancelled",
    "order_refunded",
    "order_open",
    "others",
    "domain",
    "sent",
    "sent_elsewhere",
    "order_sent",
    "order_digital",
    "nothing_sent",
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was found; `facts` are for the words, `about` says where it is to be seen."""

    code: str
    severity: Severity
    facts: dict[str, Any] = field(default_factory=dict)
    # ("message", its conversation, its number), ("customer", number, 0) or ("orders", of this customer, 0).
    about: tuple[str, int, int] | None = None

    @property
    def rank(self) -> tuple[int, int]:
        return self.severity, TELLING.index(self.code)

"""A commitment of ours in a text."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, get_args

Kind = Literal["reply", "call", "refund", "shipment", "access", "gesture", "fix", "payment", "other"]
KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True, slots=True)
class Promise:
    """The clause that commits us; offsets count code points, the end is exclusive; `due` is the last day it is kept."""

    start: int
    end: int
    kind: Kind
    due: date | None

    def as_json(self, text: str) -> dict[str, Any]:
        return {
            "text": text[self.start : self.end],
            "start": self.start,
            "end": self.end,
            "kind": self.kind,
            "due": self.due.isoformat() if self.due else None,
        }

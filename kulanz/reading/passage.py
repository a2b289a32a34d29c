"""A stretch of a text by what it is."""

from dataclasses import dataclass
from typing import Literal

PassageKind = Literal["new", "quoted", "signature"]


@dataclass(frozen=True, slots=True)
class Passage:
    """Offsets count code points, the end is exclusive."""

    kind: PassageKind
    start: int
    end: int

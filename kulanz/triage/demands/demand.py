"""A passage that asks for something."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Demand:
    """A passage of the text, or of the subject, that asks for something; `score` from 0 to 1."""

    start: int
    end: int
    score: float
    in_subject: bool = False

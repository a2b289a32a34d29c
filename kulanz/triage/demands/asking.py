"""Whether a sentence asks for something, by what it means."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kulanz.reading import meaning

from .clauses import Clause

Floats = NDArray[np.float32]
LEAST, MOST = -6, 5
STEPS = 1.25  # so many for each unit of the logarithm of the odds


@dataclass(frozen=True, slots=True)
class Asking:
    """A logistic regression on the direction of a sentence (512)."""

    weights: Floats
    bias: float

    def step(self, direction: Floats) -> int:
        return step(float(direction @ self.weights) + self.bias)


def step(odds: float) -> int:
    """LEAST (surely nothing is asked) to MOST, of the logarithm of the odds."""
    return int(np.clip(np.floor(odds * STEPS), LEAST, MOST))


def sentences_of(clauses: Sequence[Clause], text: str, subject: str) -> Iterator[tuple[list[Clause], str]]:
    """The clauses of each sentence, with its words."""
    every: list[list[Clause]] = []
    for clause in clauses:
        if not every or clause.opens or clause.in_subject != every[-1][-1].in_subject:
            every.append([])
        every[-1].append(clause)
    for one in every:
        source = subject if one[0].in_subject else text
        yield one, source[one[0].start : one[-1].end].strip()


def weighed(
    clauses: Sequence[Clause], text: str, subject: str, asking: Asking, meant: Mapping[str, Any] | None
) -> list[Clause]:
    """The clauses, each knowing whether its sentence asks; `meant`: the directions of sentences, as far as known."""
    every = list(sentences_of(clauses, text, subject))
    if meant is None:
        said = [words for _own, words in every]
        meant = dict(zip(said, meaning.directions(said), strict=True))
    found: list[Clause] = []
    for own, words in every:
        direction = meant.get(words)
        asks = None if direction is None else asking.step(direction)
        found.extend(replace(clause, asks=asks) for clause in own)
    return found

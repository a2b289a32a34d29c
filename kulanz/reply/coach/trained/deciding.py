"""From probabilities to what is said: one verdict, the flaws that go with it, and the sentences that show them."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .sight import IN_PASSAGES, Floats

# A flaw that only the rules name.
NEVER = 2.0
SEND, RECONSIDER, STOP = range(3)


@dataclass(frozen=True)
class Knobs:
    """From which probability a flaw is said, from which score a sentence shows it; what "send" gains, and its guard."""

    flaw_from: Floats
    sentence_from: Floats
    leniency: float
    guard: float

    def as_json(self) -> dict[str, Any]:
        return {name: np.asarray(getattr(self, name)).round(4).tolist() for name in self.__dataclass_fields__}


@dataclass(frozen=True)
class Decision:
    """`verdict` is a place in VERDICTS; `flaws` places in FLAWS with the sentences that show them."""

    verdict: int
    flaws: dict[int, list[int]]


def decide(
    verdicts: Floats, flaws: Floats, scores: Floats, knobs: Knobs, *, is_flawed: bool = False
) -> Decision:
    """`verdicts` (3) and `flaws` (FLAWS) are probabilities of the draft, `scores` (sentences x flaws and any).

    Something must be said of a draft that cannot be sent as it is, unless the rules say it (`is_flawed`).
    """
    verdict = int(verdict_of(verdicts[None], knobs)[0])
    named = flaws_of(np.array([verdict]), flaws[None], np.array([is_flawed]), knobs)[0]
    return Decision(
        verdict, {int(flaw): _sentences(int(flaw), scores, knobs) for flaw in np.flatnonzero(named)}
    )


def verdict_of(likely: Floats, knobs: Knobs) -> NDArray[np.int_]:
    """(drafts) of the probabilities (drafts x 3)."""
    lenient = np.log(np.maximum(likely, 1e-9)) + np.array([knobs.leniency, 0, 0])
    best = lenient.argmax(axis=1)
    return np.where((best == SEND) & (likely[:, STOP] > knobs.guard), RECONSIDER, best)


def flaws_of(
    verdicts: NDArray[np.int_], flawed: Floats, by_rule: NDArray[np.bool_], knobs: Knobs
) -> NDArray[np.bool_]:
    """(drafts x FLAWS): those likely enough; else the likeliest, where neither they nor the rules (`by_rule`) speak."""
    is_held = verdicts != SEND
    named: NDArray[np.bool_] = (flawed >= knobs.flaw_from) & is_held[:, None]
    silent = np.flatnonzero(is_held & ~by_rule & ~named.any(axis=1))
    share = np.where(knobs.flaw_from < NEVER, flawed[silent] / knobs.flaw_from, 0)
    named[silent, share.argmax(axis=1)] = True
    return named


def _sentences(flaw: int, scores: Floats, knobs: Knobs) -> list[int]:
    if flaw >= len(IN_PASSAGES) or not len(scores):
        return []
    column = scores[:, flaw]
    shown = np.flatnonzero(column >= knobs.sentence_from[flaw])
    return [int(place) for place in shown] or [int(np.argmax(column))]

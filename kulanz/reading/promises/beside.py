"""What the second stage sees of a clause: what it and its neighbours score, what the rules say of them, its place."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from .sight import Floats, Sight

NEXT_BUT_ONE: Final = (2, -2)


def seen(scores: Floats, flags: Floats, sights: Sequence[Sight]) -> Floats:
    """(clauses of a text in order x 136) of what each scores by itself (clauses x 10), and their flags."""
    parts = [scores, _beside(scores, 1), _beside(scores, -1)]
    parts += [_beside(scores[:, :1], step) for step in NEXT_BUT_ONE]
    parts += [flags, _beside(flags, 1), _beside(flags, -1), _places(sights)]
    return np.concatenate(parts, axis=1)


def _beside(rows: Floats, step: int) -> Floats:
    """The rows so many before each, or after; zeros where there is none."""
    found = np.zeros_like(rows)
    if step > 0:
        found[step:] = rows[:-step]
    else:
        found[:step] = rows[-step:]
    return found


def _places(sights: Sequence[Sight]) -> Floats:
    """(clauses x 5): whether the one before, and after, is of the same sentence; how long; how far into the text."""
    goes_on = np.array([one.place > 0 for one in sights], dtype=np.float32)
    letters = np.log1p([len(one.words) for one in sights])
    words = np.log1p([len(one.words.split()) for one in sights])
    far = np.arange(len(sights)) / len(sights)
    return np.stack([goes_on, np.append(goes_on[1:], 0), letters, words, far], axis=1).astype(np.float32)

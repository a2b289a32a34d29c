import math
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from .sight import Floats

# A gram whose largest weight is below this share of the largest of all says nothing.
KEEP_SHARE = 0.01


class Grams:
    """Counted grams of sentences as one sparse matrix of rows of length one."""

    def __init__(self, counts: Sequence[Counter[str]], least: int) -> None:
        seen = Counter(gram for counter in counts for gram in counter)
        self.names = sorted(gram for gram, number in seen.items() if number >= least)
        self.places = {gram: place for place, gram in enumerate(self.names)}
        self.idf: Floats = np.array(
            [math.log((1 + len(counts)) / (1 + seen[name])) + 1 for name in self.names], dtype=np.float32
        )
        self.matrix = self._matrix(counts)

    def loud(self, rows: Floats) -> tuple[list[str], Floats]:
        """The grams that say something, and their rows; idf and length of a sentence stay as they were."""
        highest = np.abs(rows).max(axis=1)
        kept = np.flatnonzero(highest >= KEEP_SHARE * highest.max())
        return [self.names[place] for place in kept], rows[kept].astype(np.float32)

    def idf_of(self, names: Iterable[str]) -> Floats:
        return self.idf[[self.places[name] for name in names]]

    def _matrix(self, counts: Sequence[Counter[str]]) -> Any:
        from scipy.sparse import csr_matrix  # noqa: PLC0415
        from sklearn.preprocessing import normalize  # noqa: PLC0415

        places: list[int] = []
        values: list[float] = []
        ends = [0]
        for counter in counts:
            for gram, number in counter.items():
                if (place := self.places.get(gram)) is not None:
                    places.append(place)
                    values.append((1 + math.log(number)) * float(self.idf[place]))
            ends.append(len(places))
        shape = (len(counts), len(self.names))
        return normalize(
            csr_matrix((np.array(values, dtype=np.float32), places, ends), shape=shape), copy=False
        )

"""The linear models as plain arrays: one column a label, one row a feature."""

import json
import math
from collections import Counter
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .labels import LABELS
from .text import SHAPE, Text

SHIPPED = Path(str(files("kulanz.triage"))) / "weights" / "judge.npz"
Floats = NDArray[np.float32]
# Cues and shape beside n-grams whose vectors have the length 1.
CUE_SCALE, SHAPE_SCALE = 0.7, 0.5


@dataclass(frozen=True)
class Weights:
    """`rows` (features x labels) holds words, then letters, then cues, then the shape; `bias`, `slope`, `offset`
    and `threshold` have one value a label. A score is sigmoid(slope · (rows · features + bias) + offset), which on
    messages of unknown authors is about the share of messages of this score that have the label.
    """

    version: str
    words: dict[str, int]
    letters: dict[str, int]
    cues: dict[str, int]
    idf: Floats
    rows: Floats
    bias: Floats
    slope: Floats
    offset: Floats
    threshold: Floats

    def vector(self, text: Text) -> tuple[NDArray[np.int64], Floats]:
        """(indices, values) of the features of `text`; the words and the letters have length 1 each."""
        words = self._weighed(text.word_grams, self.words)
        letters = self._weighed(text.letter_grams, self.letters)
        cued = [(self.cues[name], CUE_SCALE * n) for name, n in text.cue_counts.items() if name in self.cues]
        shape = [(self._shape_at + place, SHAPE_SCALE * x) for place, x in enumerate(text.shape) if x]
        pairs = [*words, *letters, *cued, *shape]
        return (
            np.array([index for index, _ in pairs], dtype=np.int64),
            np.array([value for _, value in pairs], dtype=np.float32),
        )

    def margins(self, text: Text) -> Floats:
        """How far `text` lies on the side of each label, before calibration."""
        indices, values = self.vector(text)
        margins: Floats = values @ self.rows[indices] + self.bias
        return margins

    def scores(self, text: Text) -> dict[str, float]:
        """The calibrated score of each label, 0 to 1."""
        calibrated = 1 / (1 + np.exp(-(self.slope * self.margins(text) + self.offset)))
        return dict(zip(LABELS, calibrated.astype(float).tolist(), strict=True))

    def limit(self, label: str) -> float:
        """The score from which on the label is said."""
        return float(self.threshold[LABELS.index(label)])

    @cached_property
    def _shape_at(self) -> int:
        return len(self.rows) - len(SHAPE)

    def _weighed(self, counts: Counter[str], known: dict[str, int]) -> list[tuple[int, float]]:
        found = [
            (index, (1 + math.log(number)) * float(self.idf[index]))
            for gram, number in counts.items()
            if (index := known.get(gram)) is not None
        ]
        length = math.sqrt(sum(value * value for _, value in found)) or 1.0
        return [(index, value / length) for index, value in found]


@cache
def shipped() -> Weights:
    return load(SHIPPED)


def load(path: Path) -> Weights:
    with np.load(path, allow_pickle=False) as kept:
        head: dict[str, Any] = json.loads(bytes(kept["head"]).decode())
        names = {kind: bytes(kept[kind]).decode().split("\n") for kind in ("words", "letters", "cues")}
        places: dict[str, dict[str, int]] = {}
        start = 0
        for kind, row in names.items():
            places[kind] = {name: start + at for at, name in enumerate(row)}
            start += len(row)
        arrays = {
            name: kept[name].astype(np.float32)
            for name in ("idf", "rows", "bias", "slope", "offset", "threshold")
        }
    return Weights(
        version=head["version"],
        words=places["words"],
        letters=places["letters"],
        cues=places["cues"],
        idf=arrays["idf"],
        rows=arrays["rows"],
        bias=arrays["bias"],
        slope=arrays["slope"],
        offset=arrays["offset"],
        threshold=arrays["threshold"],
    )


def save(weights: Weights, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    head = np.frombuffer(json.dumps({"version": weights.version}).encode(), dtype=np.uint8)
    np.savez_compressed(
        path,
        head=head,
        idf=weights.idf.astype(np.float16),
        rows=weights.rows.astype(np.float16),
        bias=weights.bias,
        slope=weights.slope,
        offset=weights.offset,
        threshold=weights.threshold,
        words=_packed(weights.words),
        letters=_packed(weights.letters),
        cues=_packed(weights.cues),
    )


def _packed(names: dict[str, int]) -> NDArray[np.uint8]:
    return np.frombuffer("\n".join(names).encode(), dtype=np.uint8)

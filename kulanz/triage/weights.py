"""The linear models as plain arrays: one column a label, one row a feature."""

import json
from collections import Counter
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kulanz.reading import grams

from .cues import Hit
from .labels import LABELS, MOODS
from .text import CUE_AT_MOST, Text

SHIPPED = Path(str(files("kulanz.triage"))) / "weights" / "judge.npz"
Floats = NDArray[np.float32]
# Cues and shape beside n-grams whose vectors have the length 1.
CUE_SCALE, SHAPE_SCALE = 0.4, 0.5
MOST_KEPT = 20_000
_NOTHING = np.array([], dtype=np.int64)


@dataclass(frozen=True)
class Weights:
    """`rows` (features x labels) holds words, then letters, then cues, then the shape; `bias`, `slope`, `offset`
    and `threshold` have one value a label. The margin of a label is rows · features + bias, its score
    sigmoid(slope · margin + offset), which on messages of unknown authors is about the share of messages of this
    score that have the label. The moods exclude each other and are told by all labels together: their scores are
    softmax(moods · (margins, shape) + moods_bias); `threshold` holds how frequent each mood is.
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
    moods: Floats
    moods_bias: Floats

    def margins(self, text: Text) -> Floats:
        """How far `text` lies on the side of each label, before calibration."""
        shape: Floats = np.array(text.shape, dtype=np.float32) * np.float32(SHAPE_SCALE)
        margins: Floats = (
            self.of_grams(text.tokens)
            + self._of_cues(text.cues)
            + shape @ self.rows[-len(shape) :]
            + self.bias
        )
        return margins

    def of_grams(self, tokens: list[str]) -> Floats:
        """What the words and the parts of words speak for; each of the two has length 1."""
        known = [place for word in grams.words(tokens) if (place := self.words.get(word)) is not None]
        letters = [self._letters_of(token) for token in tokens]
        return self._of(np.array(known, dtype=np.int64)) + self._of(
            np.concatenate(letters) if letters else _NOTHING
        )

    def of_passages(self, text: Text, passages: list[tuple[int, int]]) -> Floats:
        """(passages x labels): what each stretch of `text.written` speaks for by itself."""
        return np.stack(
            [
                self.of_grams(grams.tokens(text.written[start:end]))
                + self._of_cues([hit for hit in text.cues if start <= hit.start and hit.end <= end])
                for start, end in passages
            ]
        )

    def scores(self, text: Text) -> dict[str, float]:
        """The calibrated score of each label, 0 to 1."""
        return self.scores_of(self.margins(text), text.shape)

    def scores_of(self, margins: Floats, shape: list[float]) -> dict[str, float]:
        """The scores that belong to margins, and the shape, of a text."""
        calibrated = 1 / (1 + np.exp(-(self.slope * margins + self.offset)))
        found: dict[str, float] = dict(zip(LABELS, calibrated.astype(float).tolist(), strict=True))
        seen = np.concatenate([margins, np.array(shape, dtype=np.float32)])
        lean = np.exp(seen @ self.moods + self.moods_bias)
        return found | dict(zip(MOODS, (lean / lean.sum()).astype(float).tolist(), strict=True))

    def limit(self, label: str) -> float:
        """The score from which on the label is said."""
        return float(self.threshold[LABELS.index(label)])

    def _of(self, seen: NDArray[np.int64]) -> Floats:
        """Features that were seen, once or more, as a vector of length 1 times their rows."""
        places, numbers = np.unique(seen, return_counts=True)
        values = (1 + np.log(numbers)) * self.idf[places]
        length = float(np.sqrt(values @ values)) or 1.0
        weighed: Floats = (values / length).astype(np.float32) @ self.rows[places]
        return weighed

    def _of_cues(self, hits: list[Hit]) -> Floats:
        numbers = Counter(hit.name for hit in hits if hit.name in self.cues)
        places = np.array([self.cues[name] for name in numbers], dtype=np.int64)
        values = np.array([CUE_SCALE * min(n, CUE_AT_MOST) for n in numbers.values()], dtype=np.float32)
        weighed: Floats = values @ self.rows[places]
        return weighed

    def _letters_of(self, token: str) -> NDArray[np.int64]:
        """The parts of a word that are known, kept: the same words come again and again."""
        found = self._parts.get(token)
        if found is None:
            known = (self.letters.get(part) for part in grams.parts(token))
            found = np.array([place for place in known if place is not None], dtype=np.int64)
            if len(self._parts) >= MOST_KEPT:
                self._parts.clear()
            self._parts[token] = found
        return found

    @cached_property
    def _parts(self) -> dict[str, NDArray[np.int64]]:
        return {}


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
            for name in ("idf", "rows", "bias", "slope", "offset", "threshold", "moods", "moods_bias")
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
        moods=arrays["moods"],
        moods_bias=arrays["moods_bias"],
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
        moods=weights.moods,
        moods_bias=weights.moods_bias,
        words=_packed(weights.words),
        letters=_packed(weights.letters),
        cues=_packed(weights.cues),
    )


def _packed(names: dict[str, int]) -> NDArray[np.uint8]:
    return np.frombuffer("\n".join(names).encode(), dtype=np.uint8)

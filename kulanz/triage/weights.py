"""The models as plain arrays.

Each label is scored by kernel ridge regression (Saunders et al. 1998) on a sum of likenesses with messages whose labels
are known: shared words, parts of words, cues and shape; and, as exp(2 (cos - 1)), what they mean. What is linear is
kept as a row a feature; for the meaning the known messages are kept, as bytes.
"""

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
from kulanz.reading.likeness import Floats, steep, unit
from kulanz.reading.networks import Networks

from .cues import Hit
from .labels import LABELS, MOODS
from .text import CUE_AT_MOST, SHAPE, Text

SHIPPED = Path(str(files("kulanz.triage"))) / "weights" / "judge.npz"
# Cues and shape beside n-grams whose vectors have the length 1.
CUE_SCALE, SHAPE_SCALE = 0.4, 0.5
MEANING = 4.0
BYTE = 127.0
MOST_KEPT = 20_000
# Kept as half floats (the largest of them in memory, too), and as they are.
HALVED = ("idf", "rows", "by_known", "axes")
WHOLE = ("middle", "bias", "direct", "inner", "inner_bias", "second", "second_bias", "threshold")
# The fields of the second stage.
STACKED = ("direct", "inner", "inner_bias", "second", "second_bias", "threshold")
# What the second stage looks at (Margins.features).
FEATURES = 3 * len(LABELS) + len(SHAPE)
_MOODS = [LABELS.index(mood) for mood in MOODS]
_NOTHING = np.array([], dtype=np.int64)


@dataclass(frozen=True)
class Weights:
    """`rows` (features x labels) holds words, then letters, then cues, then the shape; `known` (n x a) are the means of
    known messages on the `axes` (512 x a) less `middle`, and `by_known` (n x labels) what being like each speaks for.
    The margin of a label is the sum of all that plus its `bias`. The second stage looks at the margins of the message
    and of the two sentences that speak most for each label: `inner` (features x hidden) and `second` (hidden x labels)
    are a network of one hidden layer, which `direct` (features x labels) passes by. The moods, which exclude each
    other, make up 1 together. On messages of unknown authors a score is about the share of those of this score that
    have the label. `threshold` holds from which score on a label is said; of the moods, how frequent each is.
    """

    version: str
    words: dict[str, int]
    letters: dict[str, int]
    cues: dict[str, int]
    idf: Floats
    rows: NDArray[np.floating[Any]]
    known: Floats
    by_known: Floats
    axes: Floats
    middle: Floats
    bias: Floats
    direct: Floats
    inner: Floats
    inner_bias: Floats
    second: Floats
    second_bias: Floats
    threshold: Floats

    def margins(self, text: Text) -> "Margins":
        """How far the message, and each sentence that is heard, lies on the side of each label."""
        spans = text.heard
        parts = [text.written[start:end] for start, end in spans]
        tokens = [text.tokens, *map(grams.tokens, parts)]
        hits = [text.cues, *(_within(text.cues, start, end) for start, end in spans)]
        shapes = np.array([text.shape, *map(text.shape_of, parts)], dtype=np.float32)
        found: Floats = (
            self._of([self._words_of(own) for own in tokens])
            + self._of([self._letters_of(own) for own in tokens])
            + np.stack([self._of_cues(own) for own in hits])
            + (SHAPE_SCALE * shapes) @ self.rows[-len(text.shape) :]
            + self._of_meaning(text)
            + self.bias
        )
        return Margins(found[0], found[1:], text.shape)

    def scores(self, features: Floats) -> dict[str, float]:
        """The calibrated score of each label, 0 to 1, by what the second stage sees (Margins.features)."""
        stage = (self.direct, self.inner, self.inner_bias, self.second, self.second_bias)
        scores = 1 / (1 + np.exp(-leanings(features, *stage)))
        scores[_MOODS] /= scores[_MOODS].sum()
        return dict(zip(LABELS, scores.astype(float).tolist(), strict=True))

    def limit(self, label: str) -> float:
        """The score from which on the label is said."""
        return float(self.threshold[LABELS.index(label)])

    def _of(self, seen: list[NDArray[np.int64]]) -> Floats:
        """(texts x labels): the features seen in each text, once or more, as a vector of length 1 times their rows."""
        found = np.zeros((len(seen), len(LABELS)), dtype=np.float32)
        owners = np.repeat(np.arange(len(seen)), [len(one) for one in seen])
        codes, numbers = np.unique(owners * len(self.idf) + np.concatenate(seen), return_counts=True)
        owners, places = np.divmod(codes, len(self.idf))
        values = (1 + np.log(numbers)) * self.idf[places]
        values /= np.sqrt(np.bincount(owners, values * values, minlength=len(seen)))[owners]
        speaking, starts = np.unique(owners, return_index=True)
        if len(speaking):
            weighed = values.astype(np.float32)[:, None] * self.rows[places]
            found[speaking] = np.add.reduceat(weighed, starts, axis=0)
        return found

    def _words_of(self, tokens: list[str]) -> NDArray[np.int64]:
        known = [place for word in grams.words(tokens) if (place := self.words.get(word)) is not None]
        return np.array(known, dtype=np.int64)

    def _letters_of(self, tokens: list[str]) -> NDArray[np.int64]:
        return np.concatenate([_NOTHING, *map(self._parts_of, tokens)])

    def _of_meaning(self, text: Text) -> Floats:
        """(1 + s x labels): what the message and its sentences mean speaks for."""
        each = unit(text.directions - self.middle)
        own = unit(np.concatenate([each.sum(axis=0, keepdims=True), each]) @ self.axes)
        likeness: Any = MEANING * steep(own @ self.known.T)
        found: Floats = likeness @ self.by_known
        return found

    def _of_cues(self, hits: list[Hit]) -> Floats:
        numbers = Counter(hit.name for hit in hits if hit.name in self.cues)
        places = np.array([self.cues[name] for name in numbers], dtype=np.int64)
        values = np.array([CUE_SCALE * min(n, CUE_AT_MOST) for n in numbers.values()], dtype=np.float32)
        weighed: Floats = values @ self.rows[places]
        return weighed

    def _parts_of(self, token: str) -> NDArray[np.int64]:
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


@dataclass(frozen=True)
class Margins:
    """`whole` (labels) of a message, `sentences` (s x labels) of each by itself, and its shape."""

    whole: Floats
    sentences: Floats
    shape: list[float]

    @property
    def features(self) -> Floats:
        """What the second stage looks at: the message, the best sentence of each label, the second best, the shape."""
        ranked = np.sort(self.sentences, axis=0)[::-1] if len(self.sentences) else self.whole[None]
        best, next_best = ranked[0], ranked[min(1, len(ranked) - 1)]
        return np.concatenate([self.whole, best, next_best, np.array(self.shape, dtype=np.float32)])


def leanings(
    features: Floats, direct: Floats, inner: Floats, inner_bias: Floats, second: Floats, second_bias: Floats
) -> Floats:
    """(… x labels): the odds of each label, as a logarithm, by what was seen (… x features)."""
    told = Networks(inner, inner_bias, second, second_bias).leanings(features)
    found: Floats = features @ direct + told
    return found


def _within(hits: list[Hit], start: int, end: int) -> list[Hit]:
    return [hit for hit in hits if start <= hit.start and hit.end <= end]


def meant(text: Text, middle: Floats) -> Floats:
    """(512): the sum of what the sentences mean, each as far from the `middle` of all as any other."""
    found: Floats = unit(text.directions - middle).sum(axis=0)
    return found


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
        arrays = {name: kept[name].astype(np.float32) for name in (*HALVED, *WHOLE) if name != "rows"}
        arrays["rows"] = kept["rows"]
        arrays["known"] = kept["known"] / np.float32(BYTE)
    return Weights(
        version=head["version"],
        words=places["words"],
        letters=places["letters"],
        cues=places["cues"],
        **arrays,
    )


def save(weights: Weights, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    head = np.frombuffer(json.dumps({"version": weights.version}).encode(), dtype=np.uint8)
    arrays: dict[str, NDArray[Any]] = {
        "head": head,
        "known": np.round(weights.known * BYTE).astype(np.int8),
        **{name: getattr(weights, name).astype(np.float16) for name in HALVED},
        **{name: getattr(weights, name) for name in WHOLE},
        **{name: _packed(getattr(weights, name)) for name in ("words", "letters", "cues")},
    }
    np.savez_compressed(path, **arrays)  # type: ignore[arg-type]  # names are no keywords of its own


def _packed(names: dict[str, int]) -> NDArray[np.uint8]:
    return np.frombuffer("\n".join(names).encode(), dtype=np.uint8)

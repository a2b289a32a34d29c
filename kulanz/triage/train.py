"""Fits the models on the shipped corpus; what a desk learns itself is fitted by the same means (learning.py).

Kernel ridge regression over words, parts of words, cues, shape and meaning (weights.py); messages count fully, single
sentences less. The second stage (stacking.py) learns from what each hand's messages got from models trained without
that hand, so scores and thresholds hold for writers nobody has seen.
"""

import hashlib
import math
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kulanz.reading.likeness import Floats, add_steep, principal, shared, solved, unit, without

from . import cues, stacking
from .corpus import CHECK, Example, messages, sentences
from .labels import LABELS
from .text import Text
from .weights import CUE_SCALE, FEATURES, MEANING, SHAPE_SCALE, STACKED, Weights, meant

WORD_SEEN, LETTERS_SEEN = 2, 4
SENTENCE_WEIGHT = 0.4
SMOOTHING = 1.0
AXES = 160
# Rows whose largest weight is below this share of the largest of all say nothing.
KEEP_SHARE = 0.004
Progress = Callable[[str, float], None]


def fit(progress: Progress | None = None) -> Weights:
    """Train on the corpus without its check part."""
    tell = progress or (lambda _what, _share: None)
    whole = [example for example in messages() if example.hand not in CHECK]
    beside = sentences()
    tell("reading", 0.0)
    fitting = Fitting([*whole, *beside])
    hands = np.array([example.hand for example in whole] + [""] * len(beside))
    tell("likeness", 0.5)
    likeness = fitting.likeness(slice(None), slice(None))
    tell("fitting", 0.6)
    dual, factor = solved(likeness, ridge(hands == ""), fitting.wanted)
    seen = np.zeros((len(whole), FEATURES), dtype=np.float32)
    for number, hand in enumerate(names := sorted(set(hands) - {""})):
        tell("looking", 0.6 + 0.4 * number / len(names))
        own = np.flatnonzero(hands == hand)
        seen[own] = fitting.look(own, without(factor, dual, own))
    second = stacking.second_stage(seen, fitting.truth[: len(whole)], hands[: len(whole)])
    weights = fitting.weights(dual, second)
    tell("done", 1.0)
    return weights


def ridge(is_sentence: NDArray[np.bool_]) -> Floats:
    return np.where(is_sentence, SMOOTHING / SENTENCE_WEIGHT, SMOOTHING).astype(np.float32)


class Fitting:
    """The features of many texts as one sparse matrix, with the names of its columns, and what the texts mean."""

    def __init__(self, examples: Sequence[Example]) -> None:
        from scipy.sparse import csr_matrix, hstack  # noqa: PLC0415  (slow; only training needs it)

        self.truth = _truth(examples)
        # How frequent each label is where whole messages say it.
        self.bias: Floats = self.truth[[bool(example.channel) for example in examples]].mean(
            axis=0, dtype=np.float32
        )
        self.wanted: Floats = self.truth - self.bias
        texts = self.texts = [Text(example.text, example.subject, example.channel) for example in examples]
        self.words = _names([text.word_grams for text in texts], WORD_SEEN)
        self.letters = _names([text.letter_grams for text in texts], LETTERS_SEEN)
        self.cues = {name: place for place, name in enumerate(cue.name for cue in cues.all_cues())}
        self.word_idf = _idf(self.words, [text.word_grams for text in texts])
        self.letter_idf = _idf(self.letters, [text.letter_grams for text in texts])
        cued = np.zeros((len(texts), len(self.cues)), dtype=np.float32)
        for row, text in enumerate(texts):
            for name, number in text.cue_counts.items():
                cued[row, self.cues[name]] = number * CUE_SCALE
        shape = np.array([text.shape for text in texts], dtype=np.float32)
        self.matrix: Any = hstack(
            [
                _weighed([text.word_grams for text in texts], self.words, self.word_idf),
                _weighed([text.letter_grams for text in texts], self.letters, self.letter_idf),
                csr_matrix(cued),
                csr_matrix(shape * SHAPE_SCALE),
            ]
        ).tocsr()
        for text in texts:  # what was counted is in the matrix, and takes more memory than all the rest
            text.__dict__.pop("word_grams", None)
            text.__dict__.pop("letter_grams", None)
        self.middle: Floats = np.concatenate([text.directions for text in texts]).mean(axis=0)
        means = unit(np.array([meant(text, self.middle) for text in texts]))
        self.axes = principal(means, AXES)
        self.known = unit(means @ self.axes)

    def likeness(self, rows: slice, others: slice) -> Floats:
        """(rows x others)"""
        found: Floats = shared(self.matrix[rows], self.matrix[others])
        add_steep(found, MEANING, self.known[rows], self.known[others])
        return found

    def look(self, rows: NDArray[np.intp], dual: Floats) -> Floats:
        """(rows x features): what the second stage sees of these texts, where the first has these weights."""
        weights = self.weights(dual, stacking.nothing())
        return np.stack([weights.margins(self.texts[row]).features for row in rows])

    def weights(self, dual: Floats, second: dict[str, Floats]) -> Weights:
        """By the weights of all texts (n x labels), without the rows that say nothing; named by a fingerprint."""
        rows = self.matrix.T @ dual
        n, m = len(self.words), len(self.letters)
        loud = np.abs(rows[: n + m]).max(axis=1) >= KEEP_SHARE * np.abs(rows[: n + m]).max()
        kept_words = [name for name, place in self.words.items() if loud[place]]
        kept_letters = [name for name, place in self.letters.items() if loud[n + place]]
        places = [
            *(self.words[name] for name in kept_words),
            *(n + self.letters[name] for name in kept_letters),
            *range(n + m, len(rows)),
        ]
        idf = np.concatenate([self.word_idf, self.letter_idf])[places[: len(kept_words) + len(kept_letters)]]
        start = len(kept_words)
        after = start + len(kept_letters)
        return Weights(
            version=_fingerprint(rows[places], second),
            words={name: place for place, name in enumerate(kept_words)},
            letters={name: start + place for place, name in enumerate(kept_letters)},
            cues={name: after + place for name, place in self.cues.items()},
            idf=idf,
            rows=rows[places].astype(np.float32),
            known=self.known,
            by_known=dual,
            axes=self.axes,
            middle=self.middle,
            bias=self.bias,
            **second,
        )


def _fingerprint(rows: Floats, second: dict[str, Floats]) -> str:
    """Of what the weights say, as they are kept."""
    seen = hashlib.sha256(rows.astype(np.float16).tobytes())
    for name in STACKED:
        seen.update(second[name].tobytes())
    return seen.hexdigest()[:12]


def _names(counts: Sequence[Counter[str]], least: int) -> dict[str, int]:
    seen = Counter(gram for counter in counts for gram in counter)
    return {gram: place for place, gram in enumerate(sorted(g for g, n in seen.items() if n >= least))}


def _idf(names: dict[str, int], counts: Sequence[Counter[str]]) -> Floats:
    seen = Counter(gram for counter in counts for gram in counter if gram in names)
    values = [math.log((1 + len(counts)) / (1 + seen[name])) + 1 for name in names]
    return np.array(values, dtype=np.float32)


def _weighed(counts: Sequence[Counter[str]], names: dict[str, int], idf: Floats) -> Any:
    from scipy.sparse import csr_matrix  # noqa: PLC0415
    from sklearn.preprocessing import normalize  # noqa: PLC0415

    places: list[int] = []
    values: list[float] = []
    ends = [0]
    for counter in counts:
        for gram, number in counter.items():
            if (place := names.get(gram)) is not None:
                places.append(place)
                values.append((1 + math.log(number)) * float(idf[place]))
        ends.append(len(places))
    matrix = csr_matrix((np.array(values, dtype=np.float32), places, ends), shape=(len(counts), len(names)))
    return normalize(matrix, copy=False)


def _truth(examples: Sequence[Example]) -> NDArray[np.bool_]:
    return np.array([[label in example.labels for label in LABELS] for example in examples])


def main() -> None:
    """Make the shipped weights again."""
    import sys  # noqa: PLC0415

    from . import train_demands  # noqa: PLC0415
    from .weights import SHIPPED, save  # noqa: PLC0415

    weights = fit(progress=lambda what, share: print(f"{share:4.0%} {what}", file=sys.stderr))  # noqa: T201  (a command)
    save(weights, SHIPPED)
    cues.keep_traces()
    train_demands.write()


if __name__ == "__main__":
    main()

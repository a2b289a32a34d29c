"""Fits the linear models on the shipped corpus; what a desk learns itself is fitted by the same means (learning.py).

Every label has a logistic regression over words, parts of words, cues and shape (L2, weighted by class; liblinear).
Messages count fully, single sentences less. Calibration (Platt 1999) and thresholds come from scores that each hand's
messages got from models trained without that hand, so they hold for writers nobody has seen; on the same scores a
multinomial regression learns to tell the moods apart by all labels together (stacking; Wolpert 1992).
"""

import hashlib
import math
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from . import cues
from .corpus import CHECK, Example, messages, sentences
from .labels import LABELS, MOODS
from .text import Text
from .weights import CUE_SCALE, SHAPE_SCALE, Floats, Weights

WORD_SEEN, LETTERS_SEEN = 2, 4
SENTENCE_WEIGHT = 0.4
STRENGTH, MOOD_STRENGTH = 6.0, 0.1
# Rows whose largest weight is below this share of the largest of all say nothing.
KEEP_SHARE = 0.004
# Where finding is worth more than being right: the lowest precision with which a label may still be said.
LOWEST_PRECISION = {"extremely_dissatisfied": 0.86}

Progress = Callable[[str, float], None]


def fit(progress: Progress | None = None) -> Weights:
    """Train on the corpus without its check part."""
    tell = progress or (lambda _what, _share: None)
    whole = [example for example in messages() if example.hand not in CHECK]
    beside = sentences()
    fitting = Fitting([*whole, *beside])
    weight = np.array([1.0] * len(whole) + [SENTENCE_WEIGHT] * len(beside))
    hands = np.array([example.hand for example in whole] + [""] * len(beside))
    names = sorted(set(hands) - {""})
    held_out = np.zeros((len(whole), len(LABELS)), dtype=np.float32)
    for number, hand in enumerate(names):
        tell(hand, number / (len(names) + 1))
        asked = np.flatnonzero(hands == hand)
        held_out[asked] = fitting.margins(np.flatnonzero(hands != hand), weight, asked)
    tell("all", len(names) / (len(names) + 1))
    second = _second_stage(held_out, fitting.shape[: len(whole)], fitting.truth[: len(whole)])
    weights = fitting.weights("", weight, second)
    tell("done", 1.0)
    return weights


class Fitting:
    """The features of many texts as one sparse matrix, with the names of its columns: fits on any part of them."""

    def __init__(self, examples: Sequence[Example]) -> None:
        from scipy.sparse import csr_matrix, hstack  # noqa: PLC0415  (slow; only training needs it)

        self.truth = _truth(examples)
        texts = [Text(example.text, example.subject, example.channel) for example in examples]
        self.words = _names([text.word_grams for text in texts], WORD_SEEN)
        self.letters = _names([text.letter_grams for text in texts], LETTERS_SEEN)
        self.cues = {name: place for place, name in enumerate(cue.name for cue in cues.all_cues())}
        self.word_idf = _idf(self.words, [text.word_grams for text in texts])
        self.letter_idf = _idf(self.letters, [text.letter_grams for text in texts])
        cued = np.zeros((len(texts), len(self.cues)), dtype=np.float32)
        for row, text in enumerate(texts):
            for name, number in text.cue_counts.items():
                cued[row, self.cues[name]] = number * CUE_SCALE
        self.shape: Floats = np.array([text.shape for text in texts], dtype=np.float32)
        self.matrix: Any = hstack(
            [
                _weighed([text.word_grams for text in texts], self.words, self.word_idf),
                _weighed([text.letter_grams for text in texts], self.letters, self.letter_idf),
                csr_matrix(cued),
                csr_matrix(self.shape * SHAPE_SCALE),
            ]
        ).tocsr()

    def margins(
        self, known: NDArray[np.intp], weight: NDArray[np.float64], asked: NDArray[np.intp]
    ) -> Floats:
        """(asked x labels): the margins of the texts `asked` by models fitted on the texts `known`."""
        rows, bias = _fitted(self.matrix[known], self.truth[known], weight[known])
        margins: Floats = self.matrix[asked] @ rows.T + bias
        return margins

    def weights(self, version: str, weight: NDArray[np.float64], second: dict[str, Floats]) -> Weights:
        """Fitted on all texts, without the rows that say nothing; with no version named it is a fingerprint."""
        by_label, bias = _fitted(self.matrix, self.truth, weight)
        version = version or hashlib.sha256(by_label.tobytes()).hexdigest()[:12]
        rows = by_label.T
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
            version=version,
            words={name: place for place, name in enumerate(kept_words)},
            letters={name: start + place for place, name in enumerate(kept_letters)},
            cues={name: after + place for name, place in self.cues.items()},
            idf=idf,
            rows=rows[places].astype(np.float32),
            bias=bias,
            **second,
        )


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


def _fitted(matrix: Any, truth: NDArray[np.bool_], weight: NDArray[np.float64]) -> tuple[Floats, Floats]:
    """(labels x features, labels) of one logistic regression a label; `weight` is (texts) or (texts x labels)."""
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415

    rows, bias = [], []
    weights = np.broadcast_to(weight.reshape(len(weight), -1), truth.shape)
    for column, counts in zip(truth.T, weights.T, strict=True):
        # The dual form is six times as fast here: more features than texts.
        model = LogisticRegression(
            C=STRENGTH, solver="liblinear", dual=True, class_weight="balanced", tol=1e-2, random_state=0
        )
        model.fit(matrix, column, sample_weight=counts)
        rows.append(model.coef_[0])
        bias.append(model.intercept_[0])
    return np.array(rows, dtype=np.float32), np.array(bias, dtype=np.float32)


def _second_stage(margins: Floats, shape: Floats, truth: NDArray[np.bool_]) -> dict[str, Floats]:
    """What turns margins into scores, and scores into labels."""
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415

    slope, offset, threshold = _calibrated(margins, truth)
    places = [LABELS.index(mood) for mood in MOODS]
    mood = truth[:, places].argmax(axis=1)
    seen = np.hstack([margins, shape])
    model = LogisticRegression(C=MOOD_STRENGTH, max_iter=3000).fit(seen, mood)
    threshold[places] = truth[:, places].mean(axis=0)
    return {
        "slope": slope,
        "offset": offset,
        "threshold": threshold,
        "moods": model.coef_.T.astype(np.float32),
        "moods_bias": model.intercept_.astype(np.float32),
    }


def _calibrated(margins: Floats, truth: NDArray[np.bool_]) -> tuple[Floats, Floats, Floats]:
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415

    found = []
    for label, margin, column in zip(LABELS, margins.T, truth.T, strict=True):
        platt = LogisticRegression(C=1e3).fit(margin[:, None], column)
        slope, offset = float(platt.coef_[0, 0]), float(platt.intercept_[0])
        score = 1 / (1 + np.exp(-(slope * margin + offset)))
        found.append((slope, offset, _threshold(score, column, LOWEST_PRECISION.get(label))))
    slopes, offsets, thresholds = np.array(found, dtype=np.float32).T
    return slopes, offsets, thresholds


def _threshold(score: NDArray[np.float64], truth: NDArray[np.bool_], lowest: float | None) -> float:
    """The score with the best F1, or with `lowest` the lowest one that is still right so often."""
    cuts = np.linspace(0.05, 0.95, 91)
    said = [score >= cut for cut in cuts]
    hits = np.array([(s & truth).sum() for s in said])
    precision = hits / np.maximum(1, [s.sum() for s in said])
    recall = hits / max(1, truth.sum())
    if lowest is not None and (enough := np.flatnonzero(precision >= lowest)).size:
        return float(cuts[enough[0]])
    f1 = 2 * precision * recall / np.maximum(1e-9, precision + recall)
    return float(cuts[int(np.argmax(f1))])


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

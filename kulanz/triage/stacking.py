"""The second stage: what a message and its sentences speak for, weighed by all labels together (Wolpert 1992).

Logistic regressions, one a label, one for all moods. A label is said from half of the best F1 on that its scores reach:
for calibrated scores nothing reaches more (Lipton, Elkan & Naryanaswamy 2014). What people want is measured together.
Of the extremely dissatisfied none should be missed: they are said from where on it is still right often enough.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from kulanz.reading.likeness import Floats

from .labels import INTENTS, LABELS, MOODS
from .weights import FEATURES

FOLDS = 5
STRENGTH, MOOD_STRENGTH = 0.1, 0.03
# How loud what speaks for the label itself is, and what speaks for all the others.
ITS_OWN, OTHERS = 3.0, 0.3
# Where finding is worth more than being right: the lowest precision with which a label may still be said.
LOWEST_PRECISION = {"extremely_dissatisfied": 0.85}
CUTS = np.linspace(0.05, 0.95, 91)
_MOODS = [LABELS.index(mood) for mood in MOODS]


def second_stage(seen: Floats, truth: NDArray[np.bool_], hands: NDArray[Any]) -> dict[str, Floats]:
    """The fields of Weights for it, by what it sees (n x features) of messages by these hands, and what is true."""
    spread = seen.std(axis=0) + 1e-6
    second = np.zeros((FEATURES, len(LABELS)), dtype=np.float32)
    bias = np.zeros(len(LABELS), dtype=np.float32)
    unseen = np.zeros(truth.shape)
    told = _regression(MOOD_STRENGTH).fit(seen / spread, truth[:, _MOODS].argmax(axis=1))
    second[:, _MOODS], bias[_MOODS] = told.coef_.T / spread[:, None], told.intercept_
    for place in set(range(len(LABELS))) - set(_MOODS):
        scale = np.full(FEATURES, OTHERS, dtype=np.float32)
        scale[place : 3 * len(LABELS) : len(LABELS)] = ITS_OWN
        scale /= spread
        told = _regression(STRENGTH).fit(seen * scale, truth[:, place])
        second[:, place], bias[place] = told.coef_[0] * scale, told.intercept_[0]
        unseen[:, place] = _unseen(seen * scale, truth[:, place], hands)
    return {"second": second, "second_bias": bias, "threshold": _thresholds(unseen, truth)}


def _unseen(seen: Floats, wanted: NDArray[np.bool_], hands: NDArray[Any]) -> NDArray[np.float64]:
    """(n): the scores by regressions on the other folds; no hand is in two of them."""
    scores = np.zeros(len(seen))
    names = sorted(set(hands))
    for fold in range(FOLDS):
        out = np.isin(hands, names[fold::FOLDS])
        told = _regression(STRENGTH).fit(seen[~out], wanted[~out])
        scores[out] = told.predict_proba(seen[out])[:, 1]
    return scores


def _regression(strength: float) -> Any:
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415  (slow; only training needs it)

    return LogisticRegression(C=strength, max_iter=3000)


def _thresholds(unseen: NDArray[np.float64], truth: NDArray[np.bool_]) -> Floats:
    """(labels); of the moods, how frequent each is."""
    found: Floats = truth.mean(axis=0, dtype=np.float32)
    intents = [LABELS.index(intent) for intent in INTENTS]
    found[intents] = _half_of_f1(unseen[:, intents], truth[:, intents])
    for place in set(range(len(LABELS))) - set(_MOODS) - set(intents):
        found[place] = _half_of_f1(unseen[:, place], truth[:, place])
    for label, lowest in LOWEST_PRECISION.items():
        precision, _recall = _measured(unseen[:, place := LABELS.index(label)], truth[:, place])
        too_low = np.flatnonzero(precision < lowest)
        found[place] = CUTS[min(too_low[-1] + 1, len(CUTS) - 1)] if too_low.size else CUTS[0]
    return found


def _half_of_f1(scores: NDArray[np.float64], truth: NDArray[np.bool_]) -> float:
    precision, recall = _measured(scores, truth)
    f1 = 2 * precision * recall / np.maximum(1e-9, precision + recall)
    return float(f1.max()) / 2


def _measured(
    scores: NDArray[np.float64], truth: NDArray[np.bool_]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Precision and recall at each of the CUTS."""
    said = [scores >= cut for cut in CUTS]
    hits = np.array([(one & truth).sum() for one in said])
    precision = hits / np.maximum(1, [one.sum() for one in said])
    return precision, hits / max(1, truth.sum())

"""The second stage: what a message and its sentences speak for, weighed by all labels together (Wolpert 1992).

Logistic regressions and a few small networks: regressions hear one loud sentence in a friendly letter, networks tell
apart what people want. Each label listens to them by its share.

A label is said from half of the best F1 on that its scores reach: for calibrated scores nothing reaches more (Lipton,
Elkan & Naryanaswamy 2014). What people want is measured together. Of the extremely dissatisfied none should be missed:
they are said from where on it is still right often enough.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from kulanz.reading import networks
from kulanz.reading.likeness import Floats

from .labels import ABUSES, INTENTS, LABELS, MOODS
from .weights import FEATURES, leanings

FOLDS = 5
NETWORKS = networks.Recipe(number=16, hidden=48, decay=0.5, epochs=20)
# Where finding is worth more than being right: the lowest precision with which a label may still be said.
LOWEST_PRECISION = {"extremely_dissatisfied": 0.85}
CUTS = np.linspace(0.05, 0.95, 91)
# The regressions' strength, how loud to each is what speaks for its own label, and what speaks for all the others.
STRENGTH, ITS_OWN, OTHERS = 0.1, 3.0, 0.3
_ALARMS = {*ABUSES, "goes_public", "legal"}
_MOODS, _INTENTS = ([LABELS.index(label) for label in part] for part in (MOODS, INTENTS))
# How far each label listens to its regression rather than to the networks.
SHARES = np.array(
    [0.0 if label in MOODS else 1.0 if label in _ALARMS else 0.5 for label in LABELS], dtype=np.float32
)


def second_stage(seen: Floats, truth: NDArray[np.bool_], hands: NDArray[Any]) -> dict[str, Floats]:
    """The fields of Weights for it, by what it sees (n x features) of messages by these hands, and what is true."""
    return _weights(seen, truth) | {"threshold": _thresholds(_unseen(seen, truth, hands), truth)}


def nothing() -> dict[str, Floats]:
    """The same fields where nothing is learned yet."""
    n = len(LABELS)
    shapes = {"direct": (FEATURES, n), "inner": (FEATURES, 1), "inner_bias": (1,), "second": (1, n)}
    shapes |= {"second_bias": (n,), "threshold": (n,)}
    return {name: np.zeros(shape, np.float32) for name, shape in shapes.items()}


def _weights(seen: Floats, truth: NDArray[np.bool_]) -> dict[str, Floats]:
    middle, spread = seen.mean(axis=0), seen.std(axis=0) + 1e-6
    even = (seen - middle) / spread
    direct, direct_bias = _regressions(even, truth)
    told = networks.fitted(seen, truth, NETWORKS)
    direct = SHARES * direct / spread[:, None]
    return told._asdict() | {
        "direct": direct.astype(np.float32),
        "second": (1 - SHARES) * told.second,
        "second_bias": (SHARES * direct_bias - middle @ direct + (1 - SHARES) * told.second_bias).astype(
            np.float32
        ),
    }


def _regressions(even: Floats, truth: NDArray[np.bool_]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """(features x labels) and (labels); where nobody listens, nothing."""
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415  (slow; only training needs it)

    direct, bias = np.zeros((FEATURES, len(LABELS))), np.zeros(len(LABELS))
    for place in np.flatnonzero(SHARES):
        loud = np.full(FEATURES, OTHERS, dtype=np.float32)
        loud[place : 3 * len(LABELS) : len(LABELS)] = ITS_OWN
        told = LogisticRegression(C=STRENGTH, max_iter=3000).fit(even * loud, truth[:, place])
        direct[:, place], bias[place] = told.coef_[0] * loud, told.intercept_[0]
    return direct, bias


def _unseen(seen: Floats, truth: NDArray[np.bool_], hands: NDArray[Any]) -> NDArray[np.float64]:
    """(n x labels): the scores by weights of the other folds; no hand is in two of them."""
    scores = np.zeros(truth.shape)
    names = sorted(set(hands))
    for fold in range(FOLDS):
        out = np.isin(hands, names[fold::FOLDS])
        scores[out] = 1 / (1 + np.exp(-leanings(seen[out], **_weights(seen[~out], truth[~out]))))
    return scores


def _thresholds(unseen: NDArray[np.float64], truth: NDArray[np.bool_]) -> Floats:
    """(labels); of the moods, how frequent each is."""
    found: Floats = truth.mean(axis=0, dtype=np.float32)
    found[_INTENTS] = _half_of_f1(unseen[:, _INTENTS], truth[:, _INTENTS])
    for place in set(range(len(LABELS))) - set(_MOODS) - set(_INTENTS):
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

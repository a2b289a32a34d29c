"""The second stage: what a message and its sentences speak for, weighed by all labels together (Wolpert 1992).

A few small networks of one hidden layer (Rumelhart, Hinton & Williams 1986), whose leanings are averaged: side by side
they are one wider network. A label is said from half of the best F1 on that its scores reach: for calibrated scores
nothing reaches more (Lipton, Elkan & Naryanaswamy 2014). What people want is measured together. Of the extremely
dissatisfied none should be missed: they are said from where on it is still right often enough.
"""

import warnings
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kulanz.reading.likeness import Floats

from .labels import ABUSES, CHANNELS, INTENTS, LABELS, MOODS
from .weights import FEATURES, leanings

FOLDS = 5
NETWORKS, HIDDEN, EPOCHS = 8, 48, 20
# How much large weights cost, how many messages are looked at before each step, and how long the steps are.
DECAY, BATCH, STEP = 0.5, 128, 2e-3
# Where finding is worth more than being right: the lowest precision with which a label may still be said.
LOWEST_PRECISION = {"extremely_dissatisfied": 0.85}
CUTS = np.linspace(0.05, 0.95, 91)
# Of so many messages for each known one it is asked what they would say as this share of a longer one.
LONGER, SHARES = 0.08, (0.1, 0.35)
_MOODS, _INTENTS = ([LABELS.index(label) for label in part] for part in (MOODS, INTENTS))
_LOUD = [LABELS.index(label) for label in (*ABUSES, "goes_public", "legal", "opt_out", "callback_request")]
_NO_CUSTOMER = [LABELS.index(label) for label in ("extremely_dissatisfied", "pitch", "spam")]


def second_stage(seen: Floats, truth: NDArray[np.bool_], hands: NDArray[Any]) -> dict[str, Floats]:
    """The fields of Weights for it, by what it sees (n x features) of messages by these hands, and what is true."""
    return _networks(seen, truth, hands) | {"threshold": _thresholds(_unseen(seen, truth, hands), truth)}


def nothing() -> dict[str, Floats]:
    """The same fields where nothing is learned yet."""
    shapes = {
        "inner": (FEATURES, 1),
        "inner_bias": (1,),
        "second": (1, len(LABELS)),
        "second_bias": (len(LABELS),),
    }
    return {
        name: np.zeros(shape, np.float32) for name, shape in (shapes | {"threshold": (len(LABELS),)}).items()
    }


def _networks(seen: Floats, truth: NDArray[np.bool_], hands: NDArray[Any]) -> dict[str, Floats]:
    middle, spread = seen.mean(axis=0), seen.std(axis=0) + 1e-6
    longer, meaning = _drawn_out(seen, truth, hands)
    seen, truth = np.concatenate([seen, longer]), np.concatenate([truth, meaning])
    with warnings.catch_warnings(
        action="ignore"
    ):  # that they might learn on: so many epochs were measured best
        fitted = [_network(number).fit((seen - middle) / spread, truth) for number in range(NETWORKS)]
    inner = np.concatenate([one.coefs_[0] for one in fitted], axis=1) / spread[:, None]
    inner_bias = np.concatenate([one.intercepts_[0] for one in fitted]) - middle @ inner
    second = np.concatenate([one.coefs_[1] for one in fitted]) / NETWORKS
    second_bias = np.mean([one.intercepts_[1] for one in fitted], axis=0)
    told = {"inner": inner, "inner_bias": inner_bias, "second": second, "second_bias": second_bias}
    return {name: values.astype(np.float32) for name, values in told.items()}


def _drawn_out(
    seen: Floats, truth: NDArray[np.bool_], hands: NDArray[Any]
) -> tuple[Floats, NDArray[np.bool_]]:
    """As if some loud messages were a part of a quiet one by the same hand: what one of many sentences says, counts."""
    dice = np.random.default_rng(0)
    is_loud = truth[:, _LOUD].any(axis=1)
    is_quiet = ~is_loud & ~truth[:, _NO_CUSTOMER].any(axis=1)
    pairs = [
        (loud, dice.choice(quiet))
        for loud in dice.permutation(np.flatnonzero(is_loud))[: int(LONGER * len(seen))]
        if len(quiet := np.flatnonzero(is_quiet & (hands == hands[loud])))
    ]
    if not pairs:
        return seen[:0], truth[:0]
    loud, quiet = (np.array(part) for part in zip(*pairs, strict=True))
    share = dice.uniform(*SHARES, size=(len(pairs), 1)).astype(np.float32)
    meaning = truth[loud].copy()
    meaning[:, _INTENTS] |= truth[quiet][:, _INTENTS]
    meaning[:, LABELS.index("other")] = False
    return _joined(seen[loud], seen[quiet], share), meaning


def _joined(loud: Floats, quiet: Floats, share: Floats) -> Floats:
    """(n x features): about what would be seen of both as one message, of which the loud one has this share."""
    n, channels = len(LABELS), len(CHANNELS)
    said = [one[:, place * n : (place + 1) * n] for one in (loud, quiet) for place in (1, 2)]
    *_rest, next_best, best = np.sort(np.stack(said), axis=0)
    shape = np.maximum(loud[:, 3 * n :], quiet[:, 3 * n :])
    shape[:, :channels] = loud[:, 3 * n : 3 * n + channels]
    whole = share * loud[:, :n] + (1 - share) * quiet[:, :n]
    return np.concatenate([whole, best, next_best, shape], axis=1)


def _network(number: int) -> Any:
    from sklearn.neural_network import MLPClassifier  # noqa: PLC0415  (slow; only training needs it)

    return MLPClassifier(
        HIDDEN,
        alpha=DECAY,
        batch_size=BATCH,
        learning_rate_init=STEP,
        max_iter=EPOCHS,
        tol=0,
        random_state=number,
    )


def _unseen(seen: Floats, truth: NDArray[np.bool_], hands: NDArray[Any]) -> NDArray[np.float64]:
    """(n x labels): the scores by networks on the other folds; no hand is in two of them."""
    scores = np.zeros(truth.shape)
    names = sorted(set(hands))
    for fold in range(FOLDS):
        out = np.isin(hands, names[fold::FOLDS])
        scores[out] = 1 / (
            1 + np.exp(-leanings(seen[out], **_networks(seen[~out], truth[~out], hands[~out])))
        )
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

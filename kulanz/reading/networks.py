"""A few small networks of one hidden layer (Rumelhart, Hinton & Williams 1986), whose leanings are averaged.

Side by side they are one wider network. What was learnt is used by `Networks.leanings`; all else is for training.
"""

import warnings
from dataclasses import dataclass
from importlib import import_module
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from .likeness import Floats

BATCH, STEP = 128, 2e-3  # how much is looked at before each step, and how long the steps are


class Networks(NamedTuple):
    """`inner` (features x hidden), `inner_bias` (hidden), `second` (hidden x labels), `second_bias` (labels)."""

    inner: Floats
    inner_bias: Floats
    second: Floats
    second_bias: Floats

    def leanings(self, seen: Floats) -> Floats:
        """(… x labels): the odds of each label, as a logarithm, by what was seen (… x features)."""
        found: Floats = np.maximum(seen @ self.inner + self.inner_bias, 0) @ self.second + self.second_bias
        return found


@dataclass(frozen=True, slots=True)
class Recipe:
    """How many networks, how wide each, how much large weights cost, and how often all is looked at."""

    number: int
    hidden: int
    decay: float
    epochs: int
    batch: int = BATCH


def fitted(seen: Floats, truth: NDArray[np.bool_], recipe: Recipe) -> Networks:
    """What networks learn of `truth` (n x labels) by what is seen (n x features, of any scale)."""
    middle, spread = seen.mean(axis=0), seen.std(axis=0) + 1e-6
    even = (seen - middle) / spread
    with warnings.catch_warnings():
        # That they could learn on is known: so many epochs were measured best.
        warnings.simplefilter("ignore", import_module("sklearn.exceptions").ConvergenceWarning)
        told = [_network(recipe, number).fit(even, truth) for number in range(recipe.number)]
    inner = np.concatenate([one.coefs_[0] for one in told], axis=1) / spread[:, None]
    learnt = (
        inner,
        np.concatenate([one.intercepts_[0] for one in told]) - middle @ inner,
        np.concatenate([one.coefs_[1] for one in told]) / len(told),
        np.mean([one.intercepts_[1] for one in told], axis=0),
    )
    return Networks(*(values.astype(np.float32) for values in learnt))


def _network(recipe: Recipe, number: int) -> Any:
    from sklearn.neural_network import MLPClassifier  # noqa: PLC0415  (slow; only training needs it)

    return MLPClassifier(
        recipe.hidden,
        alpha=recipe.decay,
        batch_size=recipe.batch,
        learning_rate_init=STEP,
        max_iter=recipe.epochs,
        tol=0,
        random_state=number,
    )

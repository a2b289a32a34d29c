"""The chance of each clause to open a demand, or to continue the one before it."""

import json
import math
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np

from .asking import Asking, Floats
from .clauses import Clause
from .features import company, describe, features

WEIGHTS = Path(str(files("kulanz.triage"))) / "demands.json"


@dataclass(frozen=True, slots=True)
class Weights:
    """Of one step: the row of each feature in `weights` (n x 2, for opening and for continuing)."""

    rows: dict[str, int]
    weights: Floats
    biases: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Model:
    """What its sentence means, the clause by itself, then among the others."""

    asking: Asking
    first: Weights
    second: Weights


def weigh(
    clauses: list[Clause], channel: str, intents: Collection[str] | None = None
) -> list[tuple[float, float]]:
    """For each clause the chance to open a demand, and to continue the one before it."""
    model = _model()
    described = [describe(clause) for clause in clauses]
    first = [
        total(model.first, features(described, clauses, number, own, channel, intents))
        for number, own in enumerate(described)
    ]
    if not model.second.rows:
        return [_softmax(*sums) for sums in first]
    return [_softmax(*total(model.second, company(clauses, first, n, intents))) for n in range(len(clauses))]


def asker() -> Asking:
    return _model().asking


def total(weights: Weights, names: Iterable[str]) -> tuple[float, float]:
    """What the named features weigh together, for opening and for continuing."""
    known = [row for name in names if (row := weights.rows.get(name)) is not None]
    opens, goes_on = weights.weights[known].sum(axis=0).tolist()
    return weights.biases[0] + opens, weights.biases[1] + goes_on


def _softmax(opens: float, goes_on: float) -> tuple[float, float]:
    top = max(opens, goes_on, 0.0)
    a, b, c = math.exp(opens - top), math.exp(goes_on - top), math.exp(-top)
    return a / (a + b + c), b / (a + b + c)


def model_of(stored: dict[str, Any]) -> Model:
    """The weights as they are stored."""
    first, second = (
        Weights(
            {name: row for row, name in enumerate(part["names"])},
            np.array([part["opens"], part["goes_on"]], dtype=np.float32).T,
            (part["biases"][0], part["biases"][1]),
        )
        for part in (stored["first"], stored["second"])
    )
    directions: Floats = np.array(stored["asking"]["weights"], dtype=np.float32)
    return Model(Asking(directions, stored["asking"]["bias"]), first, second)


@cache
def _model() -> Model:
    return model_of(json.loads(WEIGHTS.read_text(encoding="utf-8")))

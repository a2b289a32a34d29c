from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .known import Known
from .sight import FLAWS, Floats
from .weights import VERDICTS

VERDICT_STRENGTH, FLAW_STRENGTH = 0.2, 0.1
SOLVER = "newton-cholesky"  # many rows, few columns: seconds instead of minutes


class Second:
    """Regressions from the figures of whole drafts to their verdict and to each of their flaws."""

    def __init__(self, figures: NDArray[Any], known: Sequence[Known], weight: NDArray[np.float64]) -> None:
        self.centre, self.spread = figures.mean(axis=0), figures.std(axis=0) + 1e-6
        self.figures = (figures - self.centre) / self.spread
        self.weight = weight
        self.hands = np.array([one.sample.hand for one in known])
        self.verdicts = np.array([VERDICTS.index(one.sample.verdict) for one in known])
        self.flaws = np.array(
            [[any(f.flaw == flaw for f in one.sample.flaws) for flaw in FLAWS] for one in known]
        )

    def unseen(self) -> tuple[NDArray[Any], NDArray[Any]]:
        """What regressions that have not seen a hand say of its drafts: (n x 3) and (n x FLAWS)."""
        likely, flawed = np.zeros((len(self.hands), len(VERDICTS))), np.zeros(self.flaws.shape)
        for hand in sorted(set(self.hands)):
            rest, own = self.hands != hand, self.hands == hand
            verdict, each = self._fit(rest)
            likely[own] = verdict.predict_proba(self.figures[own])
            for column, model in enumerate(each):
                flawed[own, column] = model.predict_proba(self.figures[own])[:, 1]
        return likely, flawed

    def fitted(self) -> dict[str, Floats]:
        verdict, each = self._fit(np.ones(len(self.hands), dtype=bool))
        found = {
            "centre": self.centre,
            "spread": self.spread,
            "verdict_rows": verdict.coef_,
            "verdict_bias": verdict.intercept_,
            "flaw_rows": [model.coef_[0] for model in each],
            "flaw_bias": [model.intercept_[0] for model in each],
        }
        return {name: np.array(value, dtype=np.float32) for name, value in found.items()}

    def _fit(self, rows: NDArray[np.bool_]) -> tuple[Any, list[Any]]:
        from sklearn.linear_model import LogisticRegression  # noqa: PLC0415

        figures, weight = self.figures[rows], self.weight[rows]
        verdict = LogisticRegression(C=VERDICT_STRENGTH, solver=SOLVER)
        verdict.fit(figures, self.verdicts[rows], sample_weight=weight)
        # Without the message nobody can tell what of it is unanswered.
        answers = weight * (weight == 1)
        each = [
            LogisticRegression(C=FLAW_STRENGTH, solver=SOLVER).fit(
                figures, column, sample_weight=answers if flaw == "unanswered_demand" else weight
            )
            for flaw, column in zip(FLAWS, self.flaws[rows].T, strict=True)
        ]
        return verdict, each

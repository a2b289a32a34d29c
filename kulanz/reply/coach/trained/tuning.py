"""Sets what is said from which probability on, so that the figures are best for hands that the models have not seen."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from .deciding import NEVER, SEND, STOP, Knobs, flaws_of, verdict_of
from .sight import BY_RULE, FLAWS, IN_PASSAGES, Floats

LENIENCIES = (0.0, 0.4, 0.8, 1.2, 1.6, 2.0, 2.4, 2.8)
GUARDS = (0.01, 0.02, 0.03, 0.04, 0.05, 0.06, 0.08, 0.12)
CUTS = np.linspace(0.08, 0.8, 37)
SENTENCE_CUTS = np.linspace(0.05, 0.8, 31)
# What we want: hardly a good draft held up, no stop let through.
FALSE_ALARMS, ALARM_COST, STOP_COST = 0.08, 2.0, 12.0


@dataclass(frozen=True)
class Tuning:
    """Of each draft: what it is likely to be, (drafts x 3) and (drafts x FLAWS), its sentences' scores, and the truth."""

    likely: Floats
    flawed: Floats
    scores: Sequence[Floats]
    verdicts: NDArray[np.int_]
    flaws: NDArray[np.bool_]
    shown: Sequence[NDArray[np.bool_]]
    by_rule: NDArray[np.bool_]

    def best(self) -> Knobs:
        knobs = Knobs(np.full(len(FLAWS), 0.4), self._sentence_cuts(), 0.0, 1.0)
        grid = [(leniency, guard) for leniency in LENIENCIES for guard in GUARDS]
        leniency, guard = max(
            grid, key=lambda one: self._worth(replace(knobs, leniency=one[0], guard=one[1]))
        )
        knobs = replace(knobs, leniency=leniency, guard=guard)
        knobs.flaw_from[[FLAWS.index(flaw) for flaw in BY_RULE]] = NEVER
        for _turn in range(2):
            for flaw in range(len(FLAWS)):
                if FLAWS[flaw] not in BY_RULE:
                    knobs = self._better_cut(knobs, flaw)
        return knobs

    def _worth(self, knobs: Knobs) -> float:
        from sklearn.metrics import f1_score  # noqa: PLC0415  (slow; only training needs it)

        said = verdict_of(self.likely, knobs)
        alarms = float((said[self.verdicts == SEND] != SEND).mean())
        slips = float((said[self.verdicts == STOP] == SEND).mean())
        macro = float(f1_score(self.verdicts, said, average="macro"))
        return macro - ALARM_COST * max(0.0, alarms - FALSE_ALARMS) - STOP_COST * slips

    def _better_cut(self, knobs: Knobs, flaw: int) -> Knobs:
        """The cut for one flaw with which all together are named best."""
        options = []
        for cut in CUTS:
            cuts = knobs.flaw_from.copy()
            cuts[flaw] = cut
            options.append(replace(knobs, flaw_from=cuts))
        return max(options, key=self._micro_f1)

    def _micro_f1(self, knobs: Knobs) -> float:
        named = flaws_of(verdict_of(self.likely, knobs), self.flawed, self.by_rule, knobs)
        return 2 * int((named & self.flaws).sum()) / max(1, int(named.sum() + self.flaws.sum()))

    def _sentence_cuts(self) -> Floats:
        """For each flaw the score with the best F2 among the sentences of drafts that have it."""
        cuts = []
        for flaw in range(len(IN_PASSAGES)):
            own = [row for row in range(len(self.flaws)) if self.flaws[row, flaw]]
            scores = np.concatenate([self.scores[row][:, flaw] for row in own])
            truth = np.concatenate([self.shown[row][:, flaw] for row in own])
            cuts.append(max(SENTENCE_CUTS, key=lambda cut, s=scores, t=truth: _f2(s >= cut, t)))  # type: ignore[misc]
        return np.array(cuts, dtype=np.float32)


def _f2(said: NDArray[np.bool_], truth: NDArray[np.bool_]) -> float:
    """To point at one sentence too many is better than to miss the one."""
    hits = int((said & truth).sum())
    return 5 * hits / max(1, int(said.sum()) + 4 * int(truth.sum()))

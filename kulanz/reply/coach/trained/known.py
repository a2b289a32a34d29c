from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kulanz.reply.corpus import Sample

from .sight import IN_PASSAGES, Sight

# What a sentence must share with a passage to show its flaw.
OF_SENTENCE, OF_PASSAGE = 0.5, 0.6


@dataclass(frozen=True)
class Known:
    """A sample with what the models see of it."""

    sample: Sample
    sight: Sight

    @property
    def shown(self) -> NDArray[np.bool_]:
        """(sentences x flaws and any): which sentence shows which flaw."""
        rows = np.zeros((len(self.sight.sentences), len(IN_PASSAGES) + 1), dtype=bool)
        for flaw in self.sample.flaws:
            if flaw.flaw not in IN_PASSAGES or flaw.end == 0:
                continue
            for row, sentence in zip(rows, self.sight.sentences, strict=True):
                shared = min(flaw.end, sentence.end) - max(flaw.start, sentence.start)
                whole, own = sentence.end - sentence.start, flaw.end - flaw.start
                row[IN_PASSAGES.index(flaw.flaw)] |= shared > 0 and (
                    shared >= OF_SENTENCE * whole or shared >= OF_PASSAGE * own
                )
        rows[:, -1] = rows.any(axis=1)
        return rows

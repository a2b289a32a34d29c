"""Fits the coach's models on drafts whose flaws are known.

Whatever the second stage, the thresholds and the figures are fitted on comes from models that have not seen the hand
that wrote the draft (leave one hand out; in closed form: Rifkin & Lippert 2007), so they hold for writers nobody knows.
"""

import hashlib
from collections.abc import Sequence
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kulanz.reading.likeness import Floats, add_steep, fitted, neighbours, packed, principal, shared, unit

from .counted import Grams
from .known import Known
from .second import Second
from .tuning import Tuning
from .weights import (
    DRAFT,
    INCOMING,
    LETTERS,
    MEANING,
    NEIGHBOUR,
    PLACE,
    WORDS,
    Weights,
    incoming_of,
)

SMOOTHING = 1.0
AXES = 256
WORD_SEEN, LETTERS_SEEN = 2, 2
# Beside drafts with the message they answer.
PASSAGE_WEIGHT, ALONE_WEIGHT = 0.3, 0.1


class Fitting:
    """`samples` with the situations they were written in; passages have none of their own."""

    def __init__(self, known: Sequence[Known]) -> None:
        self.known = [one for one in known if one.sight.sentences]
        self.sights = [one.sight for one in self.known]
        self.owner = np.repeat(np.arange(len(self.known)), [len(one.sentences) for one in self.sights])
        self.hands = np.array([one.sample.hand for one in self.known])
        self.truth: Floats = np.concatenate([one.shown for one in self.known]).astype(np.float32)
        self.is_draft = np.array([not one.sample.is_passage for one in self.known])

    @property
    def likeness(self) -> Floats:
        """(n x n)"""
        before, after = neighbours(self.rows, self.follows)
        total: Floats = (PLACE * self.place @ self.place.T).astype(np.float32, copy=False)
        for scale, matrix in ((WORDS, self.words.matrix), (LETTERS, self.letters.matrix)):
            _add(total, scale, shared(matrix, matrix))
        for scale, meant in ((MEANING, self.rows), (NEIGHBOUR, before), (NEIGHBOUR, after)):
            add_steep(total, scale, meant, meant)
        for scale, whole in ((DRAFT, self.drafts), (INCOMING, self.messages)):
            add_steep(total, scale, whole[self.owner], whole[self.owner])
        return total

    def solve(self) -> tuple[Floats, Floats]:
        """The dual weights, and what each sentence scores by models that have not seen its hand (both n x f)."""
        ridge = np.full(len(self.truth), SMOOTHING, dtype=np.float32)
        return fitted(self.likeness, ridge, self.truth, self.hands[self.owner])

    def weights(self) -> Weights:
        dual, unseen = self.solve()
        words, by_words = self.words.loud(self.words.matrix.T @ dual)
        letters, by_letters = self.letters.loud(self.letters.matrix.T @ dual)
        by_draft = np.zeros((len(self.known) + 1, dual.shape[1]), dtype=np.float32)
        np.add.at(by_draft, self.owner, dual)
        wholes = np.flatnonzero(self.is_draft)
        loose = by_draft[np.flatnonzero(~self.is_draft)].sum(axis=0, keepdims=True)
        nothing = np.zeros((1, self.rows.shape[1]), dtype=np.float32)
        second = self._second_stage(unseen)
        return Weights(
            version=hashlib.sha256(dual.tobytes()).hexdigest()[:12],
            words={gram: place for place, gram in enumerate(words)},
            letters={gram: place for place, gram in enumerate(letters)},
            idf_words=self.words.idf_of(words),
            idf_letters=self.letters.idf_of(letters),
            by_words=by_words,
            by_letters=by_letters,
            by_place=(self.place.T @ dual).astype(np.float32),
            known=packed(self.rows),
            follows=self.follows,
            by_known=dual,
            drafts=np.concatenate([self.drafts[wholes], nothing]),
            messages=np.concatenate([self.messages[wholes], nothing]),
            by_draft=np.concatenate([by_draft[wholes], loose]),
            axes=self.axes,
            middle=self.middle,
            incoming_middle=self.incoming_middle,
            **second,
        )

    @cached_property
    def words(self) -> Grams:
        return Grams([one for sight in self.sights for one in sight.words], WORD_SEEN)

    @cached_property
    def letters(self) -> Grams:
        return Grams([one for sight in self.sights for one in sight.letters], LETTERS_SEEN)

    @cached_property
    def place(self) -> Floats:
        return np.concatenate([sight.place for sight in self.sights])

    @cached_property
    def middle(self) -> Floats:
        mean: Floats = np.concatenate([sight.directions for sight in self.sights]).mean(axis=0)
        return mean

    @cached_property
    def incoming_middle(self) -> Floats:
        mean: Floats = np.array([sight.incoming for sight in self.sights if sight.incoming.any()]).mean(
            axis=0
        )
        return mean

    @cached_property
    def rows(self) -> Floats:
        return unit((np.concatenate([sight.directions for sight in self.sights]) - self.middle) @ self.axes)

    @cached_property
    def axes(self) -> Floats:
        """(512 x AXES)"""
        return principal(np.concatenate([sight.directions for sight in self.sights]) - self.middle, AXES)

    @cached_property
    def follows(self) -> NDArray[np.bool_]:
        same: NDArray[np.bool_] = np.r_[False, self.owner[1:] == self.owner[:-1]]
        return same

    @cached_property
    def drafts(self) -> Floats:
        """What each draft means as a whole; a single passage has none around it."""
        sums = np.zeros((len(self.known), self.rows.shape[1]), dtype=np.float32)
        np.add.at(sums, self.owner, self.rows)
        return unit(sums * self.is_draft[:, None])

    @cached_property
    def messages(self) -> Floats:
        return unit(np.array([incoming_of(sight, self.incoming_middle) for sight in self.sights]) @ self.axes)

    def _second_stage(self, unseen: Floats) -> dict[str, Any]:
        """Learnt from drafts, from the same without the message they answer, and from single passages."""
        scores = [unseen[self.owner == place] for place in range(len(self.known))]
        figures = np.array([one.sight.whole(rows) for one, rows in zip(self.known, scores, strict=True)])
        wholes = np.flatnonzero(self.is_draft)
        alone = np.array([self.known[place].sight.alone.whole(scores[place]) for place in wholes])
        second = Second(
            np.concatenate([figures, alone]),
            [*self.known, *(self.known[place] for place in wholes)],
            np.r_[np.where(self.is_draft, 1.0, PASSAGE_WEIGHT), np.full(len(wholes), ALONE_WEIGHT)],
        )
        likely, flawed = second.unseen()
        drafts = [self.known[place] for place in wholes]
        knobs = Tuning(
            likely[wholes],
            flawed[wholes],
            [scores[place] for place in wholes],
            second.verdicts[wholes],
            second.flaws[wholes],
            [one.shown for one in drafts],
            np.array([one.sight.is_flawed for one in drafts]),
        ).best()
        return {**second.fitted(), "knobs": knobs}


def _add(total: Floats, scale: float, likeness: Floats) -> None:
    likeness *= scale
    total += likeness

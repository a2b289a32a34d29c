"""Fits the coach's models on drafts whose flaws are known.

Whatever the second stage, the thresholds and the figures are fitted on comes from models that have not seen the hand
that wrote the draft (leave one hand out; in closed form: Rifkin & Lippert 2007), so they hold for writers nobody knows.
"""

import hashlib
import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kulanz.reply.corpus import Sample

from .sight import FLAWS, IN_PASSAGES, Floats, Sight
from .tuning import Tuning
from .weights import (
    DRAFT,
    INCOMING,
    LETTERS,
    MEANING,
    NEIGHBOUR,
    PLACE,
    VERDICTS,
    WORDS,
    Weights,
    incoming_of,
    steep,
    unit,
)

SMOOTHING = 1.0
AXES = 256
WORD_SEEN, LETTERS_SEEN = 2, 2
# What a sentence must share with a passage to show its flaw.
OF_SENTENCE, OF_PASSAGE = 0.5, 0.6
VERDICT_STRENGTH, FLAW_STRENGTH = 0.2, 0.1
# Beside drafts with the message they answer.
PASSAGE_WEIGHT, ALONE_WEIGHT = 0.3, 0.1
# A gram whose largest weight is below this share of the largest of all says nothing.
KEEP_SHARE = 0.01


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


class Fitting:
    """`samples` with the situations they were written in; passages have none of their own."""

    def __init__(self, known: Sequence[Known]) -> None:
        self.known = [one for one in known if one.sight.sentences]
        self.sights = [one.sight for one in self.known]
        self.owner = np.repeat(np.arange(len(self.known)), [len(one.sentences) for one in self.sights])
        self.hands = np.array([one.sample.hand for one in self.known])
        self.truth: Floats = np.concatenate([one.shown for one in self.known]).astype(np.float32)
        self.is_draft = np.array([not one.sample.is_passage for one in self.known])

    @cached_property
    def likeness(self) -> Floats:
        """(n x n)"""
        total = (PLACE * self.place @ self.place.T).astype(np.float32)
        for scale, matrix in ((WORDS, self.words.matrix), (LETTERS, self.letters.matrix)):
            total += scale * (matrix @ matrix.T).toarray().astype(np.float32)
        cosines = self.rows @ self.rows.T
        before, after = np.zeros_like(cosines), np.zeros_like(cosines)
        before[1:, 1:] = cosines[:-1, :-1] * np.outer(self.follows[1:], self.follows[1:])
        after[:-1, :-1] = cosines[1:, 1:] * np.outer(self.precedes[:-1], self.precedes[:-1])
        total += MEANING * steep(cosines) + NEIGHBOUR * steep(before)
        total += NEIGHBOUR * steep(after)
        for scale, whole in ((DRAFT, self.drafts), (INCOMING, self.messages)):
            total += scale * steep(whole @ whole.T)[np.ix_(self.owner, self.owner)]
        return total

    def solve(self) -> tuple[Floats, Floats]:
        """The dual weights, and what each sentence scores by models that have not seen its hand (both n x f)."""
        from scipy.linalg import cho_factor, cho_solve, lapack  # noqa: PLC0415  (slow; only training needs it)

        likeness = self.likeness.copy()
        likeness[np.diag_indices(len(likeness))] += SMOOTHING
        factor = cho_factor(likeness, lower=True, overwrite_a=True, check_finite=False)
        dual: Floats = cho_solve(factor, self.truth, check_finite=False)
        inverse, _info = lapack.spotri(factor[0], lower=1)
        unseen = np.zeros_like(dual)
        for hand in sorted(set(self.hands)):
            own = np.flatnonzero(self.hands[self.owner] == hand)
            block = np.tril(inverse[np.ix_(own, own)])
            block += np.tril(block, -1).T
            unseen[own] = self.truth[own] - np.linalg.solve(block, dual[own])
        return dual, unseen

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
            known=self.rows,
            follows=self.follows,
            precedes=self.precedes,
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
    def words(self) -> "Grams":
        return Grams([one for sight in self.sights for one in sight.words], WORD_SEEN)

    @cached_property
    def letters(self) -> "Grams":
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
        """Principal components: (512 x AXES)"""
        apart = np.concatenate([sight.directions for sight in self.sights]) - self.middle
        _values, vectors = np.linalg.eigh(apart.T @ apart)
        axes: Floats = vectors[:, : -AXES - 1 : -1].astype(np.float32)
        return axes

    @cached_property
    def follows(self) -> NDArray[np.bool_]:
        same: NDArray[np.bool_] = np.r_[False, self.owner[1:] == self.owner[:-1]]
        return same

    @cached_property
    def precedes(self) -> NDArray[np.bool_]:
        same: NDArray[np.bool_] = np.r_[self.owner[1:] == self.owner[:-1], False]
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
        verdict = LogisticRegression(C=VERDICT_STRENGTH, max_iter=5000)
        verdict.fit(figures, self.verdicts[rows], sample_weight=weight)
        # Without the message nobody can tell what of it is unanswered.
        answers = weight * (weight == 1)
        each = [
            LogisticRegression(C=FLAW_STRENGTH, max_iter=5000).fit(
                figures, column, sample_weight=answers if flaw == "unanswered_demand" else weight
            )
            for flaw, column in zip(FLAWS, self.flaws[rows].T, strict=True)
        ]
        return verdict, each


class Grams:
    """Counted grams of sentences as one sparse matrix of rows of length one."""

    def __init__(self, counts: Sequence[Counter[str]], least: int) -> None:
        seen = Counter(gram for counter in counts for gram in counter)
        self.names = sorted(gram for gram, number in seen.items() if number >= least)
        self.places = {gram: place for place, gram in enumerate(self.names)}
        self.idf: Floats = np.array(
            [math.log((1 + len(counts)) / (1 + seen[name])) + 1 for name in self.names], dtype=np.float32
        )
        self.matrix = self._matrix(counts)

    def loud(self, rows: Floats) -> tuple[list[str], Floats]:
        """The grams that say something, and their rows; idf and length of a sentence stay as they were."""
        highest = np.abs(rows).max(axis=1)
        kept = np.flatnonzero(highest >= KEEP_SHARE * highest.max())
        return [self.names[place] for place in kept], rows[kept].astype(np.float32)

    def idf_of(self, names: Iterable[str]) -> Floats:
        return self.idf[[self.places[name] for name in names]]

    def _matrix(self, counts: Sequence[Counter[str]]) -> Any:
        from scipy.sparse import csr_matrix  # noqa: PLC0415
        from sklearn.preprocessing import normalize  # noqa: PLC0415

        places: list[int] = []
        values: list[float] = []
        ends = [0]
        for counter in counts:
            for gram, number in counter.items():
                if (place := self.places.get(gram)) is not None:
                    places.append(place)
                    values.append((1 + math.log(number)) * float(self.idf[place]))
            ends.append(len(places))
        shape = (len(counts), len(self.names))
        return normalize(
            csr_matrix((np.array(values, dtype=np.float32), places, ends), shape=shape), copy=False
        )

"""Fits the model of promises on the tune part of the corpus: `python -m kulanz.reading.promises.train`.

`--hands` prints how well models do that have met nothing of a hand, and where the threshold would be best.
"""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack

from kulanz.reading import networks
from kulanz.reading.likeness import add_steep, fitted, neighbours, packed, principal, shared, unit

from . import beside, evaluation, finding, sight, vetoes
from .evaluation import Count
from .promise import KINDS
from .sight import LISTS, Floats, Sight
from .weights import MEANING, NEIGHBOUR, SHIPPED, Weights, save, together, weighed

RIDGE, AXES, SEEN_TWICE = 1.0, 160, 2
MUTE = 300.0  # the ridge of what teaches nothing
NETWORKS = networks.Recipe(number=8, hidden=32, decay=1.0, epochs=10, batch=256)
# The best one where each hand is judged by what the others taught.
THRESHOLD = 0.5
CUTS, FOLDS = (0.4, 0.45, 0.5, 0.55, 0.6), 5
Messages = Sequence[dict[str, Any]]


def main() -> None:
    messages = list(evaluation.corpus("tune"))
    fitting = Fitting(messages)
    if "--hands" in sys.argv:
        print(*fitting.told(), sep="\n")  # noqa: T201  (a command)
        return
    save(fitting.weights(), SHIPPED)
    print(f"{SHIPPED.name}: {SHIPPED.stat().st_size / 1e6:.1f} MB")  # noqa: T201  (a command)


def hand_of(message: dict[str, Any]) -> str:
    """Who wrote it: several invented authors are one hand's."""
    return str(message.get("hand", "p0"))


class Fitting:
    """The dual weights of one regression for being a promise and for each kind, and what networks learn of its scores.

    These learn from what each hand's clauses scored by a regression that had met nothing of that hand.
    """

    def __init__(self, messages: Messages) -> None:
        self.messages = messages
        taught = self.taught = _examples(messages)
        counted = [sight.counts(one) for one in taught.seen]
        self.places = {name: _vocabulary(one[name] for one in counted) for name in LISTS}
        self.idf = {name: _idf([one[name] for one in counted], self.places[name]) for name in LISTS}
        self.matrices = {
            name: np.sqrt(LISTS[name])
            * _matrix([one[name] for one in counted], self.places[name], self.idf[name])
            for name in LISTS
        }
        self.flags = np.array([one.flags for one in taught.seen], dtype=np.float32)
        directions = sight.directions(taught.seen)
        self.middle = directions.mean(axis=0)
        self.axes = principal(directions - self.middle, AXES)
        self.known = unit((directions - self.middle) @ self.axes)
        self.dual, self.unseen = fitted(self._likeness(), taught.ridge, taught.wanted, taught.hands)
        self.seen = np.concatenate(
            [
                beside.seen(self.unseen[rows], self.flags[rows], taught.seen[rows])
                for rows in taught.texts
                if rows.stop > rows.start
            ]
        )

    def _likeness(self) -> Floats:
        linear = hstack([*self.matrices.values(), csr_matrix(self.flags)]).tocsr()
        likeness = shared(linear, linear)
        before, after = neighbours(self.known, self.taught.follows)
        for scale, meant in ((MEANING, self.known), (NEIGHBOUR, before), (NEIGHBOUR, after)):
            add_steep(likeness, scale, meant, meant)
        return likeness

    def weights(self) -> Weights:
        return Weights(
            f"promises-{len(self.messages)}",
            THRESHOLD,
            self.places,
            self.idf,
            {name: (matrix.T @ self.dual).astype(np.float32) for name, matrix in self.matrices.items()},
            self.flags.T @ self.dual,
            packed(self.known),
            self.taught.follows,
            self.dual,
            self.axes,
            self.middle,
            self._networks(np.ones(len(self.dual), dtype=bool)),
        )

    def told(self) -> Iterator[str]:
        """How well each text is read by what other hands taught, with each threshold."""
        scores = np.zeros_like(self.unseen)
        names = sorted(set(self.taught.hands))
        for fold in range(FOLDS):
            out = np.isin(self.taught.hands, names[fold::FOLDS])
            scores[out] = together(self.unseen[out], self._networks(~out).leanings(self.seen[out]))
        for cut in CUTS:
            count = Count()
            for one, rows in zip(self.messages, self.taught.texts, strict=True):
                known = _Known(cut, scores[rows])
                found = finding.find(one["text"], date.fromisoformat(one["sent_on"]), known)
                evaluation.add(count, one["promises"], found)
            met = max(1, count.met)
            yield f"{cut:.2f} f1 {count.f1:.3f} due {count.due / met:.3f} kind {count.kind / met:.3f}"

    def _networks(self, heard: NDArray[np.bool_]) -> networks.Networks:
        heard = heard & (self.taught.ridge < MUTE)
        return networks.fitted(self.seen[heard], self.taught.wanted[heard] > 0, NETWORKS)


@dataclass(frozen=True)
class _Known:
    """In place of weights: the scores of one text, whose clauses' order is known."""

    threshold: float
    found: Floats

    def scores(self, _sights: Sequence[Sight]) -> Floats:
        return self.found


@dataclass(frozen=True)
class _Taught:
    """n clauses, (n x 10) what they are, how little each says (n), and whether it goes on with the one before (n).

    Whose hand each is (n), and where each text stands.
    """

    seen: list[Sight]
    wanted: Floats
    ridge: Floats
    follows: NDArray[np.bool_]
    hands: NDArray[np.str_]
    texts: list[slice]


def _examples(messages: Messages) -> _Taught:
    """The clauses of these messages; one that only continues a promise teaches nothing."""
    seen: list[Sight] = []
    wanted: list[NDArray[np.float64]] = []
    ridge: list[float] = []
    follows: list[bool] = []
    hands: list[str] = []
    texts: list[slice] = []
    for message in messages:
        sights = [
            one
            for sentence in finding.look(message["text"], date.fromisoformat(message["sent_on"]))
            for one in sentence.sights
        ]
        heads = {_head(gold, sights): gold["kind"] for gold in message["promises"]}
        for place, one in enumerate(sights):
            row = np.zeros(1 + len(KINDS))
            if place in heads:
                row[[0, 1 + KINDS.index(heads[place])]] = 1
            seen.append(one)
            wanted.append(row)
            says = place in heads or not any(_shared(gold, one) > 0 for gold in message["promises"])
            ridge.append(RIDGE if says else MUTE)
            follows.append(place > 0)
        texts.append(slice(len(hands), len(seen)))
        hands += [hand_of(message)] * len(sights)
    return _Taught(
        seen,
        np.array(wanted, dtype=np.float32),
        np.array(ridge, dtype=np.float32),
        np.array(follows),
        np.array(hands),
        texts,
    )


def _head(gold: dict[str, Any], sights: Sequence[Sight]) -> int:
    """The clause that commits us: that of the rules, else the longest, rather not a condition; -1 for none."""
    shares = [_shared(gold, one) * _weight(one) for one in sights]
    return int(np.argmax(shares)) if shares and max(shares) > 0 else -1


def _weight(one: Sight) -> float:
    return 10.0 if one.by_rule else 0.2 if vetoes.SUBORDINATE.match(one.words) else 1.0


def _shared(gold: dict[str, Any], one: Sight) -> int:
    return min(int(gold["end"]), one.clause.end) - max(int(gold["start"]), one.clause.start)


def _vocabulary(counted: Iterable[Counter[str]]) -> dict[str, int]:
    texts = Counter(gram for one in counted for gram in one)
    return {
        gram: at for at, gram in enumerate(sorted(g for g, times in texts.items() if times >= SEEN_TWICE))
    }


def _idf(counted: Sequence[Counter[str]], places: dict[str, int]) -> Floats:
    texts = Counter(gram for one in counted for gram in one)
    return np.array([np.log((1 + len(counted)) / (1 + texts[gram])) + 1 for gram in places], dtype=np.float32)


def _matrix(counted: Sequence[Counter[str]], places: dict[str, int], idf: Floats) -> Any:
    pairs = [weighed(one, places, idf) for one in counted]
    lengths = np.cumsum([0, *(len(where) for where, _values in pairs)])
    where = np.concatenate([where for where, _values in pairs])
    values = np.concatenate([values for _where, values in pairs])
    return csr_matrix((values, where, lengths), shape=(len(counted), len(places)))


if __name__ == "__main__":
    main()

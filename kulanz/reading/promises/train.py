"""Fits the model of promises on the tune part of the corpus: `python -m kulanz.reading.promises.train`.

`--hands` leaves one hand after the other out and prints how well the others' model does on it.
"""

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack

from kulanz.reading.likeness import add_steep, neighbours, packed, principal, shared, solved, unit

from . import evaluation, finding, sight, vetoes
from .evaluation import Count
from .promise import KINDS
from .sight import LISTS, Floats, Sight
from .weights import MEANING, NEIGHBOUR, SHIPPED, Weights, save, weighed

RIDGE, AXES, SEEN_TWICE = 1.0, 160, 2
MUTE = 300.0  # the ridge of what teaches nothing
# The best one where each hand is judged by what the others taught.
THRESHOLD = 0.43
Messages = Sequence[dict[str, Any]]


def main() -> None:
    messages = list(evaluation.corpus("tune"))
    if "--hands" in sys.argv:
        for hand in sorted({hand_of(one) for one in messages}):
            weights = fit([one for one in messages if hand_of(one) != hand])
            print(hand, *told([one for one in messages if hand_of(one) == hand], weights))  # noqa: T201  (a command)
        return
    weights = fit(messages)
    save(weights, SHIPPED)
    print(f"{SHIPPED.name}: {SHIPPED.stat().st_size / 1e6:.1f} MB")  # noqa: T201  (a command)


def hand_of(message: dict[str, Any]) -> str:
    """Who wrote it: several invented authors are one hand's."""
    return str(message.get("hand", "p0"))


def told(messages: Messages, weights: Weights) -> tuple[str, ...]:
    count = Count()
    for one in messages:
        found = finding.find(one["text"], date.fromisoformat(one["sent_on"]), weights)
        evaluation.add(count, one["promises"], found)
    met = max(1, count.met)
    return (f"f1 {count.f1:.3f}", f"due {count.due / met:.3f}", f"kind {count.kind / met:.3f}")


def fit(messages: Messages) -> Weights:
    """The dual weights of one regression for being a promise and for each kind, gathered by gram."""
    taught = _examples(messages)
    seen = taught.seen
    counted = [sight.counts(one) for one in seen]
    places = {name: _vocabulary(one[name] for one in counted) for name in LISTS}
    idf = {name: _idf([one[name] for one in counted], places[name]) for name in LISTS}
    matrices = {
        name: np.sqrt(LISTS[name]) * _matrix([one[name] for one in counted], places[name], idf[name])
        for name in LISTS
    }
    flags = np.array([one.flags for one in seen], dtype=np.float32)
    directions = sight.directions(seen)
    middle = directions.mean(axis=0)
    axes = principal(directions - middle, AXES)
    known = unit((directions - middle) @ axes)
    linear = hstack([*matrices.values(), csr_matrix(flags)]).tocsr()
    likeness = shared(linear, linear)
    before, after = neighbours(known, taught.follows)
    for scale, meant in ((MEANING, known), (NEIGHBOUR, before), (NEIGHBOUR, after)):
        add_steep(likeness, scale, meant, meant)
    dual, _factor = solved(likeness, taught.ridge, taught.wanted)
    rows = {name: (matrix.T @ dual).astype(np.float32) for name, matrix in matrices.items()}
    version = f"promises-{len(messages)}"
    return Weights(
        version,
        THRESHOLD,
        places,
        idf,
        rows,
        flags.T @ dual,
        packed(known),
        taught.follows,
        dual,
        axes,
        middle,
    )


@dataclass(frozen=True)
class _Taught:
    """n clauses, (n x 10) what they are, how little each says (n), and whether it goes on with the one before (n)."""

    seen: list[Sight]
    wanted: Floats
    ridge: Floats
    follows: NDArray[np.bool_]


def _examples(messages: Messages) -> _Taught:
    """The clauses of these messages; one that only continues a promise teaches nothing."""
    seen: list[Sight] = []
    wanted: list[NDArray[np.float64]] = []
    ridge: list[float] = []
    follows: list[bool] = []
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
    return _Taught(
        seen, np.array(wanted, dtype=np.float32), np.array(ridge, dtype=np.float32), np.array(follows)
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

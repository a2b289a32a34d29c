"""The model of promises as plain arrays.

First each clause is scored by kernel ridge regression (Saunders et al. 1998), for being a promise of ours and for
each kind, on a sum of likenesses: shared words and parts of words, its neighbours, what the rules say; and, by exp(2
(cos - 1)), what it means, and what the clauses before and after it mean. What is linear is kept as a number a gram;
for the meaning the known clauses are kept, as bytes. Then small networks weigh what a clause and its neighbours score
(Wolpert 1992): what "It goes out on Monday" is depends on what stands beside it.
"""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kulanz.reading.likeness import cosines, shifted, steep, unit
from kulanz.reading.networks import Networks

from . import beside, sight
from .promise import KINDS, Kind
from .sight import LISTS, Floats, Sight

SHIPPED = Path(str(files(__package__))) / "promises.npz"
MEANING, NEIGHBOUR = 3.0, 0.7
STACKED = ("inner", "inner_bias", "second", "second_bias")
BLOCK = 64  # clauses at a time: whoever pastes a list of thousands needs no gigabytes


@dataclass(frozen=True)
class Weights:
    """`rows` of a list (grams x 10), `flags` (33 x 10), `known` (clauses x a) on `axes` (512 x a) less `middle`,
    `follows` (clauses): that one goes on with the last; and `by_known` (clauses x 10). The first column is that it
    is a promise, the others are the kinds. `networks` weigh what they see of the scores (beside.py).
    """

    version: str
    threshold: float
    places: Mapping[str, Mapping[str, int]]
    idf: Mapping[str, Floats]
    rows: Mapping[str, Floats]
    flags: Floats
    known: NDArray[np.int8]
    follows: NDArray[np.bool_]
    by_known: Floats
    axes: Floats
    middle: Floats
    networks: Networks

    def scores(self, sights: Sequence[Sight]) -> Floats:
        """(clauses of a text in order x 10): that it is a promise, 0 to 1, and how much speaks for each kind."""
        if not sights:
            return np.zeros((0, 1 + len(KINDS)), dtype=np.float32)
        flags = np.stack([one.flags for one in sights])
        each = self.each(sights, flags)
        return together(each, self.networks.leanings(beside.seen(each, flags, sights)))

    def each(self, sights: Sequence[Sight], flags: Floats) -> Floats:
        """(clauses x 10), about 0 (not) to 1: what each scores by itself."""
        own = unit((sight.directions(sights) - self.middle) @ self.axes)
        blocks = [self._by_meaning(own, start) for start in range(0, len(own), BLOCK)]
        scores: Floats = np.concatenate(blocks) + flags @ self.flags
        for place, one in enumerate(sights):
            for name, counted in sight.counts(one).items():
                where, values = weighed(counted, self.places[name], self.idf[name])
                if len(where):
                    scores[place] += np.sqrt(LISTS[name]) * (values @ self.rows[name][where])
        return scores

    def _by_meaning(self, own: Floats, start: int) -> Floats:
        """(up to BLOCK x 10): what the clauses from `start` on, of all of a text's, score by what they mean."""
        first, end = max(start - 1, 0), min(start + BLOCK, len(own))
        alike = cosines(own[first : end + 1], self.known)
        before, after = shifted(alike, self.follows)
        likeness = MEANING * steep(alike) + NEIGHBOUR * (steep(before) + steep(after))
        found: Floats = likeness[start - first : end - first] @ self.by_known
        return found


def likeliest_kind(scores: Floats) -> Kind:
    """Of a clause, by its row of scores."""
    return KINDS[int(scores[1:].argmax())]


def together(each: Floats, leanings: Floats) -> Floats:
    """(clauses x 10) of what each scores by itself, and what the networks make of it; for the kinds both count."""
    found: Floats = (1 / (1 + np.exp(-leanings))).astype(np.float32)
    found[:, 1:] += each[:, 1:].clip(0, 1)
    return found


def weighed(
    counted: Counter[str], places: Mapping[str, int], idf: Floats
) -> tuple[NDArray[np.int64], Floats]:
    """Where the known grams stand, and how much each says; all together have the length 1."""
    known = [(place, times) for gram, times in counted.items() if (place := places.get(gram)) is not None]
    where = np.array([place for place, _times in known], dtype=np.int64)
    values = np.array([1 + np.log(times) for _place, times in known], dtype=np.float32) * idf[where]
    return where, (values / max(float(np.linalg.norm(values)), 1e-9)).astype(np.float32)


@cache
def shipped() -> Weights:
    return load(SHIPPED)


def load(path: Path) -> Weights:
    with np.load(path, allow_pickle=False) as kept:
        head: dict[str, Any] = json.loads(bytes(kept["head"]).decode())
        places = {
            name: {gram: at for at, gram in enumerate(bytes(kept[f"grams_{name}"]).decode().split("\n"))}
            for name in LISTS
        }
        wide = {
            name: kept[name].astype(np.float32)
            for name in kept.files
            if not name.startswith(("head", "grams", "known"))
        }
        known = kept["known"]
    return Weights(
        head["version"],
        head["threshold"],
        places,
        {name: wide[f"idf_{name}"] for name in LISTS},
        {name: wide[f"rows_{name}"] for name in LISTS},
        wide["flags"],
        known,
        wide["follows"] > 0,
        wide["by_known"],
        wide["axes"],
        wide["middle"],
        Networks(*(wide[name] for name in STACKED)),
    )


def save(weights: Weights, path: Path) -> None:
    """Known clauses as bytes, all else that is long as half floats."""
    arrays: dict[str, NDArray[Any]] = {
        "head": _packed(json.dumps({"version": weights.version, "threshold": weights.threshold})),
        "flags": weights.flags,
        "known": weights.known,
        "follows": weights.follows,
        "by_known": weights.by_known.astype(np.float16),
        "axes": weights.axes.astype(np.float16),
        "middle": weights.middle,
        **weights.networks._asdict(),
    }
    for name in LISTS:
        arrays[f"grams_{name}"] = _packed("\n".join(weights.places[name]))
        arrays[f"idf_{name}"] = weights.idf[name].astype(np.float16)
        arrays[f"rows_{name}"] = weights.rows[name].astype(np.float16)
    np.savez_compressed(path, **arrays)  # type: ignore[arg-type]  # names are no keywords of its own


def _packed(text: str) -> NDArray[np.uint8]:
    return np.frombuffer(text.encode(), dtype=np.uint8)

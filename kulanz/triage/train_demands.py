"""Learns the weights of demands.json from the corpus without its check part (python -m kulanz.triage.train)."""

import json
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from importlib import import_module
from itertools import chain
from typing import Any

import numpy as np

from kulanz.triage import corpus
from kulanz.triage.demands import MOST_CHARACTERS
from kulanz.triage.demands.asking import sentences_of, step
from kulanz.triage.demands.clauses import Clause, cut
from kulanz.triage.demands.features import company, describe, features
from kulanz.triage.demands.weighing import WEIGHTS, model_of, total
from kulanz.triage.labels import INTENTS
from kulanz.triage.text import Text

OUTSIDE, OPENS, GOES_ON = 0, 1, 2
FEWEST_SEEN = 2
STRENGTH = 0.2
SECOND_STRENGTH = 0.1
MEANING_STRENGTH = 30.0
FOLDS, MEANING_FOLDS = 4, 6


def clauses_of(message: dict[str, Any]) -> list[Clause]:
    """As `demands.find` cuts them."""
    subject = cut((message.get("subject") or "")[:300], in_subject=True)
    return [*subject, *cut(message["text"][:MOST_CHARACTERS])]


def labels_of(message: dict[str, Any], clauses: Sequence[Clause]) -> list[int]:
    """Which clauses open a demand of the corpus, which continue one: those at least half covered by it."""
    text, subject = message["text"], message.get("subject") or ""
    spans = []
    for demand in message.get("demands") or []:
        at = text.find(demand)
        spans.append(
            (at, at + len(demand), False)
            if at >= 0
            else (subject.find(demand), subject.find(demand) + len(demand), True)
        )
    labels = []
    before = -1
    for clause in clauses:
        inside = next(
            (n for n, (a, b, s) in enumerate(spans) if s == clause.in_subject and _covers(a, b, clause)), -1
        )
        labels.append(OUTSIDE if inside < 0 else GOES_ON if inside == before and not clause.opens else OPENS)
        before = inside
    return labels


def _covers(start: int, end: int, clause: Clause) -> bool:
    shared = min(end, clause.end) - max(start, clause.start)
    return shared > 0 and shared >= min(0.5 * (clause.end - clause.start), 0.7 * (end - start))


def train(messages: list[dict[str, Any]], hands: Sequence[str]) -> dict[str, Any]:
    """Weights of all steps: the sentence by its meaning (`hands` left out in folds), the clause by itself, then among
    the others (learnt on folds left out).
    """
    chance = random.Random(7)  # noqa: S311  (repeatable, nothing secret)
    # Callers may not know channel and intents, and intents are judged, not given: learn to bear both.
    views: list[tuple[dict[str, Any], str, list[str] | None]]
    views = [(m, m.get("channel", ""), _judged(m["intents"], chance)) for m in messages]
    views += [(m, m.get("channel", "") if chance.random() < 0.5 else "", None) for m in messages]
    known = [clauses_of(message) for message in messages]
    said = [labels_of(message, clauses) for message, clauses in zip(messages, known, strict=True)]
    asking, known = _by_meaning(messages, hands, known, said)
    all_clauses, labels = known * 2, said * 2
    rows = [_rows(clauses, view) for view, clauses in zip(views, all_clauses, strict=True)]
    first = _fit(list(chain(*rows)), list(chain(*labels)), STRENGTH)
    second_rows: list[tuple[int, list[str]]] = []
    for fold in range(FOLDS):
        inside = [n for n in range(len(views)) if n % len(messages) % FOLDS != fold]
        part = model_of(
            {
                "asking": _SILENT,
                "first": _fit(
                    [r for n in inside for r in rows[n]], [x for n in inside for x in labels[n]], STRENGTH
                ),
                "second": _NOTHING,
            }
        ).first
        for n in range(len(views)):
            if n % len(messages) % FOLDS == fold:
                sums = [total(part, row) for row in rows[n]]
                second_rows.extend(
                    (n, company(all_clauses[n], sums, k, views[n][2])) for k in range(len(sums))
                )
    second_rows.sort(key=lambda one: one[0])
    second = _fit([names for _, names in second_rows], list(chain(*labels)), SECOND_STRENGTH)
    return {"asking": asking, "first": first, "second": second}


def _by_meaning(
    messages: list[dict[str, Any]],
    hands: Sequence[str],
    clauses: list[list[Clause]],
    labels: list[list[int]],
) -> tuple[dict[str, Any], list[list[Clause]]]:
    """The regression on directions, and the clauses with what one that has not seen their hand says of them."""
    GroupKFold = import_module("sklearn.model_selection").GroupKFold  # noqa: N806  (a class)

    rows: list[Any] = []
    asked: list[bool] = []
    owners: list[str] = []
    places: list[tuple[int, int, int]] = []  # of which message, from which clause to which
    for number, message in enumerate(messages):
        text = Text(message["text"], message.get("subject") or "", message.get("channel") or "email")
        meant = dict(zip(text.said, text.directions, strict=True))
        start = 0
        for own, words in sentences_of(clauses[number], message["text"][:MOST_CHARACTERS], text.subject):
            end = start + len(own)
            if words in meant:
                rows.append(meant[words])
                asked.append(any(labels[number][start:end]))
                owners.append(hands[number])
                places.append((number, start, end))
            start = end
    table, wanted = np.array(rows), np.array(asked)
    odds = np.zeros(len(wanted))
    for rest, own_rows in GroupKFold(MEANING_FOLDS).split(table, groups=owners):
        odds[own_rows] = _regression().fit(table[rest], wanted[rest]).decision_function(table[own_rows])
    known = [list(one) for one in clauses]
    for (number, start, end), value in zip(places, odds, strict=True):
        known[number][start:end] = [replace(one, asks=step(value)) for one in known[number][start:end]]
    model = _regression().fit(table, wanted)
    return {"weights": model.coef_[0].round(3).tolist(), "bias": round(float(model.intercept_[0]), 3)}, known


def _regression() -> Any:
    LogisticRegression = import_module("sklearn.linear_model").LogisticRegression  # noqa: N806  (a class)
    return LogisticRegression(C=MEANING_STRENGTH, solver="newton-cholesky")


_SILENT: dict[str, Any] = {"weights": [], "bias": 0.0}
_NOTHING: dict[str, Any] = {"names": [], "opens": [], "goes_on": [], "biases": [0, 0]}


def _judged(intents: Sequence[str], chance: random.Random) -> list[str]:
    kept = [intent for intent in intents if chance.random() > 0.15]
    return kept + ([chance.choice(INTENTS)] if chance.random() < 0.2 else [])


def _rows(clauses: list[Clause], view: tuple[dict[str, Any], str, list[str] | None]) -> list[list[str]]:
    described = [describe(clause) for clause in clauses]
    return [features(described, clauses, n, own, view[1], view[2]) for n, own in enumerate(described)]


def _fit(rows: list[list[str]], labels: list[int], strength: float) -> dict[str, Any]:
    """A multinomial logistic regression; weights against those of "outside"."""
    DictVectorizer = import_module("sklearn.feature_extraction").DictVectorizer  # noqa: N806  (a class)
    LogisticRegression = import_module("sklearn.linear_model").LogisticRegression  # noqa: N806  (a class)

    seen = Counter(name for row in rows for name in set(row))
    vectorizer = DictVectorizer()
    table = vectorizer.fit_transform(
        [{name: 1.0 for name in row if seen[name] >= 2 * FEWEST_SEEN} for row in rows]
    )
    model = LogisticRegression(
        C=strength, max_iter=300, class_weight={OUTSIDE: 1.0, OPENS: 1.5, GOES_ON: 1.2}
    )
    model.fit(table, labels)
    coefficients, biases = model.coef_ - model.coef_[OUTSIDE], model.intercept_ - model.intercept_[OUTSIDE]
    named = zip(vectorizer.get_feature_names_out(), coefficients[OPENS], coefficients[GOES_ON], strict=True)
    kept = [
        (str(name), round(float(a), 2), round(float(b), 2))
        for name, a, b in named
        if abs(a) >= 0.04 or abs(b) >= 0.04
    ]
    names, opens, goes_on = zip(*kept, strict=True) if kept else ((), (), ())
    return {
        "biases": [round(float(biases[OPENS]), 4), round(float(biases[GOES_ON]), 4)],
        "names": names,
        "opens": opens,
        "goes_on": goes_on,
    }


def write() -> None:
    """Make the shipped weights again."""
    known = [example for example in corpus.messages() if example.hand not in corpus.CHECK]
    stored = train([example.gold for example in known], [example.hand for example in known])
    WEIGHTS.write_text(json.dumps(stored, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")

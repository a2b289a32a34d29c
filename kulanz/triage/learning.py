"""Fits the models again on this desk's corrections beside the shipped corpus, and says what that is worth.

What the corrections are worth is measured on messages the models did not see: the corrected ones in folds, no
customer in two of them, and the check part of the corpus. Thumbs move the thresholds alone.
"""

import dataclasses
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kulanz.reading.likeness import Extended, Floats

from . import assessing, corpus, own, train
from .corpus import CHECK, Example
from .evaluation import macro_f1, micro_f1
from .judge import Said, decide
from .labels import ABUSES, INTENTS, LABELS, MOODS
from .models import Assessment
from .text import Text
from .weights import FEATURES, STACKED, Weights, shipped

# One corrected message speaks as loud as so many of the corpus: it is about this shop.
OWN_WEIGHT = 3.0
FOLDS = 5
# A threshold moves as if so many messages of about its score had been right as often as the score says.
BELIEVED = 10
BAND = 0.15
HIGHEST = 0.95

# What a correction of each kind teaches.
_TEACHES: dict[str, tuple[str, ...]] = {
    "mood": MOODS,
    "intents": INTENTS,
    "abuse": ABUSES,
    "extremely_dissatisfied": ("extremely_dissatisfied",),
    "goes_public": ("goes_public",),
    "legal": ("legal",),
}
# Labels with a threshold of their own: a mood is the likeliest one, and rules are sure.
MOVABLE = frozenset(LABELS) - set(MOODS)

Progress = Callable[[str, float], None]


class NothingToLearn(Exception):
    """Nobody has corrected anything yet."""


@dataclass(frozen=True, slots=True)
class Report:
    """`right`: label → (right before, right after, of how many); `check`: figure → (before, after), from 0 to 1."""

    version: str
    messages: int
    thumbs: int
    right: dict[str, tuple[int, int, int]]
    check: dict[str, tuple[float, float]]
    thresholds: dict[str, tuple[float, float]]

    def as_json(self) -> dict[str, object]:
        return dataclasses.asdict(self)


@dataclass(frozen=True)
class Shelf:
    """What is learned beside the corrections: messages and single sentences; and what nobody learns from."""

    messages: Sequence[Example]
    sentences: Sequence[Example]
    check: Sequence[Example]


def shipped_shelf() -> Shelf:
    every = corpus.messages()
    return Shelf(
        messages=[example for example in every if example.hand not in CHECK],
        sentences=corpus.sentences(),
        check=[example for example in every if example.hand in CHECK],
    )


def learn(progress: Progress | None = None, shelf: Shelf | None = None) -> Report:
    """Fit, measure and put to use; raises NothingToLearn."""
    tell = progress or (lambda _what, _share: None)
    corrected = [one for one in assessing.corrected() if _taught_labels(one)]
    thumbs = {label: said for label, said in assessing.thumbs().items() if label in MOVABLE}
    if not corrected and not thumbs:
        raise NothingToLearn
    shelf = shelf or shipped_shelf()
    before = shipped()  # ours of before have seen these corrections
    taught = [_example(one) for one in corrected]
    fitted, unseen = _fit(taught, shelf, tell) if taught else (before, [])
    tell("thresholds", 0.9)
    after = dataclasses.replace(fitted, threshold=_thresholds(shipped(), thumbs))
    after = dataclasses.replace(after, version=own.name_of(after))
    report = Report(
        version=after.version,
        messages=len(taught),
        thumbs=sum(map(len, thumbs.values())),
        right=_right(corrected, taught, before, after, unseen),
        check=_check(shelf.check, before, after),
        thresholds={
            label: (round(before.limit(label), 2), round(after.limit(label), 2))
            for label in thumbs
            if round(before.limit(label), 2) != round(after.limit(label), 2)
        },
    )
    own.put(after)
    tell("done", 1.0)
    return report


def _taught_labels(assessment: Assessment) -> set[str]:
    """Of which labels a person said what is right; what they left alone is only the desk's own guess."""
    said = {correction.label for correction in assessment.corrections.all()}
    return {label for group in said for label in _TEACHES.get(group, ())}


def _example(assessment: Assessment) -> Example:
    """A corrected message as its people said it is."""
    message = assessment.message
    gold = assessment.said | {
        "mood": assessment.said.get("mood", "neutral"),
        "taught": _taught_labels(assessment),
    }
    return Example(
        str(assessment.pk),
        "own",
        str(message.conversation.customer_id),
        "email",  # as it was judged
        message.subject,
        message.text,
        corpus.labels_of(gold),
        gold,
    )


def _fit(taught: Sequence[Example], shelf: Shelf, tell: Progress) -> tuple[Weights, list[Floats]]:
    """The new weights, and for each corrected message what a model that had not seen its customer saw in it."""
    tell("reading", 0.0)
    fitting = train.Fitting([*shelf.messages, *shelf.sentences, *taught])
    known = len(shelf.messages) + len(shelf.sentences)
    ours, theirs = slice(known, None), slice(known)
    tell("fitting", 0.4)
    is_sentence = np.arange(known) >= len(shelf.messages)
    extended = Extended(
        fitting.likeness(theirs, theirs),
        fitting.likeness(theirs, ours),
        fitting.likeness(ours, ours),
        train.ridge(is_sentence),
        fitting.wanted[theirs],
        fitting.wanted[ours],
    )
    tell("measuring", 0.8)
    teaches = np.array([[label in one.gold["taught"] for label in LABELS] for one in taught])
    ridge = train.SMOOTHING / OWN_WEIGHT
    features = np.zeros((len(taught), FEATURES), dtype=np.float32)
    every = np.arange(len(taught))
    for fold in _folds(taught):
        dual = _dual(extended, teaches & ~np.isin(every, fold)[:, None], ridge)
        features[fold] = fitting.look(known + np.array(fold), dual)
    base = shipped()
    second = {name: getattr(base, name) for name in STACKED}
    return fitting.weights(_dual(extended, teaches, ridge), second), list(features)


def _dual(extended: Extended, seen: NDArray[np.bool_], ridge: float) -> Floats:
    """(n + m x labels): the weights of all texts, where of the m corrected ones these labels (m x labels) are seen."""
    return np.stack(
        [extended.dual(label, np.flatnonzero(one), ridge) for label, one in enumerate(seen.T)], axis=1
    )


def _folds(taught: Sequence[Example]) -> list[list[int]]:
    """The places of the messages, all of one customer together."""
    customers = list(dict.fromkeys(example.author for example in taught))
    number = max(1, min(FOLDS, len(customers)))
    fold_of = {customer: place % number for place, customer in enumerate(customers)}
    return [
        [place for place, example in enumerate(taught) if fold_of[example.author] == fold]
        for fold in range(number)
    ]


def _thresholds(weights: Weights, thumbs: dict[str, list[tuple[float, bool]]]) -> Floats:
    """Up where findings were called wrong, down where even the unsure ones were right.

    A threshold goes to the lowest score from which on the share of right ones, what people said and what the
    calibration says taken together (a Beta prior worth BELIEVED messages), is no lower than at the threshold before.
    """
    threshold = weights.threshold.copy()
    for label, said in thumbs.items():
        place = LABELS.index(label)
        wanted = float(threshold[place])
        steps = np.arange(max(0.05, wanted - BAND), HIGHEST, 0.01)
        shares = [_share_right(float(step), said) for step in steps]
        enough = [step for step, share in zip(steps, shares, strict=True) if share >= wanted]
        threshold[place] = enough[0] if enough else HIGHEST
    return threshold


def _share_right(score: float, said: list[tuple[float, bool]]) -> float:
    near = [is_right for seen, is_right in said if score <= seen < score + BAND]
    return (BELIEVED * score + sum(near)) / (BELIEVED + len(near))


def _right(
    corrected: Sequence[Assessment],
    taught: Sequence[Example],
    before: Weights,
    after: Weights,
    unseen: Sequence[Floats],
) -> dict[str, tuple[int, int, int]]:
    """How often each corrected label is right, on messages that the models had not seen."""
    counts: dict[str, list[int]] = {}
    for assessment, example, features in zip(corrected, taught, unseen, strict=True):
        text = Text(example.text, example.subject, example.channel)
        then = decide(before.scores(before.margins(text).features), before)
        now = decide(after.scores(features), after)
        for label in {correction.label for correction in assessment.corrections.all()} & _SAYS.keys():
            count = counts.setdefault(label, [0, 0, 0])
            wanted = _SAYS[label](Said(set(example.labels), example.gold["mood"], []))
            count[0] += _SAYS[label](then) == wanted
            count[1] += _SAYS[label](now) == wanted
            count[2] += 1
    return {label: (then, now, of) for label, (then, now, of) in sorted(counts.items())}


_SAYS: dict[str, Callable[[Said], object]] = {
    "mood": lambda said: said.mood,
    "intents": lambda said: said.labels & set(INTENTS),
    "abuse": lambda said: said.labels & {"insult", "threat"},
    "extremely_dissatisfied": lambda said: "extremely_dissatisfied" in said.labels,
    "goes_public": lambda said: "goes_public" in said.labels,
    "legal": lambda said: "legal" in said.labels,
}


def _check(examples: Sequence[Example], before: Weights, after: Weights) -> dict[str, tuple[float, float]]:
    """The figures on messages of strangers: learning this shop must not unlearn the rest."""
    texts = [Text(example.text, example.subject, example.channel) for example in examples]
    said = [
        [decide(weights.scores(weights.margins(text).features), weights) for text in texts]
        for weights in (before, after)
    ]
    mood, intents = (
        tuple(round(figure([(e, s) for e, s in zip(examples, one, strict=True)]), 3) for one in said)
        for figure in (_mood_figure, _intents_figure)
    )
    return {"mood": (mood[0], mood[1]), "intents": (intents[0], intents[1])}


def _mood_figure(pairs: list[tuple[Example, Said]]) -> float:
    return macro_f1([(example.gold["mood"], said.mood) for example, said in pairs], MOODS)


def _intents_figure(pairs: list[tuple[Example, Said]]) -> float:
    return micro_f1([(i in example.labels, i in said.labels) for example, said in pairs for i in INTENTS])

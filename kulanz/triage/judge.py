"""What a message says: its language, moods, intents, demands and data, each with its evidence and its confidence.

Models (weights.py) say the labels, rules say what no model can see; where the two know of each other, the
surer one wins. Nothing here needs a database.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from itertools import pairwise
from typing import Any, Literal

import numpy as np

from kulanz.reading import dates, language, register

from . import callbacks, demands, mentions, sensitive
from .labels import ABUSES, INTENTS, LABELS, MOODS
from .text import Text
from .weights import Margins, Weights, shipped

# A label whose score lies within this share below its threshold, or a mood so near to the next, is named as unsure.
NEARLY = 0.7
# Signs alone (emojis) say a mood only from this score on.
CLEAR_MOOD = 0.5
# What a message is said to be about where nothing is sure: a guess makes nobody silent, sets nobody aside and is no
# case for the owner.
_WITH_CONSEQUENCES = {
    "complaint",
    "callback_request",
    "opt_out",
    "praise",
    "special_request",
    "pitch",
    "spam",
}
GUESSED = [intent for intent in INTENTS if intent not in _WITH_CONSEQUENCES]
# Where a clause of an insulting sentence ends, how many of them are looked at, and how much of the worst one counts.
_CLAUSE_ENDS = re.compile(r"[,;:–—]\s+|\s-\s|\s(?=(?:und|oder|aber|and|or|but)\s)")
MOST_CLAUSES, NEARLY_AS_BAD = 12, 0.3
_INSULT = LABELS.index("insult")


@dataclass(frozen=True, slots=True)
class Evidence:
    """The passage behind a finding, in code points of the text or of the subject."""

    label: str
    start: int
    end: int
    place: Literal["text", "subject"] = "text"

    def as_json(self) -> dict[str, Any]:
        said: dict[str, Any] = {"label": self.label, "start": self.start, "end": self.end}
        return said if self.place == "text" else said | {"in": "subject"}


@dataclass(frozen=True, slots=True)
class Judgement:
    """Everything found in one message; `scores` are calibrated, 0 to 1."""

    language: str
    address: str
    intents: list[str]
    mood: str
    extremely_dissatisfied: bool
    abuse: str
    goes_public: bool
    legal: bool
    demands: list[str]
    sensitive: list[str]
    deadline: date | None
    callback_number: str | None
    callback_time: str | None
    numbers: list[mentions.Mention]
    scores: dict[str, float]
    evidence: list[Evidence]
    unsure: list[str]
    model: str
    passages: dict[str, list[tuple[int, int]]] = field(default_factory=dict)

    @property
    def opt_out(self) -> bool:
        return "opt_out" in self.intents

    @property
    def callback(self) -> bool:
        return "callback_request" in self.intents

    def as_json(self) -> dict[str, Any]:
        """As `kulanz assess` prints it (docs/command-line.md)."""
        return {
            "language": self.language,
            "intents": self.intents,
            "mood": self.mood,
            "extremely_dissatisfied": self.extremely_dissatisfied,
            "abuse": self.abuse,
            "goes_public": self.goes_public,
            "legal": self.legal,
            "opt_out": self.opt_out,
            "callback": self.callback,
            "address": self.address,
            "demands": self.demands,
            "sensitive": self.sensitive,
            "deadline": self.deadline.isoformat() if self.deadline else None,
            "callback_number": self.callback_number,
            "numbers": [one.as_json() for one in self.numbers],
            "scores": {label: round(score, 4) for label, score in self.scores.items()},
            "evidence": [one.as_json() for one in self.evidence],
            "unsure": self.unsure,
            "model": self.model,
        }


def judge(
    body: str,
    *,
    subject: str = "",
    channel: str = "email",
    said_on: date | None = None,
    new: list[tuple[int, int]] | None = None,
    weights: Weights | None = None,
) -> Judgement:
    """Judge one message; any text at all gets an answer.

    `new` are the stretches of `body` that were written now, where they are known; else they are found.
    """
    weights = weights or shipped()
    text = Text(body, subject, channel, new)
    if text.says_nothing:
        return _silent(text, weights)
    margins = weights.margins(text)
    scores = weights.scores(margins.features)
    said = decide(scores, weights)
    found = _Found(text, said, said_on or datetime.now(UTC).date())
    return Judgement(
        language=language.language(text.written),
        address=register.register_of(body) or "none",
        intents=[intent for intent in INTENTS if intent in said.labels],
        mood=said.mood,
        extremely_dissatisfied="extremely_dissatisfied" in said.labels,
        abuse=next((abuse for abuse in ("threat", "insult") if abuse in said.labels), "none"),
        goes_public="goes_public" in said.labels,
        legal="legal" in said.labels,
        demands=[(subject if one.in_subject else body)[one.start : one.end] for one in found.demands],
        sensitive=list(dict.fromkeys(one.label for one in found.sensitive)),
        deadline=found.deadline.on if found.deadline else None,
        callback_number=found.callback.number,
        callback_time=found.callback.when,
        numbers=found.numbers,
        scores={label: scores[label] for label in LABELS},
        evidence=[*_behind_labels(text, said, margins, weights), *found.evidence()],
        unsure=said.unsure,
        model=weights.version,
    )


@dataclass(frozen=True, slots=True)
class Said:
    """The labels said of a message, its mood, and what was nearly said."""

    labels: set[str]
    mood: str
    unsure: list[str]


def decide(scores: dict[str, float], weights: Weights) -> Said:
    """The labels that are sure enough and fit together (LABELS.md)."""
    labels = {label for label in LABELS if label not in MOODS and scores[label] >= weights.limit(label)}
    unsure = [
        label
        for label in LABELS
        if label not in MOODS and NEARLY * weights.limit(label) <= scores[label] < weights.limit(label)
    ]
    # A rare mood needs less to be said than a frequent one: else nobody would ever be delighted.
    mood, next_mood = sorted(MOODS, key=lambda name: -scores[name] / weights.limit(name))[:2]
    if scores[next_mood] / weights.limit(next_mood) > NEARLY * scores[mood] / weights.limit(mood):
        unsure.append("mood")
    if labels & {"pitch", "spam"} and scores["complaint"] < weights.limit("complaint"):
        # Whoever sells or cheats is no customer: no case for the owner, whatever the words.
        labels -= {"extremely_dissatisfied", "praise", "callback_request", "order", "insult", "goes_public"}
        mood = "neutral" if mood in ("pleased", "delighted") else mood
    if "spam" in labels:
        labels -= {*ABUSES, "legal", "billing"}
    if not labels & set(INTENTS):
        # The likeliest is right far more often than "other" is; what has consequences is not guessed.
        labels.add(max(GUESSED, key=lambda intent: scores[intent]))
        unsure = [label for label in unsure if label not in labels]
    elif len(labels & set(INTENTS)) > 1:
        labels.discard("other")
    return Said(labels, mood, unsure)


def _silent(text: Text, weights: Weights) -> Judgement:
    """Nothing but signs, or nothing at all: emojis alone still show a mood, and data are data."""
    scores = weights.scores(weights.margins(text).features)
    mood = max(MOODS, key=lambda name: scores[name]) if text.written.strip() else "neutral"
    is_clear = scores[mood] >= CLEAR_MOOD
    found = _sensitive(text)
    return Judgement(
        language="other",
        address="none",
        intents=["other"],
        mood=mood if is_clear else "neutral",
        extremely_dissatisfied=False,
        abuse="none",
        goes_public=False,
        legal=False,
        demands=[],
        sensitive=list(dict.fromkeys(one.label for one in found)),
        deadline=None,
        callback_number=None,
        callback_time=None,
        numbers=[],
        scores=scores,
        evidence=found,
        unsure=["language", "intents"] if is_clear else ["language", "intents", "mood"],
        model=weights.version,
    )


def _sensitive(text: Text) -> list[Evidence]:
    """Data that do not belong in a mail, wherever they stand: in the subject, too, and in a quotation."""
    return [
        *(Evidence(one.kind, one.start, one.end) for one in sensitive.find(text.body)),
        *(Evidence(one.kind, one.start, one.end, "subject") for one in sensitive.find(text.subject)),
    ]


class _Found:
    """What rules read out of the text beside the labels."""

    def __init__(self, text: Text, said: Said, said_on: date) -> None:
        intents = said.labels & set(INTENTS)
        meant = dict(zip(text.said, text.directions, strict=True))
        self.demands = demands.find(text.unquoted, text.subject, intents, channel=text.channel, meant=meant)
        self.sensitive = _sensitive(text)
        dated = dates.find(text.written, said_on)
        self.numbers = mentions.find(text, dated)
        from_customer = not intents & {"pitch", "spam"}
        self.deadline = dates.deadline(text.written, said_on, dated) if from_customer else None
        wanted = "callback_request" in intents
        self.callback = callbacks.find(text.unquoted) if wanted else callbacks.Callback()
        self._text = text

    def evidence(self) -> Iterator[Evidence]:
        for demand in self.demands:
            yield Evidence("demand", demand.start, demand.end, "subject" if demand.in_subject else "text")
        yield from self.sensitive
        if self.deadline:
            yield Evidence("deadline", *self._text.passage(self.deadline.start, self.deadline.end))
        for label, at in (
            ("callback_number", self.callback.number_at),
            ("callback_time", self.callback.when_at),
        ):
            if at:
                yield Evidence(label, *at)


def _behind_labels(text: Text, said: Said, margins: Margins, weights: Weights) -> Iterator[Evidence]:
    """For each label the sentence that speaks most for it; of an insult only what insults, for that is veiled."""
    if not len(margins.sentences):
        return
    for label in LABELS:
        if label not in (*said.labels, said.mood) or label in ("neutral", "other"):
            continue
        best = int(np.argmax(margins.sentences[:, LABELS.index(label)]))
        start, end = text.heard[best]
        if label == "insult":
            start, end = _insulting(text.written, start, end, weights)
        yield Evidence(label, *text.passage(start, end))


def _insulting(written: str, start: int, end: int, weights: Weights) -> tuple[int, int]:
    """From the first to the last clause of a sentence that insults: beside it may stand a demand, or a threat."""
    cuts = [start, *(cut.end() for cut in _CLAUSE_ENDS.finditer(written, start, end)), end]
    clauses = [
        (since, until) for since, until in pairwise(cuts) if any(map(str.isalnum, written[since:until]))
    ]
    if not 1 < len(clauses) <= MOST_CLAUSES:
        return start, end
    hurts = [weights.margins(Text(written[one:other])).whole[_INSULT] for one, other in clauses]
    if max(hurts) <= 0:  # what insults stands in none of the sentences that are heard
        return start, end
    worst = [
        clause for clause, much in zip(clauses, hurts, strict=True) if much >= NEARLY_AS_BAD * max(hurts)
    ]
    said = written[worst[0][0] : worst[-1][1]]
    return worst[0][0], worst[0][0] + len(said.rstrip(" ,;:–—-"))

"""A draft as the models see it: its sentences in directions, words, rules that spoke up, and its place."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from kulanz.reading import grams, meaning, sentences, terms
from kulanz.reply.coach import unanswered
from kulanz.reply.coach.finding import Finding
from kulanz.reply.coach.situation import Situation
from kulanz.reply.coach.written import Sentence, Written

# Flaws that stand in a passage, and those that are an absence or concern the whole.
IN_PASSAGES = (
    "shouting", "sarcasm", "insult", "threat", "blame", "belittling", "defensive", "non_apology",
    "refusal_without_alternative", "link_only", "pressure_selling", "register_mix", "vague_promise", "jargon",
)  # fmt: skip
OF_THE_WHOLE = ("unanswered_demand", "missing_salutation", "too_long")
FLAWS = (*IN_PASSAGES, *OF_THE_WHOLE)
# Nobody sees these better than the rules.
BY_RULE = frozenset({"missing_salutation", "too_long"})
STRENGTHS = {"note": 0.0, "flaw": 1.0, "grave": 2.0}
RULE_SCALE, PLACE_SCALE = 0.5, 0.3
FAR, UNTOUCHED = 0.35, 0.2
SHORTEST_WORD = 4
MOST_SENTENCES = 120

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Sight:
    """`said` are the findings of the rules."""

    draft: Written
    said: Sequence[Finding]

    @cached_property
    def sentences(self) -> list[Sentence]:
        return self.draft.sentences[:MOST_SENTENCES]

    @property
    def is_flawed(self) -> bool:
        """Whether the rules name one of the flaws that are theirs alone."""
        return any(one.flaw in BY_RULE for one in self.said)

    @property
    def alone(self) -> "Sight":
        """The same without the message it answers."""
        situation = Situation(self.draft.situation.language, self.draft.situation.register)
        return Sight(Written(self.draft.text, situation), self.said)

    @cached_property
    def tokens(self) -> list[list[str]]:
        return [grams.tokens(sentence.words) for sentence in self.sentences]

    @cached_property
    def words(self) -> list[Counter[str]]:
        return [grams.word_grams(tokens) for tokens in self.tokens]

    @cached_property
    def letters(self) -> list[Counter[str]]:
        return [grams.letter_grams(tokens) for tokens in self.tokens]

    @cached_property
    def directions(self) -> Floats:
        """(sentences x 512)"""
        text, masked = self.draft.text, self.draft.masked
        return meaning.directions(
            [masked[one.start : one.end] or text[one.start : one.end] for one in self.sentences]
        )

    @cached_property
    def incoming(self) -> Floats:
        """(512) the mean of what their sentences mean; zero without a message."""
        return _mean_of(self.draft.situation.incoming)

    @cached_property
    def place(self) -> Floats:
        """(sentences x 24): rules that spoke up there, where it stands, how heated the customer is, the language."""
        situation = self.draft.situation
        frame = [
            situation.mood == "furious", situation.mood == "unhappy", situation.is_abusive,
            situation.is_extremely_dissatisfied, self.draft.language == "en",
        ]  # fmt: skip
        last = len(self.sentences) - 1
        rows = []
        for number, sentence in enumerate(self.sentences):
            text = self.draft.text[sentence.start : sentence.end]
            hits = self._hits(sentence)
            stands = [number == 0, number == last, text.endswith("?"), text.count("!"), len(text) / 200]
            rows.append(
                [RULE_SCALE * hit for hit in (*hits, sum(hit > 0 for hit in hits))]
                + [PLACE_SCALE * float(one) for one in (*stands, *frame)]
            )
        return np.array(rows, dtype=np.float32).reshape(-1, len(IN_PASSAGES) + 1 + 10)

    def whole(self, scores: Floats) -> Floats:
        """The draft in figures, from what its sentences (sentences x flaws and any) scored."""
        rows = scores if len(scores) else np.zeros((1, scores.shape[1]), dtype=np.float32)
        highest = rows.max(axis=0)
        loudest = np.sort(rows[:, -1])[::-1][:4]
        return np.concatenate(
            [
                highest,
                np.pad(loudest, (0, 4 - len(loudest))),
                np.clip(rows, 0, 1).sum(axis=0),
                [(highest[:-1] > 0.4).sum(), (highest[:-1] > 0.25).sum()],
                [any(one.flaw == flaw and one.start is None for one in self.said) for flaw in OF_THE_WHOLE],
                [sum(one.severity == "grave" for one in self.said)],
                self._lengths(),
                self._demands(),
                self.place[0, -5:] / PLACE_SCALE if len(self.place) else np.zeros(5),
            ]
        ).astype(np.float32)

    def _hits(self, sentence: Sentence) -> list[float]:
        hits = dict.fromkeys(IN_PASSAGES, 0.0)
        for one in self.said:
            if one.start is None or one.end is None or one.flaw not in hits:
                continue
            if one.start < sentence.end and one.end > sentence.start:
                hits[one.flaw] = max(hits[one.flaw], STRENGTHS[one.severity])
        return list(hits.values())

    def _lengths(self) -> list[float]:
        ours = len(self.draft.text.split())
        theirs = self.draft.situation.incoming
        count = len(theirs.split())
        return [
            math.log(ours + 1), math.log(count + 1), ours / (count + 20), len(self.sentences) / 10, theirs.count("?"),
        ]  # fmt: skip

    def _demands(self) -> list[float]:
        """How far the farthest of their demands is from anything said, by words and by meaning."""
        demands = self.draft.situation.demands
        if not demands or not self.sentences:
            return [1, 1, 1, 0, 0, 0]
        stems = {stem for word in terms.words(self.draft.text) for stem in terms.stems(word)}
        shared = [_share(demand, stems) for demand in demands]
        near = np.sort(_directions(tuple(demands)) @ self.directions.T, axis=1)[:, ::-1]
        return [
            min(shared),
            float(near[:, 0].min()),
            float(near[:, :2].mean(axis=1).min()),
            len(demands),
            sum(one < UNTOUCHED for one in shared),
            int((near[:, 0] < FAR).sum()),
        ]


def _share(demand: str, stems: set[str]) -> float:
    words = [word for word in terms.words(demand) if len(word) >= SHORTEST_WORD]
    if not words:
        return 1.0
    return sum(any(stem in stems for stem in terms.stems(word)) for word in words) / len(words)


# While one writes, the message that is answered stays the same.
@lru_cache(maxsize=64)
def _mean_of(text: str) -> Floats:
    spans = sentences.split(text)
    if not spans:
        return np.zeros(meaning.DIMENSIONS, dtype=np.float32)
    mean: Floats = meaning.directions([text[start:end] for start, end in spans]).mean(axis=0)
    return mean


@lru_cache(maxsize=64)
def _directions(passages: tuple[str, ...]) -> Floats:
    return meaning.directions(passages)


def untouched(draft: Written) -> Iterable[str]:
    """Their demands, beginning with those of which the draft says least."""
    stems = {stem for word in terms.words(draft.text) for stem in terms.stems(word)}
    folded = " ".join(terms.words(draft.text))
    return sorted(
        draft.demands, key=lambda one: (unanswered.is_touched(one, stems, folded), _share(one, stems))
    )

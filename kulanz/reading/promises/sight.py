"""A clause as the model sees it: its words and parts of words, its neighbours, what the rules say, what it means."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
from numpy.typing import NDArray

from kulanz.reading import grams, meaning

from . import vetoes
from .clauses import Clause
from .committing import FIRST, commits
from .kinds import kind_of
from .promise import KINDS

Floats = NDArray[np.float32]
SHORT, LONG = 15, 120
FLAG_SCALE, KIND_SCALE = 0.39, 0.45
VETOES = (
    vetoes.UNSURE,
    vetoes.THEIRS,
    vetoes.GENERALLY,
    vetoes.DONE,
    vetoes.OTHERS,
    vetoes.SAYING,
    vetoes.STILL_SO,
)


@dataclass(frozen=True, slots=True)
class Sight:
    """A clause between its neighbours; `sentence` in lower case, `by_rule` whether the rules call it a promise.

    `is_dated`: it names a day to come, or one that no calendar has.
    """

    clause: Clause
    before: str
    after: str
    sentence: str
    place: int
    is_first_sentence: bool
    due: date | None
    is_dated: bool
    by_rule: bool

    @property
    def words(self) -> str:
        return self.clause.words

    @property
    def flags(self) -> Floats:
        """What the rules say, and the kind that they would give it: (24 + 9) numbers."""
        words = self.words
        is_offer = bool(vetoes.OFFER.search(self.sentence))
        is_general = bool(vetoes.EVERYBODY.search(self.sentence))
        is_question = self.sentence.endswith("?")
        said = (
            self.by_rule,
            self.by_rule and not (is_offer or is_general or is_question),
            is_offer,
            is_general,
            is_question,
            vetoes.is_vetoed(words),
            *(bool(veto.search(words)) for veto in VETOES),
            bool(vetoes.SUBORDINATE.match(words)),
            bool(FIRST.search(words)),
            commits(words, is_dated=self.is_dated),
            self.is_dated,
            self.clause.leans,
            bool(vetoes.FOREIGN_SUBJECT.search(words)),
            bool(vetoes.NOT_SO.search(words)),
            self.place == 0,
            self.is_first_sentence,
            len(words) < SHORT,
            len(words) > LONG,
        )
        kind = kind_of(words)
        return np.array(
            [FLAG_SCALE * one for one in said] + [KIND_SCALE * (one == kind) for one in KINDS],
            dtype=np.float32,
        )


# By what they count, and how much.
LISTS: Final = {"letters": 1.0, "words": 0.5, "beside": 0.3}


def counts(sight: Sight) -> dict[str, Counter[str]]:
    """Of each list of grams, how often each stands there; digits are all alike."""
    tokens = ["0" if one.isdigit() else one for one in grams.tokens(sight.words)]
    return {
        "letters": grams.letter_grams(tokens),
        "words": grams.word_grams(tokens),
        "beside": Counter(
            [f"<{one}" for one in grams.tokens(sight.before)]
            + [f">{one}" for one in grams.tokens(sight.after)]
        ),
    }


def directions(sights: Iterable[Sight]) -> Floats:
    """(clauses x 512): what each means."""
    return meaning.directions([one.words for one in sights])

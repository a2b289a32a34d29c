"""The words and parts of words of a text, counted: what the linear models read."""

import re
from collections import Counter
from itertools import pairwise

from kulanz.reading.terms import fold

# A word, a run of marks, or one sign (an emoji says as much as a word).
_TOKEN = re.compile(r"\w+|[!?]+|[^\w\s.,;:()\[\]\"'„“”‚‘’/\\|<>*_=+~`^#&%@{}-]")
SHORTEST, LONGEST = 2, 5
MOST_CHARACTERS = 12_000
LONGEST_WORD = 40


def tokens(text: str) -> list[str]:
    """The folded words, runs of "!" and "?", and other signs, in order."""
    return _TOKEN.findall(fold(text[:MOST_CHARACTERS]))


def words(tokens: list[str]) -> list[str]:
    """Each token and each pair of neighbours ("nie wieder")."""
    return [*tokens, *map(" ".join, pairwise(tokens))]


def parts(token: str) -> list[str]:
    """Every run of 2 to 5 letters of a word, its ends marked by "_": inflection and typos cost little."""
    marked = f"_{token[:LONGEST_WORD]}_"
    return [
        marked[start : start + length]
        for length in range(SHORTEST, LONGEST + 1)
        for start in range(len(marked) - length + 1)
    ]


def word_grams(tokens: list[str]) -> Counter[str]:
    """The words and pairs, counted."""
    return Counter(words(tokens))


def letter_grams(tokens: list[str]) -> Counter[str]:
    """The parts of all words, counted."""
    counts: Counter[str] = Counter()
    for token, times in Counter(tokens).items():
        for part in parts(token):
            counts[part] += times
    return counts

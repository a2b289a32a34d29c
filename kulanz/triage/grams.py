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


def word_grams(tokens: list[str]) -> Counter[str]:
    """Each token and each pair of neighbours ("nie wieder")."""
    counts = Counter(tokens)
    counts.update(map(" ".join, pairwise(tokens)))
    return counts


def letter_grams(tokens: list[str]) -> Counter[str]:
    """Every run of 2 to 5 letters within the words, their ends marked by "_": inflection and typos cost little."""
    counts: Counter[str] = Counter()
    for word, times in Counter(tokens).items():
        marked = f"_{word[:LONGEST_WORD]}_"
        grams = [
            marked[start : start + length]
            for length in range(SHORTEST, LONGEST + 1)
            for start in range(len(marked) - length + 1)
        ]
        for gram in grams:
            counts[gram] += times
    return counts

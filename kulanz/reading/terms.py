"""Words as search sees them: folded spelling, and the stems of German and English."""

import re
import unicodedata
from functools import lru_cache

import Stemmer

_WORD = re.compile(r"[^\W_]+")
_SPELLING = str.maketrans({"ß": "ss", "ä": "ae", "ö": "oe", "ü": "ue", "æ": "ae", "ø": "oe"})
# Longer runs without a space are encoded data, not words.
LONGEST_WORD = 60
# From so many letters on a word is also found as part of a longer one.
PART_FROM = 4
_stemmers = (Stemmer.Stemmer("german", 0), Stemmer.Stemmer("english", 0))


def fold(text: str) -> str:
    """Lower case without accents, umlauts written out: "Größe" and "GROESSE" are the same."""
    text = unicodedata.normalize("NFC", text).lower().translate(_SPELLING)
    return text if text.isascii() else _bare(text)


def words(text: str) -> list[str]:
    """The folded words of `text` in order."""
    return [word for word in _WORD.findall(fold(text)) if len(word) <= LONGEST_WORD]


def spellings(text: str) -> set[str]:
    """The folded words, and how they look to somebody without umlauts on the keyboard ("Müller": muller)."""
    found = set(words(text))
    if text.isascii():
        return found
    return found.union(words(_bare(" ".join(run for run in text.split() if not run.isascii()))))


@lru_cache(maxsize=50_000)
def stems(word: str) -> tuple[str, ...]:
    """The German and the English stem of a folded word (one, where both agree)."""
    return tuple(dict.fromkeys(stemmer.stemWord(word) for stemmer in _stemmers))


def _bare(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text)
    return apart.translate({ord(c): None for c in set(apart) if unicodedata.combining(c)}).lower()

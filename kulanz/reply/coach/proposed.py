"""The better wordings that the coach itself proposes: who takes one is not found fault with for it."""

import re
from functools import cache

from django.utils import translation

from .weighing import FAMILIES

GAP = "…"
FEW_WORDS = 4
# What somebody fills a gap with is a day or a few words.
_FILLED = r"[^\n]{1,80}?"


def is_proposed(passage: str, language: str) -> bool:
    """Whether the passage is such a wording, its gaps filled, or a sentence of one."""
    said = " ".join(passage.split()).lower()
    is_sentence = len(said.split()) >= FEW_WORDS
    return any(
        wording.fullmatch(said) or (is_sentence and said in whole)
        for _flaw, whole, wording in _wordings(language)
    )


def proposed_in(text: str, language: str) -> set[str]:
    """The flaws whose better wordings stand in the text."""
    said = " ".join(text.split()).lower()
    return {flaw for flaw, _whole, wording in _wordings(language) if wording.search(said)}


@cache
def _wordings(language: str) -> list[tuple[str, str, re.Pattern[str]]]:
    """With their flaws, in small letters: within a sentence they begin with one."""
    with translation.override("en" if language == "en" else "de"):
        told = {
            (family.flaw, str(words).lower())
            for family in FAMILIES.values()
            for words in (family.better, family.better_du)
            if words
        }
    return [
        (flaw, one, re.compile(re.escape(one).replace(re.escape(GAP), _FILLED))) for flaw, one in sorted(told)
    ]

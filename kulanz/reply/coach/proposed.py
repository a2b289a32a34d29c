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
    said = " ".join(passage.split())
    is_sentence = len(said.split()) >= FEW_WORDS
    return any(
        wording.fullmatch(said) or (is_sentence and said in whole) for whole, wording in _wordings(language)
    )


@cache
def _wordings(language: str) -> list[tuple[str, re.Pattern[str]]]:
    with translation.override("en" if language == "en" else "de"):
        told = {
            str(words) for family in FAMILIES.values() for words in (family.better, family.better_du) if words
        }
    return [(one, re.compile(re.escape(one).replace(re.escape(GAP), _FILLED))) for one in sorted(told)]

"""Pages of ours that answer usual questions, and the one that helps with a message; none where that is not sure.

A page helps where its words stand in the message, or where a sentence of it means the same (`reading.meaning`).
"""

import re
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from django.db.models import QuerySet
from numpy.typing import NDArray

from kulanz.reading import meaning, sentences, terms

from .models import HelpPage

# Chosen with the messages and pages of tests/business/test_helppages.py, so that it rather says nothing.
MEANT_FROM, WITH_WORDS_FROM, APART = 0.52, 0.20, 0.06
MOST_SENTENCES = 12
_SPLIT = re.compile(r"[\n,;]+")


def everything() -> QuerySet[HelpPage]:
    return HelpPage.objects.all()


def drop(page: HelpPage) -> None:
    page.delete()


def fitting(text: str, language: str = "") -> HelpPage | None:
    """The page that helps whoever wrote this, in their language where that is known; None where nothing is sure."""
    pages = [page for page in HelpPage.objects.all() if not language or page.language == language]
    if not pages or not text.strip():
        return None
    near = _likeness(text, pages)
    shared = [_has_words(text, page) for page in pages]
    sure = [
        (value + 0.3 * has, page)
        for value, has, page in zip(near, shared, pages, strict=True)
        if value >= (WITH_WORDS_FROM if has else MEANT_FROM)
    ]
    ranked = sorted(sure, key=lambda pair: -pair[0])
    if not ranked or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < APART):
        return None
    return ranked[0][1]


def _likeness(text: str, pages: Sequence[HelpPage]) -> list[float]:
    """How near the message's nearest sentence is to each page's title with its words."""
    said = [text[start:end] for start, end in sentences.split(text)[:MOST_SENTENCES]] or [text]
    told = meaning.directions(said)
    kept = np.stack([_direction(f"{page.title}. {_told(page)}") for page in pages])
    return [float(one) for one in (kept @ told.T).max(axis=1)]


@lru_cache(maxsize=200)
def _direction(words: str) -> NDArray[np.float32]:
    row: NDArray[np.float32] = meaning.directions([words])[0]
    return row


def _told(page: HelpPage) -> str:
    return ", ".join(one.strip() for one in _SPLIT.split(page.words) if one.strip())


def _has_words(text: str, page: HelpPage) -> bool:
    """Whether one of its entries stands in the text, each word in some form of it."""
    theirs = _stems(text)
    wanted = (_groups(entry) for entry in _SPLIT.split(page.words) if entry.strip())
    return any(all(theirs & stems for stems in groups) for groups in wanted if groups)


def _groups(entry: str) -> list[set[str]]:
    return [set(terms.stems(word)) for word in terms.words(entry)]


def _stems(text: str) -> set[str]:
    return {stem for word in terms.words(text) for stem in terms.stems(word)}

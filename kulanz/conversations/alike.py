"""Which earlier messages of customers share telling words with a text: candidates for what is like it."""

from collections import Counter
from math import log

from kulanz.reading import terms

from . import search
from .models import Message

# What a message is about stands in its longer words; of each of them the newest rows are enough.
SHORTEST, MOST_WORDS, NEWEST = 6, 12, 300
MOST_CHARACTERS = 4_000


def sharing(text: str, *, most: int) -> dict[int, float]:
    """Messages by their keys, each with the share of `text` it has, 0 to 1; rarer words weigh more."""
    shared: Counter[int] = Counter()
    whole = 0.0
    for word in _telling(text):
        rows = Message.objects.filter(
            pk__in=search.having(word, parts=False, notes=False, most=NEWEST),
            direction=Message.Direction.IN,
        )
        found = list(rows.order_by().values_list("pk", flat=True))
        if not found:
            continue
        weight = 1 + log(NEWEST / len(found))
        whole += weight
        for pk in found:
            shared[pk] += weight  # type: ignore[assignment]  # a Counter counts in fractions, too
    return {pk: weight / whole for pk, weight in shared.most_common(most)}


def _telling(text: str) -> list[str]:
    words = (word for word in dict.fromkeys(terms.words(text[:MOST_CHARACTERS])) if len(word) >= SHORTEST)
    return sorted((word for word in words if not word.isdecimal()), key=len, reverse=True)[:MOST_WORDS]

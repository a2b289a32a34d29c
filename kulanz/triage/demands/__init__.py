"""What a customer asks for, concretely and word for word: the clauses of a message that carry a demand."""

from collections.abc import Collection, Mapping
from typing import Any

from .asking import weighed
from .clauses import cut
from .demand import Demand
from .joining import joined, without_repeats
from .weighing import asker, weigh

__all__ = ["Demand", "find"]

MOST_CHARACTERS = 12_000
MOST_FOUND = 25


def find(
    text: str,
    subject: str = "",
    intents: Collection[str] | None = None,
    *,
    channel: str = "",
    meant: Mapping[str, Any] | None = None,
) -> list[Demand]:
    """The demands in order, those of the subject first; `intents` (as judged) help, and silence spam.

    `meant` are the directions of the sentences where they are known already.
    """
    if intents is not None and "spam" in intents:
        return []
    clauses = [*cut(subject[:300], in_subject=True), *cut(text[:MOST_CHARACTERS])]
    if not clauses:
        return []
    clauses = weighed(clauses, text, subject, asker(), meant)
    judged = weigh(clauses, channel, intents)
    demands = list(joined(text, subject, clauses, judged))
    return without_repeats(demands, text, subject)[:MOST_FOUND]

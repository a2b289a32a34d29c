"""Clauses joined to demands."""

import re
from collections.abc import Iterable

from .clauses import WORD, Clause
from .demand import Demand
from .reproaches import is_reproach

# Above it a clause opens a demand; measured on hands left out of the training.
THRESHOLD = 0.45
_LEADING = re.compile(r"^(?:(?:und|oder|and|or|dann|then|also|aber|but|,|so|sonst|sondern)\s+)+", re.I)
_MARGIN = " \t\n,;:–—-("


def joined(
    text: str, subject: str, clauses: list[Clause], judged: list[tuple[float, float]]
) -> Iterable[Demand]:
    open_since: int | None = None
    score = 0.0
    is_reproached = False
    for number, clause in enumerate(clauses):
        said = (subject if clause.in_subject else text)[clause.start : clause.end]
        # "Wie oft soll ich Ihnen / denn noch schreiben?" goes on where it was cut.
        is_reproached = is_reproach(said) or (is_reproached and clause.cut == "denn")
        opens, goes_on = (0.0, 0.0) if clause.quoted or is_reproached else judged[number]
        continued = open_since is not None and not clause.opens and goes_on >= max(opens, 1 - opens - goes_on)
        if continued:
            continue
        if open_since is not None:
            yield _demand(text, subject, clauses[open_since], clauses[number - 1], score)
            open_since = None
        if opens >= THRESHOLD or (opens + goes_on >= THRESHOLD and opens >= goes_on):
            open_since, score = number, opens
        elif opens + goes_on >= THRESHOLD + 0.1:
            open_since, score = number, opens + goes_on
    if open_since is not None:
        yield _demand(text, subject, clauses[open_since], clauses[-1], score)


def _demand(text: str, subject: str, first: Clause, last: Clause, score: float) -> Demand:
    source = subject if first.in_subject else text
    start, end = first.start, last.end
    leading = _LEADING.match(source[start:end])
    if leading and leading.end() < end - start:
        start += leading.end()
    while start < end and source[start] in _MARGIN:
        start += 1
    while end > start and source[end - 1] in _MARGIN + '.!)»“"':
        end -= 1
    return Demand(start, end, round(min(score, 1.0), 4), first.in_subject)


def without_repeats(demands: list[Demand], text: str, subject: str) -> list[Demand]:
    """A subject that says what the text says again is not a second demand."""
    in_text = [set(WORD.findall(text[d.start : d.end].lower())) for d in demands if not d.in_subject]
    kept = []
    for demand in demands:
        if demand.in_subject:
            words = set(WORD.findall(subject[demand.start : demand.end].lower()))
            if any(len(words & other) >= 0.5 * len(words) for other in in_text):
                continue
        if demand.end > demand.start:
            kept.append(demand)
    return kept

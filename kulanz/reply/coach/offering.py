"""What is offered for each passage, seen together: whoever takes every offer has a letter, and not nine ready sentences.

A passage with several flaws gets one offer. Of the sentences that acknowledge, and of those that hold out a hand, a
letter bears one each; where it has one already, what hurts is rather struck out.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from kulanz.reading import dates

from .finding import Finding
from .proposed import proposed_in
from .weighing import SORE

_KINDS = {
    "insult": "acknowledges", "belittling": "acknowledges", "non_apology": "acknowledges",
    "threat": "holds out a hand", "sarcasm": "holds out a hand", "blame": "holds out a hand",
    "defensive": "holds out a hand",
}  # fmt: skip
# What is offered for these keeps the sentence: nothing for one that hurts in another way, too.
_KEEPING = {"refusal_without_alternative"}
_GRAVITY = {"grave": 0, "flaw": 1, "note": 2}


@dataclass(frozen=True, slots=True)
class Offer:
    """What is found in one passage, each flaw once and the sorest first; an absence has no passage and stands alone.

    `better` is the wording for the passage, a lazy translation or words; "" with `strikes` offers to leave it out,
    "" without knows nothing better.
    """

    findings: tuple[Finding, ...]
    passage: Finding
    better: Any
    strikes: bool = False


def offers(found: Iterable[Finding], text: str, language: str) -> list[Offer]:
    """What hurts most first, the rest in the order of the text, what is not there yet last."""
    passages: list[Finding] = []
    absent: list[Finding] = []
    for one in found:
        (absent if one.start is None else passages).append(one)
    used = {_KINDS.get(flaw, flaw) for flaw in proposed_in(text, language)}
    offered = [_offer(group, used) for group in _groups(passages)]
    offered += [Offer((one,), one, one.suggestion) for one in absent]
    return sorted(offered, key=lambda one: (one.findings[0].severity != "grave", one.passage.start is None))


def _groups(passages: Sequence[Finding]) -> Iterator[list[Finding]]:
    """What overlaps belongs together."""
    group: list[Finding] = []
    end = 0
    for one in sorted(passages, key=_span):
        if group and _span(one)[0] >= end:
            yield group
            group = []
        group.append(one)
        end = max(end, _span(one)[1])
    if group:
        yield group


def _offer(group: list[Finding], used: set[str]) -> Offer:
    """`used` are the kinds of sentences that the letter has, and grows."""
    first: dict[str, Finding] = {}
    for one in sorted(group, key=_soreness):
        first.setdefault(one.flaw, one)
    findings = tuple(first.values())
    better = [one for one in findings if one.suggestion and (len(findings) == 1 or one.flaw not in _KEEPING)]
    if not better:
        return Offer(findings, findings[0], "")
    ready = [one for one in better if _is_ready(one)]
    if not ready:
        return Offer(findings, better[0], better[0].suggestion)
    fresh = next((one for one in ready if _kind(one) not in used), None)
    if fresh is None:
        other = next((one for one in better if not _is_ready(one)), None)
        if other or _tells(ready[0]):
            return Offer(findings, other or ready[0], other.suggestion if other else "")
        return Offer(findings, ready[0], "", strikes=True)
    used.add(_kind(fresh))
    return Offer(findings, fresh, fresh.suggestion)


def _tells(one: Finding) -> bool:
    """Whether the passage says more than that it hurts: a day, a number, or what will be done."""
    said = one.text or ""
    is_dated = any(map(str.isdigit, said)) or bool(dates.find(said, dates.SOME_DAY))
    return one.flaw == "vague_promise" or is_dated


def _kind(one: Finding) -> str:
    return _KINDS.get(one.flaw, one.flaw)


def _is_ready(one: Finding) -> bool:
    """A sentence that is the same for every passage, not their own words written otherwise."""
    return one.flaw in _KINDS or one.flaw in {"vague_promise", "link_only"}


def _soreness(one: Finding) -> tuple[int, int]:
    return _GRAVITY[one.severity], SORE.index(one.flaw) if one.flaw in SORE else len(SORE)


def _span(one: Finding) -> tuple[int, int]:
    return one.start or 0, one.end or 0

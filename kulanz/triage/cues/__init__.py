"""Turns of phrase that tell something a word counter cannot see: negation, threats, ultimatums, irony."""

import re
from dataclasses import dataclass
from functools import cache
from importlib import import_module

from .literals import SHORTEST, literals

# One file a family of labels; each holds CUES, name → pattern. A name begins with the label it speaks for
# ("legal.lawyer"), or against ("legal.not_by_profession"); what it weighs is learned (triage/train.py).
FAMILIES = (
    "abuse",
    "abuse_threats",
    "contact",
    "contact_callback",
    "dissatisfied",
    "dissatisfied_tone",
    "intents",
    "intents_asks",
    "intents_complaint",
    "intents_ending",
    "intents_goods",
    "intents_money",
    "intents_order",
    "legal",
    "mood",
    "mood_calm",
    "mood_glad",
    "mood_joy",
    "mood_sad",
    "public",
    "selling",
    "selling_swindle",
)


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue found in a text: its name, and the passage [start, end) in code points."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Cue:
    """A pattern with the runs of letters of which each of its matches has one; trying it elsewhere is in vain."""

    name: str
    pattern: re.Pattern[str]
    runs: frozenset[str]
    starts: frozenset[str]
    minds_capitals: bool

    def may_be_in(self, lowered: str, starts: set[str]) -> bool:
        """`starts` are all runs of three letters in `lowered`: most cues are ruled out by them alone."""
        if not self.runs:
            return True
        return not self.starts.isdisjoint(starts) and any(run in lowered for run in self.runs)


def find(text: str) -> list[Hit]:
    """Every passage of `text` that one of the cues knows, in the order of the cues."""
    lowered = text.lower()
    if len(lowered) != len(text):  # a few letters of other scripts grow when they are lowered
        lowered = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
    starts = {lowered[at : at + SHORTEST] for at in range(len(lowered) - SHORTEST + 1)}
    return [
        Hit(cue.name, *match.span())
        for cue in all_cues()
        if cue.may_be_in(lowered, starts)
        for match in cue.pattern.finditer(text if cue.minds_capitals else lowered)
    ]


@cache
def all_cues() -> tuple[Cue, ...]:
    """All cues. Patterns see the text in lower case, those with `(?-i:` as it is; white space is for the reader."""
    return tuple(
        _cue(name, pattern)
        for family in FAMILIES
        for name, pattern in import_module(f"{__name__}.{family}").CUES.items()
    )


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    return {cue.name: cue.pattern for cue in all_cues()}


def _cue(name: str, pattern: str) -> Cue:
    minds_capitals = "(?-i" in pattern
    # Ignoring case costs twice the time, so nearly all patterns get a lowered text instead.
    flags = re.VERBOSE | (re.IGNORECASE if minds_capitals else 0)
    runs = literals(pattern)
    starts = frozenset(run[:SHORTEST] for run in runs)
    return Cue(name, re.compile(pattern, flags), runs, starts, minds_capitals)

"""Turns of phrase that tell something a word counter cannot see: negation, threats, ultimatums, irony."""

import hashlib
import json
import re
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import import_module
from importlib.resources import files
from pathlib import Path

from .finder import Finder
from .literals import Trace, trace

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


TRACES = Path(str(files("kulanz.triage"))) / "weights" / "cues.json"


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue found in a text: its name, and the passage [start, end) in code points."""

    name: str
    start: int
    end: int


@dataclass(frozen=True)
class Cue:
    """A named pattern; it sees the text in lower case, unless capitals are what it looks for."""

    name: str
    written: str

    @property
    def minds_capitals(self) -> bool:
        return "(?-i" in self.written

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Compiled when it is first tried: all at once take a second."""
        # Ignoring case costs twice the time, so nearly all patterns get a lowered text instead.
        return re.compile(self.written, re.VERBOSE | (re.IGNORECASE if self.minds_capitals else 0))


def find(text: str) -> list[Hit]:
    """Every passage of `text` that one of the cues knows, in the order of the cues."""
    known = all_cues()
    return [Hit(known[number].name, start, end) for number, start, end in _finder().find(text)]


@cache
def all_cues() -> tuple[Cue, ...]:
    """All cues; white space in a pattern is for the reader, `(?-i:` marks one that minds capitals."""
    return tuple(
        Cue(name, written)
        for family in FAMILIES
        for name, written in import_module(f"{__name__}.{family}").CUES.items()
    )


def keep_traces() -> None:
    """Write down where each cue can match; reading it off the patterns at every start would take seconds."""
    traces = [trace(cue.written) for cue in all_cues()]
    kept = {"made_from": _fingerprint(), "traces": [[one.begins, one.needs] for one in traces]}
    TRACES.write_text(json.dumps(kept, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


@cache
def _finder() -> Finder:
    kept = json.loads(TRACES.read_text(encoding="utf-8"))
    if kept["made_from"] == _fingerprint():
        return Finder(all_cues(), [Trace(*one) for one in kept["traces"]])
    return Finder(all_cues(), [trace(cue.written) for cue in all_cues()])


def _fingerprint() -> str:
    return hashlib.sha256("\0".join(cue.written for cue in all_cues()).encode()).hexdigest()

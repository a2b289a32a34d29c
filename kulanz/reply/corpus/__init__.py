"""Drafts and single passages, written and labelled for the coach; see MODELS.md."""

import json
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

# Hands (who wrote) whose drafts are never trained or tuned on; the plain ones say outright what they feel.
CHOICE, PLAIN = frozenset({"d3", "d11"}), frozenset({"d27", "d28"})
CHECK = CHOICE | PLAIN
# Drafts are in d*.jsonl, passages without a draft around them in s*.jsonl.
GRAVE = frozenset({"insult", "threat"})
DRAFTS, PASSAGES = "d*.jsonl", "s*.jsonl"


@dataclass(frozen=True)
class Flawed:
    """A passage of a draft and its flaw; without an end it is an absence, or concerns the whole."""

    flaw: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True)
class Sample:
    """A draft with the message it answers, or a single passage (`is_passage`) whose flaws concern all of it."""

    hand: str
    ident: str
    language: str
    register: str
    incoming: str
    text: str
    flaws: tuple[Flawed, ...]
    verdict: str
    is_passage: bool = False


def drafts() -> list[Sample]:
    """Every draft, in the order of the files."""
    return [_draft(path.stem, said) for path, said in _read(DRAFTS)]


def passages() -> list[Sample]:
    """Single passages; for training alone."""
    return [_passage(path.stem, said) for path, said in _read(PASSAGES)]


def _read(pattern: str) -> list[tuple[Path, dict[str, Any]]]:
    paths = sorted(Path(str(files(__package__))).glob(pattern), key=lambda path: (len(path.stem), path.stem))
    return [(path, json.loads(line)) for path in paths for line in path.read_text("utf-8").splitlines()]


def _draft(hand: str, said: dict[str, Any]) -> Sample:
    found = tuple(_flawed(flaw, said["draft"]) for flaw in said["flaws"])
    return Sample(
        hand,
        said["id"],
        said["language"],
        said["register"],
        said["incoming"],
        said["draft"],
        found,
        said["verdict"],
    )


def _flawed(flaw: dict[str, Any], draft: str) -> Flawed:
    if not flaw["text"]:
        return Flawed(flaw["flaw"])
    start = draft.index(flaw["text"])
    return Flawed(flaw["flaw"], start, start + len(flaw["text"]))


def _passage(hand: str, said: dict[str, Any]) -> Sample:
    found = tuple(Flawed(flaw, 0, len(said["text"])) for flaw in said["flaws"])
    verdict = "stop" if GRAVE & set(said["flaws"]) else "reconsider" if found else "send"
    return Sample(hand, said["id"], said["language"], "", "", said["text"], found, verdict, is_passage=True)

"""Figures on our own corpus: what is found, of which kind, and by when."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from typing import Any, Literal

from .finding import find
from .promise import Promise

Part = Literal["tune", "check"]


@dataclass(slots=True)
class Count:
    """How many were meant, said, and right."""

    meant: int = 0
    said: int = 0
    met: int = 0
    due: int = 0
    kind: int = 0

    @property
    def f1(self) -> float:
        return 2 * self.met / max(1, self.meant + self.said)


def corpus(part: Part) -> Iterator[dict[str, Any]]:
    """The messages of one part; the parts have no author in common."""
    lines = files(__package__ or __name__).joinpath("corpus.jsonl").read_text(encoding="utf-8")
    for line in lines.splitlines():
        message: dict[str, Any] = json.loads(line)
        if message["part"] == part:
            yield message


def measure(part: Part) -> Iterator[str]:
    """The figures of one part, a line each; due and kind are counted among the promises that were met."""
    count, messages = Count(), 0
    for message in corpus(part):
        messages += 1
        add(count, message["promises"], find(message["text"], date.fromisoformat(message["sent_on"])))
    yield f"messages {messages} promises {count.meant} found {count.said} met {count.met}"
    yield f"detection f1 {count.f1:.3f}"
    yield f"due right {count.due / max(1, count.met):.3f}"
    yield f"kind right {count.kind / max(1, count.met):.3f}"


def add(count: Count, meant: list[dict[str, Any]], said: list[Promise]) -> None:
    count.meant += len(meant)
    count.said += len(said)
    for gold, found in pairs(meant, said):
        count.met += 1
        count.due += gold["due"] == (found.due.isoformat() if found.due else None)
        count.kind += gold["kind"] == found.kind


def pairs(meant: list[dict[str, Any]], said: list[Promise]) -> Iterator[tuple[dict[str, Any], Promise]]:
    """Each promise of the gold with the one found that covers most of it; each is used once."""
    free = list(said)
    for gold in meant:
        best = max(free, key=lambda one: _overlap(gold, one), default=None)
        if best is not None and _overlap(gold, best) > 0:
            free.remove(best)
            yield gold, best


def _overlap(gold: dict[str, Any], found: Promise) -> int:
    return min(int(gold["end"]), found.end) - max(int(gold["start"]), found.start)

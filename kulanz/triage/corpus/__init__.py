"""The labelled messages and sentences that the models are trained and measured on; see MODELS.md."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from kulanz.triage.labels import FLAGS, LABELS, MOODS

# Hands (who wrote) whose messages are never trained or tuned on: two that hardly ever say outright what they feel, and
# one that says it as most mails do.
INDIRECT, PLAIN = frozenset({"h9", "h12"}), frozenset({"h31"})
CHECK = INDIRECT | PLAIN
_CALLED = {"ed": "extremely_dissatisfied", "public": "goes_public", "callback": "callback_request"}


@dataclass(frozen=True)
class Example:
    """A labelled message or sentence; `labels` as in `triage.labels.LABELS`, `gold` all that was said of it."""

    ident: str
    hand: str
    author: str
    channel: str
    subject: str
    text: str
    labels: frozenset[str]
    gold: dict[str, Any]


def messages() -> list[Example]:
    """Every message, in the order of the files."""
    return [_message(json.loads(line), path.stem) for path in _parts("*.jsonl") for line in _lines(path)]


def sentences() -> list[Example]:
    """Single sentences with the labels that they show by themselves; for training alone."""
    return [
        _sentence(f"{path.stem}-{number}", path.stem, *line.split("\t", 1))
        for path in _parts("*.tsv")
        for number, line in enumerate(_lines(path), 1)
    ]


def labels_of(gold: dict[str, Any]) -> frozenset[str]:
    """The labels of a message as its gold (corpus, or an owner's corrections) says them."""
    said = {gold.get("mood", "neutral"), *gold.get("intents", []), gold.get("abuse", "none")}
    said.update(flag for flag in FLAGS if gold.get(flag))
    return frozenset(said & set(LABELS))


def _message(gold: dict[str, Any], hand: str) -> Example:
    return Example(
        gold["id"],
        hand,
        gold["author"],
        gold["channel"],
        gold.get("subject", ""),
        gold["text"],
        labels_of(gold),
        gold,
    )


def _sentence(ident: str, hand: str, said: str, text: str) -> Example:
    words = {_CALLED.get(word, word) for word in said.split()}
    if not words & set(MOODS):
        words.add("neutral")
    return Example(ident, hand, hand, "", "", text, frozenset(words & set(LABELS)), {})


def _parts(pattern: str) -> list[Path]:
    return sorted(Path(str(files(__name__))).glob(pattern), key=lambda path: (len(path.stem), path.stem))


def _lines(path: Path) -> Iterator[str]:
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.strip():
            yield line

"""`kulanz assess` and `kulanz evaluate`: what the models find in messages, without any database."""

import argparse
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

from kulanz.triage.labels import CHANNELS

from . import EXIT_USAGE, lines


def add_arguments(name: str, parser: argparse.ArgumentParser) -> None:
    if name == "evaluate":
        parser.add_argument(
            "--set", default="check", choices=["check", "tune"], help="which part of our corpus"
        )
        parser.add_argument(
            "--public", metavar="DIR", type=Path, help="measure on public test sets there instead"
        )
        parser.set_defaults(call=evaluate)
        return
    parser.add_argument(
        "file", nargs="?", default="-", metavar="FILE", help="JSON lines; standard input if absent"
    )
    parser.set_defaults(call=assess)


def assess(chosen: argparse.Namespace) -> int:
    """Print one JSON line for each line that came, in order; 1 when some could not be used."""
    return lines.run("assess", chosen.file, _answer)


def evaluate(chosen: argparse.Namespace) -> int:
    """Print figures on our own corpus, or on public sets with models trained on their training halves."""
    from kulanz.triage import evaluation, public_sets

    if chosen.public:
        if not chosen.public.is_dir():
            print(f"kulanz evaluate: there is no folder {chosen.public}", file=sys.stderr)
            return EXIT_USAGE
        for line in public_sets.run(chosen.public):
            print(line, flush=True)
        return 0
    for line in evaluation.own(chosen.set):
        print(line)
    return 0


def _answer(said: dict[str, Any]) -> dict[str, Any]:
    from kulanz.triage import history
    from kulanz.triage.judge import judge

    text, subject, channel = _checked(said)
    at = _moment(said.get("at"))
    found = judge(text, subject=subject, channel=channel, said_on=at.date() if at else None).as_json()
    if earlier := said.get("history"):
        found["history"] = history.told(earlier, at).as_json(found["mood"])
    return found


def _checked(said: dict[str, Any]) -> tuple[str, str, str]:
    text, subject = said.get("text") or "", said.get("subject") or ""
    if not isinstance(text, str) or not isinstance(subject, str):
        raise TypeError("subject and text must be strings")
    channel = said.get("channel") or "email"
    if channel not in CHANNELS:
        raise ValueError(f"channel must be one of {', '.join(CHANNELS)}")
    return text, subject, channel


def _moment(at: Any) -> datetime | None:
    return datetime.fromisoformat(at) if isinstance(at, str) and at else None

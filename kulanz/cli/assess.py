"""`kulanz assess` and `kulanz evaluate`: what the models find in messages, without any database."""

import argparse
import json
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from kulanz.triage.labels import CHANNELS

EXIT_SOME_FAILED = 1


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
    try:
        lines = _lines(chosen.file)
    except OSError as error:
        print(f"kulanz assess: {chosen.file}: {error.strerror}", file=sys.stderr)
        return 2
    failed = False
    for line in lines:
        if line.strip():
            answer = _answer(line)
            failed |= "error" in answer
            sys.stdout.buffer.write(json.dumps(answer, ensure_ascii=False).encode("utf-8", "replace") + b"\n")
            sys.stdout.buffer.flush()
    return EXIT_SOME_FAILED if failed else 0


def evaluate(chosen: argparse.Namespace) -> int:
    """Print figures on our own corpus, or on public sets with models trained on their training halves."""
    from kulanz.triage import evaluation, public_sets

    if chosen.public:
        if not chosen.public.is_dir():
            print(f"kulanz evaluate: there is no folder {chosen.public}", file=sys.stderr)
            return 2
        for line in public_sets.run(chosen.public):
            print(line, flush=True)
        return 0
    for line in evaluation.own(chosen.set):
        print(line)
    return 0


def _lines(name: str) -> Iterator[bytes]:
    if name == "-":
        return iter(sys.stdin.buffer)
    return iter(Path(name).open("rb"))


def _answer(line: bytes) -> dict[str, Any]:
    from kulanz.triage import history
    from kulanz.triage.judge import judge

    ident = None
    try:
        said = json.loads(line.decode("utf-8", "replace"))
        ident = said.get("id")
        text, subject, channel = _checked(said)
        at = _moment(said.get("at"))
        found = judge(text, subject=subject, channel=channel, said_on=at.date() if at else None).as_json()
        if earlier := said.get("history"):
            found["history"] = history.told(earlier, at).as_json(found["mood"])
    except (ValueError, TypeError, AttributeError, KeyError, RecursionError) as error:
        return {"id": ident, "error": f"{type(error).__name__}: {error}"}
    return {"id": ident, **found}


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

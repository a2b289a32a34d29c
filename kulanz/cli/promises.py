"""`kulanz promises`: what we promised in what we sent, without any database."""

import argparse
import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

EXIT_SOME_FAILED = 1
EXIT_USAGE = 2


def add_arguments(name: str, parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", nargs="?", default="-", metavar="FILE", help="JSON lines; standard input if absent"
    )
    parser.add_argument("--evaluate", action="store_true", help="measure on our own corpus instead")
    parser.add_argument("--set", default="check", choices=["check", "tune"], help="which part of it")
    parser.set_defaults(call=promises)


def promises(chosen: argparse.Namespace) -> int:
    """Print one JSON line for each line that came, in order; 1 when some could not be used."""
    if chosen.evaluate:
        return _evaluate(chosen.set)
    try:
        lines = _lines(chosen.file)
    except OSError as error:
        print(f"kulanz promises: {chosen.file}: {error.strerror}", file=sys.stderr)
        return EXIT_USAGE
    failed = False
    for line in lines:
        if line.strip():
            answer = _answer(line)
            failed |= "error" in answer
            sys.stdout.buffer.write(json.dumps(answer, ensure_ascii=False).encode("utf-8", "replace") + b"\n")
            sys.stdout.buffer.flush()
    return EXIT_SOME_FAILED if failed else 0


def _evaluate(part: str) -> int:
    from kulanz.reading.promises import evaluation

    for line in evaluation.measure("tune" if part == "tune" else "check"):
        print(line)
    return 0


def _lines(name: str) -> Iterator[bytes]:
    if name == "-":
        return iter(sys.stdin.buffer)
    return iter(Path(name).open("rb"))


def _answer(line: bytes) -> dict[str, Any]:
    from kulanz.reading.promises import find

    ident = None
    try:
        said = json.loads(line.decode("utf-8", "replace"))
        if not isinstance(said, dict):
            raise TypeError("a line must be an object")
        ident = said.get("id")
        text, sent_on = _checked(said)
    except (ValueError, TypeError, RecursionError) as error:
        return {"id": ident, "error": f"{type(error).__name__}: {error}"}
    return {"id": ident, "promises": [one.as_json(text) for one in find(text, sent_on)]}


def _checked(said: dict[str, Any]) -> tuple[str, date]:
    text, sent_on = said.get("text"), said.get("sent_on")
    text = "" if text is None else text
    if not isinstance(text, str):
        raise TypeError("text must be a string")
    if not isinstance(sent_on, str) or not sent_on:
        raise ValueError("sent_on must be a date")
    return text, _day(sent_on)


def _day(said: str) -> date:
    """A date, or the day in Berlin of a moment with its offset."""
    if "T" not in said and " " not in said:
        return date.fromisoformat(said)
    from datetime import datetime
    from zoneinfo import ZoneInfo

    at = datetime.fromisoformat(said)
    return (at.astimezone(ZoneInfo("Europe/Berlin")) if at.tzinfo else at).date()

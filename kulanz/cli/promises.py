"""`kulanz promises`: what we promised in what we sent, without any database."""

import argparse
from datetime import date
from typing import Any

from . import lines


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
    return lines.run("promises", chosen.file, _answer)


def _evaluate(part: str) -> int:
    from kulanz.reading.promises import evaluation

    for line in evaluation.measure("tune" if part == "tune" else "check"):
        print(line)
    return 0


def _answer(said: dict[str, Any]) -> dict[str, Any]:
    from kulanz.reading.promises import find

    text, sent_on = _checked(said)
    return {"promises": [one.as_json(text) for one in find(text, sent_on)]}


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

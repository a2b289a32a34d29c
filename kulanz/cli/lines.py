"""Commands that answer JSON lines: one line out for each that came, in order, whatever is wrong with it."""

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from . import EXIT_USAGE

EXIT_SOME_FAILED = 1

# What was read from a line (an object) becomes what is said of it, its id left out; raises what `WRONG` lists.
Answer = Callable[[dict[str, Any]], dict[str, Any]]
WRONG = (ValueError, TypeError, AttributeError, KeyError, RecursionError, OverflowError)


def run(command: str, name: str, answer: Answer) -> int:
    """Answer the lines of the file `name` ("-": standard input); 1 when some could not be used, 2 without a file."""
    try:
        lines = _lines(name)
    except OSError as error:
        print(f"kulanz {command}: {name}: {error.strerror}", file=sys.stderr)
        return EXIT_USAGE
    has_failed = False
    for line in lines:
        if line.strip():
            said = _said(line, answer)
            has_failed |= "error" in said
            sys.stdout.buffer.write(json.dumps(said, ensure_ascii=False).encode("utf-8", "replace") + b"\n")
            sys.stdout.buffer.flush()
    return EXIT_SOME_FAILED if has_failed else 0


def _lines(name: str) -> Iterator[bytes]:
    return iter(sys.stdin.buffer if name == "-" else Path(name).open("rb"))


def _said(line: bytes, answer: Answer) -> dict[str, Any]:
    ident = None
    try:
        told = json.loads(line.decode("utf-8", "replace"))
        if not isinstance(told, dict):
            raise TypeError("a line must be an object")
        ident = told.get("id")
        return {"id": ident, **answer(told)}
    except WRONG as error:
        return {"id": ident, "error": f"{type(error).__name__}: {error}"}

"""`kulanz parse-mail`: what is read from a mail, without any database."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

# Imported here and not in the room of the channels' verbs: this command starts without Django.
from kulanz.channels.email.parse import as_json


def add_arguments(_name: str, parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", metavar="FILE")
    parser.set_defaults(call=parse_mail)


def parse_mail(chosen: argparse.Namespace) -> int:
    """Print one JSON line a file, whatever its bytes are; always 0."""
    for name in chosen.files:
        try:
            raw = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        except OSError as error:
            _print({**as_json(name, b""), "problems": [f"cannot_open: {error.strerror}"]})
            continue
        _print(as_json(name, raw))
    return 0


def _print(line: dict[str, Any]) -> None:
    text = json.dumps(line, ensure_ascii=False)
    sys.stdout.buffer.write(text.encode("utf-8", "replace") + b"\n")
    sys.stdout.flush()

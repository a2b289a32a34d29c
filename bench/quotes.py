"""Counts on gold pairs how often the new words are found: python bench/quotes.py DATA_FOLDER [--show].

The folder holds reply_pairs_talon_quotequail.jsonl.gz (source, name, text, expected). Some of the pairs count
the signature among the new words, so both readings are printed.
"""

import argparse
import gzip
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from kulanz.channels.letter import Letter
from kulanz.reading.quotes import split

PAIRS = "reply_pairs_talon_quotequail.jsonl.gz"


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--show", action="store_true", help="print the pairs that are wrong")
    options = arguments.parse_args()
    total: Counter[str] = Counter()
    strict: Counter[str] = Counter()
    signed: Counter[str] = Counter()
    started = time.perf_counter()
    for group, pair in _pairs(options.folder / PAIRS):
        right, right_signed = _judge(pair)
        for name in (group, "all"):
            total[name] += 1
            strict[name] += right
            signed[name] += right_signed
        if options.show and not right_signed:
            sys.stdout.write(f"--- {pair['name']}\n{pair['text']}\n=> {_letter(pair['text']).new_text!r}\n")
    elapsed = time.perf_counter() - started
    for name in sorted(total):
        sys.stdout.write(
            f"{name:24} {strict[name]:3}/{total[name]:<3} new words, {signed[name]:3} with signature\n"
        )
    sys.stdout.write(f"{elapsed / max(total['all'], 1) * 1e3:.3f} ms a mail\n")


def _pairs(path: Path) -> Iterator[tuple[str, dict[str, str]]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            pair = json.loads(line)
            yield f"{pair['source']} {'tune' if number % 2 == 0 else 'check'}", pair


def _judge(pair: dict[str, str]) -> tuple[bool, bool]:
    letter = _letter(pair["text"])
    expected = _spaced(pair["expected"])
    unquoted = "".join(letter.text[p.start : p.end] for p in letter.passages if p.kind != "quoted")
    return _spaced(letter.new_text) == expected, _spaced(unquoted) == expected


def _letter(text: str) -> Letter:
    return Letter(text=text, passages=split(text))


def _spaced(text: str) -> str:
    return " ".join(text.split())


if __name__ == "__main__":
    main()

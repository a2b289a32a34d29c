"""The rows of a text with columns, one in memory at a time; broken quotes spoil their own line alone."""

import csv
import io
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from .sniff import is_told_separator

# An address or a comment between quotes may have several lines, a quote that is never closed must not eat the file.
MOST_LINES = 200
LONGEST_LINE = 100_000


@dataclass(frozen=True, slots=True)
class Row:
    # Of the file, from 1; a row has several lines where a cell has.
    line: int
    last_line: int
    cells: list[str]
    # "quotes": never closed; "long": a line without an end.
    fault: str = ""


def rows(file: BinaryIO, encoding: str, separator: str, after: int = 0) -> Iterator[Row]:
    """Without the empty ones; what cannot be decoded becomes U+FFFD. `after`: the last line of a row that was read."""
    lines = _Lines(io.TextIOWrapper(file, encoding, errors="replace", newline=None))
    lines.skip(after)
    reader = csv.reader(lines, delimiter=separator)
    is_first = not after
    while True:
        lines.begin()
        try:
            cells = next(reader)
        except StopIteration:
            if not lines.taken:
                return
            cells, lines.is_over = [], True
        except csv.Error:
            lines.is_over = True
        if lines.is_over or (len(lines.taken) > 1 and not _is_well_quoted(lines.taken, separator)):
            yield lines.give_back()
            reader = csv.reader(lines, delimiter=separator)
        elif any(map(str.strip, cells)) and not (is_first and is_told_separator(cells)):
            yield Row(lines.before + 1, lines.line, cells)
        is_first = is_first and not cells


def _is_well_quoted(taken: list[str], separator: str) -> bool:
    """Whether these lines are one row for a strict reader too: else a quote was closed by one of a later row."""
    try:
        return len(list(csv.reader(taken, delimiter=separator, strict=True))) == 1
    except csv.Error:
        return False


class _Lines:
    """Lines that can be given back, for a reader that took too many of them for one row."""

    def __init__(self, text: io.TextIOWrapper) -> None:
        self._text = text
        self._back: deque[str] = deque()
        self.line = self.before = 0
        self.taken: list[str] = []
        # Whether the row that is being read found no end.
        self.is_over = False

    def skip(self, number: int) -> None:
        """Pass over so many lines; nothing is made of them, which is quick."""
        for _ in range(number):
            line = self._text.readline(LONGEST_LINE)
            if len(line) == LONGEST_LINE and not line.endswith("\n"):
                self._skip_the_rest()
        self.line = number

    def begin(self) -> None:
        self.before, self.is_over = self.line, False
        self.taken.clear()

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = self._back.popleft() if self._back else self._text.readline(LONGEST_LINE)
        if not line or len(self.taken) == MOST_LINES:
            if line:
                self._back.appendleft(line)
            self.is_over = bool(self.taken)
            raise StopIteration
        if self.line == 0:
            line = line.removeprefix("\ufeff")
        self.line += 1
        self.taken.append(line)
        if len(line) == LONGEST_LINE and not line.endswith("\n"):
            self._skip_the_rest()
            raise csv.Error("a line without an end")
        return line

    def give_back(self) -> Row:
        """The first line of the row is spoilt; what came after it is read again."""
        spoilt, *rest = self.taken
        self._back.extendleft(reversed(rest))
        self.line = self.before + 1
        return Row(self.line, self.line, [], "long" if len(spoilt) >= LONGEST_LINE else "quotes")

    def _skip_the_rest(self) -> None:
        while (piece := self._text.readline(LONGEST_LINE)) and not piece.endswith("\n"):
            pass

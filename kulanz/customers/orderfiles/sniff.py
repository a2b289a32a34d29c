"""What kind of text a file of orders is, guessed from its beginning: letters, separator, names of the columns.

Knows neither Django nor a database.
"""

import codecs
import csv
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from . import amounts, dates

ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252")
SEPARATORS = (";", ",", "\t", "|")
# That much of a file tells what it is.
HEAD = 1 << 16
_ROWS = 30
_SAID = re.compile(r'"?sep=(.)"?\s*$')
_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\.[a-zA-Z]{2,}")
_CONTROLS = {chr(code) for code in range(32)} - set("\t\n\r\f\v\x1a")
_PACKED = {
    b"PK\x03\x04": "workbook",
    b"\xd0\xcf\x11\xe0": "workbook",
    b"%PDF": "pdf",
    b"\x1f\x8b": "packed",
    b"{\\rtf": "binary",
}


class NotText(Exception):
    """What is no text with columns: `kind` is empty, workbook, pdf, packed or binary."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


@dataclass(frozen=True, slots=True)
class Sniffed:
    encoding: str
    separator: str
    # The names of the columns; empty where the first row is an order already.
    header: tuple[str, ...]


def sniff(head: bytes) -> Sniffed:
    """What the file that begins so is; raises NotText."""
    encoding = encoding_of(head)
    text = decoded(head, encoding)
    separator = separator_of(text)
    rows = first_rows(text, separator)
    if not rows:
        raise NotText("empty")
    return Sniffed(encoding, separator, tuple(cell.strip() for cell in rows[0]) if is_header(rows[0]) else ())


def encoding_of(head: bytes) -> str:
    """One of ENCODINGS; raises NotText."""
    for start, kind in _PACKED.items():
        if head.startswith(start):
            raise NotText(kind)
    if not head.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0"):
        raise NotText("empty")
    found = _encoding(head)
    text = decoded(head, found)
    if sum(char in _CONTROLS for char in text) > len(text) / 1000:
        raise NotText("binary")
    return found


def decoded(head: bytes, encoding: str) -> str:
    """The text, without a letter that is cut in two at its end."""
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    return decoder.decode(head).removeprefix("\ufeff")


def separator_of(text: str) -> str:
    """The one by which most rows have the same number of columns."""
    first = text.lstrip().splitlines()[:1]
    said = _SAID.fullmatch(first[0]) if first else None
    if said and said[1] in SEPARATORS:
        return said[1]
    return max(SEPARATORS, key=lambda separator: _evenness(text, separator))


def first_rows(text: str, separator: str, number: int = _ROWS) -> list[list[str]]:
    """The first rows that are not empty; Excel's own line "sep=;" is none."""
    whole = text.splitlines(keepends=True)[: number * 4]
    found: list[list[str]] = []
    for row in csv.reader(whole, delimiter=separator):
        if any(cell.strip() for cell in row) and not (not found and is_told_separator(row)):
            found.append(row)
        if len(found) == number:
            break
    return found


def is_told_separator(row: list[str]) -> bool:
    """Excel's own first line, "sep=;"."""
    return len(row) <= 2 and row[0].lower().startswith("sep=") and not "".join(row)[4:].strip(";,|\t")


def is_header(row: list[str]) -> bool:
    """Whether these are names of columns: no day, no address, no number among them."""
    cells = [cell.strip() for cell in row if cell.strip()]
    return bool(cells) and not any(
        _ADDRESS.fullmatch(cell) or dates.parse(cell) or amounts.parse(cell) is not None for cell in cells
    )


def is_address(cell: str) -> bool:
    return bool(_ADDRESS.fullmatch(cell.strip()))


def _encoding(head: bytes) -> str:
    if head.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if zeros := head.count(0):
        if zeros < len(head) / 5:
            raise NotText("binary")
        return "utf-16-le" if head[1::2].count(0) > head[::2].count(0) else "utf-16-be"
    return "utf-8" if is_utf8(head) else "cp1252"


def is_utf8(piece: bytes) -> bool:
    """Whether it is, but for a letter that may be cut in two at its end."""
    try:
        codecs.getincrementaldecoder("utf-8")("strict").decode(piece)
    except UnicodeDecodeError:
        return False
    return True


def are_utf8(pieces: Iterable[bytes]) -> bool:
    """Whether a whole text is, told piece by piece."""
    decoder = codecs.getincrementaldecoder("utf-8")("strict")
    try:
        for piece in pieces:
            decoder.decode(piece)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _evenness(text: str, separator: str) -> tuple[float, int]:
    try:
        rows = first_rows(text, separator)
    except csv.Error:
        return 0.0, 0
    if not rows:
        return 0.0, 0
    width, often = Counter(len(row) for row in rows).most_common(1)[0]
    return (often / len(rows) if width > 1 else 0.0), width

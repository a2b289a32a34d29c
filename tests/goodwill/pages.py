"""Reads a PDF back with Poppler: the words of each page and where they stand, in millimetres."""

import re
import subprocess
import tempfile
from dataclasses import dataclass
from html import unescape
from pathlib import Path

MM = 25.4 / 72
_WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')


@dataclass(frozen=True)
class Word:
    text: str
    left: float
    top: float
    right: float
    bottom: float


def words(pdf: bytes) -> list[list[Word]]:
    """A list for each page."""
    pages = _poppler("pdftotext", pdf, "-bbox").split("<page ")[1:]
    return [[_word(*found) for found in _WORD.findall(page)] for page in pages]


def texts(pdf: bytes) -> list[str]:
    return _poppler("pdftotext", pdf, "-layout").split("\f")[:-1]


def facts(pdf: bytes) -> str:
    return _poppler("pdfinfo", pdf, to="")


def _word(left: str, top: str, right: str, bottom: str, text: str) -> Word:
    return Word(unescape(text), *(float(one) * MM for one in (left, top, right, bottom)))


def _poppler(tool: str, pdf: bytes, *options: str, to: str = "-") -> str:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "a.pdf"
        file.write_bytes(pdf)
        told = subprocess.run(
            [tool, *options, str(file), *filter(None, [to])], check=True, capture_output=True, text=True
        )
    return told.stdout

"""The letters that a page can hold: the typeface that comes with the desk, what it lacks, and how wide words are."""

import unicodedata
from functools import lru_cache
from importlib import resources
from pathlib import Path

from fontTools.ttLib import TTFont
from fpdf import FPDF

FAMILY = "serif"
# Regular and bold of Source Serif Pro (SIL Open Font License): all Latin, Greek and Cyrillic that Europe writes.
_FILES = {"": "SourceSerifPro-Regular.ttf", "B": "SourceSerifPro-Semibold.ttf"}
# What it lacks and has a twin for; what cannot be seen goes.
_TWINS = str.maketrans(
    {
        "\u2010": "-",
        "\u2011": "-",
        "\u2009": "\u00a0",
        "\u202f": "\u00a0",
        "\t": " ",
        "\r": None,
        "\u00ad": None,
        "\u200b": None,
        "\u200d": None,
        "\u200e": None,
        "\u200f": None,
        "\u2060": None,
        "\ufe0e": None,
        "\ufe0f": None,
        "\ufeff": None,
    }
)


def plain(text: str) -> str:
    """As it is printed: accents joined with their letters, and no signs that only screens understand."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n")).translate(_TWINS)


def unprintable(text: str) -> list[str]:
    """The signs of `text` that no page of ours can show, each once, as they appear."""
    return [sign for sign in dict.fromkeys(plain(text)) if sign != "\n" and ord(sign) not in _signs()]


def without_unprintable(text: str) -> str:
    """For what is not typed for this page."""
    return "".join(sign for sign in plain(text) if sign == "\n" or ord(sign) in _signs())


def width(text: str, points: float, style: str = "") -> float:
    """In millimetres."""
    widths = _widths(style)
    return sum(widths.get(ord(sign), 0.0) for sign in plain(text)) * points * 25.4 / 72


def add_typeface(page: FPDF) -> None:
    for style in _FILES:
        page.add_font(FAMILY, style, _file(style))


def _file(style: str) -> Path:
    return Path(str(resources.files("font_source_serif_pro"))) / "files" / _FILES[style]


@lru_cache(maxsize=1)
def _signs() -> frozenset[int]:
    """What both cuts have."""
    return frozenset.intersection(*(frozenset(_widths(style)) for style in _FILES))


@lru_cache(maxsize=2)
def _widths(style: str) -> dict[int, float]:
    """Of each sign, in heights of its line."""
    face = TTFont(_file(style))
    wide, em = face["hmtx"], face["head"].unitsPerEm
    return {sign: wide[name][0] / em for sign, name in face.getBestCmap().items()}

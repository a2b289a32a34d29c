"""Times of the day in words, German and English: "nach 17 Uhr", "zwischen 9 und 11", "in the afternoon"."""

import re
from dataclasses import dataclass
from datetime import time

MOST_CHARACTERS = 400
_WORDS = {
    "eins": 1, "one": 1, "zwei": 2, "two": 2, "drei": 3, "three": 3, "vier": 4, "four": 4, "fünf": 5, "five": 5,
    "sechs": 6, "six": 6, "sieben": 7, "seven": 7, "acht": 8, "eight": 8, "neun": 9, "nine": 9, "zehn": 10,
    "ten": 10, "elf": 11, "eleven": 11, "zwölf": 12, "twelve": 12, "mittag": 12, "noon": 12, "lunch": 13,
}  # fmt: skip
# Nobody wishes to be called at five in the morning.
_EARLIEST_HOUR = 7
_PARTS = (
    (r"früh(?:s)?\b|morgens|(?<=tag )morgen|(?:the |tomorrow |this )morning|mornings|tagmorgen", 8, 11),
    (r"vormittags?", 8, 12),
    (r"nachmittags?|afternoons?", 13, 17),
    (r"(?<!vor)(?<!nach)mittags?(?:zeit|pause)?|noon|lunch\s?time|lunch break", 12, 14),
    (r"abends?|evenings?|tonight|feierabend|after work", 17, 20),
)


@dataclass(frozen=True, slots=True)
class Span:
    """From and until which time of a day; None: as early, or as late, as one likes."""

    begins: time | None
    ends: time | None


def find(text: str) -> Span | None:
    """The time of the day that a wish names; None where it names none. Dates in it must be taken out before."""
    words = text[:MOST_CHARACTERS].lower()
    if found := _RANGE.search(words):
        begins, ends = _clock(found, "a", partner="b"), _clock(found, "b")
        if begins and ends and begins < ends:
            return Span(begins, ends)
    begins, ends = _limit(_FROM, words), _limit(_UNTIL, words)
    if begins or ends:
        if (denied := _DENIED.search(words)) and (part := _part(words[: denied.start()])):
            # "nachmittags, aber nicht nach 16 Uhr"
            begins = begins or (part.begins if part.begins and ends and part.begins < ends else None)
            ends = ends or (part.ends if part.ends and begins and begins < part.ends else None)
        return Span(begins, ends if not begins or not ends or begins < ends else None)
    return _about(words) or _part(words)


def hour(text: str) -> time | None:
    """The one time of the day that is named, and no stretch of it: "um 10 Uhr"."""
    words = text[:MOST_CHARACTERS].lower()
    is_stretch = _RANGE.search(words) or _limit(_FROM, words) or _limit(_UNTIL, words)
    found = None if is_stretch else _about(words)
    return found.begins if found else None


def _spelt(name: str) -> str:
    hour = rf"(?P<{name}_hour>\d{{1,2}}|{'|'.join(_WORDS)})"
    half = rf"(?:(?P<{name}_half>halb|half past|half)\s+)?"
    minute, unit = (
        rf"(?:[.:](?P<{name}_minute>[0-5]\d))?",
        rf"(?P<{name}_unit>uhr|h\b|a\.?m\b|p\.?m\b|o'clock)?",
    )
    return rf"(?<![\d.:]){half}\b{hour}{minute}(?![\d:])\s*{unit}"


_RANGE = re.compile(
    rf"(?:\b(?:zwischen|between|von|from|ab)\s+)?{_spelt('a')}\s*(?:und|and|bis|to|till|until|[-–])\s*{_spelt('b')}"
)
_FROM = re.compile(rf"\b(?:nicht vor|not before|nach|ab|after|from)\s+(?:ca\.?\s+|dem\s+)?{_spelt('a')}")
_UNTIL = re.compile(
    rf"\b(?:nicht nach|not after|(?<!nicht )vor|(?<!not )before|bis|until|till|by)\s+(?:ca\.?\s+|dem\s+|zum\s+)?"
    rf"{_spelt('a')}"
)
_DENIED = re.compile(r"\b(?:nicht|not)\s+(?:vor|nach|before|after)\b")
_ABOUT = re.compile(
    rf"\b(?:um|gegen|at|around|about)\s+(?:ca\.?\s+)?{_spelt('a')}|{_spelt('c')}(?<=uhr)|{_spelt('d')}(?<=m)"
)


def _clock(found: re.Match[str], name: str, partner: str = "") -> time | None:
    """Of "from 2 to 4 pm" both are in the afternoon."""
    said = found[f"{name}_hour"]
    if said is None:
        return None
    hour, minute = _WORDS.get(said) or int(said), int(found[f"{name}_minute"] or 0)
    unit = (found[f"{name}_unit"] or (found[f"{partner}_unit"] if partner else "") or "").replace(".", "")
    if hour < 12 and (unit == "pm" or (unit != "am" and 0 < hour < _EARLIEST_HOUR)):
        hour += 12
    match found[f"{name}_half"]:
        case "halb":
            hour, minute = hour - 1, 30
        case "half" | "half past":
            minute = 30
    return time(hour, minute) if 0 <= hour < 24 else None


def _limit(pattern: re.Pattern[str], words: str) -> time | None:
    for found in pattern.finditer(words):
        is_denied = words[: found.start()].endswith(("nicht ", "not "))
        if not is_denied and (said := _clock(found, "a")):
            return said
    return None


def _about(words: str) -> Span | None:
    """An hour that begins then."""
    for found in _ABOUT.finditer(words):
        said = _clock(found, "a") or _clock(found, "c") or _clock(found, "d")
        if said and said.hour < 23:
            return Span(said, said.replace(hour=said.hour + 1))
    return None


def _part(words: str) -> Span | None:
    for pattern, begins, ends in _PARTS:
        found = re.search(pattern, words)
        if found and not re.search(
            r"(?:nicht|außer|ausser|not|except)\s+(?:\w+\s+)?$", words[: found.start()]
        ):
            return Span(time(begins), time(ends))
    return None

"""Finds the lines at the end of somebody's words that were not written for this letter."""

import re
from collections.abc import Iterator

from kulanz.reading.boilerplate import (
    DELIMITERS,
    DISCLAIMER,
    PERSONAL,
    RULE,
    Lines,
    any_of,
    is_boilerplate,
    is_device_line,
    is_divider,
    stands_alone,
)

_CLOSING = any_of(
    r"(?:mit )?(?:(?:den )?(?:best|freundlich|viel|lieb|herzlich|schön|sonnig)(?:e[mnr]?)?|freundl\.)"
    r"(?: (?:und|&) \w+)? (?:gr(?:ü|ue)(?:ß|ss)en?|gru(?:ß|ss)|dank)\b.{0,30}",
    r"mfg|m\.f\.g\.|lg|vg|bg|hochachtungsvoll|mit vorzüglicher hochachtung|herzlich(?:st)?"
    r"|gr(?:uß|üße|uss|üsse)\b.{0,25}",
    r"(?:with )?(?:best|kind|kindest|warm|many|my best)? ?(?:regards|wishes|greetings)\b.{0,20}",
    r"(?:yours |very )?(?:sincerely|truly|faithfully)(?: yours)?|cheers|best",
    r"(?:many thanks|thanks|thank you|vielen dank|danke)(?: (?:und|and|&|again|im voraus)[\w &ßü]{0,30})?",
    r"(?:bien )?cordialement|(?:un cordial )?saludos?\b.{0,15}|cordiali saluti|met vriendelijke groet(?:en)?",
    r"(?:med )?(?:venlig|vänlig)a? (?:hilsen|hälsning(?:ar)?)|mvh|pozdrawiam|z poważaniem",
    behind=r"[\s,.!]*$",
)
_REACHABLE = any_of(
    r"(?:tel|telefon|fon|phone|ph|mobil|mobile|handy|fax|cell|direct|office|t|m|f|e|e-?mail|mail|web|www|skype"
    r"|internet|homepage)\b ?[.:/] ?\S",
    r".{0,60}(?:\+\d{1,3}|\(?\b0\d{2,5}\)?)[\s/()-]{0,3}\d[\d\s/().-]{4,}$",
    r"\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}$",
    r"[^\s@]{1,80}@\S+\.\w+",
    r"(?:.{0,40}\s)?(?:https?://|www\.)[^/\s]+/?(?:\s.{0,40})?$",
)
_PLACE = re.compile(
    r"(?:D-|A-|CH-)?\d{4,5} [A-ZÄÖÜ][\w. -]{1,40}$"
    r"|[^\d]{3,40}(?:[Ss]tr\.|[Ss]tra(?:ß|ss)e|[Ww]eg|[Pp]latz|[Aa]llee|[Gg]asse)\.? \d"
    r"|.{0,60}\b(?:GmbH|AG|e\. ?K\.|UG|OHG|KG|GbR|Inc|Ltd|LLC|e\. ?V\.)(?:\W|$)"
    r"|U[Ss]t-?I[Dd]|HR[AB] \d|Amtsgericht"
)
_NUMBER_OR_PLACE = re.compile(r"\+\d{2}[\s(]|\b\d{4,5} [A-ZÄÖÜ][a-zäöü]|\S@\S+\.\w|https?://|www\.")
_SPOKEN = any_of(
    r"p\.? ?s\.?\b|n\.? ?b\.?:|.*\?$",
    r".*\b(?:bestell\w*|kunden\w*|rechnung\w*|auftrag\w*|sendung\w*|paket\w*|order\w*|customer|invoice|parcel"
    r"|tracking|iban|meine?[mnrs]?|ich|mich|mir|bitte|neue[rsnm]?|my|please|i(?!\.)|we|wir|lieferadresse"
    r"|versandadresse|lieferung)\b",
)
_POSTSCRIPT = re.compile(r"p\.? ?s\.?\b", re.IGNORECASE)
_THANKS = re.compile(r"dank|thank", re.IGNORECASE)
_DIGITS = re.compile(r"\d[\d\s/().-]{4,}\d")
_NAME = re.compile(r"(?:[A-ZÄÖÜ][\w.'’-]{0,30} ?){2,4}$")
_SPEAKS_OF_CONTACT = re.compile(
    r"adress|anschrift|address|umgezogen|umzug|moved|ruf(?:en|t)?\b|call\b|telefon|phone|nummer|number"
    r"|erreich|reach|kontakt|contact|daten\b|details|liefer|deliver|name",
    re.IGNORECASE,
)
_MOST_LINES = 14
_WIDEST = 300
_LONGEST_BLOCK = 120


def mark_signature(lines: Lines, words_before: bool) -> list[bool]:
    """Tell for each line of one unquoted stretch whether it is signature.

    `words_before`: somebody's words stand already further up, so that this stretch may hold none.
    """
    lines = [line[:_WIDEST] for line in lines]
    marks = [is_device_line(line) and stands_alone(lines, index) for index, line in enumerate(lines)]
    above: int | None = None
    for start, end in _paragraphs(lines):
        if is_boilerplate(lines, start, end, is_first=above is None, words_before=words_before):
            first = above if above is not None and is_divider(lines[above]) else start
            marks[first:end] = [bool(line) for line in lines[first:end]]
        above = end - 1
    start, end = _block(lines, words_before)
    marks[start:end] = [True] * (end - start)
    return marks


def _paragraphs(lines: Lines) -> Iterator[tuple[int, int]]:
    start = None
    for index, line in enumerate((*lines, "")):
        if line and start is None:
            start = index
        elif not line and start is not None:
            yield start, index
            start = None


def _block(lines: Lines, words_before: bool) -> tuple[int, int]:
    """The name block behind a delimiter or a closing formula, or an empty one."""
    first = max(len(lines) - _LONGEST_BLOCK, 0)
    worded = words_before or first > 0
    for index in range(first, len(lines)):
        line = lines[index]
        if not line:
            continue
        end = index
        if line in DELIMITERS and worded:
            end = _end_of_delimited(lines, index)
        elif worded and RULE.match(line):
            end = _end_of_ruled(lines, index)
        elif _is_closing(line):
            end = _end_of_closing(lines, index)
        if end > index:
            is_said = line not in DELIMITERS and (not worded or _THANKS.search(line))
            return index + 1 if is_said else index, end
        worded = True
    return _card(lines)


def _card(lines: Lines) -> tuple[int, int]:
    """A last paragraph of name and contact lines, unless the words above may speak of it."""
    end = len(lines)
    while end and not lines[end - 1]:
        end -= 1
    start = end
    while start and lines[start - 1] and end - start <= _MOST_LINES:
        start -= 1
    card = lines[start:end]
    if not 2 <= len(card) <= _MOST_LINES or not _NAME.match(card[0]) or any(map(_is_spoken, card)):
        return 0, 0
    above = [line for line in lines[max(start - _LONGEST_BLOCK, 0) : start] if line]
    if not above or above[-1].endswith(":") or any(_SPEAKS_OF_CONTACT.search(line) for line in above):
        return 0, 0
    foreign = sum(not _has_contact(line) for line in card[1:])
    reached = any(_REACHABLE.match(line) and _DIGITS.search(line) for line in card[1:])
    return (start, end) if foreign < 3 and reached else (0, 0)


def _is_closing(line: str) -> bool:
    return len(line) < 60 and line[0].isalpha() and bool(_CLOSING.match(line))


def _end_of_delimited(lines: Lines, index: int) -> int:
    """Behind "-- " all is signature, unless somebody used the dashes to divide their words."""
    filled = []
    for line in lines[index + 1 : index + 60]:
        if DISCLAIMER.match(line):
            break
        if line:
            filled.append(line)
    if not filled or len(filled) > _MOST_LINES or any(line.endswith("?") for line in filled):
        return index
    prose = [line for line in filled if len(line) > 60 and not _mentions_contact(line)]
    prose = [line for line in prose if not is_device_line(line)]
    if len(prose) > 1 or any(PERSONAL.search(line) for line in prose):
        return index
    divides = not lines[index + 1] or lines[index] in (*filled, *lines[max(index - 60, 0) : index])
    if divides and not any(_mentions_contact(line) or is_device_line(line) for line in filled):
        return index
    postscripts = (at for at in range(index + 1, len(lines)) if _POSTSCRIPT.match(lines[at]))
    return next(postscripts, len(lines))


def _end_of_ruled(lines: Lines, index: int) -> int:
    """Below a drawn line only several ways to reach a person make a signature."""
    below = lines[index + 1 : index + 40]
    contacts = sum(_has_contact(line) for line in below)
    if contacts < 2 or not any(_REACHABLE.match(line) for line in below):
        return index
    end = _end_of_closing(lines, index)
    return end if not any(lines[end:]) else index


def _end_of_closing(lines: Lines, index: int) -> int:
    """A closing formula is signature when a name and contact lines follow; with a mere name it is words."""
    end, filled, contact = index, 0, False
    for at in range(index + 1, len(lines)):
        line = lines[at]
        if not line:
            continue
        if is_divider(line) and not is_divider(lines[index]):
            break
        if filled >= _MOST_LINES or DISCLAIMER.match(line) or _is_spoken(line):
            break
        if not filled and _REACHABLE.match(line):
            break
        contact = contact or _has_contact(line)
        filled += 1
        end = at + 1
    return end if contact else index


def _has_contact(line: str) -> bool:
    return bool(_REACHABLE.match(line) or _PLACE.match(line))


def _mentions_contact(line: str) -> bool:
    return _has_contact(line) or bool(_NUMBER_OR_PLACE.search(line))


def _is_spoken(line: str) -> bool:
    if _SPOKEN.match(line[:200]):
        return True
    return not _has_contact(line) and len(line.split()) > 9 and not RULE.match(line)

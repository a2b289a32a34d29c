"""Lines that say who wrote when what follows ("Am 3.11.2026 um 14:05 schrieb …:"), in many languages."""

import re
from collections.abc import Iterator

from kulanz.reading.opening import MOST_ATTEMPTS, Lines, Opening

_VERBS = (
    *("schrieb", "geschrieben", "wrote", "writes", "sent:", "écrit", "escribió", "scritto", "schreef"),
    *("geschreven", "napisał", "skrev", "skrifaði", "escreveu", "написал", "viết", "napsal", "kirjoitti"),
    *("scris", "yazdı", "írta"),
)
_VERB_LAST = re.compile(
    r"(?:schrieb(?:en)?|geschrieben|wrote|writes|sent|[ée]crit|escribi[óo]|scritto|schreef|geschreven"
    r"|napisał(?:a|\(a\))?|skrev|skrifaði|escreveu|написала?|viết|napsala?|napsal\(a\)|kirjoitti|scris"
    r"|yazdı|írta)\s*:?\s*$",
    re.IGNORECASE,
)
_VERB_BEFORE_NAME = re.compile(r"\b(?:schrieb|schrieben|schreef|skrev|wrote|napisał)\s+\S", re.IGNORECASE)

_MONTH = (
    r"(?:jan|feb|fév|mär|mar|apr|avr|mai|may|mei|maj|maio|jun|juin|jul|juil|aug|août|ago|sep|set|okt|oct|out"
    r"|ott|nov|dez|dec|déc|dic|gen|lut|kwi|cze|lip|sie|wrz|paź|lis|gru|sty)"
)
_DATE = re.compile(
    rf"\d{{1,4}}[./-]\d{{1,2}}[./-]\d{{1,4}}|\d{{1,2}}[-.\s]{{1,3}}(?:de )?{_MONTH}"
    rf"|\b{_MONTH}[^\W\d]{{0,7}}[-.,]{{0,2}} ?\d{{1,2}}\b"
    r"|\d{4}年|tháng \d|\d{1,2}\.? [^\W\d]{3,10}\.?,? \d{4}",
    re.IGNORECASE,
)
_TIME = re.compile(r"\d{1,2}[:h]\d{2}|\bkl\. \d{1,2}[.:]\d{2}")
_STARTER = re.compile(
    r"(?:On|Am|Le|El|Il|Op|Den|På|W dniu|Dnia|Em|Vào|Dne|Pe|Στις)\s(?=.*\d)"
    r"|(?:mon?|di|tue?|mi|wed?|do|thu?|fre?|fri|sat?|sa|so|sun?|lun|mar|mer|jeu|ven|sam|dim|pon|wt|śr|czw|pt"
    r"|sob|ndz|ma|wo|vr|za|zo|mån|tis|ons|tor|tors|lör|lør|sön|søn|man|tir)[^\W\d]{0,8}\.?,? (?=.*\d)",
    re.IGNORECASE,
)
_DATE_FIRST = re.compile(
    r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\d{4}年|\d{1,2}\.? [^\W\d]{3,10}\.? (?:\d{4}|kl|um|at)"
)
_INNER_START = re.compile(
    r"(?:(?<!-)-{2,12}\s?|(?<=\s))(?:On|Am)\s(?=(?:\d|Mon|Tue|Wed|Thu|Fri|Sat|Sun|Mo|Di|Mi|Do|Fr|Sa|So"
    r"|Jan|Feb|Mar|Mär|Apr|Ma[yi]|Jun|Jul|Aug|Sep|O[ck]t|Nov|De[cz]))"
)
# The Yahoo app sets the quotation behind its announcement on one line.
_INNER_END = re.compile(r"@[^\s<>]{1,100}>\)?:(?=[ \t\xa0]+\S)")
_IN_BRACKETS = re.compile(r"<[^<>]{0,200}>|\([^()]{0,100}\)|\"[^\"]{0,100}\"")
_ADDRESS = re.compile(r"<\s?[^<>\s@]{1,80}@[^<>\s]{1,100}>")
# Whoever speaks of "I" or "you" tells a story; a mail program names people.
_STORY = re.compile(
    r"\b(?:[Ii]ch|[Ww]ir|[Mm]ir|mich|Herrn?|Frau|Mrs?|Ms|Kolleg\w+|uns|habe|haben|hatte|hatten|dass|weil|wurde|wird|ist|war|Sie|Ihr|Ihre|Ihnen|du|dir"
    r"|I(?!\.)|we|me|my|our|us|you|your|the|is|was|were|have|had)\b"
)
_SENTENCE_BREAK = re.compile(r"[a-zäöüß]{4}[.!?]\s+[A-ZÄÖÜ][a-zäöüß]")
_QUOTING = re.compile(r"(?:Zitat von|Quoting|Zitiere|Citando|Citeren)\s.{0,120}@.{0,80}:$", re.IGNORECASE)
_LONGEST = 400


def find_attributions(lines: Lines) -> Iterator[Opening]:
    verbs = _verbs_in(lines)
    attempts = 0
    for index, line in enumerate(lines):
        opening = None
        if len(line) < 4 or (line[0] == ">" and line[-1] != ":"):
            continue
        if attempts > MOST_ATTEMPTS:
            return
        lowered = line.lower() if verbs else ""
        if any(verb in lowered for verb in verbs):
            attempts += 1
            opening = _around_verb(lines, index)
        elif line[-1] in ":>" and "@" in line:
            attempts += 1
            opening = _without_verb(lines, index)
        if opening is None and line[-1] in ":：>" and index + 1 < len(lines):
            opening = _above_marks(lines, index)
        if opening:
            yield opening


def inner_start(line: str) -> int | None:
    """Where an attribution begins that the program put behind the last words on the same line."""
    if not line.rstrip().endswith(":") or line.startswith(">") or len(line) > 4 * _LONGEST:
        return None
    starts = [found.start() for found in _INNER_START.finditer(line)]
    for start in reversed(starts[-2:]):
        if line[:start].strip() and _certain(line[start:].strip(" -\r\n")):
            return start
    return None


def inner_end(line: str) -> int | None:
    """Where the quoted words begin that the program put behind the attribution on the same line."""
    found = _INNER_END.search(line[: _LONGEST + 1])
    if found is None or line[0] == ">" or not _certain(line[: found.end()].strip()):
        return None
    return found.end()


def _verbs_in(lines: Lines) -> list[str]:
    lowered = "\n".join(lines).lower()
    return [verb for verb in _VERBS if verb in lowered]


def _around_verb(lines: Lines, index: int) -> Opening | None:
    end = _end_of_attribution(lines, index)
    if end is None:
        return None
    for start in _possible_starts(lines, index):
        joined = _join(lines, start, end)
        if _certain(joined):
            return Opening(start, end, "attribution", certain=True)
        if _likely(joined):
            return Opening(start, end, "attribution", certain=False)
    return None


def _end_of_attribution(lines: Lines, index: int) -> int | None:
    """The line behind the attribution whose verb stands in line `index`."""
    if lines[index].endswith(":") or _VERB_LAST.search(lines[index][-40:].rstrip("- ")):
        return index + 1
    for behind in range(index + 1, min(index + 4, len(lines))):
        if not lines[behind] or len(lines[behind]) > _LONGEST:
            return None
        if lines[behind].endswith(":"):
            return behind + 1
    return None


def _possible_starts(lines: Lines, index: int) -> Iterator[int]:
    """First lines of an attribution whose verb stands in line `index`, the best guess first."""
    dated: list[int] = []
    for start in range(index, max(index - 5, -1), -1):
        line = lines[start]
        if not line and not lines[start + 1].startswith("<"):
            break
        if line.startswith(">") and not _closes_bracket(lines, start):
            break
        if _STARTER.match(line[:_LONGEST].lstrip("- ")):
            yield start
            break
        if _DATE_FIRST.match(line):
            dated.append(start)
    yield from dated
    yield index
    if index and "@" in lines[index - 1]:
        yield index - 1


def _closes_bracket(lines: Lines, index: int) -> bool:
    """Whether the ">" at the start of this line ends a "<" further up instead of marking a quotation."""
    return any(line.endswith("<") for line in lines[max(index - 2, 0) : index])


def _without_verb(lines: Lines, index: int) -> Opening | None:
    if _QUOTING.match(lines[index]):
        return Opening(index, index + 1, "attribution", certain=True)
    for start in range(index, max(index - 3, -1), -1):
        line = lines[start][:_LONGEST]
        if not line or line[0] == ">":
            return None
        if _DATE_FIRST.match(line) or _STARTER.match(line):
            joined = _join(lines, start, index + 1)
            if len(joined) > _LONGEST or not _DATE.search(joined):
                return None
            certain = joined.endswith(":") and bool(_TIME.search(joined)) and _names_people(joined)
            return Opening(start, index + 1, "attribution", certain)
    return None


def _above_marks(lines: Lines, index: int) -> Opening | None:
    """An attribution in a language without a verb here, known by date, sender and the marked lines below."""
    if not any(line[:1] == ">" for line in lines[index + 1 : index + 3]):
        return None
    for start in range(index, max(index - 4, -1), -1):
        if not lines[start] or lines[start][0] == ">":
            return None
        joined = _join(lines, start, index + 1)
        if len(joined) > _LONGEST or not _names_people(joined):
            return None
        if _DATE.search(joined) and ("@" in joined or _TIME.search(joined)):
            return Opening(start, index + 1, "attribution", certain=False)
    return None


def _join(lines: Lines, start: int, end: int) -> str:
    return " ".join(line[: _LONGEST + 1] for line in lines[start:end] if line)


def _certain(joined: str) -> bool:
    """Whether only a mail program would have written this line."""
    if len(joined) > _LONGEST:
        return False
    inner = joined.strip("- ")
    if not _has_verb(inner):
        return False
    has_address = bool(_ADDRESS.search(inner))
    is_dated = bool(_DATE.search(inner))
    is_timed = bool(_TIME.search(inner))
    if has_address and is_dated and is_timed:
        return True
    is_framed = joined.startswith("--") and joined.endswith("--")
    has_sender = has_address or ("@" in inner and is_dated)
    return (is_framed or has_sender or (is_dated and is_timed)) and _names_people(inner)


def _has_verb(joined: str) -> bool:
    if _VERB_LAST.search(joined[-40:]):
        return True
    return joined.endswith(":") and bool(_VERB_BEFORE_NAME.search(joined))


def _names_people(joined: str) -> bool:
    rest = " ".join(word for word in _IN_BRACKETS.sub(" ", joined).split() if "@" not in word)
    return not _STORY.search(rest) and not _SENTENCE_BREAK.search(rest)


def _likely(joined: str) -> bool:
    """Whether the line announces a quotation if marked lines follow ("Max Muster schrieb:")."""
    if len(joined) > _LONGEST or not joined.endswith(":") or not _has_verb(joined):
        return False
    if _DATE.search(joined) and _TIME.search(joined) and not _SENTENCE_BREAK.search(joined):
        return True
    return len(_IN_BRACKETS.sub(" ", _DATE.sub(" ", joined)).split()) <= 8

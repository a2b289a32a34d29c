"""An answer to one customer, so that it can be the beginning of one to another: nothing of the first is left in it."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from kulanz.reading import dates, numbers, phones, terms

from .coach import greeting
from .coach.written import Written
from .outline import GAP

Span = tuple[int, int]

_OPENING = re.compile(r"\A\s*[^\n,!.:]{1,60}[,!:]?[ \t]*(?:\n\s*|$|(?<=[,!])\s*)")
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:https?://|www\.)\S+", re.IGNORECASE)
_STREET = re.compile(
    r"\b[A-ZÄÖÜ][\w.-]*(?:[ -][A-ZÄÖÜ][\w.-]*){0,2}(?:[Ss]tr(?:aße|asse|\.)|[Ww]eg|[Pp]latz|[Aa]llee|[Gg]asse|[Rr]ing"
    r"|[Uu]fer|[Dd]amm| Street| Road| Lane| Avenue)\s+\d+\s?[a-z]?\b|\b\d{4,5}\s+[A-ZÄÖÜ][\w-]+(?:\s[A-ZÄÖÜ][\w-]+)?"
)
_PERSON = re.compile(
    r"\b(?:Herrn?|Frau|Mr|Mrs|Ms|Miss)\.?\s+(?:(?:Dr|Prof)\.\s*)*[A-ZÄÖÜ][\w’'-]+(?:\s[A-ZÄÖÜ][\w’'-]+)?"
)
_CODE = re.compile(r"(?<![\w.,-])(?=[\w-]*\d)(?=[\w-]{4,})[A-Z0-9][\w-]*\w(?![\w-])")
_NOT_A_CODE = re.compile(r"\d{1,2}-[a-zäöü]|\d+(?:st|nd|rd|th|er|fach|mal)\b", re.IGNORECASE)
_WEEKDAY = re.compile(r"(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|day\b", re.IGNORECASE)
_GAPS = re.compile(r"\[…\](?:[\s,/-]{0,3}\[…\])+")
_ONLY_GAPS = re.compile(r"[\s\[\]…,.–-]*")
SHORTEST_NAME = 3
LONGEST_OPENING = 8


def impersonal(
    text: str, *, names: Iterable[str], secrets: Iterable[Span] = (), ours: Iterable[str] = (), said_on: date
) -> str:
    """The body of `text` with gaps for whoever it was about: names, numbers, amounts, days, addresses, links.

    `names` are what the customer is called or may be known by; `secrets` are stretches of `text`; `ours` are our own
    telephone numbers, which stay.
    """
    spans = [*secrets, *_named(text, names), *_found(text, {_bare(one) for one in ours}, said_on)]
    start, end = _body(text)
    gapped = _gapped(text, start, end, spans)
    lines = gapped.rstrip().split("\n")
    while lines and _ONLY_GAPS.fullmatch(lines[-1]):
        lines.pop()
    return "\n".join(lines).strip()


def _body(text: str) -> Span:
    """Without the greeting and the closing."""
    start = 0
    opening = _OPENING.match(text)
    if opening and len(opening.group().split()) <= LONGEST_OPENING and _greets(opening.group()):
        start = opening.end()
    body = [one for one in Written(text).body if one.end > start]
    return start, body[-1].end if body else start


def _greets(opening: str) -> bool:
    """A name alone greets only on a line of its own."""
    return not list(greeting.look(opening if "\n" in opening else f"{opening}."))


def _named(text: str, names: Iterable[str]) -> Iterator[Span]:
    words = {word for name in names for word in re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", name)}
    wanted = {terms.fold(word) for word in words if len(word) >= SHORTEST_NAME}
    for match in re.finditer(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", text):
        said = terms.fold(match.group())
        if match.group()[0].isupper() and (said in wanted or said.removesuffix("s") in wanted):
            yield match.span()


def _found(text: str, ours: set[str], said_on: date) -> Iterator[Span]:
    for number in numbers.find(text):
        if number.kind != "phone" or _bare(text[number.start : number.end]) not in ours:
            yield number.start, number.end
    kept = [(one.start, one.end) for one in numbers.find(text) if _bare(text[one.start : one.end]) in ours]
    for pattern in (_ADDRESS, _STREET, _PERSON, _CODE):
        for match in pattern.finditer(text):
            is_ours = any(start < match.end() and match.start() < end for start, end in kept)
            if not is_ours and not (pattern is _CODE and _NOT_A_CODE.match(match.group())):
                yield match.span()
    for one in dates.find(text, said_on):
        if one.written or _WEEKDAY.search(text[one.start : one.end]):
            yield one.start, one.end


def _bare(number: str) -> str:
    return phones.normalised(number) or re.sub(r"\D", "", number)


def _gapped(text: str, start: int, end: int, spans: Iterable[Span]) -> str:
    pieces, at = [], start
    for begun, over in sorted(spans):
        left = begun - text[:begun].endswith("#")
        right = begun + len(text[begun:over].rstrip(" .,;:!?"))
        if right <= at or left >= end:
            continue
        pieces += [text[at : max(at, left)], GAP]
        at = min(right, end)
    return _GAPS.sub(GAP, "".join([*pieces, text[at:end]]))

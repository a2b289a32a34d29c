"""Finds every match of many patterns in a text, by looking only where their traces are."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from .literals import EDGE, SHORTEST, Trace, with_edges

# Beginnings without an edge are filed under so many letters, runs within a match under so many.
OPEN_BEGINNING, RUN = 3, 6
LONGEST_BEGINNING = 6
MOST_KEPT = 50_000
_SPACE, _SPACES, _AT_EDGE = re.compile(r"\s"), re.compile(r"\s+"), re.compile(r"\b")


class Findable(Protocol):
    @property
    def pattern(self) -> re.Pattern[str]: ...
    @property
    def minds_capitals(self) -> bool: ...


class Finder:
    """Patterns by the beginnings and the inner runs of their matches."""

    def __init__(self, findables: Sequence[Findable], traces: Iterable[Trace]) -> None:
        self._findables = findables
        self._anywhere: set[int] = set()
        self._at_edge: dict[str, list[int]] = defaultdict(list)
        self._open: dict[str, list[int]] = defaultdict(list)
        self._runs: dict[str, dict[str, list[int]]] = defaultdict(dict)
        for number, one in enumerate(traces):
            if one.needs is None:
                self._anywhere.add(number)
                continue
            for begin in one.begins:
                table, key = (
                    (self._at_edge, begin[1:]) if begin[0] == EDGE else (self._open, begin[:OPEN_BEGINNING])
                )
                table[key].append(number)
            for run in one.needs:
                self._runs[run[: RUN if len(run) >= RUN else SHORTEST]].setdefault(run, []).append(number)
        self._signs = [start for start in self._runs if len(start) < SHORTEST]
        self._open_lengths = sorted({len(key) for key in self._open})
        self._known_words: dict[str, tuple[int, ...]] = {}

    def find(self, text: str) -> Iterator[tuple[int, int, int]]:
        """(number of the pattern, start, end) of every match, as `finditer` of each pattern would find them."""
        lowered = text.lower()
        if len(lowered) != len(text):  # a few letters of other scripts grow when they are lowered
            lowered = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
        anywhere = self._to_search(lowered)
        places = self._to_try(lowered, anywhere)
        for number in sorted(anywhere | places.keys()):
            one = self._findables[number]
            seen = text if one.minds_capitals else lowered
            if number in anywhere:
                yield from ((number, *match.span()) for match in one.pattern.finditer(seen))
            else:
                yield from ((number, *span) for span in _matches(one.pattern, seen, places[number]))

    def _to_search(self, lowered: str) -> set[int]:
        """The patterns one of whose matches may be anywhere in the text."""
        text = with_edges(_SPACES.sub(" ", lowered))
        starts = {text[at : at + length] for length in (SHORTEST, RUN) for at in range(len(text))}
        starts.update(sign for sign in self._signs if sign in text)
        found = set(self._anywhere)
        for start in self._runs.keys() & starts:
            for run, numbers in self._runs[start].items():
                if run in text:
                    found.update(numbers)
        return found

    def _to_try(self, lowered: str, anywhere: set[int]) -> dict[int, list[int]]:
        """For each other pattern where its matches may begin."""
        text = _SPACE.sub(" ", lowered)
        places: dict[int, list[int]] = defaultdict(list)
        for edge in _AT_EDGE.finditer(text):
            at = edge.start()
            for number in self._beginning_with(text[at : at + LONGEST_BEGINNING]):
                if number not in anywhere:
                    places[number].append(at)
        seen = {text[at : at + length] for length in self._open_lengths for at in range(len(text))}
        for key in self._open.keys() & seen:
            for at in _occurrences(text, key):
                for number in self._open[key]:
                    places[number].append(at)
        return places

    def _beginning_with(self, letters: str) -> tuple[int, ...]:
        found = self._known_words.get(letters)
        if found is None:
            ways = (self._at_edge.get(letters[:length], ()) for length in range(1, len(letters) + 1))
            found = tuple({number for way in ways for number in way})
            if len(self._known_words) >= MOST_KEPT:
                self._known_words.clear()
            self._known_words[letters] = found
        return found


def _matches(pattern: re.Pattern[str], text: str, places: list[int]) -> Iterator[tuple[int, int]]:
    after = 0
    for place in sorted(set(places)):
        if place >= after and (match := pattern.match(text, place)):
            after = match.end()
            yield match.span()


def _occurrences(text: str, part: str) -> Iterator[int]:
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + 1)

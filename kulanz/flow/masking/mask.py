"""One mask for all that leaves the house together: the same name is the same placeholder everywhere."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property

from kulanz.reading import terms

from . import figures, names, places
from .stretch import Stretch

# What comes back from outside never brings these into a letter: they stay a gap.
LEFT_OUT = frozenset({"ACCOUNT", "CARD", "SECRET", "DOCUMENT", "PRIVATE", "BIRTHDAY", "TEXT"})
Find = Callable[[str], Iterable[Stretch]]
# Where two of them meet, the former wins, and the rest of the other is still covered.
_BEFORE_NAMES: tuple[Find, ...] = (
    figures.find,
    places.online,
    places.addresses,
    names.companies,
    figures.remaining,
)
_WRITTEN = re.compile(r"\\?\[\s*(?P<kind>[A-Za-z]+)(?:\\?[_ ])(?P<number>\d{1,3})\s*\\?\]")
_UMLAUTS = (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss"))


class Mask:
    """Learn all texts and records first, then mask each of them."""

    def __init__(self) -> None:
        # In the order in which they were met: kind and folded words → the words.
        self._known: dict[tuple[str, str], str] = {}
        self._names: list[str] = []
        self._values: dict[str, str] = {}

    def know_name(self, name: str) -> None:
        """A name on record: every word of it is one, however it is written."""
        for word in names.words_of(name):
            self._learn_name(word)

    def know(self, kind: str, value: str) -> None:
        """Something else on record that says who it is: an address, the number of an order."""
        if len(value.strip()) > 2:
            self._values.setdefault(value.strip(), kind)

    def learn(self, text: str) -> None:
        """The names in a text, which are then found everywhere."""
        taken = _Paint(text)
        for find in _BEFORE_NAMES:
            taken.over(find(text))
        for one in names.find(text):
            if not taken.touches(one):
                self._learn_name(text[one.start : one.end])

    def masked(self, text: str, secrets: Iterable[Stretch] = ()) -> str:
        """The text with placeholders; `secrets` are further stretches that are to be covered."""
        self.learn(text)
        paint = _Paint(text)
        paint.over(Stretch(m.start(), m.end(), "TEXT") for m in _WRITTEN.finditer(text))
        paint.over(secrets)
        paint.over(self._on_record(text))
        for find in _BEFORE_NAMES:
            paint.over(find(text))
        paint.over(self._named(text))
        pieces, at = [], 0
        for one in paint.stretches():
            pieces += [text[at : one.start], self._placeholder(one.kind, text[one.start : one.end])]
            at = one.end
        return "".join([*pieces, text[at:]])

    def unmasked(self, text: str) -> str:
        """Words again where the placeholder is one of ours; all others stay, and are seen as gaps."""
        return _WRITTEN.sub(self._word_for, text)

    @property
    def placeholders(self) -> dict[str, str]:
        """What stands for what."""
        return {self._written(kind, folded): said for (kind, folded), said in self._known.items()}

    def _word_for(self, found: re.Match[str]) -> str:
        kind, number = found["kind"].upper(), int(found["number"])
        of_kind = [said for (other, _folded), said in self._known.items() if other == kind]
        if kind in LEFT_OUT or not 0 < number <= len(of_kind):
            return found.group()
        return of_kind[number - 1]

    def _placeholder(self, kind: str, said: str) -> str:
        folded = _folded(said)
        self._known.setdefault((kind, folded), said)
        return self._written(kind, folded)

    def _written(self, kind: str, folded: str) -> str:
        of_kind = [other for known, other in self._known if known == kind]
        return f"[{kind}_{of_kind.index(folded) + 1}]"

    def _learn_name(self, word: str) -> None:
        stem = re.sub(r"['’]s$", "", word)
        is_genitive = stem.endswith("s") and any(_folded(stem[:-1]) == _folded(one) for one in self._names)
        if is_genitive or len(stem) < 2 or any(_folded(stem) == _folded(one) for one in self._names):
            return
        self._names.append(stem)
        self._known.setdefault(("NAME", _folded(stem)), stem)
        self.__dict__.pop("_spellings", None)

    @cached_property
    def _spellings(self) -> re.Pattern[str] | None:
        """Every known name, its umlauts written out or left away; the longest first."""
        told = {spelling for name in self._names for spelling in _spelled(name)}
        if not told:
            return None
        either = "|".join(re.escape(one) for one in sorted(told, key=len, reverse=True))
        return re.compile(rf"(?<![^\W_])(?:{either})(?=(?:['’]?s)?(?![^\W_]))", re.IGNORECASE)

    def _named(self, text: str) -> Iterator[Stretch]:
        if self._spellings is None:
            return
        for match in self._spellings.finditer(text):
            if len(match.group()) > 2 or match.group()[:1].isupper():
                yield Stretch(match.start(), match.end(), "NAME")

    def _on_record(self, text: str) -> Iterator[Stretch]:
        for value, kind in self._values.items():
            for match in re.finditer(rf"(?<!\w){re.escape(value)}(?!\w)", text, re.IGNORECASE):
                yield Stretch(match.start(), match.end(), kind)


class _Paint:
    """What covers a text: each layer only where nothing lies yet."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._layer: list[tuple[int, str] | None] = [None] * len(text)
        self._count = 0

    def over(self, found: Iterable[Stretch]) -> None:
        for one in found:
            self._count += 1
            for at in range(one.start, min(one.end, len(self._layer))):
                self._layer[at] = self._layer[at] or (self._count, one.kind)

    def touches(self, one: Stretch) -> bool:
        return any(self._layer[one.start : one.end])

    def stretches(self) -> Iterator[Stretch]:
        """What lies there in one piece; a piece without a letter or a digit says nothing."""
        start = 0
        for at in range(1, len(self._layer) + 1):
            if at < len(self._layer) and self._layer[at] == self._layer[start]:
                continue
            brush = self._layer[start] if start < len(self._layer) else None
            if brush and any(character.isalnum() for character in self._text[start:at]):
                yield _without_edges(self._text, Stretch(start, at, brush[1]))
            start = at


def _without_edges(text: str, one: Stretch) -> Stretch:
    """Spaces and line ends beside it stay where they are."""
    said = text[one.start : one.end]
    start = one.start + len(said) - len(said.lstrip())
    return Stretch(start, start + len(said.strip()), one.kind)


def _folded(said: str) -> str:
    return "".join(terms.words(said)) or said


def _spelled(name: str) -> set[str]:
    """ "Müller", "Mueller" and "Muller" are one; so are the parts of a double name."""
    told = {name}
    for umlaut, letters in _UMLAUTS:
        told |= {one.replace(letters, umlaut) for one in told}
    told |= {spelling for one in told for spelling in terms.spellings(one) if "-" not in one}
    return told | {part for one in told for part in re.split(r"[-'’]", one) if len(part) > 2}

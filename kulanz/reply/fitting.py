"""Which snippets mean what is looked for: a few words, or a message that is to be answered.

Each snippet points where its title points, and where title and text together do (`reading.meaning`). Both directions
lie beside it in the database, so that only the words that are asked for are reckoned. Words that both share add to
the likeness. The bounds were chosen with `python -m bench.fitting`, so that it rather says nothing.
"""

import hashlib
import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from kulanz.reading import meaning, sentences, terms

from .models import Snippet

PLACEHOLDER = re.compile(r"\{(\w+)\}")
# From there on one is offered for some words that are looked for, and suggested for a message.
SEARCHED_FROM = 0.33
FITS_FROM = 0.50
# What shared words add: one of the title, and each of the first few of the text.
TITLE_SHARED, WORD_SHARED, MOST_SHARED = 0.15, 0.05, 3
SHORTEST_WORD = 4
# What is shorter is a greeting and fits everything, that is nothing.
FEWEST_WORDS = 9
MOST_SENTENCES = 12
_EMPTY = frozenset(
    terms.words(
        "aber alle alles auch aufgrund bitte damit dann dass dein deine deinem deinen deiner deines denn dich diese"
        " dieser dieses dort eine einem einen einer eines eure euer etwas gern gerne habe haben hatte heute hier ihnen"
        " ihre ihrem ihren ihrer ihres immer ist jetzt kann kannst kein keine keinen können könnte leider mehr mein"
        " meine meinem meinen meiner mich möchte nach nicht noch oder ohne schon sehr seine sich sind soll über und"
        " unser unsere unserem unseren unserer vielen wann warum weil welche wenn werden wieder wird wurde würde zwei"
        " also back been could does done from have here just make more need only please some still than that their"
        " them then there they this very want well were what when where which will with would your dank danke gute"
        " guten guter hallo hello dear letzte letzten letzter text woche week last"
    )
)

Directions = NDArray[np.float32]


def likeness(text: str, snippets: Sequence[Snippet], *, is_message: bool) -> list[float]:
    """How like each snippet is to `text`, about 0 to 1; what is shared word by word adds to it."""
    if not snippets or not text.strip():
        return [0.0] * len(snippets)
    titles, wholes = _directions(snippets)
    passages = [text, *(text[start:end] for start, end in sentences.split(text)[:MOST_SENTENCES])]
    told = meaning.directions(passages if is_message else [text])
    if is_message:
        near = 0.5 * (wholes @ told[0]) + 0.5 * (wholes @ told.T).max(axis=1)
    else:
        near = 0.5 * (wholes @ told[0]) + 0.5 * (titles @ told[0])
    theirs = _stems(text)
    return [float(one) + _shared(theirs, snippet) for one, snippet in zip(near, snippets, strict=True)]


def for_message(text: str, language: str, register: str, *, most: int = 2) -> list[Snippet]:
    """The few that fit a message; none where that is not sure. A snippet in several languages stands there once."""
    longer = [one for one in Snippet.objects.all() if len(_words(one)) >= FEWEST_WORDS]
    found = _from(FITS_FROM, longer, likeness(text, longer, is_message=True))
    return _best(found, language, register)[:most]


def by_meaning(words: str, language: str, register: str, *, most: int = 12) -> list[Snippet]:
    """Those that mean these words, in whatever language they are."""
    every = list(Snippet.objects.all())
    found = _from(SEARCHED_FROM, every, likeness(words, every, is_message=False))
    return [one for _likeness, one in sorted(found, key=lambda pair: _rank(pair, language, register))][:most]


def _from(bound: float, snippets: Sequence[Snippet], near: Sequence[float]) -> list[tuple[float, Snippet]]:
    return [(value, one) for value, one in zip(near, snippets, strict=True) if value >= bound]


def _rank(pair: tuple[float, Snippet], language: str, register: str) -> tuple[bool, bool, float]:
    value, one = pair
    return one.language != language, one.register != register, -value


def _best(found: list[tuple[float, Snippet]], language: str, register: str) -> list[Snippet]:
    chosen: dict[str, Snippet] = {}
    for _likeness, one in sorted(found, key=lambda pair: _rank(pair, language, register)):
        chosen.setdefault(one.shortcut, one)
    return list(chosen.values())


def _shared(theirs: set[str], snippet: Snippet) -> float:
    title = _stems(snippet.title)
    of_text = (_stems(snippet.text) - title) & theirs
    return TITLE_SHARED * bool(title & theirs) + WORD_SHARED * min(MOST_SHARED, len(of_text))


def _stems(text: str) -> set[str]:
    telling = (word for word in terms.words(text) if len(word) >= SHORTEST_WORD and word not in _EMPTY)
    return {stem for word in telling for stem in terms.stems(word)}


def _words(snippet: Snippet) -> list[str]:
    return PLACEHOLDER.sub(" ", snippet.text).split()


def _directions(snippets: Sequence[Snippet]) -> tuple[Directions, Directions]:
    """(snippets x 512) of the titles, and of the titles with their texts; reckoned where the words are new."""
    stale = [one for one in snippets if one.direction is None or one.direction_of != _fingerprint(one)]
    if stale:
        _reckon(stale)
    kept = [np.frombuffer(bytes(one.direction or b""), dtype=np.float16) for one in snippets]
    both = np.stack(kept).astype(np.float32).reshape(len(snippets), 2, meaning.DIMENSIONS)
    return both[:, 0], both[:, 1]


def _reckon(snippets: Sequence[Snippet]) -> None:
    titles = meaning.directions([one.title for one in snippets])
    wholes = meaning.directions([_told(one) for one in snippets])
    for one, title, whole in zip(snippets, titles, wholes, strict=True):
        one.direction = np.stack([title, whole]).astype(np.float16).tobytes()
        one.direction_of = _fingerprint(one)
        if one.pk:  # beside a colleague who edits it: only if these are still its words
            rows = Snippet.objects.filter(pk=one.pk, title=one.title, text=one.text)
            rows.update(direction=one.direction, direction_of=one.direction_of)


def _told(snippet: Snippet) -> str:
    return f"{snippet.title}. {PLACEHOLDER.sub('', snippet.text)}"


def _fingerprint(snippet: Snippet) -> str:
    return hashlib.sha256(f"{snippet.title}\n{snippet.text}".encode()).hexdigest()

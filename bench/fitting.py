"""How well snippets are found by meaning, at which bound: python -m bench.fitting.

`fitting.tsv` has invented snippets (S), messages with the snippet that fits or "-" for none (M), and words that are
looked for (Q). For messages the first one suggested counts. The bounds were chosen with these rows at sight.
"""

import os
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from kulanz.reply.models import Snippet

TABLE = Path(__file__).with_suffix(".tsv")
BOUNDS = (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6)
# The same in the other language.
SAME = {"call": "anruf", "shipping": "versand", "password": "passwort", "damaged": "beschaedigt"}


class Asked(NamedTuple):
    wanted: str
    # Empty where snippets of any language count.
    language: str
    text: str


class Offered(NamedTuple):
    likeness: float
    name: str
    asked: Asked

    @property
    def is_right(self) -> bool:
        return self.name == self.asked.wanted


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kulanz.config.settings")
    import django

    django.setup()
    snippets, messages, queries = table()
    for name, rows, is_message in (("messages", messages, True), ("words", queries, False)):
        begun = time.perf_counter()
        found = offers(snippets, rows, is_message=is_message)
        took = (time.perf_counter() - begun) * 1000 / len(rows)
        print(f"{name}: {len(rows)}, {took:.1f} ms each")
        for bound in BOUNDS:
            print(f"  from {bound:.2f}: {told(found, bound)}")


def table() -> "tuple[list[Snippet], list[Asked], list[Asked]]":
    from kulanz.reply.models import Snippet

    rows = [line.split("\t") for line in TABLE.read_text("utf-8").splitlines()]
    snippets = [
        Snippet(shortcut=name, language=language, title=title, text=text.replace("\\n", "\n"))
        for kind, name, language, title, text in (row for row in rows if row[0] == "S")
    ]
    messages = [Asked(*row[1:]) for row in rows if row[0] == "M"]
    queries = [Asked(row[1], "", row[2]) for row in rows if row[0] == "Q"]
    return snippets, messages, queries


def offers(snippets: "Sequence[Snippet]", asked: Sequence[Asked], *, is_message: bool) -> list[Offered]:
    """The best snippet for each, as likely or unlikely as it is."""
    from kulanz.reply import fitting

    found = []
    for one in asked:
        able = [s for s in snippets if one.language in {"", s.language}]
        if is_message:
            able = [s for s in able if len(s.text.split()) >= fitting.FEWEST_WORDS]
        near = fitting.likeness(one.text, able, is_message=is_message)
        best = max(range(len(able)), key=near.__getitem__)
        name: Any = able[best].shortcut
        found.append(Offered(near[best], SAME.get(name, name), one._replace(wanted=_same(one.wanted))))
    return found


def told(found: Sequence[Offered], bound: float) -> str:
    shown = [one for one in found if one.likeness >= bound]
    right, wanted = sum(one.is_right for one in shown), sum(one.asked.wanted != "-" for one in found)
    return f"{len(shown)} offered, {right} of them right; {right} of {wanted} found"


def _same(name: str) -> str:
    return SAME.get(name, name)


if __name__ == "__main__":
    main()

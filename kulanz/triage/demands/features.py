"""What the weights know a clause by: its own words, its neighbours, its company."""

import math
import re
from collections.abc import Collection
from heapq import nlargest
from itertools import pairwise

from .clauses import Clause
from .shapes import SHAPES

_DIGITS = re.compile(r"\d+")
# Below every step: there is no other clause.
NOBODY = -9


def describe(clause: Clause) -> list[str]:
    """The features of a clause by itself: its shapes, its words and pairs, its ends."""
    said = " ".join(clause.words)
    names = ["s:" + name for name, shape in SHAPES if shape.search(said)]
    words = [_DIGITS.sub("0", word) for word in clause.words[:30]]
    names.extend("w:" + word for word in dict.fromkeys(words))
    names.extend("p:" + word[:5] for word in dict.fromkeys(words) if len(word) > 5)
    names.extend("e:" + word[-4:] for word in dict.fromkeys(words) if len(word) > 6)
    names.extend(f"b:{a}_{b}" for a, b in pairwise(words))
    names.append("1:" + words[0])
    names.append("12:" + "_".join(words[:2]))
    names.append("l:" + words[-1])
    return names


def features(
    described: list[list[str]],
    clauses: list[Clause],
    number: int,
    own: list[str],
    channel: str,
    intents: Collection[str] | None = None,
) -> list[str]:
    """A clause with its neighbours, its place and the channel."""
    clause = clauses[number]
    shapes = [name for name in own if name.startswith("s:")]
    names = _place(clause, channel)
    names.extend(f"{name}|{said}" for said in (clause.mark, channel, clause.cut) for name in shapes)
    for intent in intents or ():
        names.append("i:" + intent)
        names.extend(f"{name}|i:{intent}" for name in shapes)
    if not shapes:
        names.append(f"plain|{clause.mark}|{channel}")
    names.append(f"mean:{clause.asks}")
    names.append(f"mean:{clause.asks}|{clause.opens}{clause.closes}")
    names.extend(f"mean:{clause.asks}|{name}" for name in shapes)
    return [*own, *names, *_neighbours(described, clauses, number), f"pos:{min(number, 3)}"]


def _place(clause: Clause, channel: str) -> list[str]:
    """Where it stands, what cut it off, how long it is."""
    count = len(clause.words)
    names = [
        "m:" + clause.mark,
        "cut:" + clause.cut,
        f"n:{0 if count < 3 else 1 if count < 6 else 2 if count < 12 else 3}",
        f"o:{clause.opens}{clause.closes}",
        "ch:" + channel,
    ]
    if clause.quoted:
        names.append("quoted")
    if clause.in_subject:
        names.append("subject")
    return names


def _neighbours(described: list[list[str]], clauses: list[Clause], number: int) -> list[str]:
    """The clauses before and after it; "<<" and ">>" where they are of another sentence."""
    names: list[str] = []
    if number > 0:
        is_same = not clauses[number].opens
        prefix = "<" if is_same else "<<"
        names.extend(prefix + name for name in described[number - 1] if name[0] in "s1")
        if is_same:
            names.extend("<l:" + word for word in clauses[number - 1].words[-1:])
    if number + 1 < len(clauses):
        prefix = ">" if not clauses[number + 1].opens else ">>"
        names.extend(prefix + name for name in described[number + 1] if name[0] in "s1")
    return names


def company(
    clauses: list[Clause],
    sums: list[tuple[float, float]],
    number: int,
    intents: Collection[str] | None = None,
) -> list[str]:
    """A clause among the others: how likely by itself, and how likely the best of the rest."""
    own, on = _step(sums[number][0]), _step(sums[number][1])
    others = [_step(one) for one in nlargest(2, (one[0] for n, one in enumerate(sums) if n != number))]
    best = others[0] if others else NOBODY
    strong = sum(one[0] > 0.5 for n, one in enumerate(sums) if n < number)
    before = _step(sums[number - 1][0]) if number else NOBODY
    before_on = _step(sums[number - 1][1]) if number else NOBODY
    after = _step(sums[number + 1][0]) if number + 1 < len(sums) else NOBODY
    clause = clauses[number]
    joint = f"{clause.opens}{clause.cut in ('und', 'oder', 'and', 'or')}"
    names = [
        f"own:{own}",
        f"on:{on}",
        f"own:{own}|best:{best}",
        f"own:{own}|before:{before}|{joint}",
        f"own:{own}|after:{after}",
        f"on:{on}|own:{own}",
        f"on:{on}|before:{before}|{joint}",
        f"on:{on}|before_on:{before_on}|{joint}",
        f"on:{on}|own:{own}|before:{before}",
        f"own:{own}|strong:{min(strong, 3)}",
        f"best:{best}|rank:{min(3, sum(other > own for other in others))}",
        f"own:{own}|length:{min(5, len(clauses) // 6)}",
        f"own:{own}|subject:{clause.in_subject}|best:{best}",
    ]
    names += [f"mean:{clause.asks}", f"mean:{clause.asks}|own:{own}"]
    names += [f"own:{own}|i:{intent}" for intent in intents or ()]
    return names + [f"best:{best}|i:{intent}" for intent in intents or ()]


def _step(value: float) -> int:
    return max(-6, min(5, math.floor(value * 1.25)))

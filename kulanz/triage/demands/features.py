"""What the weights know a clause by: its own words, its neighbours, its company."""

import math
import re
from collections.abc import Collection
from heapq import nlargest
from itertools import pairwise

from .clauses import Clause
from .shapes import SHAPES

_DIGITS = re.compile(r"\d+")


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
    count = len(clause.words)
    place = [
        "m:" + clause.mark,
        "cut:" + clause.cut,
        f"n:{0 if count < 3 else 1 if count < 6 else 2 if count < 12 else 3}",
        f"o:{clause.opens}{clause.closes}",
        "ch:" + channel,
    ]
    if clause.quoted:
        place.append("quoted")
    if clause.in_subject:
        place.append("subject")
    shapes = [name for name in own if name.startswith("s:")]
    place.extend(f"{name}|{clause.mark}" for name in shapes)
    place.extend(f"{name}|{channel}" for name in shapes)
    place.extend(f"{name}|{clause.cut}" for name in shapes)
    for intent in intents or ():
        place.append("i:" + intent)
        place.extend(f"{name}|i:{intent}" for name in shapes)
    if not shapes:
        place.append(f"plain|{clause.mark}|{channel}")
    same = number > 0 and not clause.opens
    if number > 0:
        prefix = "<" if same else "<<"
        place.extend(prefix + name for name in described[number - 1] if name[0] in "s1")
        if same:
            place.extend("<l:" + word for word in clauses[number - 1].words[-1:])
    if number + 1 < len(clauses):
        prefix = ">" if not clauses[number + 1].opens else ">>"
        place.extend(prefix + name for name in described[number + 1] if name[0] in "s1")
    place.append(f"pos:{min(number, 3)}")
    return own + place


def company(
    clauses: list[Clause],
    sums: list[tuple[float, float]],
    number: int,
    intents: Collection[str] | None = None,
) -> list[str]:
    """A clause among the others: how likely by itself, and how likely the best of the rest."""
    own, on = _step(sums[number][0]), _step(sums[number][1])
    others = [_step(one) for one in nlargest(2, (one[0] for n, one in enumerate(sums) if n != number))]
    best = others[0] if others else -9
    strong = sum(one[0] > 0.5 for n, one in enumerate(sums) if n < number)
    before = _step(sums[number - 1][0]) if number else -9
    before_on = _step(sums[number - 1][1]) if number else -9
    after = _step(sums[number + 1][0]) if number + 1 < len(sums) else -9
    clause = clauses[number]
    joint = f"{clause.opens}{clause.cut in ('und', 'oder', 'and', 'or')}"
    names = [
        f"own:{own}",
        f"on:{on}",
        f"own:{own}|best:{best}",
        f"own:{own}|before:{before}|{joint}",
        f"own:{own}|after:{after}",
    ]
    names += [
        f"on:{on}|own:{own}",
        f"on:{on}|before:{before}|{joint}",
        f"on:{on}|before_on:{before_on}|{joint}",
        f"on:{on}|own:{own}|before:{before}",
    ]
    names += [
        f"own:{own}|strong:{min(strong, 3)}",
        f"best:{best}|rank:{min(3, sum(o > own for o in others))}",
    ]
    names += [
        f"own:{own}|length:{min(5, len(clauses) // 6)}",
        f"own:{own}|subject:{clause.in_subject}|best:{best}",
    ]
    if intents is not None:
        names += [f"own:{own}|i:{intent}" for intent in intents] + [
            f"best:{best}|i:{intent}" for intent in intents
        ]
    return names


def _step(value: float) -> int:
    return max(-6, min(5, math.floor(value * 1.25)))

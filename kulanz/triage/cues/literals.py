"""What a pattern cannot match without: it is looked for first, which is far quicker than trying the pattern."""

import re
from re import _constants as ops  # type: ignore[attr-defined]  # how Python itself reads patterns
from re import _parser  # type: ignore[attr-defined]
from typing import Any

SHORTEST = 3


def literals(pattern: str) -> frozenset[str]:
    """Runs of letters, in lower case, of which every match has at least one; empty where none can be named."""
    return frozenset(_of(_parser.parse(pattern, re.IGNORECASE | re.VERBOSE)) or ())


def _of(tree: Any) -> set[str] | None:
    best: set[str] | None = None
    run = ""
    for op, value in tree:
        if op is ops.LITERAL:
            run += chr(value).lower()
            continue
        best, run = _better(best, {run} if len(run) >= SHORTEST else None), ""
        best = _better(best, _within(op, value))
    return _better(best, {run} if len(run) >= SHORTEST else None)


def _within(op: Any, value: Any) -> set[str] | None:
    if op is ops.SUBPATTERN:
        return _of(value[-1])
    if op is ops.ATOMIC_GROUP:
        return _of(value)
    if op in (ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT):
        return _of(value[2]) if value[0] else None
    if op is ops.BRANCH:
        ways = [_of(way) for way in value[1]]
        return set().union(*(way for way in ways if way)) if all(ways) else None
    return None


def _better(one: set[str] | None, other: set[str] | None) -> set[str] | None:
    """The choice that rules out more: long runs first, then few."""
    if not one or not other:
        return one or other
    return max(one, other, key=lambda runs: (min(map(len, runs)), -len(runs)))

"""A way to name a day: words of which one must be there, a pattern, and what it resolves to."""

import re
from collections.abc import Callable
from datetime import date

Resolver = Callable[[re.Match[str], date], tuple[date, dict[str, bool]] | None]
DIGIT = "0"  # as a trigger: any digit


def rule(triggers: str, pattern: str, resolve: Resolver) -> tuple[frozenset[str], re.Pattern[str], Resolver]:
    return frozenset(triggers.split()), re.compile(pattern), resolve

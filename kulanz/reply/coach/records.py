"""What a situation's facts hold, whoever wrote them down: of the wrong type is as good as not known."""

from collections.abc import Mapping
from typing import Any

Facts = Mapping[str, Any]


def strings(facts: Facts, key: str) -> list[str] | None:
    """The list of that name without what is no text; None where it is not known."""
    told = facts.get(key)
    return [one for one in told if isinstance(one, str)] if isinstance(told, list | tuple) else None


def string(facts: Facts, key: str) -> str:
    told = facts.get(key)
    return told if isinstance(told, str) else ""

"""What stands in an address or a form, read without trust."""

from django.http import QueryDict

# More than that no database counts to.
DIGITS = 19
LONGEST_FILTER = 200


def filters(told: QueryDict, names: tuple[str, ...]) -> dict[str, str]:
    """Those of the filters that were set, to what somebody may sensibly have meant."""
    return {name: str(told[name]) for name in names if 0 < len(told.get(name, "")) <= LONGEST_FILTER}


def as_number(typed: str) -> int | None:
    """The number of a record as somebody typed it; None for what cannot be one ("²", forty nines)."""
    return int(typed) if typed.isdecimal() and len(typed) < DIGITS else None

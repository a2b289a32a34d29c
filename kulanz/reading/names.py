"""Whether two names are those of one person, and whether one stands in a text."""

import re

# Many are called so, and none of them is a person.
_COMPANY = re.compile(
    r"(?<!\w)(?:g?gmbh|mbh|ag|kg|kgaa|ug|ohg|gbr|partg|eg|se|e\.?\s?v\.?|e\.?\s?k\.?|e\.?\s?kfr\.?|co|ltd|limited"
    r"|inc|llc|llp|plc|corp)(?!\w)",
    re.IGNORECASE,
)


def are_of_one_person(one: str, other: str) -> bool:
    """The same first and last name; first names may be initials, and a company is no person."""
    if _COMPANY.search(one) or _COMPANY.search(other):
        return False
    mine, theirs = _words(one), _words(other)
    if len(mine) < 2 or len(mine) != len(theirs) or mine[-1] != theirs[-1] or len(mine[-1]) < 2:
        return False
    return all(_is_alike(*pair) for pair in zip(mine[:-1], theirs[:-1], strict=True))


def stands_in(name: str, text: str) -> bool:
    """As it is, and not as part of a longer word ("Jonas Weber" in "Jonas Webers Buchgarten")."""
    return bool(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE))


def _words(name: str) -> list[str]:
    return name.casefold().replace(".", ". ").replace(".", "").split()


def _is_alike(one: str, other: str) -> bool:
    return one == other or (1 in {len(one), len(other)} and one[:1] == other[:1])

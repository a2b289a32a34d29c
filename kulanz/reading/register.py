"""Du or Sie: how somebody addresses their reader in German."""

import re

_DU = re.compile(
    r"\b(?:[Dd]u|[Dd]ich|[Dd]ir|[Dd]eine?[mnrs]?|[Ee]uch|[Ee]ure?[mnrs]?)\b"
    r"|\b(?:kannst|hast|bist|könntest|würdest|magst|schickst|wirst)\b"
)
# Inside a sentence "Sie" is the reader; at its beginning it may be "they" or "she".
_SIE = re.compile(
    r"(?<![.!?:\n\"„])(?<![.!?:…] )(?<!^)\b(?:Sie|Ihnen|Ihre?[mnrs]?)\b|\b(?:Sehr geehrte[r]?)\b"
)
MOST_CHARACTERS = 4000


def register_of(text: str) -> str:
    """ "du", "sie", or "" where there is no cue or both."""
    text = text[:MOST_CHARACTERS]
    du, sie = len(_DU.findall(text)), len(_SIE.findall(text))
    if du > 2 * sie:
        return "du"
    return "sie" if sie > 2 * du else ""

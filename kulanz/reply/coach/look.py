from itertools import chain

from . import greeting, register, shouting
from .finding import Finding


def look(text: str, *, language: str = "de", register_wanted: str = "") -> list[Finding]:
    """What there is to say about a draft, in the order of its text; absences first.

    `language` is "de" or "en"; `register_wanted` is "sie", "du" or "" where the customer gave no cue.
    """
    if not text.strip():
        return []
    found = chain(
        greeting.look(text),
        shouting.look(text),
        register.look(text, register_wanted) if language == "de" else (),
    )
    return sorted(found, key=lambda finding: -1 if finding.start is None else finding.start)

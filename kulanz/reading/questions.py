"""The questions in a text, word for word."""

from . import sentences

_CLOSERS = "\"'”“»«’)]*_ \n"


def find(text: str) -> list[str]:
    """Each sentence that asks something, once, in order; a question mark alone asks nothing."""
    found = (" ".join(text[start:end].split()) for start, end in sentences.split(text))
    asked = (one for one in found if one.rstrip(_CLOSERS).endswith("?"))
    return list(dict.fromkeys(one for one in asked if any(character.isalpha() for character in one)))

"""A place in a text that says who somebody is."""

from typing import NamedTuple


class Stretch(NamedTuple):
    """In code points, the end exclusive; the kind is that of its placeholder."""

    start: int
    end: int
    kind: str

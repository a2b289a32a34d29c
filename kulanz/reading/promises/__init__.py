"""What we promise to a customer in what we send: our own commitments, of which kind, and by when."""

from .finding import find
from .jotted import find_in_note
from .promise import KINDS, Kind, Promise

__all__ = ["KINDS", "Kind", "Promise", "find", "find_in_note"]

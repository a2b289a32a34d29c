"""Dates in words, German and English, as days: the table "words | due" of the label guide, and deadlines set for us."""

from .dated import Dated
from .deadlines import deadline
from .finding import find

__all__ = ["Dated", "deadline", "find"]

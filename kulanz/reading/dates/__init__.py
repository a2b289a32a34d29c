"""Dates in words, German and English, as days: the table "words | due" of the label guide, and deadlines set for us."""

from datetime import date

from .dated import Dated
from .deadlines import deadline
from .finding import find, is_impossible

# For asking whether words name a day at all, whichever it is: a Wednesday.
SOME_DAY = date(2025, 11, 19)

__all__ = ["SOME_DAY", "Dated", "deadline", "find", "is_impossible"]

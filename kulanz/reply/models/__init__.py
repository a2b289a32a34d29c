"""Replies being written, what was said of them before they left, and the pieces they are made of."""

from .coached import DraftingAid, Overruling, Scratch, SecondLook, ThumbDown
from .draft import Draft, DraftFile
from .snippet import Snippet

__all__ = [
    "Draft",
    "DraftFile",
    "DraftingAid",
    "Overruling",
    "Scratch",
    "SecondLook",
    "Snippet",
    "ThumbDown",
]

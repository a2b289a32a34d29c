"""Placeholders instead of names, numbers and whatever else says who somebody is; and back again."""

from .mask import LEFT_OUT, Mask

__all__ = ["LEFT_OUT", "Mask"]

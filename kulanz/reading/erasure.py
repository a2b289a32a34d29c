"""Who asks us to erase what we know of them: only plain requests, for the owner is led to where all of it goes."""

import re

_MINE = r"(?:all(?:e|er|es)?\s+)?(?:mein(?:e[rn]?)?|alle)\s+(?:\w+\s+){0,3}?daten"
_ERASE = re.compile(
    rf"""
    \b(?:lösch(?:e|en|t|ung)?|loesch(?:e|en|t|ung)?)\b\s+(?:(?!nicht\b)[\w-]+,?\s+){{0,5}}?{_MINE}\b
    |\b{_MINE}\s+(?:(?!nicht\b)[\w-]+,?\s+){{0,5}}?(?:zu\s+)?(?:lösch(?:en|t)|loesch(?:en|t))\b
    |\b(?:delete|erase)\s+(?:all\s+)?(?:of\s+)?my\s+(?:\w+\s+){{0,2}}?(?:data|information|account\s+and\s+data)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
_NOT = re.compile(r"\b(?:nicht|keinesfalls|never|not|don['’]t|didn['’]t)\b", re.IGNORECASE)


def is_wanted(text: str) -> bool:
    sentences = re.split(r"(?<=[.!?])\s+|\n{2,}", text)
    return any(_ERASE.search(one) and not _NOT.search(one) for one in sentences)

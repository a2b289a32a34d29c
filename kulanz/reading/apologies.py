"""Whether a text of ours says that we are sorry."""

import re

_SORRY = re.compile(
    r"\bentschuldig(?:e|en|ung|t)\b|\b(?:tut|täte) (?:es )?(?:mir|uns)\b.{0,40}\bleid\b|\bverzeih(?:en|ung)\b|"
    r"\bleid tut\b|\bbedauer(?:e|n|lich)\b|\bbedaure\b|\bsorry\b|\bapolog(?:y|ies|i[sz]e|i[sz]ing)\b|\bregret\b",
    re.IGNORECASE,
)
_LONGEST = 20_000


def is_said(text: str) -> bool:
    return bool(_SORRY.search(text[:_LONGEST]))

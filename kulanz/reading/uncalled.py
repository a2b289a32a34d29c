"""Whether somebody says that they do not want to be called."""

import re

_NOT = re.compile(
    r"\b(?:nicht|nie|nie wieder|keinesfalls) (?:mehr )?(?:an(?:zu)?rufen|zurückrufen|telefonieren)\b|"
    r"\b(?:ruf|rufen|ruft)\b[^.!?\n]{0,40}\b(?:nicht|nie|nimmer)\b[^.!?\n]{0,12}\b(?:an|zurück)\b|"
    r"\b(?:an(?:zu)?rufen|zurückrufen|telefonieren) (?:brauch|müss|soll)\w* [^.!?\n]{0,20}\bnicht\b|"
    r"\b(?:kein(?:en|e)?|keinerlei) (?:an|rück|telefon)(?:ruf|anruf)\w*\b|\bbitte nur schriftlich\b|"
    r"\b(?:do not|don't|don’t|never) (?:call|phone|ring)\b|\bno (?:phone )?calls\b|\bin writing only\b",
    re.IGNORECASE,
)
_LONGEST = 20_000


def is_said(text: str) -> bool:
    return bool(_NOT.search(text[:_LONGEST]))

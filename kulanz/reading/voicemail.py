"""Who wants nothing said to their answering machine: "bitte nicht auf die Mailbox sprechen"."""

import re

# One of these stands in whatever is found, in large or small letters.
STEMS = (
    "mailbox", "mobilbox", "combox", "voicemail", "voice mail", "sprachnachricht", "anrufbeantworter",
    "auf den AB", "auf dem AB", "auf meinen AB", "auf meinem AB", "answering machine", "answerphone",
)  # fmt: skip
LONGEST = 600

# Anywhere else AB is an Auftragsbestätigung.
_AB = r"(?:(?<=auf\sden\s)|(?<=auf\sdem\s)|(?<=auf\smeinen\s)|(?<=auf\smeinem\s))(?-i:AB)"
_BOX = (
    rf"(?:mailbox|mobilbox|combox|voice\s?mails?|anrufbeantworter|{_AB}|answering\s+machine|answerphone"
    r"|sprachnachricht\w*)\b"
)
_NO = r"(?:nicht|nichts|nie|niemals|kein\w*)"
_SMALL = (
    r"(?:bitte|auch|aber|dann|noch|wieder|mehr|nur|etwas|was|auf|aufs|ans?|dem|den|der|die|das|meine[nrm]?"
    r"|unsere[nrm]?|nachricht(?:en)?)"
)
_SPEAK = r"(?:(?:be|drauf)?(?:sprech\w*|sprich)|reden?|hinterlass\w*|hinterlässt|(?:be)?nutz\w*|besprochen)"
_FOUND = re.compile(
    rf"""
    \b{_NO}\s+(?:{_SMALL}\s+){{0,5}}{_BOX}
    |\b{_BOX}\s+(?:(?:bitte|auch|aber|dann)\s+){{0,2}}{_NO}\s+(?:(?:mehr|drauf|bitte)\s+){{0,2}}{_SPEAK}
    |\b{_BOX}\s+höre?\s+ich\s+(?:\w+\s+){{0,2}}(?:nicht|nie|selten|kaum)\b
    |\bhöre?\s+(?:\w+\s+){{1,2}}{_BOX}\s+(?:\w+\s+){{0,2}}(?:nicht|nie|selten|kaum)\s+ab\b
    |\b(?:do\s+not|don['’]?t|(?<!you\s)never|rather\s+not|not\s+to)\s+(?:please\s+)?(?:leave|speak|talk|use|record)\s
      +(?:(?!voice|answer)\w+\s+){{0,6}}?{_BOX}
    |(?<!have\s)(?<!got\s)(?<!is\s)\bno\s+(?:messages?\s+(?:on|to|with)\s+(?:\w+\s+){{1,2}})?{_BOX}
    """,
    re.I | re.X,
)
_BETWEEN = re.compile(r"(?<=[.!?;])\s+|\n")
_PAUSE = re.compile(r"[,;:()–—]")
_ASKING = re.compile(
    r"""\b(?:bitte|please|lieber|möchten?|ich\s+will|will\s+ich|wollen|wünsch\w*|sollen|sollten|dürfen
    |(?:be)?sprechen\s+Sie|reden\s+Sie|hinterlassen\s+Sie|(?:be)?nutzen\s+Sie|sprich|sprecht|hinterlass[et]?
    |do\s+not|don['’]?t|never|rather\s+not|not\s+to)\b""",
    re.I | re.X,
)
# "Nicht auf den AB" for itself, or after such a word.
_BEGUN = re.compile(r"\W*(?:(?:und|aber|also|dann|nur|and|but)\s+)*", re.I)
_SPOKEN = re.compile(r"\b(?:(?:be|drauf)?sprechen|reden|hinterlassen)\W*\Z", re.I)
_WHY = re.compile(r"\b(?:warum|wieso|weshalb|why)\b", re.I)
_HAD = re.compile(
    r"""\b(?:gesprochen|bekommen|erhalten|angekommen|gefunden|gehört|received|left
    |hinterlassen\s+(?:hab\w*|hast|hat\w*|wurde\w*|worden))\b""",
    re.I | re.X,
)
_DID = re.compile(r"\b(?:hab(?:e|en|t)?|hast|hat|hatte\w*|konnte\w*|wurde\w*|wollte\w*)\b", re.I)


def find(text: str) -> str | None:
    """The sentence in which they ask for it."""
    for sentence in _BETWEEN.split(text):
        if len(sentence) <= LONGEST and any(_is_asked(sentence, one) for one in _FOUND.finditer(sentence)):
            return " ".join(sentence.split())
    return None


def _is_asked(sentence: str, found: re.Match[str]) -> bool:
    """A wish, and neither a question nor what has happened."""
    starts = [one.end() for one in _PAUSE.finditer(sentence, 0, found.start())]
    begin = starts[-1] if starts else 0
    pause = _PAUSE.search(sentence, found.end())
    clause = sentence[begin : pause.start() if pause else len(sentence)]
    if _WHY.search(clause) or _HAD.search(clause):
        return False
    if _ASKING.search(clause) or "hör" in found[0].lower().replace("gehört", ""):
        return True
    if sentence.rstrip().endswith("?") or _DID.search(sentence):
        return False
    is_alone = _BEGUN.fullmatch(sentence, begin, found.start()) is not None
    return is_alone or _SPOKEN.search(clause) is not None

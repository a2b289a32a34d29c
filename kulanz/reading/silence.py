"""Who wants to hear nothing from us any more at all, and not only no advertising."""

import re

_WRITE = (
    r"(?:schreib\w*|anschreib\w*|kontaktier\w*|anmail\w*|zumail\w*|melde\w*|behellig\w*|belästig\w*|anruf\w*|"
    r"angeschrieben|angerufen|geschrieben)"
)
_MAILS = r"(?:e-?mails?|mails?|nachrichten?|post|briefe?|kontakt\w*|zuschriften?|schreiben|wort)"
_NOTHING = re.compile(
    rf"""
    \b{_WRITE}\b[^.!?\n]{{0,60}}\b(?:nie(?:mals)?\s+(?:wieder|mehr)|nicht\s+(?:mehr|wieder|noch\s+einmal|nochmal|weiter))\b
    |\b(?:nie(?:mals)?\s+(?:wieder|mehr)|nicht\s+(?:mehr|wieder|noch\s+einmal|nochmal|weiter|länger))\b[^.!?\n]{{0,40}}\b(?:zu\s+)?{_WRITE}\b
    |\bkeine?[nr]?\s+(?:\w+\s+)?{_MAILS}\s+(?:mehr|von\s+(?:ihnen|euch|dir))\b
    |\bkeine?[nr]?\s+(?:weitere[nr]?|einzige[nr]?)\s+{_MAILS}\b|\bkeinerlei\s+{_MAILS}\b
    |\bnichts\s+mehr\s+von\s+(?:ihnen|euch|uns|dir)\b|\bvon\s+weiteren\s+\w+[^.!?\n]{{0,30}}\babzusehen\b
    |\b(?:lassen\s+sie|lasst|lass)\s+mich\s+(?:\w+\s+){{0,2}}in\s+ruhe\b|\bunterlassen\s+sie\s+(?:jede|jeglich|künftig|weiter)
    |(?<!\bi\s)(?<!\bwe\s)\b(?:never|don'?t\s+ever|do\s+not\s+ever)\s+(?:again\s+)?(?:write|e-?mail|contact|message|call|text|reply)\b
    |\b(?:stop|cease|quit)\s+(?:writing|e-?mailing|contacting|messaging|mailing|bothering|calling|texting)\b
    |\b(?:do\s+not|don'?t|please\s+don'?t)\s+(?:write|e-?mail|contact|message|reply)\b[^.!?\n]{{0,40}}\b(?:again|any\s?more|any\s+longer|further)\b
    |\bno\s+(?:more|further)\s+(?:\w+\s+)?(?:e-?mails?|mails?|messages?|contact|correspondence|letters?)\b
    |\bleave\s+me\s+alone\b|\bnot\s+(?:wish|want)\s+to\s+(?:hear\s+from|be\s+contacted)\b
    |\b(?:i|we)\s+(?:don'?t|do\s+not)\s+(?:ever\s+)?want\s+to\s+hear\s+(?:from\s+you|another|a\s+word)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
# Advertising alone, or one thing alone that is not to be written about again.
_ONLY = re.compile(
    r"\b(?:newsletter\w*|werbe\w*|werbung|rundmails?|rundschreiben|rundbrief\w*|verteiler\w*|katalog\w*|angebot\w*|"
    r"marketing|promo\w*|advert\w*|mailing\s+list|mailings?|offers?|catalogues?|catalogs?|unsubscribe\w*)\b",
    re.IGNORECASE,
)


# Who misses our mail, asks or sets a condition does not ask for silence.
_MISSED = re.compile(
    r"\?\s*$|\b(?:warum|wieso|weshalb|why|wenn|falls|sofern|solange|if|unless|until|leider|unfortunately|"
    r"bekomm\w*|bekam\w*|erhalt\w*|erhielt\w*|kam|kamen|ankam\w*|angekommen|gekommen|receiv\w*|getting|got|"
    r"arriv\w*|came)\b",
    re.IGNORECASE,
)

_BETWEEN = re.compile(r"(?<=[.!?])\s+|\n")


def wants_nothing(text: str) -> bool:
    """Whether a message asks never to be written to again, by any of us; a sentence about advertising asks for less."""
    return passage(text) is not None


def passage(text: str) -> tuple[int, int] | None:
    """Where the first sentence stands that asks for it."""
    begins = 0
    for gap in [*_BETWEEN.finditer(text), None]:
        ends = gap.start() if gap else len(text)
        one = text[begins:ends]
        if _NOTHING.search(one) and not _ONLY.search(one) and not _MISSED.search(one):
            return begins + len(one) - len(one.lstrip()), ends
        begins = gap.end() if gap else ends
    return None

"""Where somebody lives, and where they are reached: streets, towns with their code, addresses of mail and web."""

import re
from collections.abc import Iterator

from .stretch import Stretch

_CAP = r"[A-ZÄÖÜ][\w.'’-]{0,30}"
_STREET_END = (
    r"(?:stra(?:ß|ss)e|str\.?|weg|gasse|allee|platz|ring|damm|ufer|chaussee|steig|stieg|pfad|markt|graben|"
    r"hof|berg|tal|feld|kamp|hang|winkel|wall|steg|bogen|zeile|brücke|heide|wiese|garten|park|"
    r"siedlung|promenade|"
    r"gäßchen|gässchen|twiete|redder|rain|höhe|anger)"
)
_HOUSE = r"(?:nr\.?[ ]?)?\d{1,4}(?:[ ]?[a-zA-Z](?!\w))?(?:[ ]?[-–/][ ]?\d{1,4}[ ]?[a-zA-Z]?(?!\w))?"
_STREETS = (
    # Musterstraße 12a, Alte Post-Str. 5, Hauptstr.12, MUSTERSTRASSE 3, musterweg 4
    rf"(?<!\w)(?:{_CAP}[ -]){{0,3}}(?i:[^\W\d_][\w.'’-]{{0,30}}[^\W\d_]{_STREET_END}|{_STREET_END})[ ]?{_HOUSE}",
    # Am Markt 3, An der alten Mühle 7, Unter den Linden 77, Im Wiesengrund 4
    rf"(?<!\w)(?:Am|An|Auf|Im|In|Zum|Zur|Unter|Hinter|Vor|Bei|Beim|Obere[rns]?|"
    rf"Untere[rns]?)[ ](?:(?:der|dem|den|die|das|alten|neuen)[ ])*"
    rf"{_CAP}(?:[ -]{_CAP})?[ ]{_HOUSE}(?![.:,]\d|[ ]?(?:Uhr|Stück|Tag|Mal|x\b|€|Euro|%))",
    # 12 High Street, 221b Baker St., Flat 3, 10 Downing Street
    rf"(?<!\w)(?:(?:Flat|Unit|Apt\.?|"
    rf"Suite)[ ]\w{{1,4}},?[ ])?\d{{1,5}}[a-zA-Z]?,?[ ](?:{_CAP}[ ]){{1,4}}(?i:street|st|road|rd|"
    rf"avenue|ave|lane|ln|"
    r"drive|dr|close|court|ct|place|pl|square|sq|terrace|crescent|boulevard|blvd|way|gardens|grove|"
    r"mews|hill)\b\.?",
    r"(?i:\bpostfach[ ]\d[\d ]{1,8}|\bp\.?[ ]?o\.?[ ]?box[ ]\d+|\bpackstation[ ]\d{2,4}|"
    r"\bhausnummer[ ]\d+\w?)",
)
_TOWN = (
    r"(?:Bad[ ]|St\.[ ]?|Sankt[ ]|Groß[ ]|Klein[ ])?[A-ZÄÖÜ][\w'’-]*"
    r"(?:[ ](?:am|an[ ]der|im|in[ ]der|bei|ob[ ]der)[ ][A-ZÄÖÜ][\w'’-]*)?"
)
_TOWNS = (
    rf"(?<![\w.,-])(?:(?:D|DE|A|AT|CH|L|NL)[ ]?-[ ]?)?\d{{5}}[ ]{{1,3}}{_TOWN}",
    rf"(?<![\w.,-])(?:(?:A|AT|CH|L)[ ]?-[ ]?)\d{{4}}[ ]{{1,3}}{_TOWN}",
    rf"(?<![\w.,-])(?!19\d\d|20\d\d)\d{{4}}[ ]{{1,3}}(?!Uhr|Euro|EUR|CHF|Stück|Seiten|Tage|Wochen|Mal|"
    rf"Kunden){_TOWN}",
    # 10115 berlin
    r"(?<![\w.,-])\d{5}[ ](?!euro|uhr|mal|mark|kunden|seiten|st(?:ü|ue)ck|leute|people|pages)"
    r"[a-zäöüß]{3,30}(?=[ ]?(?:[,.;!\n]|$))",
    r"(?<!\w)[A-Z]{1,2}\d[A-Z\d]?[ ]?\d[A-Z]{2}(?!\w)",
    rf"(?<!\w){_CAP},?[ ][A-Z]{{2}}[ ]\d{{5}}(?:-\d{{4}})?(?!\w)",
    r"(?i:\b(?:plz|postleitzahl|zip(?:[ ]code)?|postcode)[ :]*)[\dA-Z][\dA-Z -]{2,8}(?!\w)",
)
_ADDRESSES = [re.compile(one) for one in (*_STREETS, *_TOWNS)]

_AT = (
    r"(?:[ ]?@[ ]?|[ ]?[(\[{<][ ]?(?:at|ät|aet|ad|klammeraffe|affe)[ ]?[)\]}>][ ]?"
    r"|[ ](?:at|ät|aet|klammeraffe)[ ]|[-_](?:at|ät)[-_])"
)
_DOT = (
    r"(?:\.|[ ]\.[ ]?|[ ]?[(\[{<][ ]?(?:dot|punkt|pkt|\.)[ ]?[)\]}>][ ]?|[ ](?:dot|punkt|pkt)[ ]"
    r"|[-_](?:dot|punkt)[-_])"
)
_MAILS = (
    rf"(?<![\w.+-])[\w.+-]{{1,64}}(?:{_DOT}[\w+-]{{1,40}}){{0,3}}{_AT}[\w-]{{1,63}}(?:{_DOT}[\w-]{{1,63}}){{1,5}}",
    r"[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){0,6}",
)
_MAIL = re.compile("|".join(_MAILS), re.IGNORECASE)
_HANDLE = re.compile(r"(?<![\w@])@[\w.]{2,40}")
_LINK = re.compile(
    r"(?:https?://|ftp://|www\.)[^\s<>\"'„“”]+|(?<![\w@.-])(?:[\w-]{1,63}\.){1,4}"
    r"(?:de|com|net|org|at|ch|io|eu|shop|info|uk|me|app|dev|online|store|fr|it|nl|pl|"
    r"li)(?:/[^\s<>\"']*)?(?![\w@-])",
    re.IGNORECASE,
)


def addresses(text: str) -> Iterator[Stretch]:
    """Two readings of one place are one."""
    found = sorted(match.span() for pattern in _ADDRESSES for match in pattern.finditer(text))
    while found:
        start, end = found.pop(0)
        while found and found[0][0] < end:
            end = max(end, found.pop(0)[1])
        yield Stretch(start, end, "ADDRESS")


def online(text: str) -> Iterator[Stretch]:
    """Mail, however it is written to hide it from machines; names in networks; links, which may hold a key."""
    for pattern, kind in ((_MAIL, "MAIL"), (_HANDLE, "HANDLE"), (_LINK, "LINK")):
        for match in pattern.finditer(text):
            yield Stretch(match.start(), match.start() + len(match.group().rstrip(".,;:!?)]")), kind)

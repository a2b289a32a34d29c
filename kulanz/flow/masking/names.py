"""People in a text: by their title, by how they are greeted, by how they sign, by a common first name."""

import re
from collections.abc import Iterator

from .given_names import GIVEN_NAMES, IN_LOWER_CASE, NO_NAMES
from .stretch import Stretch

_WORD = r"[A-ZÀ-ÖØ-ÞŁŞŠŽČĆ][^\W\d_]*(?:['’.-][^\W\d_]+)*"
_PARTICLE = r"(?:(?:von|van|de|del|della|der|den|dem|zu|zum|zur|vom|da|di|le|la|el|al|bin|ibn)[ ]+){0,3}"
_NAME = rf"{_PARTICLE}{_WORD}(?:[ ]+{_PARTICLE}{_WORD}){{0,3}}"
_TITLE = (
    r"\b(?:HERRN?|FRAU|Herrn?|Hr\.?|Hrn\.?|Frau|Fr\.|Frl\.?|Fräulein|Familie|Fam\.|Eheleute|Mr|Mrs|Ms|Mx|Miss|"
    r"Mister|Sir|Lady|"
    r"Dr|Prof|Professor|Doktor|Ing|Mag|Dipl\.-\w+)(?!\w)\.?[ ]+(?:(?:Dr|Prof|Ing|Mag|med|rer|nat|jur|"
    r"phil)\.?[ ]+)*"
)
_GREETING = (
    r"(?:^|(?<=[.!?>]))[ \t>]*(?i:hallo|hi|hey|halli|huhu|moin(?:[ ]moin)?|servus|salut|grüezi|gr(?:ü|"
    r"ue)(?:ß|ss)e?(?:[ ](?:dich|gott|di))?|"
    r"liebe[rs]?|sehr[ ]geehrte[rs]?|geehrte[rs]?|werte[rs]?|guten?[ ](?:tag|morgen|abend|mittag|"
    r"nachmittag)|tach|dear|hello|"
    r"good[ ](?:morning|afternoon|evening|day)|greetings|salü|sali)[ ,]+(?:(?:liebe[rs]?|an)[ ]+)?"
)
_SAYS_SO = (
    r"(?i:\b(?:hei(?:ß|ss)en?|hei(?:ß|ss)t|mein[ ](?:\w+[ ])?name[ ](?:ist|lautet)|auf[ ]den[ ]namen|"
    r"unter[ ]dem[ ]namen|namens|"
    r"hier[ ](?:ist|schreibt|spricht)|my[ ](?:\w+[ ])?name[ ]is|i[ ]am[ ]called|in[ ]the[ ]name[ ]of|"
    r"under[ ]the[ ]name(?:[ ]of)?|"
    r"called|named)[ :]+)(?:(?:die|der)[ ]+)?"
)
# "ich (Özlem Çelik)", "hier Plotzke", "E. Plotzke", which "z. B. Plotten" is not.
_IN_PASSING = (
    r"(?:\b(?i:ich|i)[ ]\(|(?:^|(?<=[,.!?][ ]))[ \t>]*(?i:hier|this[ ]is)[ ]"
    rf"(?={_WORD}(?:[ ]{_WORD})?[ ]*(?:[.,!\n]|\Z))"
    r"|(?<![\w.])(?<!(?i:[zuidvso]\.[ ]))(?!S\.)[A-ZÄÖÜ]\.[ ]?)"
)
_KIN = (
    r"\b(?i:mann|gatte|gattin|ehemann|ehefrau|sohn|tochter|bruder|schwester|mutter|vater|mama|papa|"
    r"oma|opa|tante|onkel|"
    r"enkel(?:in|sohn|tochter)?|neffe|nichte|cousine?|freund(?:in)?|kolleg(?:e|en|in)|partner(?:in)?|"
    r"chef(?:in)?|"
    r"nachbar(?:in|n)?|mitarbeiter(?:in|s)?|husband|wife|son|daughter|brother|sister|mother|father|"
    r"mum|mom|dad|uncle|aunt|"
    r"friend|colleague|partner|boss|neighbou?r|nephew|niece),?[ ]+"
)
_FIELD = (
    r"(?im:^[ \t>*-]*(?:(?:vor|nach|zu|familien|sur|first|last|full|kunden)[ -]?name|name|kunde|"
    r"kundin|empfänger(?:in)?|"
    r"besteller(?:in)?|käufer(?:in)?|ansprechpartner(?:in)?|customer|recipient|buyer|contact|attn|"
    r"z\.?[ ]?hd\.?|c/o)[ \t]*[:=.][ \t]*)"
)
_SIGNS = re.compile(
    r"^[ \t>]*(?:(?:mit[ ])?(?:(?:den[ ])?(?:best|freundlich|viel|lieb|herzlich|schön|sonnig|"
    r"nett)(?:e[mnrs]?)?[ ]?)"
    r"(?:und[ ]\w+[ ])?(?:gr(?:ü|ue)(?:ß|ss)en?|gru(?:ß|ss)|dank)|gr(?:ü|ue)(?:ß|ss)e?n?|gru(?:ß|ss)|"
    r"mfg|lg|vg|bg|hg|glg|"
    r"hochachtungsvoll|herzlichst?|dank(?:e|eschön)?|vielen[ ]dank|(?:best|kind|kindest|warm|"
    r"many)?[ ]?(?:regards|wishes|thanks)|"
    r"(?:yours[ ])?(?:sincerely|faithfully|truly)|yours|cheers|best|thanks?(?:[ ]you)?|love|xo+|ihre?|"
    r"dein[e]?|euer|eure)\b"
    r"(?:[ ](?:aus|von|from|in|nach)[ ][^\n,]{1,30}|[ ]im[ ]voraus|"
    r"[ ]in[ ]advance)?[ \t,.!:;–-]*(?P<same>[^\n]{0,60})$",
    re.IGNORECASE | re.MULTILINE,
)
_CUES = [
    re.compile(rf"{cue}(?P<name>{_NAME})", re.MULTILINE)
    for cue in (_TITLE, _GREETING, _SAYS_SO, _IN_PASSING, _KIN, _FIELD)
]
_NAMES = re.compile(_NAME)
_WORDS = re.compile(r"[^\W\d_][^\W_]*(?:['’-][^\W\d_]+)*")
_COMPANY = re.compile(
    rf"(?:{_WORD}|\d+|&|und|and)(?:[ -]+(?:{_WORD}|&|und|"
    rf"and)){{0,4}}[ ]+(?:g?GmbH(?:[ ]&[ ]Co\.?[ ]KG)?|mbH|AG|KG|KGaA|UG|OHG|GbR|"
    r"e\.?[ ]?[KV]\.?|Ltd\.?|Limited|Inc\.?|LLC|plc)(?!\w)"
)
_CALLED_COMPANY = re.compile(rf"(?<!\w)(?i:firma|fa\.|company)[ ]+{_WORD}(?:[ ](?:&[ ])?{_WORD}){{0,2}}")
_TITLES = frozenset(
    "herr herrn frau fräulein hr hrn fr frl familie fam eheleute mr mrs ms mx miss mister sir lady dr prof ing mag"
    " med rer nat jur phil dipl".split()
)
MOST_SIGNED_LINES, MOST_SIGNED_WORDS = 2, 4


def find(text: str) -> Iterator[Stretch]:
    """The words of names, each by itself: "Anna Muster" is two of them."""
    for cue in _CUES:
        for match in cue.finditer(text):
            yield from _words(text, *match.span("name"))
    yield from _signed(text)
    yield from _by_first_name(text)


def companies(text: str) -> Iterator[Stretch]:
    for match in (*_COMPANY.finditer(text), *_CALLED_COMPANY.finditer(text)):
        words = _WORDS.finditer(text, *match.span())
        own = next(word for word in words if word.group().casefold() not in NO_NAMES | {"firma", "company"})
        yield Stretch(own.start(), match.end(), "COMPANY")


def words_of(name: str) -> list[str]:
    """The words of a name as it stands in a record."""
    return [word for word in _WORDS.findall(name) if len(word) > 1 and word.casefold() not in NO_NAMES]


def _words(text: str, start: int, end: int) -> Iterator[Stretch]:
    """The words of what may be a name, up to the first that is none."""
    for match in _WORDS.finditer(text, start, end):
        word = match.group()
        if word[:1].islower() or word.casefold() in _TITLES:
            continue  # "von", "Dr."
        if word.casefold() in NO_NAMES:
            return
        yield Stretch(match.start(), match.end(), "NAME")


def _signed(text: str) -> Iterator[Stretch]:
    """Who stands below the regards, or beside them."""
    for match in _SIGNS.finditer(text):
        start = match.start("same")
        if match["same"].strip():
            if len(match["same"].split()) <= MOST_SIGNED_WORDS:
                yield from _words(text, start, match.end("same"))
            continue
        yield from _lines_below(text, match.end())


def _lines_below(text: str, at: int) -> Iterator[Stretch]:
    seen = 0
    for line in re.finditer(r"[^\n]+", text[at : at + 300]):
        if not line.group().strip():
            continue
        seen += 1
        if seen > MOST_SIGNED_LINES or len(line.group().split()) > MOST_SIGNED_WORDS:
            return
        for word in _WORDS.finditer(text, at + line.start(), at + line.end()):
            if word.group().casefold() not in NO_NAMES:
                yield Stretch(word.start(), word.end(), "NAME")


def _by_first_name(text: str) -> Iterator[Stretch]:
    """A common first name, and the words of a name behind it."""
    for match in _NAMES.finditer(text):
        words = list(_WORDS.finditer(text, *match.span()))
        first = next((n for n, word in enumerate(words) if _is_given(word.group())), None)
        if first is None:
            continue
        yield from _words(text, words[first].start(), match.end())
    for match in _WORDS.finditer(text):
        if match.group() in IN_LOWER_CASE:
            yield Stretch(match.start(), match.end(), "NAME")


def _is_given(word: str) -> bool:
    bare = re.split(r"['’-]", word)[0]
    shown = bare.title() if bare.isupper() and len(bare) > 2 else bare
    return shown in GIVEN_NAMES or (shown.endswith("s") and shown[:-1] in GIVEN_NAMES)

"""A call that is wanted: which number, and when."""

import re
from dataclasses import dataclass

from kulanz.reading import numbers

MOST_CHARACTERS = 20_000


@dataclass(frozen=True, slots=True)
class Callback:
    """The number as E.164 and the wished time in their words, each with its place; None where not said."""

    number: str | None = None
    number_at: tuple[int, int] | None = None
    when: str | None = None
    when_at: tuple[int, int] | None = None


_WANTED = re.compile(
    r"rückruf|zurück\s?ruf|zurückzurufen|zurückgerufen werden|\b(?:ruf|rufen|ruft|rufts|meld\w*)\b."
    r"{0,60}?\b(?:an|durch|zurück)\b|anruf|"
    r"anzurufen|angerufen werden|telefonieren|telefonisch|telefonat|durchklingel\w*|bimmel\w*|klingel\w*|"
    r"\b(?:call|ring|phone|bell|telephone|buzz)\b|give (?:me|him|her|us) a (?:call|ring|bell|buzz)|ring back|"
    r"call ?back|"
    r"best time|beste zeit|wann dürfen wir|sprechen\b|talk\b|speak\b|erreich\w*|tel\b|telefon\w*|mobil|handy|"
    r"rufnummer",
    re.I,
)
_TIME = (
    r"(?:\d{1,2}(?:[.:]\d\d)?\s*(?:uhr|h\b|am\b|pm\b|a\.m\.|p\.m\.)|\d{1,2}(?:[.:]\d\d)?(?!\d)|noon|"
    r"lunch(?:time)?|five|six|four|three|nine|ten|"
    r"eleven|twelve|half (?:past )?\w+|halb \w+|feierabend|mittag(?:essen)?|tea|work|school)"
)
_DAY = (
    r"(?:(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)(?:s|früh|morgen|vormittag|mittag|"
    r"nachmittag|abend)?|werktags|wochentags|"
    r"(?-i:Mo|Di|Mi|Do|Fr(?!\.? [A-ZÄÖÜ])|Sa|So(?=\s?[.,/-]))\b\.?|mondays?|tuesdays?|"
    r"wednesdays?|thursdays?|fridays?|saturdays?|sundays?|weekdays?|weekends?|heute|heut|morgen|übermorgen|"
    r"today|tonight|tonite|tomorrow|this week|diese woche|nächste woche|next week)(?!\w)"
)
_PART = (
    r"(?:früh|morgens|mittagszeit|(?:in der )?mittagspause|vormittags?|mittags?|nachmittags?|abends?|abend|"
    r"morning|mornings|afternoon|afternoons|evening|evenings|night|anytime|any time|"
    r"jederzeit|egal wann|ganztags|tagsüber)(?!\w)(?:\s+(?:only|(?:her|his|our|my|uk|eastern|pacific) time)|"
    r"\s+nach der \w+)?"
)
_LINK = (
    r"(?:\s*\b(?:und|oder|od\.|or|and|to|bis|till|until|zwischen|between|nach|vor|ab|gegen|um|after|before|"
    r"from|at|around|on|am|erst|nur|immer|any|the|dem|aber|but|not|nicht|ausser|außer|except|am besten|ideally|"
    r"best|preferably|lieber|noch|der|ca\.|also|gern|lunch|so)(?!\w)\s*|\s*[,–/-]\s*)"
)
_WHEN = re.compile(
    rf"(?:\b(?:erst|nur|am besten|am liebsten|gern|lieber|ideally|not|bitte nicht|any|every|"
    rf"immer)\s+)?(?:\b(?:am|on|ab|bis|vor|nach|gegen|um|zwischen|after|before|"
    rf"between|from|until|till|by|at|around|von|in the|noch)\s+(?:dem\s+|the\s+)?)?(?:\b{_DAY}|\b{_PART}|"
    rf"(?<=\bab )\b{_TIME}|(?<=\bnach )\b{_TIME}|(?<=\bvor )\b{_TIME}|(?<=\bbis )\b{_TIME}|(?<=\bafter "
    rf")\b{_TIME}|(?<=\bbefore )\b{_TIME}|(?<=\bzwischen )\b{_TIME}|"
    rf"(?<=\bbetween )\b{_TIME}|(?<=\bgegen )\b{_TIME}|(?<=\bum )\b{_TIME}|(?<=\buntil )\b{_TIME}|(?<=\bvon "
    rf")\b{_TIME}|(?<=\bfrom )\b{_TIME})"
    rf"(?:{_LINK}{{0,4}}(?:\s*\b{_DAY}\b|\s*\b{_PART}\b|\s*\b{_TIME}))*",
    re.I,
)
# What follows it belongs to it: "… an, aber nicht nach 16 Uhr", "… (UK time)".
_MORE = re.compile(
    r"(?:\s+an\b)?\s*,?\s*(?:(?:aber|nur|but)\s+)?(?:bitte\s+|please\s+)?(?:nicht|not)\s+(?:vor|nach|before|after)\s+"
    rf"{_TIME}(?:\s+uhr\b)?"
    r"|\s*\(?\b(?:uk|british|german|eastern|pacific|new york|london|my|our|your|local|deutscher|britischer|meiner"
    r"|unserer|Ihrer) (?:time|zeit)\b\)?",
    re.I,
)
_FORM_TIME = re.compile(
    r"^[^\n:]{0,40}\b(?:beste zeit|best time|wann dürfen wir[^\n:?]*|wann (?:sind sie )?erreichbar|"
    r"erreichbar(?:keit)?|when (?:can|may) we call[^\n:?]*|"
    r"rückrufzeit|uhrzeit|zeit)[^\n:?]{0,30}[:?]+:?\s*(?P<when>[^\n]{2,80})",
    re.I | re.M,
)
_FREE_TIME = re.compile(
    r"\b(?:egal wann|jederzeit|any ?time(?: (?:before|after|except)[^,.;\n]{2,40}| you like)?|wenn geklärt|"
    r"sobald (?:es|klar|wie|der|die|das|sie|er)\b[^,.;\n]{2,40}|"
    r"wenn (?:es raus|geklärt|es)[^,.;\n]{0,24}|when it'?s [^,.;\n]{2,24}|außer [^,.;\n]{3,40}|asap|so bald "
    r"wie möglich|schnellstmöglich)",
    re.I,
)
_NOT_WISHED = re.compile(
    r"(?:seit|letzten|vergangenen|since|last|gestern|am dienstag (?:anrufen wollen)|wollten mich|promised|hieß "
    r"es|geschrieben|bestellt|tel\.|called|rang)\s*$",
    re.I,
)


def find(text: str) -> Callback:
    """The number to call and the wished time; the caller decides whether a call is wanted at all."""
    text = text[:MOST_CHARACTERS]
    number = _number(text)
    when = _when(text, (number.start, number.end) if number else None)
    return Callback(
        number.value if number else None,
        (number.start, number.end) if number else None,
        text[when[0] : when[1]] if when else None,
        when,
    )


def is_wanted(text: str) -> bool:
    """Whether anything here speaks of calling at all: without it neither number nor time means much."""
    return bool(_WANTED.search(text[:MOST_CHARACTERS]))


_OF_OTHERS = re.compile(r"(?:fax|hotline|ihre nummer|your number)[\s:.]*\S{0,3}$", re.I)


def _number(text: str) -> numbers.Number | None:
    """The one nearest to the wish; a fax number is none."""
    found = [n for n in numbers.find(text) if n.kind == "phone"]
    found = [n for n in found if not _OF_OTHERS.search(text[max(0, n.start - 16) : n.start])]
    if not found:
        return None
    wishes = [match.start() for match in list(_WANTED.finditer(text))[:50]]
    return min(found, key=lambda n: min((abs(n.start - wish) for wish in wishes), default=0))


def _when(text: str, number: tuple[int, int] | None) -> tuple[int, int] | None:
    form = _FORM_TIME.search(text)
    if form:
        return form.start("when"), form.start("when") + len(form["when"].rstrip())
    anchors = [match.start() for match in list(_WANTED.finditer(text))[:50]] + ([number[0]] if number else [])
    if not anchors:
        return None
    best: tuple[float, int, int] | None = None
    for pattern in (_WHEN, _FREE_TIME):
        for match in list(pattern.finditer(text))[:60]:
            start, end = match.start(), len(match.group().rstrip(" ,-–/")) + match.start()
            if number and start < number[1] and end > number[0]:
                continue
            if _NOT_WISHED.search(text[max(0, start - 24) : start]) or not re.search(r"\w{2}", match.group()):
                continue
            distance = min(abs(start - anchor) + (0 if start >= anchor else 12) for anchor in anchors)
            score = (
                distance
                - 12 * (len(match.group().split()) > 1)
                - 40 * (number is not None and abs(start - number[1]) < 8)
            )
            if distance < 140 and (best is None or score < best[0]):
                best = score, start, end
    if best is None:
        return None
    more = _MORE.match(text, best[2])
    return best[1], more.end() if more else best[2]

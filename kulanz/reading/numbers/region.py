"""Which country an unmarked telephone number is of: first by its own form, then by what the text names."""

import re

COUNTRY_CODES = {"DE": "49", "AT": "43", "CH": "41", "GB": "44", "IE": "353", "AU": "61", "US": "1"}
_Cues = tuple[tuple[str, re.Pattern[str]], ...]
_BY_FORM_ENGLISH = (("IE", re.compile(r"08[3579]\d{7}")), ("AU", re.compile(r"04\d{8}")))
_BY_TEXT_ENGLISH = (
    (
        "IE",
        re.compile(r"\b(?:ireland|dublin|cork|galway|limerick|kerry|clare|kinsale|donegal|eircode)\b", re.I),
    ),
    ("AU", re.compile(r"\b(?:nsw|qld|vic|australia|sydney|melbourne|brisbane|perth)\b", re.I)),
)
_BY_FORM_GERMAN = (
    ("DE", re.compile(r"01[567]\d+")),
    ("AT", re.compile(r"01[^567]\d+|06(?:5\d|6\d|7[06-9]|8[018]|9[09])\d{5,}|0(?:512|316|662|732)\d+")),
)
_BY_TEXT_GERMAN = (
    (
        "CH",
        re.compile(
            r"\b(?:grüezi|offerte|chf|franken|freundliche grüsse|schweiz|zürich|bern|basel|luzern|winterthur|"
            r"st\. gallen|sg|zh|thun|burgdorf|fr\.\s?\d+[.–]|päckli|aargau|lausanne)\b|\bCH\d\d|grösse|"
            r"gruss\b|strasse\b",
            re.I,
        ),
    ),
    (
        "AT",
        re.compile(
            r"\b(?:servus|wien|graz|linz|innsbruck|salzburg|klagenfurt|dornbirn|tirol|österreich|heuer|jänner|"
            r"feber|sackerl|steiermark|kärnten|imst|eisenstadt|bregenz|baba|mag\.|villach|leoben|gmunden)\b|"
            r"\bAT\d\d|\+43",
            re.I,
        ),
    ),
)
_ENGLISH = re.compile(
    r"\b(?:the|my|me|please|call|ring|back|rang|phone|you|wants|and|is|with|from|her|his|before|after|can|it)\b",
    re.I,
)
_GERMAN = re.compile(
    r"\b(?:der|die|das|und|ich|bitte|rückruf|ist|von|nicht|herr|hr|fr|frau|tel|mit|anruf|"
    r"anrufen)\b",
    re.I,
)


def region_of(text: str, written: str, digits: str) -> str:
    """ISO 3166 code of the country that `written` is dialled in."""
    if digits[0] != "0" and (len(digits) in (10, 11) or written.startswith("(")):
        return "US"
    if re.match(r"\(0[23478]\)\s?\d{4}", written):
        return "AU"
    spoken = text[:4000]
    if len(_ENGLISH.findall(spoken)) > len(_GERMAN.findall(spoken)):
        return _known(_BY_FORM_ENGLISH, digits) or _named(_BY_TEXT_ENGLISH, spoken) or "GB"
    swiss = "CH" if re.fullmatch(r"0\d\d \d{3} \d\d \d\d", written) else ""
    return _known(_BY_FORM_GERMAN, digits) or _named(_BY_TEXT_GERMAN, spoken) or swiss or "DE"


def _known(forms: _Cues, digits: str) -> str:
    return next((region for region, form in forms if form.fullmatch(digits)), "")


def _named(cues: _Cues, text: str) -> str:
    return next((region for region, cue in cues if cue.search(text)), "")

"""The numbers in a message: order numbers, amounts of money, telephone numbers, IBANs, each with its place."""

import re
from dataclasses import dataclass
from typing import Literal

from kulanz.reading.phones import normalised

MOST_CHARACTERS = 20_000
MOST_FOUND = 100
Kind = Literal["order", "amount", "phone", "iban"]


@dataclass(frozen=True, slots=True)
class Number:
    """One number: `value` is the bare order number, the IBAN without spaces, or E.164; money in `cents`."""

    kind: Kind
    start: int
    end: int
    value: str
    cents: int | None = None
    currency: str | None = None


def find(text: str) -> list[Number]:
    """All of them in order; where two readings overlap, the surer one (IBAN, amount, order, phone)."""
    text = text[:MOST_CHARACTERS]
    if not _DIGIT.search(text):
        return []
    kept: list[Number] = []
    for number in [*ibans(text), *amounts(text), *orders(text), *phones(text)]:
        if all(number.end <= other.start or number.start >= other.end for other in kept):
            kept.append(number)
    return sorted(kept, key=lambda number: number.start)[:MOST_FOUND]


_DIGIT = re.compile(r"\d")

# --- IBANs ---------------------------------------------------------------------------------------------------------

_IBAN_LENGTHS = {
    "AT": 20, "BE": 16, "BG": 22, "CH": 21, "CY": 28, "CZ": 24, "DE": 22, "DK": 18, "EE": 20, "ES": 24, "FI": 18,
    "FR": 27, "GB": 22, "GR": 27, "HR": 21, "HU": 28, "IE": 22, "IT": 27, "LI": 21, "LT": 20, "LU": 20, "LV": 21,
    "MC": 27, "MT": 31, "NL": 18, "NO": 15, "PL": 28, "PT": 25, "RO": 24, "SE": 24, "SI": 19, "SK": 24, "TR": 26,
}  # fmt: skip
_IBAN = re.compile(
    r"(?<![A-Za-z0-9])([A-Za-z]{2})[ .\-]{0,2}(\d[ .\-]{0,2}\d)((?:[ \u00a0."
    r"\-]{0,2}[A-Za-z0-9]){11,30})"
)


def ibans(text: str) -> list[Number]:
    """IBANs whose checksum holds, however they are spaced."""
    return [number for number in _like_ibans(text) if is_iban(number.value)][:MOST_FOUND]


def mistyped_ibans(text: str) -> list[Number]:
    """What looks like an IBAN of the right length and country but fails its checksum."""
    return [number for number in _like_ibans(text) if not is_iban(number.value)][:MOST_FOUND]


def _like_ibans(text: str) -> list[Number]:
    found = []
    for match in _IBAN.finditer(text):
        length = _IBAN_LENGTHS.get(match[1].upper())
        if not length:
            continue
        end = _end_after(text, match.start(), match.end(), length)
        if not end:
            continue
        value = re.sub(r"[^A-Za-z0-9]", "", text[match.start() : end]).upper()
        letters = sum(character.isalpha() for character in value[4:])
        if letters <= 5 or length > 26:
            found.append(Number("iban", match.start(), end, value))
    return found


def _end_after(text: str, start: int, end: int, length: int) -> int | None:
    """Where `length` letters and digits from `start` end; None where there are fewer, or the word goes on."""
    count = 0
    for position in range(start, end):
        count += text[position].isascii() and text[position].isalnum()
        if count == length:
            following = text[position + 1 : position + 2]
            return None if following.isalnum() else position + 1
    return None


def is_iban(value: str) -> bool:
    """ISO 13616: length of its country, and 97 divides it with a rest of one."""
    if _IBAN_LENGTHS.get(value[:2]) != len(value) or not value.isascii() or not value.isalnum():
        return False
    turned = value[4:] + value[:4]
    return int("".join(str(int(character, 36)) for character in turned)) % 97 == 1


# --- amounts -------------------------------------------------------------------------------------------------------

_CURRENCIES = {
    "€": "EUR", "eur": "EUR", "euro": "EUR", "euros": "EUR", "teuro": "EUR", "£": "GBP", "gbp": "GBP", "pound": "GBP",
    "pounds": "GBP", "quid": "GBP", "$": "USD", "usd": "USD", "dollar": "USD", "dollars": "USD", "bucks": "USD",
    "chf": "CHF", "fr.": "CHF", "fr": "CHF", "sfr": "CHF", "sfr.": "CHF", "franken": "CHF", "stutz": "CHF",
    "c$": "CAD", "a$": "AUD", "cent": "EUR", "cents": "USD", "p": "GBP", "rs": "INR", "rs.": "INR", "₹": "INR",
}  # fmt: skip
_SUM = r"\d{1,3}(?:[.,'’ \u00a0\u202f]\d{3})+(?:[.,]\d{2}|[.,][-–—]{1,2})?|\d{1,7}(?:[.,]\d{1,2}|[.,][-–—]{1,2})?"
_AMOUNT = re.compile(
    rf"(?<![\w.,-])(?P<before>C\$|A\$|€|£|\$|₹|(?:eur|euro|chf|usd|gbp|s?fr\.?|"
    rf"rs\.?)(?=[\s\d]))\s?(?P<a>{_SUM})(?![\d])(?!\w)"
    rf"|(?<![\w.,/+-])(?P<b>{_SUM})(?!\d)\s?(?P<after>€(?:\s?(?P<c>\d\d)(?!\d))?|£|\$|₹|(?:eur|euros?|chf|usd|"
    rf"gbp|franken|fr\.|"
    r"sfr\.?|pounds?|quid|dollars?|bucks|stutz|cents?)(?!\w))",
    re.I,
)


def amounts(text: str) -> list[Number]:
    """Sums of money, in cents of their currency."""
    found = []
    for match in _AMOUNT.finditer(text):
        written = match["a"] or match["b"]
        sign = (match["before"] or match["after"] or "").lower()
        currency = _CURRENCIES.get(sign) or _CURRENCIES.get(sign[:1]) or _CURRENCIES[sign.rstrip(".")]
        cents = cents_of(written)
        if match["c"] and "," not in written and "." not in written:
            cents += int(match["c"])
        if sign.startswith("cent"):
            cents //= 100
        found.append(Number("amount", match.start(), match.end(), written, cents, currency))
        if len(found) >= MOST_FOUND:
            break
    return found


def cents_of(written: str) -> int:
    """ "1.234,56", "1,234.56", "1'180.–", "12,5" and "249" in hundredths."""
    bare = re.sub(r"[.,][-–—]+$", "", written)
    last = re.search(r"[.,](\d{1,2})$", bare)
    whole = re.sub(r"\D", "", bare[: last.start()] if last else bare)
    return int(whole or 0) * 100 + (int(last[1].ljust(2, "0")) if last else 0)


# --- order numbers -------------------------------------------------------------------------------------------------

_CODE = r"(?=[A-Z0-9/_.\-]*\d)[A-Z0-9]+(?:[-/_.][A-Z0-9]+|\s?[-/]\s?(?=[A-Z0-9]*\d)[A-Z0-9]+)*"
_ORDER = re.compile(
    r"(?:\b(?:bestell(?:ung|ungs?)?s?(?:nummern?|nr|nrn|-nr|-id|-nummer)?|best\.?-?nr|auftr(?:ag|"
    r"ags)?s?(?:nummer|nr)?|order(?:s)?"
    r"(?:nummer|nr|-nr)?|rechnung(?:s)?(?:nummer|nr|-nr)?|re\.?-?nr|invoice|vorgang(?:s)?(?:nummer|nr)?|"
    r"purchase|po|commande|"
    r"commission|kommission|lieferung|ticket(?:nummer)?)\b\.?[ \t]*(?:(?:nummer|number|nr|no|num|id|"
    r"ref(?:erence)?)\b\.?|№)?[ \t]*[:=]?"
    r"[ \t]*(?:ist|lautet|is|war|was|die|the)?[ \t]*[#(„\"]?[ \t]*(?:nr\.?|no\.?|nummer)?[ \t]*#?)(?P<code>"
    + _CODE
    + r")"
    r"|(?<![\w&/=])#[ ]?(?P<hash>(?=[A-Z0-9-]*\d)[A-Z0-9]{2,}(?:-[A-Z0-9]+)*)",
    re.I,
)
_NOT_AN_ORDER = re.compile(
    r"\s?(?:€|eur|euro|£|\$|chf|uhr|x\b|mal\b|stück|tage?n?\b|wochen?\b|%|kg\b|g\b|ml\b|"
    r"cm\b)",
    re.I,
)
_LIKE_A_DATE = re.compile(r"\d{1,2}\.(?:\d{1,2}\.?(?:\d{2,4})?)?|20[12]\d|\d{1,2}/\d{1,2}(?:/\d{2,4})?")


def orders(text: str) -> list[Number]:
    """Numbers named as an order, an invoice or a case ("Bestellnr. 4711", "order #4418-B")."""
    found = []
    for match in _ORDER.finditer(text):
        group = "code" if match["code"] else "hash"
        code, start, end = match[group].rstrip("./_-"), match.start(group), match.end(group)
        if not code or len(code) < 3 or len(code) > 30 or _LIKE_A_DATE.fullmatch(code):
            continue
        if _NOT_AN_ORDER.match(text, end) and not re.search(r"[A-Z-]", code):
            continue
        found.append(Number("order", start, start + len(code), re.sub(r"\s", "", code)))
        if len(found) >= MOST_FOUND:
            break
    return found


# --- telephone numbers ---------------------------------------------------------------------------------------------

_PHONE = re.compile(
    r"(?<![\w.,/+#-])(?P<number>(?:\+|00)[1-9][\d\s()/.\u2013-]{6,22}\d|\(?0\s?\d[\d ]{0,5}\)?[\d\s()/."
    r"\u2013-]{3,18}\d|"
    r"\(\d{3}\)\s?\d{3}[\s.-]\d{4}|\b(?:1[-. ])?[2-9]\d{2}[-. ]\d{3}[-. ]\d{4})(?![\w€%])"
)
# Which country an unmarked number is of: first by its own form, then by what the text names.
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
_COUNTRY_CODES = {"DE": "49", "AT": "43", "CH": "41", "GB": "44", "IE": "353", "AU": "61", "US": "1"}


def phones(text: str, region: str = "") -> list[Number]:
    """Telephone numbers as E.164; the country by `region`, else guessed from the number and the text."""
    found: list[Number] = []
    for match in _PHONE.finditer(text):
        written = match["number"].rstrip(" -–./(")
        digits = re.sub(r"\D", "", written)
        if not 6 <= len(digits) <= 16 or _is_something_else(text, match.start("number"), written):
            continue
        number = _e164(_spoken_zero(written), region or _region(text, written, digits))
        if number:
            start = match.start("number")
            found.append(Number("phone", start, start + len(written), number))
        if len(found) >= MOST_FOUND:
            break
    return found


def _e164(written: str, region: str) -> str | None:
    """By the rules of its country; one digit too many or few is still what they wrote."""
    number = normalised(written, region)
    if number or not written.startswith("0") or written.startswith("00") or region not in _COUNTRY_CODES:
        return number
    digits = re.sub(r"\D", "", written)
    return f"+{_COUNTRY_CODES[region]}{digits[1:]}" if 8 <= len(digits) <= 12 else None


def _spoken_zero(written: str) -> str:
    """ "0049 (0)30" and "+49 (0) 251": the zero in brackets is for callers at home."""
    return re.sub(r"\(0\)", "", written) if written.startswith(("+", "00")) else written


_DATE_OR_SUM = re.compile(
    r"\d{1,2}\.\d{1,2}\.(?:\d{2,4})?|\d+[.,]\d\d|\d{1,2}/\d{1,2}/\d{2,4}|0\d/\d\d|"
    r"\d{1,2}\.\d{2}\s?[-–]\s?\d{1,2}\.\d{2}"
)


def _is_something_else(text: str, start: int, written: str) -> bool:
    before = text[max(0, start - 28) : start].lower()
    if written.startswith(("+", "00")):
        return False
    if _DATE_OR_SUM.fullmatch(written) or re.fullmatch(r"0+", re.sub(r"\D", "", written)):
        return True
    return bool(_OTHER_NUMBERS.search(before)) and not _CALLS.search(before)


_CALLS = re.compile(r"tel|ruf|fon|phone|mobil|handy|anruf|ring|call")
_OTHER_NUMBERS = re.compile(
    r"(?:bestell\w*|order|rechnung\w*|kunden\w*|nr\.?\s?#?|artikel\w*|invoice|tracking\w*|sendung\w*|iban|konto\w*|"
    r"blz|karte|card|visa|mastercard|ausweis\w*|pass\w*|no\.|steuer\w*)[\s:#]*$"
)


def _region(text: str, written: str, digits: str) -> str:
    if digits[0] != "0" and (len(digits) in (10, 11) or written.startswith("(")):
        return "US"
    if re.match(r"\(0[23478]\)\s?\d{4}", written):
        return "AU"
    spoken = text[:4000]
    if len(_ENGLISH.findall(spoken)) > len(_GERMAN.findall(spoken)):
        return _known(_BY_FORM_ENGLISH, digits) or _named(_BY_TEXT_ENGLISH, spoken) or "GB"
    swiss = "CH" if re.fullmatch(r"0\d\d \d{3} \d\d \d\d", written) else ""
    return _known(_BY_FORM_GERMAN, digits) or _named(_BY_TEXT_GERMAN, spoken) or swiss or "DE"


_Cues = tuple[tuple[str, re.Pattern[str]], ...]


def _known(forms: _Cues, digits: str) -> str:
    return next((region for region, form in forms if form.fullmatch(digits)), "")


def _named(cues: _Cues, text: str) -> str:
    return next((region for region, cue in cues if cue.search(text)), "")

"""How numbers, weekdays, months and spans of time are called, German and English, and the patterns made of them."""

NUMBERS = {
    "ein": 1, "eine": 1, "einem": 1, "einen": 1, "einer": 1, "eines": 1, "a": 1, "an": 1, "one": 1, "ner": 1,
    "nem": 1, "zwei": 2, "zwo": 2, "two": 2, "drei": 3, "three": 3, "vier": 4, "four": 4, "fünf": 5, "fuenf": 5,
    "five": 5, "sechs": 6, "six": 6, "sieben": 7, "seven": 7, "acht": 8, "eight": 8, "neun": 9, "nine": 9,
    "zehn": 10, "ten": 10, "elf": 11, "eleven": 11, "zwölf": 12, "twelve": 12, "vierzehn": 14, "fourteen": 14,
    "fünfzehn": 15, "zwanzig": 20, "twenty": 20, "einundzwanzig": 21, "achtundzwanzig": 28, "dreißig": 30,
    "dreissig": 30, "thirty": 30, "vierundzwanzig": 24, "achtundvierzig": 48, "zweiundsiebzig": 72,
    "twenty-four": 24, "forty-eight": 48, "seventy-two": 72, "twenty-one": 21, "thirty-one": 31, "twenty-two": 22,
    "couple": 2, "paar": 3, "few": 3, "beiden": 2,
}  # fmt: skip
WEEKDAYS = {
    "montag": 0, "dienstag": 1, "mittwoch": 2, "donnerstag": 3, "freitag": 4, "samstag": 5, "sonnabend": 5,
    "sonntag": 6, "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5,
    "sunday": 6, "mon": 0, "tue": 1, "tues": 1, "wed": 2, "weds": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "mo": 0,
    "di": 1, "mi": 2, "do": 3, "fr": 4, "sa": 5, "so": 6, "freita": 4, "samsta": 5,
}  # fmt: skip
MONTHS = {
    "januar": 1, "jänner": 1, "jaenner": 1, "jan": 1, "january": 1, "februar": 2, "feber": 2, "feb": 2,
    "february": 2, "märz": 3, "maerz": 3, "mär": 3, "mrz": 3, "march": 3, "mar": 3, "april": 4, "apr": 4, "mai": 5,
    "may": 5, "juni": 6, "jun": 6, "june": 6, "juli": 7, "jul": 7, "july": 7, "august": 8, "aug": 8, "september": 9,
    "sept": 9, "sep": 9, "oktober": 10, "okt": 10, "october": 10, "oct": 10, "november": 11, "nov": 11,
    "dezember": 12, "dez": 12, "december": 12, "dec": 12,
}  # fmt: skip
_LONG_DAYS = "montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag"
_LED = (
    r"(?:(?<=\bon )|(?<=\bby )|(?<=until )|(?<=till )|(?<=next )|(?<=this )|(?<=before )|(?<=last )|(?<=since "
    r")|(?<=,\s))"
)
DAY = (
    rf"(?:{_LONG_DAYS}|monday|tuesday|wednesday|thursday|friday|saturday|sunday|tues|weds|thurs|{_LED}(?:mon|tue|"
    rf"wed|thur?|fri)|"
    r"freita|samsta)"
)
LONG_DAY = rf"(?:{_LONG_DAYS}|monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
COMING_WEEK = (
    r"(?P<which>übernächste[nrsm]?|nächste[nrsm]?|naechste[nrsm]?|kommende[nrsm]?|next|(?:the\s+)?coming)\s+"
    r"(?:woche|week)\b"
)
# Shortened German weekdays are words of their own: only with an explicit word before, or before a date.
SHORT_DAY = r"(?:mo|di|mi|do|fr|sa|so)"
MONTH = rf"(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})"
MONTHS_TRIGGER = " ".join(MONTHS)
NUMBER = rf"(?:\d{{1,3}}|{'|'.join(sorted(NUMBERS, key=len, reverse=True))})"
MODIFIER = (
    r"(?:(?P<mod>nächste[nrsm]?|naechste[nrsm]?|kommende[nrsm]?|übernächste[nrsm]?|diese[nrsm]?|letzte[nrsm]?|"
    r"vergangene[nrsm]?|vorige[nrsm]?|jede[nrsm]?|next|coming|this|this coming|last|past|every|each)\s+)"
)
WITHIN = (
    r"(?:innerhalb(?:\s+von|\s+der\s+nächsten|\s+der)?|binnen|within(?:\s+the\s+next)?|in\s+(?:den\s+nächsten|"
    r"spätestens|the\s+next|höchstens|ca\.|etwa|about|around)|innert|inside(?:\s+of)?|in|spätestens\s+in|"
    r"over\s+the\s+next|frist\s+von|nachfrist\s+von|frist:|zahlungsziel:?|during\s+the\s+next|im\s+laufe\s+der\s+"
    r"nächsten|nach\s+spätestens)"
)
UNIT = (
    r"(?P<unit>werktag(?:e[ns]?|s)?|arbeitstag(?:e[ns]?|s)?|(?:business|working|work)[\s-]days?|"
    r"kalendertag(?:e[ns]?)?|calendar\s+days?|tag(?:e[ns]?|s)?|days?|woche[n]?|weeks?|wk|monat(?:e[ns]?|s)?|months?|"
    r"stunden?|std\.?|hours?|hrs|h|fortnight|jahr(?:e[ns]?|s)?|years?)(?:['’]s?)?"
)

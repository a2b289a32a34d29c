"""Du or Sie: how somebody addresses their reader in German."""

import re

from .language import language_of

MOST_CHARACTERS = 8000

# A note of a call speaks of a third person: "holt sie Samstag ab" commands nobody.
_CALL_NOTE = re.compile(
    r"^\s*(?:Anruf\b|(?:\d+\. )?(?:Hr|Fr|Hrn)\.|(?:Herr|Frau) [A-ZÄÖÜ][\wäöüß-]+(?:,| \(| tel| rief| ruft| "
    r"will| hat| möchte))|\b(?:rief an|ruft an|tel\.|am Telefon|am Tel\.|angerufen)"
)
# The questions of our own form are not their words.
_FORM = re.compile(
    r"(?m)^[ \t]*(?:Ihre?|Deine?|Eure?|Was|Wann|Wie|Welche[nrs]?|Worum|Womit|Kurz "
    r"Ihr)\b[^\n:?]{0,60}\??:"
)
_QUOTE = re.compile(
    r"(?m)^[ \t]*[>|].*$|^-{2,}\s?(?:Original|Ursprüngliche|Weitergeleitete|Forwarded|Begin|Anfang|Ihre "
    r"Bestellung|Bestell)[\s\S]*"
    r"|^(?:Am|On) .{4,80}(?:schrieb|wrote).{0,60}:?\s*$[\s\S]*|[„\"»“][^“”\"«»„\n]{2,300}[“”\"«]"
)
_GAPS = re.compile(r"\s{3,}")
_DU = re.compile(
    r"\b(?:[Dd]u|DU|[Dd]ich|[Dd]ir|[Dd]eine?[mnrs]?|DEINE?[MNRS]?|[Ee]uch|EUCH|[Ee]uer|[Ee]ure?[mnrs]?|"
    r"EUER|EURE[MNRS]?)\b"
    r"|\b(?i:kannst|hast|bist|könntest|würdest|magst|schickst|wirst|willst|hättest|wärst|machst|weißt|musst|"
    r"kannste|haste|könnt|könntet|"
    r"habt|seid|würdet|wollt|schickt ihr|hobts|könnts|habts|seids|wissts|tätet|hättet|wärt|müsst|dürft|solltet|"
    r"checkt|macht ihr|rufst mi|schickst mir|druckt ihr|schickt ihr|tät's ihr|täts)\b"
    r"|\b(?:[Ii]hr|IHR) (?:seid|habt|könnt|wollt|schickt|macht|sollt|müsst|lieben|süßen|zwei|\w+t)\b|\b(?:seid|"
    r"habt|könnt|wollt|macht|schickt|\w{3,}t) ihr\b|\bdass ihr\b|\bihr (?:Lieben|amateure|Amateure|idioten|"
    r"Idioten|Flaschen|Penner|Betrüger|Pfeifen|Vollpfosten)\b|\b\w{3,}t's (?:euch|das|des|doch)\b"
)
_DU_VERB = (
    r"schick|schickt|schicks|send|sendet|lösch|löscht|nimm|nehmt|gib|gebt|mach|macht|ruf|ruft|meld|meldet|"
    r"schreib|schreibt|stornier|storniert|"
    r"überweist|zahlt|erstattet|hol|holt|holts|sag|sagt|lass|lasst|stell|stellt|änder|ändert|tausch|tauscht|"
    r"schau|schaut|schauts|guck|guckt|leg|legt|bring|bringt|"
    r"fix|setz|setzt|trag|tragt|packt|liefert|prüft|zieht|streicht|hört|hör|red|redet|richt|richtet|sperrt|"
    r"klärt|entschuldigt|reserviert|antwortet|zeigt|"
    r"erklärt|vergesst|vergiss|ersetzt|druckt|nennt|teilt|findet|denkt|haltet|bucht|kümmert|verlängert|beweg|"
    r"bewegt|verpisst|fickt|fahrt|schaltet|tut(?!\s+(?:mir|uns|es)\b[^.!?]{0,40}?\s(?:leid|weh)\b)|"
    r"streich|entsperrt|korrigiert|repariert|kündigt|kündige"
)
_DU_IMPERATIVE = re.compile(
    rf"(?:^|[.!?…:\n,;]\s{{0,2}}|\b(?:und|oder|dann|bitte|also|jetzt|sonst|[Bb]itte)\s+)(?:bitte |doch |einfach |"
    rf"jetzt )*(?:{_DU_VERB})\s+"
    r"(?:mir|mich|uns|bitte|das|die|den|es|sie|ihn|mal|doch|einfach|was|euch|dir|dich|endlich|meine?n?|meinen|"
    r"ma|mi|alles|ein|eine|einen|nen|'s|jetzt|sofort|da|"
    r"nicht|an|her|hin|zurück|weiter|schnell|kurz|gern|ne|lieber|mein|so|bloß|nie|keine|keinen|den|\w+ bitte)\b",
    re.I,
)
# Inside a sentence "Sie" is the reader; at its beginning it may be "they" or "she".
_SIE = re.compile(
    r"(?<![.!?:\n\"„…])(?<![.!?:…>][ ])(?<!^)(?<!\n)(?<![-•*]\s)\b(?:Sie|Ihnen|SIE|IHNEN|Ihre[mnrs]?|Ihr(?= "
    r"[A-ZÄÖÜ]))\b"
    r"|\bSehr geehrte[r]?\b|\bWerte (?:Damen|Herren|Frau)|\bGeschätzte[rs]? (?:Herr|Frau|Kundendienst|Team|"
    r"Damen)|\bVerehrte"
)
_SIE_OPENS = re.compile(
    r"(?:^|[.!?:…\n]\s?)(?:Sie (?:haben|hatten|können|könnten|werden|sollten|müssen|wollen|wollten|mahnen|"
    r"schreiben|bieten|schulden|behaupten|erinnern|teilen|bewerben|"
    r"verkaufen|verlangen|schicken|sagten|versprachen|erstatten|löschen|dürfen|bekommen|kriegen|erhalten)|"
    r"Ihre?[nmrs]? [A-ZÄÖÜ]|Ihnen )"
)
_SIE_IMPERATIVE = re.compile(
    r"\b\w{3,}(?:en|ern|eln) (?:bitte )?(?:Sie|S')(?:\b|(?<=')\s)|\bbitte\s\w+en "
    r"(?:sie|Sie) (?:mir|mich|uns|das|die|den|bitte|meine?)\b"
)
_LOWER_SIE = re.compile(
    r"\b(?:können|könnten|würden|haben|wollen|schicken|rufen|machen|geben|bitten|senden|"
    r"sagen|erstatten|stornieren|löschen|helfen) sie (?:mir|mich|uns|bitte|das|die|den|denn|meine?|neue|einen?|"
    r"mal)\b|\bbei ihnen\b|\bbitte \w+en sie\b|\bihre (?:firma|mail|e-mail|seite|kollegin|kollege|mitarbeiter|"
    r"rechnung|hotline)\b"
)
_GREETING_DU = re.compile(
    r"(?:^|\n)[ \t]*(?:(?:Hi|Hey|Hallo|Moin|Servus|Huhu|Hallöchen|Na|Liebe|Lieber|Halli ?hallo|Grüß dich|Griaß "
    r"di|Ciao|Ahoi|Sali|Salü|Hoi|Tach|Yo|Hej|Heyy+)[ ,]+)+(?!Herr|Frau|Hr|Fr\b|Team|Dr|Prof|Leute|Damen|"
    r"Zusammen|Kund|Ihr\b|Wollspeicher|Notenhaus|Saatgut|Verlag|Service|Shop|Fräulein)"
    r"(?P<name>[A-ZÄÖÜ][a-zäöüßé]{2,11})(?=\s*(?:[,!.\n😊🙂👋]|$))(?! (?:Team|Verlag))"
)
_GREETING_IHR = re.compile(
    r"\b(?:ihr lieben|ihr Lieben|Ihr Lieben|ihr süßen|an euch|liebe leute|grüß euch|"
    r"griaß enk|griaß eich|Griaß eich|Servus ihr|Hallo ihr|hallo ihr|Hi ihr|hey ihr)\b"
)
_NOT_NAMES = frozenset(
    "team zusammen leute liebe lieber guten hallo allerseits miteinander kundenservice "
    "service support shop nochmal nochmals kundendienst redaktion buchhaltung welt gemeinde also danke bitte "
    "alle".split()
)


def register_of(text: str) -> str:
    """ "du" (ihr and euch too), "sie", or "" where there is no cue or both alike; what is quoted does not count."""
    text = _FORM.sub(" \n", _QUOTE.sub(" \n", _GAPS.sub("\n\n", text[:MOST_CHARACTERS])))
    if (
        language_of(text) == "en"
    ):  # a German word or two beside it may still say du; "send an invoice" does not
        says_du = any(said != "Du" for said in _DU.findall(text))  # which is a name, too
        return "du" if says_du and not _cues_of_sie(text) else ""
    du, sie = _cues_of_du(text), _cues_of_sie(text)
    if du > sie:
        return "du" if du > 1.3 * sie else ""
    if not sie:
        return _greeted(text) or _foreign(text)
    return "sie" if sie > 1.3 * du else ""


def _cues_of_du(text: str) -> int:
    commands = 0 if _CALL_NOTE.search(text[:160]) else len(_DU_IMPERATIVE.findall(text))
    return len(_DU.findall(text)) + 2 * commands + 2 * len(_GREETING_IHR.findall(text))


def _cues_of_sie(text: str) -> int:
    return (
        len(_SIE.findall(text))
        + len(_SIE_OPENS.findall(text))
        + 2 * len(_SIE_IMPERATIVE.findall(text))
        + 2 * len(_LOWER_SIE.findall(text))
    )


def _greeted(text: str) -> str:
    """Nothing but the greeting tells: "Hi Sven" or "Hallo Frau Brandt"."""
    greeting = _GREETING_DU.search(text)
    if greeting and greeting["name"].lower() not in _NOT_NAMES:
        return "du"
    formal = re.search(
        r"(?:^|\n)[ \t]*(?:(?:Guten (?:Tag|Morgen|Abend)|Hallo|Liebe[r]?|Grüezi|Grüß Gott|"
        r"Servus|Moin|Werte[r]?|Werther)[ ,]+)+(?:Herr|Frau|Hr\.|Fr\.|Fräulein|Dr\.)",
        text,
    )
    return "sie" if formal else ""


_VOUS = re.compile(
    r"\b(?:vous|votre|vos|pourriez|misiniz|mısınız|gönderin|edin|lütfen \\w+in|państwa|państwo|"
    r"pan[iu]?|kunt u|uw|usted(?:es)?|lei|vi prego)\b",
    re.I,
)
_TU = re.compile(
    r"\b(?:tu|toi|peux-tu|jullie|podéis|potete|mandateli|vosotros|gönderir misin|kun je)\b", re.I
)


def _foreign(text: str) -> str:
    """French "vous" is Sie, Dutch "jullie" du; only where no German was found."""
    vous, tu = len(_VOUS.findall(text)), len(_TU.findall(text))
    if vous == tu:
        return ""
    return "sie" if vous > tu else "du"

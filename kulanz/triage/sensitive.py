"""Data that do not belong in a mail: bank, card, health, password, identity papers, secrets of a contract."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from kulanz.reading.numbers import ibans, mistyped_ibans

MOST_CHARACTERS = 20_000
MOST_FOUND = 60
Kind = Literal["bank", "card", "health", "password", "id_document", "contract_secret"]


@dataclass(frozen=True, slots=True)
class Sensitive:
    """One such datum and where it stands."""

    kind: Kind
    start: int
    end: int


def find(text: str) -> list[Sensitive]:
    """The data and facts themselves; that a message only speaks of a password or an IBAN is not one."""
    text = text[:MOST_CHARACTERS]
    kept: list[Sensitive] = []
    for source in (_bank, _card, _password, _id_document, _contract_secret, _health):
        for one in source(text):
            if len(kept) >= MOST_FOUND:
                break
            if not any(
                one.kind == other.kind and one.start < other.end and other.start < one.end for other in kept
            ):
                kept.append(one)
    return sorted(kept, key=lambda one: (one.start, one.end))


def mask(text: str) -> str:
    """The text with bank, card, password and paper numbers covered but for their last two signs."""
    covered = list(text)
    for one in find(text):
        if one.kind not in ("health", "contract_secret"):
            last = one.end - (2 if one.kind != "password" else 0)
            for position in range(one.start, last):
                if covered[position].isalnum() or one.kind == "password":
                    covered[position] = "•"
    return "".join(covered)


# --- bank ----------------------------------------------------------------------------------------------------------

_ACCOUNT_WORD = re.compile(
    r"iban|konto|account|bank|überweis|sparkasse|transfer|payment|sepa|lastschrift", re.I
)
_ACCOUNT_NUMBER = re.compile(
    r"\b(?:konto(?:nummer|nr\.?|-nr\.?)?|kto\.?(?:-?nr\.?)?|account(?: (?:number|no\.?|nr\.?))?|acct\.?(?: "
    r"no\.?)?|a/c(?: no\.?)?)\s*"
    r"(?:lautet|ist|is|:|=|#)?\s*(?P<number>\d(?:[ -]?\d){5,11})\b(?!\s?(?:€|eur|euro))"
    r"|\b(?:sort code|blz|bankleitzahl)\s*(?:lautet|ist|is|:)?\s*(?P<code>\d{2,3}[ -]?\d{2,3}[ -]?\d{2,3})\b",
    re.I,
)


def _bank(text: str) -> Iterator[Sensitive]:
    for number in ibans(text):
        yield Sensitive("bank", number.start, number.end)
    for number in mistyped_ibans(text):
        spoken_of = _ACCOUNT_WORD.search(text, max(0, number.start - 60), number.start)
        if spoken_of or (number.end - number.start >= 22 and text[number.start : number.start + 2].isupper()):
            yield Sensitive("bank", number.start, number.end)
    for match in _OF_LETTER_O.finditer(text):
        yield Sensitive("bank", match.start(), match.end())
    for match in _ACCOUNT_NUMBER.finditer(text):
        if "kunden" not in text[max(0, match.start() - 8) : match.start()].lower():
            group = "number" if match["number"] else "code"
            yield Sensitive("bank", match.start(group), match.end(group))


# A letter O among the digits, one digit too many: still an account, after a word that says so.
_OF_LETTER_O = re.compile(
    r"(?<=[ :])(?:DE|AT|CH|LI|LU|NL|GB|IE|FR|IT)\d{2}(?:[ .-]?[\dO]{2,5}){3,7}(?!\w)|(?<=[ :])(?:GB|NL|"
    r"IE)\d{2}[ .-]?[A-Z]{4}(?:[ .-]?[\dO]{2,4}){3,6}(?!\w)"
)

# --- card ----------------------------------------------------------------------------------------------------------

_CARD = re.compile(r"(?<![\w+.,/-])[2-6]\d{3}(?:[ .\-–]{0,2}\d{2,6}){2,4}(?!\w|[.,]\d)")
_CARD_WORD = re.compile(
    r"karte|card|visa|master|amex|kreditk|cvc|cvv|exp\b|gültig|prüfziffer|debit|credit|"
    r"valid",
    re.I,
)


def _card(text: str) -> Iterator[Sensitive]:
    for match in _CARD.finditer(text):
        digits = re.sub(r"\D", "", match.group())
        if not 13 <= len(digits) <= 19 or re.search(
            r"[A-Z]{2}\d{2}[ .]*$", text[max(0, match.start() - 8) : match.start()]
        ):
            continue
        near = _CARD_WORD.search(text, max(0, match.start() - 80), min(len(text), match.end() + 50))
        sure = is_luhn(digits) and (near or len(digits) in (15, 16))
        if sure or (near and len(digits) in (15, 16, 17) and _mistyped(match.group())):
            yield Sensitive("card", match.start(), match.end())


def _mistyped(written: str) -> bool:
    """Grouped as cards are; one wrong digit does not make it harmless."""
    return bool(re.fullmatch(r"\d{4}(?:[ .\-–]{1,2}\d{3,5}){3}|\d{16}", written))


def is_luhn(digits: str) -> bool:
    """The check of card numbers: every second digit from the right doubled, the sum a multiple of ten."""
    total = sum(int(d) for d in digits[-1::-2])
    return (total + sum(sum(divmod(2 * int(d), 10)) for d in digits[-2::-2])) % 10 == 0


# --- password ------------------------------------------------------------------------------------------------------

_WORD = (
    r"(?:passwor[dt]s?|passwörter|kennwort|passwd|pwd?|pass-?code|pin(?:-?code|-?nummer)?|zugangscode|login|"
    r"passphrase|geheimzahl|puk)"
)
_PASSWORD = re.compile(
    rf"\b(?P<word>{_WORD})\b(?P<between>[^.!?\n]{{0,60}}?)(?<=[\s:=\"„“'»«(\[])(?P<value>[^\s\"„“”»«()<>,;]{{4,40}})",
    re.I,
)
_CURRENT_ONE = re.compile(
    r"\b(?:current|old|new|right|correct|actual) (?:one|password|pw|pwd)\b\s*(?:is|was|"
    r":)\s+(?P<value>[^\s\"„“”»«()<>,;]{4,40})",
    re.I,
)
_ALNUM = re.compile(r"[^\W\d_]")
_BETWEEN = re.compile(
    r"^\s*(?:war|ist|lautet|is|was|it'?s|literally|immer|als|=|:|-|–|auf|to|of|für|mein\w*|my|die|the|so|eh|"
    r"halt|noch|jetzt|now|aktuell|currently|"
    r"currently|still|stimmt|doch|und|das|mit|with|von|ihm|zum|konto|account|portal|wifi|wlan|app|"
    r"zurückgesetzt|reset|gesetzt|geändert|changed|hier|"
    r"here|heißt|lautete|temporary|old|new|altes|neues|eingegeben|hab|habe|ich|i|use|used|try|typed|entered|"
    r"tried|benutzt|verwendet|wie|folgt|nimmt|"
    r"nicht|again|he|she|geht|damit|funktioniert|been|has|always|same|versuch\w*|won't|take|dafür|er|sie|ihr|"
    r"uns|the|for|\W)*$",
    re.I,
)


def _password(text: str) -> Iterator[Sensitive]:
    for pattern in (_PASSWORD, _CURRENT_ONE):
        for match in pattern.finditer(text):
            found = _value(text, match)
            if found:
                yield Sensitive("password", *found)
    for match in _NEARBY.finditer(text):
        start, end = match.span("value")
        if is_password(text[start:end].rstrip(".!?:")):
            yield Sensitive("password", start, start + len(text[start:end].rstrip(".:?")))


_NEARBY = re.compile(
    rf"\b{_WORD}\b[^\n]{{0,90}}?(?<=[\s:=\"„“'»«(])(?P<value>(?=[^\s\"„“”»«()]{{0,30}}\d)(?=[^\s\"„“”»«()]{{0,3"
    rf"0}}[^\W\d_])[^\s\"„“”»«()<>,;@/]{{6,40}})",
    re.I,
)


def _value(text: str, match: re.Match[str]) -> tuple[int, int] | None:
    value = match["value"].rstrip(".:?'")
    between = match["between"] if "between" in match.re.groupindex else ""
    told = bool(
        re.search(
            r"(?:lautet|lautete|\bis|\bwas|\bist|\bwar|heißt|[:=])(?:\s+(?:immer|literally|"
            r"always|still|noch|halt|eh))*\s*[\"„“'»«(]?$",
            between.rstrip() or between,
        )
    )
    told = told or "between" not in match.re.groupindex
    if not _BETWEEN.match(between):
        return None
    if value.isdigit() and not re.match(r"pin|zugang|geheim|puk|pass-?c", match.group(), re.I):
        return None
    if is_password(value) or (told and _LIKE_A_SECRET.fullmatch(value) and not _PLAIN.fullmatch(value)):
        return match.start("value"), match.start("value") + len(value)
    return None


_PLAIN = re.compile(
    r"(?:falsch|wrong|ungültig|invalid|nicht|not|weg|gone|immer|always|vergessen|forgotten|abgelaufen|expired|"
    r"da|ok|the|ein|eine|richtig|correct|neu|"
    r"geändert|changed|reset|zurückgesetzt|never|jedes|plötzlich|leider|laut|http\S*|www\S*|\S+@\S+|\W+|\w+en|"
    r"\w+t|still|incorrect|"
    r"jetzt|weiterhin|angeblich|seit|unknown|rejected|too|zu|einfach|kaputt|page|link|email|mail|not|being|"
    r"been|also|exactly)",
    re.I,
)
_LIKE_A_SECRET = re.compile(
    r"[A-Za-zÄÖÜäöüß]{0,20}[\W\d_]\S*|[a-z]+[A-Z]\S*|[A-ZÄÖÜ][a-zäöüß]+\d+\S*|\d{4,8}"
)


def is_password(value: str) -> bool:
    """Letters with digits or signs inside, as nobody writes a word; no code of a voucher or an order, no address."""
    if not 5 <= len(value) <= 40 or re.search(r".@.*\.", value) or value.lower().startswith(("http", "www")):
        return False
    letters = sum(character.isalpha() for character in value)
    digits = sum(character.isdigit() for character in value)
    signs = len(value) - letters - digits
    if not letters or re.fullmatch(
        r"[A-Z]{1,4}-?\d+[A-Z]?(?:-\d+)*|\d+(?:st|nd|rd|th|x|er|te|ter|mal|h|kg|ml|"
        r"cm|min)",
        value,
    ):
        return False
    if (
        re.fullmatch(
            r"[A-Za-zÄÖÜäöüß]+-[A-Za-zÄÖÜäöüß]+|[\w.]+/[\w.]+|\d+[-.,:/]\d+.*|"
            r"[A-Za-zäöüÄÖÜß]+[’'][a-z]+|\w+\.\w{2,7}",
            value,
        )
        and digits < 2
    ):
        return False
    inner = re.sub(r"^\W+|\W+$", "", value)
    return digits >= 2 or (digits >= 1 and signs >= 1) or bool(re.search(r"\w[#$!%&*_+=]\w", inner))


# --- identity papers -----------------------------------------------------------------------------------------------

_PAPER = re.compile(
    r"\b(?:personalausweis\w*|perso\b|persoausweis|perso-?n(?:umme)?r\w*|ausweis\w*|\w*behindertenausweis\w*|"
    r"schwerbehinderten\w*|reisepass\w*|pass(?:-?nummer|-?nr)\b|mein\w* pass\b|pass\b|"
    r"führerschein\w*|identitätskarte|id[- ](?:karte|card|nummer|number|no)\b|passport\w*|driv(?:ing|er'?s?) "
    r"licen[cs]e\w*|licen[cs]e\b|steuer-?(?:id|"
    r"identifikations\w*|nummer|nr)\b|tax (?:id|number)|national insurance(?: number)?|ni number|nino|social "
    r"security(?: number)?|ssn|"
    r"sozialversicherungs\w*|versicherten\w*|versicherungsnummer|sv-?n(?:umme)?r\w*|ahv\w*|svnr|"
    r"krankenversicherten\w*|aadhaar|pan card|ppsn?|"
    r"aufenthaltstitel\w*|geburtsurkunde\w*|(?<!ust-)(?<!vat-)(?<!vat )(?<!uid-)id)\b",
    re.I,
)
_PAPER_NUMBER = re.compile(
    r"(?<![\w@./€£$-])(?:(?=[A-Z0-9]*\d)(?=[A-Z0-9]*[A-Z])[A-Z0-9]{7,14}|[A-Z]{1,2}[ ]?\d{6,9}|\d{9}|756[."
    r"]\d{4}[.]\d{4}[.]\d\d|\d{2}/\d{4,5}(?:-\d{1,3})?|\d{3}-\d{2}-\d{4}|"
    r"[A-Z]{2} ?\d\d ?\d\d ?\d\d ?[A-D]|\d{4} ?\d{6}|\d\d ?\d{3} ?\d{3} ?\d{3}|\d\d[ ]?\d{6}[ ]?[A-Z][ ]?\d{3}|"
    r"\d{2,3}/\d{3}/\d{4,5}|[A-Z]\d{3}-\d{4}-\d{4}|\d{4} \d{4} \d{4})(?![\w@€]|[.,]\d|\s?(?:€|euro))"
)
_ORDER_BEFORE = re.compile(
    r"(?:bestell\w*|order|auftrag\w*|kunden\w*|rechnung\w*|vertrag\w*|invoice|"
    r"bestellung nr\.?|customer)\W{0,3}(?:nr\.?|no\.?|nummer|number|#)?\W{0,3}$",
    re.I,
)


def _id_document(text: str) -> Iterator[Sensitive]:
    for paper in list(_PAPER.finditer(text))[:20]:
        for match in _PAPER_NUMBER.finditer(text, paper.end(), min(len(text), paper.end() + 120)):
            if _ORDER_BEFORE.search(text[max(0, match.start() - 24) : match.start()]) or _is_of_a_bank(
                text, match
            ):
                continue
            if paper.group().lower() == "id" and (
                match.group().isdigit() or match.start() - paper.end() > 12
            ):
                continue
            if re.search(r"\n\s*\n", text[paper.end() : match.start()]):
                break
            yield Sensitive("id_document", match.start(), match.end())
            break


def _is_of_a_bank(text: str, match: re.Match[str]) -> bool:
    around = text[max(0, match.start() - 30) : match.end() + 20]
    return any(n.start < match.end() and match.start() < n.end for n in ibans(text)) or bool(
        re.search(r"iban|tel\.?\b|phone|\+\d", around, re.I)
    )


# --- secrets of a contract -----------------------------------------------------------------------------------------

_SECRET = re.compile(
    r"vertraulich\w*|geheim(?:haltung\w*|zuhalten)?\b|verschwiegenheit\w*|stillschweigen|\bnda\b|nda'd|"
    r"confidential\w*|non-disclosure|under wraps|secrecy|"
    r"not (?:for forwarding|supposed to (?:tell|share|say)|allowed to (?:tell|share|say))|under lock and key|"
    r"(?:bleibt?|das) bitte (?:unter uns|zwischen uns)|bleibt? (?:bitte )?(?:unter|zwischen) uns|nur für "
    r"(?:ihre|deine|eure) augen|nicht weiter(?:geben|reichen|sagen|erzählen)|"
    r"(?:keep|please keep) (?:this|it|that)[^.!?\n]{0,20}(?:between (?:us|ourselves)|to yourself)|between "
    r"(?:us|you and me|ourselves)|"
    r"nicht (?:reden|sprechen|zeigen|sagen|verraten|weitergeben) darf|darf (?:ich )?(?:eigentlich "
    r")?(?:niemand\w*|keine\w*|nicht|das)[^.!?\n]{0,24}(?:zeigen|sagen|verraten|erfahren|wissen)|"
    r"kein(?:en|em)? (?:mitbewerber|konkurrent\w*|anderer)[^.!?\n]{0,30}(?:erfahren|wissen)|intern(?:e|en|er)? "
    r"(?:kalkulation|preisliste|zahlen)|"
    r"don'?t (?:pass|share|forward) (?:it|this|that)|please don'?t pass|sonderkonditionen|side letter|sub rosa|"
    r"hush-hush|off the record|darf (?:bitte )?kein\w* [^.!?\n]{0,30}erfahren|"
    r"may not (?:speak|talk) about|not to (?:wave|talk|speak) about",
    re.I,
)
_TERMS = re.compile(
    r"(?<!\d)\d{1,9}(?:[.,]\d{1,4})?\s?(?:%|prozent|per ?cent|pct)|(?:€|£|\$|chf|fr\.)\s?\d|\d\s?(?:€|eur|euro|"
    r"chf|franken|"
    r"pounds|quid|k\b|tsd)|\b\d{1,3}[.,]\d{3}\b|"
    r"exklusiv\w*|exclusiv\w*|hälfte der|zahlungsziel|provision|commission|kündigungsklausel|rahmenvertrag|"
    r"royalt\w*|tantieme\w*",
    re.I,
)
_PACT = re.compile(
    r"vertrag\w*|vereinbarung\w*|abrede|klausel|zusatz\w*|rabatt\w*|staffel\w*|konditionen|einkaufspreis\w*|"
    r"provision\w*|lizenz\w*|marge\w*|honorar\w*|offerte|"
    r"\bnda\b|nda'd|agreement|contract\w*|clause|terms|discount|margin|rate\b|wholesale|supplier|royalt\w*|"
    r"percentage|slab|partnerpreis|side letter|platz\b|price|preis\w*|prozent|deal|conditions",
    re.I,
)


def _contract_secret(text: str) -> Iterator[Sensitive]:
    if not _TERMS.search(text) or not _PACT.search(text):
        return
    for match in list(_SECRET.finditer(text))[:8]:
        start, end = max(0, match.start() - 260), min(len(text), match.end() + 260)
        terms = _nearest(_TERMS, text, start, end, match.start())
        if (
            terms
            and _PACT.search(text, start, end)
            and not _NOT_A_SECRET.search(text[max(0, match.start() - 30) : match.end() + 30])
        ):
            yield Sensitive("contract_secret", *_sentence(text, terms.start(), terms.end()))
            return


_NOT_A_SECRET = re.compile(
    r"geheim(?:tipp|rezept|zahl|nis)|vertraulich behandel|daten vertraulich|diskret|"
    r"strictly confidential (?:and|email)|this e?-?mail|diese e?-?mail|lottery|bank of|geheimcode",
    re.I,
)


def _nearest(pattern: re.Pattern[str], text: str, start: int, end: int, at: int) -> re.Match[str] | None:
    return min(pattern.finditer(text, start, end), key=lambda found: abs(found.start() - at), default=None)


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    opened = max(
        (match.end() for match in _STOP.finditer(text, max(0, start - 200), start)),
        default=max(0, start - 200),
    )
    closing = _STOP.search(text, end, min(len(text), end + 200))
    closed = closing.start() + 1 if closing else min(len(text), end + 200)
    while opened < start and text[opened].isspace():
        opened += 1
    return opened, closed


_STOP = re.compile(r"[.!?]+(?=\s|$)(?<!\d\.)|\n+")

# --- health --------------------------------------------------------------------------------------------------------

# Illnesses, disabilities, treatments that are nobody's merchandise: enough with somebody who has them.
_ILLNESS = re.compile(
    r"\b(?:"
    r"krebs(?:\b|kran\w*|diagnos\w*|erkrank\w*|diagnose|therapie)|herzklappe|schlecht (?:sieht|hört)|"
    r"(?<=has )ms\b|quaddeln|ausschlag\b|brandblasen|notaufnahme|spital\b|hörsturz|neuen? hüfte|"
    r"krankgeschrieben|gonarthrose|kontaktallergie|im pflegeheim|wegen dem kreuz|tumor\w*|chemo\w*|"
    r"bestrahlung\w*|leukämie|metastas\w*|parkinson\w*|demen[zt]\w*|alzheimer\w*|schlaganf\w*|herzinfarkt\w*|"
    r"herz(?:rhythmus\w*|fehler|schrittmacher|krank\w*|schwäche|-op|patient\w*)|infarkt|diabet\w*|epilep\w*|"
    r"asthma\w*|multiple sklerose|ms\b(?=\)|,? (?:erkrank|und|diagn))|rheuma\w*|arthr(?:itis|ose)\w*|"
    r"bandscheibe\w*|fibromyalgie|lymphödem\w*|lipödem\w*|thrombose\w*|osteoporose|neurodermitis|"
    r"schuppenflechte|psoriasis|zöliakie|laktoseintoleran\w*|glutenunverträglich\w*|anaphyla\w*|schwanger\w*|"
    r"fehlgeburt\w*|hochschwanger|entbindung\w*|wochenbett|depress\w+|burn-?out|angststörung\w*|"
    r"panikattack\w*|psych(?:iatr\w*|otherap\w*|ose\w*|isch krank)|adhs\b|autis\w+|trauma(?:ta|tisiert)?\b|"
    r"magersucht|essstörung|alkoholiker\w*|sucht(?:klinik|krank\w*)|blind(?:e[nrsm]?)?\b|erblindet|"
    r"sehbehind\w*|farbenblind|gehörlos\w*|taub\b|schwerhörig\w*|hörgerät\w*|höre? schlecht|"
    r"hört (?:sehr )?schlecht|sehe (?:nicht mehr |sehr )?(?:gut|schlecht)|sieht schlecht|makula\w*|"
    r"grauer star|grauen star|glaukom|netzhaut\w*|rollstuhl\w*|querschnitt\w*|gelähmt|lähmung|amputier\w*|"
    r"prothese\b|gdb \d+|pflegegrad ?\d?|spina bifida|down-?syndrom|trisomie|krankenhaus\b|klinikum\b|"
    r"intensivstation|reha\b|hospiz|palliativ\w*|operier\w*|op\b|hüft-?tep|knie-?tep|dialyse|transplant\w*|"
    r"lungenentzündung|mittelohrentzündung|bronchitis|grippe\b|corona\b|covid\w*|long covid|fieber\b|"
    r"magen-darm|blinddarm\w*|gürtelrose|hexenschuss|"
    r"gebroch\w* (?:arm|bein|fuß|handgelenk|hüfte|wirbel|rippe|finger|zeh)\w*|"
    r"(?:arm|bein|fuß|handgelenk|hand|hüfte|rippe|schulter|finger|knöchel|oberschenkel\w*) (?:ist )?gebrochen|"
    r"(?:arm|bein|hand|finger|schulter) im gips|gips\b|bruch operiert|kreuzband\w*|meniskus\w*|migräne|"
    r"tinnitus|inkontinen\w*|blasenschwäche|bluthochdruck|blutdruckmittel|blutverdünner|marcumar|insulin|"
    r"kortison|cortison|antidepressiv\w*|tabletten gegen|medikament\w*|hiv\b|hepatitis|borreliose|"
    r"schilddrüse\w*|hashimoto|endometriose|wechseljahre|stillprobleme|wochenfluss|einhändig|legasthen\w*|"
    r"cancer|tumou?r|chemo(?:therapy)?|radiotherapy|dementia|alzheimer'?s|parkinson'?s|stroke\b|"
    r"heart (?:attack|failure|condition|surgery|bypass)|bypass surgery|diabet\w+|epilep\w+|asthma\w*|"
    r"arthriti\w+|rheumatoid|multiple sclerosis|fibromyalgia|slipped disc|eczema|coeliac|celiac|"
    r"allerg(?:y|ies|ic)\b|anaphyla\w+|epipen|pregnan\w+|miscarr\w+|lost the baby|stillb\w+|maternity ward|"
    r"c-section|postnatal|postpartum|depression\b|anxiety\b|panic attacks?|bipolar|adhd\b|autis\w+|ptsd|"
    r"blind\b|visually impaired|partially sighted|deaf\b|hard of hearing|hearing aids?|wheelchair|disabled\b|"
    r"disabilit\w+|paraly[sz]ed|amputee|in hospital|hospitali[sz]ed|icu\b|a&e\b|hospice|palliative|surgery\b|"
    r"operation on|hip (?:op|operation|replacement)|knee (?:op|operation|replacement)|"
    r"broke (?:my|her|his) (?:wrist|arm|leg|hip|ankle|foot|hand|collarbone)|"
    r"broken (?:wrist|arm|leg|hip|ankle|foot)|sprained|in plaster|dialysis|transplant|pneumonia|shingles|"
    r"migraines?|incontinen\w*|ibs\b|crohn'?s|lupus|copd\b|blood thinners?|insulin|antidepressants?|"
    r"my medication|on medication|sertraline|warfarin|glaucoma|macular|cataracts?|dyslexi\w+|hives\b|"
    r"seizures?|diagnosed|concussion|bunions?|lymphoedema|chronic (?:pain|fatigue)|lactose intolerant|"
    r"registered blind|learning disabilit\w*|cerebral palsy|down'?s syndrome|mobility scooter|stoma|colostomy|"
    r"bedridden|bettlägerig|kardiolog\w*|onkolog\w*|chimio|handicap\w*|"
    r"allergi(?:e|en|sch|ker\w*)\b(?! gegen (?:werbung|spam))"
    r")"
)
# At the end of a compound: "Brustkrebs", "Knie-OP", "Schwerbehinderung".
_ILLNESS_WITHIN = re.compile(
    r"(?<=\w)(?:"
    r"krebs(?:diagnose)?\b|krebs-op|ssw\b|klinik\b|-op\b|behindert\w*\b|behinderung\w*|entzündung\b|"
    r"beinbruch\b|allergi(?:e|en|sch)\b"
    r")"
)
_PERSON = re.compile(
    r"\b(?:ich|i'm|i am|i've|i|mich|mir|mein\w*|my|me|unser\w*|our|er|sie|he|she|him|her|his|we|wir|mutter|"
    r"vater|mama|papa|oma|opa|omi|sohn\w*|tochter|kind\w*|kleine[rn]?|schwester|bruder|mann|frau|"
    r"enkel\w*|tante|onkel|schwieger\w*|baby|mum|mom|dad|mother|father|nan|gran\w*|grandad|grandma|son|"
    r"daughter|sister|brother|husband|wife|kid|little (?:one|boy|girl)|aunt|uncle|hr\.|fr\.|herr|kundin|kunde|"
    r"mrs|mr|ms|miss|"
    r"freundin|freund|partner\w*|lebensgefährt\w*|nachbar\w*|j'ai|mon|ma)\b",
    re.I,
)
_NOT_A_FACT = re.compile(
    r"(?:bin ich (?:denn )?(?:blind|taub|behindert)|are you (?:blind|deaf)|seid ihr (?:blind|taub|"
    r"behindert\w*)|sind sie (?:blind|taub)|blindes? huhn|blind(?:es)? vertrau\w*|"
    r"blind(?:lings)?(?: (?:gekauft|bestellt|vertraut|date))|taube nuss|turned a blind eye|roller blinds?|"
    r"blind spot|color ?blind casting|krankes? (?:system|hirn)|"
    r"allergisch (?:gegen|auf) (?:werbung|spam|callcenter|newsletter|sowas|lügen|solche)|stroke of|"
    r"behindert(?:er|e|es)? (?:laden|verein|shop|mitarbeiter)|ihr behinderten?|"
    r"krebserregend|herzinfarkt (?:bekommen|gekriegt)|schlaganfall (?:bekommen|kriegen)|heart attack when|"
    r"hundeklinik|tierklinik|klinik(?:leitung|einkauf)|depp|"
    r"wheelchair (?:ramp|access)|behindertengerecht|nearly had a (?:stroke|heart attack)|fast (?:einen|nen) "
    r"(?:herzinfarkt|schlaganfall)|"
    r"lost(?:ing)? my mind|ich krieg (?:die krise|krebs|fieber)|cancer research|krebshilfe|autistisch "
    r"veranlagt|op-?kleidung|op-?amp|(?:shop|op)-?system|krankenhausserie|reisefieber|jagdfieber)",
    re.I,
)
# Words that also name wares, occasions or pets: they count with "ich habe", "seit meiner", "mein Sohn hat".
_SOFT = re.compile(
    r"^(?:allerg\w*|\w+-?allergi\w*|krankenhaus|\w*klinik|klinikum|reha|corona|covid\w*|grippe|fieber|"
    r"depression|trauma|op|\w*-op|medikament\w*|surgery|operier\w*|prothese|inkontinen\w*|blind\w*|taub|deaf|"
    r"entbindung\w*|stroke|anxiety|handicap\w*|\w*behinder\w*|thrombose\w*|diagnosed|bunions?|schwanger\w*|"
    r"pregnan\w*|gips|disabled|disabilit\w*|wheelchair|rollstuhl\w*|asthma\w*|hives|rheuma\w*|sucht\w*)$",
    re.I,
)
_HAS = re.compile(
    r"\b(?:bin|ist|habe|hab|hat|haben|hatte|war|lag|liegt|liege|leide\w*|erkrankt\w*|seit|wegen|nach (?:der|"
    r"meiner|seiner|ihrer|einer)|trotz|mit (?:meiner|seiner|ihrer|dem|gips)|durch (?:die|meine|seine|ihre)|"
    r"sitze?t?|bekam|bekommen|nehme|"
    r"am|is|was|'s|'m|has|have|had|been|got|with (?:my|her|his|a)|after (?:my|her|his|the|a)|from (?:my|her|"
    r"his)|since|due to|because of|in hospital|mein\w*|my|her|his|unser\w*|zur|in der|im|ans?|came out|für "
    r"meinen?|for my)\b",
    re.I,
)
_TRADE = re.compile(
    r"(?:\w*klinik|praxis|hospital|pflegeheim|krankenhaus) (?:bestellt|braucht|möchte|sucht|fragt|kauft)|"
    r"einkauf|procurement|lieferant|sortiment|wir (?:sind|liefern|bieten|vermitteln)|unsere agentur|seo\b|"
    r"newsletter|"
    r"station(?:sleitung)?\b|arbeite (?:in|im|als)|ich putze|i work|nurse\b|krankenschwester|pflegekraft|"
    r"(?:hund|katze|kater|welpe|hündin|dog|cat|puppy|collie|horse|pferd|labrador|terrier|retriever)\w*",
    re.I,
)


def _health(text: str) -> Iterator[Sensitive]:
    lowered = text.lower() if len(text.lower()) == len(text) else text
    for pattern in (_ILLNESS, _ILLNESS_WITHIN):
        for match in islice(pattern.finditer(lowered), 20):
            start, end = _sentence(text, match.start(), match.end())
            if _is_stated(text, start, end, match.group()):
                yield Sensitive("health", start, end)
                return


_OWN = re.compile(
    r"\b(?:ich bin|ich habe|mein\w* (?:mutter|vater|sohn|tochter|mann|frau)|i'?m|"
    r"my (?:mum|mom|dad|son|daughter|husband|wife))\b",
    re.I,
)


def _is_stated(text: str, start: int, end: int, illness: str) -> bool:
    """Somebody has it: a person near, and for words that also name wares, a verb of having in the sentence."""
    sentence = text[start:end]
    if _NOT_A_FACT.search(sentence) or not _PERSON.search(text, max(0, start - 90), end):
        return False
    trade = _TRADE.search(sentence)
    if _SOFT.match(illness) and (trade or not (_HAS.search(sentence) and _PERSON.search(sentence))):
        return False
    return not trade or bool(_OWN.search(sentence))

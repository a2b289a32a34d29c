"""German, English or another, by the small words that no sentence does without."""

import re
from functools import cache
from typing import Any

_WORDS = re.compile(r"[^\W\d_]+")
_GERMAN = frozenset(
    (
        "der die das und ist nicht ich sie wir ihr es ein eine einen mit von für auf zu dem den des im am bei "
        "nach aus war wurde habe haben hat sind bin bitte danke noch schon auch aber oder wenn dass weil wie "
        "was wann wo kann mein meine meinen ihre ihren mir mich uns kein keine nur sehr seit bis dann doch "
        "mal gruß grüße hallo guten sich er ihm ihn ihnen ihrem ihrer man ja nein nun hier da so als um vom "
        "zum zur ohne gegen über unter vor nie mehr alles nichts jetzt immer wieder können könnt könnten "
        "möchte will wollen muss hab habt hätte wäre würde wird werden diese dieser dieses euch eure euer du "
        "dir dich dein deine liebe lieber herr frau geht gibt heute gestern morgen dank fr hr rückruf kommt "
        "welche warum wieso wer tag bestellung rechnung geld zurück bestellt paket lieferung kündigung waren "
        "gar keiner wegen"
    ).split()
)
_ENGLISH = frozenset(
    (
        "the and is not i you we they it a an with of for on to in at by from was were have has are am please "
        "thanks thank still also but or if that because how what when where can my your our me us no only "
        "very since until then would could should this these there been will regards hello dear hi he she his "
        "her him them their its be do does did don't i'm it's i've can't isn't won't i'd who which why just "
        "so out up about get got one all any more never back here now than after before as he's they've "
        "didn't doesn't ordered order refund account off today yesterday says said wants rang called cancel "
        "ur u pls im ive dont cant"
    ).split()
)
# French, Italian, Spanish, Turkish, Polish, Dutch, Portuguese, Bosnian; words they share with ours left out.
_OTHER = frozenset(
    (
        "ai ale ama anche au avec avete avez avoir ben bestelling bir bonjour bu buenos buongiorno ce cette "
        "che ciao com commande con czy dan dans dat del della deze değil di dobar dobry dzień dziękuję días "
        "een el est está geen geldi gelmedi gentile graag gracias grazie groeten heb hebt het ho hola hvala "
        "ik il iyi için jak je jest još jullie kada las les los lütfen ma maar mais mam mas merci merhaba met "
        "meu mi mijn minha molim mon muy narudžba ne niet nisam nog non nous numarası não obrigada obrigado "
        "od olá op ordine os para pas państwa pedido per pero plus por pour pozdrawiam prima proszę que "
        "questo qui quiero sam sipariş siparişim się sono su suis sur teşekkürler très uma una une ustedes "
        "van var ve vi você voor vorrei votre vous wij za zamówienie ze çok è été što że"
    ).split()
)
# Spoken Alemannic and Low German as it is typed: far from the standard. Bavarian and Austrian colour is not.
_DIALECT = frozenset(
    (
        "isch nöd hani gsi häsch chönd chönnd öppis öpper gäu äuä nid nüt händ hend chunnt chum chan wänn üs "
        "üch hät wott gits bstellt bstellig gschickt chönnt chöned merci gsii ech ig würkli eifach öich nümm "
        "zrugg überchoo gha heit chöit wäg vilech bitzeli ond hob homma hobts woaß dat wat ick dit keen jibt "
        "hebb nich mien dien ook"
    ).split()
)
FEW = 2
LEAD = 1.5
MOST_CHARACTERS = 4000
_OTHER_SCRIPT = re.compile(r"[\u0370-\u1fff\u2c00-\ud7ff\uf900-\ufdff\ufe70-\uff00]")
_LIKELY = ["de", "en", "fr", "it", "es", "tr", "pl", "nl", "pt", "hr", "cs", "ro", "hu", "sv", "da"]
# Fewer letters tell the model nothing.
LETTERS_FOR_A_GUESS = 20


def language_of(text: str) -> str:
    """ "de", "en", or "" where the text is too short or speaks neither clearly."""
    words = _words(text)
    german, english = sum(word in _GERMAN for word in words), sum(word in _ENGLISH for word in words)
    other = sum(word in _OTHER for word in words)
    if max(german, english) < FEW or other > max(german, english):
        return ""
    if german >= english * LEAD:
        return "de"
    return "en" if english >= german * LEAD else ""


def language(text: str) -> str:
    """ "de", "en", or "other": another tongue, a dialect far from the standard, or nothing to read."""
    words = _words(text)
    if not words:
        return "other"
    if len(_OTHER_SCRIPT.findall(text[:MOST_CHARACTERS])) * 2 > sum(map(len, words)):
        return "other"
    german, english = sum(word in _GERMAN for word in words), sum(word in _ENGLISH for word in words)
    other, dialect = sum(word in _OTHER for word in words), sum(word in _DIALECT for word in words)
    if dialect >= 3 and dialect * 3 > german:
        return "other"
    if other >= FEW and other > LEAD * max(german, english):
        return "other"
    best = max(german, english)
    if best >= FEW and best >= LEAD * max(min(german, english), other):
        return "de" if german > english else "en"
    return _guessed(text, german, english, other)


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORDS.findall(text[:MOST_CHARACTERS])]


_OURS = re.compile(r"[äöüß]|sch|ung\b|lich|keit|\b(?:ge|ver|be)\w+t\b", re.I)


def _guessed(text: str, german: int, english: int, other: int) -> str:
    """What few small words cannot say: a model of letters, else the better of ours."""
    text = text[:MOST_CHARACTERS]
    if german != english and max(german, english) > other and len(text) < 4 * LETTERS_FOR_A_GUESS:
        return "de" if german > english else "en"
    letters = sum(character.isalpha() for character in text)
    if letters < LETTERS_FOR_A_GUESS and not other:
        return "en" if english > german or (german == english and not _OURS.search(text)) else "de"
    name = str(_model().classify(text)[0])
    if name in ("de", "en"):
        return name
    if other > max(german, english):
        return "other"
    return (
        "other"
        if max(german, english) < FEW and letters >= 2 * LETTERS_FOR_A_GUESS
        else "de"
        if german >= english
        else "en"
    )


@cache
def _model() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415  (a second to load, rarely asked)

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(_LIKELY)
    return identifier

"""Whether a clause commits us."""

import re
from typing import Final

from .verbs import BARE_ENGLISH, FIRST_PERSON, INFINITIVE, ING, PARTICIPLE, THIRD_PERSON

Pattern = re.Pattern[str]


def _any(*patterns: str) -> Pattern:
    return re.compile("|".join(patterns))


# "Ich melde", "melde ich", "ich werde … melden".
GERMAN_FIRST: Final = _any(
    r"\bsehe?n? (?:(?:ich|wir|mir|uns)\b.*)?\b(?:an|nach|zu)$|\b(?:bin|sind) (?:ich |"
    r"wir )?(?:schon )?dran\b",
    rf"\b(?:ich|wir|(?<!^)(?<=\s)man)\s+(?:{FIRST_PERSON})\b(?!\s+(?:können|möchten|würden))",
    rf"\b(?:{FIRST_PERSON})\s+(?:(?:ihnen|dir|euch|sie|dich|mich|uns|es|das)\s+)?(?:ich|wir)\b",
    rf"\bwerden?\s+(?:ich|wir)\b.*\b(?:{INFINITIVE})\b",
    rf"\b(?:ich|wir)\s+werden?\b.*\b(?:{INFINITIVE})\b",
    r"\b(?:ich|wir)\s+(?:möchten?|wollen)\b.*\b(?:schenken|gutschreiben|zukommen lassen|erlassen)\b",
)
GERMAN_ANY: Final = re.compile(r"\b(?:ich|wir)\s+(?P<after>\w+)|\b(?P<before>\w+e|\w+en)\s+(?:ich|wir)\b")
GERMAN_WILL: Final = re.compile(r"\b(?:werden?\s+(?:ich|wir)|(?:ich|wir)\s+werden?)\b.*\w+e?n$")
OUR_PEOPLE: Final = re.compile(
    rf"(?:\b(?:meine?|unsere?)\s+(?:\w+\s+)?\w+|\b(?:der|die) (?:technik\w*|monteur\w*|kolleg\w+|"
    rf"werkstatt|buchhaltung)|\bjemand\b.{{0,30}}|\b(?:herr|frau)\s+\w+)\s+(?:\w+\s+)?{THIRD_PERSON}\b"
    rf"|\b(?:{THIRD_PERSON})\s+(?:sie|ihnen|dich|dir)\s+(?:(?:meine?|unsere?)\s|jemand\b)"
    rf"|^(?!sie|er|es|das|die|der|wer|niemand|dhl|man|post|ups|gls|dpd|hermes|"
    rf"paypal)\w+ {THIRD_PERSON} (?:sie|ihnen|dich|dir|sich)\b"
    rf"|(?:\bmeine?|\bunsere?|\bjemand|\b(?:herr|frau)\s)\b.{{0,40}}\bwird\b.*\b(?:{INFINITIVE})\b"
)
PASSIVE: Final = re.compile(rf"\b(?:wird|werden|wirst)\b.*\b{PARTICIPLE}\b")
_SOON = (
    r"(?:in kürze|bald\w*|umgehend|sofort|zeitnah|demnächst|gleich|unverzüglich|selbstverständlich|"
    r"natürlich|sobald|"
    r"shortly|soon|right away|automatisch)"
)
_OBJECT = (
    r"(?:\w*link\w*|login\w*|\w*zugang\w*|zugangsdaten|geld|\w*betrag|\w*antwort|\w*rückmeldung|"
    r"bescheid|\w*nachricht|"
    r"\w*gutschein\w*|ersatz\w*|\w*rabatt|\w*prozent|\w*gutschrift|\w*erstattung|\w*schlüssel|"
    r"\w*bestätigung|"
    r"\w*sendungsnummer|\w*rechnung|e-book|ebook|\w*code|\w*kosten\w*|\w*exemplar|mail|e-mail|info\w*|"
    r"anruf|rückruf)"
)
RECEIVING: Final = re.compile(
    r"\b(?:sie|du|ihr)\b.{0,60}?\b(?:erhalten|bekommen|kriegen|hören|erhältst|bekommst|kriegst|hörst|"
    r"bekommt|erhaltet)\b"
    r"|\b(?:erhalten|bekommen|kriegen|hören|erhältst|bekommst|kriegst|hörst|bekommt|"
    r"erhaltet)\b.{0,20}?\b(?:sie|du|ihr)\b"
)
RECEIVED_WHAT: Final = re.compile(rf"\b(?:{_OBJECT}|von uns|von mir|{_SOON}|geschenkt|zurück|wieder)\b")
HAVING: Final = re.compile(
    r"\b(?:haben sie|hast du|sie haben|du hast)\b(?!.*\b(?:\w*ge\w{3,}(?:t|en)|\w+iert|\w*(?:kündigt|"
    r"sprochen|halten|stellt))$)"
    r"(?!.*\bzeit\b)|\b(?:wissen sie|weißt du)\s+(?:mehr|bescheid)|\bwird (?:sie|dich) .*erreichen"
)
MOVING: Final = re.compile(
    r"\b(?:rechnen|verlassen) sie\b(?!.*\b(?:uns|mir) bis).*\bmit\b|\b(?:können|dürfen|kannst|"
    r"darfst)\b.*\bmit\b.*\brechnen$|^mit\b.*\b(?:sie|du)\b.*\brechnen$"
    r"|\byou (?:can|may) (?:expect|count on)\b|\b(?:ist|sind)\b.*\b(?:eingeplant|vorgemerkt|eingetaktet)$"
    r"|\bgleich komm(?:t|en)\b|\bkomm(?:t|en)\b.*\bmit dem link\b"
    r"|\bgeh(?:t|en)\b.*\b(?:raus|hinaus|heraus|zu|los|auf die reise|auf (?:ihr|dein) konto|"
    r"in den versand|(?:in|"
    r"zur) (?:die )?post|an sie|an dich|weg)\b"
    r"|\bverl(?:ässt|assen) .{0,20}(?:unser|die werkstatt|das lager)|\btriff(?:t|en)\b.*\bbei (?:ihnen|dir|"
    r"euch)\b.*\bein\b"
    r"|\b(?:ist|sind)\b.*\b(?:bei ihnen|bei dir|auf (?:ihrem|deinem) konto|unterwegs zu)\b"
    r"|\berfolgt\b|\bbleibt\b.*\breserviert\b"
)
MOVING_BY_A_DAY: Final = re.compile(
    r"\b(?:ist|sind)\b.*\b(?:wieder (?:offen|da|online|verfügbar)|erledigt|fertig|behoben|"
    r"freigeschaltet|geklärt)\b"
    r"|\b(?:\w*ersatz\w*|update|\w*korrektur|\w*link|\w*paket|ware|\w*buch|\w*lieferung|\w*gutschein|"
    r"geld|\w*rechnung|"
    r"\w*nachricht|\w*antwort|platte|\w*code)\b.*\bkomm(?:t|en)\b|\bkomm(?:t|en)\b.*\b(?:zu ihnen|"
    r"zu dir|bei ihnen an|per (?:e-)?mail|per post|mit der post)\b"
)
ENGLISH: Final = _any(
    rf"\b(?:i|we)(?:'ll|\s+will|\s+shall|'m going to|'re going to|\s+am going to|\s+are going to)\s+"
    rf"(?:\w+ly\s+|also\s+|then\s+|be\s+(?!closing|looking)(?=\w+ing\b|in touch|back (?:to|"
    rf"with)))?(?:{BARE_ENGLISH}|{ING}|in touch|back (?:to|with)|(?!closing|hosting|holding)\w+ing)\b",
    rf"\b(?:i'm|i am|we're|we are)\s+(?:also\s+|now\s+|just\s+|currently\s+)?{ING}\b",
    rf"\blet me (?:just )?(?:check|look|see|find|ask|chase|investigate)\b|\b(?:i|"
    rf"we) promise to {BARE_ENGLISH}\b",
    r"\b(?:order|parcel|package|replacement|new \w+|one|it) (?:ships|leaves|goes out|will ship|"
    r"will go out)\b",
    r"\b(?:replacement|new \w+) will (?:arrive|reach)\b",
    r"\b(?:we'd|we would|i'd|i would) like to (?:give|offer|send|gift|credit) you\b",
    r"\b(?:someone|somebody|my colleague|our team|our \w+ team)\b.{0,30}\bwill\s+\w+\b.*\byou|\b(?:my|"
    r"our) \w+(?: \w+)? will (?!be\b)\w+",
    r"\byou(?:'ll|\s+will)\s+(?:\w+ly\s+)?(?:have|get|receive|hear|be refunded|be (?:contacted|called|"
    r"paid)|find)\b",
    r"(?:\bwill|'ll) be (?:\w+ly )?(?:(?!charged|delivered|closed|required|asked|needed|delighted|"
    r"pleased|billed|debited|renewed|"
    r"surprised|missed|amazed|used|opened)\w+ed|sent|shipped|dispatched|paid|fixed|back in your|in your|"
    r"with you|on its way|posted|"
    r"credited|corrected|repaired|replaced|processed|issued|sent out|activated|restored|reset|resolved|"
    r"transferred)\b",
    r"\b(?:i'm|i am|we're|we are) on it\b|\bmembers? of (?:our|the) (?:\w+ )?team will\b",
    r"\b(?:is|are) on (?:us|me|the house)\b|\bwill leave (?:us|our|the warehouse)\b|\bdue to leave us\b",
    r"^(?!it|that|this|he|she|they|the|everything|nobody|royal|dhl|ups)\w+ will (?:call|ring|e-?mail|"
    r"contact|write|send|phone)\b.*\byou\b",
    r"\b(?:goes|go|is going|are going) out\b|\bexpect (?:to hear|your|a|the|an)\b|\bwill go out\b",
)
LEANING: Final = re.compile(
    rf"^(?:(?:dann|gleich|anschließend|danach|ihnen|dir|euch|sie|dich|es|das|uns|"
    rf"mich)\s+)*(?:{FIRST_PERSON})\b"
    rf"|\b(?:{INFINITIVE})$"
    rf"|^(?:then\s+|will\s+|also\s+)*(?:{BARE_ENGLISH})\b|^{ING}\b"
)
FIRST: Final = re.compile(r"\b(?:ich|wir|i|we|i'll|we'll|i'm|we're)\b")

_STOP: Final = frozenset(
    "habe haben hatte hatten bin sind war waren kann können konnte konnten könnte könnten würde würden möchte möchten "
    "darf dürfen muss müssen soll sollen sollte freue freuen hoffe hoffen danke danken bitte bitten bedaure bedauern "
    "verstehe verstehen weiß wissen denke denken glaube glauben wünsche wünschen brauche brauchen sehe sehen bemühe "
    "bemühen empfehle empfehlen finde finden wollen will hätte hätten wäre wären wurde wurden das die der ihnen sie "
    "dir dich es ihn uns mich nicht leider bis am im in heute morgen auch noch entschuldige entschuldigen erwarten "
    "erwarte schließen öffnen benötigen werde werden".split()
)


def commits(words: str, *, is_dated: bool) -> bool:
    """Whether a main clause (in lower case) says what we are going to do."""
    if ENGLISH.search(words) or GERMAN_FIRST.search(words) or OUR_PEOPLE.search(words):
        return True
    if PASSIVE.search(words) or MOVING.search(words):
        return True
    if RECEIVING.search(words):
        return is_dated or bool(RECEIVED_WHAT.search(words))
    if GERMAN_WILL.search(words):
        return True
    return is_dated and _by_a_day(words)


def leans_on(words: str) -> bool:
    """Whether a clause without a subject goes on with what we do ("… und schicke es morgen")."""
    return bool(LEANING.search(words))


def _by_a_day(words: str) -> bool:
    if HAVING.search(words) or MOVING_BY_A_DAY.search(words):
        return True
    match = GERMAN_ANY.search(words)
    verb = (match["after"] or match["before"]) if match else None
    return verb is not None and verb not in _STOP and verb.endswith(("e", "en", "ern", "eln"))

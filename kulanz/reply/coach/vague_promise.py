"""A promise without a day and without a name."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from .family import Family, Phrases, compiled
from .finding import Finding
from .written import Written

FAMILY = Family(
    "vague_promise",
    _("Without a day and a name they will wait and ask again. Say who does it, and until when."),
    Phrases(
        flaw=(
            r"zu gegebener zeit", r"was sich (?:da |noch )?machen lässt", r"kommt schon(?: noch)?", r"hören (?:{you} )?(?:dann )?(?:wieder )?von (?:uns|mir)", r"hörst (?:du )?(?:dann )?von (?:uns|mir)", r"(?:das|erstattung|es) dauert(?: \w+)?(?= |,|\.)",
            r"schnellstmöglich~", r"(?:so|sobald) (?:schnell|bald|rasch|zeitnah)? ?wie (?:\w+ )?möglich", r"baldmöglichst", r"baldigst", r"ehestmöglich~", r"in (?:kürze|bälde|absehbarer zeit|nächster zeit|naher zukunft|den nächsten (?:tagen|wochen))", r"zeitnah~?", r"demnächst", r"(?:die|der) (?:nächsten )?tage", r"bei (?:nächster )?gelegenheit", r"irgendwann (?:diese|nächste|im|in|mal)~", r"mal (?:sehen|schauen|gucken)", r"(?:wird|werden|würde) sich (?:\w+ ){0,2}(?:jemand|ein kollege|eine kollegin|ein mitarbeiter|die (?:zuständige~ )?\w+|das (?:zuständige )?team|unser~ \w+) (?:\w+ ){0,4}(?:melden|kümmern|annehmen)", r"(?:melde[nt]?|meldet) (?:uns|mich|sich) (?:\w+ ){0,4}(?:wieder|dann|bald|zurück|unaufgefordert|sobald|bei {to}|jemand)", r"(?:bald|nächstens|gelegentlich)", r"(?:kümmern uns|kümmere mich)(?: \w+){0,3}(?=[.,!])", r"(?:werden|wird|werde) (?:\w+ ){0,6}(?:intern |weiter |entsprechend |gründlich )?(?:geprüft|prüfen|überprüft|überprüfen|weitergeleitet|weiterleiten|weitergegeben|weitergeben|nachgehen|bearbeitet|im auge behalten|dranbleiben)", r"(?:leite[nt]?|gebe[n]?) (?:\w+ ){0,5}(?:weiter)", r"(?:ist|befindet sich) (?:\w+ )?in (?:bearbeitung|klärung|prüfung)", r"(?:wir|ich) (?:bleiben|bleibe|sind|bin) (?:\w+ )?dran", r"wenn (?:wieder )?(?:etwas )?(?:zeit|luft|ruhe|kapazität~)(?: \w+)? (?:ist|haben|habe|da)", r"sobald (?:wir|ich) (?:\w+ ){0,4}(?:dazu kommen|zeit|kapazität~|näheres|neues|mehr|etwas wissen|können)(?: \w+)?", r"umgehend",
        ),
        innocent=(r"(?:senden|schicken|teilen|melden|antworten|überweisen|geben|lassen|laden|prüfen|begleichen|sagen) {you} (?:uns|mir|bitte|sich)", r"(?:schick|sag|gib|meld|antworte|schreib)e?(?: \w+)? (?:uns|mir|dich)", r"bis bald", r"bald (?:wieder )?(?:bei uns|von {to}|gesund)", r"(?:hoffe|hoffen|freue~|wünsche~|gute besserung)", r"melden {you}", r"(?:habe|haben) (?:\w+ ){0,6}(?:umgehend|weitergeleitet|weitergegeben|geprüft)", r"so schnell wie möglich (?:abzustellen|aus dem)", r"sobald … (?:eingegangen|eintrifft|da ist|ankommt|angekommen|vorliegt|zurück ist|bei uns ist|eingeht)"),
    ),
    Phrases(
        flaw=(
            r"see what (?:i|we) can do", r"when it (?:ships|turns up|comes|arrives|is ready)", r"turn up when",
            r"as (?:soon|quickly|fast) as (?:\w+ )?(?:possible|can|able|practicable)(?: \w+)?", r"asap", r"as soon as (?:we|i) (?:can|get|have|know|hear)(?: \w+)?", r"shortly", r"soon", r"in due (?:course|time)", r"at some (?:point|stage)", r"at (?:the|our|your) earliest(?: \w+)?", r"(?:will|'ll) (?:look into|see to|sort|investigate|check on|take care of|pass|forward|escalate|see what|try to)(?: \w+){0,4}", r"someone (?:\w+ )?(?:will|from)(?: \w+)?", r"(?:get|come|be) back to you", r"(?:be|get|keep) in touch", r"in the (?:near|not too distant) future", r"when (?:we|i) (?:get|find|have) (?:a |the )?(?:chance|time|moment|round)", r"(?:in|over) the (?:coming|next) (?:few )?(?:days|weeks)", r"(?:keep|kept) you (?:posted|updated|informed)", r"looking into (?:it|this|that|the matter)", r"before long", r"(?:a|the) (?:member|relevant|responsible)(?: of)? (?:\w+ )?(?:team|department|colleague)", r"one of these days", r"eventually",
        ),
        innocent=(r"(?:hope|look forward|looking forward|see you|hear from you|get well|feel free|please|let me know|let us know|if you)", r"too soon", r"sooner", r"as soon as (?:it|the|your|you)", r"(?:i|we)(?:'ve| have) (?:\w+ ){0,5}(?:passed|forwarded|checked|looked)", r"don't hesitate"),
    ),
    better=_("You will hear from me by … at the latest."),
)  # fmt: skip

# A day, a term or a person near the promise makes it one that can be kept.
_FIRM = {
    "de": compiled(
        r"(?:mon|diens|donners|frei|sams|sonn)tag~|mittwoch~|heute~|morgen|übermorgen|wochenende|\d+\. ?(?:\d|jan|feb|mär|apr|mai|jun|jul|aug|sep|okt|nov|dez)~"
        r"|(?:innerhalb|binnen|innert|spätestens|in|nach|bis|etwa|ca\.)(?: \w+){0,3} (?:\d+|ein|einer|zwei|drei|vier|fünf|sieben|zehn|vierzehn)(?: bis \w+)? ?(?:werk|arbeits|bank)?(?:tage|tagen|tag|stunden|stunde|wochen|woche|minuten)"
        r"|\d+(?: ?[-–] ?\d+)? ?(?:werk|arbeits|bank)?(?:tage|tagen|stunden|wochen|minuten)|ende (?:der|des|dieser|nächster) \w+|(?:diese|nächste|kommende|anfang|mitte)[rn]? (?:\w+ )?woche|\d+(?:[:.]\d+)? uhr|bis (?:zum|ende|anfang|mitte)|stunde"
        r"|(?:mein|meine|unsere|unser) (?:kolleg|chef|fahrer|technik)\w* [a-zäöü]+(?: ruft| meldet| schickt| kümmert)|persönlich"
    ),
    "en": compiled(
        r"(?:mon|tues|wednes|thurs|fri|satur|sun)day~|today|tonight|tomorrow|this (?:morning|afternoon|evening|week)|next week|end of (?:the|this|next) \w+|weekend|\d+(?:st|nd|rd|th)?(?: of)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)~"
        r"|(?:jan|feb|mar|apr|may|june|july|aug|sept|oct|nov|dec)[a-z]* \d+|within (?:\w+ )?(?:\d+|a|an|one|two|three|four|five|seven|ten) ~|in (?:\d+|two|three|four|five) (?:\w+ )?(?:days|hours|weeks|minutes)|\d+(?:(?: ?[-–] ?| to )\d+)? (?:working |business )?(?:days|hours|weeks|minutes)|by (?:noon|\d+|the)|\d+ ?(?:am|pm)|personally"
    ),
}  # fmt: skip


def look(draft: Written) -> Iterator[Finding]:
    firm = _FIRM["en" if draft.language == "en" else "de"]
    for finding in FAMILY.look(draft):
        sentence = draft.around(finding.start or 0, finding.end or 0)
        if not any(firm.search(near.words) for near in draft.neighbours(sentence)):
            yield finding

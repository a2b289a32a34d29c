"""Threats. A lawful, courteous reminder with a way out is none."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .family import Family, Phrases, compiled
from .finding import Finding
from .written import Written

_REASON = _("This is a threat. Say what is to be done, until when, and how you help with it.")
_BETTER = _("Please let us find a way together; tell me what suits you.")
_BETTER_DU = pgettext_lazy("du", "Please let us find a way together; tell me what suits you.")

FAMILY = Family(
    "threat",
    _REASON,
    Phrases(
        grave=(
            r"(?:auf|in) (?:eine|unsere|unserer|die) (?:interne )?(?:sperr)?liste", r"(?:konto|key|zugang|account|schlüssel) (?:\w+ )?schneller gesperrt", r"so schnell kein~", r"kennen auch andere", r"sehen {you} von (?:mir|uns) kein~", r"der fliegt", r"hausrecht", r"fliegen (?:{you} )?raus",
            r"(?:werden|wirst) {you} … (?:bereuen|sehen, was|kennenlernen|merken)", r"bereuen", r"wir wissen … wo {you} wohn~", r"schwarze[nr]? liste",
            r"hausverbot", r"(?:sperren|sperre|gesperrt|löschen|lösche|gelöscht) … (?:{your} (?:kunden)?konto|{your} (?:account|zugang)|{you} für)",
            r"{your} (?:kunden)?(?:konto|account|zugang) … (?:sperren|gesperrt|löschen|gelöscht)", r"(?:sperren|blockieren|blocken) wir (?:sie|dich|{to})",
            r"überleg(?:en|e) {you} … (?:gut|genau|zweimal)", r"überleg dir … (?:gut|genau|zweimal)", r"pass(?:en)? (?:{you} )?(?:\w+ )?auf, was",
            r"an {your}r stelle (?:wäre|würde) ich … (?:vorsichtig|überlegen|aufpassen|nicht)", r"(?:wäre|seien|sei|seid) (?:ich |{you} )?(?:\w+ )?vorsichtig",
            r"nachspiel", r"unser(?:e[mnrs]?)? (?:rechts)?anw[aä]lt~", r"(?:anzeige|strafanzeige) … (?:erstatten|gegen|stellen|rechnen|vor)",
            r"(?:wegen )?(?:verleumdung|rufschädigung|geschäftsschädig~|übler nachrede|üble nachrede|rufmord)~", r"unterlassung~",
            r"schadens?ersatz (?:von|gegen) (?:{to}|sie|dich)", r"rechtliche(?:n|r)? (?:schritte|konsequenzen|mittel|folgen)", r"juristisch~ (?:schritte|konsequenzen|folgen)", r"vor gericht",
            r"(?:mit|drohen|ziehen|hat|haben) … konsequenzen", r"sonst (?:werden|müssen|können|lernen|sehen|war|sorge|sorgen|bekommen|bekommst|lassen|gibt es) …",
            r"(?:bewertung|rezension) … (?:löschen|zurückziehen|entfernen|online|veröffentlich~), (?:sonst|dann|andernfalls|oder)",
            r"wenn {you} … (?:bewertung|rezension|öffentlich) … (?:werden|sehen|dann|können)", r"andernfalls … (?:keine|nicht mehr|gar nicht|nie)",
            r"(?:dann|sonst) (?:erstatten|bekommen|bekommst|erhalten|gibt|liefern|bearbeiten) (?:wir |{you} |es )?(?:gar )?(?:nichts|keine~|nicht)",
            r"weitere~ (?:\w+ )?(?:mails?|nachrichten|anfragen) … (?:ignorier~|nicht mehr (?:beantwort~|bearbeit~)|ungelesen)", r"letzte warnung", r"warne (?:sie|dich|euch)",
            r"daten … (?:veröffentlich~|weitergeb~)", r"ihr(?:em|en)? (?:arbeitgeber|chef|nachbar~)", r"unangenehm (?:für {you} )?werden", r"(?:teuer|ungemütlich|unangenehm) (?:für {you}|werden)",
        ),
        innocent=(r"ohne (?:rechtliche|weitere) (?:schritte|konsequenzen)", r"keine … (?:konsequenzen|nachteile|folgen)", r"auf {your}n wunsch", r"wie (?:gewünscht|gebeten)", r"{your} daten … gelöscht", r"fassung … gelöscht", r"sonst (?:müssen|können) {you}", r"unser(?:e[mn])? anwalt … gefragt"),
    ),
    Phrases(
        grave=(
            r"think twice", r"(?:goes|go|put|puts|end up|be) on (?:a|our|my|the) list", r"(?:be |start )?posting your", r"(?:isn't|is not) gone by", r"we do have your", r"might find", r"in the skip",
            r"you(?:'ll| will) (?:regret|be sorry|wish)", r"blacklist~", r"we know where you", r"think (?:very )?(?:carefully|twice|hard) before", r"(?:our|my) (?:lawyer|solicitor|attorney|legal team|legal department)s?",
            r"(?:take|taking|consider|pursue|begin|start) (?:\w+ )?(?:legal action|action against you|legal steps)", r"(?:libel|defamation|slander|defamatory)", r"see you in court", r"press charges", r"report you to", r"ban(?:ned|ning)? you", r"you will be banned",
            r"(?:close|suspend|block|delete|lock|cancel|terminate)~ your account", r"your account (?:will|can|may) (?:be|get) (?:closed|suspended|blocked|deleted|locked|terminated|banned)", r"(?:there (?:will|may) be|face (?:the )?|have) consequences", r"or else(?=[.!,])", r"last warning", r"final warning", r"watch (?:your|what)",
            r"i(?:'d| would) be (?:very )?careful", r"be (?:very )?careful what", r"if you (?:post|leave|write|publish|go public) … (?:we|you|i)(?:'ll| will)", r"(?:remove|delete|take down) … (?:review|post) … or", r"otherwise … (?:you (?:will|won't)|nothing|we will (?:not|refuse|ignore|stop))", r"(?:further|any more) (?:e-?mails?|messages|complaints) … (?:ignored|unanswered|deleted|blocked)",
            r"we will (?:simply )?(?:ignore|block|stop responding)", r"(?:your|to your) employer", r"not end well", r"get(?:s)? (?:ugly|unpleasant|expensive)",
        ),
        innocent=(r"no (?:negative )?consequences", r"as (?:you )?(?:requested|asked|wished)", r"at your request", r"our (?:lawyer|solicitor|legal team) (?:confirmed|says|told|looked)"),
    ),
    better=_BETTER,
    better_du=_BETTER_DU,
)  # fmt: skip

_DUNNING = {
    "de": compiled(r"inkasso~|schufa|mahnbescheid|gerichtlich~|mahnverfahren|mahngebühr~|gerichtsvollzieher|verzugszinsen|anwalt~"),
    "en": compiled(r"debt collect~|collections? agency|collection agency|bailiffs?|court|credit (?:score|rating|agency)|late fees?|lawyers?|solicitors?"),
}  # fmt: skip
_OURS = {
    "de": compiled(r"wir|ich|geht|geben|übergeben|einleiten|beauftrag~|folgt|droht|kommt|wird"),
    "en": compiled(r"we|i|will|pass~|hand~"),
}
_WAY_OUT = {
    "de": compiled(
        r"rat(?:e|en|enzahlung)|gegenstandslos|überschnitten|melden {you}|meldest? du|rufen {you}|ruf~ … an|finden wir|lösung|wenn etwas|falls {you} (?:schon|bereits)"
        r"|bereits (?:bezahlt|überwiesen)|sprechen {you}|aufschub|teilbetr~|in {your}r sache|verbraucherzentrale|tut (?:mir|uns) leid"
    ),
    "en": compiled(
        r"instal~|already paid|crossed|get in touch|call (?:me|us)|let (?:me|us) know|arrange|plan|work (?:something|it) out|happy to|extension|sorry"
    ),
}  # fmt: skip


def look(draft: Written) -> Iterator[Finding]:
    found = list(FAMILY.look(draft))
    yield from found
    language = "en" if draft.language == "en" else "de"
    if _WAY_OUT[language].search(draft.plain):
        return
    seen = {one.start for one in found}
    for sentence in draft.sentences:
        if sentence.start in seen or not _DUNNING[language].search(sentence.words):
            continue
        if _OURS[language].search(sentence.words):
            yield FAMILY.finding(draft, sentence, "grave")

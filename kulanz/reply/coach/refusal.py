"""A no after which nothing comes."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .family import Family, Phrases, compiled
from .finding import Finding
from .written import Written

FAMILY = Family(
    "refusal_without_alternative",
    _("This only says no. Say in the same breath what you can do instead."),
    Phrases(
        flaw=(
            r"(?:können|kann|könnte|könnten|dürfen|darf|werden|werde) (?:wir|ich|man|da|hier|dem|das|die|{to}|leider)(?: [\w-]+,?){0,10} (?:nicht|kein~|nichts)", r"(?:wir|ich) (?:können|kann|dürfen|darf|werden|werde) (?:[\w-]+,? ){0,10}(?:nicht|kein~|nichts)", r"(?:ist|sind|wäre) (?:[\w-]+ ){0,6}(?:nicht möglich|unmöglich|nicht machbar|nicht drin|ausgeschlossen|nicht vorgesehen|nicht umsetzbar|nicht zulässig)", r"(?:geht|gehen|funktioniert) (?:\w+ ){0,3}nicht", r"(?:machen|bieten|nehmen|erstatten|gewähren|verschicken|liefern|versenden|geben|tauschen|führen|haben|stornieren|akzeptieren|ändern|mache|biete|nehme) (?:wir|ich) (?:\w+ ){0,6}(?:nicht|keine?[nrs]?)", r"wir (?:machen|bieten|nehmen|erstatten|gewähren|verschicken|liefern|geben|tauschen|führen|akzeptieren) (?:\w+ ){0,6}(?:nicht|keine?[nrs]?)", r"(?:machen|bieten|nehmen|erstatten|geben|senden|reservieren|verschicken|rufen|ändern|ersetzen|tauschen|zahlen|lassen) wir (?:[\w-]+ ){0,5}(?:nicht|kein~|nichts)", r"(?:erstattet|ersetzt|umgetauscht|getauscht) wird (?:\w+ )?(?:nicht|nichts)", r"gibt's (?:\w+ )?(?:nicht|kein~)", r"(?:machen|tun) wir (?:\w+ ){0,3}nichts", r"sonst keiner", r"lehn(?:en|e|t) (?:\w+ ){0,6}ab", r"ablehnen", r"abgelehnt", r"(?:keine|kein|keinen) (?:\w+ )?(?:rückerstattung|erstattung|kulanz|rückrufe|ausnahmen?|rücknahme|umtausch|rabatte?|telefonsupport|ersatz|gutschriften?|anspruch|garantiefall|stornierung|verlängerung|möglichkeit)", r"gibt es (?:\w+ ){0,4}(?:nicht|keine?[nrs]?)", r"nichts (?:\w+ )?(?:zu machen|tun|machen|ändern)", r"vom umtausch ausgeschlossen", r"nicht (?:mehr )?(?:erstatt~|umtausch~|stornier~|zurücknehm~|verlänger~|verhandelbar)",
        ),
        innocent=(r"noch (?:nicht|kein~)", r"(?:nicht|kein~) (?:\w+ ){0,4}(?:nur|sondern)", r"(?:brauchen|brauchst|müssen|musst) {you} (?:\w+ ){0,6}(?:nicht|nichts|kein~)", r"nicht (?:ungeschehen|rückgängig)", r"(?:kostenlos|keine kosten|kostet {you} nichts|kein problem)", r"nicht (?:erklären|verstehen|oft genug|genug entschuldig~|nachvollzieh~|finden|erkennen|erreich~)", r"nicht (?:selbstverständlich|länger warten|warten)"),
    ),
    Phrases(
        flaw=(
            r"(?:we|i) (?:can't|cannot|can not|won't|will not|don't|do not|are unable to|am unable to|aren't able to|are not able to|am not able to|are not in a position to|couldn't|could not|must decline|have to decline|have to refuse|refuse)(?: \w+){0,8}", r"(?:is|are) (?:\w+ ){0,3}(?:not|un)(?: ?possible| ?available| ?permitted| ?allowed)", r"isn't (?:possible|available|an option|something)", r"not (?:something we|an option|eligible|refundable|entitled)", r"no (?:refunds?|exceptions?|returns?|exchanges?|call-?backs?|phone|discounts?|replacements?|extensions?)", r"non-?(?:refundable|exchangeable|transferable|returnable)", r"we don't do", r"out of the question", r"(?:declined|rejected|denied|refused)", r"nothing (?:\w+ )?(?:we|i) can do", r"(?:must|have to) (?:decline|refuse|reject)",
        ),
        innocent=(r"(?:don't|do not) (?:know|want|need|worry|think|see|understand|mind|hesitate|doubt|have to)", r"(?:can't|cannot) (?:thank|apologi[sz]e|explain|imagine|tell|believe|wait|find|see)", r"you (?:don't|do not|won't) (?:need|have)", r"(?:needed|necessary)"),
    ),
    better=_("What I can do for you instead: …"),
    better_du=pgettext_lazy("du", "What I can do for you instead: …"),
    follows=True,
)  # fmt: skip

_INSTEAD = {
    "de": compiled(
        r"stattdessen|alternativ~|dafür|biete~|anbieten|angeboten|anbietet|angebot|möglich wäre|möglich ist|vorschlag~|vorschlagen|schlage|trotzdem|immerhin|entgegen~|entgegenkomm~|lösung|lösen|(?:was|das) (?:ich|wir) (?:\w+ ){0,3}(?:tun|machen|anbieten) (?:kann|können)"
        r"|(?:ich|wir) (?:schicke|schicken|sende|senden|rufe|überweise|überweisen|erstatte|erstatten|tausche|tauschen|lege|legen|reserviere|schreibe|frage|fragen|halte|gebe|geben|mache|machen|bringe|repariere|reparieren|buche|prüfe|helfe|suche|habe {to}|übernehmen|übernehme|verlängere|verlängern|nehme|nehmen)"
        r"|(?:schicke|schicken|sende|überweise|überweisen|erstatte|erstatten|tausche|tauschen|reserviere|rufe|gebe|geben|lege|mache|machen|frage|übernehme|übernehmen|verlängere|helfe) (?:ich|wir)|(?:kann|können|könnte|könnten) (?:ich|wir) (?:{to}|aber|jedoch|gern)~|(?:ich|wir) (?:kann|können|könnte|könnten) (?:{to}|aber|jedoch|gern)~"
        r"|(?:können|könnten|kannst|könnt|dürfen|darfst) {you}|{you} (?:können|könnten|kannst|könnt|dürfen)|(?:gern|gerne)(?! (?:zur verfügung|weiter))|gutschein|gutschrift|umtausch|ersatz~|aber (?:\w+ )?(?:können|kann|biete|gern|sie|du|wir|ich)|entweder|wenn {you} (?:möchten|mögen|magst|wollen|möchtest)|würde ihnen … passen|kulanz~|wäre {to}|sag(?:en)? (?:{you} )?(?:mir|uns) (?:\w+ )?(?:bescheid|was|wie|ob|welche)|finden wir|rufen {you}|ruf (?:mich|uns)|am (?:nächsten|besten)|(?:hilft|klappt|genügt|reicht|passt)|wieder (?:ab|am|im)|(?:ab|am|bis) (?:\w+tag|mittwoch|\d+\.)|versuch~|probier~|nehmen {you}|nimm|empfehle~|kolleg~|bekommen {you}|bekommst|(?:hänge|hab|habe) (?:ich )?{to}|(?:lege|hänge|rechne|notiere|merke|setze|trage) ich|ich (?:lege|hänge|rechne|notiere|merke|setze|trage)"
    ),
    "en": compiled(
        r"instead|alternativ~|offer~|however,? (?:we|i|you)|but (?:we|i|you) (?:can|could|will|would|are|may|'ll)~|(?:we|i)(?:'ll| will| can| could|'d be| would| am going to|'d)(?: \w+)?(?<!not)(?<!refuse) (?:\w+ )?(?:send|refund|replace|call|exchange|happy|gladly|give|put|arrange|ship|add|offer|help|look|swap|credit|reserve|hold|extend|do|make|book|cover|like|love)"
        r"|you (?:can|could|may|might|are welcome)|happy to|glad to|gladly|what (?:we|i) (?:can|could)|voucher|credit|exchange|swap|solution|if you(?:'d| would)? (?:like|prefer)|either|would (?:that|you like|it help)|suggest~|let me know (?:which|what|if)|goodwill|another (?:way|option)|(?:i|we)(?:'ve| have) (?:\w+ )?(?:put|set|sent|added|booked|ordered|refunded|arranged|asked|found|made|moved|changed|fixed|attached|kept|reserved)|(?:i|we)(?:'ll| will)(?! not)|try|recommend~|works|nearest|closest|back (?:in|on)|(?:on|by|from) (?:mon|tues|wednes|thurs|fri|satur|sun)day|you(?:'ll| will) (?:get|have|receive|find)"
    ),
}  # fmt: skip
# Within the sentence that refuses only such a turn opens another way.
_YET = {
    "de": compiled(r"stattdessen|aber(?! da)|jedoch|dafür|alternativ~|sondern|außer|gern~|trotzdem|es sei denn|erst (?:ab|am|wieder|nächste)"),
    "en": compiled(r"instead|but|however|alternatively|although|happy to|unless|until"),
}  # fmt: skip
_POLITE_ENDS = {
    "de": compiled(r"(?:bei|für) (?:\w+ )?(?:weitere~ )?(?:rück)?fragen|(?:stehen|stehe) (?:wir|ich)|zur verfügung|wünsch~|freuen uns|bitten (?:wir )?um verständnis"),
    "en": compiled(r"(?:any|further|more|other) questions|don't hesitate|feel free|thank you for|understanding|kind regards"),
}  # fmt: skip


def look(draft: Written) -> Iterator[Finding]:
    """The plainest refusal, where nothing else in the draft offers another way."""
    language = "en" if draft.language == "en" else "de"
    refused = list(FAMILY.look(draft))
    noes = {one.start for one in refused}
    for sentence in draft.body:
        helpful = _YET[language] if sentence.start in noes else _INSTEAD[language]
        if helpful.search(sentence.words) and not _POLITE_ENDS[language].search(sentence.words):
            return
    yield from refused[:1]

"""Words of the trade and of the office which the reader did not use."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from .family import Family, Phrases, compiled
from .finding import Finding
from .written import Written

FAMILY = Family(
    "jargon",
    _("The reader may not know this word. Say it as you would say it at the counter."),
    Phrases(),
    Phrases(),
)

_STRONG = {
    "de": compiled(
        r"rma~|sla|erp~|wawi|warenwirtschaft~|(?:second|first|2nd|1st|third)[- ]level~|backend~|frontend~|payload|json|http[- ]?(?:status|fehler)~|api-\w+|timeout~|dns~|smtp~|imap~|avis(?:ier|ierung|e)~|kommissionier~|fakturier~|faktura~|debitor~|kreditor~|disponier~|disposition~|valuta~|obligo|dropship~|fulfil~|pim|wms|oms|sku|pod|eta|awb|sendungsavis|hub|depotscan|scan-?event~|clearing~|chargeback~|dispute|case-?id|ticket-?(?:id|nummer|queue|system)|eskalation~|eskalier~|in rede stehend~|zuständigkeitshalber|bezugnehmend|bezug nehmend|obig~|obgenannt~|oben ?genannt~|vorbezeichnet~|diesbezüglich~|seitens|sachbearbeit~|systemseitig~|prozessual~|rückabwicklung~|gutschriftsanzeige|zwecks|veranlasst seitens|bearbeitungsschleife|workflow~|onboarding|provisionier~|deprovision~|cronjob|deployment|hotfix|patch~|bug-?fix~|cache-invalid~|token~|session~|query|endpoint|webhook~|sso|oauth~|whitelist~|repository|regression~|mhd|charge[nr]?-?(?:nr|nummer)|kulanzregulierung|gewährleistungsrechtlich~|wareneingang~|we-prüfung|qs|leergut~|retourenavis|rückläufer~|mindermenge~|vorgangsnummer|stammdat~|mandant~|artikelstamm|sperrvermerk|buchungskreis|op-liste|zahllauf|abgleichslauf|batch~|nachtlauf|ssl~|tls~|ttl|root cause|quorum|race condition|settlement|payment-provider|spec|preload|doa|verrechnungskonto|bemessungsgrundlage|durchlaufende[rn]? posten|kommissionsgeschäft|spooler~|appdata~|flush|handle|config~|release notes?|fadenheftung|signaturen|zusammentragen|inkrement~"
    ),
    "en": compiled(
        r"rma|sla|erp|(?:second|first|2nd|1st|third)[- ]level|tier[- ]?(?:1|2|3|one|two|three)|backend|back-end|payload|json|api|endpoint|timeout~|dns|smtp|imap|wms|oms|sku|pod|eta|awb|fulfil(?:l)?ment|backorder~|chargeback~|ledger|escalat~|provision(?:ed|ing)|deprecated|sso|oauth|webhook~|whitelist~|cron~|deploy(?:ment|ed)|hotfix|regression|token~|session~|instance|query|cache~|reconcil~|3pl|lmd|carrier scan|scan event|manifest(?:ed)?|consignment|drop-?ship~|upstream|downstream|pim|crm|ticket (?:id|queue|number)|workflow|remediation|utili[sz]e~|pursuant|aforementioned|heretofore|herewith|hereby|kindly be advised|please be advised|batch~|lead time~|moq|qa|ssl|tls|patch~|root cause|invalidat~|migration limits|doc|doa|hub shell|pawl~|spec|reprovision~|sync(?:ed|ing|hroni[sz]ation)? (?:job|queue|error)"
    ),
}  # fmt: skip


def look(draft: Written) -> Iterator[Finding]:
    """Where two such words stand which the customer does not use, the first sentence with one."""
    pattern = _STRONG["en" if draft.language == "en" else "de"]
    theirs = draft.situation.incoming.lower()
    found = [match for match in pattern.finditer(draft.plain) if match.group() not in theirs]
    if len({match.group() for match in found}) < 2:
        return
    seen = set()
    for match in found:
        sentence = draft.around(*match.span())
        if sentence.start not in seen:
            seen.add(sentence.start)
            yield FAMILY.finding(draft, sentence)

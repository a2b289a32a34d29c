"""Of which kind a commitment is, by the words of its clause."""

import re
from typing import Final

from .promise import Kind

# The first that fits wins.
_WORDS: Final[tuple[tuple[Kind, str], ...]] = (
    (
        "call",
        r"\b(?:rufe?n?|ruft)\b.*\b(?:an|zurück|durch)$|\b(?:rufe?n?|ruft)\b.*\b(?:an|zurück)\b|"
        r"\b(?:ruft|rufe?n?) (?:ich |wir )?(?:sie|dich)\b|"
        r"\b\w*zurückrufen\b|\banrufen\b|\banzurufen\b|\banruf\b|\brückruf\b|telefon(?!nummer)|"
        r"\bläute\w*|\bangerufen\b|durchklingeln|"
        r"\b(?:call|ring|phone|calling)\b(?! (?:centre|center|number))",
    ),
    (
        "payment",
        r"provision|honorar|tantieme|vermittlung|commission|affiliate|royalt|rechnungsgutschrift|"
        r"partnerauszahlung|"
        r"invoice credit|credit (?:note|your invoice)|auszahlung|vergütung",
    ),
    (
        "gesture",
        r"gutschein|schenk|geschenk|rabatt|prozent|nachlass|%|voucher|discount|\bgift|free shipping|"
        r"free of charge extra|"
        r"coupon|\b(?:lege|packe?|legen|packen|stecke|tue)n? (?:ich |wir )?(?:ihnen |"
        r"dir )?.*\b(?:dazu|bei(?! (?:ihnen|dir|uns))|obendrauf|oben drauf)\b|"
        r"monate?.*gut|gratisp\w+|aufmerksamkeit|little extra|a little something|\bsample\b|"
        r"kostprobe|wiedergutmachung|"
        r"(?:is|are) on us|zieh.*preis ab|vom preis ab|knock .* off|free (?:month|tin|copy|gift)|"
        r"on the house|spendier",
    ),
    (
        "refund",
        r"money will be|erstatt|zurück ?zahl|zahl\w* .*zurück|zurücküberw|rückzahl|rücküberw|geld|"
        r"gutschr|\bbuch\w* .*zurück|zurückgebucht|überweis|"
        r"überwiesen|refund|money back|reimburs|kaufpreis|schreiben? .*\bgut\b|gutgeschrieben|betrag|"
        r"abbuchung|"
        r"(?:versandkosten|porto|rücksend\w+|kosten)\b.*(?:wieder|zurück|übern)|übern\w+ .*kosten|"
        r"cover .*(?:postage|cost|fee|shipping)|(?:cover|waive)\b|credit",
    ),
    (
        "reply",
        r"sendungsnummer|tracking number|bestätigung|confirmation|\bbescheid\b|\bmeld\w*|"
        r"rückmeldung|\bantwort\w*|beantwort|auf dem laufenden|"
        r"\bhör\w*|informier|unterricht|\bnachricht\b|benachrichtig|get back|mail von (?:mir|uns)|"
        r"e-?mail from|let you know|in touch|"
        r"hear from|\bkeep you|"
        r"\bupdate you|write|\breply|respond|(?:auf (?:sie|dich|euch) zu)|e-?mail you(?! (?:a|the|"
        r"your) (?:new )?(?:link|file|code|password|login|voucher|pdf|e-?book|key))|wissen|weißt|"
        r"\bschreib\w* (?:ich |wir )?(?:ihnen|dir|euch)\b|"
        r"(?:ihnen|dir|euch) .*\bschreib|\banswer\b|come back to you|tell you|inform|follow up|"
        r"give you an update|"
        r"zurückkomm|ergebnis.*mit|teile? .*\bmit\b|mitteilen|message you|report back|contact you",
    ),
    (
        "fix",
        r"fehler|korrigier|korrektur|reparier|reparatur|beheb|behob|\bänder|geänder|besser\w*\b|"
        r"ausbesser|nachbesser|monteur|techniker|berichtig|\bfix|repair|correct|"
        r"sorted|sort (?:it|this|that|the)|richtig|in ordnung|kleb|anpass|passe?n? .*\ban\b|"
        r"angepasst|aktualisier|"
        r"\bupdat(?:e|ing)\b|überarbeit|change|put (?:it|this|that) right|\bresolve|nachbesser|umschreib|"
        r"umstell|\bflick",
    ),
    (
        "access",
        r"link|login|zugang|zugäng|freischalt|schalte?n? .*\bfrei\b|freigeschaltet|freigeb|download|"
        r"e-?book|lizenz|schlüssel|"
        r"passw|password|access|\bkey\b|\bpdf\b|datei|\bfile\b|konto (?:ist )?.*(?:offen|wieder)|"
        r"(?<!bank )account(?! by)|etikett|\blabel|"
        r"rechnung|invoice|video|\bkurs|course|entsperr|unlock|reset|unterlagen|anleitung|per mail|"
        r"\bschicken sie ihnen\b",
    ),
    (
        "shipment",
        r"versend|versand|verschick|schick|(?:\b|zu|nach)send|\bliefer|geliefert|paket|packerl|"
        r"päckchen|ersatz|\bpost\b|zur post|pack|umtausch|tausch|"
        r"dispatch|\bship|replacement|goes out|parcel|geh(?:t|en)\b.*(?:raus|hinaus|reise|los)|"
        r"verlad|exemplar|lieferung|"
        r"trifft|bei ihnen|bei dir|haben sie (?:den|die|das) neue|\bhave (?:it|them|the|your)\b|"
        r"avisier|zukommen|zugehen|\bget .* to you|bekommen|erhalten|"
        r"aufgegeben|verlässt|deliver|going out|will leave|be with you|geht zu|\bsent\b|on its way|"
        r"unterwegs|mitbringen|vorbei",
    ),
)
_KINDS: Final = tuple((kind, re.compile(pattern)) for kind, pattern in _WORDS)


def kind_of(words: str) -> Kind:
    """The kind of a clause in lower case."""
    return next((kind for kind, pattern in _KINDS if pattern.search(words)), "other")

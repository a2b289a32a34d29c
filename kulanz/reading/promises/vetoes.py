"""What looks like a promise and is none: others' doing, what was done, offers, general sayings, refusals."""

import re
from typing import Final

# Of the whole sentence: it waits for something of theirs, or only wishes, doubts or asks.
OFFER: Final = re.compile(
    r"\b(?:wenn|falls|sofern|sollten|sollte|sobald|soweit|if|once|as soon as|when|"
    r"when(?:ever)?)\s+(?:sie|du|ihr|you)\b(?!\w)"
    r"(?!(?:r|hre)\b)"
    r"|\b(?:wenn|falls)\s+(?:dir|ihnen|es ihnen|es dir|das für sie|das für dich)\b|\b(?:auf|bei) wunsch\b"
    r"|(?:^|, )(?:aber |und |but |and )?(?:falls|sollten?|sofern|if)\b(?! (?:not|nicht)\b)"
    r"|\bfalls gewünscht\b|\bif (?:that|it) (?:suits|helps|works)\b|\bwhen it suits\b|\bunless you\b"
    r"|\b(?:schick|schicken|antworte|antworten|teil|teilen|sag|sagen|gib|geben|send|schreib|schreiben|"
    r"nenn|nennen|melde|"
    r"melden|reply|tell|let|just|ruf|rufen)\b(?!.*\b(?:ich|wir|i|we)\b.*,)(?: sie)?\b(?: mir| uns| me|"
    r" us| einfach| bitte)"
    r".*,\s*(?:dann|so|und dann|then|and)\b"
    r"|\b(?:sagen sie|sag) (?:uns |mir )?(?:einfach |gern )?bescheid\b|\b(?:just|please) (?:say|tell)\b"
)
EVERYBODY: Final = re.compile(r"^(?:kunden|kundinnen|wer|alle|customers|anyone|everyone)\b")
GIVES_TIME: Final = re.compile(
    r"^(?:(?:bitte|please) )?(?:give|allow|geben sie|gib|lassen sie) (?:me|us|mir|uns)\b"
)
# Of the clause.
NOT_SO: Final = re.compile(
    r"\b(?:nicht|nich|ned(?! will)|net(?! (?:amount|proceeds|price|sum|value|weight))|nimmer|nix|kein|keine|keinen|"
    r"keinem|keiner|keinerlei|nie|niemals|niemand|nichts|"
    r"never|not|won't|"
    r"wouldn't|can't|"
    r"cannot|don't|no longer|nobody|nothing|unable|isn't|aren't|wasn't|didn't|couldn't)\b"
)
# "nicht nur", "not only", "nicht vor Montag" are still promises.
STILL_SO: Final = re.compile(r"\b(?:nicht nur|nicht später|not only|no later|not later|nicht erst)\b")
GENERALLY: Final = re.compile(
    r"\b(?:immer|stets|jederzeit|grundsätzlich|generell|normalerweise|üblicherweise|gewöhnlich|"
    r"in der regel|meist|meistens|"
    r"täglich|ständig|jede[nmrs]?|werktags|am selben tag|always|usually|normally|generally|typically|"
    r"any ?time|every|"
    r"constantly|as a rule|orders over|all orders|bestellungen,|solange|laut gesetz|gesetzlich|gemäß|"
    r"gemäss|by law|"
    r"nach dem gesetz|voraussichtlich vom|in jedem fall gilt|automatisch (?:am|um)|verlängert sich)\b"
)
UNSURE: Final = re.compile(
    r"\b(?:würde[nst]*|könnte[nst]*|könnt|kann|kannst|können|möchtest|soll|sollen|sollte[nst]*|dürfen|"
    r"dürfte[nst]*|darf|hoffe|hoffen|hoffentlich|"
    r"müssen|muss|müsst|vielleicht|ob|wollte[nst]*|wolltest|hope|hoping|may|might|could|would|should|"
    r"whether|perhaps|"
    r"happy to|glad to|have to|must|need to|bemühe[n]?|versuchten|wünschen|freue[n]?|look forward|"
    r"looking forward|possibly)\b"
)
# A will of ours that the words of doubt must not hide.
SURE: Final = re.compile(
    r"\b(?:(?:ich|wir) (?:kann|können) (?:ihnen |dir |es )?(?:fest )?(?:versprechen|zusagen|zusichern)|"
    r"can (?:promise|assure)|rechnen|can expect|may expect|(?:i'd|we'd|i would|"
    r"we would) like to (?:give|send|credit|gift)|"
    r"möchten? (?:ich|wir)|(?:ich|wir) möchten?|"
    r"können wir machen)\b"
)
DONE: Final = re.compile(
    r"(?<!will )(?<!'ll )\b(?:habe|haben|hat|hast|hatte[nst]*|have|has|had|'ve|i've|"
    r"we've)\b.*\b(?:\w*ge\w{2,}(?:t|en)|\w*(?:erstattet|überwiesen|verschickt|"
    r"versendet|versandt|veranlasst|storniert|korrigiert|versprochen|erhalten|bekommen|zugesagt|"
    r"repariert|angekündigt|"
    r"begonnen|verloren)|\w+ed|sent|done|made|paid|put|been|found|written)\b"
    r"|\b(?:wurde|wurden|bekamen|bekam|was|were|worden|promised|angekündigt|issued|shipped it|"
    r"called you|wasn't)\b"
    r"|\b(?:gestern|vorgestern|soeben|bereits|anbei|im anhang|beiliegend|beigefügt|hiermit|angehängt|"
    r"attached|enclosed|herewith|schon letzte|yesterday|already|wie besprochen|as discussed)\b"
    r"|\b(?:ist|is|sind)\b.*\b(?:\w*gegangen|angekommen|unterwegs$)"
    r"|^(?!bis |in |morgen|spätestens ).*\bhab\b.*\b(?:\w*ge\w{2,}(?:t|en)|\w*(?:erstattet|überwiesen|veranlasst))\b"
    r"|(?<!be )(?<!being )(?<!get )(?<!gets )(?<!is )(?<!are )\b(?:sent|went|posted|shipped|left|told|did) "
    r"(?:\w+ ){0,4}(?:on|last|in|this) (?:\w+day|week|morning|\w+ember|"
    r"january|february|march|april|june|july|august|october)\b|\bdid (?:go|send|tell|ask|write|reply|call)\b"
)
_CARRIER = (
    r"(?:dhl|dpd|gls|ups|hermes|fedex|royal mail|usps|die post|der post|von der post|post ag|"
    r"österreichische post|spediteur\w*|spedition|"
    r"zusteller\w*|paketdienst\w*|kurier|courier|carrier|bote|postman|fahrer)"
)
OTHERS: Final = re.compile(
    rf"(?:^|\b(?:dass|and|und|den|es|sie|das|it)\s+)(?:the |der |die |our |unser |your |ihre |"
    rf"deine )?{_CARRIER}\b"
    rf"|\bvon (?:der post|dhl|{_CARRIER})|\b(?:holt|bringt|stellt|liefert)\b.{{0,20}}\b{_CARRIER}\b|"
    rf"\bby (?:dhl|ups|royal mail)\b"
    r"|\b(?:(?:ihre|deine|die|your|the) bank|pay ?pal|klarna|kreditkarten\w*|finanzamt|das amt|"
    r"versicherung|hersteller\w*|"
    r"lieferant\w*|manufacturer|supplier|(?:der|the) verlag|gesetz|insurance|zoll|"
    r"customs)\b(?!.{0,30}\b(?:frage|kontaktier|mahne|ask))"
    r"|^(?:ihr|dein|your) (?:mann|frau|hund|husband|wife|dog|\w*partner|nachbar|anwalt)\b"
)
# What the customer is to do: an imperative, or their own verb.
THEIRS: Final = re.compile(
    r"^(?:bitte|please|kindly|feel free|do let|do not|let me know|let us know)\b"
    r"|^(?:schreiben|schicken|senden|teilen|lösen|rufen|melden|schauen|geben|ändern|nutzen|warten|"
    r"prüfen|sagen|nehmen|machen|"
    r"holen|bringen|lassen|halten|bewahren|antworten|stellen|legen|packen|retournieren|kommen|"
    r"überweisen|zahlen) sie\b"
    r"|^(?:schreib|schick|send|teil|lös|ruf|meld|melde|schau|gib|ändere|nutz|wart|prüf|sag|nimm|mach|"
    r"hol|bring|lass|antworte|"
    r"sieh|klick|magst)\b(?!.{0,12}\b(?:ich|wir)\b)"
    r"|\b(?:sie|du) (?:können|kannst|dürfen|darfst|müssen|musst|sollten|solltest|hatten|hattest|wollten|"
    r"wolltest|haben|hast|"
    r"holen|holst|schrieben|schriebst|bringen|bringst|senden|sendest|schicken|schickst|zahlen|zahlst|"
    r"melden|meldest)\b"
    r"(?!.*\b(?:zurück|wieder|neue[nrs]?|ersatz|antwort|bescheid)\b)"
    r"|\b(?:you can|you may|you said|you promised|you could|you should|you need|you wrote|you'll love|"
    r"you'll enjoy|you are)\b"
    r"|^(?:you|sie) (?:wrote|said|schrieben|werden begeistert)"
)
# What the verb of a general saying is about.
SAYING: Final = re.compile(
    r"\b(?:für sie da|für dich da|zur seite|here to help|here for you|zur verfügung|gerne? zur|wichtig|"
    r"bemüht|danken? (?:ihnen|dir)|"
    r"arbeiten ständig|our tea|unsere gärtnerei|nach wie vor|wieder täglich|gespannt|"
    r"höre (?:ich )?gerne?|entschuldige\w*|verlosen|davon aus|(?:our|my) (?:very )?best|(?:unser|"
    r"mein) (?:bestes|möglichstes)|(?:antworte|schreibe)n? (?:ich |wir )?auf ihre|"
    r"as a compliment|be honest|von (?:ihrem|deinem) konto|from your account|"
    r"gerne? (?:telefonisch )?entgegen|^mit (?:dem|diesem|ihrem|deinem) (?:\w*code|gutschein)|"
    r"betriebsferien|geschlossen|\burlaub|pause\b|"
    r"freu\w+|legen (?:wir )?(?:großen )?wert|i'm sending you (?:my|our|all) (?:best|love)|"
    r"sende(?:n)? (?:ihnen |dir )?(?:viele |liebe |beste )?grüße)\b"
)
# A subordinate clause does not commit by itself.
SUBORDINATE: Final = re.compile(
    r"^(?:sobald|wenn|falls|sofern|ob|weil|da (?:wir|ich|sie|der|die|das)|obwohl|damit|bevor|nachdem|"
    r"während|bis (?:wir|ich|sie|die|der|das) |"
    r"woran|was|wie|wann|wo|warum|welche\w*|wer|seit|die (?:bis|sie|wir|ich|es)|der (?:es|sie)|"
    r"das (?:sie|wir|ich)|"
    r"as soon as|once|when|if|because|since|which|who|what|that's why|until|before|after|whether|unless|"
    r"although|though)\b"
)
GIVES_WORD: Final = re.compile(
    r"\b(?:verspreche\w*|versprechen|sichern? (?:ich |wir )?(?:ihnen |dir )?zu|sage\w* .*zu|"
    r"garantier\w*|sorge[n]? (?:ich |wir )?(?:dafür|dass)|"
    r"kümmere .*|achte[n]? .*|promise|make sure|assure you|guarantee)\b"
)
FOREIGN_SUBJECT: Final = re.compile(
    rf"^(?:{_CARRIER}|ich kann|sie können|du kannst|you can|ihre bank|morgen holt|bitte|please|dass|"
    rf"that|no need)\b"
)


def gives_word(words: str) -> bool:
    """Whether the clause after this one, with "dass", is what we promise."""
    return GIVES_WORD.search(words) is not None and not is_vetoed(words)


def is_vetoed(words: str, *, is_ours: bool = False) -> bool:
    """Whether a clause, by its own words, is nothing that we are going to do; `is_ours` if its subject surely is us."""
    if NOT_SO.search(words) and not STILL_SO.search(words):
        return True
    if UNSURE.search(words) and not SURE.search(words):
        return True
    if not is_ours and THEIRS.search(words) and not SURE.search(words):
        return True
    return any(pattern.search(words) for pattern in (GENERALLY, DONE, OTHERS, SAYING))

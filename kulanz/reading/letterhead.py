"""Header blocks ("Von: … Gesendet: … An: … Betreff: …"), dividers and reply markers above a quotation."""

import re
from collections.abc import Iterator

from kulanz.reading.opening import MOST_ATTEMPTS, Lines, Opening, next_filled

_NOUN = "|".join(
    (
        r"original(?:e|t)?[ -]?(?:message|nachricht|mail|e-?mail|appointment|meddelande|besked)",
        r"ursprüngliche[rs]?[ -](?:nachricht|mitteilung|mail|e-?mail|termin)",
        r"weitergeleitete[ -](?:nachricht|mail|e-?mail)",
        r"(?:forwarded|fwd:?) (?:message|mail|e-?mail)(?: from .{1,60})?",
        r"(?:message|mail|e-?mail|courriel) (?:d'origine|transféré|original|initial)",
        r"messaggio (?:originale|inoltrato)",
        r"mensaje (?:original|reenviado)",
        r"mensagem (?:original|encaminhada)",
        r"(?:oorspronkelijk|doorgestuurd) bericht",
        r"oprindelig (?:meddelelse|besked)",
        r"opprinnelig melding",
        r"ursprungligt meddelande",
        r"oryginalna wiadomość",
        r"wiadomość oryginalna",
    )
)
_FORWARDING = "|".join(
    (
        "begin forwarded message",
        "anfang der weitergeleiteten (?:nachricht|e-?mail)",
        "début du message (?:réexpédié|transféré)",
        "inizio messaggio inoltrato",
        "begin doorgestuurd bericht",
    )
)
_DIVIDER = re.compile(
    rf"[-_=]{{2,}}\s*(?:{_NOUN}):?\s*[-_=]{{2,}}(?:$|\s*(?:Von|From|De|Da|Van|Od):)"
    rf"|(?:{_FORWARDING})\s*:$|original message processed by david",
    re.IGNORECASE,
)
_BARE_DIVIDER = re.compile(rf"(?:{_NOUN}):?$", re.IGNORECASE)
_RULE = re.compile(r"[-_=—–*]{3,}$")
_MARKER = re.compile(
    r"(?=.{0,80}\b(?:antwort\w*|schreiben|reply|respond|response|answer)\b)"
    r"(?=.{0,80}\b(?:oberhalb|über|above)\b)(?=.{0,120}\b(?:zeile|linie|line)\b).{10,140}$",
    re.IGNORECASE,
)

_KEYS = {
    "from": "von from de da van od fra från absender expéditeur mittente remitente от kimden odesílatel feladó"
    " lähettäjä",
    "date": "gesendet datum sent date envoyé enviado fecha inviato data verzonden wysłano sendt dato skickat"
    " отправлено дата gönderildi tarih odesláno küldve lähetetty",
    "to": "an to à a para aan do til till empfänger кому kime komu címzett vastaanottaja",
    "cc": "cc bcc kopie copie kopi kopia dw",
    "subject": "betreff betr subject objet asunto oggetto onderwerp temat emne ämne assunto тема konu předmět"
    " tárgy aihe",
    "other": "reply-to wichtigkeit priorität importance priority anlagen attachments anhänge anhang",
}
_KIND_OF = {word: kind for kind, words in _KEYS.items() for word in words.split()} | {
    "wysłane": "date",
    "enviada": "date",
    "enviada em": "date",
    "enviado em": "date",
    "gesendet am": "date",
    "sent on": "date",
    "envoyé le": "date",
    "enviado el": "date",
    "antwort an": "other",
    "kopie (cc)": "cc",
}
# A traveller's "Datum" may stand in a letter; only a mail program speaks of "Gesendet".
_SENT = frozenset(
    word
    for word, kind in _KIND_OF.items()
    if kind == "date" and word not in ("datum", "date", "data", "dato", "tarih")
)
_FORM_BODY = re.compile(
    r"(?:message body|message|nachricht|nachrichtentext|mitteilung|kommentar|anfrage|ihre nachricht)\s*:",
    re.IGNORECASE,
)
_UNKNOWN_KEY = re.compile(r"[^\W\d][\w -]{1,24}:\s")
_SEVERAL_ON_A_LINE = re.compile(r"(?:^|\s)\*{0,2}([^\W\d]{2,12}):\*{0,2}\s")
_DIVIDING = "#-=_*[(<oO"
_BLOCK_LINES = 16
_LONGEST = 400


def find_letterheads(lines: Lines) -> Iterator[Opening]:
    behind = 0
    attempts = 0
    for index, line in enumerate(lines):
        if len(line) < 3 or index < behind or (":" not in line and line[0] not in _DIVIDING):
            continue
        if line[0] == ">":
            continue
        attempts += _key(line) in _KIND_OF
        if attempts > MOST_ATTEMPTS:
            return
        opening = _divider(line, index) or _letterhead(lines, index)
        if opening:
            behind = opening.end
            yield opening


def is_rule(line: str) -> bool:
    """Whether the line only separates, so that it belongs to a header block below it."""
    return bool(_RULE.match(line) or _BARE_DIVIDER.match(line))


def _divider(line: str, index: int) -> Opening | None:
    if len(line) > _LONGEST:
        return None
    if _DIVIDER.match(line.strip("* ")):
        return Opening(index, index + 1, "divider", certain=True)
    if line[0] in "#-=_*[(<" and _MARKER.match(line):
        return Opening(index, index + 1, "marker", certain=True)
    return None


def _letterhead(lines: Lines, start: int) -> Opening | None:
    if _key(lines[start]) not in _KIND_OF:
        return None
    keys_here = [word.lower() for word in _SEVERAL_ON_A_LINE.findall(lines[start][:_LONGEST])]
    if {"from", "date", "to"} <= {_KIND_OF.get(key) for key in keys_here}:
        return Opening(start, start + 1, "letterhead", certain=True)
    keys, end = _header_lines(lines, start)
    if not _is_letterhead(keys, lines[start:end]):
        return None
    if len(keys) == 2 and end < len(lines) and _UNKNOWN_KEY.match(lines[end]):
        return None
    below = next_filled(lines, end)
    if below is not None and _FORM_BODY.match(lines[below]):
        return None
    return Opening(start, end, "letterhead", certain=True)


def _header_lines(lines: Lines, start: int) -> tuple[set[str], int]:
    """The keys of the header lines from `start` on and the line behind them; wrapped values belong to it."""
    keys: set[str] = set()
    end = start
    for index in range(start, min(start + _BLOCK_LINES, len(lines))):
        line = lines[index]
        key = _key(line)
        if key in _KIND_OF:
            keys.add(key)
            end = index + 1
        elif line and (_UNKNOWN_KEY.match(line) or not lines[index - 1]):
            break
    return keys, end


def _is_letterhead(keys: set[str], block: Lines) -> bool:
    kinds = {_KIND_OF[key] for key in keys} - {"cc", "other"}
    if not kinds & {"from", "to"}:
        return False
    has_address = any("@" in line for line in block)
    if len(kinds) == 2:
        return has_address
    return len(kinds) > 2 and (has_address or {"to", "subject"} <= kinds or bool(keys & _SENT))


def _key(line: str) -> str:
    colon = line.find(":", 0, 24)
    if colon < 1:
        return ""
    return line[:colon].strip("*_ \t\xa0").lower()

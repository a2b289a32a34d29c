"""Lines that machines put below or above a letter: device lines, disclaimers, warnings, adverts."""

import re
from collections.abc import Sequence

Lines = Sequence[str]

DELIMITERS = frozenset({"--", "—", "–", "- -", "—-", "–-", "---"})
RULE = re.compile(r"[-_=—*]{4,}$")


def any_of(*patterns: str, behind: str = "") -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(patterns)}){behind}", re.IGNORECASE)


_THINGS = (
    r"(?:phone|i?pad\b|handy|mobil|mail(?:box(?:\.org)?)?\b|outlook|android|samsung|galaxy|huawei|app\b|tablet"
    r"|spark|blackberry|gerät|windows|watch\b|k-9)"
)
_DEVICE = any_of(
    rf"(?:diese|die) (?:nachricht|e-?mail|mail) wurde (?:von|mit|über) (?=.{{0,80}}{_THINGS}).{{2,80}} "
    r"(?:gesendet|verschickt)",
    r"(?:diese|die) (?:nachricht|e-?mail|mail) wurde (?:von|mit|über|durch) .{2,80} (?:geprüft|gescannt)",
    rf"(?:von|aus|mit|über) (?=.{{0,40}}{_THINGS}).{{2,60}} (?:gesendet|versandt|verschickt|geschrieben)",
    r"(?:gesendet|gesandt|verschickt|versendet) (?:von|mit|über|aus|via|vom) "
    rf"(?=.{{0,60}}{_THINGS}).{{2,70}}",
    r"von unterwegs (?:gesendet|geschrieben)|(?:gesendet|geschrieben) von unterwegs",
    r"(?:sent|gesendet) (?:with|from|mit|von) \[?(?:proton|tuta|canary|bluemail).{2,90}",
    r"sent (?:from|via|with|using|by) (?:my|mail|outlook|yahoo|samsung|aol|gmail|gmx|proton\S*|sparrow"
    r"|spark|an?|the|iphone|ipad|android|mobile|blackberry|mailbox|airmail|acompli|thunderbird|windows|k-9|mymail)\b"
    r"[^,;:?!.]{0,60}(?:\(?https?://\S+\)?)?",
    r"(?:get|download|hol(?:en)?(?: sie sich)?|laden sie) (?:bluemail|outlook) (?:for|für) "
    r"(?:ios|android|mac|windows)\b(?:\W*(?:<?https?://\S*)?\s?(?:herunter|hier herunter)?(?:laden)?)",
    r"outlook (?:für|for) (?:ios|android|mac)\b.{0,90}",
    r"yahoo mail: .{2,60}",
    r"envoyé (?:de(?:puis)? (?:mon|ma)|à partir d).{2,60}",
    r"enviado (?:desde|do|de) (?:mi|meu|mon) .{2,60}",
    r"inviato da(?:l mio)? .{2,60}",
    r"(?:verzonden|verstuurd) (?:vanaf|vanuit|met|via) mijn .{2,60}",
    r"wysłan[eo] z .{2,60}",
    r"sen[dt]t? fra min .{2,60}",
    r"skickat från min .{2,60}",
    r"(?:virenfrei|virus-free)\.? ?(?:www\.)?avast\.\w+.{0,90}",
    r"bitte entschuldigen sie (?:die kürze|meine kürze|tippfehler|etwaige tippfehler).{0,60}",
    r"(?:please )?excuse (?:my|the|any) (?:brevity|typos).{0,60}",
    behind=r"\.?(?: ?(?:bitte entschuldigen|please excuse|excuse|verzeihen) .{0,70})?$",
)
# The long pattern is tried only where one of its first letters stands.
_DEVICE_BEGINNINGS = (
    *(
        "gesen",
        "gesch",
        "gesan",
        "vers",
        "verz",
        "di",
        "von",
        "aus",
        "mit",
        "über",
        "sent",
        "sendt",
        "get",
        "down",
        "hol",
    ),
    *("lad", "outl", "yahoo", "env", "invi", "wys", "skic", "vir", "bitt", "please", "exc"),
)
_NOT_A_DEVICE = re.compile(
    r"sent (?:from|with|by|via) (?:my|the|an?) (?:desk|last|first|old|wife|husband|order|shop|home|parcel)\b",
    re.IGNORECASE,
)
# Whoever says "I" in a paragraph wrote it for this letter.
PERSONAL = re.compile(r"\b(?:[Ii]ch|[Ww]ir haben|mir|mich|meine?[mnrs]?|I(?=[ '’])|my)\b")
_MAIL = r"(?:e-?mail|nachricht|mail|message|communication|transmission|information)"
DISCLAIMER = any_of(
    r"\W*(?:legal |rechtlicher )?(?:disclaimer|confidentiality notice|haftungsausschluss"
    r"|vertraulichkeitshinweis|rechtlicher hinweis)\b",
    rf"(?:diese|die in dieser|der inhalt dieser) {_MAIL}\b.{{0,120}}"
    r"(?:vertraulich|ausschließlich für|bestimmt)",
    rf"(?:the information (?:contained )?in )?th(?:is|e|ese) {_MAIL}\b.{{0,160}}"
    r"(?:confidential|privileged|intended (?:solely|only|for)|scanned for viruses)",
    r"the (?:contents|information contained)\b.{0,80}confidential",
    r"if you are not the (?:intended|named) (?:recipient|addressee)",
    r"(?:sollten|wenn|falls) sie nicht der (?:richtige|beabsichtigte|vorgesehene) (?:adressat|empfänger)",
    r"\W*(?:please )?consider the environment before",
    r"(?=.{0,160}\b(?:e-?mails?|nachricht|mails?)\b).{0,40}\bumwelt\b.{0,80}druck",
    r".{0,80}you (?:are receiving|received) this (?:message |e-?mail )?because you are subscribed",
    r"to unsubscribe from this group|alle postfächer an einem ort\b",
)
_BANNER = any_of(
    r"(?=.{0,200}\b(?:e-?mails?|mail|nachricht|message|absender|sender)\b)"
    r"\W*(?:caution|warning|achtung|vorsicht|external|extern\w*)\b.{0,40}(?:originated from outside"
    r"|external (?:sender|e-?mail)|extern\w* (?:absender|quelle|e-?mail)|von außerhalb)",
    r"sie erhalten nicht (?:oft|häufig) (?:eine )?e-?mails? von",
    r"(?:some people who received this message|you) don't often get e-?mail from",
)
_LIST_FOOTER = re.compile(r".{0,80}(?:mailing ?list|listinfo|unsubscribe|abbestellen)", re.IGNORECASE)
_SHORTEST_BOILERPLATE = 10


def stands_alone(lines: Lines, index: int) -> bool:
    """Whether no words follow on the next line, as they would inside somebody's sentence or list."""
    below = lines[index + 1] if index + 1 < len(lines) else ""
    return not below or is_divider(below) or is_device_line(below) or below.startswith(("www.", "http"))


def is_device_line(line: str) -> bool:
    if not 8 < len(line) <= 200:
        return False
    bare = line.strip("*_ -[]")
    if not bare.lower().startswith(_DEVICE_BEGINNINGS):
        return False
    return bool(_DEVICE.match(bare)) and not _NOT_A_DEVICE.match(bare)


def is_divider(line: str) -> bool:
    return line in DELIMITERS or bool(RULE.match(line))


def is_boilerplate(lines: Lines, start: int, end: int, *, is_first: bool, words_before: bool) -> bool:
    """Tell whether the paragraph from `start` to `end` was put there by a machine; a mail begins with words."""
    if end - start == 1 and len(lines[start]) < _SHORTEST_BOILERPLATE:
        return False
    first = start + 1 if is_divider(lines[start]) and end > start + 1 else start
    beginning = " ".join(line[:200] for line in lines[first : min(end, first + 4)])
    if DISCLAIMER.match(beginning):
        return not PERSONAL.search(beginning) and (words_before or not is_first)
    if _BANNER.match(beginning):
        return is_first and not PERSONAL.search(beginning)
    return first > start and any(_LIST_FOOTER.match(line) for line in lines[first:end])

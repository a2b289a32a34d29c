"""A gap that was to be filled before sending."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from . import quoted
from .finding import Finding
from .written import Written

# Of a snippet; in brackets, if it names what belongs there; crosses, lines and marks of a draft; gaps of ours.
_NAMED = (
    r"(?:(?:ihr|ihre|dein|kunden|customer|your|vor|nach|last|first|firmen|company|bestell|order|rechnungs|invoice|liefer|end)[ -]?)?"
    r"(?:name|namen|datum|date|betrag|amount|summe|nummer|number|nr|uhrzeit|time|adresse|address|link|produkt|product"
    r"|artikel|item|telefon|telefonnummer|phone|anrede|salutation|grund|reason|titel|title|firma|company|signatur|ort|city)"
    r"(?: (?:einfügen|einsetzen|ergänzen|eintragen|here|hier))?|(?:hier|insert|add|bitte) [\w -]{2,30}"
)  # fmt: skip
_GAP = re.compile(
    r"\{[a-zäöüß_ ]{2,30}\}"
    rf"|\[(?:{_NAMED})\]|<(?:{_NAMED})>"
    r"|\[…\]|\[[a-z]{3,10}_\d{1,3}\]"
    r"|(?<![\w-])x{3,}(?![\w-])|(?<!\w)(?:todo|tbd|fixme)(?!\w)"
    r"|(?<![_\w])_{3,}(?![_\w])"
    r"|(?:(?<=\bbis spätestens )|(?<=\bkurz gesagt: )|(?<=\bin short: )|(?<=\btun kann: )|(?<=\bfor you instead: )|(?<=\bhier: )|(?<=\bhere: )|(?<=\bfrom me by )|(?<=\bvon mir bis )|(?<=\bam )|(?<=\bbis )|(?<=\bbis zum ))(?:…|\.\.\.)",
)  # fmt: skip
NEAR = 6
_RULE = re.compile(r"^_+$", re.MULTILINE)


def look(draft: Written) -> Iterator[Finding]:
    said = quoted.spans(draft.text)
    rules = [match.span() for match in _RULE.finditer(draft.text)]
    for match in _GAP.finditer(draft.plain):
        if quoted.is_within(match.start(), [*said, *rules]) or _is_masked(draft.plain, *match.span()):
            continue
        yield Finding(
            "placeholder", match.start(), match.end(), draft.text[match.start() : match.end()], "flaw",
            _("Here something is still to be filled in."),
        )  # fmt: skip


def _is_masked(text: str, start: int, end: int) -> bool:
    """Crosses beside figures stand for figures that one does not write out."""
    beside = text[max(0, start - NEAR) : start] + text[end : end + NEAR]
    return text[start] == "x" and any(letter.isdigit() for letter in beside)

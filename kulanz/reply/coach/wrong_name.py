"""The greeting names somebody else than the one who reads it."""

import re
from collections.abc import Iterator

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from kulanz.reading import terms

from .finding import Finding
from .records import string, strings
from .written import Written

_GREETING = re.compile(
    r"\s*(?:sehr geehrte[rs]?|(?:einen )?(?:schönen )?guten? (?:tag|morgen|abend|nachmittag)|hallo|hi|hey|moin|servus|grüezi|grüß (?:gott|sie|dich)"
    r"|liebe[rs]?|dear|hello|good (?:morning|afternoon|evening|day))[ ,]+"
    r"(?:liebe[rs]? )?(?P<titles>(?:(?:frau|herrn?|mr|mrs|ms|miss|dr|prof|dipl|ing|med|mag)\b\.?[ -]*)*)"
    r"(?P<name>[^\n,!.:;–()]{2,60}?)\s*(?:[,!.:;–\n(]|$)"
)  # fmt: skip
# Who is greeted so is nobody in particular.
_NOBODY = frozenset(
    terms.words(
        "team zusammen alle allerseits ihr euch leute damen herren kunde kundin kunden freunde freundin freund nutzer leser leserin "
        "teilnehmer teilnehmerin familie firma all everyone everybody there folks sir madam customer friend friends reader team ladies "
        "gentlemen and und again wieder nochmal noch mal einmal from aus an the der die das in"
    )
)
_COMPANY = re.compile(
    r"\b(?:g?mbh|ag|kg|ug|ohg|gbr|e\.? ?v|ltd|limited|inc|llc|plc|co|verlag|shop|team)\b", re.I
)
LAST_LINES = 6
LONG_ENOUGH = 4
SHORTEST_NICK = 3


def look(draft: Written) -> Iterator[Finding]:
    """A note at the name; silent without a name on record, and where they sign as they are greeted."""
    facts = draft.situation.facts
    name = string(facts, "customer_name")
    match = _GREETING.match(draft.plain)
    if not match or not _parts(name) or _COMPANY.search(name):
        return
    start, end = match.span("name")
    greeted = _parts(draft.text[start:end])
    if not greeted or greeted & _NOBODY or not draft.text[start:end][:1].isupper():
        return
    signed = " ".join([*_signature(draft.situation.incoming), *(strings(facts, "their_names") or [])])
    if greeted & _parts(name) or any(_is_near(one, other) for one in greeted for other in _parts(signed)):
        return
    if any(_is_nick(one, other) for one in greeted for other in _parts(name)):
        return
    yield Finding(
        "wrong_name", start, end, draft.text[start:end], "note",
        format_lazy("{} {}.", _("This goes to"), name),
        name if len(name.split()) == len(draft.text[start:end].split()) else "",
    )  # fmt: skip


def _parts(name: str) -> set[str]:
    return {
        one for one in terms.spellings(name) if len(one) > 1 and not any(letter.isdigit() for letter in one)
    }


def _signature(incoming: str) -> list[str]:
    """The last lines, where people sign; who they greet stands above."""
    lines = [line for line in incoming.splitlines() if line.strip()]
    return lines[1:][-LAST_LINES:]


def _is_nick(one: str, other: str) -> bool:
    """Steffi for Stefanie."""
    return min(len(one), len(other)) >= SHORTEST_NICK and one[:SHORTEST_NICK] == other[:SHORTEST_NICK]


def _is_near(one: str, other: str) -> bool:
    """The same but for one letter."""
    if one == other:
        return True
    if min(len(one), len(other)) < LONG_ENOUGH or abs(len(one) - len(other)) > 1:
        return False
    short, long = sorted((one, other), key=len)
    same = next((n for n, letter in enumerate(short) if letter != long[n]), len(short))
    return short[same + (len(short) == len(long)) :] == long[same + 1 :]

from collections.abc import Iterable
from dataclasses import replace
from itertools import chain

from . import (
    against_record,
    attachment_missing,
    belittling,
    blame,
    defensive,
    foreign_detail,
    greeting,
    insult,
    jargon,
    link_only,
    non_apology,
    placeholder,
    pressure_selling,
    refusal,
    register,
    sarcasm,
    second_apology,
    shouting,
    threat,
    too_long,
    unanswered,
    vague_promise,
    weighing,
    wrong_language,
    wrong_name,
)
from .finding import Finding
from .situation import Situation
from .written import Written

_FAMILIES = (blame, belittling, sarcasm, defensive, non_apology, pressure_selling, insult)
_ROOMS = (threat, vague_promise, refusal, link_only, jargon, too_long, unanswered)
# Slips rather than flaws; all but the gaps rest on what the records know.
_SLIPS = (
    placeholder,
    wrong_name,
    attachment_missing,
    wrong_language,
    foreign_detail,
    second_apology,
    against_record,
)


def look(text: str, situation: Situation | None = None) -> list[Finding]:
    """What there is to say about a draft, in the order of its text; absences first."""
    if not text.strip():
        return []
    seen = situation or Situation()
    draft = Written(text, replace(seen, language="en" if seen.language == "en" else "de"))
    return weighing.weigh(draft, rules(draft))


def rules(draft: Written) -> list[Finding]:
    """What the rules find, in the order of the text; absences first."""
    found = chain(
        greeting.look(draft.text),
        shouting.look(draft.text, draft.situation.incoming),
        register.look(draft.text, draft.register) if draft.language == "de" else (),
        chain.from_iterable(family.FAMILY.look(draft) for family in _FAMILIES),
        chain.from_iterable(room.look(draft) for room in (*_ROOMS, *_SLIPS)),
    )
    return sorted(found, key=lambda finding: -1 if finding.start is None else finding.start)


def missing(found: Iterable[Finding]) -> list[str]:
    """The names of what is absent."""
    return list(dict.fromkeys(one.flaw for one in found if one.start is None and one.flaw != "too_long"))

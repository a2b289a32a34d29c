from collections.abc import Iterable
from dataclasses import replace
from itertools import chain

from . import (
    belittling,
    blame,
    defensive,
    greeting,
    insult,
    jargon,
    link_only,
    non_apology,
    pressure_selling,
    refusal,
    register,
    sarcasm,
    shouting,
    threat,
    too_long,
    unanswered,
    vague_promise,
)
from .finding import Finding
from .situation import Situation
from .written import Written

# From the sorest to the mildest: which finding makes the draft one to stop, where several come together.
_SORE = ("insult", "threat", "sarcasm", "blame", "belittling", "shouting", "non_apology", "defensive")
# Before somebody furious these alone make matters worse.
_STINGS = frozenset({"sarcasm", "blame", "belittling"})
SEVERAL = 3
_FAMILIES = (blame, belittling, sarcasm, defensive, non_apology, pressure_selling, insult)
_ROOMS = (threat, vague_promise, refusal, link_only, jargon, too_long, unanswered)


def look(text: str, situation: Situation | None = None) -> list[Finding]:
    """What there is to say about a draft, in the order of its text; absences first."""
    if not text.strip():
        return []
    seen = situation or Situation()
    draft = Written(text, replace(seen, language="en" if seen.language == "en" else "de"))
    found = chain(
        greeting.look(text),
        shouting.look(text),
        register.look(text, seen.register) if draft.language == "de" else (),
        chain.from_iterable(family.FAMILY.look(draft) for family in _FAMILIES),
        chain.from_iterable(room.look(draft) for room in _ROOMS),
    )
    in_order = sorted(found, key=lambda finding: -1 if finding.start is None else finding.start)
    return _weighed(in_order, is_heated=seen.is_heated)


def _weighed(found: list[Finding], *, is_heated: bool) -> list[Finding]:
    """Several stings, or one before somebody furious, make the sorest of them grave."""
    sore = [one for one in found if one.flaw in _SORE]
    if not sore or any(one.severity == "grave" for one in found):
        return found
    worst = min(sore, key=lambda one: _SORE.index(one.flaw))
    kinds = {one.flaw for one in sore}
    if len(kinds) >= SEVERAL or (is_heated and kinds & _STINGS):
        return [replace(one, severity="grave") if one is worst else one for one in found]
    return found


def missing(found: Iterable[Finding]) -> list[str]:
    """The names of what is absent."""
    return list(dict.fromkeys(one.flaw for one in found if one.start is None and one.flaw != "too_long"))

"""What the coach says beside a draft, as the composer shows it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from kulanz.business.models import Staff
from kulanz.flow import overruling, promising
from kulanz.flow.coaching import Reading
from kulanz.reply import coach
from kulanz.reply.coach import Finding
from kulanz.reply.models import Overruling
from kulanz.web import rows

FLAW_WORDS = {
    "shouting": _("Sounds loud"),
    "sarcasm": _("Sarcasm"),
    "insult": _("Hurts"),
    "threat": _("Threatens"),
    "blame": _("Blames"),
    "belittling": _("Belittles"),
    "defensive": _("Justifies itself"),
    "non_apology": _("Half an apology"),
    "refusal_without_alternative": _("A no without a way out"),
    "link_only": _("Only a link"),
    "pressure_selling": _("Presses to buy"),
    "unanswered_demand": _("Not answered yet"),
    "missing_salutation": _("No greeting"),
    "register_mix": _("Form of address"),
    "vague_promise": _("A promise without a day"),
    "jargon": _("Jargon"),
    "too_long": _("Long"),
    "placeholder": _("A gap"),
    "wrong_name": _("Another name"),
    "attachment_missing": _("Attachment missing"),
    "wrong_language": _("Another language"),
    "foreign_detail": _("Somebody else's detail"),
    "second_apology": _("Sorry once more"),
    "against_record": _("Promised otherwise"),
}
PASSAGE_SHOWN = 60
GAP = "placeholder"


@dataclass(frozen=True, slots=True)
class Said:
    """A finding with its kind in words; the sorest reason of a passage is shown, once in the column."""

    finding: Finding
    what: Any
    can_turn_down: bool
    is_told: bool


@dataclass(frozen=True, slots=True)
class Advice:
    """What is said of one passage, and what one can do about it."""

    said: list[Said]
    passage: Finding
    better: Any
    strikes: bool
    severity: str
    # The promise without a day among them.
    promise: Finding | None
    # One more gap; the first one is told in full, the others when one comes to them.
    is_another: bool


def beside(reading: Reading) -> dict[str, Any]:
    """For the composer's column beside the text."""
    advice = _advice(reading)
    needs_day = any(one.promise for one in advice)
    return {
        "advice": advice,
        "turned_down": [(one, what(one.flaw)) for one in reading.turned_down],
        "verdict": reading.verdict,
        "good": reading.checklist,
        "promise_day": promising.usual_day() if needs_day else None,
    }


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """What hurts before what is not there yet; passages stay in the order of the text."""
    return sorted(findings, key=lambda one: one.start is None and one.severity != "grave")


def what(flaw: str) -> Any:
    return FLAW_WORDS.get(flaw, flaw.replace("_", " "))


def overruled(row: Overruling | None) -> str:
    """What the coach had said of a message that was sent all the same; empty where nothing was overruled."""
    return ", ".join(_kinds(row.findings)) if row else ""


def sent_anyway(owner: Staff) -> list[tuple[Overruling, str, str]]:
    """What others sent although the coach said stop, with the title of its conversation and why, in words."""
    found = list(overruling.unseen(owner))
    titles = {one.pk: called for one, called in rows.titled([row.message.conversation for row in found])}
    return [(row, titles[row.message.conversation_id], overruled(row)) for row in found]


def _kinds(found: Iterable[dict[str, Any]]) -> list[str]:
    """The grave ones; all of them where none is called so."""
    found = list(found)
    grave = [one for one in found if one.get("severity") == "grave"]
    return list(dict.fromkeys(str(what(one["flaw"])) for one in grave or found))


def _advice(reading: Reading) -> list[Advice]:
    told: set[str] = set()
    offers = coach.offers(reading.findings, reading.text, reading.situation.language)
    return [_of(offer, reading.draft.author, told) for offer in offers]


def _of(offer: coach.Offer, by: Staff, told: set[str]) -> Advice:
    """`told` are the reasons that stand above already, and grows."""
    said: list[Said] = []
    for one in offer.findings:
        is_new = not said and str(one.reason) not in told
        can_turn_down = one.severity != "grave" or by.is_owner
        said.append(Said(one, what(one.flaw), can_turn_down, is_new))
    first = offer.findings[0]
    is_another = first.flaw == GAP and str(first.reason) in told
    told.add(str(first.reason))
    vague = (one for one in offer.findings if one.flaw == "vague_promise" and one.start is not None)
    return Advice(
        said, offer.passage, offer.better, offer.strikes, first.severity, next(vague, None), is_another
    )

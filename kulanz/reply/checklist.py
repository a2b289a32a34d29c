"""What a good answer has, made from the message; it ticks itself while one writes."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kulanz.reading import dates, phones, terms

from .coach import Situation, apologises
from .coach.unanswered import speaks_of
from .outline import GAP

GLAD, SORE = frozenset({"pleased", "delighted"}), frozenset({"unhappy", "furious"})
# Praise and pitches ask for nothing that could be looked into.
_WANTS_NOTHING = frozenset({"praise", "pitch", "spam"})
LAST_LINES = 4
# So many words say something even to a demand that names nothing ("Was nun?").
FEW_WORDS = 12
_QUOTED = re.compile(r"„[^“”\"\n]*[“”\"]|“[^”\n]*”|»[^«\n]*«|«[^»\n]*»|\"[^\"\n]*\"|^>.*$", re.MULTILINE)
_SENTENCE = re.compile(r"\n|(?<=[.!?])\s+")
_THANKS = re.compile(
    r"\b(?:vielen dank|danke|herzlichen dank|dank für|freu(?:t|e|en)|thank|thanks|glad|delighted)\b", re.I
)
_REGRET = re.compile(
    r"\b(?:ärgerlich|ärger|schade|bedauer\w*|verstehe|verständlich|nachvollziehen|unangenehm|nicht in ordnung"
    r"|understand|frustrating|annoying|regret|not good enough|should not have happened)\b",
    re.I,
)  # fmt: skip
_FOUND_OUT = re.compile(
    r"\b(?:nachgesehen|nachgeschaut|nachgefragt|geprüft|überprüft|gefunden|festgestellt|angesehen|gesprochen|weil|grund"
    r"|ursache|lag (?:daran|an|bei)|liegt (?:daran|an|bei)|sehe ich|ich sehe|stellte sich|wurde am|ist am|ging am"
    r"|laut (?!(?:den |unsere[nr]? )?(?:agb|bedingungen|richtlinien|vorschrift))"
    r"|checked|looked|found|turned out|because|reason|cause|due to|i can see|according to|spoke|was sent|went out)\b",
    re.I,
)  # fmt: skip
_WHO = re.compile(r"\b(?:ich|wir|mein\w*|unser\w* koll\w+|kolleg\w+|i|we|i'll|we'll|my colleague)\b", re.I)
_CALL = re.compile(
    r"\b(?:rufen sie|ruf (?:mich|uns|einfach|gern\w*)|telefonisch|call me|call us|ring me|ring us|by phone)\b",
    re.I,
)
_KIND_END = re.compile(
    r"gr(?:ü|ue|u)(?:ß|ss)|regards|wishes|sincerely|yours|herzlich|alles gute|schönen? (?:tag|abend|woche)|cheers"
    r"|\blg\b|\bvg\b|\bmfg\b",
    re.I,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Item:
    """`words` is a lazy translation, or the demand as they wrote it."""

    kind: str
    words: Any
    is_done: bool


def of(text: str, situation: Situation, said: Mapping[str, Any]) -> list[Item]:
    """The items for an answer to this message; `said` is what triage found in it (mood, intents …)."""
    return [*_opening(text, situation, said), *_matter(text, situation, said), *_ending(text, situation)]


def thanks(text: str) -> bool:
    """Whether it says thank you."""
    return _THANKS.search(text) is not None


def _opening(text: str, situation: Situation, said: Mapping[str, Any]) -> Iterator[Item]:
    if name := str(situation.facts.get("customer_name") or ""):
        yield Item("name", _("Their name"), _names(text, name))
    if said.get("mood") in GLAD:
        yield Item("thanks", _("Thanks"), bool(_THANKS.search(text)))
    elif (
        said.get("mood") in SORE
        or "complaint" in (said.get("intents") or ())
        or situation.is_extremely_dissatisfied
    ):
        yield Item("regret", _("A word of regret"), apologises(text) or bool(_REGRET.search(text)))


def _matter(text: str, situation: Situation, said: Mapping[str, Any]) -> Iterator[Item]:
    text = _own_words(text)
    words = terms.words(text)
    stems = {stem for word in words for stem in terms.stems(word)}
    for demand in situation.demands:
        is_touched = speaks_of(demand, stems, " ".join(words))
        yield Item("demand", demand.strip(), len(words) >= FEW_WORDS if is_touched is None else is_touched)
    if not set(said.get("intents") or ["other"]) - _WANTS_NOTHING:
        return
    yield Item("found_out", _("What you found out"), bool(_FOUND_OUT.search(text)))
    is_dated = bool(dates.find(text.lower(), timezone.localdate()))
    yield Item("by_when", _("What happens, by when, and who does it"), is_dated and bool(_WHO.search(text)))


def _own_words(text: str) -> str:
    """Without what is still to be filled in, and without what repeats their words."""
    kept = (said for said in _SENTENCE.split(text) if GAP not in said)
    return _QUOTED.sub(" ", "\n".join(kept))


def _ending(text: str, situation: Situation) -> Iterator[Item]:
    below = str(situation.facts.get("signature") or "")
    whole = f"{text}\n{below}"
    yield Item(
        "reach", _("A telephone number to reach a person"), bool(phones.found_in(whole) or _CALL.search(text))
    )
    lines = [line for line in text.splitlines() if line.strip()][-LAST_LINES:]
    yield Item("end", _("A kind end"), bool(_KIND_END.search("\n".join([*lines, below]))) and bool(lines))


def _names(text: str, name: str) -> bool:
    greeting = next((line for line in text.splitlines() if line.strip()), "")
    return bool(terms.spellings(greeting) & {one for one in terms.spellings(name) if len(one) > 1})

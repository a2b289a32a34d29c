"""What was found in a message, in sentences that a person can check and correct."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from kulanz.triage.labels import INTENTS, MOODS
from kulanz.triage.models import Assessment

LONGEST_QUOTE = 160
MOOD_WORDS = {
    "furious": gettext_lazy("Furious"),
    "unhappy": gettext_lazy("Unhappy"),
    "neutral": gettext_lazy("Matter-of-fact"),
    "pleased": gettext_lazy("Pleased"),
    "delighted": gettext_lazy("Delighted"),
}
INTENT_WORDS = {
    "complaint": gettext_lazy("complaint"),
    "question": gettext_lazy("question"),
    "order": gettext_lazy("order"),
    "refund": gettext_lazy("money back"),
    "cancellation": gettext_lazy("cancellation"),
    "access_problem": gettext_lazy("cannot reach or open something"),
    "delivery_problem": gettext_lazy("trouble with the delivery"),
    "billing": gettext_lazy("invoice and payment"),
    "callback_request": gettext_lazy("wants to be called"),
    "opt_out": gettext_lazy("wants no more mail"),
    "praise": gettext_lazy("praise"),
    "suggestion": gettext_lazy("suggestion"),
    "special_request": gettext_lazy("special request"),
    "pitch": gettext_lazy("wants to sell to us"),
    "spam": gettext_lazy("spam"),
    "other": gettext_lazy("something else"),
}
FLAG_WORDS = {
    "extremely_dissatisfied": gettext_lazy("Extremely dissatisfied: a case for the owner in person"),
    "goes_public": gettext_lazy("Goes public with it, or threatens to"),
    "legal": gettext_lazy("Speaks of a lawyer, an authority or a chargeback"),
}
ABUSE_WORDS = {"insult": gettext_lazy("Insults us"), "threat": gettext_lazy("Threatens us")}
SENSITIVE_WORDS = {
    "bank": gettext_lazy("bank details"),
    "card": gettext_lazy("a card number"),
    "health": gettext_lazy("something about health"),
    "password": gettext_lazy("a password"),
    "id_document": gettext_lazy("the number of a paper"),
    "contract_secret": gettext_lazy("a secret of a contract"),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One sentence with the words it rests on; `label` and `instead` are what "not so" corrects it to."""

    sentence: str
    quotes: list[str] = field(default_factory=list)
    label: str = ""
    instead: str = ""
    grave: bool = False


def of(assessment: Assessment) -> list[Finding]:
    """The findings of a judged message, the gravest first."""
    said, quotes = assessment.said, _Quotes(assessment)
    found = [
        Finding(str(words), quotes.of(label), label, "no", grave=True)
        for label, words in FLAG_WORDS.items()
        if said.get(label)
    ]
    if said.get("abuse") in ABUSE_WORDS:
        abuse = said["abuse"]
        found.append(Finding(str(ABUSE_WORDS[abuse]), quotes.of(abuse), "abuse", "none", grave=True))
    found += _of_history(assessment)
    mood = said.get("mood", "neutral")
    found.append(Finding(str(MOOD_WORDS.get(mood, mood)), quotes.of(mood)))
    found += [
        Finding(str(INTENT_WORDS[intent]).capitalize(), quotes.of(intent), "intents", intent)
        for intent in said.get("intents", [])
        if intent in INTENT_WORDS and intent != "other"
    ]
    return [*found, *_of_words(said, quotes)]


def choices(assessment: Assessment) -> dict[str, Any]:
    """What the form for corrections offers, and what is chosen now."""
    said = assessment.said
    return {
        "moods": [(mood, MOOD_WORDS[mood], said.get("mood") == mood) for mood in MOODS],
        "flags": [(label, words, bool(said.get(label))) for label, words in FLAG_WORDS.items()],
        "abuses": [
            (abuse, words, said.get("abuse", "none") == abuse)
            for abuse, words in (("none", _("Neither insult nor threat")), *ABUSE_WORDS.items())
        ],
        "intents": [(intent, INTENT_WORDS[intent], intent in said.get("intents", [])) for intent in INTENTS],
    }


def unsure(assessment: Assessment) -> list[str]:
    """What the desk would rather not say, in words."""
    words = {**INTENT_WORDS, **FLAG_WORDS, **ABUSE_WORDS, "mood": _("the mood")}
    return [str(words[label]) for label in assessment.said.get("unsure", []) if label in words]


def _of_words(said: dict[str, Any], quotes: "_Quotes") -> list[Finding]:
    found = []
    if demands := said.get("demands"):
        found.append(Finding(_("Asks for"), list(demands)))
    if said.get("deadline"):
        on = date_format(date.fromisoformat(said["deadline"]), "SHORT_DATE_FORMAT")
        found.append(Finding(_("Sets a deadline: %(day)s") % {"day": on}, quotes.of("deadline")))
    if said.get("callback_number"):
        number = said["callback_number"]
        found.append(Finding(_("Call %(number)s") % {"number": number}, quotes.of("callback_time")))
    if kinds := said.get("sensitive"):
        what = ", ".join(str(SENSITIVE_WORDS[kind]) for kind in kinds if kind in SENSITIVE_WORDS)
        found.append(Finding(_("Holds %(what)s: better settled on the telephone") % {"what": what}))
    return found


def _of_history(assessment: Assessment) -> list[Finding]:
    history = assessment.history
    if not history.get("extremely_dissatisfied"):
        return []
    number = history.get("unanswered", 0)
    said = ngettext(
        "%(number)s message without an answer", "%(number)s messages without an answer", number
    ) % {"number": number}
    if history.get("promise_broken"):
        said = _("%(said)s; a promise was not kept") % {"said": said}
    return [Finding(_("By the history: %(said)s") % {"said": said}, grave=True)]


class _Quotes:
    """The passages behind the labels of one message."""

    def __init__(self, assessment: Assessment) -> None:
        message = assessment.message
        self._texts = {"text": message.text, "subject": message.subject}
        self._evidence = assessment.found.get("evidence", [])

    def of(self, label: str) -> list[str]:
        passages = (
            self._texts[one.get("in", "text")][one["start"] : one["end"]]
            for one in self._evidence
            if one["label"] == label
        )
        return [" ".join(words.split())[:LONGEST_QUOTE] for words in passages if words.strip()]

"""What was found in a message, as sentences, with the passages that they rest on."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kulanz.business.models import Staff
from kulanz.conversations import queue
from kulanz.customers import orders
from kulanz.customers.models import Order
from kulanz.triage import assessing, covering
from kulanz.triage.covering import NONE, Secrets
from kulanz.triage.labels import INTENTS, MOODS
from kulanz.triage.models import Assessment
from kulanz.web import finding_words, mentions
from kulanz.web.finding_words import ABUSE_WORDS, FLAG_WORDS, INTENT_WORDS, MOOD_WORDS, SENSITIVE_WORDS
from kulanz.web.lighting import DARK, Light, Lights, Rest

LONGEST_QUOTE = 160
A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Passage:
    """Where a finding rests; `words` as they may be shown, `is_single` where this one alone may be wrong."""

    place: str
    start: int
    end: int
    words: str
    is_single: bool = False

    @property
    def key(self) -> str:
        return _key(self.place, self.start, self.end)


@dataclass(frozen=True, slots=True)
class Finding:
    """One sentence; `label` and `instead` are what "not so" corrects it to, `judged` what a thumb is about."""

    sentence: str
    tone: str
    passages: list[Passage] = field(default_factory=list)
    label: str = ""
    instead: str = ""
    judged: str = ""
    # What this person said of it: right, wrong, nothing yet.
    thumb: bool | None = None

    @property
    def is_grave(self) -> bool:
        return self.tone == "grave"

    @property
    def keys(self) -> str:
        return " ".join(passage.key for passage in self.passages)


def of(
    assessment: Assessment, secrets: Secrets = NONE, thumbs: dict[str, bool] | None = None
) -> list[Finding]:
    """The findings of a judged message, the gravest first; `thumbs` are those of who looks at it."""
    said, text = assessment.said, _Passages(assessment, secrets)
    found = [
        *_grave(assessment, text),
        *_mood(said, text),
        *_matters(said, text),
        *_wishes(said, text),
        *_sensitive(assessment, text),
    ]
    return [replace(one, thumb=(thumbs or {}).get(one.judged)) for one in found]


def lights(assessment: Assessment, found: Iterable[Finding], chosen: str = "") -> Lights:
    """The same passages, to be lit up in the message: each once, with all that rests on it."""
    by_key: dict[str, Light] = {}
    for number, finding in enumerate(found):
        for one in finding.passages:
            light = by_key.setdefault(one.key, Light(one.key, one.place, one.start, one.end))
            light.rests.append(Rest(number, finding.tone, finding.sentence))
    return Lights(assessment.message_id, list(by_key.values()), chosen)


def panel(assessment: Assessment | None, secrets: Secrets, *, by: Staff, chosen: str = "") -> dict[str, Any]:
    """What the template of the findings wants, and the lights for the thread beside it."""
    if assessment is None:
        return {"assessment": None, "lights": DARK}
    found = of(assessment, secrets, assessing.thumbs_of(assessment, by))
    return {
        "assessment": assessment,
        "heard": found,
        "findings_title": finding_words.title(assessment.message.channel.kind),
        "choices": choices(assessment),
        "is_less": bool(assessing.taken_away(assessment)),
        "mentioned": mentions.shown(assessment, secrets),
        "orders": _orders(assessment, by),
        "unsure": unsure(assessment),
        "lights": lights(assessment, found, chosen),
    }


def _orders(assessment: Assessment, by: Staff) -> list[Order]:
    """Those that the message names; specialists see the customer's own alone."""
    message = assessment.message
    customer = message.conversation.customer
    numbers = [one["value"] for one in assessment.said.get("numbers", ()) if one["kind"] == "order"]
    named = orders.named(f"{message.subject}\n{message.new_text}", customer, numbers)
    return [order for order in named if not by.is_specialist or order.customer_id == customer.pk]


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


def cause(assessment: Assessment, label: str, secrets: Secrets = NONE) -> str:
    """The passage that speaks most for a label, as it may be shown; empty where there is none."""
    passages = _Passages(assessment, secrets).of(label)
    return passages[0].words if passages else ""


def demands(assessment: Assessment, secrets: Secrets = NONE) -> list[Passage]:
    """What they ask for, word for word, as it may be shown."""
    return _Passages(assessment, secrets).demands(assessment.said.get("demands", ()))


def demand(assessment: Assessment, key: str) -> str:
    """The words of the demand with that key; a page names it by its place, as its words may be secret."""
    message = assessment.message
    texts = {"text": message.text, "subject": message.subject}
    for one in assessment.found.get("evidence", []):
        place, start, end = one.get("in", "text"), one["start"], one["end"]
        if one["label"] == "demand" and _key(place, start, end) == key:
            return texts[place][start:end]
    return ""


def _key(place: str, start: int, end: int) -> str:
    return f"{place[0]}{start}-{end}"


def _grave(assessment: Assessment, text: "_Passages") -> list[Finding]:
    said, channel = assessment.said, assessment.message.channel.kind
    found = [
        Finding(finding_words.flag(label, channel), "grave", text.of(label), label, "no", label)
        for label in FLAG_WORDS
        if said.get(label)
    ]
    if (abuse := said.get("abuse")) in ABUSE_WORDS:
        found.append(Finding(str(ABUSE_WORDS[abuse]), "grave", text.of(abuse), "abuse", "none", abuse))
    return found + _of_history(assessment)


def _of_history(assessment: Assessment) -> list[Finding]:
    history = assessment.history
    if not history.get("extremely_dissatisfied"):
        return []
    return [Finding(_("By the history: %(said)s") % {"said": ", ".join(_told(history))}, "grave")]


def _told(history: dict[str, Any]) -> Iterator[str]:
    number, waited = history.get("unanswered", 0), timedelta(hours=history.get("waited_hours", 0))
    yield ngettext(
        "%(number)s message without an answer", "%(number)s messages without an answer", number
    ) % {"number": number}
    if waited >= A_DAY:
        yield _("waiting for %(span)s") % {"span": queue.span(waited)}
    if history.get("promise_broken"):
        yield _("a promise was not kept")
    if years := history.get("known_days", 0) // 365:
        yield ngettext("with us for a year", "with us for %(years)s years", years) % {"years": years}


def _mood(said: dict[str, Any], text: "_Passages") -> list[Finding]:
    mood = said.get("mood", "neutral")
    return [Finding(str(MOOD_WORDS.get(mood, mood)), "mood", text.of(mood), "mood", judged=mood)]


def _matters(said: dict[str, Any], text: "_Passages") -> list[Finding]:
    return [
        Finding(capfirst(str(INTENT_WORDS[intent])), "matter", text.of(intent), "intents", intent, intent)
        for intent in said.get("intents", [])
        if intent in INTENT_WORDS and intent != "other"
    ]


def _wishes(said: dict[str, Any], text: "_Passages") -> list[Finding]:
    """What they ask for, until when, and where they want to be called."""
    found = []
    if demands := text.demands(said.get("demands", ())):
        found.append(Finding(_("Asks for"), "wish", demands, judged="demand"))
    if said.get("deadline"):
        on = date_format(date.fromisoformat(said["deadline"]), "SHORT_DATE_FORMAT")
        sentence = _("Sets a deadline: %(day)s") % {"day": on}
        found.append(Finding(sentence, "time", text.of("deadline"), "deadline", "no", "deadline"))
    if number := said.get("callback_number"):
        passages = text.of("callback_number") + text.of("callback_time")
        sentence = _("Call %(number)s") % {"number": number}
        found.append(Finding(sentence, "time", passages, "callback_number", "no", "callback_number"))
    return found


def _sensitive(assessment: Assessment, text: "_Passages") -> list[Finding]:
    channel = assessment.message.channel.kind
    return [
        Finding(finding_words.sensitive(kind, channel), "data", text.of(kind), "sensitive", kind, kind)
        for kind in assessment.said.get("sensitive", ())
        if kind in SENSITIVE_WORDS
    ]


class _Passages:
    """The passages behind the labels of one message."""

    def __init__(self, assessment: Assessment, secrets: Secrets) -> None:
        message = assessment.message
        self._texts = {"text": message.text, "subject": message.subject}
        self._covered = {
            "text": secrets.within(message.text, message.pk),
            "subject": secrets.within(message.subject, message.pk, "subject"),
        }
        self._evidence = assessment.found.get("evidence", [])

    def of(self, label: str) -> list[Passage]:
        found = (self._passage(one) for one in self._evidence if one["label"] == label)
        return [passage for passage in found if passage.words]

    def demands(self, asked: Iterable[str]) -> list[Passage]:
        """Those of which nobody has said that it is none."""
        wanted = set(asked)
        return [
            replace(passage, is_single=True)
            for passage in self.of("demand")
            if self._texts[passage.place][passage.start : passage.end] in wanted
        ]

    def _passage(self, one: dict[str, Any]) -> Passage:
        place, start, end = one.get("in", "text"), one["start"], one["end"]
        words = covering.shown(self._texts[place], start, end, self._covered[place])
        return Passage(place, start, end, " ".join(words.split())[:LONGEST_QUOTE])

"""Keeping what was judged, and correcting it."""

from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from kulanz.business.models import Staff
from kulanz.conversations.models import Conversation, Message
from kulanz.journal.models import record
from kulanz.lib import rows
from kulanz.lib.refusal import Refusal

from .judge import Judgement
from .labels import INTENTS, MOODS
from .models import Assessment, Correction

MOST_ATTEMPTS = 5
# What a person may say of each label.
VALUES: dict[str, tuple[Any, ...]] = {
    "mood": MOODS,
    "extremely_dissatisfied": (True, False),
    "goes_public": (True, False),
    "legal": (True, False),
    "abuse": ("none", "insult", "threat"),
}


def keep(message: Message, judged: Judgement | Exception, history: dict[str, Any]) -> Assessment:
    """Write down what was found in a new message, or that it could not be judged."""
    if isinstance(judged, Exception):
        problem = f"{type(judged).__name__}: {judged}"[:300].replace("\x00", "")
        assessment = Assessment(message=message, state=Assessment.State.NOT_JUDGED, problem=problem)
    else:
        assessment = Assessment(message=message, found=judged.as_json(), history=history)
        assessment.take(dict(assessment.found))
    rows.insert(assessment)
    return assessment


def keep_again(assessment: Assessment, judged: Judgement | Exception) -> None:
    """A later try at what could not be judged."""
    assessment.attempts += 1
    if isinstance(judged, Exception):
        assessment.problem = f"{type(judged).__name__}: {judged}"[:300].replace("\x00", "")
    else:
        assessment.state, assessment.problem = Assessment.State.JUDGED, ""
        assessment.found = judged.as_json()
        assessment.reckon()
    assessment.save()


def not_judged() -> QuerySet[Assessment]:
    waiting = Assessment.objects.filter(state=Assessment.State.NOT_JUDGED, attempts__lt=MOST_ATTEMPTS)
    return waiting.select_related("message").order_by("attempts", "id")


@transaction.atomic
def correct(assessment: Assessment, values: dict[str, Any], *, by: Staff) -> None:
    """A person says what is right, label by label; the latest word counts, and every word is kept."""
    for label, value in values.items():
        _check(label, value)
        Correction.objects.create(assessment=assessment, label=label, value=value, by=by)
    assessment.reckon()
    assessment.save(update_fields=["said", "mood", "is_extremely_dissatisfied"])
    if values:
        record("judged_anew", assessment.message.conversation, by=by, **values)


def _check(label: str, value: Any) -> None:
    if label == "intents":
        if not isinstance(value, list) or not value or not set(value) <= set(INTENTS):
            raise Refusal(_("Please choose at least one matter."))
    elif label not in VALUES or value not in VALUES[label]:
        raise Refusal(_("That cannot be said of a message."))


def to_show(conversation: Conversation) -> Assessment | None:
    """The judgement of the gravest message without an answer, else of the newest one."""
    found = Assessment.objects.filter(message__conversation=conversation).select_related("message")
    if conversation.waiting_since:
        waiting = found.filter(message__at__gte=conversation.waiting_since)
        if gravest := waiting.order_by("-is_extremely_dissatisfied", "-message__at", "-pk").first():
            return gravest
    return found.order_by("-message__at", "-pk").first()


def corrected() -> QuerySet[Assessment]:
    """Everything that somebody corrected, to learn from."""
    rows = Assessment.objects.filter(corrections__isnull=False).distinct()
    return rows.select_related("message").order_by("pk")

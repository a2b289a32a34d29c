"""Keeping what was judged, and correcting it."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import JSONField, QuerySet, Value
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kulanz.business.models import Staff
from kulanz.conversations.models import Conversation, Message
from kulanz.journal.models import record
from kulanz.lib import rows
from kulanz.lib.refusal import Refusal

from . import ours
from .judge import Judgement
from .labels import INTENTS, LABELS, MOODS
from .models import MOST_ATTEMPTS, Assessment, Correction, Thumb

# Rules have no scores: what they find they are sure of.
SURE = 1.0
BY_RULE = ("demand", "deadline", "callback_number")
# What a person may say of each label.
VALUES: dict[str, tuple[Any, ...]] = {
    "mood": MOODS,
    "extremely_dissatisfied": (True, False),
    "goes_public": (True, False),
    "legal": (True, False),
    "abuse": ("none", "insult", "threat"),
    "deadline": (None,),
    "callback_number": (None,),
}
# Of these a person takes something away; nothing can be added to what was found.
LESS = ("demands", "sensitive")
TAKEN_AWAY = (*LESS, "deadline", "callback_number")


def keep(message: Message, judged: Judgement | Exception, history: dict[str, Any]) -> Assessment:
    """Write down what was found in a new message, or that it could not be judged."""
    if isinstance(judged, Exception):
        problem = f"{type(judged).__name__}: {judged}"[:300].replace("\x00", "")
        assessment = Assessment(message=message, state=Assessment.State.NOT_JUDGED, problem=problem)
    else:
        found = ours.without(judged.as_json(), message)
        assessment = Assessment(message=message, found=found, history=history)
        assessment.take(dict(assessment.found))
    rows.insert(assessment)
    return assessment


def keep_again(assessment: Assessment, judged: Judgement | Exception, history: dict[str, Any]) -> None:
    """A later try at what could not be judged."""
    assessment.attempts += 1
    if isinstance(judged, Exception):
        assessment.problem = f"{type(judged).__name__}: {judged}"[:300].replace("\x00", "")
    else:
        assessment.state, assessment.problem = Assessment.State.JUDGED, ""
        assessment.found = ours.without(judged.as_json(), assessment.message)
        assessment.history = history
        assessment.reckon()
    assessment.save()


def not_judged() -> QuerySet[Assessment]:
    waiting = Assessment.objects.filter(state=Assessment.State.NOT_JUDGED, attempts__lt=MOST_ATTEMPTS)
    return waiting.select_related("message").order_by("attempts", "id")


def not_followed() -> QuerySet[Assessment]:
    """Judged, but what follows from it went wrong."""
    waiting = Assessment.objects.filter(unfollowed__lt=MOST_ATTEMPTS)
    return waiting.select_related("message").order_by("unfollowed", "id")


@transaction.atomic
def correct(assessment: Assessment, values: dict[str, Any], *, by: Staff) -> None:
    """A person says what is right, label by label; the latest word counts, and every word is kept."""
    for label, value in values.items():
        _check(assessment, label, value)
        said = Value(value, JSONField())  # None is a word, too
        Correction.objects.create(assessment=assessment, label=label, value=said, by=by)
    assessment.reckon()
    assessment.save(update_fields=["said", "mood", "is_extremely_dissatisfied", "has_sensitive"])
    if values:
        record("judged_anew", assessment.message.conversation, by=by, **values)


def taken_away(assessment: Assessment) -> dict[str, Any]:
    """What the desk had found and a person took away, of that which no form gives back."""
    found, said = assessment.found, assessment.said
    return {label: found[label] for label in TAKEN_AWAY if label in found and said.get(label) != found[label]}


def _check(assessment: Assessment, label: str, value: Any) -> None:
    if label in TAKEN_AWAY and label in assessment.found and value == assessment.found[label]:
        return
    if label == "intents":
        if not isinstance(value, list) or not value or not set(value) <= set(INTENTS):
            raise Refusal(_("Please choose at least one matter."))
    elif label in LESS:
        if not isinstance(value, list) or not set(value) <= set(assessment.found.get(label, ())):
            raise Refusal(_("That cannot be said of a message."))
    elif label not in VALUES or value not in VALUES[label]:
        raise Refusal(_("That cannot be said of a message."))


@transaction.atomic
def thumb(assessment: Assessment, label: str, is_right: bool | None, *, by: Staff) -> None:
    """Right or wrong, says this person of one finding; None takes it back."""
    if label not in _judged(assessment):
        raise Refusal(_("That cannot be said of a message."))
    mine = Thumb.objects.filter(assessment=assessment, label=label, by=by)
    if is_right is None:
        mine.delete()
        return
    score = assessment.found.get("scores", {}).get(label, SURE)
    Thumb.objects.update_or_create(
        assessment=assessment,
        label=label,
        by=by,
        defaults={"is_right": is_right, "score": score, "at": timezone.now()},
    )


def thumbs_of(assessment: Assessment, by: Staff) -> dict[str, bool]:
    """What this person said, by label."""
    return dict(Thumb.objects.filter(assessment=assessment, by=by).values_list("label", "is_right"))


def thumbs() -> dict[str, list[tuple[float, bool]]]:
    """All that was said: by label, how sure the desk was and whether it was right, the oldest first."""
    found: dict[str, list[tuple[float, bool]]] = {}
    for label, score, is_right in Thumb.objects.order_by("at", "pk").values_list(
        "label", "score", "is_right"
    ):
        found.setdefault(label, []).append((score, is_right))
    return found


def _judged(assessment: Assessment) -> set[str]:
    """Everything of which a person can say that it is right or wrong."""
    return {*LABELS, *BY_RULE, *assessment.found.get("sensitive", ())}


def to_show(conversation: Conversation) -> Assessment | None:
    """The judgement of the gravest message without an answer, else of the newest one."""
    found = Assessment.objects.filter(message__conversation=conversation).select_related("message__channel")
    if conversation.waiting_since:
        waiting = found.filter(message__at__gte=conversation.waiting_since)
        if gravest := waiting.order_by("-is_extremely_dissatisfied", "-message__at", "-pk").first():
            return gravest
    return found.order_by("-message__at", "-pk").first()


def of(conversations: Iterable[int]) -> QuerySet[Assessment]:
    """The judgements of all messages of these conversations, the newest last."""
    found = Assessment.objects.filter(message__conversation__in=list(conversations))
    return found.select_related("message__channel").order_by("message__at", "pk")


def corrected() -> QuerySet[Assessment]:
    """Everything that somebody corrected, to learn from."""
    rows = Assessment.objects.filter(corrections__isnull=False).distinct()
    return rows.select_related("message__conversation").prefetch_related("corrections").order_by("pk")

"""Insults and threats are veiled on screens until one wants to see them; so is all that is covered anyway.

What is sent to anybody keeps its words: writing asks `covering`, showing asks here.
"""

from collections.abc import Iterable

from kulanz.conversations.models import Conversation

from . import covering
from .covering import NONE, Secrets, Stretch
from .labels import ABUSES
from .models import Assessment


def of(conversations: Iterable[int]) -> dict[int, Secrets]:
    """What is not shown at first sight in those conversations that have any of it."""
    numbers = list(conversations)
    known = covering.of(numbers)
    rows = Assessment.objects.filter(said__abuse__in=ABUSES, message__conversation__in=numbers)
    for assessment in rows.select_related("message").order_by("pk"):
        message = assessment.message
        secrets = known.setdefault(message.conversation_id, Secrets())
        secrets.messages[message.pk] = message
        for place, text in (("text", message.text), ("subject", message.subject)):
            stretches = _abuse(assessment, place)
            secrets.stretches.setdefault((message.pk, place), []).extend(stretches)
            secrets.learn(text, stretches)
    return known


def of_one(conversation: Conversation) -> Secrets:
    return of([conversation.pk]).get(conversation.pk, NONE)


def titles(conversations: Iterable[Conversation]) -> dict[int, str]:
    """What conversations are called on a screen: by their subjects, as they may be shown."""
    found = list(conversations)
    secrets = of(one.pk for one in found) if found else {}
    return {one.pk: secrets.get(one.pk, NONE).covered(str(one)) for one in found}


def is_veiled(stretch: Stretch) -> bool:
    """Veiled for whoever reads it, not covered for what it says."""
    return stretch.kind in ABUSES


def _abuse(assessment: Assessment, place: str) -> list[Stretch]:
    return [
        Stretch(one["start"], one["end"], one["label"])
        for one in assessment.found.get("evidence", ())
        if one["label"] in ABUSES and one.get("in", "text") == place
    ]

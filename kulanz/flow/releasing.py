"""Out of quarantine: what was found meanwhile has its consequences from now on."""

from collections.abc import Iterable

from django.db import transaction

from kulanz.business.models import Staff
from kulanz.conversations import bulk
from kulanz.conversations.models import Conversation
from kulanz.triage import assessing

from . import caring


@transaction.atomic
def release(conversation: Conversation, *, by: Staff) -> None:
    conversation.release(by=by)
    _catch_up([conversation])


@transaction.atomic
def do(deed: str, conversations: Iterable[Conversation], *, by: Staff, value: str = "") -> int:
    """One deed for many of them at once; how many they were."""
    chosen = list(conversations)
    number = bulk.do(deed, chosen, by=by, value=value)
    if deed == "release":
        _catch_up(chosen[:number])
    return number


def _catch_up(released: list[Conversation]) -> None:
    mine = {conversation.pk: conversation for conversation in released}
    for assessment in assessing.of(mine):
        caring.catch_up(assessment, mine[assessment.message.conversation_id])

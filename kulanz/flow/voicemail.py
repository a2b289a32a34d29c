"""Who asked that nothing is said to their answering machine, in their words, as they may be shown."""

from collections.abc import Collection
from functools import reduce
from operator import or_

from django.db.models import Q

from kulanz.conversations.models import Message
from kulanz.reading import voicemail
from kulanz.triage import veiling
from kulanz.triage.covering import NONE, Secrets

LONGEST = 160
_NAMED = reduce(or_, (Q(text__icontains=stem) for stem in voicemail.STEMS))


def of(conversations: Collection[int]) -> dict[int, str]:
    """By conversation, what they said of it last; two queries for however many."""
    rows = Message.objects.filter(_NAMED, conversation__in=conversations, automatic="")
    rows = rows.filter(direction=Message.Direction.IN).order_by("at", "pk")
    found = {}
    for message in rows.only("conversation", "text", "passages"):
        if words := voicemail.find(message.new_text):
            found[message.conversation_id] = words
    secrets = veiling.of(found) if found else {}
    return {one: secrets.get(one, NONE).covered(words)[:LONGEST] for one, words in found.items()}


def in_wish(wish: str, secrets: Secrets) -> str:
    """The same in what was written down when the call was planned; empty for nothing of it."""
    return (voicemail.find(secrets.covered(wish)) or "")[:LONGEST]

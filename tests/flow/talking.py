"""Conversations back and forth, in which a call may be proposed."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from kulanz.conversations.models import Conversation, Message
from kulanz.flow import calling
from tests import a

NUMBER = "+491712345678"


def talk(*turns: str, moods: tuple[str, ...] = (), **fields: Any) -> Conversation:
    """Their words and ours in turn, a day between; ours begin with ">"."""
    began = timezone.now() - timedelta(days=len(turns))
    found = a.conversation(text=turns[0], at=began, created_at=began, **fields)
    for days, text in enumerate(turns[1:], 1):
        direction = "out" if text.startswith(">") else "in"
        a.message(found, text=text.removeprefix(">"), direction=direction, at=began + timedelta(days=days))
    theirs = found.messages.filter(direction="in").order_by("at")
    for mood, message in zip(moods, theirs, strict=False):
        a.judgement(message, mood=mood)
    return Conversation.objects.get(pk=found.pk)


def why(found: Conversation) -> tuple[str, ...]:
    proposal = calling.propose_for(found)
    return proposal.codes if proposal else ()


def last_of(found: Conversation) -> Message:
    return found.messages.filter(direction="in").latest("at")


def asking() -> Conversation:
    found = talk("Bitte rufen Sie mich an.")
    a.judgement(last_of(found), intents=["callback_request"])
    return found

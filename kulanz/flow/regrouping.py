"""Conversations put together and taken apart, with what is owed in them."""

from django.db import transaction

from kulanz.business.models import Staff
from kulanz.conversations import regroup
from kulanz.conversations.models import Conversation, Message
from kulanz.followup import promises
from kulanz.goodwill import refund_cases


@transaction.atomic
def merge(into: Conversation, other: Conversation, *, by: Staff | None) -> None:
    regroup.merge(into, other, by=by)
    promises.move_along(other, into)
    refund_cases.move_along(other, into)


@transaction.atomic
def split(conversation: Conversation, first: Message, *, by: Staff | None) -> Conversation:
    """What was promised in the messages that leave goes with them."""
    fresh = regroup.split(conversation, first, by=by)
    promises.move_along(conversation, fresh, with_messages=fresh.messages.values("pk"))
    refund_cases.move_along(conversation, fresh, with_messages=fresh.messages.values("pk"))
    return fresh

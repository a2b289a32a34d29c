"""Giving a conversation to somebody, who hears of it."""

from django.db import transaction

from kulanz.business import notices, people
from kulanz.business.models import Notice, Staff

from .models import Conversation


@transaction.atomic
def give(conversation: Conversation, to: Staff | None, *, by: Staff) -> None:
    """Assign it to `to`, or to who stands in for them, and tell that person."""
    taker = people.stand_in(to) if to and to.pk != by.pk else to
    if conversation.assigned_to_id == (taker.pk if taker else None):
        return
    conversation.assign(taker, by=by)
    if taker:
        notices.tell(taker, Notice.Kind.ASSIGNED, conversation, actor=by, text=conversation.subject[:300])

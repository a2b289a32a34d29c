"""What upper rooms know of a customer moves their conversations forward, a bounded step (see `need`)."""

from django.db import transaction

from .models import Conversation


@transaction.atomic
def pull(pk: int, by_what: str) -> None:
    """`by_what` is one of Conversation.Pull, or empty; seen as it is now: mail may have come since."""
    conversation = Conversation.objects.select_for_update().get(pk=pk)
    conversation.pulled_by = by_what
    if conversation.waiting_since:  # what else makes it due counts from when that happened
        conversation.reckon()
    conversation.write()

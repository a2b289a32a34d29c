"""The answer one would love to send: for whoever wrote it alone, with no way into a mail, and burnt after a day.

Nothing else reads these rows: no search, no draft, no copy of what is known of a customer.
"""

from datetime import timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from kulanz.business.models import Staff
from kulanz.conversations.models import Conversation

from .models import Scratch

LASTS = timedelta(hours=24)
LONGEST = 20_000
AT_ONCE = 500


def find(conversation: Conversation, *, by: Staff) -> Scratch | None:
    return _own(conversation, by).filter(burns_at__gt=timezone.now()).order_by("-burns_at").first()


def keep(conversation: Conversation, words: str, *, by: Staff) -> Scratch | None:
    """What was typed; the day counts from its first word."""
    if not words.strip():
        burn(conversation, by=by)
        return None
    Scratch.objects.filter(staff=by, conversation=conversation, burns_at__lte=timezone.now()).delete()
    said = {"words": {"text": words[:LONGEST]}}
    row, _is_new = Scratch.objects.update_or_create(
        staff=by,
        conversation=conversation,
        defaults=said,
        create_defaults={**said, "burns_at": timezone.now() + LASTS},
    )
    return row


def burn(conversation: Conversation, *, by: Staff) -> None:
    _own(conversation, by).delete()


def burn_due() -> int:
    """Those whose day is over; how many."""
    due = list(Scratch.objects.filter(burns_at__lte=timezone.now()).values_list("pk", flat=True)[:AT_ONCE])
    return Scratch.objects.filter(pk__in=due).delete()[0]


def _own(conversation: Conversation, staff: Staff) -> "QuerySet[Scratch]":
    """Also what was written in a conversation that was merged into it since."""
    here = Q(conversation=conversation) | Q(conversation__merged_into=conversation)
    return Scratch.objects.filter(here, staff=staff)

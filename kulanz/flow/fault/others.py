"""Whether others have written of the same these days."""

from collections.abc import Iterator
from datetime import timedelta

from django.utils import timezone

from kulanz.conversations.models import Conversation
from kulanz.triage.models import Assessment

from .cues import INTENTS
from .finding import Finding, Severity

A_WEEK = timedelta(days=7)
# Where more than so many conversations moved in a week, nobody counts while somebody waits for the page.
MOST_LOOKED_AT = 500
# So many are no coincidence any more.
MANY = 3


def look(complaint: Assessment, customer: int) -> Iterator[Finding]:
    mine = INTENTS & set(complaint.said.get("intents", ())) or INTENTS
    since = timezone.now() - A_WEEK
    moved = Conversation.objects.filter(last_at__gte=since, deleted_at=None).order_by("-last_at", "-pk")
    numbers = dict(moved.values_list("pk", "customer_id")[: MOST_LOOKED_AT + 1])
    if len(numbers) > MOST_LOOKED_AT:
        return
    others = [pk for pk, customer_id in numbers.items() if customer_id != customer]
    said = Assessment.objects.filter(message__conversation__in=others, message__at__gte=since)
    found = {
        numbers[conversation]
        for conversation, intents in said.values_list("message__conversation_id", "said__intents")
        if mine & set(intents or ())
    }
    if found:
        severity = Severity.NOTABLE if len(found) >= MANY else Severity.PLAIN
        yield Finding("others", severity, {"count": len(found)})

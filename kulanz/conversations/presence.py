"""Who is looking at a conversation or typing in it right now."""

from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone

from kulanz.business.models import Staff

from .models import Conversation, Presence

# Written down only this often, though the page asks more often.
NOTED_EVERY = timedelta(seconds=12)
STILL_HERE = timedelta(seconds=30)
STILL_TYPING = timedelta(seconds=20)


def note(conversation: Conversation, staff: Staff, *, typing: bool = False) -> None:
    """This person has the conversation open, and types in it or not."""
    now = timezone.now()
    mine = Presence.objects.filter(conversation=conversation, staff=staff)
    known = mine.values_list("here_at", "typing_at").first()
    if known is None:
        Presence.objects.get_or_create(
            conversation=conversation,
            staff=staff,
            defaults={"here_at": now, "typing_at": now if typing else None},
        )
        return
    here_at, typing_at = known
    typing_is_news = typing != bool(typing_at and now - typing_at < NOTED_EVERY)
    if now - here_at > NOTED_EVERY or typing_is_news:
        mine.update(here_at=now, typing_at=now if typing else None)


def leave(conversation: Conversation, staff: Staff) -> None:
    Presence.objects.filter(conversation=conversation, staff=staff).delete()


def others(conversation: Conversation, staff: Staff) -> QuerySet[Presence]:
    """The presences of everybody else who is here now."""
    here = Presence.objects.filter(conversation=conversation, here_at__gte=timezone.now() - STILL_HERE)
    return here.exclude(staff=staff).select_related("staff").order_by("staff__name")


def is_typing(presence: Presence) -> bool:
    return bool(presence.typing_at and timezone.now() - presence.typing_at < STILL_TYPING)

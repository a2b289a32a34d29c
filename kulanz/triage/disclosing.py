"""Looking at what is covered: everybody may, and the journal says who did and when."""

from datetime import timedelta

from django.utils import timezone

from kulanz.business.models import Staff
from kulanz.channels.models import RawMessage
from kulanz.conversations.models import Message
from kulanz.journal.models import Event, record

from .models import Assessment

KIND = "secrets_shown"
# Who looks again soon after looks at the same thing.
ONE_LOOK = timedelta(minutes=15)


def note(message: Message, *, by: Staff) -> None:
    """Write down that somebody sees all of a message that holds secrets; of any other message nothing."""
    if not Assessment.objects.filter(message=message, has_sensitive=True).exists():
        return
    show(message, by=by)


def note_original(raw: RawMessage, *, by: Staff) -> None:
    """The same, where somebody takes the original away with them."""
    for message in Message.objects.filter(originals__raw=raw).select_related("conversation"):
        note(message, by=by)


def show(message: Message, *, by: Staff) -> None:
    """Write down that somebody wanted to see what is covered in a message."""
    conversation = message.conversation
    just_now = Event.objects.filter(
        kind=KIND,
        subject_kind="conversation",
        subject_id=conversation.pk,
        actor=by,
        at__gte=timezone.now() - ONE_LOOK,
        data__message=message.pk,
    )
    if not just_now.exists():
        record(KIND, conversation, by=by, message=message.pk)

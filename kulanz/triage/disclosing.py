"""Looking at what is covered: everybody may, and the journal says who did and when."""

from datetime import timedelta

from django.utils import timezone

from kulanz.business.models import Staff
from kulanz.channels.models import RawMessage
from kulanz.conversations.models import Conversation, Message, Note
from kulanz.journal.models import Event, record

from .models import Assessment

KIND = "secrets_shown"
OF_NOTE = "note_secrets_shown"
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
    _tell(KIND, message.conversation, by=by, message=message.pk)


def show_note(note: Note, *, by: Staff) -> None:
    """The same of a note."""
    _tell(OF_NOTE, note.conversation, by=by, note=note.pk)


def _tell(kind: str, conversation: Conversation, *, by: Staff, **what: int) -> None:
    just_now = Event.objects.filter(
        kind=kind,
        subject_kind="conversation",
        subject_id=conversation.pk,
        actor=by,
        at__gte=timezone.now() - ONE_LOOK,
        **{f"data__{name}": value for name, value in what.items()},
    )
    if not just_now.exists():
        record(kind, conversation, by=by, **what)

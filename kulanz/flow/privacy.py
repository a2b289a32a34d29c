"""Deleting for good: the conversation, what hangs on it, and originals that nothing else needs."""

from django.db import transaction
from django.db.models import Q, QuerySet

from kulanz.business.models import Notice
from kulanz.channels.models import Outbound, RawMessage
from kulanz.conversations import search
from kulanz.conversations.models import Attachment, Conversation, Message, Note, Original
from kulanz.journal.models import Event
from kulanz.reply.models import Draft, DraftFile

from . import second_look, unneeded

AT_ONCE = 200


def delete_for_good(conversations: QuerySet[Conversation]) -> int:
    """Remove these conversations with their messages, events and originals; how many went."""
    gone = 0
    while ids := list(conversations.values_list("pk", flat=True)[:AT_ONCE]):
        _delete(Conversation.objects.filter(pk__in=ids))
        gone += len(ids)
    return gone


@transaction.atomic
def delete_messages(messages: QuerySet[Message]) -> None:
    """Remove these messages with their words in the search and their originals, unless something else needs those."""
    ids = list(messages.values_list("pk", flat=True))
    raws = list(Original.objects.filter(message__in=ids).values_list("raw", flat=True))
    outbound = list(messages.exclude(outbound=None).values_list("outbound", flat=True))
    files = Attachment.objects.filter(message__in=ids).exclude(sha256="")
    digests = set(RawMessage.objects.filter(pk__in=raws).values_list("sha256", flat=True))
    digests |= set(Outbound.objects.filter(pk__in=outbound).values_list("sha256", flat=True))
    digests |= set(files.values_list("sha256", flat=True))
    search.forget_messages(ids)
    Message.objects.filter(pk__in=ids).delete()
    # The rows of the originals stay without their bytes, so that the same mail is not fetched again.
    RawMessage.objects.filter(pk__in=raws).update(state=RawMessage.State.DELETED, problem="", traceback="")
    Outbound.objects.filter(pk__in=outbound).delete()
    transaction.on_commit(lambda: unneeded.forget(digests))


@transaction.atomic
def _delete(conversations: QuerySet[Conversation]) -> None:
    with_absorbed = Conversation.objects.filter(Q(pk__in=conversations) | Q(merged_into__in=conversations))
    ids = list(with_absorbed.values_list("pk", flat=True))
    drafted = DraftFile.objects.filter(draft__conversation__in=ids)
    digests = set(drafted.values_list("sha256", flat=True))
    search.forget_notes(Note.objects.filter(conversation__in=ids).values_list("pk", flat=True))
    Event.objects.filter(subject_kind="conversation", subject_id__in=ids).delete()
    Notice.objects.filter(subject_kind="conversation", subject_id__in=ids).delete()
    second_look.forget(Draft.objects.filter(conversation__in=ids))
    delete_messages(Message.objects.filter(conversation__in=ids))
    Conversation.objects.filter(pk__in=ids).delete()
    transaction.on_commit(lambda: unneeded.forget(digests))

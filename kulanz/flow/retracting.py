"""What was sent becomes a draft again, as long as it has not left: by hand, or because something has come between."""

from collections.abc import Callable, Iterable
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kulanz.business.models import Notice, Staff
from kulanz.channels import attempt, outbox
from kulanz.channels.models import Recipient
from kulanz.conversations import regroup, search
from kulanz.conversations.models import Conversation, Message, Strand
from kulanz.goodwill import campaignmails
from kulanz.journal.models import Event, record
from kulanz.lib.refusal import Refusal
from kulanz.reply.models import Draft

from . import delivering, giving, overruling, second_look


@transaction.atomic
def take_back(message: Message, *, by: Staff | None) -> Draft:
    """While it has not left: the message is a draft again, as if it had not been sent."""
    draft, conversation = _undo(message, by=by)
    if draft.kind == Draft.Kind.NEW and _is_bare(conversation):
        draft.conversation = None
        draft.save(update_fields=["conversation"])
        about = {"subject_kind": "conversation", "subject_id": conversation.pk}
        Event.objects.filter(**about).delete()
        Notice.objects.filter(**about).delete()
        conversation.delete()
    return draft


def cancel_later(conversation: Conversation) -> list[Draft]:
    """The customer wrote first: what was to be sent later becomes a draft again, and their words have a place."""
    undo = timezone.now() + timedelta(seconds=settings.UNDO_SECONDS)
    waiting = Message.objects.filter(
        conversation=conversation,
        outbound__send_after__gt=undo,
        outbound__recipients__state=Recipient.State.QUEUED,
    ).distinct()
    return [_undo(message, by=None)[0] for message in waiting]


def hold_back(addresses: Iterable[str], *, only: Callable[[Message], bool] | None = None) -> None:
    """They want to hear nothing more: what has not left becomes a draft again, or goes to all others alone."""
    for recipient in outbox.on_their_way(addresses):
        message = Message.objects.filter(outbound=recipient.outbound_id).first()
        if only and not (message and only(message)):
            continue
        try:
            with transaction.atomic():
                if message and message.automatic:
                    attempt.give_up([recipient], "silenced")
                elif message:
                    take_back(message, by=None)
        except Refusal:  # it has begun to leave
            attempt.give_up([recipient], "silenced")


def forget_undo() -> int:
    """Drafts whose message can no longer be taken back are done with."""
    gone = Draft.objects.filter(sent_as__isnull=False).exclude(
        sent_as__outbound__recipients__state=Recipient.State.QUEUED
    )
    second_look.forget(gone)
    return gone.delete()[0]


@transaction.atomic
def _undo(message: Message, *, by: Staff | None) -> tuple[Draft, Conversation]:
    """The draft it was, and the conversation as it is without it."""
    if message.outbound is None:
        raise Refusal(_("This message was not sent from here."))
    conversation = Conversation.objects.hold(message.conversation)
    outbox.take_back(message.outbound)
    draft = Draft.objects.get(sent_as=message)
    draft.sent_as = None
    _make_room(draft)
    draft.save()
    overruling.forget(message)
    giving.forget(message)
    delivering.take_back(message)
    campaignmails.taken_back(message)
    _unsend(message)
    _restore_state(conversation)
    record("taken_back", conversation, by=by)
    return draft, conversation


def _is_bare(conversation: Conversation) -> bool:
    """Nothing of anybody's is in it any more."""
    return not any(rows.exists() for rows in (conversation.messages, conversation.notes, conversation.calls))


def _make_room(draft: Draft) -> None:
    """Somebody may have begun another draft meanwhile: it is kept below the one that comes back, and sleeps on."""
    others = Draft.objects.filter(
        conversation=draft.conversation, author=draft.author, kind=draft.kind, sent_as=None
    ).exclude(pk=draft.pk)
    second_look.forget(others)
    for newer in others:
        draft.sleeps_until = newer.sleeps_until or draft.sleeps_until
        draft.warns = newer.warns or draft.warns
        draft.text = "\n\n".join(filter(None, [draft.text, newer.text]))
        newer.files.update(draft=draft)
        newer.delete()


def _unsend(message: Message) -> None:
    search.forget_messages([message.pk])
    Strand.objects.filter(ident=message.message_id, conversation=message.conversation).delete()
    message.delete()


def _restore_state(conversation: Conversation) -> None:
    conversation.refresh_from_db(fields=["promised_for", "promised_what"])  # owed again, as said above
    conversation.state = Conversation.State.OPEN
    regroup.retell(conversation)
    if conversation.last_in_at is None and conversation.last_out_at is None:  # nothing is in it any more
        conversation.preview, conversation.last_at = "", conversation.created_at
    conversation.reckon()
    conversation.save()

"""The one answer that is still allowed to who asked for silence: that it holds. A person sends it, or nobody does."""

from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kulanz.business.models import Staff
from kulanz.channels.models import Outbound
from kulanz.conversations.models import Conversation, Message
from kulanz.customers.models import Handle, LastWord
from kulanz.journal.models import record
from kulanz.lib.refusal import Refusal
from kulanz.reply import compose
from kulanz.reply.models import Draft

from . import outbound, passing_on

# By language and form of address.
_WORDS = {
    ("de", "sie"): (
        "Guten Tag,\n\nwir haben verstanden und schreiben Ihnen nicht mehr. Dies ist unsere letzte Nachricht."
        "\n\nAlles Gute"
    ),
    ("de", "du"): (
        "Guten Tag,\n\nwir haben verstanden und schreiben dir nicht mehr. Dies ist unsere letzte Nachricht."
        "\n\nAlles Gute"
    ),
    ("en", ""): (
        "Hello,\n\nwe have understood and will not write to you again. This is our last message.\n\nAll the best"
    ),
}


@dataclass(frozen=True, slots=True)
class Offer:
    """To whom it would go, because of which message, in which words."""

    handle: Handle
    message: Message
    words: str


def offer(conversation: Conversation) -> Offer | None:
    """Where they asked in this conversation, and nobody has settled yet whether that is confirmed."""
    theirs = conversation.customer.handles.filter(kind=Handle.Kind.EMAIL, silenced_in__isnull=False)
    asked_in = {pk for pk in theirs.values_list("silenced_in", flat=True) if pk}
    message = conversation.messages.filter(pk__in=asked_in).order_by("-at").first() if asked_in else None
    handle = _writer(message) if message else None
    if message is None or handle is None or _is_settled(handle, message):
        return None
    return Offer(handle, message, _words(conversation))


@transaction.atomic
def confirm(conversation: Conversation, text: str, *, by: Staff, seen: datetime | None) -> Message:
    """Send it: once for each time they ask, to the address from which they asked, to nobody else."""
    offered = _get(conversation)
    if compose.begun(conversation, by=by):
        raise Refusal(
            _(
                "You have begun an answer here, which cannot go to them any more. Please discard it first, or keep"
                " its words as a note."
            )
        )
    draft = passing_on.begin(conversation, Draft.Kind.ANSWER, by=by)
    draft.in_answer_to = offered.message
    draft.save(update_fields=["in_answer_to"])
    compose.save(draft, to=offered.handle.shown, cc="", bcc="", text=text.strip() or offered.words)
    _settle(offered, LastWord.Kind.SAID, by=by, draft=draft.pk)
    message = outbound.send(draft, by=by, seen=seen)
    record("silence_confirmed", conversation, by=by)
    return message


@transaction.atomic
def leave_unsaid(conversation: Conversation, *, by: Staff) -> None:
    """They are left in peace without a word."""
    _settle(_get(conversation), LastWord.Kind.UNSAID, by=by)
    record("silence_unsaid", conversation, by=by)


def _get(conversation: Conversation) -> Offer:
    Conversation.objects.hold(conversation)
    offered = offer(conversation)
    if offered is None:
        raise _settled()
    return offered


def _settle(offered: Offer, kind: str, *, by: Staff, draft: int | None = None) -> None:
    LastWord.objects.filter(handle=offered.handle, asked_in=offered.message.pk).delete()
    try:
        with transaction.atomic():
            LastWord.objects.create(
                handle=offered.handle, asked_in=offered.message.pk, kind=kind, draft=draft, by=by
            )
    except IntegrityError as error:
        raise _settled() from error


def _settled() -> Refusal:
    return Refusal(_("Whether it is confirmed has been settled already."))


def _writer(message: Message) -> Handle | None:
    """Where they asked from, if nothing may go there any more."""
    address = (message.reply_to or message.sender_address).strip().lower()
    handles = Handle.objects.filter(kind=Handle.Kind.EMAIL, silenced_at__isnull=False, value=address)
    return handles.first()


def _is_settled(handle: Handle, message: Message) -> bool:
    """Since they asked last, or for this very message; a confirmation that was taken back and thrown away was none."""
    said = handle.last_words.filter(Q(at__gte=handle.silenced_at) | Q(asked_in=message.pk))
    return any(not _is_void(one) for one in said)


def _is_void(one: LastWord) -> bool:
    if one.kind == LastWord.Kind.UNSAID:
        return False
    is_kept = Outbound.objects.filter(pk=one.outbound or 0) or Draft.objects.filter(pk=one.draft or 0)
    return not is_kept.exists()


def _words(conversation: Conversation) -> str:
    customer = conversation.customer
    if customer.language == "en":
        return _WORDS["en", ""]
    return _WORDS["de", "du" if customer.register == "du" else "sie"]

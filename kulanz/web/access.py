"""The gates: the only way by which a record reaches a screen. What one may not see does not exist."""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from kulanz.business.models import Staff
from kulanz.channels.models import Channel, RawMessage, Recipient
from kulanz.conversations.models import Attachment, Conversation, Message, Note
from kulanz.conversations.models.selection import ConversationQuerySet
from kulanz.customers.models import Customer, Handle, Merge, MergeSuggestion
from kulanz.customers.suggestions import open_for
from kulanz.reply.models import Draft, DraftFile, Snippet

Screen = Callable[..., HttpResponse]


def staff(request: HttpRequest) -> Staff:
    """Who asks; the middleware lets nobody else come this far."""
    return cast(Staff, request.user)


def owner_only(screen: Screen) -> Screen:
    return _only(lambda person: person.is_owner, screen)


def not_specialist(screen: Screen) -> Screen:
    """For what concerns all customers; specialists see only what they were given."""
    return _only(lambda person: not person.is_specialist, screen)


def conversation(request: HttpRequest, pk: int) -> Conversation:
    rows = conversations(request).select_related("customer", "channel__mailbox", "assigned_to", "merged_into")
    return get_object_or_404(rows, pk=pk)


def conversations(request: HttpRequest, chosen: list[str] | None = None) -> ConversationQuerySet:
    """All that this person may see, or those of the chosen ones."""
    rows = Conversation.objects.visible_to(staff(request))
    if chosen is None:
        return rows
    return rows.filter(pk__in=[pk for pk in chosen if pk.isdecimal() and len(pk) < 19]).select_related(
        "customer"
    )


def message(request: HttpRequest, pk: int) -> Message:
    rows = Message.objects.filter(conversation__in=conversations(request))
    return get_object_or_404(
        rows.select_related("conversation__customer", "channel", "outbound", "author"), pk=pk
    )


def note(request: HttpRequest, pk: int) -> Note:
    return get_object_or_404(Note.objects.filter(conversation__in=conversations(request)), pk=pk)


def attachment(request: HttpRequest, pk: int) -> Attachment:
    rows = Attachment.objects.filter(message__conversation__in=conversations(request))
    return get_object_or_404(rows.select_related("message"), pk=pk)


def draft(request: HttpRequest, pk: int) -> Draft:
    """One's own drafts only, in what one may see."""
    return get_object_or_404(
        _own_drafts(request).select_related("channel__mailbox", "conversation__customer", "in_answer_to"),
        pk=pk,
    )


def draft_file(request: HttpRequest, pk: int) -> DraftFile:
    rows = DraftFile.objects.filter(draft__in=_own_drafts(request))
    return get_object_or_404(rows.select_related("draft"), pk=pk)


def snippet(request: HttpRequest, pk: int) -> Snippet:
    return get_object_or_404(Snippet, pk=pk)


def channel(request: HttpRequest, pk: int) -> Channel:
    return get_object_or_404(Channel, pk=pk)


def customer(request: HttpRequest, pk: int) -> Customer:
    rows = Customer.objects.select_related("merged_into")
    if staff(request).is_specialist:
        rows = rows.filter(pk__in=conversations(request).values("customer"))
    return get_object_or_404(rows, pk=pk)


def handle(request: HttpRequest, pk: int) -> Handle:
    found = get_object_or_404(Handle.objects.select_related("customer"), pk=pk)
    customer(request, found.customer_id)
    return found


def addresses(request: HttpRequest) -> QuerySet[Handle]:
    """Mail addresses of the customers whom one may see."""
    rows = Handle.objects.filter(kind=Handle.Kind.EMAIL, customer__merged_into=None)
    if staff(request).is_specialist:
        rows = rows.filter(customer__in=conversations(request).values("customer"))
    return rows


def merge(request: HttpRequest, pk: int) -> Merge:
    return get_object_or_404(Merge.objects.select_related("kept", "absorbed"), pk=pk)


def suggestion(request: HttpRequest, pk: int) -> MergeSuggestion:
    return get_object_or_404(MergeSuggestion.objects.select_related("one", "other"), pk=pk)


def suggestions(request: HttpRequest, customer: Customer) -> QuerySet[MergeSuggestion]:
    """Who else this customer may be; that names other customers, so not for specialists."""
    found = open_for(customer)
    return found.none() if staff(request).is_specialist else found


def original(request: HttpRequest, pk: int) -> RawMessage:
    """Of messages that one may see; what could not be read belongs to nobody yet."""
    rows = RawMessage.objects.select_related("channel")
    if staff(request).is_specialist:
        rows = rows.filter(read_as__message__conversation__in=conversations(request))
    return get_object_or_404(rows, pk=pk)


def recipient(request: HttpRequest, pk: int) -> Recipient:
    rows = Recipient.objects.filter(outbound__message__conversation__in=conversations(request))
    return get_object_or_404(rows.select_related("outbound__message__conversation"), pk=pk)


def _own_drafts(request: HttpRequest) -> QuerySet[Draft]:
    visible = Q(conversation=None) | Q(conversation__in=conversations(request))
    return Draft.objects.filter(visible, author=staff(request), sent_as=None)


def _only(may: Callable[[Staff], bool], screen: Screen) -> Screen:
    @wraps(screen)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may(staff(request)):
            raise PermissionDenied
        return screen(request, *args, **kwargs)

    return guarded

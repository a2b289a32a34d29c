"""The gates: the only way by which a record reaches a screen. What one may not see does not exist."""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from kulanz.business.models import Staff
from kulanz.channels.models import Channel, RawMessage, Recipient
from kulanz.conversations.models import Attachment, Conversation, Message, Note
from kulanz.conversations.models.selection import ConversationQuerySet
from kulanz.customers.models import Consent, Customer, Handle, Merge, MergeSuggestion, Order, Product
from kulanz.customers.suggestions import open_for
from kulanz.flow import owing, second_look
from kulanz.followup.models import Commission, CommissionFile, Promise
from kulanz.goodwill.models import Campaign, CampaignMail, Gesture, PaperLetter, RefundCase, Voucher
from kulanz.lib.refusal import Refusal
from kulanz.reply.models import Draft, DraftFile, Overruling, SecondLook, Snippet
from kulanz.triage.models import Assessment, Case

from . import entries

Screen = Callable[..., HttpResponseBase]


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


def assessment(request: HttpRequest, pk: int) -> Assessment:
    rows = Assessment.objects.filter(message__conversation__in=conversations(request))
    return get_object_or_404(rows.select_related("message__conversation", "message__channel"), pk=pk)


def conversations(request: HttpRequest, chosen: list[str] | None = None) -> ConversationQuerySet:
    """All that this person may see, or those of the chosen ones."""
    rows = Conversation.objects.visible_to(staff(request))
    if chosen is None:
        return rows
    numbers = [number for typed in chosen if (number := entries.as_number(typed)) is not None]
    return rows.filter(pk__in=numbers).select_related("customer")


def message(request: HttpRequest, pk: int) -> Message:
    rows = Message.objects.filter(conversation__in=conversations(request))
    return get_object_or_404(
        rows.select_related("conversation__customer", "channel", "outbound", "author"), pk=pk
    )


def message_of(request: HttpRequest, customer: Customer, pk: int) -> Message:
    """A message in a conversation of that customer."""
    found = message(request, pk)
    if found.conversation.customer_id != customer.pk:
        raise Refusal(_("This message is in the conversation of somebody else."))
    return found


def note(request: HttpRequest, pk: int) -> Note:
    rows = Note.objects.filter(conversation__in=conversations(request))
    return get_object_or_404(rows.select_related("conversation", "author"), pk=pk)


def attachment(request: HttpRequest, pk: int) -> Attachment:
    rows = Attachment.objects.filter(message__conversation__in=conversations(request))
    return get_object_or_404(rows.select_related("message"), pk=pk)


def draft(request: HttpRequest, pk: int) -> Draft:
    """One's own drafts only, in what one may see."""
    return get_object_or_404(
        _own_drafts(request).select_related("channel__mailbox", "conversation__customer", "in_answer_to"),
        pk=pk,
    )


def gesture(request: HttpRequest, pk: int) -> Gesture:
    """Specialists: those of the conversations they see."""
    rows = Gesture.objects.select_related("customer", "conversation", "proposed_by")
    if staff(request).is_specialist:
        rows = rows.filter(conversation__in=conversations(request))
    return get_object_or_404(rows, pk=pk)


def gestures(request: HttpRequest, customer: Customer) -> QuerySet[Gesture]:
    """Of this customer, those that one may see, the newest first."""
    rows = Gesture.objects.filter(customer=customer).select_related(
        "customer", "conversation", "voucher__shop", "letter", "proposed_by", "decided_by"
    )
    if staff(request).is_specialist:
        rows = rows.filter(conversation__in=conversations(request))
    return rows


def letter(request: HttpRequest, pk: int) -> PaperLetter:
    """On paper; for who may see its gesture."""
    return get_object_or_404(_letters(request), pk=pk)


def letters(request: HttpRequest, chosen: list[str]) -> list[PaperLetter]:
    """Of those chosen, the ones that one may see."""
    numbers = [number for typed in chosen if (number := entries.as_number(typed)) is not None]
    return list(_letters(request).filter(pk__in=numbers))


def _letters(request: HttpRequest) -> QuerySet[PaperLetter]:
    rows = PaperLetter.objects.select_related(
        "gesture__customer", "gesture__conversation", "gesture__proposed_by"
    )
    if staff(request).is_specialist:
        rows = rows.filter(gesture__conversation__in=conversations(request))
    return rows


def campaign(_request: HttpRequest, pk: int) -> Campaign:
    """For all but specialists: the screen says so."""
    return get_object_or_404(Campaign.objects.select_related("channel", "by", "decided_by"), pk=pk)


def campaign_mail(_request: HttpRequest, pk: int) -> CampaignMail:
    """Likewise."""
    return get_object_or_404(CampaignMail.objects.select_related("customer", "campaign", "gesture"), pk=pk)


def voucher(_request: HttpRequest, pk: int) -> Voucher:
    """For all but specialists: the screen says so."""
    return get_object_or_404(Voucher.objects.select_related("gesture", "shop"), pk=pk)


def draft_file(request: HttpRequest, pk: int) -> DraftFile:
    rows = DraftFile.objects.filter(draft__in=_own_drafts(request))
    return get_object_or_404(rows.select_related("draft"), pk=pk)


def look(request: HttpRequest, pk: int) -> SecondLook:
    """For who was asked to read it and who asked, in what they may see."""
    rows = second_look.visible_to(staff(request)).select_related(
        "reader", "asked_by", "draft__author", "draft__channel__mailbox", "draft__conversation__customer",
        "draft__in_answer_to__conversation", "draft__in_answer_to__channel", "draft__in_answer_to__outbound",
    )  # fmt: skip
    return get_object_or_404(rows, pk=pk)


def overruling(_request: HttpRequest, pk: int) -> Overruling:
    """For owners alone: the screen says so."""
    return get_object_or_404(Overruling, pk=pk)


def snippet(request: HttpRequest, pk: int) -> Snippet:
    return get_object_or_404(Snippet, pk=pk)


def channel(request: HttpRequest, pk: int) -> Channel:
    return get_object_or_404(Channel, pk=pk)


def order(request: HttpRequest, pk: int) -> Order:
    """Specialists see the orders of those who write to them."""
    rows = Order.objects.select_related("customer", "shop")
    if staff(request).is_specialist:
        rows = rows.filter(customer__in=conversations(request).values("customer"))
    return get_object_or_404(rows, pk=pk)


def product(_request: HttpRequest, pk: int) -> Product:
    """For owners alone: the screen says so."""
    return get_object_or_404(Product.objects.select_related("shop"), pk=pk)


def refund_case(request: HttpRequest, pk: int) -> RefundCase:
    """Specialists: those of the conversations they see."""
    rows = RefundCase.objects.select_related(
        "customer", "order__shop", "conversation__customer", "conversation__channel", "decided_by", "booked_by",
        "opened_by", "acknowledged_in", "told_in", "thanked_in",
    )  # fmt: skip
    if staff(request).is_specialist:
        rows = rows.filter(conversation__in=conversations(request))
    return get_object_or_404(rows, pk=pk)


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


def consent(request: HttpRequest, pk: int) -> Consent:
    found = get_object_or_404(Consent.objects.select_related("customer"), pk=pk)
    customer(request, found.customer_id)
    return found


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


def promise(request: HttpRequest, pk: int) -> Promise:
    rows = owing.visible_to(staff(request)).select_related(
        "customer", "conversation__customer", "owed_by", "made_by", "settled_by", "message", "note", "awaits"
    )
    return get_object_or_404(rows, pk=pk)


def commission(_request: HttpRequest, pk: int) -> Commission:
    """For owners and assistants: the screen says so."""
    return get_object_or_404(Commission.objects.select_related("partner", "promise"), pk=pk)


def commission_file(_request: HttpRequest, pk: int) -> CommissionFile:
    """Not for specialists: the screens say so."""
    return get_object_or_404(CommissionFile.objects.select_related("by"), pk=pk)


def case(request: HttpRequest, pk: int) -> Case:
    """For owners alone: the screen says so."""
    rows = Case.objects.select_related("customer__standing", "picked_by", "picked_for")
    return get_object_or_404(rows, pk=pk)


def _own_drafts(request: HttpRequest) -> QuerySet[Draft]:
    visible = Q(conversation=None) | Q(conversation__in=conversations(request))
    return Draft.objects.filter(visible, author=staff(request), sent_as=None)


def _only(may: Callable[[Staff], bool], screen: Screen) -> Screen:
    @wraps(screen)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not may(staff(request)):
            raise PermissionDenied
        return screen(request, *args, **kwargs)

    return guarded

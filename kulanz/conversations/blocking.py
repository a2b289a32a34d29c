"""Whoever wrote a conversation reaches the desk no more."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kulanz.business.models import Staff
from kulanz.channels import notifying, rules
from kulanz.channels.registry import own_addresses
from kulanz.lib.refusal import Refusal

from .models import Conversation, Message


@transaction.atomic
def block(conversation: Conversation, *, by: Staff, note: str = "") -> None:
    """Keep the writer of its newest message out from now on, and put it into the bin."""
    if by.is_specialist:  # it concerns all customers
        raise Refusal(_("Only owners and assistants can block a sender."))
    address, name = _writer(conversation)
    if notifying.writes_for_many(address, name):
        raise Refusal(_refusal(conversation, address))
    rules.block(address, by=by, note=note)
    conversation.bin(by=by)


def writer(conversation: Conversation) -> str:
    """The address that would be blocked."""
    return _writer(conversation)[0]


def _writer(conversation: Conversation) -> tuple[str, str]:
    """Address and name; where a form or a robot wrote for somebody, theirs."""
    incoming = conversation.messages.filter(direction=Message.Direction.IN).exclude(sender_address="")
    newest = incoming.order_by("-at", "-pk").first()
    if newest is None:
        return conversation.customer.first_address, ""
    sender = newest.sender_address
    if newest.reply_to and (sender.lower() in own_addresses() or notifying.speaks_for_another(sender)):
        return newest.reply_to, ""
    return sender, newest.sender_name


def _refusal(conversation: Conversation, address: str) -> str:
    if conversation.quarantined_at:
        said = _(
            "%(address)s writes for many people, customers among them; blocked, none of them would reach you any"
            " more. Put this conversation into the bin instead, or leave it where it is: it is deleted after two weeks."
        )
    else:
        said = _(
            "%(address)s writes for many people, customers among them; blocked, none of them would reach you any"
            " more. Put this conversation into the bin instead."
        )
    return said % {"address": address}

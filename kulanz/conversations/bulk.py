"""One deed for many conversations at once."""

from collections.abc import Callable, Iterable

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kulanz.business.models import Staff
from kulanz.lib.refusal import Refusal

from . import assignment, blocking
from .models import Conversation

AT_MOST = 500

Deed = Callable[[Conversation, Staff, str], None]
DEEDS: dict[str, Deed] = {
    "close": lambda conversation, by, _value: conversation.close(by=by),
    "reopen": lambda conversation, by, _value: conversation.reopen(by=by),
    "assign": lambda conversation, by, value: assignment.give(conversation, _colleague(value), by=by),
    "tag": lambda conversation, by, value: conversation.tag(value, by=by),
    "bin": lambda conversation, by, _value: conversation.bin(by=by),
    "restore": lambda conversation, by, _value: conversation.restore(by=by),
    "block": lambda conversation, by, _value: blocking.block(conversation, by=by, note=conversation.subject),
    "release": lambda conversation, by, _value: conversation.release(by=by),
}


@transaction.atomic
def do(deed: str, conversations: Iterable[Conversation], *, by: Staff, value: str = "") -> int:
    """Do it to each of them, all or none; how many they were."""
    act, chosen = DEEDS.get(deed), list(conversations)
    if act is None:
        raise Refusal(_("Please choose what should be done."))
    if not chosen:
        raise Refusal(_("Nothing is selected."))
    if deed == "tag" and not value.strip():
        raise Refusal(_("Please write the tag."))
    for conversation in chosen[:AT_MOST]:
        act(conversation, by, value)
    return len(chosen[:AT_MOST])


def _colleague(number: str) -> Staff | None:
    return Staff.objects.filter(pk=number, is_active=True).first() if number.isdecimal() else None

"""A mail of ours came back: the bounce goes to the message it speaks of and marks the address.

Anybody can write a mail that looks like a bounce. It marks an address only where we really sent something there;
otherwise it is filed as what it is, and nothing follows from it.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils import timezone

from kulanz.channels.letter import Bounce
from kulanz.channels.models import Recipient
from kulanz.conversations import regroup
from kulanz.conversations.models import Conversation, Message
from kulanz.customers import match
from kulanz.journal.models import record

from . import delivering, giving

if TYPE_CHECKING:
    from .arrival import Arrival

Keep = Callable[["Arrival", Conversation], Message]
State = Recipient.State
# What may have left this desk, and so may come back.
_LEFT = [State.IN_FLIGHT, State.SENT, State.UNCLEAR, State.BOUNCED]
# Servers try for five days as a rule (RFC 5321 section 4.5.4.1).
_COMES_BACK_WITHIN = timedelta(days=7)
_MOST_ADDRESSES = 20


def file(arrival: "Arrival", keep: Keep) -> Message:
    """Keep the bounce where it belongs; a hard one marks the address, and an unread answer comes to the fore."""
    letter = arrival.letter
    failed = [bounce for bounce in letter.bounces if bounce.address]
    original = _message_spoken_of(letter.concerns) or _message_lately_sent_to(failed, arrival.at)
    conversation = original.conversation if original else _conversation_with(arrival, failed)
    if conversation.is_new:
        conversation.preview = regroup.preview(letter.text)
        conversation.write()
    message = keep(arrival, conversation)
    if original is not None and failed:
        for bounce in failed:
            _mark(bounce, original)
        if original.automatic != Message.ACKNOWLEDGEMENT:  # the answer is still to come
            _bring_up(conversation, arrival, original)
    return message


def _message_spoken_of(idents: tuple[str, ...]) -> Message | None:
    return (
        Message.objects.filter(message_id__in=idents, direction=Message.Direction.OUT)
        .select_related("conversation", "outbound")
        .first()
        if idents
        else None
    )


def _message_lately_sent_to(failed: list[Bounce], at: datetime) -> Message | None:
    """For a bounce that names no mail of ours: the newest that went to one of these addresses from here."""
    there = Q()
    for bounce in failed[:_MOST_ADDRESSES]:
        there |= Q(address__iexact=bounce.address)
    sent = Recipient.objects.filter(
        there, state__in=_LEFT, changed_at__gt=at - _COMES_BACK_WITHIN, outbound__message__isnull=False
    )
    newest = (
        sent.select_related("outbound__message__conversation").order_by("-changed_at").first()
        if there
        else None
    )
    return newest.outbound.message if newest else None


def _conversation_with(arrival: "Arrival", failed: list[Bounce]) -> Conversation:
    """Not about a mail we know (the shop's own, say): filed, done, with the person it did not reach."""
    person = arrival.letter.sender
    address = failed[0].address if failed else (person.address if person else "")
    customer = match.customer_of(address, "")
    return Conversation(
        customer=customer,
        channel=arrival.raw.channel,
        subject=arrival.letter.subject[:1000],
        state=Conversation.State.DONE,
        created_at=arrival.at,
        last_at=arrival.at,
    )


def _mark(bounce: Bounce, original: Message) -> None:
    if bounce.kind == "hard" and _note_at_recipient(bounce, original):
        match.mark_bounced(bounce.address, bounce.reason)


def _note_at_recipient(bounce: Bounce, original: Message) -> bool:
    """Whether that mail really went there; what came back stands at its recipient from now on."""
    if original.outbound is None:  # sent with another program; whom it reached is known from its head alone
        return bounce.address.lower() in {address.lower() for _name, address in original.recipients}
    reached = original.outbound.recipients.filter(address__iexact=bounce.address, state__in=_LEFT)
    noted = reached.update(
        state=State.BOUNCED,
        reason=bounce.reason,
        code=bounce.status or "",
        answer=bounce.diagnostic or "",
        changed_at=timezone.now(),
    )
    return bool(noted)


def _bring_up(conversation: Conversation, arrival: "Arrival", original: Message) -> None:
    if any(bounce.kind == "hard" for bounce in arrival.letter.bounces):
        delivering.undelivered(original)
        giving.undelivered(original)
        conversation.refresh_from_db()
        conversation.bounced(arrival.at)
        return
    record("delivery_delayed", conversation)

"""A mail of ours came back: the bounce goes to the message it speaks of and marks the address."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.utils import timezone

from kulanz.channels.letter import Bounce
from kulanz.channels.models import Recipient
from kulanz.conversations import regroup
from kulanz.conversations.models import Conversation, Message
from kulanz.customers import match
from kulanz.journal.models import record

if TYPE_CHECKING:
    from .arrival import Arrival

Keep = Callable[["Arrival", Conversation], Message]


def file(arrival: "Arrival", keep: Keep) -> Message:
    """Keep the bounce where it belongs; a hard one marks the address, and an unread answer comes to the fore."""
    letter = arrival.letter
    failed = [bounce for bounce in letter.bounces if bounce.address]
    original = _message_spoken_of(letter.concerns)
    conversation = original.conversation if original else _conversation_with(arrival, failed)
    if conversation.is_new:
        conversation.preview = regroup.preview(letter.text)
        conversation.write()
    message = keep(arrival, conversation)
    for bounce in failed:
        _mark(bounce, original)
    if original is not None and failed:
        _bring_up(conversation, arrival)
    return message


def _message_spoken_of(idents: tuple[str, ...]) -> Message | None:
    return (
        Message.objects.filter(message_id__in=idents, direction=Message.Direction.OUT)
        .select_related("conversation", "outbound")
        .first()
        if idents
        else None
    )


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


def _mark(bounce: Bounce, original: Message | None) -> None:
    if bounce.kind != "hard":
        return
    match.mark_bounced(bounce.address, bounce.reason)
    if original is not None and original.outbound is not None:
        original.outbound.recipients.filter(address__iexact=bounce.address).update(
            state=Recipient.State.BOUNCED,
            reason=bounce.reason,
            code=bounce.status or "",
            answer=bounce.diagnostic or "",
            changed_at=timezone.now(),
        )


def _bring_up(conversation: Conversation, arrival: "Arrival") -> None:
    if any(bounce.kind == "hard" for bounce in arrival.letter.bounces):
        conversation.bounced(arrival.at)
        return
    record("delivery_delayed", conversation)

"""What became of the mails that went to somebody: sent, waiting, given up, come back."""

import logging
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from django.db.models import Q
from django.utils import timezone

from kulanz.channels import registry
from kulanz.channels.letter import Letter
from kulanz.channels.models import RawMessage, Recipient
from kulanz.conversations.models import Conversation, Message

from .finding import Finding, Severity
from .person import Person

log = logging.getLogger(__name__)

LOOKED_BACK = timedelta(days=60)
MOST_CONVERSATIONS = 40
MOST_MAILS = 60
# A later mail to the same place that has not come back after so long did arrive.
SETTLED = timedelta(days=1)
State = Recipient.State
_CODES = {
    State.BOUNCED: "came_back",
    State.FAILED: "failed",
    State.UNCLEAR: "unclear",
    State.RETRY: "retry",
    State.QUEUED: "queued",
    State.IN_FLIGHT: "queued",
    State.SENT: "sent",
}
_SEVERITY = {
    "came_back": Severity.GRAVE,
    "failed": Severity.GRAVE,
    "unclear": Severity.NOTABLE,
    "retry": Severity.NOTABLE,
    "queued": Severity.PLAIN,
    "sent": Severity.PLAIN,
    "sent_elsewhere": Severity.PLAIN,
}
_GONE = {"sent", "sent_elsewhere"}
# What is told of an address that is only perhaps theirs.
_BAD = {"came_back", "failed"}


class Fate(NamedTuple):
    message: Message
    address: str
    code: str
    reason: str
    at: datetime


def look(person: Person) -> list[Finding]:
    """The newest of each fate, and what is known of the addresses themselves."""
    messages = _messages(person)
    ours = [one for one in messages if one.direction == Message.Direction.OUT]
    fates = [fate for one in ours for fate in _fates(one, person) if fate.address in person.addresses]
    found = [*_newest(fates, person), *_known_of_addresses(person, fates)]
    if not any(one.code in {"came_back", "handle_bounced"} for one in found):
        found += _foreign_bounces(person, messages)
    if not any(person.is_certain(fate.address) for fate in fates):
        found.append(Finding("nothing_sent", Severity.PLAIN, {"days": LOOKED_BACK.days}))
    return found


def _messages(person: Person) -> list[Message]:
    talks = Conversation.objects.filter(customer__in=person.customers, deleted_at=None)
    numbers = list(talks.order_by("-last_at").values_list("pk", flat=True)[:MOST_CONVERSATIONS])
    rows = Message.objects.filter(
        Q(direction=Message.Direction.OUT) | Q(automatic="bounce"),
        conversation__in=numbers,
        at__gte=timezone.now() - LOOKED_BACK,
    )
    return list(
        rows.select_related("outbound")
        .prefetch_related("outbound__recipients")
        .order_by("-at", "-pk")[:MOST_MAILS]
    )


def _fates(message: Message, person: Person) -> Iterator[Fate]:
    if message.outbound is None:  # sent with another program: only the address tells whether it came back
        for address in {address.lower() for _name, address in message.recipients}:
            handle = person.handle(address)
            if handle and handle.bounced_at and handle.bounced_at >= message.at:
                yield Fate(message, address, "came_back", handle.bounce_reason, message.at)
            else:
                yield Fate(message, address, "sent_elsewhere", "", message.at)
        return
    for one in message.outbound.recipients.all():
        at = message.outbound.send_after if one.state == State.QUEUED else message.at
        yield Fate(message, one.address.lower(), _CODES[State(one.state)], one.reason, at)


def _newest(fates: list[Fate], person: Person) -> Iterator[Finding]:
    seen = set()
    for fate in fates:
        if fate.code in seen or (fate.code in {"came_back", "failed"} and _is_over(fate, fates)):
            continue
        if fate.code not in _BAD and not person.is_certain(fate.address):
            continue
        seen.add(fate.code)
        right = person.right(fate.address)
        # Taken by the server of a mistyped address: it did not reach them.
        severity = Severity.GRAVE if right and fate.code in _GONE else _SEVERITY[fate.code]
        facts = {"address": fate.address, "at": fate.at, "reason": fate.reason, "right": right}
        yield Finding(fate.code, severity, facts, ("message", fate.message.conversation_id, fate.message.pk))


def _is_over(fate: Fate, fates: list[Fate]) -> bool:
    settled = timezone.now() - SETTLED
    return any(
        one.address == fate.address and one.code == "sent" and fate.at < one.at < settled for one in fates
    )


def _known_of_addresses(person: Person, fates: list[Fate]) -> Iterator[Finding]:
    told = {fate.address for fate in fates if fate.code == "came_back"}
    for address, handle in {**person.handles, **person.doubles, **person.kin}.items():
        right = person.right(address)
        about = ("customer", handle.customer_id, 0)
        if handle.bounced_at and address not in told:
            facts = {
                "address": address,
                "at": handle.bounced_at,
                "reason": handle.bounce_reason,
                "right": right,
            }
            yield Finding("handle_bounced", Severity.GRAVE, facts, about)
        elif right and address in person.handles and address not in told:
            yield Finding("mistyped", Severity.GRAVE, {"address": address, "right": right}, about)


def _foreign_bounces(person: Person, messages: list[Message]) -> Iterator[Finding]:
    """The newest notice of a mail that came back and was not sent by the desk: by the shop, say."""
    newest = next((one for one in messages if one.automatic == "bounce"), None)
    letter = _letter(newest) if newest else None
    if newest is None or letter is None or _is_about_one_of(letter, messages):
        return
    for bounce in letter.bounces:
        address = (bounce.address or "").lower()
        if bounce.kind == "hard" and address in person.addresses:
            right = person.right(address)
            facts = {"address": address, "at": newest.at, "reason": bounce.reason, "right": right}
            yield Finding(
                "foreign_bounce", Severity.GRAVE, facts, ("message", newest.conversation_id, newest.pk)
            )
            return


def _letter(message: Message) -> Letter | None:
    rows = RawMessage.objects.filter(read_as__message=message, is_partial=False).select_related("channel")
    original = rows.first()
    try:
        return registry.read(original) if original else None
    except OSError:
        log.warning("the bytes of the original of message %s are gone", message.pk, exc_info=True)
        return None


def _is_about_one_of(letter: Letter, messages: list[Message]) -> bool:
    ours = {one.message_id for one in messages if one.direction == Message.Direction.OUT}
    return bool(ours & set(letter.concerns))

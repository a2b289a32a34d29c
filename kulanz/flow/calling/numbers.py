"""Where a customer can be called: where they ask for it, where they are known, what stands below their mails."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from django.utils import timezone

from kulanz.business import hours
from kulanz.business.models import Business
from kulanz.conversations.models import Call, Conversation, Message
from kulanz.customers.models import Handle
from kulanz.followup.models import Callback, Promise
from kulanz.reading import phones

# So many of their newest messages are looked through.
MOST_MESSAGES = 8
MOST_NUMBERS = 4
_FAX = "fax"

Source = Literal["planned", "asked", "known", "signature"]


@dataclass(frozen=True, slots=True)
class Number:
    """`is_wrong`: somebody else answered there."""

    e164: str
    source: Source
    is_wrong: bool = False

    @property
    def shown(self) -> str:
        return phones.shown(self.e164)

    def clock(self, now: datetime | None = None) -> datetime | None:
        """What time it is there, where that is another one than here."""
        now, there = now or timezone.now(), phones.zone(self.e164)
        if there is None or now.astimezone(there).utcoffset() == now.astimezone(hours.zone()).utcoffset():
            return None
        return now.astimezone(there)


def of(conversation: Conversation) -> list[Number]:
    """Each once, the likeliest first; a wrong one stands last. Five queries."""
    wrong = _wrong(conversation)
    ours = _our_own()
    found: dict[str, Number] = {}
    for number, source in _sources(conversation):
        if number not in ours:
            found.setdefault(number, Number(number, source, number in wrong))
    return sorted(found.values(), key=lambda one: one.is_wrong)[:MOST_NUMBERS]


def is_known(conversation: Conversation) -> bool:
    return any(not one.is_wrong for one in of(conversation))


def _sources(conversation: Conversation) -> Iterator[tuple[str, Source]]:
    planned = Callback.objects.filter(promise__conversation=conversation, promise__state=Promise.State.OPEN)
    for number in planned.exclude(number="").values_list("number", flat=True):
        yield number, "planned"
    theirs = Message.objects.filter(
        conversation=conversation, direction=Message.Direction.IN, automatic="", flag=""
    ).select_related("assessment")
    newest = list(theirs.only("text", "passages", "assessment__said").order_by("-at", "-pk")[:MOST_MESSAGES])
    for message in newest:
        yield from ((number, "asked") for number in _asked(message))
    handles = Handle.objects.filter(customer=conversation.customer_id, kind=Handle.Kind.PHONE)
    for number in handles.values_list("value", flat=True):
        yield number, "known"
    for message in newest:
        lines = (line for line in message.signature.splitlines() if _FAX not in line.lower())
        for number in phones.found_in("\n".join(lines)):
            yield number, "signature"


def _asked(message: Message) -> list[str]:
    """The numbers that somebody names who asks to be called: in what they write before what stands below it."""
    assessment = getattr(message, "assessment", None)
    said = assessment.said if assessment else {}
    if "callback_request" not in said.get("intents", ()):
        return []
    named = [(one["start"], one["value"]) for one in said.get("numbers", ()) if one["kind"] == "phone"]
    below = [(start, end) for kind, start, end in message.passages if kind != "new"]
    own = [number for at, number in named if not any(start <= at < end for start, end in below)]
    meant = said.get("callback_number")
    return sorted(own, key=lambda number: number != meant) or ([meant] if meant else [])


def _wrong(conversation: Conversation) -> set[str]:
    """Those at which nobody of theirs answered, unless they were reached there later."""
    handles = Handle.objects.filter(
        customer=conversation.customer_id, kind=Handle.Kind.PHONE, bounced_at__isnull=False
    )
    last = dict(
        Call.objects.filter(conversation__customer=conversation.customer_id)
        .order_by("at")
        .values_list("number", "outcome")
    )
    dialled = {number for number, outcome in last.items() if outcome == Call.Outcome.WRONG_NUMBER}
    return dialled | set(handles.values_list("value", flat=True))


def _our_own() -> set[str]:
    business = Business.objects.only("phone").first()
    number = phones.normalised(business.phone) if business and business.phone else None
    return {number} if number else set()

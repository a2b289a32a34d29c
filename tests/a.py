"""Builders: `a.customer()`, `a.conversation(...)`: plain rows with sensible contents."""

import re
from datetime import date, datetime, timedelta
from itertools import count
from typing import Any

from django.utils import timezone

from kulanz.business.models import Business, Staff
from kulanz.channels.models import Channel, Mailbox, RawMessage
from kulanz.conversations import regroup, search
from kulanz.conversations.models import Conversation, Message
from kulanz.customers import orders
from kulanz.customers.models import Customer, Handle, Order, Shop
from kulanz.flow import inbound, on_paper
from kulanz.followup import promises
from kulanz.followup.models import Promise
from kulanz.goodwill.gestures import Wish
from kulanz.goodwill.letters import Told
from kulanz.goodwill.models import PaperLetter
from kulanz.lib import vault
from kulanz.triage import covering
from kulanz.triage.models import Assessment

_number = count(1)
PASSWORD = "correct horse battery"
ADDRESS = "Anna Muster\nGroße Straße 12\n10115 Berlin"


def business(**fields: Any) -> Business:
    return Business.objects.create(**{"name": "Buchgarten", "phone": "+49 30 55550142", **fields})


def staff(role: str = "owner", **fields: Any) -> Staff:
    n = next(_number)
    values = {"email": f"{role}{n}@shop.example", "name": f"{role.title()} Nr{n}", "role": role, **fields}
    return Staff.objects.create_user(password=PASSWORD, **values)


def channel(**fields: Any) -> Channel:
    n = next(_number)
    return Channel.objects.create(
        **{"kind": "folder", "name": f"Shop {n}", "address": f"hallo{n}@shop.example", **fields}
    )


def mailbox(**fields: Any) -> Mailbox:
    own = {key: fields.pop(key) for key in ("name", "address") if key in fields}
    return Mailbox.objects.create(channel=channel(kind="email", **own), **fields)


def customer(name: str = "Anna Muster", address: str = "", **fields: Any) -> Customer:
    row = Customer.objects.create(name=name, **fields)
    value = address or f"kunde{next(_number)}@kunde.example"
    Handle.objects.create(customer=row, kind="email", value=value.lower(), shown=value)
    return row


def order(customer: Customer | None = None, **fields: Any) -> Order:
    """Paid, a week ago, one book."""
    n, at = next(_number), timezone.now() - timedelta(days=7)
    shop = fields.pop("shop", None) or Shop.objects.get_or_create(name="Laden", defaults={"kind": "csv"})[0]
    number = fields.pop("number", f"BG-{n}")
    values = {
        "remote_id": number,
        "number": number,
        "number_key": orders.key(number),
        "placed_at": at,
        "changed_at": at,
        "state": Order.State.PAID,
        "total_cents": 1990,
        "currency": "EUR",
        "lines": [{"title": "Das stille Beet", "sku": "", "quantity": 1, "cents": 1990, "is_digital": False}],
        **fields,
    }
    return Order.objects.create(shop=shop, customer=customer, **values)


def conversation(
    *, text: str = "Guten Tag, wo ist mein Buch?", at: datetime | None = None, **fields: Any
) -> Conversation:
    """With one message of the customer, open and waiting."""
    row = Conversation.objects.create(
        **{
            "customer": fields.get("customer") or customer(),
            "channel": fields.get("channel") or channel(),
            "subject": "Wo ist mein Buch?",
            **fields,
        }
    )
    message(row, text=text, at=at)
    return row


def message(
    conversation: Conversation,
    *,
    text: str = "Guten Tag",
    direction: str = "in",
    at: datetime | None = None,
    **fields: Any,
) -> Message:
    at = at or timezone.now()
    shown = conversation.customer.first_address
    row = Message.objects.create(
        conversation=conversation,
        channel=conversation.channel,
        direction=direction,
        at=at,
        arrived_at=at,
        text=text,
        subject=conversation.subject,
        sender_name=conversation.customer.name if direction == "in" else "Shop",
        sender_address=shown if direction == "in" else conversation.channel.address,
        to=[["", conversation.channel.address if direction == "in" else shown]],
        message_id=fields.pop("message_id", f"m{next(_number)}@test.example"),
        **fields,
    )
    search.index_message(row, [text, row.subject, row.sender_name, shown])
    if direction == "in":
        conversation.received(at, regroup.preview(text))
    else:
        conversation.answered(at, regroup.preview(text), by=None)
    return row


def mail(
    *, sender: str = "Anna Muster <anna@kunde.example>", to: str = "hallo@shop.example", text: str = "Guten Tag",
    subject: str = "Frage", message_id: str = "", headers: str = "", at: datetime | None = None,
) -> bytes:  # fmt: skip
    """The bytes of a plain mail."""
    from email.utils import format_datetime

    when = format_datetime(at or timezone.now() - timedelta(minutes=1))
    ident = message_id or f"mail{next(_number)}@kunde.example"
    head = f"From: {sender}\nTo: {to}\nSubject: {subject}\nDate: {when}\nMessage-ID: <{ident}>\n{headers}"
    return f"{head}Content-Type: text/plain; charset=utf-8\n\n{text}\n".encode()


def original(channel: Channel, content: bytes, **fields: Any) -> RawMessage:
    return RawMessage.objects.create(
        channel=channel, remote_id=f"r{next(_number)}", sha256=vault.put(content), size=len(content), **fields
    )


def letter(conversation: Conversation, *, by: Staff, text: str = "", address: str = ADDRESS) -> PaperLetter:
    """On paper, allowed, to be printed."""
    said = text or "Guten Tag,\n\nes tut mir leid.\n\nHerzliche Grüße"
    told = Told(address, timezone.localdate(), "Bitte um Entschuldigung", said, by.name)
    return on_paper.write(conversation, Wish("letter", "our_fault", cents=95), told, by=by)


def promise(
    conversation: Conversation,
    what: str = "Ersatz",
    on: date | None = None,
    *,
    by: Staff | None = None,
    **fields: Any,
) -> Promise:
    """Owed in that conversation; tomorrow where no day is given."""
    on = on or timezone.localdate() + timedelta(days=1)
    return promises.make(conversation.customer, what, on, by=by, conversation=conversation, **fields)


def judgement(message: Message, *behind: tuple[str, str], **said: Any) -> Assessment:
    """What is judged about a message, whatever the models say today; `behind` are labels with their passages."""
    evidence = [
        {"label": label, "start": match.start(), "end": match.end()}
        for label, words in behind
        for match in re.finditer(re.escape(words), message.text)
    ]
    found = {
        "mood": "neutral",
        "intents": ["other"],
        "abuse": "none",
        "demands": [words for label, words in behind if label == "demand"],
        "sensitive": [label for label in dict.fromkeys(dict(behind)) if label in covering.KINDS],
        "evidence": evidence,
        "scores": {label: 0.9 for label, _words in behind},
        **said,
    }
    Assessment.objects.filter(message=message).delete()
    assessment = Assessment(message=message, found=found)
    assessment.reckon()
    assessment.save()
    return assessment


def arrival(channel: Channel, content: bytes, **fields: Any) -> Message | None:
    """A mail comes in and is read."""
    return inbound.take_in(original(channel, content, **fields))

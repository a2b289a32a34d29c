"""Somebody misses something: what they wrote, what we sent them, what they ordered."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone

from kulanz.channels.models import Outbound, Recipient
from kulanz.conversations.models import Conversation, Message
from kulanz.customers.models import Customer, Order, Shop
from kulanz.flow import fault
from kulanz.flow.fault import Fault
from tests import a

SABINE, GATEN = "sabine.kroeger@kroeger-garten.example", "sabine.kroeger@kroeger-gaten.example"
BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 18, 17, 0, tzinfo=BERLIN)
GMAIL, TYPED = "anna.muster@gmail.com", "anna.muster@gmial.com"
MISSING = "Guten Tag, meine Bestellung 4711 ist nicht angekommen. Anna Muster"


def complaint(
    customer: Customer, text: str = MISSING, *, intents: tuple[str, ...] = ("delivery_problem",), **said: Any
) -> Conversation:
    talk = a.conversation(customer=customer, text=text, subject="Wo bleibt es?")
    a.judgement(talk.messages.get(), intents=list(intents), **said)
    return talk


def names_order(number: str, text: str = MISSING) -> dict[str, Any]:
    start = text.index(number)
    return {"numbers": [{"kind": "order", "start": start, "end": start + len(number), "value": number}]}


def looked(talk: Conversation) -> Fault:
    found = fault.complaint_in(talk)
    assert found
    return fault.look(found, talk)


def codes(talk: Conversation) -> list[str]:
    return [one.code for one in looked(talk).findings]


def sent(customer: Customer, address: str, state: str = "sent", days: int = 4, **fate: Any) -> Message:
    """A mail that the desk sent, and what became of it."""
    at = timezone.now() - timedelta(days=days)
    talk = a.conversation(customer=customer, at=at - timedelta(hours=1), text="Hallo", subject="Bestellung")
    out = Outbound.objects.create(
        channel=talk.channel, message_id=f"out{talk.pk}@shop.example", envelope_from="x@shop.example", send_after=at
    )  # fmt: skip
    Recipient.objects.create(outbound=out, address=address, state=state, changed_at=at, **fate)
    return a.message(talk, direction="out", at=at, text="Ihr Link", outbound=out, message_id=out.message_id)


def order(customer: Customer | None, number: str = "4711", email: str = "", **fields: Any) -> Order:
    at = fields.pop("placed_at", timezone.now() - timedelta(days=5))
    laden, _made = Shop.objects.get_or_create(name="Laden", defaults={"kind": "csv"})
    return Order.objects.create(
        shop=laden, remote_id=number, number=number, number_key=number, customer=customer, email=email, placed_at=at,
        changed_at=at, total_cents=1990, currency="EUR", **{"state": "paid", "lines": [{"title": "Buch"}], **fields},
    )  # fmt: skip


def write(number: int, text: str, *intents: str) -> Customer:
    other = a.customer(f"Kunde {number}")
    complaint(other, text, intents=intents or ("delivery_problem",))
    return other

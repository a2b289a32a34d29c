"""What somebody ordered: those they name, if they are theirs, else the newest one; paid, sent, to which address."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone
from django.utils.dateparse import parse_datetime

from kulanz.customers import orders
from kulanz.customers.models import Order
from kulanz.triage.models import Assessment

from . import cues
from .finding import Finding, Severity
from .person import Person

# An order of long ago is not what they are waiting for.
NEWEST_WITHIN = timedelta(days=120)
MOST_NAMED, MOST_SHOWN = 4, 2
State = Order.State


def of(person: Person, complaint: Assessment) -> list[Order]:
    theirs = [order for order in _named(person, complaint) if _is_theirs(order, person)]
    if theirs:
        person.take_as_kin(order.customer_id for order in theirs if order.customer_id)
        return theirs[:MOST_SHOWN]
    since = timezone.now() - NEWEST_WITHIN
    newest = Order.objects.filter(customer=person.customer, placed_at__gte=since)
    return list(newest.order_by("-placed_at")[:1])


def look(bought: list[Order], person: Person) -> Iterator[Finding]:
    for order in bought:
        about = ("orders", order.customer_id or person.customer.pk, 0)
        yield from _elsewhere(order, person, about)
        yield _state(order, about)


def _named(person: Person, complaint: Assessment) -> list[Order]:
    """What the message itself calls an order number, or is one, and not what it quotes."""
    found = {order.pk: order for order in orders.named(cues.own_words(complaint.message), person.customer)}
    if keys := list(_called(complaint)):
        found |= {
            one.pk: one
            for one in Order.objects.filter(number_key__in=keys).select_related("customer")[: 4 * MOST_NAMED]
        }
    return list(found.values())


def _called(complaint: Assessment) -> Iterator[str]:
    message = complaint.message
    quoted = [(start, end) for kind, start, end in message.passages if kind == "quoted"]
    numbers = [one for one in complaint.said.get("numbers", ()) if one["kind"] == "order"]
    for one in numbers[:MOST_NAMED]:
        is_in_text = one.get("in", "text") == "text"
        if not (is_in_text and any(start <= one["start"] < end for start, end in quoted)):
            yield orders.key(one["value"])


def _is_theirs(order: Order, person: Person) -> bool:
    if order.customer_id == person.customer.pk or order.email.lower() in person.handles:
        return True
    return bool(person.slip_of(order.email)) or person.is_namesake(order.customer)


def _elsewhere(order: Order, person: Person, about: tuple[str, int, int]) -> Iterator[Finding]:
    address, sender = order.email.lower(), person.message.sender_address.lower()
    if not address or address == sender:
        return
    meant = person.slip_of(address)
    facts = {"number": order.number, "address": address, "right": meant or sender}
    is_known = address in person.handles or (order.customer_id and person.is_namesake(order.customer))
    if meant or (is_known and sender in person.handles):
        severity = Severity.GRAVE if meant else Severity.NOTABLE
        yield Finding("ordered_elsewhere", severity, facts, about)


def _state(order: Order, about: tuple[str, int, int]) -> Finding:
    facts: dict[str, Any] = {"number": order.number, "at": order.placed_at}
    if order.state in {State.OPEN, State.CANCELLED, State.REFUNDED}:
        severity = Severity.PLAIN if order.state == State.OPEN else Severity.NOTABLE
        return Finding(f"order_{order.state}", severity, facts, about)
    if order.is_digital:
        return Finding("order_digital", Severity.PLAIN, facts, about)
    if order.state == State.SENT or order.parcels:
        return Finding("order_sent", Severity.PLAIN, facts | _parcel(order), about)
    return Finding("order_unsent", Severity.NOTABLE, facts, about)


def _parcel(order: Order) -> dict[str, Any]:
    parcel = order.parcels[0] if order.parcels else {}
    return {
        "carrier": parcel.get("carrier", ""),
        "code": parcel.get("code", ""),
        "sent_at": _moment(parcel.get("sent_at", "")),
    }


def _moment(told: str) -> datetime | None:
    try:
        at = parse_datetime(told)
    except ValueError:  # well formed, but no such day
        return None
    return timezone.make_aware(at) if at and timezone.is_naive(at) else at

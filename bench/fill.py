"""Fills a data folder with conversations, quickly: python bench/fill.py DATA --number 100000 [--seed 1].

Rows are written in bulk, the words of every message through `kulanz.conversations.search` as for any mail. Two in
a hundred conversations are open, some wait or rest, the others are done. Only the first few have their bytes.
"""

import argparse
import hashlib
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

from bench import letters, measure

if TYPE_CHECKING:
    from kulanz.business.models import Staff
    from kulanz.channels.models import Channel
    from kulanz.customers.models import Customer

OWNER = "hanna@buchladen-sonnenau.example"
OURS = "hallo@buchladen-sonnenau.example"
AT_ONCE = 500
# Conversations a customer has on average; how many conversations are in which state.
PER_CUSTOMER = 1.6
STATES = (("open", 0.02), ("waiting", 0.03), ("snoozed", 0.005), ("done", 0.945))
WITH_BYTES = 50
DAYS_BACK = 1000


@dataclass(slots=True)
class Told:
    """One message to be written: everything but the keys."""

    is_ours: bool
    at: datetime
    text: str
    ident: str


@dataclass(slots=True)
class Matter:
    conversation: Any
    subject: str
    told: list[Told] = field(default_factory=list)


def fill(data: Path, number: int, seed: int = 1, *, progress: bool = False) -> None:
    """Bring `data` up to `number` conversations more than it has."""
    measure.set_up_django(data)
    from django.db import connection, transaction

    dice = Random(seed)
    staff, channel = _desk()
    # Nothing of this has to survive a power cut.
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous=OFF")
    begun = time.monotonic()
    for start in range(0, number, AT_ONCE):
        with transaction.atomic():
            _portion(dice, min(AT_ONCE, number - start), start, staff, channel)
        if progress and start % 10_000 < AT_ONCE:
            print(f"{start + AT_ONCE} conversations, {time.monotonic() - begun:.0f} s", flush=True)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous=NORMAL")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _desk() -> "tuple[Staff, Channel]":
    """The owner and the mailbox, made if they are not there."""
    from kulanz.business.models import Business, Staff
    from kulanz.channels.models import Channel

    if not Business.objects.exists():
        Business.objects.create(name="Buchladen Sonnenau", region="DE-BE")
    staff, _made = Staff.objects.get_or_create(
        email=OWNER, defaults={"name": "Hanna", "role": Staff.Role.OWNER, "password": "!"}
    )
    channel, _made = Channel.objects.get_or_create(
        name="Import", defaults={"kind": Channel.Kind.IMPORT, "address": OURS}
    )
    return staff, channel


def _portion(dice: Random, number: int, start: int, staff: "Staff", channel: "Channel") -> None:
    from kulanz.conversations.models import Conversation

    customers = _customers(dice, max(int(number / PER_CUSTOMER), 1), start)
    matters = [_matter(dice, dice.choice(customers), staff, channel) for _ in range(number)]
    Conversation.objects.bulk_create([matter.conversation for matter in matters])
    _write_messages(matters, channel, with_bytes=WITH_BYTES if start == 0 else 0)


def _customers(dice: Random, number: int, start: int) -> "list[Customer]":
    from kulanz.customers.models import Customer, Handle

    people = [letters.person(dice, start + n + 1_000_000) for n in range(number)]
    customers = Customer.objects.bulk_create([Customer(name=p.name, language=p.language) for p in people])
    Handle.objects.bulk_create(
        Handle(customer=customer, kind=Handle.Kind.EMAIL, value=p.address, shown=p.address)
        for customer, p in zip(customers, people, strict=True)
    )
    for customer, p in zip(customers, people, strict=True):
        customer.__dict__["person"] = p
    return customers


def _matter(dice: Random, customer: "Customer", staff: "Staff", channel: "Channel") -> Matter:
    """A conversation of one to four messages with its state and times."""
    from django.utils import timezone

    from kulanz.conversations.models import Conversation

    who = customer.__dict__["person"]
    state = dice.choices([name for name, _share in STATES], [share for _name, share in STATES])[0]
    at = timezone.now() - timedelta(
        minutes=dice.randint(10, 10 * 1440 if state == "open" else DAYS_BACK * 1440)
    )
    subject = letters.subject(dice, who.language)
    matter = Matter(Conversation(customer=customer, channel=channel, subject=subject, state=state), subject)
    number = dice.choice((1, 2, 2, 3, 4)) if state != "open" else dice.choice((1, 1, 3))
    for place in range(number):
        ours = place % 2 == 1
        text = (
            letters.answer(dice, who)
            if ours
            else (letters.letter if place == 0 else letters.short)(dice, who)
        )
        matter.told.append(Told(ours, at, text, f"{dice.getrandbits(80):x}@fill.example"))
        at += timedelta(minutes=dice.randint(1, 3))
    _set_times(matter, dice, staff)
    return matter


def _set_times(matter: Matter, dice: Random, staff: "Staff") -> None:
    from django.utils import timezone

    conversation, told = matter.conversation, matter.told
    conversation.created_at, conversation.last_at = told[0].at, told[-1].at
    conversation.preview = " ".join(told[-1].text.split())[:200]
    conversation.last_in_at = max(t.at for t in told if not t.is_ours)
    conversation.last_out_at = max((t.at for t in told if t.is_ours), default=None)
    conversation.assigned_to = staff if dice.random() < 0.4 else None
    if conversation.state == "snoozed":
        conversation.snoozed_until, conversation.snooze_mode = (
            timezone.now() + timedelta(days=3),
            "until_then",
        )
    if conversation.state == "open":
        conversation.waiting_since, conversation.unanswered = told[-1].at, 1
        conversation.reckon()


def _write_messages(matters: list[Matter], channel: "Channel", *, with_bytes: int) -> None:
    from kulanz.channels.models import RawMessage
    from kulanz.conversations import search
    from kulanz.conversations.models import Attachment, Message, Original, Strand
    from kulanz.journal.models import Event

    messages = Message.objects.bulk_create(_messages(matters, channel))
    raws = RawMessage.objects.bulk_create(_originals(messages, channel, with_bytes))
    Original.objects.bulk_create(Original(message=m, raw=raw) for m, raw in zip(messages, raws, strict=True))
    Strand.objects.bulk_create(
        Strand(ident=m.message_id, conversation_id=m.conversation_id, is_held=True) for m in messages
    )
    Attachment.objects.bulk_create(
        Attachment(message=m, name=f"Rechnung-{m.pk}.pdf", type="application/pdf", size=30_000, path="2")
        for m in messages
        if m.pk % 10 == 0
    )
    Event.objects.bulk_create(
        Event(
            kind="closed",
            subject_kind="conversation",
            subject_id=matter.conversation.pk,
            at=matter.told[-1].at,
        )
        for matter in matters
        if matter.conversation.state == "done"
    )
    for m in messages:
        search.index_message(m, [m.subject, m.text, f"{m.sender_name} {m.sender_address}"])


def _messages(matters: list[Matter], channel: "Channel") -> Iterator[Any]:
    from kulanz.conversations.models import Message

    for matter in matters:
        who = matter.conversation.customer.__dict__["person"]
        for told in matter.told:
            yield Message(
                conversation=matter.conversation,
                channel=channel,
                direction="out" if told.is_ours else "in",
                message_id=told.ident,
                sender_name="Buchladen Sonnenau" if told.is_ours else who.name,
                sender_address=OURS if told.is_ours else who.address,
                to=[[who.name, who.address]] if told.is_ours else [["", OURS]],
                subject=matter.subject,
                text=told.text,
                passages=[["new", 0, len(told.text)]],
                at=told.at,
                arrived_at=told.at,
            )


def _originals(messages: list[Any], channel: "Channel", with_bytes: int) -> Iterator[Any]:
    from kulanz.channels.models import RawMessage
    from kulanz.lib import vault

    for place, m in enumerate(messages):
        raw = f"From: {m.sender_address}\r\nMessage-ID: <{m.message_id}>\r\n\r\n{m.text}".encode()
        digest = vault.put(raw, durable=False) if place < with_bytes else hashlib.sha256(raw).hexdigest()
        yield RawMessage(
            channel=channel,
            remote_id=digest,
            sha256=digest,
            size=len(raw),
            state="read",
            arrived_at=m.arrived_at,
        )


def main() -> None:
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("data", type=Path)
    arguments.add_argument("--number", type=int, default=10_000)
    arguments.add_argument("--seed", type=int, default=1)
    chosen = arguments.parse_args()
    begun = time.monotonic()
    fill(chosen.data, chosen.number, chosen.seed, progress=True)
    size = measure.folder_mb(chosen.data)
    print(f"{chosen.number} conversations in {time.monotonic() - begun:.0f} s; the folder has {size:.0f} MB")


if __name__ == "__main__":
    main()

"""Run as a process: many processes take in mail at the very same moment; prints what came of it."""

import json
import multiprocessing
import random
import sys
import time
from collections.abc import Callable
from typing import Any

import django

django.setup()

from django.db import connections, transaction  # noqa: E402  (after the settings)

from kulanz.channels.models import RawMessage  # noqa: E402
from kulanz.conversations.models import Conversation, Message, Original  # noqa: E402
from kulanz.customers.models import Customer, Handle  # noqa: E402
from kulanz.flow import inbound  # noqa: E402
from tests import a  # noqa: E402

PROCESSES = 8
ROUNDS = 4


def one_thread() -> None:
    """The mails of one new sender and one new thread, each taken in by a process of its own."""
    shop = a.channel()
    for round_ in range(ROUNDS):
        mails = [_in_thread(round_, number) for number in range(PROCESSES)]
        random.shuffle(mails)
        originals = [a.original(shop, mail).pk for mail in mails]
        _at_once([lambda pk=pk: inbound.take_in(RawMessage.objects.get(pk=pk)) for pk in originals])


def same_originals() -> None:
    """All processes want to read all of the same originals."""
    shop = a.channel()
    originals = [
        a.original(shop, _in_thread(round_, number)).pk for round_ in range(ROUNDS) for number in range(4)
    ]

    def all_of_them() -> None:
        for raw in RawMessage.objects.filter(pk__in=originals).order_by("pk"):
            inbound.take_in(raw)

    _at_once([all_of_them] * 4)


def two_workers() -> None:
    """Two workers read what is waiting, as they do when a mailbox has brought something."""
    shop = a.channel()
    for round_ in range(ROUNDS):
        for number in range(PROCESSES):
            a.original(shop, _in_thread(round_, number))
    _at_once([inbound.take_in_waiting] * 2)
    assert not RawMessage.objects.filter(state="stored").exists()


def staff_and_customer() -> None:
    """Somebody closes a conversation again and again while its customer goes on writing."""
    shop = a.channel()
    message = inbound.take_in(a.original(shop, _in_thread(0, 0)))
    assert message
    originals = [a.original(shop, _in_thread(0, number)).pk for number in range(1, PROCESSES)]

    def write() -> None:
        for pk in originals:
            inbound.take_in(RawMessage.objects.get(pk=pk))
            time.sleep(random.uniform(0, 0.01))

    def tag() -> None:
        for number in range(30):
            stale = Conversation.objects.get(pk=message.conversation_id)
            time.sleep(random.uniform(0, 0.02))
            stale.owe(f"Rückruf {number}", None)

    _at_once([write, tag])


def _in_thread(thread: int, number: int) -> bytes:
    before = " ".join(f"<t{thread}-{earlier}@kunde.example>" for earlier in range(number))
    return a.mail(
        sender=f"Anna {thread} <anna{thread}@kunde.example>",
        text=f"Nachricht {number}",
        message_id=f"t{thread}-{number}@kunde.example",
        headers=f"References: {before}\n" if before else "",
    )


def _warm_up() -> None:
    """What is loaded at the first mail is loaded before the processes part, so that they meet in the database."""
    with transaction.atomic():
        a.arrival(a.channel(), _in_thread(99, 0))
        transaction.set_rollback(True)


def _at_once(deeds: list[Callable[[], Any]]) -> None:
    connections.close_all()
    fork = multiprocessing.get_context("fork")
    start = fork.Barrier(len(deeds))

    def go(deed: Callable[[], Any]) -> None:
        start.wait()
        deed()

    children = [fork.Process(target=go, args=(deed,)) for deed in deeds]
    for child in children:
        child.start()
    for child in children:
        child.join()
    assert not any(child.exitcode for child in children)


def _seen() -> dict[str, object]:
    living = Conversation.objects.filter(merged_into=None)
    return {
        "states": sorted(set(RawMessage.objects.values_list("state", flat=True))),
        "originals": RawMessage.objects.count(),
        "read_as": Original.objects.count(),
        "messages": Message.objects.count(),
        "conversations": living.count(),
        "merged": Conversation.objects.exclude(merged_into=None).count(),
        "customers": Customer.objects.count(),
        "handles": Handle.objects.count(),
        "unanswered": sorted(living.values_list("unanswered", flat=True)),
    }


if __name__ == "__main__":
    _warm_up()
    globals()[sys.argv[1]]()
    sys.stdout.write(json.dumps(_seen()))

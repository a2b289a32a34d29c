"""Run as a process: everything that a desk holds, free of keys and of the moment at which it was taken in."""

import hashlib
import json
import sys

import django

django.setup()

from kulanz.channels.models import RawMessage  # noqa: E402  (after the settings)
from kulanz.conversations.models import Conversation, Message, Original, Strand  # noqa: E402
from kulanz.customers.models import Customer  # noqa: E402


def inventory() -> dict[str, object]:
    everything = Conversation.objects.select_related("customer").prefetch_related("messages__attachments")
    return {
        "originals": sorted(RawMessage.objects.values_list("sha256", "state")),
        "read_as": Original.objects.count(),
        "conversations": sorted(_conversation(one) for one in everything.filter(merged_into=None)),
        "customers": sorted(
            [one.name, *sorted(h.value for h in one.handles.all())] for one in Customer.objects.all()
        ),
        "strands": sorted(Strand.objects.values_list("ident", "is_held")),
    }


def _conversation(one: Conversation) -> list[object]:
    state = [
        one.subject,
        one.state,
        one.unanswered,
        one.due_reason,
        one.customer.first_address,
        one.has_attachment,
    ]
    return [*state, sorted(_message(message) for message in one.messages.all())]


def _message(message: Message) -> list[object]:
    told = hashlib.sha256(message.text.encode()).hexdigest()
    files = sorted([file.name, file.size] for file in message.attachments.all())
    who = [message.direction, message.sender_address, message.automatic, message.flag]
    return [message.message_id, *who, message.subject, told, files]


if __name__ == "__main__":
    sys.stdout.write(json.dumps(inventory()))

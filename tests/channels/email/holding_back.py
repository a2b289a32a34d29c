"""Fetching from a server that breaks off, and what came of it."""

from typing import Any

from kulanz.channels import inbox
from kulanz.channels.email.trouble import Trouble
from kulanz.channels.models import Mailbox, RawMessage


def collect_until_it_works(mailbox: Mailbox, most: int = 8) -> int:
    """How many rounds it took; each begins with a new connection, as after any trouble."""
    for number in range(most):
        try:
            inbox.collect(mailbox.channel)
            return number + 1
        except Trouble as error:
            assert error.code == "dropped"
    raise AssertionError("the connection broke off each time")


def subjects(**which: Any) -> list[str]:
    return [subject(raw) for raw in RawMessage.objects.filter(**which).order_by("pk")]


def subject(raw: RawMessage) -> str:
    return raw.content().decode().partition("Subject: ")[2].partition("\r\n")[0]

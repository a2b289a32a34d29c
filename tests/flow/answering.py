"""Somebody asks where their parcel is, and is answered."""

from typing import Any

from django.utils import timezone

from kulanz.business.models import Staff
from kulanz.conversations.models import Conversation, Message
from kulanz.flow import outbound
from kulanz.reply import compose
from kulanz.reply.models import Draft
from tests import a


def asked() -> Conversation:
    box = a.mailbox(address="hallo@shop.example", smtp_host="localhost")
    message = a.arrival(box.channel, a.mail(text="Wo bleibt mein Paket?"))
    assert message
    return message.conversation


def written(talk: Conversation, by: Staff, text: str) -> Draft:
    return compose.save(compose.start(talk, "answer", by=by), text=text)


def send(draft: Draft, by: Staff, **fields: Any) -> Message:
    return outbound.send(draft, by=by, seen=timezone.now(), **fields)

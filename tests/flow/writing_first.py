"""Mail that is begun by us."""

from typing import Any

from kulanz.business.models import Staff
from kulanz.channels.models import Channel
from kulanz.conversations.models import Message
from kulanz.flow import outbound
from kulanz.reply import compose
from kulanz.reply.models import Draft


def begun(shop: Channel, by: Staff, to: str = "Bert Neu <bert@kunde.example>", **fields: Any) -> Draft:
    draft = compose.start_new(shop, to, by=by)
    return compose.save(draft, **{"reason": "order", "subject": "Buch", "text": "Es ist da.", **fields})


def send(draft: Draft, **how: Any) -> Message:
    return outbound.send(draft, by=draft.author, seen=None, **how)

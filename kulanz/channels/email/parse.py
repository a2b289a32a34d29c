"""A letter as the JSON object that `kulanz parse-mail` prints, one for a file."""

from datetime import UTC, datetime
from typing import Any

from kulanz.channels.email.mime import read
from kulanz.channels.letter import Address, Bounce, Enclosure


def as_json(name: str, raw: bytes) -> dict[str, Any]:
    letter = read(raw)
    return {
        "file": name,
        "message_id": letter.message_id,
        "in_reply_to": letter.in_reply_to,
        "references": list(letter.references),
        "from": _address(letter.sender),
        "reply_to": _address(letter.reply_to),
        "to": [_address(one) for one in letter.to],
        "cc": [_address(one) for one in letter.cc],
        "subject": letter.subject,
        "date": _instant(letter.sent_at),
        "language": None,
        "text": letter.text,
        "new_text": letter.new_text,
        "quoted": letter.quoted,
        "signature": letter.signature,
        "html": letter.html is not None,
        "attachments": [_enclosure(one) for one in letter.enclosures],
        "automatic": letter.automatic,
        "bounces": [_bounce(one) for one in letter.bounces],
        "problems": list(letter.problems),
    }


def _address(one: Address | None) -> dict[str, str] | None:
    return {"name": one.name, "address": one.address} if one else None


def _enclosure(one: Enclosure) -> dict[str, str | int | bool]:
    return {"name": one.name, "type": one.type, "size": one.size, "inline": one.inline}


def _bounce(one: Bounce) -> dict[str, str | None]:
    return {
        "address": one.address,
        "kind": one.kind,
        "reason": one.reason,
        "status": one.status,
        "diagnostic": one.diagnostic,
    }


def _instant(at: datetime | None) -> str | None:
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z") if at else None

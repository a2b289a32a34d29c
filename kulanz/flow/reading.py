"""Looking into the original of a message again: its HTML, its enclosures, its source."""

from email import policy
from email.parser import BytesHeaderParser
from typing import Any

from kulanz.channels import registry
from kulanz.channels.models import RawMessage
from kulanz.conversations.models import Attachment, Message
from kulanz.lib import vault

SOURCE_SHOWN = 200_000
MOST_HEADERS = 200


def html_of(message: Message) -> str:
    """The HTML as it came, "" where there is none."""
    raw = raw_of(message)
    return (registry.read(raw).html or "") if raw else ""


def enclosure(file: Attachment) -> bytes:
    """The bytes of an attachment: of ours from the vault, of theirs out of the original."""
    if file.sha256:
        return vault.get(file.sha256)
    raw = raw_of(file.message)
    return registry.part(raw, file.path)[2] if raw else b""


def raw_of(message: Message) -> RawMessage | None:
    first = message.originals.select_related("raw__channel").order_by("pk").first()
    return first.raw if first else None


def head_and_source(message: Message) -> dict[str, Any]:
    """{"headers": [(name, value)], "source": text, "is_cut": whether there is more} of what came or went."""
    content = _bytes(message)
    if content is None:
        return {"headers": [], "source": "", "is_cut": False}
    shown = content[:SOURCE_SHOWN].decode("utf-8", "replace").replace("\r\n", "\n")
    # compat32 neither interprets nor raises: every header comes as it stands.
    head = BytesHeaderParser(policy=policy.compat32).parsebytes(content[:SOURCE_SHOWN])
    headers = [(name, " ".join(str(value).split())) for name, value in head.items()[:MOST_HEADERS]]
    return {"headers": headers, "source": shown, "is_cut": len(content) > SOURCE_SHOWN}


def _bytes(message: Message) -> bytes | None:
    raw = raw_of(message)
    if raw:
        return raw.content()
    return vault.get(message.outbound.sha256) if message.outbound else None

"""What of the data in a message is our own: a customer who answers our mail sends our account back to us."""

import re
from collections.abc import Iterator
from typing import Any

from kulanz.business.models import Business
from kulanz.channels.models import Channel
from kulanz.channels.registry import own_addresses
from kulanz.conversations.models import Message
from kulanz.reading.announcement import announcement

from .models import Assessment

# We have an account of our own; passwords, papers and illnesses that we speak of are always theirs.
KIND = "bank"
_REPLY = re.compile(r"(?:re|aw|antw|antwort|sv|wg re)\s?(?:\[\d+\])?:", re.IGNORECASE)
_THEIRS = re.compile(
    r"\b(?:ihre?[mnrs]?|deine?[mnrs]?|eure?[mnrs]?|euer|your|kund\w+|customer\w*)\b", re.IGNORECASE
)
SPOKEN_OF = 80
SHORTEST_NAME = 3


def without(found: dict[str, Any], message: Message) -> dict[str, Any]:
    """What was found in a message, without our own account in a quotation of our own words."""
    evidence = found.get("evidence", [])
    left = [one for one in evidence if one["label"] != KIND or not _is_ours(one, message)]
    if len(left) == len(evidence):
        return found
    kinds = {one["label"] for one in left}
    return found | {
        "evidence": left,
        "sensitive": [kind for kind in found["sensitive"] if kind != KIND or kind in kinds],
    }


def _is_ours(one: dict[str, Any], message: Message) -> bool:
    start, end = one["start"], one["end"]
    if one.get("in", "text") != "text" or not _is_quoted(message, start):
        return False
    number = _bare(message.text[start:end])
    if any(number in _bare(signature) for signature in _signatures()):
        return True
    if _THEIRS.search(message.text, max(0, start - SPOKEN_OF), start) or _is_known_as_theirs(number, message):
        return False
    return _said_we(announcement(message.text, start), message)


def _is_quoted(message: Message, at: int) -> bool:
    return any(kind == "quoted" and start <= at < end for kind, start, end in message.passages)


def _said_we(announced: str | None, message: Message) -> bool:
    """Whether the announcement of a quotation names us; who it names is in doubt the customer."""
    if not announced:
        return False
    said = announced.lower()
    if "@" in said:
        return any(address in said for address in own_addresses())
    if any(name in said for name in _names(message.sender_name)):
        return False
    return any(name in said for name in _our_names()) or bool(_REPLY.match(message.subject.strip()))


def _is_known_as_theirs(number: str, message: Message) -> bool:
    """They told it themselves in another message."""
    earlier = Assessment.objects.filter(
        message__conversation__customer=message.conversation.customer_id, has_sensitive=True
    ).exclude(message=message)
    return any(number in _bare(one.message.new_text) for one in earlier.select_related("message")[:50])


def _signatures() -> Iterator[str]:
    for signatures in Channel.objects.values_list("signature_de", "signature_en"):
        yield from signatures


def _our_names() -> list[str]:
    names = [*Business.objects.values_list("name", flat=True)]
    for channel in Channel.objects.select_related("mailbox"):
        names += [channel.name, channel.sender_name]
    return [name.lower() for name in names if len(name) >= SHORTEST_NAME]


def _names(sender: str) -> list[str]:
    return [word for word in re.findall(r"\w+", sender.lower()) if len(word) >= SHORTEST_NAME]


def _bare(text: str) -> str:
    return re.sub(r"[\s>.-]", "", text).upper()

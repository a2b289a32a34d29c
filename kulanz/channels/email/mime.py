"""The bytes of a mail become a Letter: whatever they are, something readable comes out, nothing is raised."""

import logging
import re
from collections.abc import Callable
from dataclasses import replace
from email.message import Message
from typing import TypeVar

from kulanz.channels.email import automatic, body, bounces, headers, parts
from kulanz.channels.email.charset import decode, without_surrogates
from kulanz.channels.letter import Address, Bounce, Enclosure, Letter
from kulanz.reading import quotes
from kulanz.reading.passage import Passage

_log = logging.getLogger(__name__)
_Found = TypeVar("_Found")
_ANYTHING = re.compile(rb"[^\r\n\t \x00]")
_KNOWN = frozenset({
    "from", "to", "subject", "date", "received", "message-id", "mime-version", "content-type", "return-path",
    "reply-to", "cc", "sender", "delivered-to", "x-mailer",
})  # fmt: skip


def read(raw: bytes) -> Letter:
    """The letter that these bytes hold; `problems` names in stable words what was wrong with them."""
    try:
        return _read(raw)
    except (ValueError, LookupError, TypeError, RecursionError, AttributeError, OverflowError):
        # No mail may stop those behind it: it is shown as it came, and the log keeps the traceback.
        _log.exception("A mail could not be read")
        return _as_it_came(raw)


def part(raw: bytes, path: str) -> tuple[str, str, bytes]:
    """Name, type and content of the enclosure at `path`; LookupError when there is none."""
    for found in parts.take_apart(raw, []).walk():
        if found.path == path and found.main != "multipart":
            return body.file_name(found), found.type, found.payload()
    raise LookupError(f"The mail has no part {path}")


def _read(raw: bytes) -> Letter:
    problems: list[str] = []
    if not _ANYTHING.search(raw):
        return Letter(problems=("empty",))
    root = parts.take_apart(raw, problems)
    message = root.message
    if not any(name.lower() in _KNOWN for name, _ in message.raw_items()):
        problems.append("not_a_mail")
        if b"\x00" in raw[:100_000]:
            return Letter(problems=("not_a_mail", "no_body"))
    found = body.contents(root)
    html = found.html()
    text = found.text() or _invitation(root, problems)
    enclosed = body.enclosures(found, html or "")
    if not text.strip():
        problems.append("no_body")
    problems += found.problems
    return _letter(message, text, html, enclosed, problems)


def _letter(
    message: Message,
    text: str,
    html: str | None,
    enclosed: tuple[Enclosure, ...],
    problems: list[str],
) -> Letter:
    sent_at = headers.date(message)
    sender = _sender(message, problems)
    if sent_at is None:
        problems.append("no_date" if not headers.raw_value(message, "Date").strip() else "bad_date")
    replied = headers.ids(message, "In-Reply-To")
    message_ids = headers.ids(message, "Message-ID")
    return Letter(
        message_id=message_ids[0] if message_ids else None,
        in_reply_to=replied[0] if replied else None,
        references=headers.ids(message, "References"),
        sender=sender,
        reply_to=next(iter(headers.addresses(message, "Reply-To")), None),
        to=headers.addresses(message, "To"),
        cc=headers.addresses(message, "Cc"),
        subject=headers.text(message, "Subject")[:1_000],
        sent_at=sent_at,
        text=text,
        passages=_tried(lambda: quotes.split(text), _all_new(text), "passages", problems),
        html=html,
        enclosures=enclosed,
        automatic=_tried(lambda: automatic.recognise(message, text), None, "automatic", problems),
        bounces=_tried(lambda: tuple(map(_sound, bounces.find(message, text))), (), "bounces", problems),
        concerns=_tried(lambda: _sound_ids(bounces.concerns(message)), (), "concerns", problems),
        problems=tuple(dict.fromkeys(problems)),
    )


def _sender(message: Message, problems: list[str]) -> Address | None:
    named = headers.addresses(message, "From")
    if named:
        return named[0]
    problems.append("bad_from")
    return next(iter(headers.addresses(message, "Sender")), None)


def _invitation(root: parts.Part, problems: list[str]) -> str:
    for found in root.walk():
        if found.type == "text/calendar":
            from kulanz.channels.email import invitation  # noqa: PLC0415  icalendar: slow import, rarely needed

            return invitation.summary(body.read_text(found, problems))
    return ""


def _sound(bounce: Bounce) -> Bounce:
    """Bytes that are no text stay bytes in a Message; what leaves this room is text."""
    said = bounce.diagnostic and without_surrogates(bounce.diagnostic)
    return replace(bounce, address=without_surrogates(bounce.address), diagnostic=said)


def _sound_ids(ids: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(without_surrogates, ids))


def _all_new(text: str) -> tuple[Passage, ...]:
    return (Passage("new", 0, len(text)),) if text else ()


def _tried(deed: Callable[[], _Found], instead: _Found, what: str, problems: list[str]) -> _Found:
    """One reader that fails costs its own finding only, and leaves a traceback and a problem."""
    try:
        return deed()
    except (
        ValueError,
        LookupError,
        TypeError,
        RecursionError,
        AttributeError,
        OverflowError,
        AssertionError,
    ):
        _log.exception("Reading %s of a mail failed", what)
        problems.append(f"unread_{what}")
        return instead


def _as_it_came(raw: bytes) -> Letter:
    text = decode(raw[:100_000].replace(b"\x00", b"")).replace("\r\n", "\n")
    return Letter(text=text, passages=_all_new(text), problems=("unreadable",))

"""Which recipients a mail of ours did not reach, and which mail of ours that was."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from email.message import Message

from kulanz.channels.email import dsn, freeform, headers, reasons, signs
from kulanz.channels.letter import Bounce, BounceReason

_LONGEST_SEARCHED = 200_000
_RETURNED = (
    "message/rfc822",
    "message/global",
    "text/rfc822-headers",
    "text/rfc822-header",
    "message/rfc822-headers",
)
_QUOTED_ID = re.compile(r"^[ \t>]*Message-ID:\s*<([^<>\s]{3,900})>", re.IGNORECASE | re.MULTILINE)
_RECEIPT_SUBJECT = re.compile(
    r"(?:gelesen|read|lesebest|ungelesen|not read|delivered|zugestellt|übermittelt|relayed)\b", re.IGNORECASE
)


def find(message: Message, text: str) -> tuple[Bounce, ...]:
    """List the recipients who did not get a mail, or not yet; empty for anything but a report of that."""
    if not signs.may_be_a_bounce(message):
        return ()
    listed = dsn.recipients(message, text)
    failed = _explained(listed, text) if listed else freeform.recipients(message, text)
    return tuple(_bounce(one, text) for one in failed)


def _explained(listed: Sequence[dsn.Recipient], text: str) -> list[dsn.Recipient]:
    """Add what the readable part of a report says about each failed recipient."""
    failed = [one for one in listed if one.failed]
    lines = freeform.lines_of(text)
    blocks = freeform.about([one.address for one in failed], lines)
    command = freeform.refused(lines)
    unnamed = "\n".join(lines)
    return [
        replace(one, context="\n".join(blocks[one.address]) or unnamed, command=one.command or command)
        for one in failed
    ]


def _cause_in_all(text: str) -> BounceReason:
    return reasons.reason_of(None, "", freeform.before_the_returned_mail(text), "")


def _bounce(one: dsn.Recipient, text: str) -> Bounce:
    delayed = one.action.startswith("delayed")
    status = reasons.status_of(one.status, one.diagnostic)
    reason = reasons.reason_of(status, one.diagnostic, one.context, one.command)
    if reason == "other":
        reason = "expired" if delayed else _cause_in_all(text)
    kind = reasons.kind_of(reason, status, one.command, one.diagnostic, delayed=delayed)
    return Bounce(one.address, kind, reason, status, reasons.cleaned(one.diagnostic))


def concerns(message: Message) -> tuple[str, ...]:
    """Name the mails of ours that a bounce, receipt or report speaks of; empty for mail by people."""
    if not _speaks_of_another(message):
        return ()
    found = tuple(dict.fromkeys(_original_ids(message)))
    return found or headers.ids(message, "In-Reply-To") or headers.ids(message, "References")[-1:]


def _speaks_of_another(message: Message) -> bool:
    if message.get_content_type() == "multipart/report" or signs.may_be_a_bounce(message):
        return True
    if signs.nobody_awaits_an_answer(message):
        return True
    return bool(_RECEIPT_SUBJECT.match(signs.subject(message)))


def _original_ids(message: Message) -> Iterator[str]:
    prose: list[str] = []
    found = False
    for part in dsn.own_parts(message):
        for one in _ids_in(part):
            found = True
            yield one
        if part.get_content_type() == "text/plain":
            prose.append(_source(part))
    if not found:
        for source in prose:
            yield from _QUOTED_ID.findall(source)


def _ids_in(part: Message) -> tuple[str, ...]:
    kind = part.get_content_type()
    enclosed = dsn.enclosed(part)
    if kind in _RETURNED:
        if enclosed:
            return headers.ids(enclosed[0], "Message-ID")[:1]
        return tuple(_QUOTED_ID.findall(_source(part))[:1])
    if kind == "message/disposition-notification":
        return tuple(one for group in enclosed for one in headers.ids(group, "Original-Message-ID"))
    return ()


def _source(part: Message) -> str:
    content = part.get_payload(decode=True)
    return content[:_LONGEST_SEARCHED].decode("utf-8", "replace") if isinstance(content, bytes) else ""

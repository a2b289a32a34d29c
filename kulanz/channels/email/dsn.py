"""Delivery reports in fields (RFC 3464), read leniently: wrong types, broken groups, fields in plain text."""

import binascii
import quopri
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from email.message import Message

from kulanz.channels.email.headers import decoded
from kulanz.channels.email.signs import ADDRESS

_LONGEST_REPORT = 100_000
_MOST_PARTS = 60
_MOST_RECIPIENTS = 500
_STATUS = re.compile(r"(?<![\d.])[245]\.\d{1,3}\.\d{1,3}(?![\d.])")
_ADDRESS = re.compile(ADDRESS)
_FIELD = re.compile(r"([A-Za-z][A-Za-z-]{2,30})[ \t]*:[ \t]*(.*)")
_KNOWN = frozenset(
    ("final-recipient", "original-recipient", "x-actual-recipient", "action", "status", "diagnostic-code")
)
_RECIPIENTS = ("final-recipient", "original-recipient", "x-actual-recipient")
_REPORTS = ("message/delivery-status", "message/global-delivery-status")
_DELIVERED = ("deliver", "relay", "expand", "success")


@dataclass(frozen=True, slots=True)
class Recipient:
    """What a report says of one recipient; `context` may explain more, `command` is what was refused."""

    address: str
    action: str = ""
    status: str = ""
    diagnostic: str = ""
    context: str = ""
    command: str = ""

    @property
    def failed(self) -> bool:
        """Whether this recipient did not get the mail, or not yet."""
        if self.action:
            return not self.action.startswith(_DELIVERED)
        return not self.status.startswith("2.")


@dataclass(slots=True)
class _Group:
    fields: dict[str, str] = field(default_factory=dict)


def own_parts(message: Message) -> Iterator[Message]:
    """Walk the parts of a report without entering the mails it returns."""
    waiting = [message]
    for _ in range(_MOST_PARTS):
        if not waiting:
            return
        part = waiting.pop(0)
        yield part
        if part.get_content_maintype() == "multipart":
            waiting[:0] = enclosed(part)


def enclosed(part: Message) -> list[Message]:
    """The messages directly inside a part; none in a text."""
    inside = part.get_payload()
    return [one for one in inside if isinstance(one, Message)] if isinstance(inside, list) else []


def recipients(message: Message, text: str) -> tuple[Recipient, ...]:
    """Read the recipients a report lists in fields, from its status parts or else from its text."""
    parts = [part for part in own_parts(message) if part.get_content_type() in _REPORTS]
    found = _read(line for part in parts for line in _lines(part))
    if not found and "-recipient:" in text[:_LONGEST_REPORT].lower():
        found = _read(text[:_LONGEST_REPORT].splitlines())
    return tuple(found)


def _lines(part: Message) -> Iterator[str]:
    source = _source(part)[:_LONGEST_REPORT]
    yield from (source if "-recipient:" in source.lower() else _unpacked(part, source)).splitlines()
    yield ""


def _unpacked(part: Message, source: str) -> str:
    coding = str(part.get("Content-Transfer-Encoding", "")).strip().lower()
    if coding == "base64":
        return _from_base64(source)
    if coding == "quoted-printable":
        return quopri.decodestring(source.encode("utf-8", "replace")).decode("utf-8", "replace")
    return source


def _source(part: Message) -> str:
    if groups := enclosed(part):
        return "\n\n".join(map(_group_source, groups[: _MOST_RECIPIENTS + 1]))
    return str(part.get_payload())


def _group_source(group: Message) -> str:
    lines = [f"{name}: {value}" for name, value in group.raw_items()]
    body = group.get_payload()
    return "\n".join([*lines, "", body if isinstance(body, str) else ""])


def _from_base64(source: str) -> str:
    packed = "".join(source.split())
    try:
        return binascii.a2b_base64(packed[: len(packed) // 4 * 4]).decode("utf-8", "replace")
    except binascii.Error:
        # Announced as base64 but plain: then the fields stand there as they are.
        return source


def _read(lines: Iterable[str]) -> list[Recipient]:
    read = (_recipient(group.fields) for group in _groups(lines))
    unique: dict[str, Recipient] = {}
    for one in read:
        if one:
            unique.setdefault(one.address.lower(), one)
    return list(unique.values())[:_MOST_RECIPIENTS]


def _groups(lines: Iterable[str]) -> list[_Group]:
    """Gather fields into recipients: a field that comes again begins the next one."""
    groups = [_Group()]
    last = ""
    for line in lines:
        match = _FIELD.match(line.lstrip("> ")) if line[:1] not in (" ", "\t") else None
        if match and match[1].lower() in _KNOWN:
            last = match[1].lower()
            _put(groups, last, match[2].strip())
        elif match or not line.strip():
            last = ""
        elif last:
            groups[-1].fields[last] += " " + line.strip()
    return groups


def _put(groups: list[_Group], name: str, value: str) -> None:
    if name in groups[-1].fields and (name in _RECIPIENTS or name == "action"):
        groups.append(_Group())
    groups[-1].fields.setdefault(name, "")
    groups[-1].fields[name] = value or groups[-1].fields[name]


def _recipient(fields: dict[str, str]) -> Recipient | None:
    address = next((found for name in _RECIPIENTS if (found := _address(fields.get(name, "")))), "")
    if not address:
        return None
    status = _STATUS.search(fields.get("status", ""))
    diagnostic = decoded(fields.get("diagnostic-code", ""))
    one = Recipient(address, fields.get("action", "").lower(), status[0] if status else "", diagnostic)
    return replace(one, command=refused_command(diagnostic))


def _address(value: str) -> str:
    if "IMCEAEX" in value.upper():
        return ""
    match = _ADDRESS.search(value.partition(";")[2] or value)
    return match[0] if match else ""


_IN_REPLY_TO = re.compile(
    r"in reply to (?:the )?(?:end of )?(\w+)|(?:after|to our|following|for) (MAIL FROM|RCPT|DATA|TEXT"
    r"|EHLO|HELO|initial|"
    r"end of data|connect)|(does not like recipient|after I sent the message|does not like (?:my )?sender)",
    re.IGNORECASE,
)
_SAID = {
    "does not like recipient": "rcpt",
    "after i sent the message": "data",
    "end of data": "data",
    "text": "data",
    "mail from": "mail",
    "does not like sender": "mail",
    "does not like my sender": "mail",
}


def refused_command(said: str) -> str:
    """Tell which SMTP command was refused, in small letters, as far as the text says so."""
    match = _IN_REPLY_TO.search(said)
    if not match:
        return ""
    word = next(group for group in match.groups() if group).lower()
    return _SAID.get(word, word)

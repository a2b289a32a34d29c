"""Headers as they really arrive, read from a compat32 Message: nothing here raises on any value."""

import binascii
import re
from collections.abc import Iterator
from datetime import datetime
from email.message import Message
from urllib.parse import unquote_to_bytes

from kulanz.channels.email import addresses as written
from kulanz.channels.email import dates
from kulanz.channels.email.charset import decode
from kulanz.channels.letter import Address

_LONGEST_TEXT = 20_000
_MOST_IDS = 200
_LONGEST_ID = 990
_FOLD = re.compile(r"[ \t]*\r?\n[ \t]*|\r")
_WORD = re.compile(r"=\?([^?\s]{1,60})\?([bBqQ])\?(.{0,2000}?)\?=")
# Controls, marks that turn the reading direction, and the invisible padding of preheaders.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
_BRACKETED = re.compile(r"<([^<>]{1,1100})>")
_PARAMETER = re.compile(r'\s*([^\s=;"]{1,200})\s*=\s*("(?:[^"\\]|\\.)*"|[^;]*)\s*(?:;|$)|[^;]*(?:;|$)')
_Section = tuple[int, bool, bool, str]  # number, percent-encoded, RFC 2231 at all, value
_SECTION = re.compile(r"([^*]+)(?:\*(\d{1,3}))?(\*)?")


def raw_value(message: Message, name: str) -> str:
    """The first such header as it came (8-bit bytes as surrogate escapes), or ""."""
    return next(_values(message, name), "")


def text(message: Message, name: str) -> str:
    """A header for people: decoded, on one line, without controls; "" when it is absent."""
    return decoded(raw_value(message, name))


def decoded(value: str) -> str:
    """RFC 2047 undone, also where encoded words are broken; raw 8-bit bytes are read as UTF-8 or cp1252."""
    value = _FOLD.sub(" ", value[:_LONGEST_TEXT])
    if "=?" in value:
        value = _without_encoded_words(value)
    elif not value.isascii():
        value = _raw(value)
    return " ".join(_UNSEEN.sub("", value).replace("\t", " ").split())


def addresses(message: Message, name: str) -> tuple[Address, ...]:
    """Everybody named in such headers who can be written to; what has no usable address is left out."""
    value = _FOLD.sub(" ", ", ".join(_values(message, name)))
    return written.read(_raw(value), decoded)


def date(message: Message) -> datetime | None:
    """When the mail says it was sent, in UTC; None when it does not say or cannot be right."""
    return dates.read(decoded(raw_value(message, "Date")))


def ids(message: Message, name: str) -> tuple[str, ...]:
    """Message-IDs without angle brackets; of very many the first and the newest are kept."""
    value = " ".join(_values(message, name))[:400_000]
    if "=?" in value:
        value = decoded(value)
    value = _UNSEEN.sub("", _FOLD.sub(" ", _raw(value)).replace("\t", " "))
    found = _BRACKETED.findall(value) or [
        word.strip(",;") for word in re.split(r"[\s<>]+", value) if "@" in word
    ]
    whole = ("".join(one.split()) for one in found)
    unique = tuple(dict.fromkeys(one for one in whole if one and len(one) <= _LONGEST_ID))
    return unique if len(unique) <= _MOST_IDS else (unique[0], *unique[1 - _MOST_IDS :])


def parameters(value: str) -> tuple[str, dict[str, str]]:
    """The lower-cased value of a structured header and its parameters (RFC 2231 and what passes for it)."""
    head, _, rest = _FOLD.sub(" ", value).partition(";")
    sections: dict[str, list[_Section]] = {}
    for match in _PARAMETER.finditer(rest):
        shape = _SECTION.fullmatch(match[1].lower()) if match[1] else None
        if shape:
            section = (int(shape[2] or 0), bool(shape[3]), bool(shape[2] or shape[3]), _unquoted(match[2]))
            sections.setdefault(shape[1], []).append(section)
    return head.strip(" \t\"'").lower(), {name: _joined(found) for name, found in sections.items()}


def _values(message: Message, name: str) -> Iterator[str]:
    wanted = name.lower()
    return (value for field, value in message.raw_items() if field.lower() == wanted)


def _raw(value: str) -> str:
    """Surrogate escapes turned back into the bytes they were, and those into text."""
    return value if value.isascii() else decode(value.encode("utf-8", "surrogateescape"))


def _without_encoded_words(value: str) -> str:
    """Neighbouring words of one charset are joined as bytes first: some writers cut letters in two."""
    done: list[str] = []
    position, pending, charset = 0, b"", ""
    for match in _WORD.finditer(value):
        between = value[position : match.start()]
        named = match[1].partition("*")[0].lower()
        if pending and (between.strip() or named != charset):
            done.append(decode(pending, charset))
            pending = b""
        if between.strip() or (not done and not pending and not position):
            done.append(_raw(between))
        pending += _word(match[2], match[3])
        position, charset = match.end(), named
    return "".join((*done, decode(pending, charset), _raw(value[position:])))


def _word(encoding: str, content: str) -> bytes:
    data = content.encode("utf-8", "surrogateescape")
    if encoding in "qQ":
        return binascii.a2b_qp(data.replace(b" ", b"_"), header=True)
    letters = re.sub(rb"[^A-Za-z0-9+/]", b"", data)
    whole = letters[: len(letters) - (len(letters) % 4 == 1)]
    return binascii.a2b_base64(whole + b"=" * (-len(whole) % 4))


def _unquoted(value: str) -> str:
    value = value.strip()
    if value.startswith('"'):
        value = value[1:-1] if len(value) > 1 and value.endswith('"') else value[1:]
        # Only these two are escapes in the wild: Windows paths stand there with single backslashes.
        return value.replace('\\"', '"').replace("\\\\", "\\")
    return value


def _joined(sections: list[_Section]) -> str:
    """The sections of one parameter in their order; the encoded form beats the plain one beside it."""
    modern = sorted(section for section in sections if section[2])
    if not modern:
        return sections[0][3]
    charset, first = "", modern[0]
    if first[1] and first[3].count("'") >= 2:
        charset, _, rest = first[3].split("'", 2)
        modern[0] = (*first[:3], rest)
    if not any(section[1] for section in modern):
        return "".join(section[3] for section in modern)
    pieces = (_bytes(section[3], percent=section[1]) for section in modern)
    return decode(b"".join(pieces), charset or None)


def _bytes(value: str, *, percent: bool) -> bytes:
    data = value.encode("utf-8", "surrogateescape")
    return unquote_to_bytes(data) if percent else data

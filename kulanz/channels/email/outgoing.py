"""The bytes of a mail that we send: text with its HTML twin, attachments, headers that any program reads."""

import base64
import binascii
import re
import secrets
import time
from collections.abc import Iterable, Sequence
from datetime import datetime
from email.utils import format_datetime
from typing import Literal

from kulanz.channels.email import plainhtml
from kulanz.channels.email.headerlines import (
    address_list,
    deliverable,
    line,
    message_ids,
    old_parameter,
    parameter,
    unstructured,
)
from kulanz.channels.letter import Address
from kulanz.lib import filenames

_TYPE = re.compile(r"[A-Za-z0-9][\w!#$&^.+-]{0,80}/[A-Za-z0-9][\w!#$&^.+-]{0,80}")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_LONGEST_LINE = 998
# For programs that answer by themselves and are older than RFC 3834, and for Exchange.
_QUIET = line("Precedence", "bulk") + line("X-Auto-Response-Suppress", "All")
_FALLBACK = "application/octet-stream"


def new_message_id(domain: str) -> str:
    """An ID that nobody has had before, without angle brackets."""
    place = deliverable(f"x@{domain}").partition("@")[2]
    return f"{int(time.time()):x}.{secrets.token_hex(12)}@{place}"


def write(
    *,
    sender: Address,
    to: Sequence[Address],
    cc: Sequence[Address],
    bcc: Sequence[Address],
    subject: str,
    text: str,
    message_id: str,
    in_reply_to: str | None,
    references: Iterable[str],
    date: datetime,
    attachments: Iterable[tuple[str, str, bytes]],
    reply_to: Address | None = None,
    language: str = "de",
    automatic: Literal["", "auto-generated", "auto-replied"] = "",
    unsubscribe: Sequence[str] = (),
) -> bytes:
    """The whole mail with CRLF line ends; `bcc` is checked and stays out of it.

    `automatic` marks what no person wrote (RFC 3834), as answer or on its own. Refusal where an address cannot be
    written to. `unsubscribe` are the URIs by which no more of its kind is asked for (RFC 2369; with one of https by
    one click, RFC 8058).
    """
    for hidden in bcc:
        deliverable(hidden.address)
    headers = [
        address_list("From", [sender]),
        address_list("To", to) if to else line("To", "undisclosed-recipients:;"),
        address_list("Cc", cc) if cc else "",
        address_list("Reply-To", [reply_to]) if reply_to else "",
        unstructured("Subject", subject),
        line("Date", format_datetime(date)),
        message_ids("Message-ID", [message_id]),
        message_ids("In-Reply-To", [in_reply_to] if in_reply_to else []),
        message_ids("References", [*references, *([in_reply_to] if in_reply_to else [])]),
        line("Auto-Submitted", automatic) if automatic else "",
        _QUIET if automatic == "auto-replied" else "",
        _unsubscribe(unsubscribe),
        line("MIME-Version", "1.0"),
    ]
    return "".join(headers).encode("ascii") + _body(text, attachments, language)


def _unsubscribe(uris: Sequence[str]) -> str:
    if not uris:
        return ""
    ways = line("List-Unsubscribe", ",\r\n ".join(f"<{uri}>" for uri in uris))
    is_one_click = any(uri.startswith("https:") for uri in uris)
    return ways + (line("List-Unsubscribe-Post", "List-Unsubscribe=One-Click") if is_one_click else "")


def cleaned(text: str) -> str:
    """The text as it will arrive: one kind of line end, no control characters."""
    return _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def _body(text: str, attachments: Iterable[tuple[str, str, bytes]], language: str) -> bytes:
    said = _alternatives(cleaned(text), language)
    files = [_attachment(*attachment) for attachment in attachments]
    return _multipart("mixed", [said, *files]) if files else said


def _alternatives(text: str, language: str) -> bytes:
    return _multipart(
        "alternative", [_text_part("plain", text), _text_part("html", plainhtml.page(text, language))]
    )


def _multipart(kind: str, parts: list[bytes]) -> bytes:
    """The boundary holds "=_", which can stand in no encoded part."""
    boundary = f"=_{secrets.token_hex(12)}"
    head = f'Content-Type: multipart/{kind};\r\n boundary="{boundary}"\r\n\r\n'.encode()
    inner = b"".join(b"--" + boundary.encode() + b"\r\n" + part + b"\r\n" for part in parts)
    return head + inner + b"--" + boundary.encode() + b"--\r\n"


def _text_part(kind: str, text: str) -> bytes:
    raw = text.replace("\n", "\r\n").encode()
    is_mostly_ascii = sum(byte > 127 for byte in raw) * 6 < len(raw) + 6
    encoding, packed = ("quoted-printable", _quoted(raw)) if is_mostly_ascii else ("base64", _base64(raw))
    return f"Content-Type: text/{kind}; charset=utf-8\r\n{_encoding(encoding)}\r\n".encode() + packed


def _quoted(raw: bytes) -> bytes:
    return binascii.b2a_qp(raw, istext=True, quotetabs=False)


def _base64(raw: bytes) -> bytes:
    """Lines of 76 characters, the last without its line end."""
    return base64.encodebytes(raw).replace(b"\n", b"\r\n").removesuffix(b"\r\n")


def _attachment(name: str, kind: str, content: bytes) -> bytes:
    kind = _type(kind, content)
    name = filenames.clean(name) or filenames.invented(kind)
    is_mail = kind.startswith("message/")
    head = ";\r\n ".join([f"Content-Type: {kind}{_charset(kind, content)}", old_parameter("name", name)])
    shown = ";\r\n ".join(["Content-Disposition: attachment", *parameter("filename", name)])
    packed = _with_crlf(content).removesuffix(b"\r\n") if is_mail else _base64(content)
    encoding = _encoding("7bit" if is_mail else "base64")
    return f"{head}\r\n{shown}\r\n{encoding}\r\n".encode("ascii") + packed


def _type(kind: str, content: bytes) -> str:
    """The type without parameters; a mail in a mail must not be encoded (RFC 2046 section 5.2.1)."""
    bare = kind.partition(";")[0].strip().lower()
    if not _TYPE.fullmatch(bare) or bare.startswith("multipart/"):
        return _FALLBACK
    if bare.startswith("message/") and not _travels_as_it_is(content):
        return _FALLBACK
    return bare


def _travels_as_it_is(content: bytes) -> bool:
    return (
        content.isascii()
        and b"\0" not in content
        and b"--=_" not in content
        and all(len(each) <= _LONGEST_LINE for each in content.splitlines())
    )


def _charset(kind: str, content: bytes) -> str:
    if not kind.startswith("text/") or content.isascii():
        return ""
    try:
        content.decode()
    except UnicodeDecodeError:
        return ""
    return "; charset=utf-8"


def _with_crlf(content: bytes) -> bytes:
    return re.sub(rb"\r\n|\r|\n", b"\r\n", content)


def _encoding(name: str) -> str:
    return f"Content-Transfer-Encoding: {name}\r\n"

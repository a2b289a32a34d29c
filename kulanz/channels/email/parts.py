"""A mail taken apart by offsets: no recursion, nothing large copied, bounds on depth, parts and headers.

The standard library's parser splits every mail into lines, recurses once a level and holds several copies of
a large attachment; this one searches for the boundaries only. What it builds are ordinary Message objects
(compat32, raw bytes as surrogate escapes), so that everything else may read them as usual.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import Message

from kulanz.channels.email import transfer
from kulanz.channels.email.headers import parameters, raw_value

_DEEPEST = 40
_MOST_PARTS = 2_000
_LONGEST_HEADERS = 1_000_000
_LONGEST_PARAMETERS = 20_000
_READ_INTO_MESSAGES = 1_000_000
_HEADER_LINE = re.compile(rb"[\x21-\x39\x3b-\x7e\x80-\xff]*[ \t]?:|[ \t]|From |>From ")
_TYPE = re.compile(r"[a-z0-9!#$&^_.+-]{1,80}/[a-z0-9!#$&^_.+-]{1,120}")
_BLANK = re.compile(rb"\r?\n(?:\r?\n|\Z)")
_STATUS = frozenset(
    {"message/delivery-status", "message/global-delivery-status", "message/disposition-notification"}
)


@dataclass(slots=True)
class Part:
    """One node of a mail; `start` and `end` bound its still encoded body in `raw`."""

    message: Message
    raw: bytes
    start: int
    end: int
    path: str
    type: str
    params: dict[str, str]
    encoding: str
    depth: int = 0
    children: list["Part"] = field(default_factory=list)

    @property
    def main(self) -> str:
        return self.type.partition("/")[0]

    def body(self, limit: int | None = None) -> bytes:
        """The body as it travelled."""
        return self.raw[self.start : self.end if limit is None else min(self.end, self.start + limit)]

    def payload(self, limit: int | None = None) -> bytes:
        """The body with its transfer encoding undone."""
        return transfer.decoded(self.body(limit), self.encoding)

    def size(self) -> int:
        """Bytes of the payload, of large base64 counted and not decoded."""
        length = self.end - self.start
        if self.encoding == transfer.BASE64 and length > 65_536:
            return transfer.base64_size(self.raw, self.start, self.end)
        if self.encoding in ("", "7bit", "8bit", "binary"):
            return length
        return len(self.payload())

    def walk(self) -> Iterator["Part"]:
        waiting = [self]
        while waiting:
            part = waiting.pop()
            yield part
            waiting.extend(reversed(part.children))


def take_apart(raw: bytes, problems: list[str]) -> Part:
    """The tree of a mail; what went wrong is added to `problems`."""
    if b"\n" not in raw and b"\r" in raw:
        raw = raw.replace(b"\r", b"\n")
    root = _part(raw, _beginning(raw), len(raw), path="1", depth=0, default="text/plain", problems=problems)
    waiting = [root]
    seen = 1
    while waiting:
        part = waiting.pop()
        _split(part, problems)
        seen += len(part.children)
        if seen > _MOST_PARTS:
            problems.append("too_many_parts")
            break
        waiting.extend(reversed(part.children))
    return root


def _beginning(raw: bytes) -> int:
    """Where the headers begin: after a byte order mark and blank lines."""
    start = 3 if raw.startswith(b"\xef\xbb\xbf") else 0
    while raw[start : start + 1] in (b"\r", b"\n"):
        start += 1
    return start


def _part(
    raw: bytes, start: int, end: int, *, path: str, depth: int, default: str, problems: list[str]
) -> Part:
    message, body = _headers(raw, start, end, problems)
    kind, params = parameters(raw_value(message, "Content-Type")[:_LONGEST_PARAMETERS])
    if not _TYPE.fullmatch(kind):
        kind = {"text": "text/plain", "html": "text/html"}.get(kind, "text/plain" if kind else default)
    encoding = transfer.named(raw_value(message, "Content-Transfer-Encoding"))
    part = Part(message, raw, body, end, path, kind, params, encoding, depth)
    message.set_default_type(default)
    return part


def _headers(raw: bytes, start: int, end: int, problems: list[str]) -> tuple[Message, int]:
    """The headers from `start` on and where the body begins."""
    message = Message()
    limit = min(end, start + _LONGEST_HEADERS)
    blank = _BLANK.search(raw, start, limit)
    stop = blank.start() if blank else limit
    body = min(blank.end(), end) if blank else limit
    if raw.startswith((b"\n", b"\r\n"), start, end):
        return message, start + (1 if raw.startswith(b"\n", start) else 2)
    if not blank and limit < end:
        problems.append("headers_too_large")
    position = start
    lines: list[bytes] = []
    for line in raw[start:stop].split(b"\n"):
        if not _HEADER_LINE.match(line):
            body = position
            break
        lines.append(line)
        position += len(line) + 1
    _fill(message, lines)
    return message, min(body, end)


def _fill(message: Message, lines: list[bytes]) -> None:
    """Header lines joined with their continuations, as the standard library keeps them."""
    name, value = "", [""]
    for line in [
        line.rstrip(b"\r").replace(b"\x00", b"").decode("ascii", "surrogateescape") for line in lines
    ]:
        if line[:1] in (" ", "\t"):
            value.append(line)
            continue
        if name:
            message.set_raw(name, "\n".join(value))
        name, _, first = line.partition(":")
        name = name.rstrip()
        value = [first.lstrip(" \t")]
        if line.startswith(("From ", ">From ")):
            name = ""
    if name:
        message.set_raw(name, "\n".join(value))


def _split(part: Part, problems: list[str]) -> None:
    """Finds the children of a multipart or an enclosed message; fills the payload of its Message."""
    if part.main in ("multipart", "message") and part.type not in _STATUS:
        if part.depth >= _DEEPEST:
            problems.append("too_deep")
            part.type = "application/octet-stream" if part.main == "multipart" else part.type
            part.message.set_payload("")
            return
        (_split_multipart if part.main == "multipart" else _open_enclosed)(part, problems)
    elif part.type in _STATUS:
        _read_status(part)
    elif part.main == "text" or not part.params:
        text = part.body(_READ_INTO_MESSAGES)
        part.message.set_payload(text.decode("ascii", "surrogateescape"))
    else:
        part.message.set_payload("")


def _split_multipart(part: Part, problems: list[str]) -> None:
    boundary = part.params.get("boundary", "").rstrip()
    spans, closed = _spans(part, boundary) if boundary else ([], False)
    if not spans:
        problems.append("no_parts" if boundary else "no_boundary")
        spans, closed = _guessed(part)
    if not spans:
        part.type, part.params = _without_parts(part)
        part.message.set_payload(part.body(_READ_INTO_MESSAGES).decode("ascii", "surrogateescape"))
        return
    if not closed:
        problems.append("truncated")
    default = "message/rfc822" if part.type == "multipart/digest" else "text/plain"
    for number, (start, end) in enumerate(spans, 1):
        path = str(number) if part.depth == 0 else f"{part.path}.{number}"
        child = _part(
            part.raw, start, end, path=path, depth=part.depth + 1, default=default, problems=problems
        )
        part.children.append(child)
        part.message.attach(child.message)


def _without_parts(part: Part) -> tuple[str, dict[str, str]]:
    start = part.body(1_000).lstrip()[:15].lower()
    return ("text/html" if start.startswith((b"<html", b"<!doctype html")) else "text/plain"), {}


def _spans(part: Part, boundary: str) -> tuple[list[tuple[int, int]], bool]:
    """Where the parts between the boundary lines lie, and whether the last boundary closes."""
    mark = b"--" + boundary.encode("utf-8", "surrogateescape")
    raw = part.raw
    found: list[tuple[int, int]] = []
    begun, misses = -1, 0
    position = part.start if raw.startswith(mark, part.start, part.end) else _next(part, mark, part.start)
    while position >= 0 and len(found) <= _MOST_PARTS and misses < 10_000:
        after = position + len(mark)
        stop = raw.find(b"\n", after, part.end)
        stop = part.end if stop < 0 else stop
        rest = raw[after : min(stop, after + 200)].strip(b" \t\r")
        if rest in (b"", b"--"):
            if begun >= 0 and position > begun:
                found.append((begun, max(begun, _before_newline(raw, position))))
            if rest:
                return found, True
            begun = min(stop + 1, part.end)
        else:
            misses += 1
        position = _next(part, mark, max(after - 1, stop - 1 if rest == b"" else after - 1))
    if 0 <= begun < part.end:
        found.append((begun, part.end))
    return found, False


def _next(part: Part, mark: bytes, start: int) -> int:
    found = part.raw.find(b"\n" + mark, max(start, part.start - 1), part.end)
    return found + 1 if found >= 0 else -1


def _before_newline(raw: bytes, position: int) -> int:
    """The line break before a boundary belongs to the boundary (RFC 2046, 5.1.1)."""
    return position - (2 if raw[position - 2 : position] == b"\r\n" else 1)


def _guessed(part: Part) -> tuple[list[tuple[int, int]], bool]:
    """A multipart that names no boundary or a wrong one: the first line that looks like one is tried."""
    found = re.search(
        rb"(?:\A|\n)--([^\s-][^\r\n]{3,69}|-[^\r\n]{3,69}\w)[ \t]*\r?\n(?=Content-)", part.body(100_000)
    )
    if not found:
        return [], False
    return _spans(part, found[1].decode("utf-8", "surrogateescape").rstrip())


def _open_enclosed(part: Part, problems: list[str]) -> None:
    raw, start, end = part.raw, part.start, part.end
    if part.encoding in (transfer.BASE64, "quoted-printable"):
        raw = part.payload()
        start, end = 0, len(raw)
    while raw[start : min(start + 1, end)] in (b"\r", b"\n"):
        start += 1
    child = _part(
        raw, start, end, path=part.path, depth=part.depth + 1, default="text/plain", problems=problems
    )
    part.children.append(child)
    part.message.attach(child.message)


def _read_status(part: Part) -> None:
    """Each block of a delivery status is a Message of its own, as in the standard library."""
    text = part.payload(_READ_INTO_MESSAGES)
    for block in re.split(rb"\r?\n[ \t]*\r?\n", text.strip(b"\r\n"))[:1_000]:
        message = Message()
        lines = block.strip(b"\r\n").split(b"\n")
        count = next((at for at, line in enumerate(lines) if not _HEADER_LINE.match(line)), len(lines))
        _fill(message, lines[:count])
        message.set_payload(b"\n".join(lines[count:]).decode("ascii", "surrogateescape"))
        part.message.attach(message)

"""Transfer encodings undone; damage costs as little of a body as possible."""

import binascii
import re

BASE64 = "base64"
_UUENCODE = frozenset({"x-uuencode", "uuencode", "uue", "x-uue"})


def named(header: str) -> str:
    """The encoding that a header names, free of comments, parameters and quotes."""
    return re.split(r"[;(]", header[:200])[0].strip(" \t\r\n\"'").lower()


def decoded(body: bytes, encoding: str) -> bytes:
    """A body without its transfer encoding; damage costs as little of it as possible."""
    if encoding == BASE64:
        return _from_base64(body)
    if encoding == "quoted-printable":
        return binascii.a2b_qp(body)
    if encoding in _UUENCODE:
        return _from_uuencode(body)
    return body


def _from_base64(body: bytes) -> bytes:
    try:
        return binascii.a2b_base64(body)
    except binascii.Error:
        letters = re.sub(rb"[^A-Za-z0-9+/]", b"", body)
    whole = letters[: len(letters) - (len(letters) % 4 == 1)]
    return binascii.a2b_base64(whole + b"=" * (-len(whole) % 4))


def base64_size(raw: bytes, start: int, end: int) -> int:
    breaks = sum(raw.count(mark, start, end) for mark in (b"\n", b"\r", b" ", b"\t"))
    padding = raw.count(b"=", max(start, end - 8), end)
    return (end - start - breaks - padding) * 3 // 4


def _from_uuencode(body: bytes) -> bytes:
    done = []
    for line in re.sub(rb"(?s)\A.*?^begin [^\n]*\n", b"", body, count=1, flags=re.M).split(b"\n"):
        if line.startswith(b"end"):
            break
        try:
            done.append(binascii.a2b_uu(line))
        except binascii.Error:
            # Some writers pad a line with the wrong length; the length byte says how much counts.
            wanted = (((line[0] - 32) & 63) * 4 + 5) // 3 if line else 0
            done.append(binascii.a2b_uu(line[:wanted]) if wanted and _is_uu(line[:wanted]) else b"")
    return b"".join(done)


def _is_uu(line: bytes) -> bool:
    return all(32 <= letter <= 96 for letter in line)

"""One letter in the many shapes in which mail programs send it, and in those in which it arrives broken."""

import base64
import quopri
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from email.header import Header
from email.utils import format_datetime, formataddr
from html import escape
from random import Random


@dataclass(slots=True)
class Draft:
    """What a mail says, before it has a shape."""

    sender: tuple[str, str]
    to: list[tuple[str, str]]
    subject: str
    text: str
    at: datetime
    message_id: str
    cc: list[tuple[str, str]] = field(default_factory=list)
    in_reply_to: str = ""
    references: list[str] = field(default_factory=list)
    # Below the new text, as the mail program quotes it.
    quote: str = ""
    extra: list[tuple[str, str]] = field(default_factory=list)
    files: list[tuple[str, str, bytes]] = field(default_factory=list)
    shape: str = "plain_utf8"
    without: tuple[str, ...] = ()

    @property
    def whole(self) -> str:
        return f"{self.text}\n\n{self.quote}\n" if self.quote else f"{self.text}\n"


def write(draft: Draft, dice: Random) -> bytes:
    """The bytes of a mail: its head, then the body in the shape it names."""
    head, body = SHAPES[draft.shape](draft, dice)
    if draft.files:
        head, body = _mixed(draft, dice, head, body)
    lines = _head(draft, dice)
    raw = b"".join(line + b"\r\n" for line in [*lines, *head]) + b"\r\n" + body.replace(b"\n", b"\r\n")
    return raw


def header_word(text: str, charset: str = "utf-8") -> str:
    return text if text.isascii() else Header(text, charset, maxlinelen=70).encode(linesep="\r\n")


def _head(draft: Draft, dice: Random) -> list[bytes]:
    charset = "iso-8859-1" if draft.shape.startswith("latin1") else "utf-8"
    fields = [
        ("Return-Path", f"<{draft.sender[1]}>"),
        (
            "Received",
            f"from mail{dice.randint(1, 40)}.relay.example ([192.0.2.{dice.randint(1, 250)}]) by mx.shop.example"
            f" with ESMTPS id {dice.getrandbits(48):x};\r\n {format_datetime(draft.at)}",
        ),
        (
            "Received",
            f"from [198.51.100.{dice.randint(1, 250)}] by smtp.relay.example with ESMTPSA id {dice.getrandbits(48):x}",
        ),
        (
            "DKIM-Signature",
            "v=1; a=rsa-sha256; c=relaxed/relaxed; d=relay.example; s=s1; h=from:to:subject:date:message-id;\r\n"
            f" bh={_noise(dice, 32)};\r\n b={_noise(dice, 66)}\r\n {_noise(dice, 66)}\r\n {_noise(dice, 60)}",
        ),
        (
            "X-Mailer",
            dice.choice(("Apple Mail (2.3774)", "Microsoft Outlook 16.0", "Mozilla Thunderbird", "")),
        ),
        ("From", _addresses([draft.sender], charset)),
        ("To", _addresses(draft.to, charset)),
        ("Cc", _addresses(draft.cc, charset)),
        ("Subject", _encoded(draft.subject, charset)),
        ("Date", format_datetime(draft.at)),
        ("Message-ID", f"<{draft.message_id}>"),
        ("In-Reply-To", f"<{draft.in_reply_to}>" if draft.in_reply_to else ""),
        ("References", "\r\n ".join(f"<{ident}>" for ident in draft.references)),
        ("MIME-Version", "1.0"),
        *draft.extra,
    ]
    shown = [(name, value) for name, value in fields if value and name not in draft.without]
    return [f"{name}: {value}".encode("utf-8", "surrogateescape") for name, value in shown]


def _noise(dice: Random, size: int) -> str:
    return base64.b64encode(dice.randbytes(size)).decode()


def _encoded(text: str, charset: str) -> str:
    try:
        return header_word(text, charset)
    except UnicodeError:
        return header_word(text)


def _addresses(people: list[tuple[str, str]], charset: str) -> str:
    return ", ".join(
        formataddr((name, address)) if name.isascii() else f"{_encoded(name, charset)} <{address}>"
        for name, address in people
    )


# Ordinary shapes. Each gives the content lines of the head, and the body.
Body = tuple[list[bytes], bytes]


def _text(text: str, charset: str, coding: str, more: str = "", kind: str = "plain") -> Body:
    raw = text.encode(charset, "replace")
    if coding == "base64":
        raw = base64.encodebytes(raw)
    elif coding == "quoted-printable":
        raw = quopri.encodestring(raw)
    head = [
        f'Content-Type: text/{kind}; charset="{charset}"{more}'.encode(),
        f"Content-Transfer-Encoding: {coding}".encode(),
    ]
    return head, raw


def plain(charset: str, coding: str, more: str = "") -> Callable[[Draft, Random], Body]:
    return lambda draft, _dice: _text(draft.whole, charset, coding, more)


def flowed(draft: Draft, _dice: Random) -> Body:
    lines: list[str] = []
    for line in draft.whole.splitlines():
        while len(line) > 72 and " " in line[:72] and not line.startswith(">"):
            cut = line[:72].rindex(" ") + 1
            lines.append(line[:cut])
            line = line[cut:]
        lines.append(line)
    return _text("\n".join(lines) + "\n", "utf-8", "8bit", "; format=flowed")


def gmail(draft: Draft, dice: Random) -> Body:
    blocks = "".join(f"<div>{escape(line) or '<br>'}</div>" for line in draft.text.splitlines())
    quote = (
        f'<div class="gmail_quote"><div dir="ltr" class="gmail_attr">{escape(draft.quote.splitlines()[0])}<br></div>'
        f'<blockquote class="gmail_quote" style="margin:0 0 0 .8ex">{_unquoted(draft.quote)}</blockquote></div>'
        if draft.quote
        else ""
    )
    return _alternative(draft, dice, f'<div dir="ltr">{blocks}</div>{quote}')


def apple(draft: Draft, dice: Random) -> Body:
    text = escape(draft.text).replace("\n", "<br>")
    quote = f'<blockquote type="cite">{_unquoted(draft.quote)}</blockquote>' if draft.quote else ""
    html = f'<html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"></head><body dir="auto">{text}{quote}</body></html>'
    return _alternative(draft, dice, html)


def outlook(draft: Draft, _dice: Random) -> Body:
    """HTML alone, with all that Outlook writes around three sentences."""
    blocks = "".join(
        f'<p class="MsoNormal"><span style="font-size:11.0pt;font-family:&quot;Calibri&quot;,sans-serif">{escape(line) or "<o:p>&nbsp;</o:p>"}</span></p>'
        for line in draft.text.splitlines()
    )
    quote = ""
    if draft.quote:
        quote = (
            '<div><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p class="MsoNormal">'
            f"<b>Von:</b> {escape(draft.to[0][0])} &lt;{draft.to[0][1]}&gt;<br><b>Gesendet:</b> Montag, 5. Oktober 2026 09:12<br>"
            f"<b>An:</b> {escape(draft.sender[0])}<br><b>Betreff:</b> {escape(draft.subject)}</p></div></div>{_unquoted(draft.quote)}"
        )
    style = "".join(f"@font-face {{font-family:F{n}; panose-1:2 11 6 4 2 2 2 2 2 4;}}\n" for n in range(12))
    html = (
        '<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns="http://www.w3.org/TR/REC-html40"><head>'
        f"<style><!-- {style} p.MsoNormal {{margin:0cm;font-size:11.0pt}} --></style></head>"
        f'<body lang="DE" link="#0563C1"><div class="WordSection1">{blocks}{quote}</div></body></html>'
    )
    return _text(html, "utf-8", "quoted-printable", kind="html")


def related(draft: Draft, dice: Random) -> Body:
    """A picture inside the text, as signatures with a logo have it."""
    mark = f"rel{dice.getrandbits(60):x}"
    blocks = escape(draft.whole).replace("\n", "<br>")
    html, inner = _text(
        f'<html><body>{blocks}<img src="cid:logo1@shop"></body></html>', "utf-8", "base64", kind="html"
    )
    picture = dice.randbytes(dice.randint(3_000, 15_000))
    parts = [
        b"\n".join(html) + b"\n\n" + inner,
        b'Content-Type: image/png; name="logo.png"\nContent-ID: <logo1@shop>\nContent-Disposition: inline\n'
        b"Content-Transfer-Encoding: base64\n\n" + base64.encodebytes(picture),
    ]
    return [f'Content-Type: multipart/related; boundary="{mark}"'.encode()], _joined(mark, parts)


def calendar(draft: Draft, dice: Random) -> Body:
    start = draft.at.strftime("%Y%m%dT%H%M%SZ")
    event = (
        "BEGIN:VCALENDAR\nVERSION:2.0\nMETHOD:REQUEST\nBEGIN:VEVENT\n"
        f"UID:{draft.message_id}\nDTSTART:{start}\nDTEND:{start}\nSUMMARY:{draft.subject}\nEND:VEVENT\nEND:VCALENDAR\n"
    )
    return _pair(
        dice,
        _text(draft.whole, "utf-8", "8bit"),
        _text(event, "utf-8", "8bit", "; method=REQUEST", "calendar"),
    )


def forwarded(draft: Draft, dice: Random) -> Body:
    inner = f"From: somebody@elsewhere.example\nSubject: inner letter\nMessage-ID: <inner.{draft.message_id}>\nContent-Type: text/plain\n\nThe letter inside.\n"
    mark = f"fwd{dice.getrandbits(60):x}"
    head, body = _text(draft.whole, "utf-8", "8bit")
    parts = [b"\n".join(head) + b"\n\n" + body, b"Content-Type: message/rfc822\n\n" + inner.encode()]
    return [f'Content-Type: multipart/mixed; boundary="{mark}"'.encode()], _joined(mark, parts)


# Broken ones


def no_boundary(draft: Draft, _dice: Random) -> Body:
    return [b"Content-Type: multipart/mixed"], draft.whole.encode()


def cut_off(draft: Draft, dice: Random) -> Body:
    head, body = gmail(draft, dice)
    return head, body[: len(body) * 2 // 3]


def raw_8bit(draft: Draft, _dice: Random) -> Body:
    return [b"Content-Type: text/plain"], draft.whole.encode("cp1252", "replace")


def wrongly_declared(draft: Draft, _dice: Random) -> Body:
    return [
        b"Content-Type: text/plain; charset=utf-8",
        b"Content-Transfer-Encoding: 8bit",
    ], draft.whole.encode("cp1252", "replace")


def unknown_charset(draft: Draft, _dice: Random) -> Body:
    return [
        b"Content-Type: text/plain; charset=x-klingon-7",
        b"Content-Transfer-Encoding: 8bit",
    ], draft.whole.encode()


def nul_bytes(draft: Draft, _dice: Random) -> Body:
    return [b"Content-Type: text/plain; charset=utf-8"], draft.whole.replace(" ", " \0", 5).encode()


def empty(_draft: Draft, _dice: Random) -> Body:
    return [], b""


def bad_coding(draft: Draft, _dice: Random) -> Body:
    return [
        b"Content-Type: text/plain; charset=utf-8",
        b"Content-Transfer-Encoding: base64",
    ], b"!!" + draft.whole.encode()


def report(draft: Draft, _dice: Random) -> Body:
    """A delivery report; its parts are the draft's text, its first line the boundary."""
    mark = draft.text.partition("\n")[0].removeprefix("--")
    return [
        f'Content-Type: multipart/report; report-type=delivery-status; boundary="{mark}"'.encode()
    ], draft.text.encode()


SHAPES: dict[str, Callable[[Draft, Random], Body]] = {
    "plain_utf8": plain("utf-8", "8bit"),
    "plain_qp": plain("utf-8", "quoted-printable"),
    "plain_base64": plain("utf-8", "base64"),
    "latin1_qp": plain("iso-8859-1", "quoted-printable"),
    "cp1252_8bit": plain("windows-1252", "8bit"),
    "flowed": flowed,
    "gmail": gmail,
    "apple": apple,
    "outlook": outlook,
    "related": related,
    "calendar": calendar,
    "forwarded": forwarded,
    "no_boundary": no_boundary,
    "cut_off": cut_off,
    "raw_8bit": raw_8bit,
    "wrongly_declared": wrongly_declared,
    "unknown_charset": unknown_charset,
    "nul_bytes": nul_bytes,
    "empty": empty,
    "bad_coding": bad_coding,
    "report": report,
}
ORDINARY = ("plain_utf8",) * 3 + ("gmail",) * 4 + ("apple",) * 2 + ("outlook",) * 3 + (
    "plain_qp", "plain_base64", "latin1_qp", "cp1252_8bit", "flowed", "flowed", "related",
)  # fmt: skip
BROKEN = (
    "no_boundary",
    "raw_8bit",
    "wrongly_declared",
    "unknown_charset",
    "nul_bytes",
    "cut_off",
    "bad_coding",
)


def _unquoted(quote: str) -> str:
    lines = [line.removeprefix("> ").removeprefix(">") for line in quote.splitlines()[1:]]
    return "<br>".join(escape(line) for line in lines)


def _alternative(draft: Draft, dice: Random, html: str) -> Body:
    coding = dice.choice(("quoted-printable", "base64", "8bit"))
    return _pair(
        dice, _text(draft.whole, "utf-8", "quoted-printable"), _text(html, "utf-8", coding, kind="html")
    )


def _pair(dice: Random, one: Body, other: Body) -> Body:
    mark = f"alt{dice.getrandbits(60):x}"
    parts = [b"\n".join(head) + b"\n\n" + body for head, body in (one, other)]
    return [f'Content-Type: multipart/alternative; boundary="{mark}"'.encode()], _joined(mark, parts)


def _mixed(draft: Draft, dice: Random, head: list[bytes], body: bytes) -> Body:
    mark = f"mix{dice.getrandbits(60):x}"
    parts = [b"\n".join(head) + b"\n\n" + body]
    for name, kind, content in draft.files:
        line = f'Content-Type: {kind}; name="{header_word(name)}"\nContent-Disposition: attachment; filename="{header_word(name)}"'
        parts.append(f"{line}\nContent-Transfer-Encoding: base64\n\n".encode() + base64.encodebytes(content))
    return [f'Content-Type: multipart/mixed; boundary="{mark}"'.encode()], _joined(mark, parts)


def _joined(mark: str, parts: list[bytes]) -> bytes:
    return (
        b"".join(b"--" + mark.encode() + b"\n" + part + b"\n" for part in parts)
        + b"--"
        + mark.encode()
        + b"--\n"
    )

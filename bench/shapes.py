"""One letter in the many shapes in which mail programs send it, and in those in which it arrives broken."""

import base64
import quopri
from collections.abc import Callable
from html import escape
from random import Random

from bench import envelope
from bench.envelope import Draft

MSO = "font-size:11.0pt;font-family:&quot;Calibri&quot;,sans-serif"
MSO_LINE = "border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"


def write(draft: Draft, dice: Random) -> bytes:
    """The bytes of a mail: its head, then the body in the shape it names."""
    head, body = SHAPES[draft.shape](draft, dice)
    if draft.files:
        head, body = _mixed(draft, dice, head, body)
    lines = envelope.head(draft, dice)
    raw = b"".join(line + b"\r\n" for line in [*lines, *head]) + b"\r\n" + body.replace(b"\n", b"\r\n")
    return raw


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
    for paragraph in draft.whole.splitlines():
        rest = paragraph
        while len(rest) > 72 and " " in rest[:72] and not rest.startswith(">"):
            cut = rest[:72].rindex(" ") + 1
            lines.append(rest[:cut])
            rest = rest[cut:]
        lines.append(rest)
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
    meta = '<meta http-equiv="content-type" content="text/html; charset=utf-8">'
    html = f'<html><head>{meta}</head><body dir="auto">{text}{quote}</body></html>'
    return _alternative(draft, dice, html)


def outlook(draft: Draft, _dice: Random) -> Body:
    """HTML alone, with all that Outlook writes around three sentences."""
    lines = [escape(line) or "<o:p>&nbsp;</o:p>" for line in draft.text.splitlines()]
    blocks = "".join(f'<p class="MsoNormal"><span style="{MSO}">{line}</span></p>' for line in lines)
    quote = ""
    if draft.quote:
        name, address = draft.to[0]
        quote = (
            f'<div><div style="{MSO_LINE}"><p class="MsoNormal"><b>Von:</b> {escape(name)} &lt;{address}&gt;<br>'
            f"<b>Gesendet:</b> Montag, 5. Oktober 2026 09:12<br><b>An:</b> {escape(draft.sender[0])}<br>"
            f"<b>Betreff:</b> {escape(draft.subject)}</p></div></div>{_unquoted(draft.quote)}"
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
    inner = (
        f"From: somebody@elsewhere.example\nSubject: inner letter\nMessage-ID: <inner.{draft.message_id}>\n"
        "Content-Type: text/plain\n\nThe letter inside.\n"
    )
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
        word = envelope.header_word(name)
        line = f'Content-Type: {kind}; name="{word}"\nContent-Disposition: attachment; filename="{word}"'
        parts.append(f"{line}\nContent-Transfer-Encoding: base64\n\n".encode() + base64.encodebytes(content))
    return [f'Content-Type: multipart/mixed; boundary="{mark}"'.encode()], _joined(mark, parts)


def _joined(mark: str, parts: list[bytes]) -> bytes:
    line = b"--" + mark.encode()
    return b"".join(line + b"\n" + part + b"\n" for part in parts) + line + b"--\n"

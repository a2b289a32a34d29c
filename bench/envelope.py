"""What a mail says before it has a shape, and the head it gets."""

import base64
from dataclasses import dataclass, field
from datetime import datetime
from email.header import Header
from email.utils import format_datetime, formataddr
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


def header_word(text: str, charset: str = "utf-8") -> str:
    return text if text.isascii() else Header(text, charset, maxlinelen=70).encode(linesep="\r\n")


def head(draft: Draft, dice: Random) -> list[bytes]:
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

"""SMTP servers behind which a program answers every mail, politely by RFC 3834 or without any manners."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from email import message_from_bytes
from itertools import count

import pytest
from aiosmtpd.smtp import SMTP, Envelope, Session

from .smtp import SmtpServer, _running


@dataclass
class AnsweringServer(SmtpServer):
    """`replies` is what its program has written back; `manners` is how."""

    replies: list[bytes] = field(default_factory=list)
    # "good": with all headers; "rude": with none, as if by a person, from where it was written to; "elsewhere": the
    # same from another address of that firm; "tickets": from a fresh one each time.
    manners: str = "rude"
    _number: Iterator[int] = field(default_factory=lambda: count(1))

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        answer = await super().handle_DATA(server, session, envelope)
        self.replies += [self._reply(envelope, address) for address in envelope.rcpt_tos]
        return answer

    def _reply(self, envelope: Envelope, address: str) -> bytes:
        number, domain = next(self._number), address.rpartition("@")[2]
        assert isinstance(envelope.content, bytes)
        to = message_from_bytes(envelope.content)["Reply-To"] or envelope.mail_from
        sender = {"elsewhere": f"buero@{domain}", "tickets": f"ticket+{number}@{domain}"}.get(
            self.manners, address
        )
        head = [
            f"From: {sender}",
            f"To: {to}",
            f"Message-ID: <antwort{number}@{domain}>",
            f"Subject: Ihre Anfrage Nr. {number}",
            "Content-Type: text/plain; charset=utf-8",
        ]
        if self.manners == "good":
            ident = message_from_bytes(envelope.content)["Message-ID"]
            head += ["Auto-Submitted: auto-replied", f"In-Reply-To: {ident}", "Return-Path: <>"]
        text = f"Guten Tag, wann können Sie uns den Vorgang {number} bitte beantworten? Danke."
        return "\n".join([*head, "", text, ""]).encode()


@pytest.fixture
def answering_server() -> Iterator[AnsweringServer]:
    yield from _running(AnsweringServer())

"""A real name server on loopback that knows what it is told, over UDP."""

import socketserver
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field

import dns.flags
import dns.message
import dns.rcode
import dns.rrset
import pytest


@dataclass
class NameServer:
    """`texts` are the TXT records by name; `is_broken` answers SERVFAIL; `asked` is what it was asked."""

    texts: dict[str, list[str]] = field(default_factory=dict)
    is_broken: bool = False
    asked: list[str] = field(default_factory=list)
    port: int = 0

    @property
    def place(self) -> str:
        return f"127.0.0.1:{self.port}"

    def answer(self, wire: bytes) -> bytes:
        query = dns.message.from_wire(wire)
        name = query.question[0].name.to_text(omit_final_dot=True).lower()
        self.asked.append(name)
        response = dns.message.make_response(query)
        response.flags |= dns.flags.RA
        if self.is_broken:
            response.set_rcode(dns.rcode.SERVFAIL)
        elif texts := self.texts.get(name):
            rows = [" ".join(f'"{text[i : i + 255]}"' for i in range(0, len(text), 255)) for text in texts]
            response.answer.append(dns.rrset.from_text_list(f"{name}.", 60, "IN", "TXT", rows))
        elif not any(known.endswith(f".{name}") for known in self.texts):
            response.set_rcode(dns.rcode.NXDOMAIN)
        return response.to_wire()


@pytest.fixture
def name_server() -> Iterator[NameServer]:
    known = NameServer()

    class Handler(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            wire, sock = self.request
            sock.sendto(known.answer(wire), self.client_address)

    with socketserver.UDPServer(("127.0.0.1", 0), Handler) as server:
        known.port = server.server_address[1]
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield known
        server.shutdown()

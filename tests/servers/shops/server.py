"""What the small shops have in common: each can be told to fail, to wait, to break off, and to have a wrong clock."""

import json
import threading
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar
from urllib.parse import parse_qs, urlsplit

Row = dict[str, Any]


@dataclass
class Reply:
    content: Any
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    # Of the body; the rest never comes.
    share: float = 1.0


@dataclass
class Asked:
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: Any = None


class ShopServer:
    """What all have in common. `faults` are given one after another instead of the true answers."""

    kind: ClassVar[str]

    def __init__(self) -> None:
        self.faults: list[Reply] = []
        # So many true answers come before the faults.
        self.faults_after = 0
        self.asked: list[Asked] = []
        # How far this shop's clock is ahead of the true time.
        self.ahead = timedelta(0)
        self.orders: list[Row] = []
        self.products: list[Row] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}"

    @property
    def now(self) -> datetime:
        """By the clock of this shop, in whole seconds."""
        return (datetime.now(UTC) + self.ahead).replace(microsecond=0)

    def answer(self, asked: Asked) -> Reply:
        raise NotImplementedError

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def _reply(self, asked: Asked) -> Reply:
        self.asked.append(asked)
        if self.faults and self.faults_after <= 0:
            return self.faults.pop(0)
        self.faults_after -= 1
        return self.answer(asked)

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        shop = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self._answer(None)

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
                is_json = self.headers.get("Content-Type", "").startswith("application/json")
                self._answer(json.loads(body) if is_json else {k: v[0] for k, v in parse_qs(body).items()})

            def _answer(self, body: Any) -> None:
                parts = urlsplit(self.path)
                query = {name: values[0] for name, values in parse_qs(parts.query).items()}
                reply = shop._reply(Asked(parts.path, query, dict(self.headers), body))
                raw = (
                    reply.content if isinstance(reply.content, bytes) else json.dumps(reply.content).encode()
                )
                self.send_response_only(reply.status)
                told = {"Date": format_datetime(shop.now, usegmt=True), "Content-Length": str(len(raw))}
                for name, value in (told | {"Content-Type": "application/json"} | reply.headers).items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(raw[: int(len(raw) * reply.share)])
                self.close_connection = True

            def log_message(self, *_: object) -> None:
                """Tests are quiet."""

        return Handler

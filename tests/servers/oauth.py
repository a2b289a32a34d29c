"""A small real OAuth server: asks for consent, gives codes that are good once, and checks PKCE (RFC 6749, 7636)."""

import base64
import hashlib
import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest

_number = count(1)


@dataclass
class ConsentServer:
    """`answer` is what the person at the provider does: "agree", or the error that comes back instead."""

    port: int = 0
    answer: str = "agree"
    description: str = ""
    client_id: str = "desk"
    client_secret: str = "geheim-4711"
    redirects: set[str] = field(default_factory=set)
    gives_refresh_token: bool = True
    # What it gives as an access token; a mail server that believes it may stand beside.
    new_token: Callable[[], str] = lambda: f"zugang-{next(_number)}"
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    refresh_tokens: set[str] = field(default_factory=set)
    # Every question that was asked at the token address.
    asked: list[dict[str, str]] = field(default_factory=list)

    @property
    def consent_url(self) -> str:
        return f"http://127.0.0.1:{self.port}/authorize"

    @property
    def token_url(self) -> str:
        return f"http://127.0.0.1:{self.port}/token"

    def authorize(self, wish: dict[str, str]) -> tuple[int, str]:
        """Where the browser is sent next, or what a page of the provider says."""
        if wish.get("redirect_uri") not in self.redirects:
            return 400, "redirect_uri_mismatch"
        if wish.get("client_id") != self.client_id or wish.get("response_type") != "code":
            return 400, "invalid_request"
        state = {"state": wish.get("state", "")}
        if self.answer != "agree":
            said = {"error": self.answer, "error_description": self.description}
            return 302, f"{wish['redirect_uri']}?{urlencode(said | state)}"
        code = f"code-{next(_number)}"
        self.codes[code] = wish
        return 302, f"{wish['redirect_uri']}?{urlencode({'code': code} | state)}"

    def token(self, form: dict[str, str]) -> tuple[int, dict[str, object]]:
        self.asked.append(form)
        if (form.get("client_id"), form.get("client_secret")) != (self.client_id, self.client_secret):
            return 401, {"error": "invalid_client", "error_description": f"no {form.get('client_secret')}"}
        if form["grant_type"] == "refresh_token":
            known = form.get("refresh_token") in self.refresh_tokens
            return (200, self._tokens()) if known else (400, {"error": "invalid_grant"})
        wish = self.codes.pop(form.get("code", ""), None)
        if wish is None:
            return 400, {"error": "invalid_grant", "error_description": "the code was used or has expired"}
        if wish["redirect_uri"] != form.get("redirect_uri"):
            return 400, {"error": "redirect_uri_mismatch"}
        hashed = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        if base64.urlsafe_b64encode(hashed).rstrip(b"=").decode() != wish["code_challenge"]:
            return 400, {"error": "invalid_grant", "error_description": "PKCE verification failed"}
        return 200, self._tokens()

    def _tokens(self) -> dict[str, object]:
        tokens: dict[str, object] = {"access_token": self.new_token(), "expires_in": 3600}
        if self.gives_refresh_token:
            refresh = f"dauer-{next(_number)}"
            self.refresh_tokens.add(refresh)
            tokens["refresh_token"] = refresh
        return tokens


@pytest.fixture
def consent_server(settings: object) -> Iterator[ConsentServer]:
    """On this machine, over plain HTTP, which the owner has allowed by name."""
    settings.ALLOWED_PRIVATE_HOSTS = ["127.0.0.1", "localhost"]  # type: ignore[attr-defined]  # takes any name
    told = ConsentServer()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(told))
    told.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield told
    finally:
        server.shutdown()
        server.server_close()


def _handler(told: ConsentServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, where = told.authorize(_single(urlsplit(self.path).query))
            self.send_response(status)
            if status == 302:
                self.send_header("Location", where)
            self.end_headers()
            if status != 302:
                self.wfile.write(where.encode())

        def do_POST(self) -> None:
            length = int(self.headers.get("Content-Length", 0))
            status, content = told.token(_single(self.rfile.read(length).decode()))
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(json.dumps(content).encode())

        def log_message(self, *_arguments: object) -> None:
            """Tests are silent."""

    return Handler


def _single(text: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(text).items()}

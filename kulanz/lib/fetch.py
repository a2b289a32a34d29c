"""The one HTTP client: it goes to no private address, follows few redirects, and stops in time and in size."""

import json
import ssl
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from urllib.parse import urljoin, urlsplit

import httpcore
import httpx
from django.utils.translation import override

from . import tls
from .hosts import resolve_allowed
from .refusal import Refusal

SECONDS = 20.0
LARGEST = 5_000_000
REDIRECTS = 4
_MOVED = {301, 302, 303, 307, 308}
_AGENT = "Kulanz"


class FetchFailed(Exception):
    """The address was refused or did not answer as it should; the text holds no secrets.

    `code` is one of private, not_found, unreachable, timed_out, broken (half an answer, or none that can be read)
    and odd (the rest).
    """

    def __init__(self, text: str, code: str = "odd") -> None:
        super().__init__(text)
        self.code = code


@dataclass(frozen=True, slots=True)
class Answer:
    url: str
    status: int
    content: bytes = field(repr=False)
    headers: Mapping[str, str] = field(repr=False)

    @property
    def is_success(self) -> bool:
        return 200 <= self.status < 300

    def json(self) -> Any:
        try:
            return json.loads(self.content)
        except (ValueError, RecursionError):  # the latter where it is nested without an end
            raise FetchFailed("the answer is not JSON", "broken") from None


def get(
    url: str,
    *,
    headers: Mapping[str, str] | None = None,
    seconds: float = SECONDS,
    largest: int = LARGEST,
    redirects: int = REDIRECTS,
) -> Answer:
    """Follows redirects, each checked like the first, never from https down to http; with none, they are the answer."""
    deadline = time.monotonic() + seconds
    for _ in range(redirects + 1):
        answer = _ask("GET", url, headers, None, deadline, largest)
        target = answer.headers.get("location", "")
        if answer.status not in _MOVED or not target or not redirects:
            return answer
        url = _next(url, target)
        headers = None  # what was meant for the first host is not for the next
    raise FetchFailed("too many redirects")


def post(
    url: str,
    *,
    form: Mapping[str, str] | None = None,
    json_body: Any = None,
    content: bytes = b"",
    headers: Mapping[str, str] | None = None,
    seconds: float = SECONDS,
    largest: int = LARGEST,
) -> Answer:
    """One request; a redirect is not followed, for what was posted is meant for that host alone."""
    body = {"data": form} if form is not None else {"content": content}
    if json_body is not None:
        body = {"json": json_body}
    return _ask("POST", url, headers, body, time.monotonic() + seconds, largest)


def _ask(
    method: str,
    url: str,
    headers: Mapping[str, str] | None,
    body: Mapping[str, Any] | None,
    deadline: float,
    largest: int,
) -> Answer:
    _check(url)
    sent = {"User-Agent": _AGENT, "Accept-Encoding": "identity"} | dict(headers or {})
    try:
        with (
            httpx.Client(transport=_Transport(deadline), trust_env=False, timeout=_left(deadline)) as client,
            client.stream(method, url, headers=sent, **(body or {})) as response,
        ):
            content = _limited(response, largest)
            return Answer(url, response.status_code, content, dict(response.headers))
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise FetchFailed(str(error) or type(error).__name__, _code(error)) from None


def _code(error: Exception) -> str:
    if isinstance(error.__cause__, _NotAllowed):
        return error.__cause__.code
    for kind, code in _CODES:
        if isinstance(error, kind):
            return code
    return "odd"


def _check(url: str) -> None:
    try:
        parts = urlsplit(url)
        wellformed = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        wellformed = False
    if not wellformed or parts.username is not None:
        raise FetchFailed("not an http address")


def _next(url: str, target: str) -> str:
    following = urljoin(url, target)
    if url.lower().startswith("https:") and not following.lower().startswith("https:"):
        raise FetchFailed("redirected from https to something else")
    return following


def _limited(response: httpx.Response, largest: int) -> bytes:
    # We asked for plain bytes; a packed answer could unpack to anything.
    if response.headers.get("content-encoding", "identity") != "identity":
        raise FetchFailed("the answer came packed", "broken")
    content = bytearray()
    for piece in response.iter_raw():
        content += piece
        if len(content) > largest:
            raise FetchFailed(f"the answer is larger than {largest} bytes", "broken")
    return bytes(content)


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise httpcore.ReadTimeout("took too long")
    return left


class _NotAllowed(httpcore.ConnectError):
    def __init__(self, text: str, code: str) -> None:
        super().__init__(text)
        self.code = code


# In this order: the narrower before the wider.
_CODES: tuple[tuple[type[Exception], str], ...] = (
    (httpx.TimeoutException, "timed_out"),
    (httpx.ProtocolError, "broken"),
    (httpx.ReadError, "broken"),
    (httpx.TransportError, "unreachable"),
)


class _Transport(httpx.HTTPTransport):
    def __init__(self, deadline: float) -> None:
        super().__init__(verify=False)  # its pool is replaced by one that verifies
        self._pool.close()
        self._pool = httpcore.ConnectionPool(ssl_context=_trusting(), network_backend=_Network(deadline))


def _trusting() -> ssl.SSLContext:
    return _context(ssl.get_default_verify_paths())


@cache
def _context(_certificates: ssl.DefaultVerifyPaths) -> ssl.SSLContext:
    """Ours alone, for HTTP writes into it; made once, for that takes a twentieth of a second."""
    return tls.context()


class _Network(httpcore.NetworkBackend):
    """Looks a name up once, checks every address, and connects to one of just those."""

    def __init__(self, deadline: float) -> None:
        self._deadline = deadline
        self._sockets = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        try:
            with override("en"):  # it may be kept, and be read by people of any language
                addresses = resolve_allowed(host)
        except Refusal as refusal:
            is_unknown = isinstance(refusal.__cause__, OSError | UnicodeError)
            raise _NotAllowed(str(refusal), "not_found" if is_unknown else "private") from None
        for address in addresses[:-1]:
            try:
                return self._connected(address, port)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
        return self._connected(addresses[-1], port)

    def _connected(self, address: str, port: int) -> httpcore.NetworkStream:
        return _Stream(
            self._sockets.connect_tcp(address, port, timeout=_left(self._deadline)), self._deadline
        )


class _Stream(httpcore.NetworkStream):
    """A stream whose every step must end before the one deadline, so that nobody keeps us by dripping."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: float) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, _left(self._deadline))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, _left(self._deadline))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        secured = self._stream.start_tls(ssl_context, server_hostname, _left(self._deadline))
        return _Stream(secured, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)

"""The guarded HTTP client, against a server on this machine."""

import socket
import ssl
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils import translation
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from kulanz.lib import fetch


@pytest.fixture(autouse=True)
def this_machine_is_allowed(settings: object) -> None:
    settings.ALLOWED_PRIVATE_HOSTS = ["localhost"]  # type: ignore[attr-defined]  # takes any name


def test_it_fetches(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/a").respond_with_json({"gruss": "Grüß Gott"})

    answer = fetch.get(httpserver.url_for("/a"))

    assert answer.is_success and answer.json() == {"gruss": "Grüß Gott"}


def test_it_posts_a_form_and_json(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/form", method="POST", data="a=1&b=%C3%BC").respond_with_data("gut")
    httpserver.expect_request("/json", method="POST", json={"a": 1}).respond_with_data("auch gut")

    assert fetch.post(httpserver.url_for("/form"), form={"a": "1", "b": "ü"}).content == b"gut"
    assert fetch.post(httpserver.url_for("/json"), json_body={"a": 1}).content == b"auch gut"


def test_an_error_of_the_server_is_an_answer_too(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/a").respond_with_data("nein", status=403)

    answer = fetch.get(httpserver.url_for("/a"))
    assert (answer.status, answer.is_success, answer.content) == (403, False, b"nein")


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://shop.example/",
        "gopher://127.0.0.1:25/_HELO",
        "//shop.example/",
        "http://",
        "http:///pfad",
        "http://user:wort@localhost/",
        "http://[::1",
        "http://localhost:99999/",
        "",
    ],
)
def test_other_than_web_addresses_are_refused(url: str) -> None:
    with pytest.raises(fetch.FetchFailed):
        fetch.get(url)


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "10.0.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "2130706433",
        "0",
    ],
)
def test_private_addresses_are_refused_however_they_are_written(host: str) -> None:
    with pytest.raises(fetch.FetchFailed) as caught:
        fetch.get(f"http://{host}:80/", seconds=3)
    assert "KULANZ_PRIVATE_HOSTS" in str(caught.value)


def test_what_went_wrong_is_kept_in_one_language_whoever_asks() -> None:
    with translation.override("de"), pytest.raises(fetch.FetchFailed, match="private network"):
        fetch.get("http://127.0.0.1:1/")


def test_a_redirect_to_a_private_address_is_refused(httpserver: HTTPServer) -> None:
    target = httpserver.url_for("/geheim").replace("localhost", "127.0.0.1")
    httpserver.expect_request("/a").respond_with_data("", status=302, headers={"Location": target})
    httpserver.expect_request("/geheim").respond_with_data("geheim")

    with pytest.raises(fetch.FetchFailed, match="KULANZ_PRIVATE_HOSTS"):
        fetch.get(httpserver.url_for("/a"))
    assert [request.path for request, _ in httpserver.log] == ["/a"]


def test_redirects_are_followed_but_not_for_ever_and_headers_stay_behind(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/a", headers={"X-Wort": "x"}).respond_with_data(
        "", status=302, headers={"Location": "/b"}
    )
    httpserver.expect_request("/b").respond_with_handler(lambda r: Response(r.headers.get("X-Wort", "ohne")))
    httpserver.expect_request("/kreis").respond_with_data("", status=302, headers={"Location": "/kreis"})

    answer = fetch.get(httpserver.url_for("/a"), headers={"X-Wort": "x"})
    assert answer.content == b"ohne" and answer.url.endswith("/b")
    with pytest.raises(fetch.FetchFailed, match="redirects"):
        fetch.get(httpserver.url_for("/kreis"))


def test_what_is_posted_does_not_follow_a_redirect(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/a").respond_with_data("", status=307, headers={"Location": "/b"})

    assert fetch.post(httpserver.url_for("/a"), form={"wort": "geheim"}).status == 307
    assert len(httpserver.log) == 1


def test_the_checked_address_is_the_one_connected_to(
    httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name server that answers differently the second time is never asked a second time."""
    httpserver.expect_request("/a").respond_with_data("da")
    asked: list[str] = []

    def resolve(host: str) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"]

    monkeypatch.setattr(fetch, "resolve_allowed", resolve)
    url = httpserver.url_for("/a").replace("localhost", "gibt-es-nicht.invalid")

    assert fetch.get(url).content == b"da"
    assert asked == ["gibt-es-nicht.invalid"]
    assert httpserver.log[0][0].host.startswith("gibt-es-nicht.invalid")


def test_a_large_answer_is_cut_off(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/a").respond_with_data(b"x" * 50_000)

    with pytest.raises(fetch.FetchFailed, match="larger"):
        fetch.get(httpserver.url_for("/a"), largest=10_000)


def test_a_packed_answer_is_refused(httpserver: HTTPServer) -> None:
    def packed(request: Request) -> Response:
        assert request.headers["Accept-Encoding"] == "identity"
        return Response(b"\x1f\x8b...", headers={"Content-Encoding": "gzip"})

    httpserver.expect_request("/a").respond_with_handler(packed)

    with pytest.raises(fetch.FetchFailed, match="packed"):
        fetch.get(httpserver.url_for("/a"))


@pytest.mark.parametrize("beginning", [b"", b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n"])
def test_a_server_that_drips_does_not_keep_us(
    dripping: list[bytes], beginning: bytes, drip_port: int
) -> None:
    dripping.append(beginning)
    started = time.monotonic()

    with pytest.raises(fetch.FetchFailed):
        fetch.get(f"http://localhost:{drip_port}/", seconds=0.7)
    assert time.monotonic() - started < 2


def test_a_certificate_that_nobody_vouches_for_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    certificate = self_signed(tmp_path)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    server = HTTPServer(ssl_context=context)
    server.expect_request("/a").respond_with_data("da")
    with server:
        with pytest.raises(fetch.FetchFailed, match="certificate"):
            fetch.get(server.url_for("/a"))
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        assert fetch.get(server.url_for("/a")).content == b"da"


def test_an_answer_that_is_not_json_is_named(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/a").respond_with_data("<html>")

    with pytest.raises(fetch.FetchFailed, match="JSON"):
        fetch.get(httpserver.url_for("/a")).json()


@pytest.fixture
def dripping() -> list[bytes]:
    return []


@pytest.fixture
def drip_port(dripping: list[bytes]) -> Iterator[int]:
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        client, _ = listener.accept()
        with client:
            try:
                client.sendall(b"".join(dripping))
                for _ in range(100):
                    client.sendall(b"x")
                    time.sleep(0.1)
            except OSError:
                return  # the client has gone, as it should

    threading.Thread(target=serve, daemon=True).start()
    yield listener.getsockname()[1]
    listener.close()


def self_signed(folder: Path) -> Path:
    from datetime import UTC, datetime, timedelta

    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path = folder / "server.pem"
    path.write_bytes(private + certificate.public_bytes(serialization.Encoding.PEM))
    return path
